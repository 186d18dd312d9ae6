"""The finder: from a parsed article to its statements."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from detente.parsing import Parsed, Quote, Sentence
from detente.record import Span, Statement
from detente.statements.complements import Complement, complement
from detente.statements.cues import CUES, Lexicon, load_cues
from detente.statements.details import write_down
from detente.statements.draft import Draft, join, overlap, subtract, trim
from detente.statements.headlines import find_colons
from detente.statements.matching import Cue, find_cues
from detente.statements.nominal import Found, read_adjective, read_noun, read_phrases
from detente.statements.phrases import (
    Phrase,
    agent,
    governor_subject,
    is_passive,
    noun_phrase,
    possessor,
    right_neighbour,
    speaker_phrase,
    subject,
)
from detente.statements.quoted import (
    floating_speaker,
    is_speech,
    outer_quotes,
    quotes_after,
    quotes_before,
    snap,
    starts_sentence,
)
from detente.statements.said import Said
from detente.statements.unmarked import find_bare, find_blocks, find_runs, lost_marks

if TYPE_CHECKING:
    from detente.resolving import Resolution

_FIRST_PERSON = {"i", "we", "you", "me", "us", "my", "our", "your", "one", "myself"}
_NOBODY = {"nobody", "none", "no-one", "nothing", "neither", "anyone", "anybody", "whoever"}
_HYPOTHETICAL = {"can", "could", "may", "might", "should", "must", "shall", "ca"}
_SHOWING = {"quote", "cite", "hear", "see", "show", "find", "have", "be"}
_OF_THINGS_TOO = {"stresses", "supports", "confirms", "asks", "denies", "blames", "predicts"}
"""Classes of cues that are said of things too: "the crisis underlines the need", "the storm attacked the coast"."""
_AGENTS = ("ist", "ian", "er", "or", "crat", "ant", "ee")
"""How nouns end that name people by what they do."""
_REFUSAL = {"refusal", "failure", "reluctance", "inability", "unwillingness"}
_REFUSING = {
    "decline",
    "refuse",
    "fail",
    "avoid",
    "stop",
    "cease",
    "forget",
    "hesitate",
    "neglect",
    "prevent",
    "refrain",
}


class StatementFinder:
    """Finds who said what. The cues are loaded once; one finder serves any number of articles."""

    def __init__(self, cues: Path = CUES) -> None:
        self.lexicon: Lexicon = load_cues(cues)
        self._same_speaker: dict[tuple[int, int], int] = {}

    def find(self, parsed: Parsed, resolution: Resolution, article_id: str) -> list[Statement]:
        """The statements of one article in the order of the text, with ids ``ARTICLE:s1``, ``ARTICLE:s2`` ..."""
        return [one.statement for one in self.said(parsed, resolution, article_id)]

    def said(self, parsed: Parsed, resolution: Resolution, article_id: str) -> list[Said]:
        """The same statements in the room's own form (see :class:`Said`)."""
        return write_down(self._drafts(parsed, resolution), parsed, resolution, article_id, self.lexicon)

    def _drafts(self, parsed: Parsed, resolution: Resolution) -> list[Draft]:
        quotes = outer_quotes(parsed)
        self._same_speaker = {}
        drafts: list[Draft] = []
        verbs: list[tuple[Cue, Phrase | None, Draft | None]] = []
        for sentence in parsed.sentences:
            cues = find_cues(sentence, self.lexicon)
            found: list[Found] = read_phrases(sentence, self.lexicon)
            for cue in cues:
                if cue.kind == "verb":
                    verbs.append(self._verb(cue, cues, parsed, quotes, resolution))
                else:
                    noun = read_noun(cue, self.lexicon) if cue.kind == "noun" else read_adjective(cue)
                    if noun is not None and self._usable(sentence, noun.tokens[0], cue.kind):
                        found.append(noun)
            for one in found:
                draft = self._nominal(one, cues, parsed, quotes)
                if draft is not None:
                    drafts.append(draft)
        drafts += _direct(parsed, quotes, verbs)
        drafts += [draft for _, _, draft in verbs if draft is not None and draft not in drafts]
        drafts += find_colons(parsed, quotes, drafts)
        drafts = _without_weak_nested(parsed, quotes, _distinct(drafts))
        _continue_quotes(parsed, quotes, drafts)
        drafts += _floating(parsed, quotes, drafts, resolution)
        drafts += find_blocks(parsed, verbs, drafts)
        drafts += find_bare(parsed, verbs, drafts) if lost_marks(parsed) else []
        runs = find_runs(parsed, quotes, drafts)
        drafts = _without_weak_nested(parsed, quotes, drafts + runs)
        return sorted(drafts, key=_order)

    def _verb(
        self, cue: Cue, cues: list[Cue], parsed: Parsed, quotes: list[Quote], resolution: Resolution
    ) -> tuple[Cue, Phrase | None, Draft | None]:
        """The cue with its speaker and, where the grammar gives the words, the statement."""
        sentence = cue.sentence
        if not self._usable(sentence, cue.token, "verb"):
            return cue, None, None
        speaker = self._speaker(cue)
        if speaker is not None and not self._may_speak(speaker, parsed, quotes):
            return cue, speaker, None
        found = complement(cue)
        if found is None:
            return cue, speaker, None
        if found.form in {"to", "for"} and sentence.lemmas[found.head] in self.lexicon.unasked:
            return cue, speaker, None
        if (
            sentence.deps[cue.token] in {"acl", "relcl"}
            and found.form == "object"
            and _restrictive(sentence, cue.token)
        ):
            return cue, speaker, None
        anonymous = is_passive(sentence, cue.token) and sentence.deps[cue.token] not in {"acl", "amod"}
        if speaker is None and not (anonymous and found.form in {"that", "whether", "parenthesis"}):
            return cue, None, None
        if found.reading.people and speaker is not None and not _person_like(speaker):
            return cue, speaker, None
        loose = found.form == "object" and found.reading.cue_class in _OF_THINGS_TOO
        if loose and speaker is not None and not self._somebody(speaker, resolution):
            return cue, speaker, None
        content = self._content(found, cue, cues, parsed, quotes)
        if not content:
            return cue, speaker, None
        tokens = [*cue.tokens, *found.more]
        draft = Draft(
            sentence, cue.token, tokens, found.reading.cue_class, found.form, content, speaker, found.addressee
        )  # fmt: skip
        return cue, speaker, draft

    def _nominal(self, one: Found, cues: list[Cue], parsed: Parsed, quotes: list[Quote]) -> Draft | None:
        sentence = one.cue.sentence
        speaker = noun_phrase(sentence, one.speaker) if one.speaker is not None else None
        if (
            speaker is not None
            and one.cue.last is not None
            and one.cue.token < speaker.head <= one.cue.last < speaker.last
        ):
            speaker = Phrase(sentence, speaker.first, one.cue.last, speaker.head)
        if one.cue.kind == "adjective" and (speaker is None or not _person_like(speaker)):
            return None
        if speaker is not None and not self._may_speak(speaker, parsed, quotes):
            return None
        if one.cue.kind == "noun" and speaker is None and one.complement.reading.cue_class == "thinks":
            return None
        if one.cue.kind == "noun" and speaker is None and one.complement.form not in {"that", "to"}:
            return None
        content = self._content(one.complement, one.cue, cues, parsed, quotes)
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

    def _usable(self, sentence: Sentence, token: int, kind: str) -> bool:
        """Whether the cue is one that speaks: not negated, not only possible, not under "declined to"."""
        verb = token
        for _ in range(4):
            for child in sentence.children[verb]:
                if sentence.deps[child] == "neg" or sentence.lower[child] in {"never", "not", "n't"}:
                    return False
                if sentence.deps[child] == "aux" and sentence.lower[child] in _HYPOTHETICAL and kind == "verb":
                    return False
                if sentence.deps[child] == "mark" and sentence.lower[child] in {"if", "unless"}:
                    return False
                if sentence.deps[child] == "preconj" and sentence.lower[child] == "neither":
                    return False
            if sentence.deps[verb] in {"xcomp", "pcomp"} and sentence.heads[verb] != verb:
                verb = sentence.heads[verb]
                if sentence.lemmas[verb] in _REFUSING:
                    return False
                if sentence.deps[verb] == "prep":
                    if sentence.lower[verb] in {"without", "instead"}:
                        return False
                    verb = sentence.heads[verb]
            else:
                break
        if sentence.deps[verb] in {"acl", "relcl"} and sentence.lemmas[sentence.heads[verb]] in _REFUSAL:
            return False
        return sentence.lemmas[verb] not in _REFUSING or verb == token

    def _speaker(self, cue: Cue) -> Phrase | None:
        """Whoever the grammar makes the speaker of a verbal cue."""
        sentence, verb = cue.sentence, cue.token
        verb = self._same_speaker.get((sentence.index, verb), verb)
        head = agent(sentence, verb) if is_passive(sentence, verb) else subject(sentence, verb)
        if head is None or (sentence.lower[head] == "it" and sentence.tags[cue.token] == "VB"):
            return None
        if sentence.deps[verb] == "acl" and sentence.tags[verb] == "VBG" and sentence.deps[head] == "dobj":
            head = self._behind_object(sentence, head)
        if sentence.lemmas[head] in self.lexicon.documents and not is_passive(sentence, verb):
            head = self._issuer(sentence, head, verb)
        return noun_phrase(sentence, head) if is_passive(sentence, verb) else speaker_phrase(sentence, verb, head)

    def _behind_object(self, sentence: Sentence, noun: int) -> int:
        """Who speaks in "fights the plan, saying that": the subject, not the thing fought, unless that is a person or paper."""
        named = any(name.label in {"PERSON", "ORG", "NORP", "GPE"} and name.first <= noun <= name.last for name in sentence.names)
        verb = sentence.heads[noun]
        if named or sentence.lemmas[noun] in self.lexicon.documents or sentence.lemmas[verb] in _SHOWING:
            return noun
        above = governor_subject(sentence, noun)
        return noun if above is None else above

    def _issuer(self, sentence: Sentence, document: int, verb: int) -> int:
        """Who speaks through a document: its possessor, or who issued it; else the document itself."""
        above = sentence.heads[document]
        if (
            sentence.deps[verb] in {"acl", "relcl"}
            and sentence.deps[document] == "dobj"
            and sentence.lemmas[above] in self.lexicon.carriers
        ):
            issuer = agent(sentence, above) if is_passive(sentence, above) else subject(sentence, above)
            if issuer is not None:
                return issuer
        if sentence.deps[verb] in {"acl", "relcl"} and sentence.deps[document] == "pobj":
            owner = possessor(sentence, document)
            above_subject = governor_subject(sentence, document)
            if (
                owner is None
                and above_subject is not None
                and sentence.lower[sentence.heads[document]] in {"in", "with", "after"}
            ):
                return above_subject
        return document

    def _may_speak(self, speaker: Phrase, parsed: Parsed, quotes: list[Quote]) -> bool:
        sentence, head = speaker.sentence, speaker.head
        word = sentence.lower[head]
        if word in _FIRST_PERSON or word in _NOBODY or sentence.lower[speaker.first] in {"no", "neither"}:
            return False
        if word == "it":
            return sentence.deps[head] == "nsubj"
        return word not in self.lexicon.not_speakers and sentence.lemmas[head] not in self.lexicon.not_speakers

    def _somebody(self, speaker: Phrase, resolution: Resolution) -> bool:
        """Whether a noun that does more than tell ("highlights the need") is a person, an institution or a paper."""
        sentence, head = speaker.sentence, speaker.head
        if sentence.pos[head] != "NOUN" or resolution.at(sentence, head) is not None:
            return True
        lemma = sentence.lemmas[head]
        return lemma in self.lexicon.documents or lemma in self.lexicon.bodies or lemma.endswith(_AGENTS)

    def _content(self, found: Complement, cue: Cue, cues: list[Cue], parsed: Parsed, quotes: list[Quote]) -> list[Span]:
        """The characters of a complement: without further cues of the same speaker, with whole quotations."""
        sentence = cue.sentence
        at = sentence.starts[cue.token]
        spans: list[Span] = []
        for first, last in found.ranges:
            stop, further = _cut(sentence, first, last, cue, cues, found)
            if further is not None:
                self._same_speaker[sentence.index, further] = cue.token
            span = trim(parsed.text, sentence.starts[first], sentence.ends[stop])
            if span is not None:
                spans.append(span)
        snapped = []
        for start, end in snap(spans, quotes, at):
            pieces = subtract((start, end), sentence.span(cue.token)) if start <= at < end else [(start, end)]
            for piece in pieces:
                span = trim(parsed.text, *piece)
                if span is not None:
                    snapped.append(span)
        return join(snapped, parsed.text)


