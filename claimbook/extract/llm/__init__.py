"""The engines that ask a language model: `llm` shows it whole documents, `cascade` what looks likely."""

from claimbook.extract.llm.engine import LlmEngine, Options, load, load_cascade

__all__ = ["LlmEngine", "Options", "load", "load_cascade"]
