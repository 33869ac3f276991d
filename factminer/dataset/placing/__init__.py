"""Files and folders put in place in one step."""
