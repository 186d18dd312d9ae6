"""Who holds a position, told in full: "war veterans in Vukovar", and "the leader of APRA", named a sentence before."""

from __future__ import annotations

from detente.parsing import Parsed, Sentence, noun_obliques
from detente.positions.stances import Stances
from detente.positions.targets.phrases import noun_phrase
from detente.record import Actor, Span
from detente.resolving import ActorMention, Entity, Resolution

_STATE = frozenset({"GOV", "MIL", "LEG", "JUD"})
_WHERE = frozenset({"in", "of", "from", "at", "on", "near", "around", "along"})


def in_full(mention: ActorMention) -> Actor:
    """The actor with the words behind the noun that tell which group is meant: "the minority *in Parliament*"."""
    actor, sentence = mention.actor, mention.sentence
    behind = mention.last + 1
    if (
        mention.entity.known
        or mention.kind not in {"group", "person", "organisation"}
        or (mention.name is not None and mention.kind != "group")
    ):
        return actor
    if behind >= len(sentence) or sentence.lower[behind] not in _WHERE or sentence.heads[behind] != mention.head:
        return actor
    last = noun_phrase(sentence, mention.head).last
    if last <= mention.last:
        return actor
    names = sentence.lower[last + 1 : last + 2] == ["and"] and sentence.tags[last : last + 3] == ["NNP", "CC", "NNP"]
    if names and sentence.heads[last + 2] == mention.head:
        last += 2  # "chambers in Tacna *and Moquegua*"
    return actor.model_copy(
        update={"text": sentence.quote(mention.first, last), "evidence": sentence.span(mention.first, last)}
    )


def unknown_person(resolution: Resolution, sentence: Sentence, head: int) -> Actor | None:
    """One of whom only the body is known: "*Reed Brody* of Human Rights Watch called it a victory"."""
    first = head
    while first > 0 and sentence.tags[first - 1] == "NNP" and sentence.deps[first - 1] == "compound":
        first -= 1
    bodies = [resolution.at(sentence, h) for prep, h in noun_obliques(sentence, head) if prep in {"of", "from"}]
    if sentence.tags[head] != "NNP" or first == head or not any(m and m.kind == "organisation" for m in bodies):
        return None
    words = sentence.quote(first, head)
    return Actor(text=words, name=words, evidence=sentence.span(first, head))


def share_of(resolution: Resolution, sentence: Sentence, head: int) -> Actor | None:
    """A part of many, told by its size: "*70 per cent of Greeks* are against the loan"."""
    of = [resolution.at(sentence, h) for prep, h in noun_obliques(sentence, head) if prep in {"of", "among"}]
    whole = next((m for m in of if m is not None and m.kind != "pronoun"), None)
    if whole is None:
        return None
    words = noun_phrase(sentence, head)
    text = sentence.quote(words.first, words.last)
    return Actor(text=text, name=text, country=whole.entity.country, evidence=words.span)


def one_of(resolution: Resolution, sentence: Sentence, head: int) -> int:
    """Who stands before "one of": "*Norway*, one of the three sponsors, backs it"."""
    one = sentence.heads[sentence.heads[head]] if sentence.deps[head] == "pobj" else head
    before = one - 2
    if sentence.lower[one] != "one" or one == head or before < 0 or sentence.words[one - 1] != ",":
        return head
    return before if resolution.at(sentence, before) is not None else head


def of_them(resolution: Resolution, sentence: Sentence, head: int) -> int:
    """Who "hundreds of them" are: they."""
    them = [h for p, h in noun_obliques(sentence, head) if p == "of" and sentence.lower[h] in {"them", "us"}]
    return them[0] if them and resolution.at(sentence, head) is None else head


def some_of(sentence: Sentence, head: int, actor: Actor, several: frozenset[str]) -> Actor:
    """Some of a body, who are not the body: "*several members of* the European Parliament"."""
    of = sentence.heads[head]
    some = sentence.heads[of]
    if sentence.deps[head] != "pobj" or sentence.lower[of] != "of":
        return actor
    if sentence.lemmas[some] not in several or sentence.tags[some] != "NNS":
        return actor
    words = noun_phrase(sentence, some)
    name = sentence.quote(some, words.last)
    text = sentence.quote(words.first, words.last)
    return actor.model_copy(update={"text": text, "name": name, "evidence": words.span})


