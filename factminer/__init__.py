"""Reads Chinese government and newspaper text and turns every figure into a typed, sourced record."""
