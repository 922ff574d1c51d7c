"""The one guarded way to the network, and recordings that stand in for it."""
