"""What needs the whole document: whose, and when."""