def _order(draft: Draft) -> tuple[int, int, int]:
    cue = draft.cue_span
    return draft.start, cue[0] if cue is not None else draft.start, -draft.size()


def _cut(
    sentence: Sentence, first: int, last: int, cue: Cue, cues: list[Cue], found: Complement
) -> tuple[int, int | None]:
    """The last token of a content before a further cue of the same speaker ("..., adding that", "and warned that"), and
    that cue's token."""
    if found.form.startswith("accused") or found.form.startswith("object"):
        by = next(
            (k for k in range(first, last) if sentence.lower[k] == "by" and is_passive(sentence, cue.token)), None
        )
        if by is not None and agent(sentence, cue.token) in sentence.dependents(by, "pobj"):
            last = by - 1
    for k in range(first + 1, last):
        if sentence.words[k] == ";" and found.form in {"that", "whether", "to"}:
            last = k - 1
            break
    if found.form not in {"parenthesis", "colon", "phrase"}:
        last = _without_aside(sentence, first, last)
    for other in cues:
        t = other.token
        if other.kind != "verb" or not first < t <= last or t <= cue.token:
            continue
        before = t - 1
        while before > first and sentence.pos[before] in {"ADV", "PART"}:
            before -= 1
        if (
            sentence.tags[t] == "VBG"
            and sentence.words[before] in {",", "—", "–", "-", "--"}
            and sentence.deps[t] != "amod"
        ):
            return before, t
        finite = {"VBD", "VBN", "VBZ", "VBP"}
        alike = sentence.tags[t] == sentence.tags[cue.token] or sentence.tags[sentence.heads[t]] == "VB"
        if sentence.deps[t] == "conj" and alike and sentence.tags[t] in finite and sentence.tags[cue.token] in finite:
            if sentence.dependents(t, "nsubj", "nsubjpass", "aux", "auxpass", "mark"):
                continue
            own = subject(sentence, t)
            clause = sentence.heads[t]
            nested = any(c.token == clause and c.kind == "verb" for c in cues)
            if own is not None and not nested and sentence.pos[own] != "PRON":
                start = sentence.edges[t][0] - 1
                while start > first and (sentence.tags[start] in {"CC", ","} or sentence.pos[start] == "ADV"):
                    start -= 1
                return start, t
    return last, None


