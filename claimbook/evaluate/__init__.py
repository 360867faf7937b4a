"""How good predicted claims are: gold files, the figures of accuracy, calibration."""

from claimbook.evaluate.calibration import expected_calibration_error
from claimbook.evaluate.gold import GoldDocument, parse_gold, read_gold
from claimbook.evaluate.report import EXACT, SCORED, Figures, Part, Report, core_outcomes, figures

__all__ = [
    "EXACT",
    "SCORED",
    "Figures",
    "GoldDocument",
    "Part",
    "Report",
    "core_outcomes",
    "expected_calibration_error",
    "figures",
    "parse_gold",
    "read_gold",
]
