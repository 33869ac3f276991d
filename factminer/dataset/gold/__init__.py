"""The claims table held against claims that people wrote down: what `factminer evaluate` does."""
