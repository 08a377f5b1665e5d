"""Articles and their records as one page for a browser, with everything it needs inside."""
