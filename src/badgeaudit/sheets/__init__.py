"""Sheets: the questions an assessor answers, what is shown for each, and the answers given."""
