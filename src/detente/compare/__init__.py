"""Comparison with the public event data sets. The doors are :func:`read_other` and :func:`compare`."""

from detente.compare.agreement import Agreement, Comparison, NothingInCommonError
from detente.compare.comparing import HAPPENED, MATCHES, PERIODS, compare
from detente.compare.files import OtherError
from detente.compare.others import FORMATS, Dyad, Format, Other, read_other

__all__ = [
    "FORMATS",
    "HAPPENED",
    "MATCHES",
    "PERIODS",
    "Agreement",
    "Comparison",
    "Dyad",
    "Format",
    "NothingInCommonError",
    "Other",
    "OtherError",
    "compare",
    "read_other",
]