def _without_aside(sentence: Sentence, first: int, last: int) -> int:
    """The last token before asides at the end of a content: ", which ...", ", the ...": the writer's own words."""
    moved = True
    while moved:
        moved = False
        for k in range(last, first, -1):
            if sentence.deps[k] not in {"relcl", "appos"} or sentence.edges[k][1] != last:
                continue
            start = sentence.edges[k][0]
            if start <= first + 1 or sentence.words[start - 1] not in {",", "—", "–", "--"}:
                continue
            if sentence.deps[k] == "relcl" and sentence.tags[start] not in {"WDT", "WP", "WP$", "IN", "WRB"}:
                continue
            last, moved = start - 2, True
            break
    return last


def _restrictive(sentence: Sentence, verb: int) -> bool:
    """Whether a clause on a noun says which one is meant ("people knocking me"), without a comma."""
    first = sentence.edges[verb][0]
    return first > 0 and sentence.words[first - 1] not in {",", "-", "–", "—", "--", ")"}


def _person_like(speaker: Phrase) -> bool:
    """Whether a noun phrase looks like people or institutions, by its form alone."""
    sentence, head = speaker.sentence, speaker.head
    if sentence.pos[head] == "PROPN" or sentence.lower[head] in {
        "he",
        "she",
        "they",
        "who",
        "his",
        "her",
        "their",
        "its",
    }:
        return True
    if sentence.tags[head] == "PRP":
        return sentence.lower[head] != "it"
    return sentence.pos[head] in {"NOUN", "NUM", "ADJ", "DET", "PRON"}


