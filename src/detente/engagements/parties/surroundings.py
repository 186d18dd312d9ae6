"""Whose an engagement is, as the clause around its noun tells: "warned *in a speech*", "said *after talks with R*"."""

from __future__ import annotations

from collections.abc import Iterable

from detente.engagements.kinds import Word
from detente.engagements.parties.named import Party, parties_at, parties_of
from detente.engagements.parties.turns import Turns
from detente.engagements.status.signs import POINTING, phrases, urging
from detente.parsing import Clause, Sentence, nominal_clause, noun_obliques


class Surroundings(Turns):
    """Finds the parties that the clause around a noun of contact tells."""

    def listed(self, clause: Clause) -> list[int]:
        """The last of several subjects, where the parser lost it: "Merz, Macron *and Britain's Starmer* will"."""
        sentence = clause.sentence
        behind = max((h for h in clause.subjects if h < clause.head), default=-1)
        if len(clause.subjects) == 1 and behind >= 0 and (first := self._joined_before(sentence, behind)):
            return first
        if len(clause.subjects) == 1 and behind >= 0 and (chain := self._chain(clause, behind)):
            return chain
        if behind < 0 or len(clause.subjects) < 2:
            return []
        for mention in self.resolution.of(sentence):
            if behind < mention.first and mention.last < clause.head and sentence.lower[mention.first - 1] == "and":
                free = mention.kind in {"person", "office", "state"} and mention.head not in clause.subjects
                cut = {"VERB", "AUX", "ADP"} & set(sentence.pos[behind + 1 : mention.first])
                return [mention.head] if free and not cut else []
        return []

    def _chain(self, clause: Clause, first: int) -> list[int]:
        """Who else stands in a list of names right before the verb: "Pashinyan, *Aliyev and Russia's Putin* held"."""
        sentence, found = clause.sentence, list[int]()
        start = self.resolution.at(sentence, first)
        if start is None or start.kind not in {"person", "office"}:
            return []
        token, joined = start.last + 1, False
        while token < clause.head and sentence.lower[token] in {",", "and"}:
            joined = joined or sentence.lower[token] == "and"
            token += 1 if sentence.lower[token + 1] != "and" else 2
            joined = joined or sentence.lower[token - 1] == "and"
            behind = [m for m in self.resolution.of(sentence) if m.first == token and m.kind in {"person", "office"}]
            if not behind:
                return []
            found.append(behind[-1].head if len(behind) == 1 else max(behind, key=lambda m: m.last).head)
            token = max(m.last for m in behind) + 1
        closed = token == clause.head or token in clause.auxiliaries
        return found if joined and closed and len(found) > 1 else []

    def _joined_before(self, sentence: Sentence, head: int) -> list[int]:
        """Who stands before the "and", lost to the phrase before: "after the meeting, *Gao* and Orozov signed"."""
        own = self.resolution.at(sentence, head)
        if own is None or own.kind != "person" or sentence.lower[own.first - 1] != "and" or own.first < 3:
            return []
        before = [m for m in self.resolution.of(sentence) if m.last == own.first - 2 and m.kind == "person"]
        opened = [m for m in before if sentence.words[m.first - 1] == "," and m.entity is not own.entity]
        return [m.head for m in opened if m.head not in sentence.conjuncts(head)][:1]

    def of_the_deal(self, clause: Clause) -> list[Party]:
        """Whose talks they were at which something was decided: of the two states that the sentence before tells of.

        "Chad and Niger will mark out their border. The decision was taken *at two days of talks*".
        """
        while clause.via is not None and clause.marker == "of":
            clause = nominal_clause(clause.sentence, clause.via)
        parent, sentence = clause.parent, clause.sentence
        if parent is None or clause.via is not None or clause.marker not in {"at", "in", "during", "after"}:
            return []
        if parent.name not in self.kinds.reached or not (parent.passive or parent.lemma == "come") or parent.subjects:
            return []
        between = [h for o in parent.objects for prep, h in noun_obliques(sentence, o) if prep == "between"]
        if len(sides := [p for h in between for p in self.at(sentence, h) if p.political]) > 1:
            return sides  # "the deal *between Malta and Italy* was worked out at talks in Palermo"
        for index in (sentence.index, sentence.index - 1):
            here = self.sentences.get(index)
            for other in here.clauses if here is not None else ():
                told = [p for h in (*other.surface, *other.subjects) for p in self.at(other.sentence, h)]
                lands = {p.actor.country: p for p in told if p.actor.country and p.is_state}
                if len(lands) == 2:
                    return list(lands.values())
        return []

    def subjects(self, clause: Clause) -> list[Party]:
        """The parties that are a clause's subject, also where the parser took them into a phrase before the verb.

        "From Washington Netanyahu flies", "at Athens' request the EU's foreign ministers will meet".
        """
        sentence = clause.sentence
        if clause.subjects or clause.surface or clause.tense in {"infinitive", "participle"} or clause.passive:
            return [p for h in (*clause.subjects, *self.listed(clause)) for p in self.at(sentence, h)]
        heads = [h for _, h in clause.obliques if h < clause.head]
        mention = self.resolution.at(sentence, heads[-1]) if heads else None
        if mention is None or mention.kind not in {"person", "office"} or sentence.pos[mention.first - 1] == "ADP":
            return []
        return parties_of(mention)

    def of_land(self, sentence: Sentence, heads: Iterable[int]) -> list[Party]:
        """The state of the adjective before where one goes: "a tour of *American* cities"."""
        inside = (m for h in heads for m in self.resolution.inside(sentence, h) if m.head < h)
        return [Party(m.actor, m.entity) for m in inside if m.kind == "demonym" and m.entity.country][:1]

    def from_context(self, clause: Clause, others: list[Party], word: Word) -> list[Party]:
        """Whose an ownerless noun is: "warned *in a speech*", "said *after talks with R*", "was *on a visit to R*"."""
        sentence = clause.sentence
        part = False
        while clause.via is not None and sentence.lemmas[clause.via] in self.kinds.transparent:
            part = sentence.lemmas[clause.via] == "part"
            clause = nominal_clause(sentence, clause.via)
        if part and clause.marker == "as" and clause.parent is not None and clause.via is None:
            return self.subjects(clause.parent)  # "met him as part of a visit to Rabat"
        parent, via = clause.parent, clause.via
        definite = any(sentence.lower[c] in POINTING for c in sentence.children[clause.head])
        names = (
            {parent.name, *(f"{parent.lemma}_{phrase}" for phrase in phrases(parent))} if parent is not None else set()
        )
        fated = not names.isdisjoint(self.kinds.status)  # "put off a visit", "put a visit on ice"
        if parent is not None and clause.marker == "object" and via is None and fated:
            if definite and not others and word.kind != "visit":
                return []  # "prepared the meeting"
            return [p for h in parent.subjects for p in self.at(sentence, h)]
        within = (word.owner == "speaker" or word.kind == "call") and clause.marker in {"in", "during"}
        within = within or (word.attended and clause.marker == "at")
        beside = {"for", "on"} if word.owner != "speaker" else {"in", "on", "during"}
        if via is not None and clause.marker in beside and (abroad := self._abroad(sentence, via)):
            return abroad  # "the minister, *in an address at the university*, called for calm"
        if clause.lemma == "invitation" and clause.marker == "object" and parent is not None:
            return [p for h in parent.subjects for p in self.at(sentence, h)]
        if (
            via is not None
            and word.kind == "call"
            and clause.marker in {"in", "during"}
            and others
            and parent is not None
        ):
            return [
                p for h in parent.surface for p in self.at(sentence, h)
            ]  # "praised them for it in a call with Santos"
        if clause.marker == "from" and parent is not None and parent.lemma not in self.kinds.from_of:
            return []  # "was shut out from the summit"
        if via is not None and sentence.lemmas[via] in self.kinds.requests and clause.marker in {"for", "of"}:
            # "rebuffed a request from Tsipras for a call"
            asked = nominal_clause(sentence, via)
            upper = asked.parent
            heads = [
                *(upper.subjects if upper is not None else ()),
                *(h for p, h in asked.obliques if p in {"from", "by"}),
                *(h for p, h in (upper.obliques if upper is not None else ()) if p == "from" and via < h < clause.head),
            ]
            found = [p for h in (*heads, *asked.subjects) for p in self.at(sentence, h)]
            return [*found, *self.of_land(sentence, [via])]  # "a Peruvian proposal for a meeting"
        if via is not None and sentence.lemmas[via] in self.kinds.venue_nouns and clause.marker == "of":
            hosting = [c for c in sentence.clauses if c.head == via or via in c.predicatives]
            heads = hosting[0].surface or hosting[0].subjects if hosting else []
            return [party for h in heads for party in self.at(sentence, h)]
        if via is not None and sentence.lemmas[via] == "invitation" and parent is not None:
            return [p for h in parent.subjects for p in self.at(sentence, h)]  # "turned down an invitation to talks"
        if (
            via is not None
            and parent is not None
            and via in parent.objects
            and sentence.lemmas[via] in self.kinds.openings
        ):
            return self.subjects(parent)  # "held out the prospect of talks"
        if via is not None and not (within and parent is not None and (word.attended or via in parent.objects)):
            return [p for h in sentence.dependents(via, "poss") for p in self.at(sentence, h)]
        if parent is not None and clause.marker == "about" and parent.lemma == "ask":
            return [
                p for h in parent.surface or parent.objects for p in self.at(sentence, h)
            ]  # "asked about a meeting"
        ready = parent is not None and parent.kind == "adjective" and clause.marker in {"to", "for"}
        if parent is not None and self.kinds.status.get(parent.name) == "invited" and clause.marker in {"on", "for"}:
            return self._objects(parent)  # "invited him on a state visit"
        if parent is not None and clause.marker in {"to", "for"} and parent.name in self.kinds.summons:
            summoned = self._objects(parent)
            if len({p.actor.country for p in [*summoned, *others]} - {None}) > 1:
                return summoned  # "summoned the leaders of both to talks"
            summoned = [*summoned, *self.subjects(parent)] if summoned else []
            if len({p.actor.country for p in summoned} - {None}) > 1:
                return summoned  # "called the bloc's heads of state to a gathering"
        if word.attended and clause.marker == "to" and parent is not None and parent.lemma in self.kinds.departures:
            return self.subjects(parent)  # "went on to a summit in Brussels"
        if parent is None or (clause.marker not in self.kinds.prepositions and not ready):
            return []
        if (
            definite
            and not others
            and word.owner != "speaker"
            and (not word.attended or clause.marker in {"after", "before", "ahead of", "following"})
        ):
            return []
        upwards = {"after", "following"} if word.owner == "party" else {"in", "during", "on", "after", "following"}
        if parent.tense == "infinitive" and clause.marker in upwards:
            parent = urging(parent)
        while True:
            heads = parent.surface or parent.subjects
            found = [p for h in heads for p in self.at(sentence, h)]
            if not found:
                # "a visit by Nieto was postponed after a call with Trump"
                found = [p for h in heads for p in self._of_noun(sentence, h)]
            upper = parent.parent
            if word.kind in {"talks", "meeting"} and not others and upper is not None and parent.link == "complement":
                # "agreed that their troops would patrol it, after six hours of talks"
                above = self.subjects(upper)
                if len({p.actor.country for p in above}) > 1:
                    return above
            told = parent.tense == "infinitive" or (word.owner == "speaker" and parent.link == "complement")
            if any(p.political for p in found) or not told or upper is None or upper.kind != "verb":
                return found or self.subjects(parent)
            parent = upper  # "warned them not to fall into traps after a call with Rubio"

    def _objects(self, clause: Clause) -> list[Party]:
        return [p for h in clause.objects for p in self.at(clause.sentence, h)]

    def _abroad(self, sentence: Sentence, node: int) -> list[Party]:
        """Who is somewhere for it: "Sassou Nguesso, *in Paris* for talks with Macron, called it unacceptable"."""
        for _ in range(4):
            mention = self.resolution.at(sentence, node)
            if mention is not None and mention.kind in {"person", "office"} and mention.head == node:
                return self.at(sentence, node)
            if sentence.deps[node] not in {"pobj", "prep", "npadvmod"} or sentence.heads[node] == node:
                return []
            node = sentence.heads[node]
        return []

    def _of_noun(self, sentence: Sentence, head: int) -> list[Party]:
        """Whose a noun is: "*his* decision", "a visit *by the king*"."""
        heads = sentence.dependents(head, "poss") + [h for prep, h in noun_obliques(sentence, head) if prep == "by"]
        return [p for h in heads for p in self.at(sentence, h)]

    def with_open(self, clause: Clause, carrier: Clause | None, owners: list[Party], others: list[Party]) -> bool:
        """Whether the other side is named but not known: "holding talks with all parties", "talks between X and y"."""
        pairs = list(clause.obliques) + (list(carrier.obliques) if carrier is not None else [])
        among = {"with", "between"}
        if carrier is not None and carrier.name in self.kinds.hosts:
            among |= {"of"}  # "hosted a meeting of fourteen leaders"
        heads = [h for prep, h in pairs if prep in among]
        tags = clause.sentence.tags
        heads = [h for h in heads if tags[h] in {"NNS", "NNPS"} or self.resolution.at(clause.sentence, h) is not None]
        known = [h for h in heads if parties_at(self.resolution, clause.sentence, h)]
        if any(prep == "between" for prep, _ in pairs):
            return len(heads) > 1 and bool(known)
        other_side = any(p.political or p.media for p in others)
        return carrier is not None and bool(heads) and not other_side and any(p.political for p in owners)
