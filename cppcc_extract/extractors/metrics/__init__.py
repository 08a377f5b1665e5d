"""Metrics: figures with what they count, and their tables, labels, topics and wholes."""
