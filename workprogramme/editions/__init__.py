"""The room of what is published: editions, and every public page that reads them."""
