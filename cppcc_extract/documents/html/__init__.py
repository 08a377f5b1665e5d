"""HTML pages: the lines of the article, and what the page states about it."""
