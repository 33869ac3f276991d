"""The commands of the command line, one a file; imports that take long stand inside the functions."""
