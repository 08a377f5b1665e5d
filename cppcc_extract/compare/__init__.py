"""Comparing articles: statements of one indicator, panels of them, and whether they agree."""
