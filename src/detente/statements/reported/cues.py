"""Reading cues: from an occurrence of a cue to a statement in the making."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.parsing import Parsed
from detente.record import Span
from detente.statements.cues import Lexicon
from detente.statements.direct.quoted import outer_quotes, snap
from detente.statements.draft import Draft, join, subtract, trim
from detente.statements.matching import Cue, find_cues
from detente.statements.phrases import Phrase, is_passive, noun_phrase
from detente.statements.reported.complement import Complement
from detente.statements.reported.complements import complement
from detente.statements.reported.cutting import cut, restrictive
from detente.statements.reported.nominal import Found, read_adjective, read_noun, read_phrases
from detente.statements.speakers import find_speaker, may_speak, person_like, somebody, usable

if TYPE_CHECKING:
    from detente.resolving import Resolution

_OF_THINGS_TOO = {"stresses", "supports", "confirms", "asks", "denies", "blames", "predicts"}
"""Classes of cues that are said of things too: "the crisis underlines the need", "the storm attacked the coast"."""


class Reading:
    """The reading of one article: its cues, what they govern, and who speaks.

    ``verbs`` are the verbal cues with their speakers and, where the grammar gives the words, their statements;
    ``others`` the statements of nouns, adjectives and phrases.
    """

    def __init__(self, parsed: Parsed, resolution: Resolution, lexicon: Lexicon) -> None:
        self.parsed, self.resolution, self.lexicon = parsed, resolution, lexicon
        self.quotes = outer_quotes(parsed)
        self.verbs: list[tuple[Cue, Phrase | None, Draft | None]] = []
        self.others: list[Draft] = []
        self._same_speaker: dict[tuple[int, int], int] = {}
        for sentence in parsed.sentences:
            cues = find_cues(sentence, lexicon)
            found: list[Found] = read_phrases(sentence, lexicon)
            for cue in cues:
                if cue.kind == "verb":
                    self.verbs.append(self._verb(cue, cues))
                    continue
                noun = read_noun(cue, lexicon) if cue.kind == "noun" else read_adjective(cue)
                if noun is not None and usable(sentence, noun.tokens[0], cue.kind):
                    found.append(noun)
            drafts = [self._nominal(one, cues) for one in found]
            self.others += [draft for draft in drafts if draft is not None]

    def _verb(self, cue: Cue, cues: list[Cue]) -> tuple[Cue, Phrase | None, Draft | None]:
        """The cue with its speaker and, where the grammar gives the words, the statement."""
        sentence = cue.sentence
        if not usable(sentence, cue.token, "verb"):
            return cue, None, None
        speaker = find_speaker(self.lexicon, cue, self._same(cue))
        if speaker is not None and not may_speak(self.lexicon, speaker):
            return cue, speaker, None
        found = complement(cue)
        if found is None:
            return cue, speaker, None
        if found.form in {"to", "for", "on"} and sentence.lemmas[found.head] in self.lexicon.unasked:
            return cue, speaker, None
        if sentence.deps[cue.token] in {"acl", "relcl"} and found.form == "object" and restrictive(sentence, cue.token):
            return cue, speaker, None
        anonymous = is_passive(sentence, cue.token) and sentence.deps[cue.token] not in {"acl", "amod", "advcl"}
        if speaker is None and not (anonymous and found.form in {"that", "whether", "parenthesis"}):
            return cue, None, None
        if found.reading.people and speaker is not None and not person_like(speaker):
            return cue, speaker, None
        loose = found.form == "object" and found.reading.cue_class in _OF_THINGS_TOO
        if loose and speaker is not None and not somebody(self.lexicon, speaker, self.resolution):
            return cue, speaker, None
        content = self._content(found, cue, cues)
        if not content:
            return cue, speaker, None
        tokens = [*cue.tokens, *found.more]
        draft = Draft(
            sentence, cue.token, tokens, found.reading.cue_class, found.form, content, speaker, found.addressee
        )  # fmt: skip
        return cue, speaker, draft

    def _same(self, cue: Cue) -> int | None:
        """The cue whose speaker goes on with this one ("..., calling it a sham and vowing to fight")."""
        sentence, token = cue.sentence, cue.token
        for _ in range(4):
            if (sentence.index, token) in self._same_speaker:
                return self._same_speaker[sentence.index, token]
            if sentence.deps[token] != "conj" or sentence.dependents(token, "nsubj", "nsubjpass"):
                return None
            token = sentence.heads[token]
        return None

    def _nominal(self, one: Found, cues: list[Cue]) -> Draft | None:
        sentence = one.cue.sentence
        speaker = noun_phrase(sentence, one.speaker) if one.speaker is not None else None
        if (
            speaker is not None
            and one.cue.last is not None
            and one.cue.token < speaker.head <= one.cue.last < speaker.last
        ):
            speaker = Phrase(sentence, speaker.first, one.cue.last, speaker.head)
        if one.cue.kind == "adjective" and (speaker is None or not person_like(speaker)):
            return None
        if speaker is not None and not may_speak(self.lexicon, speaker):
            return None
        if one.cue.kind == "noun" and speaker is None and one.complement.reading.cue_class == "thinks":
            return None
        if one.cue.kind == "noun" and speaker is None and one.complement.form not in {"that", "to"}:
            return None
        content = self._content(one.complement, one.cue, cues)
        if not content:
            return None
        return Draft(
            sentence,
            one.cue.token,
            one.tokens,
            one.complement.reading.cue_class,
            one.complement.form,
            content,
            speaker,
            nominal=one.cue.kind == "noun",
        )

    def _content(self, found: Complement, cue: Cue, cues: list[Cue]) -> list[Span]:
        """The characters of a complement: without further cues of the same speaker, with whole quotations."""
        sentence = cue.sentence
        at = sentence.starts[cue.token]
        spans: list[Span] = []
        for first, last in found.ranges:
            stop, further = cut(sentence, first, last, cue, cues, found)
            while stop > first and (sentence.tags[stop] in {"CC", ","} or sentence.lower[stop] in {"and", "but"}):
                stop -= 1
            if further is not None:
                self._same_speaker[sentence.index, further] = cue.token
            span = trim(self.parsed.text, sentence.starts[first], sentence.ends[stop])
            if span is not None:
                spans.append(span)
        snapped = []
        for start, end in snap(spans, self.quotes, at):
            pieces = subtract((start, end), sentence.span(cue.token)) if start <= at < end else [(start, end)]
            for piece in pieces:
                span = trim(self.parsed.text, *piece)
                if span is not None:
                    snapped.append(span)
        return join(snapped, self.parsed.text)
