"""Commands that hold the project against the outside: other projects' test cases, and hostile input."""
