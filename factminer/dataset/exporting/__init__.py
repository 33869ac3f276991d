"""The tables in the forms of other programs."""
