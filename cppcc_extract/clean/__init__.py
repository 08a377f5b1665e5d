"""From the given text to clean simplified text in blocks and sentences, aligned with the source."""
