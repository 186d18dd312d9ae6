"""Phrases that take sides: "has reservations about it", "drew criticism from Chad", "a critic of the pact"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.parsing import Clause, noun_obliques
from detente.positions.context import OTHER, REAL, Context, Finding
from detente.positions.stances import Phrase
from detente.positions.targets.phrases import Words, clause_phrase
from detente.record import Actor, Stance

_FORMS = {"VBN", "VBD", "JJ"}
_NOT = frozenset({"no", "not"})


class Phrases:
    """Reads the phrases of one sentence."""

    def __init__(self, context: Context) -> None:
        self.context, self.sentence, self.lists = context, context.sentence, context.lists

    def read(self, clause: Clause) -> Iterator[Finding]:
        """ "Had harsh words for Chad", "sees no need for a mediator", "came to the defence of Serbia"."""
        verb = clause.name
        verb = "be" if clause.copula is not None else verb
        known = self.context.stances.phrases
        if clause.marker == "without":
            return  # "left without putting their names to it"
        for filler, token in self._fillers(clause):
            for phrase in (*known.get((verb, filler), ()), *known.get(("*", filler), ()), *known.get((verb, "*"), ())):
                owners = [] if phrase.drawn else self._owners(token)
                own = bool(owners) and clause.link == "adverbial" and clause.tense == "participle"
                stance = phrase.stance if own and not clause.negated else self._stance(phrase, clause, token)
                if stance is None:
                    continue
                targets = self._targets(phrase, clause, token)
                if phrase.aims:
                    targets = [t for t in targets if self._is_plan(t.head) and self.context.is_thing(t.head)]
                if phrase.acting:  # "took Peru to court", not "took its case to court"
                    targets = [t for t in targets if not self.context.is_thing(t.head)]
                heads = clause.subjects
                behind = phrase.drawn or (clause.parent is not None and clause.top > clause.parent.top)
                if own:
                    heads = owners  # "..., throwing *his* weight behind it"
                elif clause.lemma == "share" and phrase.stance == "supports":
                    # "share *Kiev's* interest in it"
                    theirs = self.sentence.dependents(token, "poss")
                    heads = [*heads, *(h for h in theirs if self.sentence.pos[h] != "PRON")]
                elif behind and clause.link == "adverbial" and clause.tense == "participle" and not clause.marker:
                    continue  # "..., drawing criticism from Chad", "... casting doubt on it": a whole clause did
                if phrase.plans and not self._is_about_plans(clause):
                    continue
                if phrase.drawn:
                    # "won Chad's backing for the plan"
                    given = [h for prep, h in noun_obliques(self.sentence, token) if prep == "for"]
                    targets = [self.context.phrase(h) for h in given or clause.surface]
                    heads = self._drawn_from(phrase, clause, token)
                found = list(self._found(stance, heads, clause, targets, drawn=phrase.drawn))
                if found:
                    yield from found
                    return

    def _is_about_plans(self, clause: Clause) -> bool:
        """Whether a plan or measure is spoken of, or the reason is told: "came under fire *for his visit*"."""
        told = any(prep in {"for", "over"} for prep, _ in clause.obliques)
        return told or any(self._is_plan(h) for h in clause.surface)

    def _is_plan(self, head: int) -> bool:
        return self.sentence.lemmas[head] in self.lists["proposals.words"] | self.lists["effects.things"]

    def _owners(self, token: int) -> list[int]:
        """Whose it is, if a pronoun tells it: "*his* weight"."""
        owners = self.sentence.dependents(token, "poss")
        return [h for h in owners if self.sentence.tags[h] == "PRP$"]

    def person(self, i: int) -> Iterator[Finding]:
        """ "Mandela, an opponent of the bill, said ...", "she is a critic of the accord"."""
        sentence = self.sentence
        stance, plans = self.context.stances.persons[sentence.lemmas[i]]
        before = {sentence.lower[c] for c in sentence.children[i]}
        if before & _NOT or before & self.lists["former.person"]:
            return
        said = next((c for c in sentence.clauses if c.head == i and c.copula is not None), None)
        if said is None:
            said = self._among(i)
        if said is not None:
            if said.negated or self.context.realis.of(said) not in REAL:
                return
            heads = said.surface
        elif sentence.deps[i] == "appos":
            heads = [sentence.heads[i]]
        else:
            heads = sentence.dependents(i, "appos")
        targets = [self.context.phrase(h) for prep, h in noun_obliques(sentence, i) if prep in {"of", "to"}]
        targets += [self.context.phrase(h) for h in sentence.dependents(i, "poss") if said is not None]
        if plans:  # "the author of the bill", not "the author of a novel"
            targets = [t for t in targets if self._is_plan(t.head)]
        for head in heads:
            mention = self.context.resolution.at(sentence, head)
            if mention is not None and mention.entity.kind in {"person", "state", "organisation"}:
                yield from (Finding(mention.actor, stance, target, (i, i), None) for target in targets)
                return

    def _among(self, i: int) -> Clause | None:
        """ "Is among the critics of", "is one of the opponents of"."""
        for clause in self.sentence.clauses:
            if clause.lemma in self.lists["linking.persons"] and i in clause.predicatives:
                return clause  # "has become an advocate of"
            if clause.lemma == "be" and ("among", i) in clause.obliques:
                return clause
            one = clause.copula is not None and self.sentence.lower[clause.head] == "one"
            if one and ("of", i) in noun_obliques(self.sentence, clause.head):
                return clause
        return None

    def feeling(self, clause: Clause) -> Iterator[Finding]:
        """ "Athens signed the accord, *to the dismay of Cyprus*"."""
        sentence = self.sentence
        if clause.kind != "verb" or clause.negated or not self.context.real(clause):
            return
        for prep, noun in clause.obliques:
            bad = sentence.lemmas[noun] in self.lists["feelings.bad"]
            if prep != "to" or not (bad or sentence.lemmas[noun] in self.lists["feelings.good"]):
                continue
            heads = [h for p, h in noun_obliques(sentence, noun) if p == "of"] + sentence.dependents(noun, "poss")
            to = sentence.heads[noun]
            last = to - 1 if to > clause.top else sentence.edges[clause.top][1]
            while last > clause.top and sentence.pos[last] in {"PUNCT", "ADV"}:
                last -= 1
            target = Words(sentence, clause.top, last, clause.top, clause=True)
            stance: Stance = "opposes" if bad else "supports"
            for holder, _ in self.context.holders(heads, clause):
                yield Finding(holder, stance, target, (noun, noun), None)

    def gone(self, clause: Clause) -> Iterator[Finding]:
        """ "Wants the monitors *out*", "would like the base *gone*": against them."""
        sentence = self.sentence
        if clause.lemma not in self.lists["wanting.words"] - {"see"} or clause.negated or not clause.objects:
            return
        real = self.context.real(clause) or "would" in clause.modals
        head = clause.objects[0]
        after = self.context.phrase(head).last
        near = range(head + 1, min(after + 2, len(sentence)))
        away = [
            k
            for k in near
            if sentence.lower[k] in self.lists["wanting.gone"] and sentence.heads[k] in {clause.top, head}
        ]
        if real and away and sentence.lemmas[head] not in {"way", "time"} and sentence.pos[head] != "PRON":
            target = self.context.phrase(head)
            target = Words(sentence, target.first, max(head, min(target.last, away[0] - 1)), head)
            yield from self._found("opposes", clause.subjects, clause, [target])

    def wish(self, clause: Clause) -> Iterator[Finding]:
        """ "Wants the treaty scrapped" is against the treaty, "wants the border reopened" for its reopening."""
        wanted = clause.parent
        if wanted is None or wanted.lemma not in self.lists["wanting.words"] or wanted.negated or clause.negated:
            return
        rather = "rather" in wanted.adverbs and "would" in wanted.modals  # "would rather see it closed"
        if wanted.lemma == "see" and not rather:
            wanted = wanted.parent if wanted.parent is not None and wanted.tense == "infinitive" else None
            if wanted is None or wanted.negated:
                return
            keen = wanted.kind == "adjective" and self.sentence.lower[wanted.head] in self.lists["wanting.keen"]
            if not keen and wanted.lemma not in self.lists["wanting.words"]:
                return
        bare = clause.link == "complement" and not clause.marker and not clause.auxiliaries and clause.kind == "verb"
        real = self.context.realis.of(wanted) in REAL or "would" in wanted.modals
        form = self.sentence.tags[clause.top] in _FORMS or self.sentence.lower[clause.top] == "shut"
        if not bare or not real or not form:
            return
        heads = [h for h in (clause.surface or clause.objects) if wanted.head < h < clause.head]
        taken = wanted.via in wanted.objects or any(self.sentence.tags[h] == "WDT" for h in clause.surface)
        if not heads and wanted.via is not None and taken:
            heads = [wanted.via]  # "the base, which the party wants closed"
        if not heads:
            return
        undone = bool({clause.lemma, clause.name} & self.lists["undoing.words"]) and not self.context.lasts(clause)
        mention = self.context.resolution.at(self.sentence, heads[0])
        if not undone and (heads[0] > clause.head or (mention is not None and mention.entity.kind == "person")):
            return
        targets = [self.context.phrase(h) for h in heads]
        if not undone and heads[0] != wanted.via:
            first = targets[0]
            last = clause_phrase(clause).last
            targets = [Words(self.sentence, first.first, last, clause.head, clause=True)]
        yield from self._found("opposes" if undone else "supports", wanted.subjects, wanted, targets)

    def _fillers(self, clause: Clause) -> Iterator[tuple[str, int]]:
        """What a verb makes a phrase with: (its words, its token): an object, an adverb, "in arms", "to defence"."""
        sentence = self.sentence
        tokens = {clause.top, clause.head}
        for head in clause.objects:
            if head not in clause.implied:
                yield sentence.lemmas[head], head
        for child in sentence.dependents(clause.top, "dobj"):
            if child not in clause.objects and sentence.dependents(child, "prep"):
                yield sentence.lemmas[child], child  # "wants no *part* of it"
        if clause.copula is not None:
            yield sentence.lower[clause.head], clause.head
        for token in sorted(tokens):
            for child in sentence.children[token]:
                if sentence.deps[child] in {"advmod", "acomp", "oprd", "prt", "dep", "npadvmod", "intj"}:
                    yield sentence.lower[child], child
        for prep, head in clause.obliques:
            yield f"{prep} {sentence.lower[head]}", head

    def _stance(self, phrase: Phrase, clause: Clause, token: int) -> Stance | None:
        """The side that the phrase takes here, if it fits."""
        sentence = self.sentence
        none = any(sentence.lower[c] in {"no", "any", "little"} for c in sentence.children[token])
        none = none or sentence.lower[token] in {"nothing", "none"}
        if "object" in phrase.target and phrase.no:
            return phrase.stance if none and token in clause.objects and not clause.passive else None
        if phrase.no != none and not (phrase.no and clause.negated) and not phrase.negated:
            return None
        if phrase.adjectives and not phrase.adjectives & {sentence.lower[k] for k in sentence.subtree(token)}:
            return None
        status = self.context.realis.of(clause)
        if phrase.no:
            return phrase.stance if status in {*REAL, "negated", "refused"} else None
        if none or clause.negated or status in {"negated", "refused"}:
            refused = status == "refused" and phrase.negated == "only"  # "refused to shake hands with him"
            flips = phrase.negated in {"flip", "only"} and (clause.negated or none or refused)
            flips = flips and not {"may", "might", "should", "must"} & set(clause.modals)
            return OTHER[phrase.stance] if flips else None
        if phrase.negated == "only":
            return None
        return phrase.stance if status in REAL or (phrase.can and status == "possible") else None

    def _targets(self, phrase: Phrase, clause: Clause, token: int) -> list[Words]:
        sentence, context = self.sentence, self.context
        if "object" in phrase.target:
            # "watched the march with alarm"; "wants no deal with Chad"
            beside = {token, *sentence.conjuncts(token)} if not phrase.no else set()
            return [context.phrase(h) for h in clause.objects if (not phrase.no or h == token) and h not in beside]
        below = [token]
        for child in sentence.children[token]:
            below += sentence.dependents(child, "pobj") if sentence.deps[child] == "prep" else []
        pairs = [*clause.obliques, *(pair for noun in below for pair in noun_obliques(sentence, noun))]
        # "has an axe *to grind with* Chad"
        tails = [c for c in sentence.clauses if c.via == token and c.tense == "infinitive"] if phrase.adjectives else []
        pairs += [pair for c in tails for pair in c.obliques]
        named = phrase.adjectives | {"own"}
        felt = self.lists["feelings.bad"] | self.lists["feelings.good"]  # "said yes, *to the dismay of* Chad"
        pairs = [(p, h) for p, h in pairs if p != "to" or sentence.lemmas[h] not in felt]
        pairs = [(p, h) for p, h in pairs if h != token and sentence.lower[h] not in named]
        pairs = [(p, h) for p, h in pairs if not self._is_when(p, h, token)]
        if sentence.deps[token] == "pobj":
            # "called off a tour of Japan *in protest* at the dam"
            pairs = [
                (p, h)
                for p, h in pairs
                if h > token or p not in {"at", "to", "over", "about"} or clause.link == "relative"
            ]
        found = []
        if "to" in phrase.target and clause.indirect and not phrase.drawn:
            found = [context.phrase(h) for h in clause.indirect]  # "gave the plan its blessing by 90 votes to 10"
        found = found or [
            context.phrase(h)
            for prep, h in pairs
            if prep in phrase.target and h > clause.head and sentence.pos[h] != "NUM"
        ]
        if not found and clause.link == "relative":
            # "something *for which* Chad has little appetite"
            found = [context.phrase(h) for prep, h in pairs if prep in phrase.target and h in {clause.via}]
        for where in (w for w in phrase.target if " of" in w and not found):
            found = context.behind(pairs, where)
        for where in phrase.target if not found else ():
            found += context.so_called(clause, where)
        if not found and "poss" in phrase.target:
            owners = [h for h in sentence.dependents(token, "poss") if sentence.pos[h] != "PRON"]
            found = [Words(sentence, w.first, h, h) for h in owners for w in [context.phrase(h)]]
        if not found:
            marked = [c for c in sentence.clauses if c.marker in phrase.target and c.tense == "participle"]
            if "to X" in phrase.target:
                marked += [c for c in sentence.clauses if c.marker == "to" and c.tense == "infinitive"]
            tops = set(sentence.subtree(clause.top))
            idle = self.lists["speaking.words"] if phrase.no else frozenset()
            marked = [c for c in marked if c.lemma not in idle]  # "has no intention of going there"
            found = [clause_phrase(c) for c in marked if c.top in tops and c.top > clause.head][:1]
        seen: dict[int, Words] = {}
        for one in found:
            seen.setdefault(one.head, one)
        return list(seen.values())

    def _is_when(self, prep: str, noun: int, token: int) -> bool:
        """Whether "at" tells when or where: "gathered in protest outside the palace *at midday*"."""
        at, protest = self.sentence.heads[noun], self.sentence.deps[token] == "pobj"
        return protest and prep == "at" and token + 1 < at and self.sentence.heads[at] != token

    def _is_of(self, head: int, holder: Actor) -> bool:
        """Whether somebody holds office in the state that seems to be against him."""
        mention = self.context.resolution.at(self.sentence, head)
        state = holder.role is None and holder.sectors == ["GOV"]
        return state and mention is not None and mention.actor.country == holder.country is not None

    def _drawn_from(self, phrase: Phrase, clause: Clause, token: int) -> list[int]:
        """Whose criticism it drew; of places only what is named after "in"."""
        sentence = self.sentence
        pairs = [*clause.obliques, *noun_obliques(sentence, token)]
        heads = [h for prep, h in pairs if prep in phrase.target and prep != "in" and h != token]
        heads = [h for h in heads if sentence.lower[sentence.heads[h] - 1] != "not"]  # "but *not of Kigali*"
        if "poss" in phrase.target:
            heads += sentence.dependents(token, "poss")
        if not heads and "in" in phrase.target:
            for h in (h for prep, h in pairs if prep == "in"):
                mention = self.context.resolution.at(sentence, h)
                if mention is not None and mention.kind in {"state", "place"}:
                    heads.append(h)
        return heads

    def _found(
        self, stance: Stance, heads: list[int], clause: Clause, targets: list[Words], *, drawn: bool = False
    ) -> Iterator[Finding]:
        cue = (clause.head, clause.head)
        for holder, link in self.context.holders(heads, clause):
            if drawn and any(self._is_of(t.head, holder) for t in targets):
                continue  # "In Lima, the president is under fire": Peru does not oppose him
            said = None if drawn else self.context.statement_at(clause.head) or link
            yield from (Finding(holder, stance, target, cue, said) for target in targets)