def with_name(resolution: Resolution, actor: Actor, mention: ActorMention) -> Actor:
    """A body together with its name, where nothing else is known of it: "the palm oil association *Gapki*"."""
    sentence, last = mention.sentence, mention.last
    while last + 1 < len(sentence) and sentence.tags[last + 1] in {"NNP", "NNPS"}:
        last += 1
    if last == mention.last or mention.head != mention.last or resolution.at(sentence, last) is not None:
        return actor
    words, name = sentence.quote(mention.first, last), sentence.quote(mention.last + 1, last)
    return actor.model_copy(update={"text": words, "name": name, "evidence": sentence.span(mention.first, last)})


Spans = dict[Span, Actor]
"""Actors by the characters of the words that stand for them."""


def named_before(parsed: Parsed, resolution: Resolution, stances: Stances) -> tuple[dict[str, Actor], Spans]:
    """Those of whom only the post or part is told, with whom the text has named before: by name, and by place.

    "Former president Alan Garcia questioned the agreement. *The leader of APRA* said ..."; "She received Mr Maduro.
    *Her guest* praised Brazil."
    """
    posts: dict[str, Actor] = {}
    for before, sentence in zip(parsed.sentences, parsed.sentences[1:], strict=False):
        if before.paragraph != sentence.paragraph:
            continue
        subject = _subject(resolution, sentence)
        if subject is None or subject.entity.known or subject.name is not None or subject.plural:
            continue
        head, first = sentence.lemmas[subject.head], sentence.lower[subject.first]
        if first != "the" or head not in stances.lists["posts.words"]:
            continue
        other = _subject(resolution, before)
        if other is None or other.entity.kind != "person" or other.name is None:
            continue
        if subject.entity.country is None or subject.entity.country == other.entity.country:
            posts[subject.entity.name] = other.actor
    return posts, _guests(parsed, resolution, stances) | _voices(resolution, stances)


def _voices(resolution: Resolution, stances: Stances) -> Spans:
    """For whom those speak who have no name: "*his lawyers* complained", "*delegates of the union* said"."""
    owners: dict[int, Actor] = {}
    for mention in resolution.mentions:
        whose = None
        if mention.name is None and not mention.entity.known and mention.kind != "pronoun":
            whose = _whose_voice(mention, resolution, stances)
        if whose is not None:
            owners[id(mention.entity)] = whose.actor
    return {m.actor.evidence: owners[id(m.entity)] for m in resolution.mentions if id(m.entity) in owners}


def _whose_voice(mention: ActorMention, resolution: Resolution, stances: Stances) -> ActorMention | None:
    """The person or body to whom a spokesman, a lawyer or a delegate belongs."""
    sentence, lemma = mention.sentence, mention.sentence.lemmas[mention.head]
    for owner in sentence.dependents(mention.head, "poss"):
        whose = resolution.at(sentence, owner) if sentence.tags[owner] == "PRP$" else None
        if whose is not None and whose.entity.kind in {"person", "office", "organisation"}:
            voices = stances.lists["voices.of_bodies" if whose.entity.kind == "organisation" else "voices.of_persons"]
            return whose if lemma in voices else None
    if lemma in stances.lists["voices.sent"]:
        for prep, head in noun_obliques(sentence, mention.head):
            whose = resolution.at(sentence, head) if prep in {"of", "from"} else None
            if whose is not None and whose.entity.kind == "organisation":
                return whose
    return None


def _guests(parsed: Parsed, resolution: Resolution, stances: Stances) -> Spans:
    """Who "her guest" is: the last one named before, of another country than she is."""
    found: Spans = {}
    named: list[ActorMention] = []
    for sentence in parsed.sentences:
        for mention in resolution.of(sentence):
            owners = [resolution.at(sentence, c) for c in sentence.dependents(mention.head, "poss")]
            part = sentence.lemmas[mention.head] in stances.lists["parts.words"]
            if mention.kind == "relation" and part and owners and owners[0] is not None:
                own = owners[0].entity
                others = [m for m in named if m.entity.name != own.name and m.entity.country not in {None, own.country}]
                near = [m for m in others if sentence.paragraph - m.sentence.paragraph <= 1]
                if near and own.known and not mention.entity.known:
                    # of two, the one who is named beside the owner, then the one of whom the text speaks more
                    often = max(near, key=lambda m: (_together(own, m.entity, named), _times(m.entity, resolution)))
                    found[mention.actor.evidence] = often.actor
            if mention.entity.known and mention.entity.kind == "person" and mention.kind in {"person", "office"}:
                named.append(mention)
    return found


