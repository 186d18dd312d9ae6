"""Bodies called by a part of their name, or by its first letters, once the article has told the whole."""

from __future__ import annotations

from detente.parsing import Parsed
from detente.resolving.draft import Draft
from detente.resolving.resolution import ActorMention, Entity


def short_bodies(made: list[ActorMention], drafts: dict[int, Draft]) -> None:
    """ "The Brotherhood", once the article has named the Muslim Brotherhood: one word of capital for the whole."""
    last: dict[str, list[Entity]] = {}
    for mention in made:
        if mention.kind == "organisation" and mention.name and mention.name[1] > mention.name[0]:
            word = mention.sentence.words[mention.name[1]]
            if all(mention.entity.name != known.name for known in last.setdefault(word, [])):
                last[word].append(mention.entity)
    for mention in made:
        draft = drafts[id(mention)]
        if mention.kind != "organisation" or not mention.name or mention.name[0] != mention.name[1] or draft.hit:
            continue
        if draft.owner is not None or draft.near:
            continue
        whole = last.get(mention.sentence.words[mention.name[0]], [])
        if len(whole) == 1 and mention.sentence.lower[mention.first] in {
            "the",
            mention.sentence.lower[mention.name[0]],
        }:
            mention.entity = whole[0]


def acronyms(parsed: Parsed, made: list[ActorMention], drafts: list[Draft], mentions: dict[int, ActorMention]) -> None:
    """ "Government of National Accord (GNA)": the short name means the same from then on."""
    known: dict[str, Entity] = {}
    for mention in made:
        if mention.kind not in {"organisation", "group"}:
            continue
        sentence, at = mention.sentence, mention.last + 1
        if at + 2 < len(sentence) and sentence.words[at] == "(" and sentence.words[at + 2] == ")":
            word = sentence.words[at + 1]
            if len(word) >= 2 and word[0].isupper() and sum(c.isupper() for c in word) >= 2:
                known[word] = mention.entity
    if not known:
        return
    covered: set[tuple[int, int]] = set()
    for mention in made:
        if mention.name and mention.sentence.text(*mention.name) in known:
            mention.entity = known[mention.sentence.text(*mention.name)]
        covered.update((mention.sentence.index, i) for i in range(mention.core[0], mention.core[1] + 1))
    for sentence in parsed.sentences:
        for i, word in enumerate(sentence.words):
            if word in known and (sentence.index, i) not in covered:
                first = i - 1 if i > 0 and sentence.lower[i - 1] == "the" else i
                draft = Draft(sentence, first, i, i, "organisation", (i, i), name=(i, i), definite=True)
                drafts.append(draft)
                mention = mention_of(draft, known[word])
                mentions[id(draft)] = mention
                made.append(mention)


def mention_of(draft: Draft, entity: Entity) -> ActorMention:
    """The mention that a draft becomes when it is known who is meant."""
    kind = "place" if draft.place else draft.kind
    return ActorMention(
        draft.sentence,
        draft.first,
        draft.last,
        draft.head,
        kind,  # type: ignore[arg-type]
        entity,
        name=draft.name,
        title=draft.words.words if draft.words else None,
        definite=draft.definite,
        plural=draft.plural,
        former=draft.former,
        core=draft.core,
    )
