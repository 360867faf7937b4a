"""The local engine: one small encoder, fine-tuned by us, run by onnxruntime."""

from claimbook.extract.local.engine import LocalEngine, load

__all__ = ["LocalEngine", "load"]
