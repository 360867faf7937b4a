"""Frozen values and the codebook. Imports nothing of ours but the error tree."""
