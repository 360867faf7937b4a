"""Corpora -> examples -> weights -> ONNX. Needs the `train` extra and the shared corpora; the product never does."""
