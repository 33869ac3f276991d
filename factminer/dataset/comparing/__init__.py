"""Two datasets held against each other."""
