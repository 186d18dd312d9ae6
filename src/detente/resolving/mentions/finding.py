"""Finding the actors of one sentence: names, offices, bodies, groups, states, demonyms and pronouns.

The words decide first (lexicon, titles, capitals), the tree second, because the statistical parser and recogniser are
least to be trusted on long names with titles.
"""

from __future__ import annotations

import datetime

from detente.parsing import Sentence
from detente.resolving.coreference.bare import bare
from detente.resolving.coreference.epithets import ages, ranked
from detente.resolving.draft import Draft, distinct
from detente.resolving.grammar import left_edge
from detente.resolving.lexicon.index import Lexicon, fold
from detente.resolving.lexicon.matching import Matcher, NameHit, TitleHit
from detente.resolving.lexicon.settling import Settler
from detente.resolving.mentions.bodies import Bodies
from detente.resolving.mentions.modifiers import complete, quantified
from detente.resolving.mentions.names import Names
from detente.resolving.mentions.persons import Persons
from detente.resolving.mentions.speakers import speaking_bodies

_PERSONAL = frozenset(
    "he she they it we i you him her them us me himself herself themselves itself ourselves myself "
    "his hers theirs ours its their our my your mine yours".split()
)


class Finder:
    """Finds the drafts of one sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._matcher = Matcher(lexicon)
        self._settler = Settler(lexicon)
        self._persons = Persons(lexicon)
        self._bodies = Bodies(lexicon)
        self._names = Names(lexicon)
        self._twins = frozenset(words.split("|")[0] for words in lexicon.words["twin_states"])

    def find(
        self, sentence: Sentence, day: datetime.date | None, start: int = 0, regions: frozenset[str] = frozenset()
    ) -> list[Draft]:
        """The drafts of ``sentence``; tokens before ``start`` (a dateline) are left out.

        ``regions`` are names of states (folded) that mean a region in this article.
        """
        titles = [t for t in self._matcher.titles(sentence) if t.first >= start]
        names = [
            n for n in self._matcher.names(sentence, day) if n.first >= start and not self._end_of_earth(sentence, n)
        ]
        for hit in names:
            twin = self.lexicon.twins.get(fold(hit.entry.name)) if hit.entry.ambiguous else None
            if twin is not None:
                after = fold(sentence.words[hit.last + 1].rstrip(".")) if hit.last + 1 < len(sentence) else ""
                if fold(hit.entry.name) in regions or after in twin.titles:
                    hit.entries = [twin.region]
        names, titles = self._settler.settle(sentence, names, titles)
        taken: dict[int, object] = {}
        for hit in names:
            for i in range(hit.first, hit.last + 1):
                taken[i] = hit
        people = self._persons.runs(sentence, names, titles, taken, start)
        drafts: list[Draft] = []
        used_titles: set[int] = set()
        used_names: set[int] = set()
        for first, last, person_hit in people:
            draft = self._persons.draft(sentence, first, last, person_hit, names, titles, used_titles, start)
            drafts.append(draft)
            if person_hit is not None:
                used_names.add(id(person_hit))
        covered = {i for d in drafts if d.name for i in range(d.name[0], d.name[1] + 1)}
        for title in titles:
            if id(title) in used_titles or title.head in covered or self._before_name(sentence, title, covered):
                continue
            titled = self._bodies.draft(sentence, title, names, titles, start)
            if titled is not None:
                drafts.append(titled)
        covered |= {i for d in drafts if d.name for i in range(d.name[0], d.name[1] + 1)}
        for hit in names:
            if id(hit) in used_names or (hit.first in covered and hit.last in covered):
                continue
            named = self._names.draft(sentence, hit, names, start)
            if named is not None:
                drafts.append(named)
        covered |= {i for d in drafts if d.hit is not None for i in range(d.hit.first, d.hit.last + 1)}
        drafts.extend(self._names.recognised(sentence, covered, titles, start))
        covered |= {i for d in drafts for i in (*range(d.core[0], d.core[1] + 1), d.head)}
        drafts.extend(speaking_bodies(sentence, self.lexicon, covered, start))
        drafts.extend(self._twin_states(sentence, start))
        drafts.extend(_pronouns(sentence, start))
        drafts.extend(bare(sentence, start))
        drafts.extend(ages(sentence, start))
        drafts.extend(ranked(sentence, start))
        for draft in drafts:
            complete(self.lexicon, draft, names, titles)
        return distinct(quantified(drafts, self.lexicon.words["quantities"], start))

    def _before_name(self, sentence: Sentence, title: TitleHit, named: set[int]) -> bool:
        """Whether a word is the honorific of a name: "*Father* Miguel", "*Sheikh* Hamad"."""
        word = fold(sentence.words[title.last])
        capital = title.first == title.last and sentence.words[title.last][0].isupper()
        return capital and word in self.lexicon.honorifics and title.last + 1 in named

    def _twin_states(self, sentence: Sentence, start: int) -> list[Draft]:
        """ "The two Koreas"."""
        drafts: list[Draft] = []
        if self._twins.isdisjoint(sentence.lower):
            return drafts
        for i in range(start, len(sentence)):
            if sentence.lower[i] in self._twins and sentence.words[i][0].isupper():
                low = left_edge(sentence, i, i, start)
                drafts.append(Draft(sentence, low, i, i, "state", (i, i), definite=True, plural=True))
        return drafts

    def _end_of_earth(self, sentence: Sentence, hit: NameHit) -> bool:
        """ "The North Pole", "near the Pole": no person of Poland."""
        if sentence.lower[hit.first] not in {"pole", "poles"} or hit.first == 0:
            return False
        before = sentence.lower[hit.first - 1]
        if before in self.lexicon.words["poles"]:
            return True
        return (
            before == "the"
            and hit.first > 1
            and sentence.lower[hit.first - 2] in self.lexicon.words["locative"] - {"for", "from", "to"}
        )


def _pronouns(sentence: Sentence, start: int) -> list[Draft]:
    drafts = []
    for i, word in enumerate(sentence.lower):
        if word not in _PERSONAL or i < start or sentence.pos[i] not in {"PRON", "DET"}:
            continue
        if word == "it" and sentence.deps[i] == "expl":
            continue
        if sentence.words[i] == "US":
            continue
        drafts.append(
            Draft(
                sentence,
                i,
                i,
                i,
                "pronoun",
                (i, i),
                plural=word
                in {"they", "them", "their", "theirs", "we", "us", "our", "themselves", "ourselves", "ours"},
            )
        )
    return drafts
