"""Runs the test cases of other projects, kept as data, against the quantity stage.

A peer's case is first said in the terms of this project's guidelines (`expectation`), or excluded with the reason why
the two disagree (`exclusion`); then it is compared with what is read (`reading`). No rule knows a case or its id.
"""
