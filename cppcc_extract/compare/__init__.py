"""Articles held against each other: statements of one indicator, panels of them, and whether they agree."""
