"""From what was given to clean simplified text in blocks and sentences, with the way back."""
