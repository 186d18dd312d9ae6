"""The documentation: its code runs, its links hold in the repository and on the site, its codebook is complete."""

from __future__ import annotations

import importlib.util
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from pkgutil import resolve_name
from types import ModuleType

import pytest
import yaml
from typer.testing import CliRunner, Result

import detente
from detente import Coder, Store
from detente.cli import app
from detente.events import load_codebook

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = ("tutorial.md", "own-codebook.md", "notebook.md", "python.md", "citing.md")
FENCE = re.compile(r'^( *)```(\w+)(?: title="([^"]+)")?\n(.*?)^\1```', re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def site() -> ModuleType:
    """The hooks of the site's build."""
    spec = importlib.util.spec_from_file_location("docs_site", ROOT / "scripts" / "docs_site.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def here(tmp_path: Path, coder: Coder, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty directory beside the repository's notebooks, with the loaded coder as ``detente.Coder``."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notebooks").symlink_to(ROOT / "notebooks")
    monkeypatch.setitem(vars(detente), "Coder", lambda **_: coder)
    return tmp_path


def command(line: str) -> Result:
    """A line of a block of shell commands; only our own command is known here."""
    program, *arguments = shlex.split(line, comments=True)
    assert program == "detente", line
    return CliRunner().invoke(app, arguments, prog_name="detente")


def run_page(page: str, before: Callable[[], None] = lambda: None) -> Iterator[tuple[str, str]]:
    """Run the blocks of a page in their order; gives each with what it wrote."""
    before()
    scope: dict[str, object] = {}
    for indent, language, title, block in FENCE.findall((DOCS / page).read_text(encoding="utf-8")):
        text = re.sub(rf"^{indent}", "", block, flags=re.MULTILINE)
        if title:
            Path(title).parent.mkdir(exist_ok=True)
            Path(title).write_text(text, encoding="utf-8")
        elif language == "sh":
            for line in text.splitlines():
                result = command(line)
                assert result.exit_code == 0, f"{page}: {line}\n{result.output}"
                yield line, result.output
        elif language == "python":
            exec(compile(text, page, "exec"), scope)
            yield text, ""
        else:
            assert language == "text", f"{page}: a block of {language} that nothing runs"


@pytest.mark.usefixtures("here")
def test_the_tutorial_goes_from_articles_to_a_panel(capsys: pytest.CaptureFixture[str]) -> None:
    told = dict(run_page("tutorial.md"))
    assert "SANCTION" in next(output for line, output in told.items() if "explain" in line)
    assert {"dyads.csv", "events.tab", "events.csv", "brief.html"} <= {path.name for path in Path().iterdir()}
    printed = capsys.readouterr().out
    header = re.findall(r"^country_a,.+$", (DOCS / "tutorial.md").read_text(encoding="utf-8"), re.MULTILINE)
    rows = Path("dyads.csv").read_text(encoding="utf-8").splitlines()
    assert header == rows[:1] and rows[0] in printed
    assert [row.split(",")[:3] for row in rows[1:]] == [["MAR", "NOR", f"2024-{month:02}"] for month in range(1, 7)]
    assert all(int(row.split(",")[4]) > 0 for row in rows[1:])
    with Store("news.duckdb", read_only=True) as store:
        statuses = {status for (status,) in store.sql("SELECT DISTINCT status FROM events").fetchall()}
    assert {"happened", "planned"} <= statuses


@pytest.mark.usefixtures("here")
def test_the_page_on_notebooks_runs(capsys: pytest.CaptureFixture[str]) -> None:
    list(run_page("notebook.md"))
    assert "SANCTION" in capsys.readouterr().out
    assert all(Path(name).read_text(encoding="utf-8").startswith("<svg") for name in ("course.svg", "types.svg"))


@pytest.mark.usefixtures("here")
def test_the_python_page_runs(capsys: pytest.CaptureFixture[str]) -> None:
    list(run_page("python.md"))
    assert "SANCTION happened" in capsys.readouterr().out


@pytest.mark.usefixtures("here")
def test_the_commands_on_citing_run(coder: Coder) -> None:
    def store() -> None:
        with Store("news.duckdb") as made:
            made.add([coder.code("Norway expelled two diplomats.")], versions=coder.versions)

    ((_, told),) = run_page("citing.md", store)
    assert '"codebook"' in told and '"model"' in told


@pytest.mark.usefixtures("here")
def test_the_entry_of_ones_own_is_right(coder: Coder) -> None:
    own, opinion = coder.events.codebook, coder.events.opinion
    try:
        told = dict(run_page("own-codebook.md"))
    finally:
        coder.events.use(own, opinion)
    assert "1 entries, 2 examples, 0 wrong entries, 0 examples fail" in told["detente codebook check mine"]


def test_the_python_page_names_what_is_there() -> None:
    page = (DOCS / "python.md").read_text(encoding="utf-8")
    named = re.findall(r"`(detente(?:\.\w+)+)", page)
    assert len(named) > 12
    for name in named:
        assert resolve_name(name), name


# --- links and pages --------------------------------------------------------------------------------------------------


def links(markdown: str) -> set[str]:
    """What a page links to and shows."""
    without_code = re.sub(r"```.*?```|`[^`\n]*`", "", markdown, flags=re.DOTALL)
    return {target for target in re.findall(r"\]\(([^)\s]+)\)", without_code) if "://" not in target}


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.md")), ids=lambda path: path.name)
def test_links_hold_in_the_repository(path: Path) -> None:
    for link in links(path.read_text(encoding="utf-8")):
        assert (path.parent / link.partition("#")[0]).exists(), link


def test_every_page_is_in_the_navigation() -> None:
    named = yaml.safe_dump(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"])
    assert [path.name for path in sorted(DOCS.glob("*.md")) if f": {path.name}\n" not in named] == []


def test_links_out_of_the_documentation_become_links_within_the_site(site: ModuleType) -> None:
    text = (
        "[speed](../benchmarks/README.md#copies), [record](record.md), [code](../src/x.py), [site](https://a.example)"
    )
    assert site.links(text, "docs/index.md") == (
        "[speed](benchmarks.md#copies), [record](record.md), code (`src/x.py`), [site](https://a.example)"
    )
    assert site.links("[quality](../../docs/quality.md)", "tests/gold/README.md") == "[quality](quality.md)"


def test_the_pages_of_the_codebook_hold_every_entry(site: ModuleType) -> None:
    pages = dict(site.codebook_pages())
    book = load_codebook()
    for entry in book.entries:
        page = pages[f"codebook/{(entry.type or 'operators').lower()}.md"]
        assert f"## {entry.id}\n" in page
        assert all(f"\n{pattern.source}\n" in page for pattern in entry.patterns)
        assert all(f"`{example.event}`" in page for example in entry.examples)
    assert all(f"[{name}]({name.lower()}.md)" in pages["codebook/index.md"] for name in book.ontology.types)
    assert f"| all | | | {len(book.entries):,} |" in pages["codebook/index.md"]


def test_the_citation_names_the_version() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cited["cff-version"], cited["version"], cited["license"]) == ("1.2.0", detente.__version__, "MIT")
    assert {"title", "authors", "message", "type"} <= set(cited)
