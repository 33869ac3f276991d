"""The contract of the tables: rules that every dataset keeps, held by `factminer validate` and at the end of a build.

A rule is an SQL query that selects the rows that break it: none is a rule kept. What the schema says makes most of the
rules (`described`), what columns and tables owe each other is written down (`written`, `written_across`), and what is
no matter of SQL is read in Python: the files (`files`) and the quotes (`quotes`).
"""

from factminer.dataset.contract.check import RULES, Report, check_contract, check_rows
from factminer.dataset.contract.rule import Breach, ContractError, Rule

__all__ = ["RULES", "Breach", "ContractError", "Report", "Rule", "check_contract", "check_rows"]
