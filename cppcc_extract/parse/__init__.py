"""The parse of a sentence: words, clauses and what is counted in them."""
