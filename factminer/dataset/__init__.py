"""Mined documents to Parquet tables: schema, writer, reader, queries."""
