"""A committee's decision: read, and held against the procedure of the standard."""
