"""Checks: figures of one document that should agree."""
