"""Where it is: names -> places of the gazetteer."""

from claimbook.resolve.places.cache import load_gazetteer
from claimbook.resolve.places.gazetteer import Gazetteer, Place
from claimbook.resolve.places.locate import locate_places

__all__ = ["Gazetteer", "Place", "load_gazetteer", "locate_places"]
