"""Comparison with the public event data sets. The doors are :func:`read_other` and :func:`compare`."""

from detente.compare.agreement import Agreement, Comparison, NothingInCommonError
from detente.compare.comparing import HAPPENED, MATCHES, PERIODS, compare, days_of
from detente.compare.files import OtherError
from detente.compare.others import FORMATS, Days, Dyad, Format, Other, read_other

__all__ = [
    "FORMATS",
    "HAPPENED",
    "MATCHES",
    "PERIODS",
    "Agreement",
    "Comparison",
    "Days",
    "Dyad",
    "Format",
    "NothingInCommonError",
    "Other",
    "OtherError",
    "compare",
    "days_of",
    "read_other",
]
