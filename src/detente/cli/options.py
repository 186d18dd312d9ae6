"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Articles = Annotated[
    list[str],
    typer.Argument(
        metavar="ARTICLE",
        help="Files (plain text, JSON, JSON Lines, CSV, TSV, Parquet, HTML, any of them gzipped), directories,"
        " globs, or - for standard input.",
        show_default=False,
    ),
]
Model = Annotated[
    str,
    typer.Option("--model", metavar="NAME", help="An installed spaCy pipeline for English, or its folder."),
]
Codebook = Annotated[
    Path | None,
    typer.Option(
        "--codebook",
        metavar="DIR",
        help="A folder with a codebook of your own; its entries add to ours.",
        show_default=False,
    ),
]
CodebookOnly = Annotated[
    bool,
    typer.Option(
        "--codebook-only",
        help="No second opinion: only events of which the codebook has words. (So it always is with --codebook.)",
    ),
]
Actors = Annotated[
    Path | None,
    typer.Option(
        "--actors",
        metavar="FILE",
        help="Actors of your own (.csv, .tsv, .yaml, or a PETRARCH .actors.txt); they win over ours.",
        show_default=False,
    ),
]
MaxChars = Annotated[
    int,
    typer.Option("--max-chars", metavar="N", min=1, help="Skip articles of more characters than this."),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        help="Code in so many processes, of some 500 MB each.",
        show_default="a core each, where there is enough to do",
    ),
]
