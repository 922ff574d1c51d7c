"""The audit: read everything, run the checks, join them with people's answers, score."""
