"""Writers: from articles to files and tables, one module per format."""
