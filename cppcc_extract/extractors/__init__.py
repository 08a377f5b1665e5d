"""The records: one extractor per kind, from mentions and context."""
