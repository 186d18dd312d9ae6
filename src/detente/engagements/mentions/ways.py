"""By what means one speaks to somebody: by telephone, in a letter, on air, to a paper."""

from __future__ import annotations

from detente.engagements.mentions.reader import Reader
from detente.engagements.parties.named import Party
from detente.engagements.parties.whom import is_called
from detente.parsing import Clause, Sentence, noun_obliques


class Ways(Reader):
    """Tells by what means somebody speaks."""

    def _phrase(self, sentence: Sentence, head: int) -> tuple[int, int]:
        """From where to where what stands at ``head`` is told, without what hangs behind it."""
        mention = self.resolution.at(sentence, head)
        return (mention.first, head) if mention is not None else (sentence.edges[head][0], head)

    def _over_line(self, clause: Clause) -> bool:
        """Whether one speaks by telephone: "took up the matter with him *in a phone call*"."""
        pairs = [*clause.obliques, *(pair for o in clause.objects for pair in noun_obliques(clause.sentence, o))]
        topics = [h for _, h in pairs]  # "views on *the border* during a call"
        pairs += [pair for h in topics for pair in noun_obliques(clause.sentence, h) if pair[0] == "during"]
        return any(
            (prep in {"by", "over", "via", "on", "down"} and clause.sentence.lemmas[h] in self.kinds.lines)
            or (prep in {"in", "during", "by"} and self._is_call(clause.sentence, h))
            for prep, h in pairs
        )

    def _is_call(self, sentence: Sentence, head: int) -> bool:
        """Whether a noun is a call: "during a *telephone conversation*"."""
        calls = (parts for parts, word in self.kinds.nouns.get(sentence.lemmas[head], ()) if word.kind == "call")
        return any(tuple(sentence.lower[head - len(parts) + 1 : head]) == parts[:-1] for parts in calls)

    def _asks(self, clause: Clause, owners: list[Party]) -> bool:
        """Whether it is a paper or a broadcaster that interviews."""
        heads = [*clause.subjects, *(h for prep, h in clause.obliques if prep == "by")]
        return any(p.media for p in owners) or any(clause.sentence.lemmas[h] in self.kinds.media for h in heads)

    def _is_medium(self, sentence: Sentence, head: int) -> bool:
        """Whether it is a paper or station, called so or by a name: "state radio", "*the daily* Novi List"."""
        before = [k for k in sentence.dependents(head, "compound", "amod", "nmod") if k < head]
        named = sentence.pos[head] == "PROPN" and any(sentence.lower[k] in self.kinds.media for k in before)
        first, _ = self._phrase(sentence, head)  # "the *Times* of Malta", "the Jakarta *Post*"
        paper = sentence.pos[head] == "PROPN" and bool(self.kinds.titles & set(sentence.words[first : head + 1]))
        mention = self.resolution.at(sentence, head)
        on_air = bool(self.people.of_media(sentence, [head]))  # "asked by *the BBC's* Hardtalk"
        paper = paper and (on_air or mention is None or mention.kind not in {"person", "office", "state", "place"})
        return named or paper or sentence.lemmas[head] in self.kinds.media

    def _is_interview(self, owners: list[Party], others: list[Party]) -> bool:
        """Whether to have told it to them is an interview: by somebody under a name, and not to an agency."""
        named = any(p.political and (p.entity.kind == "office" or is_called(p)) for p in owners)
        return named and not any(p.actor.name in self.kinds.agencies for p in others)


def is_told_by(clause: Clause, ways: frozenset[str]) -> bool:
    """Whether it is told in one of these ways: "explained it to him *in a letter*"."""
    sentence = clause.sentence
    heads = [*clause.objects, *(h for _, h in clause.obliques)]
    pairs = [*clause.obliques, *(pair for h in heads for pair in noun_obliques(sentence, h))]
    return any(prep in {"in", "by", "over"} and sentence.lemmas[h] in ways for prep, h in pairs)
