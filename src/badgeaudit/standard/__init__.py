"""A standard: its folder of YAML → Standard, or everything that is wrong with it."""
