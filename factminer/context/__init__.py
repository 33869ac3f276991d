"""What stands around a quantity in the clause and the article: period, place, indicator, status, change, speaker."""
