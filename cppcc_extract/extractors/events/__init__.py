"""Events: bounded occurrences with a time of their own, or singled out by name."""
