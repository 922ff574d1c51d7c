"""The dossier an issuer hands in: its files, its application, the text of its evidence."""
