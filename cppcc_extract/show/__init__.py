"""What was read, as HTML for a notebook and as one line of text."""
