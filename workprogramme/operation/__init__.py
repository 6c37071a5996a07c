"""What an operator does from the shell: setting up, reading in, publishing, serving, examining."""
