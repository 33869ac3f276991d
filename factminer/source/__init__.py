"""Files to documents: one module a format, and the decoding of bytes."""
