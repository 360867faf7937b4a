"""Corpora -> examples -> weights -> ONNX. Needs the `train` extra and the shared corpora; never imported by the product."""
