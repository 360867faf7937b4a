"""The record as JSON under /api, described by /api/openapi.json: the same values as the Python API."""

from fastapi import APIRouter

from claimbook.workbench.api import book, drawings, record

__all__ = ["routers"]


def routers() -> tuple[APIRouter, ...]:
    """All of them."""
    return tuple(one.router for one in (record, book, drawings))
