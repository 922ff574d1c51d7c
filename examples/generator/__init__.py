"""What make_examples.py is built from: keys, badges, credentials, baking, papers, pictures."""
