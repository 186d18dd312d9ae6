"""Who takes part in an engagement: as its noun or verb names them, or as what stands around it does."""

from __future__ import annotations

from collections.abc import Iterable

from detente.engagements.kinds import Kinds, Word
from detente.engagements.parties import Party, country_at, distinct, parties_at, parties_of, place_at
from detente.engagements.reality import name_of
from detente.parsing import Clause, Sentence, nominal_clause, noun_obliques
from detente.resolving import Resolution
from detente.statements import Said, chain

_POINTING = frozenset({"the", "this", "that", "these", "those", "both"})


class People:
    """Finds the parties of one article's engagements; remembers the two of the contact told last."""

    def __init__(self, kinds: Kinds, resolution: Resolution, said: list[Said]) -> None:
        self.kinds, self.resolution, self.said = kinds, resolution, said
        self.pair: list[Party] = []
        self.pair_index = 0
        self.pair_kind = ""

    def remember(self, parties: list[Party], sentence: Sentence, kind: str) -> None:
        """Keep the parties of a contact for "the two" and "the leaders" behind it, if they are two."""
        if len({p.actor.country or p.actor.name for p in parties}) == 2:
            self.pair, self.pair_index, self.pair_kind = parties, sentence.index, kind

    def at(self, sentence: Sentence, head: int) -> list[Party]:
        """The parties at ``head``; "the two" and "both leaders" are those of the contact told last."""
        place = place_at(self.resolution, sentence, head)
        if place is not None and place.dateline:
            # "BRASILIA, May 29 - President Lula met ...": the parser may take the dateline for the subject
            behind = [h for h in sentence.dependents(head, "appos") if h > place.last]
            return [p for h in behind for p in parties_at(self.resolution, sentence, h)]
        found = parties_at(self.resolution, sentence, head)
        for other in sentence.dependents(head, "appos"):
            # headlines: "Japan, India to hold drills"
            closed = other + 1 < len(sentence) and sentence.lower[other + 1] in {",", "-", "\u2013", "\u2014"}
            more = parties_at(self.resolution, sentence, other) if not closed and head < other else []
            if found and more and more[0].entity.known and more[0].actor.country != found[0].actor.country:
                found = [*found, *more]
        told = any(p.actor.country or p.entity.known for p in found)
        if self._stands_for_pair(sentence, head, found):
            return list(self.pair)
        if not _is_pair(sentence, head) or (told and (len(found) > 1 or not found[0].entity.plural)):
            return found
        near = [p for m in self.resolution.of(sentence) if m.head < head for p in parties_of(m) if p.is_person]
        near = distinct(near)
        if len(near) == 2:
            return near
        if any(p.actor.country == q.actor.country for p in near for q in self.pair):
            return found
        return list(self.pair) or found

    def _stands_for_pair(self, sentence: Sentence, head: int, found: list[Party]) -> bool:
        """Whether "the leaders", "the ministers" are those of the contact told just before."""
        if len(self.pair) != 2 or sentence.index - self.pair_index > 2 or len(found) != 1:
            return False
        party = found[0]
        return (
            sentence.tags[head] == "NNS"
            and party.actor.country is None
            and not party.entity.known
            and (party.political or not party.actor.sectors)
            and {sentence.lower[c] for c in sentence.children[head]} <= {"the", "foreign", "defence", "defense"}
            and any(sentence.lower[c] == "the" for c in sentence.children[head])
        )

    def counterpart(self, sentence: Sentence, owners: list[Party]) -> list[Party]:
        """The other party of the contact told just before: "invited Kishida ... told him *in a phone call*"."""
        countries = {p.actor.country for p in owners}
        rest = [p for p in self.pair if p.actor.country not in countries]
        near = sentence.index - self.pair_index <= 1
        return rest if near and len(self.pair) == 2 and len(rest) == 1 and len(countries) == 1 else []

    def deep(self, clause: Clause) -> list[Party]:
        """The person behind a "with" within the object: "discussed the tension in the region *with the king*"."""
        sentence = clause.sentence
        inside = [k for h in clause.objects for k in sentence.subtree(h)]
        heads = [h for k in inside if sentence.lower[k] == "with" and sentence.deps[k] == "prep"
                 for h in sentence.dependents(k, "pobj")]  # fmt: skip
        found = [p for h in heads for p in self.at(sentence, h)]
        return [p for p in found if p.is_person and p.political]

    def told(self, clause: Clause) -> list[Party]:
        """Whom the verb above speaks to: "in a phone call he urged *Putin* to withdraw"."""
        parent = clause.parent
        if parent is None or clause.via is not None or parent.lemma not in self.kinds.speaking:
            return []
        found = [p for h in (*parent.objects[:1], *parent.indirect) for p in self.at(clause.sentence, h)]
        return [p for p in found if p.is_person and p.political]

    def asked(self, clause: Clause) -> list[Party]:
        """Whom one turns to for it: "phoned *the king* to propose a meeting"."""
        parent = clause.parent
        if parent is None or parent.tense != "infinitive" or parent.parent is None or clause.via is not None:
            return []
        upper = parent.parent
        found = [p for h in upper.objects if h < parent.top for p in self.at(clause.sentence, h)]
        return [p for p in found if p.political]

    def goals(self, sentence: Sentence, tokens: Iterable[int]) -> list[Party]:
        """The countries behind a "to" among the tokens, however deep the parser has hung it."""
        heads = [h for k in tokens if sentence.lower[k] == "to" and sentence.deps[k] == "prep"
                 for h in sentence.dependents(k, "pobj")]  # fmt: skip
        found = [country_at(self.resolution, sentence, h) for h in heads]
        return [p for p in found if p is not None][:1]

    def around(self, clause: Clause) -> list[Party]:
        """The goal of a visit that the verb above names: "left Taiwan after a visit", "is in Chad for a visit"."""
        parent = clause.parent
        if parent is None or clause.via is not None:
            return []
        heads: list[int] = []
        if parent.lemma in {"leave", "depart"}:
            heads = parent.objects
        elif clause.marker in {"for", "on"}:
            heads = [h for prep, h in parent.obliques if prep in {"in", "to"}]
        found = [country_at(self.resolution, clause.sentence, h) for h in heads]
        return [p for p in found if p is not None]

    def speaker(self, offset: int) -> list[Party]:
        """The speaker in whose words the character at ``offset`` stands: the one who is meant where nobody is named."""
        links = chain(self.said, offset)
        speaker = links[-1].statement.speaker if links else None
        if speaker is None:
            return []
        named = (m for m in self.resolution.mentions if m.actor.name == speaker.name and m.entity.kind != "pronoun")
        return [party for m in named for party in parties_of(m)][:1]

    def sides(self, clause: Clause, carrier: Clause | None, word: Word) -> tuple[list[Party], list[Party], list[Party]]:
        """Owners of the noun, the other side, and hosts, as the noun phrase and its light verb name them."""
        sentence, i = clause.sentence, clause.head
        owners: list[Party] = []
        others: list[Party] = []
        hosts: list[Party] = []
        visit = word.owner == "visitor"
        left = [m for m in self.resolution.inside(sentence, i) if m.head < i]
        left = [m for m in left if not any(o is not m and o.first <= m.first and m.last <= o.last for o in left)]
        possessors = {h for h in clause.subjects if h < i}
        for mention in reversed(left):
            if (
                sentence.lower[mention.last + 1 : mention.last + 2] == ["-"]
                and sentence.lower[mention.last + 2] in self.kinds.mediated
            ):
                hosts += parties_of(mention)
                continue
            if visit and mention.kind == "demonym" and mention.entity.country is None:
                continue  # "a European tour"
            if visit and mention.head not in possessors and mention.kind in {"state", "place"}:
                others += parties_of(mention)
            elif mention.head in possessors or not any(h < mention.head for h in possessors) or not visit:
                owners += parties_of(mention)
        pairs = list(clause.obliques)
        if word.kind in {"talks", "meeting", "call"}:
            # "talks on fisheries with the minister", "about"
            pairs += [
                (prep, h) for about, topic in clause.obliques if about in {"on", "about", "over"}
                for prep, h in noun_obliques(sentence, topic) if prep == "with"
            ]  # fmt: skip
        if word.kind == "signing":
            # "the signing of a deal between Mali and Chad"
            pairs += [pair for prep, h in clause.obliques if prep == "of" for pair in noun_obliques(sentence, h)]
        for below in sentence.clauses:
            if below.via == i and below.link == "participle":
                # "talks planned for Monday between Haiti and Cuba"
                pairs += [(prep, h) for prep, h in below.obliques if prep in {"with", "between"}]
        if carrier is not None:
            pairs += [(prep, h) for prep, h in carrier.obliques if prep in {"with", "to", "between", "from"}]
        for prep, head in pairs:
            if prep == "by" or (prep == "of" and visit and country_at(self.resolution, sentence, head) is None):
                owners += self.at(sentence, head)
            elif prep in word.other:
                party = country_at(self.resolution, sentence, head) if visit else None
                if party is not None:
                    others.append(party)
                else:
                    others += self.at(sentence, head)
        if (
            word.owner == "speaker"
            and carrier is None
            and clause.marker in {"in", "during"}
            and clause.parent is not None
        ):
            told = clause.parent.surface or clause.parent.subjects
            his = [h for h in possessors if sentence.pos[h] == "PRON"]
            if his and told and clause.via is None and min(told) > max(his):
                # "in his speech, the senator said"
                owners = [p for h in told for p in self.at(sentence, h)] or owners
        if carrier is not None:
            name = name_of(carrier)
            subjects = [p for h in carrier.subjects for p in self.at(sentence, h)]
            if name in self.kinds.hosts and len(others) > 1:
                hosts += subjects
            else:
                owners = subjects + owners
        return owners, others, hosts

    def from_context(self, clause: Clause, others: list[Party], word: Word) -> list[Party]:
        """Whose an ownerless noun is: "warned *in a speech*", "said *after talks with R*", "was *on a visit to R*"."""
        sentence = clause.sentence
        if clause.via is not None and clause.marker == "of" and sentence.lemmas[clause.via] in self.kinds.transparent:
            clause = nominal_clause(sentence, clause.via)
        parent, via = clause.parent, clause.via
        if parent is not None and clause.marker == "object" and via is None and name_of(parent) in self.kinds.status:
            return [p for h in parent.subjects for p in self.at(sentence, h)]
        within = (word.owner == "speaker" or word.kind == "call") and clause.marker in {"in", "during"}
        within = within or (word.attended and clause.marker == "at")
        if via is not None and not (within and parent is not None and (word.attended or via in parent.objects)):
            return [p for h in sentence.dependents(via, "poss") for p in self.at(sentence, h)]
        ready = parent is not None and parent.kind == "adjective" and clause.marker in {"to", "for"}
        if parent is None or (clause.marker not in self.kinds.prepositions and not ready):
            return []
        if clause.marker == "from" and parent.lemma not in self.kinds.from_of:
            return []  # "was shut out from the summit"
        definite = any(sentence.lower[c] in _POINTING for c in sentence.children[clause.head])
        if definite and not others and not word.attended:
            return []
        heads = parent.surface or parent.subjects
        return [p for h in heads for p in self.at(sentence, h)]

    def with_open(self, clause: Clause, carrier: Clause | None, owners: list[Party], others: list[Party]) -> bool:
        """Whether the other side is named but not known: "holding talks with all parties", "talks between X and y"."""
        pairs = list(clause.obliques) + (list(carrier.obliques) if carrier is not None else [])
        heads = [h for prep, h in pairs if prep in {"with", "between"}]
        tags = clause.sentence.tags
        heads = [h for h in heads if tags[h] in {"NNS", "NNPS"} or self.resolution.at(clause.sentence, h) is not None]
        known = [h for h in heads if parties_at(self.resolution, clause.sentence, h)]
        if any(prep == "between" for prep, _ in pairs):
            return len(heads) > 1 and bool(known)
        other_side = any(p.political or p.media for p in others)
        return carrier is not None and bool(heads) and not other_side and any(p.political for p in owners)


def _is_pair(sentence: Sentence, head: int) -> bool:
    """ "The two", "both leaders", "the pair"."""
    if sentence.lower[head] in {"two", "both", "pair"}:
        return True
    return any(sentence.lower[c] in {"two", "both"} for c in sentence.children[head])
