"""Document -> Claims. An engine is chosen by name from `claimbook.extract.engines.ENGINES`."""
