"""A committee's chain of deadlines: changed on a form, with a look at what that moves before it is saved."""
