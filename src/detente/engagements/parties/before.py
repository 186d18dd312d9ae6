"""What an article has told of contacts so far, and whom "the two", "they" and "his host" mean by it."""

from __future__ import annotations

from detente.engagements.parties.in_common import InCommon
from detente.engagements.parties.memory import INTERNATIONAL
from detente.engagements.parties.named import (
    Party,
    distinct,
    of_country,
    parties_at,
    parties_of,
    place_at,
    state_called,
    told_of,
)
from detente.engagements.parties.regions import bloc_of
from detente.engagements.words import load_words
from detente.parsing import Sentence, noun_obliques


class Before(InCommon):
    """Finds who is meant by "the two", "they", "his host" and "the three leaders"."""

    def at(self, sentence: Sentence, head: int) -> list[Party]:
        """The parties at ``head``; "the two" and "both leaders" are those of the contact told last."""
        place = place_at(self.resolution, sentence, head)
        if place is not None and place.dateline:
            # "BRASILIA, May 29 - President Lula met ...": the parser may take the dateline for the subject
            behind = [h for h in sentence.dependents(head, "appos") if h > place.last]
            return [p for h in behind for p in parties_at(self.resolution, sentence, h)]
        stood_for = self._by_pronoun(sentence, head)
        if stood_for is not None:
            return stood_for
        if sentence.lemmas[head] in load_words().hosts_and_guests and (met := self._host_or_guest(sentence, head)):
            return met
        if two := self._office_holders_of_two(sentence, head) or self._of_hyphen(sentence, head):
            return two
        found = parties_at(self.resolution, sentence, head)
        if sentence.tags[head] in {"NNS", "NNPS"} and (both := self._of_all(sentence, head)):
            return both
        if (two := self._two_of_region(sentence, head)) or (two := self._among_them(sentence, head, found)):
            return two
        if sentence.tags[head] == "NNS" and (all_ := self._of_region(sentence, head)):
            return self._people(sentence, head, all_)
        found = self._joined(sentence, head, self._whose(sentence, head, found))
        if sentence.lemmas[head] in load_words().peers and len(found) == 1 and found[0].actor.country is None:
            land = next((p.actor.country for p in self._host_or_guest(sentence, head)), None)
            theirs = [p for h in sentence.dependents(head, "poss") for p in parties_at(self.resolution, sentence, h)]
            homes = {p.actor.country for p in theirs} - {None}
            if land is None and homes:  # "praised Chad in a call with *his counterpart*"
                land = next((p.actor.country for p in self.other_state(sentence, set(homes))), None)
            found = [of_country(found[0], land)] if land else found  # "with his counterpart, Dawa Tsering"
        for other in sentence.dependents(head, "nmod"):
            # "talks with Raisi and Turkey's Erdogan": the parser may hang the first on the last
            mention = self.resolution.at(sentence, other)
            if mention is not None and mention.kind == "person" and sentence.lower[mention.last + 1] in {"and", ","}:
                found = [*parties_of(mention), *found]
        for other in sentence.dependents(head, "appos"):
            # headlines: "Japan, India to hold drills"
            closed = other + 1 < len(sentence) and sentence.lower[other + 1] in {",", "-", "\u2013", "\u2014"}
            more = parties_at(self.resolution, sentence, other) if not closed and head < other else []
            more = [p for p in more if p.entity.known and not p.media]
            if found and more and more[0].actor.country != found[0].actor.country:
                found = [*found, *more]
        if not any(p.actor.country for p in found) and (counted := self._counted(sentence, head)):
            return self._people(sentence, head, counted)
        joint = sentence.lemmas[head] in self.kinds.joint_bodies
        open_ = all(p.actor.country is None and not p.entity.known for p in found)
        if in_common := self._in_common(sentence, head, found):
            return in_common
        if joint and (whose := [h for h in sentence.dependents(head, "poss") if self._is_pair(sentence, h)]):
            return self.at(sentence, whose[0])  # "a session of *the two countries'* river commission"
        if joint and open_ and any(sentence.lower[c] == "joint" for c in sentence.children[head]):
            words, span = sentence.words[head], sentence.span(head, head)  # "a joint committee is to convene in May"
            lands = [p.actor.country for p in self.pair]
            return [state_called(code, words, span) for code in lands if code] if all(lands) else list(self.pair)
        if (
            open_
            and sentence.lemmas[head] in load_words().bodies_of_several
            and (two := self._who_set_up(sentence, head))
        ):
            return two
        told = any(p.actor.country or p.entity.known for p in found)
        if len(found) == 1 and found[0].entity.plural and not told and (both := self._of_both(sentence, head)):
            return both
        if not told and (bloc := bloc_of(self.resolution, sentence, head)) is not None:
            return parties_of(bloc)
        if self._stands_for_last(sentence, head, found):
            return list(self.last)
        if self._stands_for_pair(sentence, head, found):
            return list(self.pair)
        if self._is_pair(sentence, head) and (holders := self._holders(sentence, head)):
            return holders
        if not self._is_pair(sentence, head) or (told and (len(found) > 1 or not found[0].entity.plural)):
            return found
        if sentence.lemmas[head] in self.kinds.forces and self.pairs:
            return self._two_of(sentence, head) or found  # "the two air forces": of the article's two states
        near = self.two_before(sentence, head) or self.other_two(sentence, head)
        if not near and self.pair_index < sentence.index - 1 and sentence.index - 1 in self.sentences:
            last = self.sentences[sentence.index - 1]
            near = self.two_before(last, len(last))
            leading = sentence.deps[head] == "nsubj" and len({p.actor.country for p in near}) == 2
            heads = [
                m.head
                for m in self.resolution.of(last)
                for p in parties_of(m)
                if any(p.entity is n.entity for n in near)
            ]
            together = any(len(set(last.conjuncts(h)) & set(heads)) > 1 for h in heads)
            near = near if leading or (together and last.paragraph == sentence.paragraph) else []
        if near:
            return near
        if any(p.actor.country == q.actor.country for p in near for q in self.pair):
            return found
        two = self._two_of(sentence, head)
        if not two and sentence.lemmas[head] in self.kinds.of_states:
            two = self._named_before(sentence, head, 2)
        return two or self._two_sides(sentence, head) or found

    def _who_set_up(self, sentence: Sentence, head: int) -> list[Party]:
        """The two who make a body: "the premiers agreed to create *a committee*, which will sit in May"."""
        makers = next((c.surface for c in sentence.clauses if head in c.objects and not c.passive), [])
        lands = {p.actor.country for h in makers for p in self.at(sentence, h) if p.actor.country}
        words, span = sentence.words[head], sentence.span(head, head)
        return [state_called(code, words, span) for code in sorted(lands)] if len(lands - INTERNATIONAL) == 2 else []

    def _two_of(self, sentence: Sentence, head: int) -> list[Party]:
        """The two told of last; of "the two countries" and "both navies" two states, the article's two of forces."""
        lemma, lands = sentence.lemmas[head], {p.actor.country for p in self.pair}
        if lemma in self.kinds.forces and self.pairs:
            (chief, count), *_ = self.pairs.most_common(1)
            if lands != set(chief) and count > self.pairs[frozenset(lands - {None})]:  # type: ignore[arg-type]
                return self.two_states()
        if lemma in self.kinds.of_states and (len(lands - {None}) < 2 or lands & INTERNATIONAL):
            return list(self.lands) or list(self.pair)
        return list(self.pair)

    def _office_holders_of_two(self, sentence: Sentence, head: int) -> list[Party]:
        """Who "*both presidents*" are where the two who met last did so long before: those of the states named last."""
        met, mention = self.sentences.get(self.pair_index), self.resolution.at(sentence, head)
        apart = met is not None and met.paragraph != sentence.paragraph and sentence.index - self.pair_index > 3
        if not apart or mention is None or sentence.tags[head] != "NNS" or not self._is_pair(sentence, head):
            return []
        if sentence.lemmas[head] not in self.kinds.offices or self.two_before(sentence, head):
            return []
        return [told_of(mention, p.entity) for p in self._named_before(sentence, head, 2)]

    def _by_pronoun(self, sentence: Sentence, head: int) -> list[Party] | None:
        """Whom "they", "each of them", "the three", "him" and "the latter" mean; None if ``head`` is none of these."""
        word = sentence.lower[head]
        if word in {"they", "them"}:
            known = parties_at(self.resolution, sentence, head)
            met = [] if any(p.political for p in known) else self.they(sentence, head, near=True)
            return met if any(p.political for p in met) else None
        if word == "each" and sentence.lower[head + 1 : head + 3] in (["of", "them"], ["of", "the"]):
            return list(self.pair) or list(self.last)
        if word in load_words().numbers:
            return self.count(sentence, head) or None
        if word in {"him", "her"} and self._is_open(sentence, head) and len(self.visitors) == 1:
            if sentence.index == self.pair_index:
                # "discussed gas with Putin and invited *him* to Islamabad"
                acting = {p.actor.name for m in self.resolution.of(sentence) if sentence.deps[m.head] == "nsubj"
                          for p in parties_of(m)}  # fmt: skip
                return [p for p in self.pair if p.is_person and p.actor.name not in acting][:1]
            # "had greeted him warmly and held a meeting with *him*"
            return list(self.visitors) if 0 < sentence.index - self.visit_index <= 3 else []
        if word == "it" and self._is_open(sentence, head) and sentence.deps[head] == "dobj":
            # "a team met the president ... received *it* for an hour"
            near = self.pair if 0 <= sentence.index - self.pair_index <= 1 else []
            sent = [p for p in near if p.entity.kind in {"organisation", "group"} and p.political]
            return sent if len(sent) == 1 else None
        if word == "it" and self._is_open(sentence, head) and sentence.deps[head] == "nsubj":
            return self._state_before(sentence) or None
        if word == "latter":
            here = [p for m in self.resolution.of(sentence) if m.head < head for p in parties_of(m)]
            here = distinct(p for p in here if p.is_person and p.entity.known)
            last = self.sentences.get(sentence.index - 1)
            if len(here) > 1 or last is None:
                return here[-1:] if len(here) > 1 else None
            return [p for m in self.resolution.of(last) for p in parties_of(m) if p.is_person and p.entity.known][-1:]
        return None

    def _state_before(self, sentence: Sentence) -> list[Party]:
        """The state that the sentence before is about: "Iran has kept out. In June *it* turned down talks"."""
        last = self.sentences.get(sentence.index - 1)
        if last is None or last.paragraph != sentence.paragraph:
            return []
        heads = [h for c in last.clauses if c.link == "root" for h in c.surface]
        found = [p for h in heads for p in parties_at(self.resolution, last, h)]
        return found if len(found) == 1 and found[0].is_state else []

    def _joined(self, sentence: Sentence, head: int, found: list[Party]) -> list[Party]:
        """Who stands before an "and" in what the parser takes for one name: "between Renzi and President Juncker"."""
        phrase = self.resolution.at(sentence, head)
        if phrase is None or phrase.kind != "person" or len(found) != 1:
            return found
        people = (m for m in self.resolution.of(sentence) if m is not phrase and m.kind == "person")
        inside = [m for m in people if phrase.first <= m.first and m.last < phrase.head]
        joined = (m for m in inside if sentence.lower[m.last + 1] == "and" and m.entity is not phrase.entity)
        return [*(p for m in joined for p in parties_of(m)), *found]

    def _among_them(self, sentence: Sentence, head: int, found: list[Party]) -> list[Party]:
        """The named ones of several: "four of the other leaders, *among them Hasina and Rajapaksa*"."""
        if any(p.actor.country or (p.entity.known and not p.entity.plural) for p in found):
            return []
        if sentence.tags[head] not in {"NNS", "CD"}:
            return []
        end = next((k for k in range(head + 1, min(head + 8, len(sentence))) if sentence.words[k] == ","), 0)
        if {"VERB", "AUX"} & set(sentence.pos[head + 1 : end]):
            return []  # "the two sides signed six pacts, among them one with Chad"
        behind = tuple(sentence.lower[end + 1 :]) if end else ()
        length = next((len(words) for words in load_words().naming if behind[: len(words)] == words), 0)
        if not length:
            return []
        named: list[Party] = []
        after = end + length
        for mention in self.resolution.of(sentence):
            if mention.first <= after or mention.kind not in {"person", "office", "state"}:
                continue
            if {"VERB", "AUX"} & set(sentence.pos[after + 1 : mention.first]):
                break
            named += [p for p in parties_of(mention) if p.actor.country]
            after = max(after, mention.last)
        people = [p for p in named if p.is_person and p.political]
        return distinct(people or named)

    def _holders(self, sentence: Sentence, head: int) -> list[Party]:
        """Who "the two presidents" are, if the two told of last are not: the two presidents named last."""
        office = sentence.lemmas[head]
        if office not in self.kinds.offices or sentence.tags[head] != "NNS":
            return []
        near = self.pair and all(p.is_person and office in (p.actor.role or p.actor.name) for p in self.pair)
        if near or self.two_before(sentence, head):
            return []
        found: list[Party] = []
        for mention in reversed(self.resolution.mentions):
            distance = sentence.index - mention.sentence.index
            if not 0 <= distance <= 5 or (distance == 0 and mention.head >= head):
                continue
            for party in parties_of(mention):
                held = party.is_person and office in (party.actor.role or "").split() and party.entity.kind == "person"
                if held and all(p.actor.country != party.actor.country for p in found):
                    found.append(party)
        return found[:2] if len(found) == 2 else []

    def _host_or_guest(self, sentence: Sentence, head: int) -> list[Party]:
        """ "His host", "her guest": the other one of the contact told last."""
        mention = self.resolution.at(sentence, head)
        known = mention is not None and mention.entity.known  # "his host, Mahamadou Issoufou"
        owners = [p for h in sentence.dependents(head, "poss") for p in parties_at(self.resolution, sentence, h)]
        countries = {p.actor.country for p in owners}
        # nobody is host in his own land
        foreign = mention is not None and mention.entity.country not in {None, *countries}
        named = known and foreign
        if named or len(self.pair) != 2 or sentence.index - self.pair_index > 4:
            return []
        countries -= {None}
        rest = [p for p in self.pair if p.actor.country not in countries]
        if len(countries) != 1 or len(rest) != 1:
            return []
        told = parties_at(self.resolution, sentence, head) if known else []
        return [of_country(p, rest[0].actor.country or "") for p in told] or rest

    def _whose(self, sentence: Sentence, head: int, found: list[Party]) -> list[Party]:
        """The people of whoever "whose" means: "Rouhani, *whose ministers* signed accords"."""
        if len(found) != 1 or found[0].actor.country is not None or found[0].entity.known:
            return found
        if not any(sentence.lower[c] == "whose" for c in sentence.dependents(head, "poss")):
            return found
        verb = sentence.heads[head]
        owners = parties_at(self.resolution, sentence, sentence.heads[verb]) if sentence.deps[verb] == "relcl" else []
        countries = {p.actor.country for p in owners if p.actor.country}
        return [of_country(found[0], countries.pop())] if len(countries) == 1 else found

    def _of_all(self, sentence: Sentence, head: int) -> list[Party]:
        """ "Officers *of both armies*", "experts *from the four countries*": one party for each state."""
        mention = self.resolution.at(sentence, head)
        sent = {sentence.lemmas[head], sentence.lower[head].removesuffix("s")} & load_words().sent
        told: list[Party] = []
        several = False
        for prep, behind in noun_obliques(sentence, head):
            if prep not in {"of", "from"} or (mention is None and not sent):
                continue
            known = [p for p in parties_at(self.resolution, sentence, behind) if p.actor.country and p.is_state]
            states = self._counted(sentence, behind) if not known else []
            if self._is_pair(sentence, behind):
                states = [p for p in self.at(sentence, behind) if p.actor.country]
            several = several or len({p.actor.country for p in states}) > 1
            told += states or known
        if not several:
            return []
        return [told_of(mention, p.entity) for p in told] if mention is not None else told

    def _of_both(self, sentence: Sentence, head: int) -> list[Party]:
        """ "The ministers *of both countries*": one party for each."""
        behind = [h for prep, h in noun_obliques(sentence, head) if prep in {"of", "from"}]
        behind += sentence.dependents(head, "poss")  # "both countries' ministers"
        states = [p for h in behind if self._is_pair(sentence, h) for p in self.at(sentence, h) if p.actor.country]
        counted = [p for h in sentence.dependents(head, "poss") for p in self._counted(sentence, h)]
        if (several := self.resolution.at(sentence, head)) is not None and len(counted) > 2:
            return [told_of(several, p.entity) for p in counted]  # "the three countries' leaders"
        if any(sentence.lower[c] == "their" for c in sentence.dependents(head, "poss")):
            states = [p for p in self._two_of(sentence, head) if p.actor.country]  # "their energy ministers"
            states = states or self._their_states(sentence, head)
        mention = self.resolution.at(sentence, head)
        if mention is None or len({p.actor.country for p in states}) != 2:
            return []
        return [told_of(mention, p.entity) for p in states]

    def their_two(self, sentence: Sentence, noun: int) -> list[Party]:
        """The two states, or people of two, that did something just before: "Chile and Peru agreed. *Their* talks"."""
        last = self.sentences.get(sentence.index - 1)
        if last is None or last.paragraph != sentence.paragraph:
            return []
        if not any(sentence.lower[c] == "their" for c in sentence.dependents(noun, "poss")):
            return []
        for clause in last.clauses:
            told = [p for h in clause.surface for p in self.at(last, h) if p.political]
            if len({p.actor.country for p in told} - INTERNATIONAL - {None}) == 2 == len(told):
                return told
        return []

    def _their_states(self, sentence: Sentence, head: int) -> list[Party]:
        """The states that "their" stands for: "Chad and Niger said after *their delegations* met"."""
        whose = [self.resolution.at(sentence, h) for h in sentence.dependents(head, "poss")]
        members = [e for m in whose if m is not None for e in m.entity.members if e.kind == "state" and e.country]
        return [state_called(e.country or "", sentence.words[head], sentence.span(head, head)) for e in members]

    def two_before(self, sentence: Sentence, head: int) -> list[Party]:
        """The two persons that the sentence names before ``head``, if they are just two."""
        near = [p for m in self.resolution.of(sentence) if m.head < head for p in parties_of(m) if p.is_person]
        near = distinct(near)
        known = [p for p in near if p.entity.known and p.political]
        return near if len(near) == 2 else known if len(known) == 2 else []

    def other_two(self, sentence: Sentence, head: int) -> list[Party]:
        """The two whom the sentence before names beside the subject of this one: "he talked to *both* by telephone"."""
        last = self.sentences.get(sentence.index - 1)
        here = distinct(p for m in self.resolution.of(sentence) if m.head < head for p in parties_of(m) if p.is_person)
        if last is None or len(here) != 1 or last.paragraph != sentence.paragraph:
            return []
        near = distinct(p for m in self.resolution.of(last) for p in parties_of(m) if p.is_person)
        rest = [p for p in near if p.entity is not here[0].entity]
        return rest if len(near) == 3 and len(rest) == 2 else []

    def _is_open(self, sentence: Sentence, head: int) -> bool:
        """Whether a pronoun stands for nobody known."""
        mention = self.resolution.at(sentence, head)
        return mention is not None and mention.entity.kind == "pronoun"

    def they(self, sentence: Sentence, head: int, near: bool = False) -> list[Party]:
        """Whom "they" and "their" mean before words of contact: several who make politics, or the two told of last.

        With ``near`` the two must have been told of in the sentence before.
        """
        found = parties_at(self.resolution, sentence, head)
        if not self._names(sentence, head, found) and (met := self._who_just_met(sentence)):
            return met
        if len([p for p in found if p.political or p.actor.country]) > 1:
            return found
        if all_ := self._whom_named(sentence, head):
            return all_
        if len(found) == 1 and found[0].entity.plural and found[0].actor.country in INTERNATIONAL:
            return found  # "foreign ministers of the bloc are to discuss it when *they* meet"
        group = [m for m in self.resolution.of(sentence) if m.head < head and m.entity.plural and m.kind != "pronoun"]
        told = [p for m in group[-1:] for p in self.at(sentence, m.head)]
        if near and told and all(p.political for p in told):
            return told  # "kept the bloc's ministers from issuing a text when *they* met"
        if near and sentence.index - self.pair_index > 1:
            return found
        return self.two_before(sentence, head) or list(self.pair) or found

    def _names(self, sentence: Sentence, head: int, found: list[Party]) -> bool:
        """Whether the sentence itself names those whom a pronoun means."""
        before = [m for m in self.resolution.of(sentence) if m.head < head and m.kind != "pronoun"]
        named = [p.entity for m in before for p in parties_of(m)]
        return bool(self.two_before(sentence, head)) or any(p.entity is e for p in found for e in named)

    def _whom_named(self, sentence: Sentence, head: int) -> list[Party]:
        """Whom "they" were where they were told of: "*the Baltic premiers* meet in May. *Their* last meeting"."""
        own = self.resolution.at(sentence, head)
        if own is None or own.entity.kind == "pronoun":
            return []
        told = [m for m in self.resolution.mentions if m.entity is own.entity and m.kind != "pronoun"]
        told = [m for m in told if 0 <= sentence.index - m.sentence.index <= 2 and m.entity.plural]
        found = self.at(told[-1].sentence, told[-1].head) if told else []
        return found if len({p.actor.country for p in found} - {None}) > 1 else []

    def _stands_for_pair(self, sentence: Sentence, head: int, found: list[Party]) -> bool:
        """Whether "the leaders", "the ministers" are those of the contact told just before."""
        if len(self.pair) != 2 or sentence.index - self.pair_index > 2 or len(found) != 1:
            return False
        party = found[0]
        the = [sentence.lower[c] for c in sentence.children[head]] == ["the"]
        if the and sentence.tags[head] == "NNS" and party.entity.plural and self._hold(sentence.lemmas[head]):
            return True  # "the premiers", where two premiers were told of
        return (
            sentence.tags[head] == "NNS"
            and sentence.lemmas[head] in self.kinds.pairs
            and party.actor.country is None
            and not party.entity.known
            and (party.political or not party.actor.sectors)
            and {sentence.lower[c] for c in sentence.children[head]} <= {"the", *load_words().portfolios}
            and any(sentence.lower[c] == "the" for c in sentence.children[head])
        )

    def _stands_for_last(self, sentence: Sentence, head: int, found: list[Party]) -> bool:
        """Whether "the leaders" are the three or more of the contact told last: "joined *the leaders* over coffee"."""
        if len(self.last) < 3 or sentence.index - self.last_index > 12 or len(found) != 1:
            return False
        party = found[0]
        bare = [sentence.lower[c] for c in sentence.children[head]] == ["the"]
        open_ = party.actor.country is None and not party.entity.known
        return sentence.lemmas[head] in load_words().leaders and bare and open_

    def _hold(self, office: str) -> bool:
        """Whether both of the two told of last hold an office of that name."""
        names = {"premier": "prime minister"}.get(office, office)
        if office not in self.kinds.offices:
            return False
        return all(p.is_person and p.entity.kind == "person" and names in (p.actor.role or "") for p in self.pair)