def _direct(parsed: Parsed, quotes: list[Quote], verbs: list[tuple[Cue, Phrase | None, Draft | None]]) -> list[Draft]:
    """Statements whose words stand in quotation marks next to a cue."""
    drafts: list[Draft] = []
    claimed: dict[int, Draft] = {}
    cues = [cue for cue, _, _ in verbs]
    for cue, speaker, draft in verbs:
        if "quote" not in cue.forms:
            continue
        if speaker is None and cue.sentence.tags[cue.token] in {"VBD", "VBZ"}:
            speaker = _after_quotation(parsed, quotes, cue)
        if speaker is None:
            continue
        if speaker.sentence.lower[speaker.head] in _FIRST_PERSON | _NOBODY:
            continue
        at = cue.sentence.starts[cue.token]
        if any(q.start <= at < q.end for q in quotes):
            continue
        if any(k for k in cue.sentence.children[cue.token] if cue.sentence.deps[k] == "neg"):
            continue
        before = quotes_before(parsed, quotes, cue, speaker)
        if before is not None and draft is not None and draft.form not in {"parenthesis", "quote"}:
            # "..." she said, adding that: the words before belong to this cue only if it has none after it.
            before = None if draft.content[0][0] > at and draft.form not in {"that"} else before
        after: Quote | None = None
        near = [other for other in cues if other.sentence is cue.sentence and other is not cue]
        following = quotes_after(parsed, quotes, cue, near)
        if following is not None:
            after = following
        if after is None and before is not None:
            after = _second_half(parsed, quotes, cue, before)
        spans = [(q.start, q.end) for q in (before, after) if q is not None and id(q) not in claimed]
        if not spans:
            continue
        if draft is None:
            draft = Draft(cue.sentence, cue.token, list(cue.tokens), cue.forms["quote"].cue_class, "quote", [], speaker)
            drafts.append(draft)
        if before is not None and parsed.text[: before.start].rstrip().endswith(":") and draft.form == "parenthesis":
            # What leads to the quotation with a colon is not said by the speaker after it.
            draft.content = [span for span in draft.content if span[0] > before.start]
        draft.content = join([*draft.content, *spans], parsed.text)
        draft.quotes += spans
        for q in (before, after):
            if q is not None:
                claimed.setdefault(id(q), draft)
    return drafts


