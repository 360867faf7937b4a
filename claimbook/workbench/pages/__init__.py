"""The pages, a module a kind. Each function answers one address."""

from fastapi import APIRouter

from claimbook.workbench.pages import (
    add,
    claims,
    comparing,
    groups,
    home,
    incidents,
    login,
    network,
    printing,
    reports,
    reviewing,
    searching,
)

__all__ = ["pages"]


def pages() -> tuple[APIRouter, ...]:
    """All of them."""
    modules = (home, add, reports, claims, incidents, groups, network, reviewing, searching, comparing, printing, login)
    return tuple(one.router for one in modules)
