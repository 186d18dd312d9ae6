"""Finding the actors of one sentence: names, offices, bodies, groups, states, demonyms and pronouns.

The words decide first (lexicon, titles, capitals), the tree second, because the statistical parser and recogniser are
least to be trusted on long names with titles.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from detente.parsing import Sentence
from detente.resolving.grammar import SUBJECTS, heads_span, left_edge, objects_of, preposition, role
from detente.resolving.lexicon import Entry, Honorific, Lexicon, Title, fold
from detente.resolving.matching import Matcher, NameHit, TitleHit

QUANTITIES = frozenset(
    "thousand thousands hundred hundreds dozen dozens score scores tens million millions number majority handful couple "
    "pair lot one two three four five six seven eight nine ten some many most several both all none each few half plenty "
    "group crowd crowds team gang band convoy column wave rest bulk percent minority generation dozens majority".split()
)
_PUBLIC = frozenset({"GOV", "LEG", "JUD", "COP", "MIL", "OPP", "REB", "SPY", "PTY", "IGO"})
_PERSONAL = frozenset(
    "he she they it we i you him her them us me himself herself themselves itself ourselves myself "
    "his hers theirs ours its their our my your mine yours who".split()
)


@dataclass(eq=False, slots=True)
class Draft:
    """A mention as the sentence alone tells it, before the article is known.

    ``hit`` is the lexicon's name, ``title`` the title in it, ``name`` the tokens of a person's or body's proper name,
    ``near`` the names that stand in the phrase and may tell the country, ``owner`` the head of a possessor.
    """

    sentence: Sentence
    first: int
    last: int
    head: int
    kind: str
    core: tuple[int, int]
    hit: NameHit | None = None
    title: TitleHit | None = None
    honorific: Honorific | None = None
    name: tuple[int, int] | None = None
    near: list[NameHit] = field(default_factory=list)
    inner_titles: list[TitleHit] = field(default_factory=list)
    owner: int | None = None
    former: bool = False
    elect: bool = False
    definite: bool = False
    plural: bool = False
    place: bool = False

    @property
    def words(self) -> Title | None:
        """The title's entry."""
        return self.title.title if self.title else None


