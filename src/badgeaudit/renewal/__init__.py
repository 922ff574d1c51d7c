"""What became of it: two audits held side by side, and judgements carried on to a new one."""
