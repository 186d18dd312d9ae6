"""The choice of a CAMEO code, and the way back to PLOVER."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from detente.data import DataError
from detente.events import load_ontology
from detente.export import load_cameo, quad_name
from detente.export.cameo import DATA, Choice

CAMEO = load_cameo()
ROWS = [choice for choices in CAMEO.choices.values() for choice in choices]


def an_event(row: Choice) -> tuple[str, str | None, list[str], list[str], str]:
    """The plainest event that a row is made for."""
    mode, contexts, engagements = min(row.modes, default=None), sorted(row.contexts)[:1], sorted(row.engagements)[:1]
    status = "happened" if "happened" in row.statuses else min(row.statuses)
    return row.type, mode, contexts, engagements, status


@pytest.mark.parametrize("status", ["happened", "ongoing"])
def test_whatever_happened_has_a_code(status: str) -> None:
    ontology = load_ontology()
    for entry in ontology.types.values():
        for mode, context in itertools.product([None, *entry.modes], [None, *ontology.contexts]):
            assert CAMEO.choose(entry.name, mode, [context] if context else [], status=status), (entry.name, mode)


def test_what_is_only_possible_or_denied_has_none() -> None:
    for status in ("possible", "hypothetical", "requested", "cancelled", "negated"):
        assert not any(CAMEO.choose(name, status=status) for name in load_ontology().types)
    assert CAMEO.choose("NO_SUCH_TYPE") is None


def test_every_row_can_be_reached() -> None:
    """No row stands behind one that takes all its events."""
    for row in ROWS:
        first = next(choice for choice in CAMEO.choices[row.type] if choice.fits(*an_event(row)[1:]))
        assert first is row, f"line {row.line} is behind line {first.line}"


def test_every_code_leads_back_to_its_type_and_mode_or_the_table_says_why_not() -> None:
    mapping = (DATA / "cameo_to_plover.tsv").read_text(encoding="utf-8").splitlines()
    for row in ROWS:
        back = {tuple(line.split("\t")[1:3]) for line in mapping if line.split("\t")[0] == row.code}
        if "refused" in row.statuses:
            assert {type_ for type_, _ in back} == {"REJECT"}, f"line {row.line}"
            continue
        same = any(type_ == row.type and (not row.modes or mode in row.modes) for type_, mode in back)
        assert same or row.note, f"line {row.line}: {row.code} leads back to {back}: say why in the note"


@pytest.mark.parametrize(
    ("type_", "mode", "contexts", "engagements", "status", "code"),
    [
        ("CONSULT", "visit", [], [], "happened", "042"),
        ("CONSULT", None, ["economic"], ["talks"], "happened", "046"),
        ("CONSULT", None, [], [], "refused", "125"),
        ("AGREE", None, ["economic"], ["visit"], "planned", "036"),
        ("AGREE", None, ["legal", "economic"], [], "intended", "0313"),
        ("SANCTION", None, ["economic", "diplomatic"], [], "happened", "163"),
        ("SANCTION", "expel", ["diplomatic"], [], "happened", "166"),
        ("ASSAULT", "drone", ["military"], [], "ongoing", "195"),
        ("PROTEST", "demo", ["election"], [], "happened", "1411"),
        ("AID", None, ["disasters"], [], "happened", "073"),
    ],
)
def test_type_mode_status_context_and_contact_make_the_code(
    type_: str, mode: str | None, contexts: list[str], engagements: list[str], status: str, code: str
) -> None:
    chosen = CAMEO.choose(type_, mode, contexts, engagements, status)
    assert chosen and chosen.code == code


def test_codes_have_goldsteins_values_and_gdelts_classes() -> None:
    assert all(-10 <= code.goldstein <= 10 for code in CAMEO.codes.values())
    visit, ceasefire, riot = CAMEO.codes["042"], CAMEO.codes["0871"], CAMEO.codes["1451"]
    assert (visit.goldstein, ceasefire.goldstein, riot.goldstein) == (1.9, 9.0, -7.5)
    assert (riot.root, riot.base, riot.quad) == ("14", "145", 4)
    assert [CAMEO.codes[code].quad for code in ("01", "05", "06", "08", "09", "13", "14", "20")] == [
        1,
        1,
        2,
        2,
        3,
        3,
        4,
        4,
    ]


def test_quads_agree_with_plover_but_for_what_is_documented() -> None:
    """CAMEO's yielding (08) is material throughout; PLOVER's CONCEDE is verbal."""
    quads = {name: entry.quad for name, entry in load_ontology().types.items()}
    differ = {
        row.type
        for row in ROWS
        if "refused" not in row.statuses and quad_name(CAMEO.codes[row.code].quad) != quads[row.type]
    }
    assert differ == {"CONCEDE", "SANCTION"}  # a conviction (116) is disapproval in CAMEO


def test_an_unknown_code_is_what_the_code_above_it_is() -> None:
    plover = CAMEO.in_plover("0429")
    assert plover is not None and (plover.type, plover.mode) == ("CONSULT", "visit")
    assert CAMEO.in_plover("010") is None


def test_mistakes_in_the_table_are_named(tmp_path: Path) -> None:
    for name in ("cameo_codes.tsv", "cameo_to_plover.tsv"):
        (tmp_path / name).write_text((DATA / name).read_text(encoding="utf-8"), encoding="utf-8")
    head = "type\tmode\tcontexts\tengagement\tstatus\tcode\tnote\n"
    for row, told in (
        ("CONSULT\tvisitt\t*\t*\t*\t042\t", "no mode 'visitt'"),
        ("CONSULT\t*\tweather\t*\t*\t042\t", "no contexts 'weather'"),
        ("CONSULT\t*\t*\tparty\t*\t042\t", "no engagement 'party'"),
        ("CONSULT\t*\t*\t*\tdone\t042\t", "no status 'done'"),
        ("CONSULT\t*\t*\t*\t*\t0999\t", "no CAMEO code '0999'"),
    ):
        (tmp_path / "cameo_choice.tsv").write_text(head + row + "\n", encoding="utf-8")
        with pytest.raises(DataError, match=f"cameo_choice.tsv:2: {told}"):
            load_cameo(tmp_path)
