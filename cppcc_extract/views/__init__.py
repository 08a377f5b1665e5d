"""Records made to be looked at."""
