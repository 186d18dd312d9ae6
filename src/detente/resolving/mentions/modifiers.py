"""What stands in and beside a phrase: names that tell its country, owners, "former", "-elect"."""

from __future__ import annotations

from detente.parsing import Sentence
from detente.resolving.draft import Draft
from detente.resolving.grammar import left_edge, objects_of
from detente.resolving.lexicon.index import Lexicon, Words
from detente.resolving.lexicon.matching import NameHit, TitleHit
from detente.resolving.lexicon.wording import wording


def complete(lexicon: Lexicon, draft: Draft, names: list[NameHit], titles: list[TitleHit]) -> None:
    """Collect what stands in and beside the phrase: names that tell the country, owners, "former", "-elect"."""
    if draft.kind in {"pronoun", "demonym"} or (draft.hit and draft.kind in {"state", "nationals"}):
        return
    sentence = draft.sentence
    words = lexicon.words
    title_end = draft.title.last if draft.title else draft.core[1]
    limit = draft.name[0] if draft.kind == "person" and draft.name else draft.core[1] + 1
    if draft.title and draft.kind != "person" and draft.name:
        inner = [n for n in names if draft.first <= n.first and n.last <= draft.last and n is not draft.hit]
    else:
        inner = [
            n
            for n in names
            if draft.first <= n.first and n.last < limit and n is not draft.hit and n.entry.kind != "person"
        ]
    if draft.title and draft.title.title.kind == "organisation":
        own = draft.title
        inner = [n for n in inner if not own.first <= n.first <= n.last <= own.last]  # "National Security Council"
    inner = [n for n in inner if not merely_related(sentence, n.first, n.last, words)]
    draft.near = sorted(inner, key=lambda n: (n.last > title_end, -n.first)) if len(inner) > 1 else inner
    anchor = draft.title.head if draft.title else draft.head
    prepositions = ["of", "for", "from"]
    sent = draft.title is not None and draft.title.title.words in words["sent"]
    if draft.title and not sent:
        sectors = set(draft.title.title.sectors)
        if not (sectors & words["mobile"]) and draft.title.title.kind in {"group", "person", "organisation"}:
            prepositions += ["in"]
    owned = any(sentence.deps[i] == "poss" for i in range(draft.first, draft.core[0]))
    related = draft.title is not None and draft.title.title.kind == "relation"  # "his colleagues from Fiji and Tonga"
    for node in () if owned and not related else dict.fromkeys((anchor, draft.head)):
        for item in objects_of(sentence, node, *prepositions):
            draft.near.extend(n for n in names if n.first <= item <= n.last and n not in draft.near)
            draft.inner_titles.extend(t for t in titles if t.head == item and t is not draft.title)
        for item in objects_of(sentence, node, "at"):
            draft.inner_titles.extend(t for t in titles if t.head == item and t is not draft.title)
    if draft.plural and len(draft.near) > 1 and draft.title is not None and draft.title.title.kind == "office":
        ahead = [n.last for n in draft.near if n.first > draft.core[1] and n.entry.kind == "state"]
        if ahead and max(ahead) - draft.last <= 12:
            draft.last = max(draft.last, *ahead)
    draft.inner_titles = [
        t
        for t in titles
        if t is not draft.title
        and draft.first <= t.first
        and t.last < (draft.title.first if draft.title and draft.kind == "person" and draft.name else draft.core[0])
    ] + draft.inner_titles
    owners = [i for i in range(draft.first, draft.core[0]) if sentence.deps[i] == "poss"]
    for node in dict.fromkeys((anchor, draft.head)):
        owners += [c for c in sentence.children[node] if sentence.deps[c] == "poss" and c not in owners]
    if draft.name is not None:
        owners = [i for i in owners if not draft.name[0] <= i <= draft.name[1]]
    if owners:
        draft.owner = owners[-1]
    low = max(0, draft.first - 2)
    until = draft.title.last if draft.title else draft.core[0]
    for i in range(low, until):
        word = sentence.lower[i]
        if word in words["former"] and (
            i >= draft.first
            or (sentence.words[i + 1] == "-" and i + 2 >= draft.first)
            or (i == draft.first - 1 and sentence.deps[i] in {"amod", "advmod"})
        ):
            draft.former = True
            draft.first = min(draft.first, i)
    if not words["elect"].isdisjoint(sentence.lower) and any(
        sentence.lower[i] in words["elect"] and sentence.words[i - 1] == "-"
        for i in range(max(1, draft.first), draft.last + 1)
    ):
        draft.elect = True
    after = draft.last + 1
    if after + 1 < len(sentence) and sentence.words[after] == "-" and sentence.lower[after + 1] in words["elect"]:
        draft.elect = True
        draft.last = after + 1


def merely_related(sentence: Sentence, first: int, last: int, words: Words) -> bool:
    """ "pro-Russian", "Iran-backed", "ethnic Albanian": who is for somebody, or of a people, is not from there."""
    before, after = first - 2, last + 2
    if before >= 0 and sentence.words[before + 1] == "-" and sentence.lower[before] in wording().before_hyphens:
        return True
    if (first and sentence.lower[first - 1] == "ethnic") or sentence.lower[first].startswith(wording().joined_to_names):
        return True
    return after < len(sentence) and sentence.words[after - 1] == "-" and sentence.lower[after] in words["related"]


def quantified(drafts: list[Draft], quantities: frozenset[str], start: int) -> list[Draft]:
    """ "Thousands of protesters", "a group of gunmen": the phrase is headed by the quantity, and means the people."""
    heads: set[int] = set()
    for draft in drafts:
        sentence, head = draft.sentence, draft.head
        if draft.kind not in {"group", "person", "nationals", "organisation", "office"} or (
            draft.name and draft.kind == "person"
        ):
            continue
        of = sentence.heads[head]
        if sentence.deps[head] != "pobj" or sentence.lower[of] != "of":
            continue
        quantity = sentence.heads[of]
        above = sentence.heads[quantity]
        if sentence.deps[quantity] == "pobj" and sentence.lower[above] == "of":
            top = sentence.heads[above]
            if sentence.lemmas[top] in quantities and top < quantity:
                quantity = top  # "tens of thousands of protesters"
        if quantity < head and sentence.lemmas[quantity] in quantities and quantity >= start:
            draft.head = quantity
            draft.first = left_edge(sentence, quantity, quantity, start)
            draft.plural = sentence.lemmas[quantity] not in wording().one_of_many
            heads.add(quantity)
            # what stands before the quantity is no owner of the people
    return [d for d in drafts if d.head not in heads or d.core[0] > d.head]
