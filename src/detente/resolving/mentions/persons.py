"""Finding personal names with the titles before them: "British Foreign Secretary James Cleverly"."""

from __future__ import annotations

from detente.parsing import Name, Sentence
from detente.resolving.dates.words import words as calendar
from detente.resolving.draft import Draft
from detente.resolving.grammar import heads_span, left_edge
from detente.resolving.lexicon.index import Lexicon, fold
from detente.resolving.lexicon.matching import Kept, NameHit, TitleHit


class Persons:
    """Finds the persons that a sentence names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._honorifics: dict[str, bool] = Kept()

    def runs(
        self, sentence: Sentence, names: list[NameHit], titles: list[TitleHit], taken: dict[int, object], start: int
    ) -> list[tuple[int, int, NameHit | None]]:
        runs: list[tuple[int, int, NameHit | None]] = []
        covered: set[int] = set()
        for hit in names:
            if hit.entry.kind == "person":
                first, last = self._whole(sentence, hit, taken), _with_suffix(sentence, _lineage(sentence, hit.last))
                runs.append((first, last, hit))
                covered.update(range(first, last + 1))
        title_tokens = {i for t in titles for i in range(t.first, t.last + 1)}
        for name in sentence.names:
            if name.first < start or (name.label != "PERSON" and not _is_described(sentence, name, titles)):
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
            if (
                runs
                and runs[-1][2] is None
                and runs[-1][1] == first - 1
                and _hangs_on(sentence, runs[-1][:2], first, last)
            ):
                first = runs.pop()[0]  # "Wan Junaidi Tuanku Jaafar", which the recogniser cut
            last = self._with_surname(sentence, first, last, taken, titles, title_tokens)
            first = self._with_given(sentence, first, last, titles, taken, covered)
            last = _with_suffix(sentence, _lineage(sentence, _with_hyphen(sentence, last)))
            runs.append((first, last, None))
            covered.update(range(first, last + 1))
        for i, word in enumerate(sentence.words):
            if not word[0].isupper() or not self._honours(sentence, i) or i < start or i in covered:
                continue
            if run := self._run(sentence, i + 1, taken, title_tokens, covered):
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
        for title in titles:
            run = self._beside(sentence, title, taken, title_tokens, covered)
            if run is not None:
                runs.append((*run, None))
                covered.update(range(run[0], run[1] + 1))
        return sorted(runs, key=lambda run: run[0])

    def _whole(self, sentence: Sentence, hit: NameHit, taken: dict[int, object]) -> int:
        """The first token of the name that the recogniser saw, where the lexicon knows only its end.

        "Wan Junaidi *Tuanku Jaafar*" is no king, and "Mohammed *Hussein Tantawi*" nobody else.
        """
        persons = [n for n in sentence.names if n.label == "PERSON"]
        if hit.first == hit.last or not any(n.first <= hit.first <= n.last == hit.last for n in persons):
            return hit.first
        first = hit.first
        while any(n.first <= first - 1 <= n.last for n in persons) and self._goes_before(sentence, first - 1, taken):
            first -= 1
        return first

    def _goes_before(self, sentence: Sentence, token: int, taken: dict[int, object]) -> bool:
        """Whether a token is a further part of the name behind it: no title, honorific, state or common noun."""
        word = sentence.words[token]
        known = self._honours(sentence, token) or (fold(word),) in self.lexicon.titles or token in taken
        return not known and word[0].isupper() and word.isalpha() and sentence.pos[token] == "PROPN"

    def _with_surname(
        self,
        sentence: Sentence,
        first: int,
        last: int,
        taken: dict[int, object],
        titles: list[TitleHit],
        inside: set[int],
    ) -> int:
        """The last token of a name behind a title, with the surname that the recogniser left out."""
        after = last + 1
        if after >= len(sentence) or after in taken or after in inside or last == first:
            return last
        joined = sentence.deps[last] == "compound" and sentence.heads[last] == after
        titled = any(t.last == first - 1 and t.title.kind == "office" for t in titles)
        named = sentence.pos[after] == "PROPN" and sentence.words[after][0].isupper()
        return after if joined and titled and named else last

    def _with_given(
        self,
        sentence: Sentence,
        first: int,
        last: int,
        titles: list[TitleHit],
        taken: dict[int, object],
        covered: set[int],
    ) -> int:
        """The first token of a name behind a title, with what the recogniser left out: "Minister *Moctar* Ouane"."""
        low = first
        while low > 0 and self._goes_before(sentence, low - 1, taken) and low - 1 not in covered:
            if sentence.deps[low - 1] != "compound" or not first <= sentence.heads[low - 1] <= last:
                break
            low -= 1
        titled = any(t.last == low - 1 and t.title.kind in {"office", "person"} and not t.plural for t in titles)
        return low if titled else first

    def _is_honorific(self, word: str) -> bool:
        known = self._honorifics.get(word)
        if known is None:
            known = self._honorifics[word] = fold(word.rstrip(".")) in self.lexicon.honorifics
        return known

    def _honours(self, sentence: Sentence, token: int) -> bool:
        """Whether a word honours the name behind it, alone or with the one beside it: "Mr", "Datuk *Seri*"."""
        word = fold(sentence.words[token].rstrip("."))
        if self._is_honorific(sentence.words[token]):
            return True
        pairs = self.lexicon.words["two_honorifics"]
        at = token - 2 if token > 1 and sentence.words[token - 1] in {"'", "’"} else token - 1  # "Dato' Sri"
        before = fold(sentence.words[at].rstrip(".'’")) if at >= 0 else ""
        after = fold(sentence.words[token + 1]) if token + 1 < len(sentence) else ""
        return f"{before} {word}" in pairs or f"{word} {after}" in pairs

    def _beside(
        self, sentence: Sentence, title: TitleHit, taken: dict[int, object], titles: set[int], covered: set[int]
    ) -> tuple[int, int] | None:
        """ "Her husband, Gaspar Illanes, ...": a name between commas that the recogniser overlooked."""
        at = title.last + 2
        if title.title.kind not in {"office", "person", "relation"} or title.plural or at + 2 >= len(sentence):
            return None
        if (
            sentence.words[title.last + 1] != ","
            or at in covered
            or any(n.first <= at <= n.last for n in sentence.names)
        ):
            return None
        run = self._run(sentence, at, taken, titles, covered)
        if run is None or not 1 <= run[1] - run[0] <= 3 or sentence.words[run[1] + 1] not in {",", "."}:
            return None
        return run if all(sentence.pos[i] == "PROPN" for i in range(run[0], run[1] + 1)) else None

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
            or self._honours(sentence, first)
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
            title = i in titles and not (self._surname(sentence, i) if i == first else last >= first)
            if i in taken or i in covered or title:
                break
            if sentence.lower[i] in calendar().weekdays and sentence.words[i - 1] not in self.lexicon.honorifics:
                break  # "a federal judge Thursday blocked the order"
            if (
                word[0].isupper()
                and sentence.pos[i] in {"PROPN", "NOUN", "X", "ADJ", "ADV", "VERB"}
                and not self._honours(sentence, i)
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
            elif self._honours(sentence, i) and i == first:
                first += 1
            else:
                break
            i += 1
        return (first, _with_hyphen(sentence, last)) if last >= first else None

    def _surname(self, sentence: Sentence, i: int) -> bool:
        """ "Mr Major": a surname that is a word for a calling besides, where no name follows."""
        word, words = fold(sentence.words[i]), self.lexicon.words["surnames_and_words"]
        if word not in words or word not in self.lexicon.surnames or not sentence.words[i][0].isupper():
            return False
        return i + 1 >= len(sentence) or not sentence.words[i + 1][0].isupper()

    def draft(
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
            if (
                before > start
                and sentence.words[before] in {"'", "’"}
                and self._is_honorific(sentence.words[before - 1])
            ):
                before -= 1
            word = fold(sentence.words[before].rstrip("."))
            if sentence.words[before][0].isupper() and self._honours(sentence, before):
                found = self.lexicon.honorifics.get(word)
                if found is not None:
                    honorific = found if honorific is None or (found.role and not honorific.role) else honorific
                low = before
                continue
            match = next((t for t in titles if t.last == before and (not t.plural or t.title.kind == "office")), None)
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
                at = self._before_land(sentence, land.first - 1)
                match = next((t for t in titles if t.last == at - 1 and sentence.lower[at] in {"of", "for"}), None)
                if match is not None and match.title.kind in {"office", "person"}:
                    title = match
                    used.add(id(match))
                    low = match.first
                    continue
            break
        if title is None and low == first:
            title = self._shared(sentence, first, last, titles)
        floor = start
        head = heads_span(sentence, low, last)
        low = left_edge(sentence, low, head, floor) if title is not None or low == first else low
        if title is None and honorific is None and low < first:
            low = self._before_name(sentence, low, first, names)
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

    def _before_land(self, sentence: Sentence, at: int) -> int:
        """The "of" before a state that is called in full: "Minister *of* the Republic of Austria"."""
        while at > 1:
            full = sentence.lower[at] == "of" and sentence.lower[at - 1] in self.lexicon.words["state_nouns"]
            if not full and sentence.lower[at] not in {"the", *self.lexicon.words["state_nouns"]}:
                break
            at -= 1
        return at

    def _shared(self, sentence: Sentence, first: int, last: int, titles: list[TitleHit]) -> TitleHit | None:
        """The title before the first of several names: "foreign ministers Wang Yi of China *and Kim Sok of Korea*"."""
        head = heads_span(sentence, first, last)
        leader = head
        while sentence.deps[leader] == "conj":
            leader = sentence.heads[leader]
        if leader == head or leader > head:
            return None
        for title in titles:
            if title.plural and title.title.kind == "office" and title.last < leader:
                between = range(title.last + 1, leader)
                if all(sentence.pos[k] == "PROPN" and sentence.words[k][0].isupper() for k in between):
                    return title
        return None

    def _before_name(self, sentence: Sentence, low: int, first: int, names: list[NameHit]) -> int:
        """A bare name takes only adjectives and nouns before it, no owner or number."""
        at = first
        while at > low and sentence.pos[at - 1] in {"ADJ", "PROPN", "NOUN"}:
            if any(n.last == at - 1 and n.entry.kind in {"state", "capital", "region"} for n in names):
                break
            at -= 1
        if at > low and at < first and sentence.pos[at - 1] == "DET":
            at -= 1
        return at


def _is_described(sentence: Sentence, name: Name, titles: list[TitleHit]) -> bool:
    """Whether what was taken for a body is told to be a person: "*Gevorg Papoyan*, an MP of the ruling party"."""
    last = name.last
    plain = all(sentence.tags[i] == "NNP" and sentence.words[i].istitle() for i in range(name.first, last + 1))
    if (
        name.label != "ORG"
        or last - name.first not in {1, 2}
        or not plain
        or sentence.words[last + 1 : last + 2] != [","]
    ):
        return False
    after = [t for t in titles if sentence.deps[t.head] == "appos" and sentence.heads[t.head] == last]
    article = sentence.lower[last + 2 : last + 3] in (["a"], ["an"])
    return article and any(t.title.kind == "person" and not t.plural for t in after)


def _hangs_on(sentence: Sentence, part: tuple[int, int], first: int, last: int) -> bool:
    """Whether a run of names is a part of the next one in the tree."""
    low, high = part
    outer = {sentence.heads[i] for i in range(low, high + 1) if not low <= sentence.heads[i] <= high}
    return len(outer) == 1 and first <= outer.pop() <= last and sentence.deps[high] == "compound"


def _with_hyphen(sentence: Sentence, last: int) -> int:
    """The last token of a name with what a hyphen joins to it: "Park Chul-min"."""
    end = last + 2
    if end >= len(sentence) or sentence.words[last + 1] != "-" or not sentence.words[end].isalpha():
        return last
    glued = sentence.starts[last + 1] == sentence.ends[last] and sentence.starts[end] == sentence.ends[last + 1]
    return end if glued and sentence.words[end].islower() and sentence.tags[end] in {"NNP", "NN"} else last


_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})


def _with_suffix(sentence: Sentence, last: int) -> int:
    """The last token of a name with the mark of a generation: "Surangel Whipps *Jr.*", "Ferdinand Marcos*, Jr.*"."""
    after = last + 2 if sentence.words[last + 1 : last + 2] == [","] else last + 1
    return after if after < len(sentence) and sentence.words[after] in _SUFFIXES else last


_LINEAGE = frozenset({"bin", "bint", "ibn", "al", "el"})


def _lineage(sentence: Sentence, last: int) -> int:
    """The last token of an Arabic name with what tells whose son and of which house: "Tamim *bin Hamad Al-Thani*"."""
    head = sentence.heads[last] if sentence.deps[last] == "compound" else last
    inside = range(last + 1, head + 1)
    if not 1 < len(inside) <= 8 or sentence.lower[last + 1] not in _LINEAGE | {"-"}:
        return last
    whole = all(
        sentence.words[i] == "-" or sentence.words[i][0].isupper() or sentence.lower[i] in _LINEAGE for i in inside
    )
    return head if whole and _LINEAGE.intersection(sentence.lower[i] for i in inside) else last
