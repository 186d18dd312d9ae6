"""Who stands in a noun phrase, and whether it is somebody of the kind that a pattern asks for."""

from __future__ import annotations

from detente.events.vocabulary import vocabulary
from detente.parsing import Clause, Sentence, noun_obliques
from detente.resolving import ActorMention, Entity, Resolution

POLITICAL = frozenset("GOV LEG MIL OPP PTY JUD REB SPY PRM ELI PRE COP IGO UNO EUR NGO IMG UAF".split())
"""The sectors of those who make politics: what ``A[political]`` asks for, besides states."""
PUBLIC = frozenset({"CVL", "LAB", "EDU", "REL", "REF", "MED", "AGR", "JRN"})
"""Those who may speak and demand in public life besides the political: what ``A[public]`` adds."""
POLITICS_ONLY = frozenset({"political"})
_PAUSES = frozenset({",", ";", "-", "--", "–", "—", "in"})
_LANDS = frozenset({"state", "place"})


class Parties:
    """The actors of one sentence by the tokens of their phrases; what was found is kept and must not be changed.

    ``texts`` are the words for things through which somebody speaks ("statement"), ``deeds`` those by which what was
    told before is taken up ("a step"), ``people`` those for people who are something to others ("enemy").
    """

    def __init__(
        self,
        resolution: Resolution,
        texts: frozenset[str],
        deeds: frozenset[str] = frozenset(),
        people: frozenset[str] = frozenset(),
    ) -> None:
        self.resolution = resolution
        self.texts, self.deeds, self.people = texts, deeds, people
        self._found: dict[int, tuple[list[ActorMention], bool]] = {}

    def actors_at(self, sentence: Sentence, head: int) -> tuple[list[ActorMention], bool]:
        """The actors that the noun phrase at ``head`` names; False if they had to be looked for inside it."""
        known = self._found.get(head)
        if known is None:
            known = self._found[head] = self._find_actors(sentence, head)
        return known

    def named_in(self, sentence: Sentence, heads: list[int]) -> list[ActorMention]:
        """The actors that the noun phrases at ``heads`` name, or that are found inside them."""
        return [m for head in heads for m in self.actors_at(sentence, head)[0]]

    def _find_actors(self, sentence: Sentence, head: int) -> tuple[list[ActorMention], bool]:
        lists = vocabulary()
        mention = self.resolution.at(sentence, head)
        if mention is not None:
            return self._named_behind(mention) or self._of_states(mention) or [mention], True
        if sentence.lemmas[head] in lists.crowds and sentence.tags[head] in {"NNS", "NNP", "NNPS"}:
            # "thousands took to the streets"
            crowd = Entity(sentence.text(head), "group", None, ("CVL",), plural=True)
            return [ActorMention(sentence, head, head, head, "group", crowd, core=(head, head))], True
        apposed = [self.resolution.at(sentence, h) for h in sentence.dependents(head, "appos")]
        persons = [m for m in apposed if m is not None and m.kind == "person"]
        if persons:
            # "the blogger Ana Kral"
            return persons[:1], True
        if sentence.tags[head] == "CD" or sentence.lemmas[head] in lists.parts:
            owners = [h for prep, h in noun_obliques(sentence, head) if prep == "of"]
            whole = [m for m in (self.resolution.at(sentence, h) for h in owners) if m is not None]
            if whole:
                return whole, True
        inside = self._inside(sentence, head)[:1]
        others = sentence.lemmas[head] in self.people and any(fits(m, POLITICS_ONLY) for m in inside)
        if inside and (
            others or (inside[0].kind == "demonym" and sentence.lemmas[head].endswith(lists.person_endings))
        ):
            # "a Kenyan runner" is a person and not Kenya, "Chad's enemies" are not Chad
            first, last = min(sentence.edges[head][0], head), head
            country = inside[0].actor.country if not others else None
            plural = sentence.tags[head] == "NNS"
            person = Entity(sentence.text(first, last), "person", country, plural=plural)
            return [ActorMention(sentence, first, last, head, "person", person, core=(first, last))], True
        return inside or self._doers_before(sentence, head) or self._doers_behind(sentence, head), False

    def _inside(self, sentence: Sentence, head: int) -> list[ActorMention]:
        """Those named in a phrase; of a word that takes up a deed, not who speaks of it ("a step hailed by Oslo")."""
        found = self.resolution.inside(sentence, head)
        if not found or sentence.lemmas[head] not in self.deeds:
            return found
        told = [c for c in sentence.clauses if c.via == head and c.link in {"relative", "participle"}]
        said = [sentence.edges[c.top] for c in told]
        apart = [m for m in found if not any(first <= m.head <= last for first, last in said)]
        return apart or ([] if self._doers_before(sentence, head) else found)

    def in_company(self, mention: ActorMention) -> bool:
        """Whether the sentence names a state or somebody political besides ``mention`` and what is inside it."""
        return any(
            m.entity is not mention.entity and m.kind != "pronoun" and fits(m, POLITICS_ONLY)
            for m in self.resolution.of(mention.sentence)
            if not mention.first <= m.head <= mention.last
        )

    def _doers_behind(self, sentence: Sentence, head: int) -> list[ActorMention]:
        """Whose a thing is by the participle behind: "missiles *fired by Israel*", "rockets *fired from Gaza*"."""
        shooting = vocabulary().shooting
        for clause in sentence.clauses:
            if clause.via == head and clause.link == "participle" and clause.passive:
                places = [h for prep, h in clause.obliques if prep == "from" and clause.lemma in shooting]
                doers = [self.resolution.at(sentence, h) for h in [*clause.subjects, *places]]
                return [m for m in doers if m is not None][:1]
        return []

    def _doers_before(self, sentence: Sentence, head: int) -> list[ActorMention]:
        """Whose deed a noun takes up: "*Chad* closed the border, a step that Togo condemned"."""
        first = sentence.edges[head][0]
        article = sentence.lower[first] in {"a", "an", "in", "what"} or sentence.tags[head] == "NNS"
        if (
            sentence.lemmas[head] not in self.deeds
            or not article
            or first == 0
            or sentence.words[first - 1] not in _PAUSES
        ):
            return []
        tops = {clause.top: clause for clause in sentence.clauses}
        told = next((tops[above] for above in sentence.ancestors(head) if above in tops and above < first), None)
        if told is None:
            return []
        found = [m for h in told.subjects for m in [self.resolution.at(sentence, h)] if m is not None]
        return found or [m for h in told.subjects for m in self.resolution.inside(sentence, h)[:1]]

    def _named_behind(self, mention: ActorMention) -> list[ActorMention]:
        """Those whom a plural noun names behind it: "two ministers, Wang Yi and Qin Gang"."""
        sentence, head = mention.sentence, mention.head
        if sentence.tags[head] != "NNS" and mention.kind != "relation":
            return []
        heads = [h for child in sentence.dependents(head, "appos") for h in sentence.conjuncts(child)]
        named = [m for m in (self.resolution.at(sentence, h) for h in heads) if m is not None and m.kind == "person"]
        if mention.kind == "relation" and len(named) == 1 and (named[0].actor.country or named[0].actor.sectors):
            return named  # "his counterpart, Taro Aso"
        return named if len(named) > 1 else []

    def _of_states(self, mention: ActorMention) -> list[ActorMention]:
        """One for each state of "the Greek and Turkish foreign ministers"."""
        sentence, head = mention.sentence, mention.head
        if mention.entity.members:
            core = (mention.first, mention.last)
            return [ActorMention(sentence, *core, head, mention.kind, one, core=core) for one in mention.entity.members]
        if sentence.tags[head] != "NNS":
            return []
        states = [m for m in self.resolution.inside(sentence, head) if m.kind == "demonym"]
        owners = [h for prep, h in noun_obliques(sentence, head) if prep == "of"]
        if len(owners) > 1:
            # "the presidents of Kenya and Uganda"
            states = [
                m for m in (self.resolution.at(sentence, h) for h in owners) if m is not None and m.kind in _LANDS
            ]
        chained = len(owners) > 1 or any(len(sentence.conjuncts(m.head)) > 1 for m in states)
        if not chained or len({m.actor.country for m in states}) < 2:
            return []
        own = mention.entity
        parties = []
        for state in sorted(states, key=lambda m: m.head):
            title = mention.title or sentence.text(head)
            entity = Entity(f"{title} of {state.entity.name}", own.kind, state.actor.country, own.sectors, own.role)
            token = state.head
            parties.append(ActorMention(sentence, token, token, token, mention.kind, entity, core=(token, token)))
        return parties

    def voices(self, clause: Clause, heads: list[int]) -> list[ActorMention]:
        """Who speaks through a text: "released a statement criticising ...", "a report by X that blames ..."."""
        sentence = clause.sentence
        for head in heads:
            if sentence.lemmas[head] not in self.texts:
                continue
            for above in (clause.parent, clause):
                if above is not None and head in (*above.objects, *(h for _, h in above.obliques)):
                    found = self.named_in(sentence, above.subjects)
                    if found:
                        return found
        return []


def fits(mention: ActorMention, constraint: frozenset[str]) -> bool:
    """Whether the mention is of one of the kinds or sectors asked for (none asked: any)."""
    if not constraint or (mention.given and not mention.actor.sectors):
        return True
    actor = mention.actor
    kind = mention.entity.kind if mention.kind == "pronoun" else mention.kind
    if constraint & set(actor.sectors):
        return True
    if "public" in constraint and PUBLIC & set(actor.sectors):
        return True
    political = "political" in constraint or "public" in constraint
    if political and (POLITICAL & set(actor.sectors) or actor.country in POLITICAL):
        return True
    if (political or "country" in constraint) and (
        kind == "state" or ("GOV" in actor.sectors and actor.country is not None)
    ):
        return True
    if "state" in constraint and kind == "state":
        return True
    if "person" in constraint and kind in {"person", "office", "relation"}:
        return True
    if "group" in constraint and kind == "group":
        return True
    if "organisation" in constraint and kind == "organisation":
        return True
    return bool(constraint & {"UNO", "EUR", "IGO", "NGO"}) and actor.country in constraint
