"""Settings: what an issuer writes once instead of options; never what a standard asks."""
