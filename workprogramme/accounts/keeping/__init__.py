"""What is kept about whoever has an account: theirs to read and take away, and an administrator's to erase."""
