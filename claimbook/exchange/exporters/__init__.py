"""Formats that are written: one module a format. `claimbook.exchange.EXPORTERS` lists them."""
