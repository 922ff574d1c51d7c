"""Badge files in and out of their wrapping: unbake, recognise, check the shape, normalise.

Reading loads no cryptography: tokens are decoded, never verified.
"""
