"""Workshops: practice dossiers with planted flaws, their key, grading, certificates."""
