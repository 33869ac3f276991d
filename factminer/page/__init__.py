"""Document to articles: repairs, blocks, headlines, bylines, datelines."""