def _second_half(parsed: Parsed, quotes: list[Quote], cue: Cue, before: Quote) -> Quote | None:
    """The second half of a split quotation, in the same sentence and small letters: "...," she said, pausing, "but ..."."""
    inner = parsed.text[before.inner[0] : before.inner[1]].rstrip()
    if not inner.endswith(","):
        return None
    for quote in quotes:
        if quote.start > cue.sentence.starts[cue.token]:
            gap = parsed.text[cue.sentence.ends[cue.token] : quote.start]
            small = parsed.text[quote.inner[0] : quote.inner[0] + 1].islower()
            return quote if small and gap.rstrip().endswith(",") and not any(mark in gap for mark in ".?!\n") else None
    return None


def _after_quotation(parsed: Parsed, quotes: list[Quote], cue: Cue) -> Phrase | None:
    """The speaker right after a cue that follows a quotation, where the parser saw no subject."""
    sentence = cue.sentence
    start = sentence.starts[cue.token]
    if not any(q.end <= start and not parsed.text[q.end : start].strip(" ,\u00a0") for q in quotes):
        return None
    head = right_neighbour(sentence, cue.token)
    return Phrase(sentence, cue.token + 1, head, head) if head is not None else None


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Without statements whose content is that of another: the one with a speaker and the nearer cue stays."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.speaker is None, d.nominal, d.form == "object", d.start)):
        twin = False
        for other in kept:
            if other.sentence.paragraph != draft.sentence.paragraph:
                continue
            shared = overlap(draft.content, other.content)
            if shared and shared * 20 >= 17 * max(draft.size(), other.size()):
                twin = True
                break
        if not twin:
            kept.append(draft)
    # "repeated its promise to ...": the noun with its carrier says it all.
    carried = [d for d in kept if d.nominal and len(d.tokens) > 1]
    return [
        d
        for d in kept
        if not (
            d.form == "object"
            and any(c.token in d.tokens or d.token in c.tokens for c in carried if c.sentence is d.sentence)
        )
    ]


_STRONG = {"that", "parenthesis", "accused of", "object that", "quote", "phrase"}


def _without_weak_nested(parsed: Parsed, quotes: list[Quote], drafts: list[Draft]) -> list[Draft]:
    """Without what a statement only mentions in passing: within another's words a statement counts if it is a clause with a
    speaker of its own; within quotation marks only if that speaker is named."""
    kept: list[Draft] = []
    for draft in drafts:
        cue = draft.cue_span
        inside = cue is not None and any(q.start <= cue[0] < q.end for q in quotes)
        nested = cue is not None and any(other is not draft and other.holds(cue[0]) for other in drafts)
        if inside or nested:
            told = draft.nominal and draft.form in {"that", "to"} and not inside and _is_object(draft, drafts)
            if not told and (draft.form not in _STRONG or draft.speaker is None):
                continue
            if inside and draft.speaker.sentence.pos[draft.speaker.head] != "PROPN":
                continue
            if draft.cue_class in {"thinks", "wants"}:
                continue
        kept.append(draft)
    return kept


