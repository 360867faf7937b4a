"""The local engine: one small encoder, fine-tuned by us, run by onnxruntime."""
