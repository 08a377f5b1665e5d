"""Decisions that need the whole document: whose, and when."""