class Finder:
    """Finds the drafts of one sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.matcher = Matcher(lexicon)

    def find(
        self, sentence: Sentence, day: datetime.date | None, start: int = 0, regions: frozenset[str] = frozenset()
    ) -> list[Draft]:
        """The drafts of ``sentence``; tokens before ``start`` (a dateline) are left out.

        ``regions`` are names of states (folded) that mean a region in this article.
        """
        titles = [t for t in self.matcher.titles(sentence) if t.first >= start]
        names = [n for n in self.matcher.names(sentence, day) if n.first >= start]
        for hit in names:
            twin = self.lexicon.twins.get(fold(hit.entry.name)) if hit.entry.ambiguous else None
            if twin is not None:
                after = fold(sentence.words[hit.last + 1].rstrip(".")) if hit.last + 1 < len(sentence) else ""
                if fold(hit.entry.name) in regions or after in twin.titles:
                    hit.entries = [twin.region]
        names, titles = self._settle(sentence, names, titles)
        taken: dict[int, object] = {}
        for hit in names:
            for i in range(hit.first, hit.last + 1):
                taken[i] = hit
        people = self._people(sentence, names, titles, taken, start)
        drafts: list[Draft] = []
        used_titles: set[int] = set()
        used_names: set[int] = set()
        for first, last, person_hit in people:
            draft = self._person(sentence, first, last, person_hit, names, titles, used_titles, start)
            drafts.append(draft)
            if person_hit is not None:
                used_names.add(id(person_hit))
        covered = {i for d in drafts if d.name for i in range(d.name[0], d.name[1] + 1)}
        for title in titles:
            if id(title) in used_titles or title.head in covered:
                continue
            titled = self._common(sentence, title, names, titles, used_names, start)
            if titled is not None:
                drafts.append(titled)
        covered |= {i for d in drafts if d.name for i in range(d.name[0], d.name[1] + 1)}
        for hit in names:
            if id(hit) in used_names or (hit.first in covered and hit.last in covered):
                continue
            named = self._named(sentence, hit, names, start)
            if named is not None:
                drafts.append(named)
        covered |= {i for d in drafts if d.hit is not None for i in range(d.hit.first, d.hit.last + 1)}
        drafts.extend(self._recognised(sentence, covered, titles, used_titles, start))
        drafts.extend(self._pronouns(sentence, start))
        for draft in drafts:
            self._complete(draft, names, titles)
        return _distinct(drafts)

    # -- what overlaps what

    def _settle(
        self, sentence: Sentence, names: list[NameHit], titles: list[TitleHit]
    ) -> tuple[list[NameHit], list[TitleHit]]:
        """Drop titles inside names, readings that the sentence speaks against, and names that are other words."""
        unsure = self.lexicon.words["unsure"]
        persons = [n for n in sentence.names if n.label == "PERSON"]
        kept = []
        for hit in names:
            entry = hit.entry
            single = hit.first == hit.last
            if single and entry.kind in {"state", "capital", "region"}:
                inside = next((p for p in persons if p.first <= hit.first <= p.last and p.last > p.first), None)
                if (
                    inside is not None
                    and hit.first > inside.first
                    and not self._titled(sentence, inside.first, hit.first)
                ):
                    continue
                if (
                    hit.first > 0
                    and fold(sentence.words[hit.first - 1]) in self.lexicon.given
                    and sentence.tags[hit.first - 1] == "NNP"
                    and entry.ambiguous
                ):
                    continue
            if (
                single
                and entry.kind != "person"
                and sentence.words[hit.first] in unsure
                and not _sure(sentence, hit.first)
            ):
                continue
            if (
                entry.kind == "demonym"
                and entry.name == "United States"
                and sentence.lower[hit.first] == "us"
                and sentence.pos[hit.first] == "PRON"
                and sentence.words[hit.first] != "US"
            ):
                continue
            if (
                single
                and sentence.words[hit.first] == "US"
                and sentence.tags[hit.first] == "PRP"
                and len(names) == 1
                and all(w.isupper() for w in sentence.words if w.isalpha())
            ):
                continue
            kept.append(hit)
        kept = [
            hit
            for n, hit in enumerate(kept)
            if not self._of_another(sentence, hit, kept[:n][-1:], kept[n + 1 :][:1], titles)
        ]
        spans = [(n.first, n.last) for n in kept]
        rest = [
            t
            for t in titles
            if not self._hyphenated(sentence, t)
            and not any(a <= t.first and t.last <= b for a, b in spans)
            and not any(a <= t.first <= b < t.last and b - a >= t.last - t.first for a, b in spans)
        ]
        return kept, rest

    def _town(self, sentence: Sentence, hit: NameHit, names: list[NameHit]) -> bool:
        """ "Lebanon, Pennsylvania": a town that is called like a state."""
        if (
            hit.entry.kind not in {"state", "capital"}
            or hit.last + 2 >= len(sentence)
            or sentence.words[hit.last + 1] != ","
        ):
            return False
        after = next((n for n in names if n.first == hit.last + 2), None)
        return (
            after is not None
            and after.entry.kind == "region"
            and after.entry.role is None
            and after.entry.country != hit.entry.country
        )

    def _of_another(
        self, sentence: Sentence, hit: NameHit, before: list[NameHit], after: list[NameHit], titles: list[TitleHit]
    ) -> bool:
        """Whether a body known from one country is here another's: "the Conservative Party of Canada"."""
        entry = hit.entry
        if (
            entry.kind != "organisation"
            or entry.country is None
            or entry.country in self.lexicon.words["international"]
        ):
            return False
        if not any(t.last == hit.last for t in titles):
            return False
        states = {"state", "capital", "demonym"}
        if after and after[0].entry.kind in states and after[0].entry.country != entry.country:
            if after[0].first == hit.last + 2 and sentence.lower[hit.last + 1] == "of":
                return True
        if before and before[0].last == hit.first - 1 and before[0].entry.kind in states:
            return before[0].entry.country != entry.country
        previous = hit.first - 1
        return (
            previous > 0
            and sentence.tags[previous] == "NNP"
            and sentence.deps[previous] == "compound"
            and not any(t.first <= previous <= t.last for t in titles)
            and not (before and before[0].last == previous)
        )

    def _hyphenated(self, sentence: Sentence, title: TitleHit) -> bool:
        """Whether the title is a part of a compound adjective: "military-backed", "anti-government"."""
        words, lower = sentence.words, self.lexicon.words
        after, before = title.last + 1, title.first - 1
        if after + 1 < len(sentence) and words[after] == "-" and sentence.starts[after] == sentence.ends[title.last]:
            return words[after + 1].lower() not in lower["elect"]
        if before > 0 and words[before] == "-" and sentence.ends[before] == sentence.starts[title.first]:
            return words[before - 1].lower() not in lower["former"] | {"vice", "co", "deputy", "now", "then"}
        return False

    def _titled(self, sentence: Sentence, first: int, before: int) -> bool:
        return any(fold(sentence.words[i]) in self.lexicon.honorifics for i in range(first, before))

    # -- persons

    def _people(
        self, sentence: Sentence, names: list[NameHit], titles: list[TitleHit], taken: dict[int, object], start: int
    ) -> list[tuple[int, int, NameHit | None]]:
        runs: list[tuple[int, int, NameHit | None]] = []
        covered: set[int] = set()
        for hit in names:
            if hit.entry.kind == "person":
                first, last = hit.first, hit.last
                runs.append((first, last, hit))
                covered.update(range(first, last + 1))
        title_tokens = {i for t in titles for i in range(t.first, t.last + 1)}
        for name in sentence.names:
            if name.label != "PERSON" or name.first < start:
                continue
            trimmed = self._trim(sentence, name.first, name.last, title_tokens)
            if trimmed is None:
                continue
            first, last = trimmed
            if any(i in covered for i in range(first, last + 1)):
                continue
            if any(i in taken for i in range(first, last + 1)):
                continue
            if sentence.lemmas[last] in self.lexicon.words["not_actors"] or any(
                c.isdigit() for i in range(first, last + 1) for c in sentence.words[i]
            ):
                continue
            runs.append((first, last, None))
            covered.update(range(first, last + 1))
        for i, word in enumerate(sentence.words):
            if i < start or i in covered:
                continue
            bare = fold(word.rstrip("."))
            if (
                bare in self.lexicon.honorifics
                and word[0].isupper()
                and (run := self._run(sentence, i + 1, taken, title_tokens, covered))
            ):
                runs.append((*run, None))
                covered.update(range(run[0], run[1] + 1))
        for title in titles:
            if title.title.kind not in {"office", "person"} or title.plural or title.last + 1 >= len(sentence):
                continue
            if title.last + 1 in covered:
                continue
            run = self._run(sentence, title.last + 1, taken, title_tokens, covered)
            if run and (run[1] > run[0] or sentence.tags[run[0]] == "NNP"):
                runs.append((*run, None))
                covered.update(range(run[0], run[1] + 1))
        return sorted(runs, key=lambda run: run[0])

    def _trim(self, sentence: Sentence, first: int, last: int, titles: set[int]) -> tuple[int, int] | None:
        words = sentence.words
        while last >= first and (
            sentence.pos[last] in {"PART", "PUNCT"}
            or words[last] in {"'s", "'", "’s"}
            or (sentence.tags[last] in {"NN", "NNS", "VBD", "VBZ"} and words[last].islower())
        ):
            last -= 1
        while first <= last and (
            (first in titles and first < last)
            or fold(words[first].rstrip(".")) in self.lexicon.honorifics
            or sentence.pos[first] in {"DET", "PUNCT", "ADP", "CCONJ"}
            or not words[first][0].isalpha()
            or (words[first][0].islower() and fold(words[first]) not in self.lexicon.words["particles"])
        ):
            first += 1
        if first > last or not any(words[i][0].isupper() for i in range(first, last + 1)):
            return None
        if any(words[i] in {",", ";", "and", "the"} for i in range(first, last + 1)):
            return None
        if first == last and first in titles:
            return None
        return first, last

    def _run(
        self, sentence: Sentence, first: int, taken: dict[int, object], titles: set[int], covered: set[int]
    ) -> tuple[int, int] | None:
        """A run of capitalised tokens from ``first`` on that may be a person's name."""
        last, i = first - 1, first
        particles = self.lexicon.words["particles"]
        while i < len(sentence) and i - first < 6:
            word = sentence.words[i]
            if i in taken or i in covered or (i in titles and not (i > first and last >= first)):
                break
            if (
                word[0].isupper()
                and sentence.pos[i] in {"PROPN", "NOUN", "X", "ADJ", "ADV", "VERB"}
                and fold(word.rstrip(".")) not in self.lexicon.honorifics
            ):
                last = i
            elif (
                fold(word) in particles
                and word not in {"'", "."}
                and i + 1 < len(sentence)
                and sentence.words[i + 1][0].isupper()
                and sentence.deps[i] != "cc"
            ):
                pass
            elif fold(word.rstrip(".")) in self.lexicon.honorifics and i == first:
                first += 1
            else:
                break
            i += 1
        return (first, last) if last >= first else None

    def _person(
        self,
        sentence: Sentence,
        first: int,
        last: int,
        hit: NameHit | None,
        names: list[NameHit],
        titles: list[TitleHit],
        used: set[int],
        start: int,
    ) -> Draft:
        """The name with the title and modifiers that stand before it."""
        low, title, honorific = first, None, None
        while low - 1 >= start:
            before = low - 1
            word = fold(sentence.words[before].rstrip("."))
            if word in self.lexicon.honorifics and sentence.words[before][0].isupper():
                found = self.lexicon.honorifics[word]
                honorific = found if honorific is None or found.role else honorific
                low = before
                continue
            match = next((t for t in titles if t.last == before and not t.plural), None)
            if match is None and sentence.words[before] == "elect" and before >= 2:
                match = next((t for t in titles if t.last == before - 2), None)
            if match is None and sentence.words[before] == "," and sentence.pos[before] == "PUNCT":
                break
            if match is not None and title is None and match.title.kind != "organisation":
                title = match
                used.add(id(match))
                low = match.first
                continue
            land = next((n for n in names if n.last == before and n.entry.kind in {"state", "region"}), None)
            if title is None and land is not None and land.first >= 2:
                at = land.first - 1 - (sentence.lower[land.first - 1] == "the")
                match = next((t for t in titles if t.last == at - 1 and sentence.lower[at] in {"of", "for"}), None)
                if match is not None and match.title.kind in {"office", "person"}:
                    title = match
                    used.add(id(match))
                    low = match.first
                    continue
            break
        floor = start
        head = heads_span(sentence, low, last)
        low = left_edge(sentence, low, head, floor) if title is not None or low == first else low
        if title is None and honorific is None and low < first:
            low = self._before_name(sentence, low, first)
        return Draft(
            sentence,
            low,
            last,
            head,
            "person",
            (first, last),
            hit=hit,
            title=title,
            honorific=honorific,
            name=(first, last),
        )

    def _before_name(self, sentence: Sentence, low: int, first: int) -> int:
        """A bare name takes only adjectives and nouns before it, no owner or number."""
        at = first
        while at > low and sentence.pos[at - 1] in {"ADJ", "PROPN", "NOUN"}:
            at -= 1
        if at > low and at < first and sentence.pos[at - 1] == "DET":
            at -= 1
        return at

    # -- offices, bodies, groups

    def _common(
        self,
        sentence: Sentence,
        title: TitleHit,
        names: list[NameHit],
        titles: list[TitleHit],
        used_names: set[int],
        start: int,
    ) -> Draft | None:
        head = title.head
        pos = sentence.pos[head]
        if pos == "VERB":
            return None
        first, last = title.first, title.last
        kind = title.title.kind
        capital = sentence.words[head][0].isupper() and head > start
        name: tuple[int, int] | None = None
        if kind in {"organisation", "group"} and capital and sentence.tags[head] in {"NNP", "NNPS"}:
            name = self._proper_body(sentence, title, start)
            first, last = min(first, name[0]), max(last, name[1])
        # "decision" in "Supreme Court decision" is the head; the court is a part of the phrase
        top = heads_span(sentence, first, last)
        low = left_edge(sentence, first, top, start)
        draft = Draft(
            sentence, low, last, top, kind if kind != "person" else "person", (first, last), title=title, name=name
        )
        draft.plural = title.plural
        draft.definite = self._definite(sentence, low, first)
        if title.title.weak and not self._strong(sentence, draft, names, titles):
            return None
        if (
            sentence.deps[top] in {"compound", "amod", "nmod"}
            and sentence.heads[top] > last
            and (kind in {"person", "relation"} or not _PUBLIC & set(title.title.sectors))
            and not capital
        ):
            # "student visa", "police officer training": a common noun in a compound names nobody in particular
            if sentence.words[last].islower() and not any(t.first <= sentence.heads[top] <= t.last for t in titles):
                return None
        for item in objects_of(sentence, head, "of", "for"):
            end = sentence.edges[item][1]
            if kind in {"office", "organisation", "person"} and item - draft.last <= 6 and draft.last < item:
                inside = [n for n in names if n.first <= item <= n.last]
                stop = inside[0].last if inside else item
                if stop <= end and (
                    inside
                    or sentence.pos[item] == "PROPN"
                    or (
                        kind in {"organisation"}
                        and sentence.words[head].lower() in {"ministry", "department", "office"}
                    )
                ):
                    draft.last = max(draft.last, stop)
            break
        return draft

    def _proper_body(self, sentence: Sentence, title: TitleHit, start: int) -> tuple[int, int]:
        """The capitalised name around a body's noun: "Munich I Regional Court", "Ministry of Mines"."""
        first, last = title.first, title.last
        while (
            first - 1 >= start
            and sentence.words[first - 1][0].isupper()
            and sentence.pos[first - 1] in {"PROPN", "ADJ", "NOUN", "NUM"}
        ):
            if (sentence.tags[first - 1] in {"JJ", "NNP", "NNPS", "NN", "CD"} and first - 1 > 0) or sentence.pos[
                first - 1
            ] == "PROPN":
                first -= 1
            else:
                break
        if (
            first - 2 >= start
            and sentence.words[first - 1] in {"'s", "'"}
            and sentence.words[first - 2][0].isupper()
            and sentence.lower[first - 2] in self.lexicon.words["possessive_names"]
        ):
            first -= 2
        i = last + 1
        while i < len(sentence):
            word = sentence.words[i]
            if word in {"of", "for", "on", "and", "the", "&"} and i + 1 < len(sentence):
                ahead = i + 1
                while ahead < len(sentence) and sentence.words[ahead] in {"the", "of", "and"}:
                    ahead += 1
                if (
                    ahead < len(sentence)
                    and sentence.words[ahead][0].isupper()
                    and sentence.pos[ahead] in {"PROPN", "NOUN", "ADJ"}
                    and (word != "and" or last > title.last)
                ):
                    last = ahead
                    i = ahead + 1
                    continue
                break
            if word[0].isupper() and sentence.pos[i] in {"PROPN", "NOUN", "ADJ"} and last > title.last:
                last = i
                i += 1
                continue
            break
        return first, last

    def _strong(self, sentence: Sentence, draft: Draft, names: list[NameHit], titles: list[TitleHit]) -> bool:
        if any(draft.first <= n.first <= draft.core[1] for n in names) or any(
            t is not draft.title and draft.first <= t.first <= draft.core[1] for t in titles
        ):
            return True
        if (
            draft.name is not None
            and draft.name[1] - draft.name[0] > draft.core[1] - draft.core[0] - 1
            and draft.name[1] > draft.name[0]
        ):
            return True
        label, verb = role(sentence, draft.head)
        determined = draft.first < draft.core[0]
        return (
            label in SUBJECTS
            and determined
            and sentence.pos[verb] == "VERB"
            and sentence.lemmas[verb] not in {"be", "have", "become"}
        )

    def _definite(self, sentence: Sentence, low: int, first: int) -> bool:
        return any(sentence.lower[i] in {"the", "this", "that", "these", "those"} for i in range(low, first))

    # -- names of the lexicon

    def _named(self, sentence: Sentence, hit: NameHit, names: list[NameHit], start: int) -> Draft | None:
        entry = hit.entry
        head = heads_span(sentence, hit.first, hit.last)
        kind: str = entry.kind
        if kind == "demonym" and hit.first == hit.last and len(hit.entries) > 1:
            states = [e for e in hit.entries if e.kind == "state"]
            if states:
                kind = "state"
        first = hit.first
        if kind in {"demonym", "people", "region"} and (kind == "demonym" or entry.role == "adjective"):
            if (
                sentence.deps[head] in {"amod", "compound", "nmod", "poss"}
                and sentence.heads[head] > hit.last
                and sentence.deps[head] != "poss"
            ):
                return Draft(sentence, hit.first, hit.last, head, "demonym", (hit.first, hit.last), hit=hit)
            if sentence.pos[head] == "ADJ" and sentence.deps[head] not in {
                "nsubj",
                "dobj",
                "pobj",
                "conj",
                "nsubjpass",
                "ROOT",
                "appos",
                "iobj",
                "dative",
            }:
                return Draft(sentence, hit.first, hit.last, head, "demonym", (hit.first, hit.last), hit=hit)
            low = left_edge(sentence, first, head, start)
            draft = Draft(sentence, low, hit.last, head, "nationals", (hit.first, hit.last), hit=hit)
            draft.definite = self._definite(sentence, low, first)
            draft.plural = sentence.tags[head] != "NN" or draft.definite
            return draft
        if kind in {"nationals", "people"}:
            low = left_edge(sentence, first, head, start)
            draft = Draft(sentence, low, hit.last, head, "nationals", (hit.first, hit.last), hit=hit)
            draft.definite = self._definite(sentence, low, first)
            draft.plural = sentence.tags[head] in {"NNS", "NNPS"} or kind == "people"
            if kind == "people" and entry.country is None:
                draft.near = [n for n in names if low <= n.first < first and n.entry.country]
            if sentence.deps[head] in {"compound", "amod", "nmod"} and sentence.heads[head] > hit.last:
                draft.kind, draft.first = "demonym", hit.first
            return draft
        low = first
        if low - 1 >= start and sentence.lower[low - 1] == "the":
            low -= 1
        draft = Draft(sentence, low, hit.last, head, kind, (hit.first, hit.last), hit=hit, name=(hit.first, hit.last))
        if kind in {"state", "capital", "region"}:
            draft.kind = "state"
            draft.place = self.is_place(sentence, hit, head)
            if kind == "region" and draft.place:
                return None
        else:
            draft.kind = "organisation"
        draft.definite = True
        return draft

    def is_place(self, sentence: Sentence, hit: NameHit, head: int) -> bool:
        """Whether a state, region or capital is where something is, rather than one who acts."""
        words = self.lexicon.words
        label, governor = role(sentence, head)
        if hit.entry.kind == "region" and hit.first > 1 and sentence.words[hit.first - 1] == ",":
            return True
        capital = any(e.kind == "capital" for e in hit.entries) and not any(e.kind == "state" for e in hit.entries)
        city = capital and hit.entry.name != sentence.words[hit.first]
        if hit.first > 0 and sentence.lower[hit.first - 1] in words["parts"] and city:
            return True
        near = preposition(sentence, head)
        if near == "of" and city:
            node = sentence.heads[governor]
            return (
                sentence.lemmas[node] in words["not_actors"]
                or sentence.lemmas[node] in words["motion"] | words["of_places"]
            )
        if near in words["locative"]:
            if near not in words["weakly_locative"]:
                return True
            node = sentence.heads[governor] if sentence.pos[governor] == "ADP" else governor
            for above in (node, sentence.heads[node]):
                if sentence.lemmas[above] in words["motion"]:
                    return True
            return city and near in {"over", "for", "under", "beyond", "past"}
        if label in {"dobj", "nsubjpass"} and sentence.lemmas[governor] in words["motion"]:
            return True
        if label in {"npadvmod", "appos"} and city:
            return True
        return label == "dobj" and city and sentence.lemmas[governor] in {"have", "be", "leave"}

    # -- what only the recogniser saw

    def _recognised(
        self, sentence: Sentence, covered: set[int], titles: list[TitleHit], used: set[int], start: int
    ) -> list[Draft]:
        drafts = []
        dull = self.lexicon.words["not_actors"]
        title_tokens = {i for t in titles for i in range(t.first, t.last + 1)}
        for name in sentence.names:
            if name.label not in {"ORG", "NORP"} or name.first < start:
                continue
            first, last = name.first, name.last
            while first <= last and (sentence.pos[first] in {"DET", "PUNCT"} or sentence.words[first] in {"'s"}):
                first += 1
            while last >= first and (sentence.pos[last] in {"PART", "PUNCT"}):
                last -= 1
            if first > last or any(i in covered or i in title_tokens for i in range(first, last + 1)):
                continue
            if not sentence.words[first][0].isupper() or sentence.pos[last] not in {"PROPN", "NOUN", "ADJ"}:
                continue
            head = heads_span(sentence, first, last)
            if (
                sentence.lemmas[last] in dull
                or sentence.lemmas[head] in dull
                or any(sentence.words[i].isdigit() for i in range(first, last + 1))
            ):
                continue
            if name.label == "NORP" and sentence.deps[head] in {"amod", "compound"}:
                continue
            if (
                sentence.deps[head] in {"compound", "nmod", "amod"}
                and sentence.heads[head] > last
                and sentence.pos[sentence.heads[head]] == "PROPN"
            ):
                continue
            low = first - 1 if first - 1 >= start and sentence.lower[first - 1] == "the" else first
            draft = Draft(sentence, low, last, head, "organisation", (first, last), name=(first, last))
            draft.definite = True
            drafts.append(draft)
        return drafts

    # -- pronouns

    def _pronouns(self, sentence: Sentence, start: int) -> list[Draft]:
        drafts = []
        for i, word in enumerate(sentence.lower):
            if i < start or word not in _PERSONAL or sentence.pos[i] not in {"PRON", "DET"}:
                continue
            if word == "it" and sentence.deps[i] == "expl":
                continue
            if word == "who" and sentence.deps[i] not in SUBJECTS:
                continue
            if word == "who":
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

    # -- modifiers

    def _complete(self, draft: Draft, names: list[NameHit], titles: list[TitleHit]) -> None:
        """Collect what stands in and beside the phrase: names that tell the country, owners, "former", "-elect"."""
        if draft.kind in {"pronoun", "demonym"} or (draft.hit and draft.kind in {"state", "nationals"}):
            return
        sentence = draft.sentence
        words = self.lexicon.words
        title_end = draft.title.last if draft.title else draft.core[1]
        limit = draft.name[0] if draft.kind == "person" and draft.name else draft.core[1] + 1
        inner = [
            n
            for n in names
            if draft.first <= n.first and n.last < limit and n is not draft.hit and n.entry.kind != "person"
        ]
        if draft.title and draft.kind != "person" and draft.name:
            inner = [n for n in names if draft.first <= n.first and n.last <= draft.last and n is not draft.hit]
        inner = [n for n in inner if not merely_related(sentence, n.first, n.last)]
        draft.near = sorted(inner, key=lambda n: (n.last > title_end, -n.first))
        anchor = draft.title.head if draft.title else draft.head
        prepositions = ["of", "for", "from"]
        sent = draft.title is not None and draft.title.title.words in words["sent"]
        if draft.title and not sent:
            sectors = set(draft.title.title.sectors)
            if not (sectors & words["mobile"]) and draft.title.title.kind in {"group", "person", "organisation"}:
                prepositions += ["in"]
        owned = any(sentence.deps[i] == "poss" for i in range(draft.first, draft.core[0]))
        for node in () if owned else dict.fromkeys((anchor, draft.head)):
            for item in objects_of(sentence, node, *prepositions):
                draft.near.extend(n for n in names if n.first <= item <= n.last and n not in draft.near)
                draft.inner_titles.extend(t for t in titles if t.head == item and t is not draft.title)
        draft.inner_titles = [
            t for t in titles if t is not draft.title and draft.first <= t.first and t.last < draft.core[0]
        ] + draft.inner_titles
        owners = [i for i in range(draft.first, draft.core[0]) if sentence.deps[i] == "poss"]
        for node in dict.fromkeys((anchor, draft.head)):
            owners += [c for c in sentence.children[node] if sentence.deps[c] == "poss" and c not in owners]
        if owners:
            draft.owner = owners[-1]
        low = max(0, draft.first - 2)
        until = draft.title.last if draft.title else draft.core[0]
        for i in range(low, until):
            word = sentence.lower[i]
            if word in words["former"] and (
                i >= draft.first
                or (sentence.words[i + 1] == "-" and i + 2 >= draft.first)
                or (i == draft.first - 1 and sentence.deps[i] in {"amod", "advmod"})
            ):
                draft.former = True
                draft.first = min(draft.first, i)
        if any(
            sentence.lower[i] in words["elect"] and sentence.words[i - 1] == "-"
            for i in range(max(1, draft.first), draft.last + 1)
        ):
            draft.elect = True
        after = draft.last + 1
        if after + 1 < len(sentence) and sentence.words[after] == "-" and sentence.lower[after + 1] in words["elect"]:
            draft.elect = True
            draft.last = after + 1


