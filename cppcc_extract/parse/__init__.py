"""What hangs together inside a sentence: words, clauses and what is counted in them."""
