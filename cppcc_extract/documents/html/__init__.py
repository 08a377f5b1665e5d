"""HTML pages: the lines of the article, and what the page says of it."""
