"""Formats that are read: one module a format. `claimbook.exchange.IMPORTERS` lists them."""
