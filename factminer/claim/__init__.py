"""Quantity and context to claims: one sentence shape a file."""
