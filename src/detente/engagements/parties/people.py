"""Who takes part in an engagement: as its noun or verb names them, or as what stands around it does."""

from __future__ import annotations

from collections.abc import Iterable

from detente.engagements.contact import Contact
from detente.engagements.kinds import Word
from detente.engagements.parties.named import (
    Party,
    country_at,
    left_out,
    parties_of,
    place_at,
    state_called,
    told_of,
)
from detente.engagements.parties.surroundings import Surroundings
from detente.engagements.status.told import UNDONE
from detente.engagements.words import load_words
from detente.parsing import Clause, Sentence, noun_obliques
from detente.resolving.coreference.described import is_of_a_region
from detente.statements import chain


class People(Surroundings):
    """Finds the parties of one article's engagements."""

    def from_states(self, clause: Clause, head: int) -> list[Party]:
        """ "Will meet colleagues *from Peru and Chile*", where the parser hangs the states on the verb."""
        sentence = clause.sentence
        mention = self.resolution.at(sentence, head)
        if mention is None or mention.entity.country or not mention.plural:
            return []
        heads = [h for prep, h in clause.obliques if prep == "from" and head < h]
        behind = sentence.lower[mention.last + 1 : mention.last + 2] == ["from"]
        states = [m for m in (self.resolution.at(sentence, h) for h in heads if behind) if m is not None]
        return [told_of(mention, m.entity) for m in states if m.entity.kind in {"state", "place"}]

    def aboard(self, sentence: Sentence, heads: Iterable[int]) -> list[Party]:
        """Whose plane lands: "*the king's* plane touched down", "a jet carrying *the king*"."""
        found: list[Party] = []
        carrying = load_words().carrying
        for head in heads:
            if sentence.lemmas[head] in self.kinds.vehicles:
                inside = [h for prep, h in noun_obliques(sentence, head) if prep in {"of", "with"}]
                inside += sentence.dependents(head, "poss")
                inside += [h for c in sentence.clauses if c.via == head and c.lemma in carrying for h in c.objects]
                found += [p for h in inside for p in self.at(sentence, h)]
        return [p for p in found if p.is_person]

    def companions(self, clause: Clause, owners: list[Party]) -> list[Party]:
        """Who goes along: "flew to Monrovia *with South Africa's Thabo Mbeki*"."""
        heads = [h for prep, h in clause.obliques if prep in {"with", "along with", "together with"}]
        heads += [h for _, h in self._and_behind(clause.sentence, heads)]
        found = [p for h in heads for p in self.at(clause.sentence, h)]
        words = load_words()
        peers = [h for h in heads if clause.sentence.lemmas[h] in words.peers | words.chiefs_of_members]
        several = [p for h in peers for p in self.at(clause.sentence, h) if p.actor.country and not p.is_person]
        known = [p for p in found if p.is_person and p.political and p.entity.known]
        return [*known, *several] if owners else []  # "together with *her colleagues from Peru and Chile*"

    def seat(self, clause: Clause, owners: list[Party]) -> list[Party]:
        """Who receives somebody: "said after talks *in the Kremlin*", "the king's meeting *in Ankara*"."""
        homes = {p.actor.country for p in owners}
        heads = [h for prep, h in clause.obliques if prep in {"in", "at"}]
        mentions = [m for m in (self.resolution.at(clause.sentence, h) for h in heads) if m is not None]
        mentions = [m for m in mentions if m.entity.known and m.entity.kind in {"organisation", "state"}]
        found = [p for m in mentions for p in parties_of(m) if m.sentence.lemmas[m.head] not in self.kinds.venues]
        found = [p for p in found if p.actor.sectors == ["GOV"] and p.actor.country and p.actor.country not in homes]
        return found if len(homes) == 1 and all(p.is_person for p in owners) else []

    def whose_seat(self, clause: Clause) -> list[Party]:
        """With whom somebody is at it, where he goes for it: "was driven *to the premier's office* for a talk"."""
        parent, sentence = clause.parent, clause.sentence
        if parent is None or clause.via is not None or clause.marker not in {"for", "to"}:
            return []
        heads = [h for prep, h in parent.obliques if prep in {"to", "at", "in", "into"}]
        heads = [h for h in heads if sentence.lemmas[h] in self.kinds.homes | {"office", "ministry", "chancery"}]
        whose = [n for h in heads for prep, n in noun_obliques(sentence, h) if prep == "of"]
        whose += [n for h in heads for n in sentence.dependents(h, "poss")]
        return [p for n in whose for p in self.at(sentence, n) if p.is_person and p.political]

    def agent(self, clause: Clause) -> list[Party]:
        """By whom, however deep the parser hung the "by": "was received with honours *by the king*"."""
        sentence = clause.sentence
        inside = [k for _, h in clause.obliques for k in sentence.subtree(h)]
        heads = [h for k in inside if sentence.lower[k] == "by" for h in sentence.dependents(k, "pobj")]
        return [p for h in heads for p in self.at(sentence, h) if p.is_person]

    def by_whom(self, sentence: Sentence, i: int) -> list[Party]:
        """Who stands behind the "by" after a noun, however the parser hung it: "a tour of *Lapland by the premier*"."""
        for k in range(i + 1, min(i + 8, len(sentence))):
            if sentence.pos[k] in {"VERB", "AUX", "PUNCT"}:
                break
            if sentence.lower[k] == "by":
                behind = [m for m in self.resolution.of(sentence) if m.first == k + 1]
                found = [p for m in behind[:1] for p in self.at(sentence, m.head)]
                return [p for p in found if p.is_person and p.political]
        return []

    def who_planned(self, sentence: Sentence, i: int, goals: list[Party]) -> list[Party]:
        """Who is to go, where a relative clause tells who planned it: "a trip to Oslo that *the king's* office set"."""
        planned = [c for c in sentence.clauses if c.via == i and c.link == "relative" and i in c.objects]
        heads = [h for c in planned if not c.passive for h in c.subjects]
        offices = [h for h in heads if sentence.lemmas[h] in load_words().mouths]
        whose = [k for h in offices for k in sentence.dependents(h, "poss")]
        found = [p for h in (*whose, *heads) for p in self.at(sentence, h) if p.is_person and p.political]
        lands = {p.actor.country for p in goals}
        return [p for p in found[:1] if p.actor.country and p.actor.country not in lands]

    def deep(self, clause: Clause, states: bool = False) -> list[Party]:
        """The person behind a "with" within the object: "discussed the tension in the region *with the king*"."""
        sentence = clause.sentence
        inside = [k for h in clause.objects for k in sentence.subtree(h)]
        heads = [h for k in inside if sentence.lower[k] == "with" and sentence.deps[k] == "prep"
                 for h in sentence.dependents(k, "pobj")]  # fmt: skip
        found = [p for h in heads for p in self.at(sentence, h)]
        return [p for p in found if (p.is_person or (states and p.is_state)) and p.political]

    def told(self, clause: Clause) -> list[Party]:
        """Whom the verb above speaks to: "in a call he urged *Putin* to withdraw", "put it *to Putin* in a call"."""
        parent = clause.parent
        if parent is None or clause.via is not None:
            return []
        heads = [h for prep, h in parent.obliques if prep in {"to", "with"}]
        if parent.lemma in self.kinds.speaking:
            heads = [*parent.objects[:1], *parent.indirect, *heads]
        found = [p for h in heads for p in self.at(clause.sentence, h)]
        return [p for p in found if _is_listener(p)]

    def presiding(self, contact: Contact) -> list[Party]:
        """Under whom a contact takes place: "met in Brussels *under the auspices of Charles Michel*"."""
        sentence = contact.sentence
        if contact.kind not in {"meeting", "talks", "summit"} or not contact.parties:
            return []
        for token in range(contact.head + 1, len(sentence)):
            before, lemma = set(sentence.lower[token - 4 : token]), sentence.lemmas[token]
            under = lemma in load_words().auspices and "under" in before
            under = under or (lemma in load_words().go_between and not before.isdisjoint({"through", "with", "by"}))
            if under and contact.head in sentence.ancestors(token):
                heads = [h for prep, h in noun_obliques(sentence, token) if prep == "of"]
                heads += sentence.dependents(token, "poss")
                found = [p for h in heads for p in self.at(sentence, h)]
                return [p for p in found if p.political and (p.is_person or p.entity.kind == "organisation")]
        return self.mediating(sentence, contact.head, contact.parties)

    def body_there(self, contact: Contact) -> list[Party]:
        """Whom one visits where a body sits: "flew to New York to speak at *the Security Council*"."""
        sentence, host = contact.sentence, contact.host
        if contact.kind != "visit" or host is None or not contact.parties:
            return []
        town = next((t for t in load_words().seats_of_bodies if host.actor.text.startswith(t)), "")
        code = load_words().seats_of_bodies.get(town)
        homes = {p.actor.country for p in contact.parties}
        if code is None or code in homes:
            return []
        told = [m for m in self.resolution.of(sentence) if m.head > contact.head and m.entity.country == code]
        told = [m for m in told if m.kind in {"person", "office", "organisation"} and not m.plural]
        return [p for m in told[:1] for p in parties_of(m) if p.political]

    def who_says_then(self, clause: Clause) -> list[Party]:
        """Who speaks behind an opening that the parser has cut off: "In an interview with a paper *he had said*"."""
        sentence = clause.sentence
        opens = sentence.lower[0] in {"in", "during"} and clause.parent is None
        if not opens or clause.marker not in {"in", "during"}:
            return []
        telling = load_words().telling | self.kinds.speaking
        says = next((c for c in sentence.clauses if c.lemma in telling and c.head > clause.head and c.surface), None)
        return [p for h in says.surface for p in self.at(sentence, h) if p.is_person] if says is not None else []

    def granted(self, carrier: Clause | None) -> list[Party]:
        """To whom it is given: "granted *the president* an audience", "gave an audience *to the minister*"."""
        if carrier is None:
            return []
        given = [h for prep, h in carrier.obliques if prep == "to" and carrier.name in self.kinds.giving]
        return [p for h in (*carrier.indirect, *given) for p in self.at(carrier.sentence, h)]

    def asked(self, clause: Clause) -> list[Party]:
        """Whom one turns to for it: "phoned *the king* to propose a meeting"."""
        parent = clause.parent
        if parent is None or parent.tense != "infinitive" or parent.parent is None or clause.via is not None:
            return []
        upper = parent.parent
        found = [p for h in upper.objects if h < parent.top for p in self.at(clause.sentence, h)]
        return [p for p in found if p.political]

    def inviter(self, carrier: Clause | None) -> list[Party]:
        """Who asks for a visit: "*Modi* asked his colleague to pay a visit"."""
        upper = carrier.parent if carrier is not None and carrier.tense == "infinitive" else None
        if upper is None or upper.name not in self.kinds.asking or not upper.objects:
            return []
        return [state_called(p.actor.country, p.actor.text, p.actor.evidence)
                for p in self.subjects(upper) if p.actor.country and p.political][:1]  # fmt: skip

    def goals(self, sentence: Sentence, tokens: Iterable[int]) -> list[Party]:
        """The countries behind a "to" among the tokens, however deep the parser has hung it."""
        heads = [h for k in tokens if sentence.lower[k] == "to" and sentence.deps[k] == "prep"
                 for h in sentence.dependents(k, "pobj")]  # fmt: skip
        found = [country_at(self.resolution, sentence, h) for h in heads]
        return [p for p in found if p is not None][:1]

    def both_goals(self, clause: Clause, owners: list[Party]) -> list[Party]:
        """The two states of "a visit to *both countries*", and where "a visit to *the ranch*" goes: where they are."""
        sentence = clause.sentence
        both = [h for prep, h in clause.obliques if prep in {"to", "of", "in", "through"}]
        both = [h for h in both if self._is_pair(sentence, h) and sentence.tags[h] == "NNS"]
        if both:
            return self.two_abroad(sentence, both[0], owners)
        heads = [h for prep, h in clause.obliques if prep == "to"]
        homes = {p.actor.country for p in owners}
        common = [h for h in heads if sentence.tags[h] == "NN" and sentence.lemmas[h] in self.kinds.seats]
        scene = self.scene_of(sentence)
        if any(sentence.lemmas[h] == "region" for h in common):
            scene = next(iter(self.here(owners)), scene)
        return [scene] if common and scene is not None and scene.actor.country not in homes else []

    def invited(self, sentence: Sentence, noun: int) -> list[Party]:
        """Whom an invitation is for: "an invitation *to the king* to visit Rabat"."""
        if sentence.lemmas[noun] != "invitation":
            return []
        heads = [h for prep, h in noun_obliques(sentence, noun) if prep == "to"]
        return [p for h in heads for p in self.at(sentence, h) if p.is_person]

    def around(self, clause: Clause) -> list[Party]:
        """The goal of a visit that the verb above names: "left Taiwan after a visit", "is in Chad for a visit"."""
        parent = clause.parent
        if parent is None or clause.via is not None:
            return []
        heads: list[int] = []
        if parent.lemma in load_words().leaving:
            heads = parent.objects
        elif self.kinds.status.get(parent.name) in UNDONE and clause.marker == "object":
            # "cancelled a stopover in Majuro", "put off a swing through Majuro"
            heads = [h for prep, h in parent.obliques if prep in {"in", "through"}]
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

    def spoken_for(self, sentence: Sentence) -> list[Party]:
        """For whom somebody speaks: "was put off, *the president's* spokesman said", "*his* office said"."""
        words = load_words()
        telling = [c for c in sentence.clauses if c.lemma in words.telling and c.kind == "verb"]
        heads = [h for c in telling for h in c.subjects if sentence.lemmas[h] in words.mouths]
        owners = [k for h in heads for k in sentence.dependents(h, "poss")]
        return [p for k in owners for p in self.at(sentence, k) if p.is_person][:1]

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
            if (
                mention.kind == "demonym"
                and mention.entity.country is None
                and (visit or is_of_a_region(sentence.text(mention.first, mention.last)))
            ):
                continue  # "a European tour"
            if (
                word.owner == "party"
                and mention.head not in possessors
                and self._is_scene(clause, mention.head, mention.last)
            ):
                continue
            if visit and mention.head not in possessors and mention.kind in {"state", "place"}:
                others += parties_of(mention)
            elif mention.head in possessors or not any(h < mention.head for h in possessors) or not visit:
                many = word.kind != "visit" and sentence.lower[mention.head] == "their"
                if (
                    many
                    and carrier is not None
                    and any(len(self.subjects(carrier)) > 1 or sentence.tags[h] == "NNS" for h in carrier.subjects)
                ):
                    continue  # "the two allies ended their exercise"
                owners += self.they(sentence, mention.head) if many else parties_of(mention)
        pairs = list(clause.obliques)
        if word.kind in {"talks", "meeting", "call"}:
            # "talks on fisheries with the minister", "about"
            pairs += [
                (prep, h) for about, topic in clause.obliques if about in {"on", "about", "over"}
                for prep, h in noun_obliques(sentence, topic) if prep == "with"
            ]  # fmt: skip
        if word.owner == "party":
            # "a session *on Thursday* in Lima *of* the two countries' commission": the parser may hang it on the day
            above = clause.parent.obliques if clause.parent is not None else []
            days = [h for prep, h in (*clause.obliques, *above) if prep in {"on", "in", "at"} and h > i]
            behind = [h for h in days if sentence.pos[h] == "PROPN"]
            hung = [(prep, n) for h in behind for prep, n in noun_obliques(sentence, h) if prep == "of"]
            named = ((pair, self.resolution.at(sentence, pair[1])) for pair in hung if "of" in word.other)
            pairs += [pair for pair, m in named if m is not None and m.kind not in {"state", "place"}]
        if word.kind == "signing":
            # "the signing of a deal between Mali and Chad"
            pairs += [pair for prep, h in clause.obliques if prep == "of" for pair in noun_obliques(sentence, h)]
        for below in sentence.clauses:
            if below.via == i and below.link == "participle":
                # "talks planned for Monday between Haiti and Cuba"
                pairs += [(prep, h) for prep, h in below.obliques if prep in {"with", "between"}]
        upper = clause.parent if clause.marker == "object" and clause.via is None else None
        light = carrier or (upper if upper is not None and upper.name in self.kinds.status else None)
        if light is not None:
            pairs += [(prep, h) for prep, h in light.obliques if prep in {"with", "to", "between", "from"}]
            if light.name in self.kinds.giving:
                pairs += [(prep, h) for prep, h in light.obliques if prep == "for"]  # "threw a dinner for him"
        for prep, head in clause.obliques:
            if prep in {"by", "via", "over"} and sentence.lemmas[head] in self.kinds.lines:
                pairs += [pair for pair in noun_obliques(sentence, head) if pair[0] == "with"]
        pairs += self._and_behind(sentence, [h for prep, h in pairs if prep == "between"])
        if word.kind in {"meeting", "summit", "talks"}:
            others += self.givers(clause)
        for prep, head in pairs:
            if prep == "of" and clause.lemma == "gathering":
                owners += self.at(sentence, head)  # "a gathering of ministers": theirs
            elif prep == "by" or (prep == "of" and visit and country_at(self.resolution, sentence, head) is None):
                owners += self.at(sentence, head)
            elif prep in word.other and not (prep == "with" and left_out(sentence, head)):
                party = country_at(self.resolution, sentence, head) if visit else None
                if party is not None:
                    others.append(party)
                elif not visit or not self._is_pair(sentence, head):
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
        if not owners:
            latter = [h for h in possessors if sentence.lower[h] == "latter"]
            owners = [p for h in latter for p in self._by_pronoun(sentence, h) or []]  # "during the latter's visit"
        if carrier is not None:
            name = carrier.name
            subjects = self.subjects(carrier)
            if name in self.kinds.hosts and len(others) > 1:
                hosts += subjects
            elif (
                visit
                and self.kinds.status.get(name) in UNDONE
                and any(p.is_person for p in owners)
                and all(p.is_state for p in subjects)
            ):
                others += subjects  # "Baku called off a visit by the minister"
            else:
                owners = subjects + owners
        return owners, others, hosts

    def _is_scene(self, clause: Clause, head: int, last: int) -> bool:
        """Whether a town before the noun only tells where it is: "the *Valletta* meeting of the bloc", "their *Vienna*
        session".
        """
        sentence = clause.sentence
        place = place_at(self.resolution, sentence, head)
        if place is None or place.kind == "country" or sentence.words[last + 1] == "-":
            return False
        theirs = any(sentence.lower[h] in {"their", "its"} for h in clause.subjects)
        told = [p for prep, h in clause.obliques if prep in {"of", "between", "among"} for p in self.at(sentence, h)]
        return theirs or len(told) > 1 or any(p.entity.kind == "organisation" for p in told)

    def _and_behind(self, sentence: Sentence, heads: list[int]) -> list[tuple[str, int]]:
        """Who stands behind the "and" of a "between" that the parser has cut: "between X, US envoy, *and Iran's Y*"."""
        if not heads or len({p.actor.country for h in heads for p in self.at(sentence, h)}) > 1:
            return []
        for mention in self.resolution.of(sentence):
            between = sentence.pos[max(heads) + 1 : mention.first]
            if mention.first > max(heads) and sentence.lower[mention.first - 1] == "and":
                named = mention.kind in {"person", "office", "state", "organisation"}
                return [("between", mention.head)] if named and not {"VERB", "AUX"} & set(between) else []
        return []


def _is_listener(party: Party) -> bool:
    """Whether it is somebody, or several, to whom a politician speaks."""
    people = party.is_person or (party.entity.kind == "person" and party.actor.country is not None)
    return people and (party.political or (party.entity.kind == "relation" and party.actor.country is not None))
