"""Checks: what does not add up within a document, or repeats."""
