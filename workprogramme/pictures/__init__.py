"""The room of the pictures: a year at a glance, what each lead officer has before them, and how dates slipped."""
