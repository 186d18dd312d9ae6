"""The mission in small: the article of a foreign minister who is ready to visit China."""

from pathlib import Path

import pytest

from detente.reading import read

SEED = Path(__file__).parent.parent.parent / "shared" / "seed" / "article.txt"
pytestmark = pytest.mark.skipif(not SEED.is_file(), reason=f"the seed article is not there: {SEED}")


@pytest.fixture(scope="module")
def document(coder):
    (article,) = read([SEED], on_problem=pytest.fail)
    (document,) = coder.pipe([article])
    return document


def found(document, type_, name=None):
    return [e for e in document.events if e.type == type_ and (name is None or name in [a.name for a in e.actors])]


def test_date_and_text(document):
    raw = SEED.read_text(encoding="utf-8")
    assert document.article.published.isoformat() == "2023-04-26"
    assert document.article.text == raw[raw.index("The foreign minister") :]


def test_no_visit_has_happened(document):
    assert not [e for e in document.events if e.mode == "visit" and e.status in {"happened", "ongoing"}]


def test_the_visit_is_agree_and_intended(document):
    visits = [e for e in found(document, "AGREE", "James Cleverly") if [r.country for r in e.recipients] == ["CHN"]]
    assert visits
    assert {e.status for e in visits} == {"intended"}
    assert all("future" in e.auxiliary for e in visits)


def test_the_build_up_is_mobilize_on_the_ministers_word(document):
    (build_up,) = found(document, "MOBILIZE")
    assert [a.country for a in build_up.actors] == ["CHN"]
    assert [link.speaker.name for link in build_up.attribution] == ["James Cleverly"]


def test_the_ministers_dismissals_are_reject(document):
    assert len(found(document, "REJECT", "James Cleverly")) >= 2


def test_the_rival_accuses_the_minister(document):
    (accusation,) = found(document, "ACCUSE", "Iain Duncan Smith")
    assert [a.name for a in accusation.recipients] == ["James Cleverly"]


def test_the_talks_of_two_years_before_are_historical(document):
    (talks,) = found(document, "CONSULT", "Alok Sharma")
    assert (talks.status, talks.date.text, talks.auxiliary) == ("happened", "in 2021", ["historical"])
    assert (talks.place.name, talks.place.country) == ("Tianjin", "CHN")


def test_the_conversation_that_was(document):
    names = {"James Cleverly", "Wang Yi", "Qin Gang"}
    (talk,) = [e for e in found(document, "CONSULT", "Wang Yi") if names <= {a.name for a in e.actors}]
    assert talk.status == "happened"


def test_who_speaks(document):
    speakers = {s.speaker.name for s in document.statements if s.speaker is not None}
    assert {"James Cleverly", "Rishi Sunak", "Iain Duncan Smith"} <= speakers


def test_offices_on_the_day(document):
    actors = [a for e in document.events for a in (*e.actors, *e.recipients)]
    actors += [s.speaker for s in document.statements if s.speaker is not None]
    sectors = {a.name: a.sectors for a in actors}
    assert "GOV" in sectors["James Cleverly"]
    assert "GOV" in sectors["Rishi Sunak"]
    assert "GOV" not in sectors["Iain Duncan Smith"]
