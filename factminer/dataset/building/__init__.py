"""Files to a folder of tables."""
