"""Export: the events of a store in the formats of event data, so that scripts made for those run unchanged.

The door is :func:`export`. :func:`load_cameo` and the tables of countries serve the comparison with those sets, too.
"""

from detente.export.cameo import Cameo, Code, load_cameo, quad_name
from detente.export.codes import by_cameo, by_icews_name, columns, countries
from detente.export.exporting import FORMATS, HAPPENED, Exported, Format, export
from detente.export.writing import text_file, whole

__all__ = [
    "FORMATS",
    "HAPPENED",
    "Cameo",
    "Code",
    "Exported",
    "Format",
    "by_cameo",
    "by_icews_name",
    "columns",
    "countries",
    "export",
    "load_cameo",
    "quad_name",
    "text_file",
    "whole",
]
