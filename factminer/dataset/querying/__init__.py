"""SQL over the tables."""
