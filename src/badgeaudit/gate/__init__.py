"""The gate: an audit and a policy → an exit code that CI can trust."""
