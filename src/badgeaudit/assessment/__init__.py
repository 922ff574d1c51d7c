"""Files of judgements: what assessors answer, criterion by criterion."""
