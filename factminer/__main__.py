"""`python -m factminer` is the command line."""

from factminer.cli import main

main(prog_name="factminer")
