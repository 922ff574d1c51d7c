"""Waivers as an issuer writes them down; what they do to an audit is in ``audit.waiving``."""
