"""Claims to checks: the arithmetic of the page, redone."""
