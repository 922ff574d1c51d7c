"""How far assessors agree: disagreements first, then the figures, then what is to be settled."""
