"""The extractors: one per kind of record, from mentions and context."""