def _together(one: Entity, other: Entity, named: list[ActorMention]) -> bool:
    """Whether a sentence names both."""
    theirs = {m.sentence.index for m in named if m.entity is one}
    return any(m.entity is other and m.sentence.index in theirs for m in named)


def _times(entity: Entity, resolution: Resolution) -> int:
    return sum(m.entity is entity for m in resolution.mentions)


def stands_for(holder: Actor, named: dict[str, Actor], parts: Spans) -> Actor:
    """The holder under the name of the one it stands for."""
    other = parts.get(holder.evidence) or named.get(holder.name)
    return holder if other is None else other.model_copy(update={"text": holder.text, "evidence": holder.evidence})


def _subject(resolution: Resolution, sentence: Sentence) -> ActorMention | None:
    """The mention that is the subject of the sentence's main clause."""
    main = next((c for c in sentence.clauses if c.top == sentence.root), None)
    return resolution.at(sentence, main.surface[0]) if main is not None and len(main.surface) == 1 else None


def speaks_for(speaker: Actor | None, mention: ActorMention) -> bool:
    """Whether one with a name speaks for his own: "*Ortiz*, a rebel envoy, said that *the rebels* back it"."""
    if speaker is None or not speaker.sectors or speaker.name == mention.entity.name or speaker.role is None:
        return False
    actor = mention.actor
    own = actor.sectors[:1] == speaker.sectors[:1] and actor.country == speaker.country is not None
    return own and actor.sectors[0] not in _STATE and speaker.name.istitle()


def body_served(resolution: Resolution, sentence: Sentence, office: int) -> ActorMention | None:
    """Whose office it is: "the *office* of the UN refugee agency in Lima"."""
    of = [resolution.at(sentence, h) for prep, h in noun_obliques(sentence, office) if prep == "of"]
    return next((m for m in of if m is not None and m.kind in {"organisation", "person", "office"}), None)


def own_government(resolution: Resolution, mention: ActorMention, speaker: Actor, words: frozenset[str]) -> bool:
    """Whether it is the government to which the speaker belongs: "*his government*", "the administration"."""
    sentence = mention.sentence
    if "GOV" not in speaker.sectors or sentence.lemmas[mention.head] not in words:
        return False
    mine = [resolution.at(sentence, h) for h in sentence.dependents(mention.head, "poss")]
    if mine:
        return all(m is not None and m.kind == "pronoun" and m.actor.name == speaker.name for m in mine)
    plain = all(sentence.deps[c] in {"det", "compound"} for c in sentence.children[mention.head] if c < mention.head)
    same = speaker.country is not None and mention.actor.country in {None, speaker.country}
    return plain and mention.name is None and same


def own_home(sentence: Sentence, head: int, speaker: Actor | None, homes: frozenset[str]) -> Actor | None:
    """Whose "the province" or "the city" is, of which its own governor speaks."""
    the = any(sentence.lower[c] == "the" for c in sentence.children[head])
    home = the and sentence.lemmas[head] in homes
    return speaker if home and speaker is not None and "GOV" in speaker.sectors else None


def persons_at(resolution: Resolution, sentence: Sentence, noun: int) -> int:
    """Who "who" is behind "the heads of state of the G5, who": those at the head of the phrase."""
    mention = resolution.at(sentence, noun)
    who = any(sentence.lower[k] == "who" for k in range(noun + 1, min(noun + 4, len(sentence))))
    if not who or mention is None or mention.kind not in {"organisation", "state", "place"}:
        return noun
    for above in sentence.ancestors(noun):
        other = resolution.at(sentence, above)
        if other is not None and other is not mention and other.entity.kind in {"person", "office", "group"}:
            return above
        if sentence.pos[above] in {"VERB", "AUX"}:
            break
    return noun
