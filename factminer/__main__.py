"""`python -m factminer` is the command line."""

from factminer.cli import run

# A worker imports this file anew, under another name.
if __name__ == "__main__":
    run()
