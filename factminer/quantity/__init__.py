"""Text to numerals and quantities: number, unit, qualifier, and the verdict on each numeral."""