def _is_object(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a noun is itself what another cue governs: "dismissed *accusations that* ..."."""
    return any(
        other.sentence is draft.sentence
        and other.form == "object"
        and draft.sentence.heads[draft.token or 0] == other.token
        for other in drafts
    )


def _continue_quotes(parsed: Parsed, quotes: list[Quote], drafts: list[Draft]) -> None:
    """Give quotations that go on after a statement to it: "...," she said. "..."; also over unclosed paragraphs."""
    spoken = sorted((d for d in drafts if d.quotes), key=lambda d: d.content[-1][1])
    for number, quote in enumerate(quotes):
        if any(
            overlap([(quote.start, quote.end)], d.content)
            for d in drafts
            if d.cue_span is None or not quote.start <= d.cue_span[0] < quote.end
        ):
            continue
        earlier = quotes[number - 1] if number else None
        for draft in reversed(spoken):
            end = max(draft.content[-1][1], draft.sentence.end)
            if end > quote.start + 1 and draft.content[-1][1] > quote.start:
                continue
            same = _paragraph_of(parsed, quote.start) == _paragraph_of(parsed, draft.sentence.start)
            between = parsed.text[min(end, quote.start) : quote.start]
            if same and not any(char.isalnum() for char in between) and starts_sentence(parsed, quote):
                draft.content = join([*draft.content, (quote.start, quote.end)], parsed.text)
                draft.quotes.append((quote.start, quote.end))
            elif (
                earlier is not None
                and not earlier.closed
                and (earlier.start, earlier.end) in draft.quotes
                and _paragraph_of(parsed, quote.start) == _paragraph_of(parsed, earlier.start) + 1
                and quote.start == parsed.paragraphs[_paragraph_of(parsed, quote.start)][0]
            ):
                draft.content = join([*draft.content, (quote.start, quote.end)], parsed.text)
                draft.quotes.append((quote.start, quote.end))
            break


def _paragraph_of(parsed: Parsed, offset: int) -> int:
    low, high = 0, len(parsed.paragraphs)
    while low < high:
        middle = (low + high) // 2
        if parsed.paragraphs[middle][1] <= offset:
            low = middle + 1
        else:
            high = middle
    return low


def _a_speaker(speaker: Phrase, resolution: Resolution) -> bool:
    """Whether a subject that is not that of a cue may have said a quotation without one: somebody known, he or she."""
    sentence, head = speaker.sentence, speaker.head
    if sentence.tags[head] == "PRP":
        return sentence.lower[head] in {"he", "she", "they"}
    mention = resolution.at(sentence, head)
    return mention is not None and mention.kind in {"person", "office", "organisation", "group", "state"}


def _floating(parsed: Parsed, quotes: list[Quote], drafts: list[Draft], resolution: Resolution) -> list[Draft]:
    """Quotations that are sentences of their own without a cue: the speaker stands in the sentence before."""
    found: list[Draft] = []
    for quote in quotes:
        led = parsed.text[: quote.start].rstrip().endswith(":")
        if not is_speech(parsed.text, quote) or not (starts_sentence(parsed, quote) or led):
            continue
        if any(
            overlap([(quote.start, quote.end)], d.content)
            for d in drafts + found
            if d.cue_span is None or not quote.start <= d.cue_span[0] < quote.end
        ):
            continue
        after = parsed.text[quote.end : quote.end + 1]
        if after not in {"", "\n", " ", "."}:
            continue
        rest = parsed.text[quote.end :].lstrip(" \t\u00a0")
        inner = parsed.text[quote.inner[0] : quote.inner[1]].rstrip()
        if rest and not (rest[0] in '\n\u201c"' or (inner[-1:] in ".?!" and rest[0].isupper())):
            continue
        sentence = parsed.sentence_at(quote.inner[0])
        if sentence is None:
            continue
        earlier = [
            d for d in drafts if d.content[-1][1] <= quote.start and d.sentence.paragraph >= sentence.paragraph - 1
        ]
        speaker = floating_speaker(parsed, quote)
        if speaker is not None and not _a_speaker(speaker, resolution):
            speaker = None
        if led and speaker is None:
            continue
        if earlier and not led:
            latest = max(earlier, key=lambda d: d.content[-1][1])
            same = speaker is not None and speaker.sentence.paragraph == sentence.paragraph
            if not same or (speaker is not None and latest.sentence is speaker.sentence):
                speaker = latest.speaker
        draft = Draft(
            sentence, None, [], "says", "floating", [(quote.start, quote.end)], speaker, borrowed=True
        )  # fmt: skip
        draft.quotes.append((quote.start, quote.end))
        found.append(draft)
    return found