_RELATED = frozenset(
    "backed sponsored supported trained armed funded allied aligned held controlled occupied bound made built friendly brokered "
    "mediated supplied financed linked inspired affiliated style wide speaking".split()
)


def merely_related(sentence: Sentence, first: int, last: int) -> bool:
    """ "pro-Russian", "Iran-backed": who is for or behind somebody is not where he is from."""
    before, after = first - 2, last + 2
    if before >= 0 and sentence.words[before + 1] == "-" and sentence.lower[before] in {"pro", "anti", "non", "ex"}:
        return True
    if sentence.lower[first].startswith(("pro-", "anti-")):
        return True
    return after < len(sentence) and sentence.words[after - 1] == "-" and sentence.lower[after] in _RELATED


def _sure(sentence: Sentence, i: int) -> bool:
    if any(n.first <= i <= n.last and n.label in {"ORG", "NORP", "PERSON", "GPE"} for n in sentence.names):
        return True
    label, governor = role(sentence, i)
    return (label in SUBJECTS and sentence.pos[governor] == "VERB") or sentence.deps[i] == "poss"


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """One draft a head: the one with the widest core stands."""
    best: dict[int, Draft] = {}
    for draft in drafts:
        known = best.get(draft.head)
        if known is None or (draft.core[1] - draft.core[0], draft.kind == "person") > (
            known.core[1] - known.core[0],
            known.kind == "person",
        ):
            best[draft.head] = draft
    return sorted(best.values(), key=lambda d: (d.first, d.last))


def readings(hit: NameHit, *kinds: str) -> list[Entry]:
    """The readings of a hit that are of one of ``kinds``."""
    return [entry for entry in hit.entries if entry.kind in kinds]
