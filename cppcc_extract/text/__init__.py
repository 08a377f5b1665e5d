"""Text that knows where it came from."""
