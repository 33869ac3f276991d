"""The tables as others read them: one dataset, whatever is built beside."""
