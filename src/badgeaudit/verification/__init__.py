"""Verifies credentials: proofs, claims, dates, status; every answer passed, failed or not known."""
