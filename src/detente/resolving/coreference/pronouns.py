"""Who "he", "she", "it" and "they" stand for."""

from __future__ import annotations

from itertools import takewhile

from detente.parsing.words import words as words_of_parsing
from detente.resolving.coreference.binding import REFLEXIVE, cannot_mean, is_empty, own_subject, ruling, tellers
from detente.resolving.coreference.distance import Order
from detente.resolving.coreference.whose import told_subject
from detente.resolving.grammar import SUBJECTS, leads, preposition, role
from detente.resolving.lexicon.index import Words
from detente.resolving.resolution import ActorMention, Entity

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})


def antecedent(
    mention: ActorMention, mentions: list[ActorMention], position: int, order: Order, words: Words
) -> Entity | None:
    sentence = mention.sentence
    word = sentence.lower[mention.head]
    if word in MALE | FEMALE and (styled := _styled(mention, mentions[:position])) is not None:
        return styled
    if word in MALE | FEMALE:
        return _choose(
            mention,
            mentions,
            position,
            order,
            person=True,
            plural=False,
            gender="m" if word in MALE else "f",
            words=words,
        )
    if word in _NEUTER:
        if word == "it" and not _acts(mention, words):
            return _reported(mention, mentions, position, order, words)
        return _choose(mention, mentions, position, order, person=False, plural=False, gender="", words=words)
    if word in _MANY:
        return _choose(mention, mentions, position, order, person=False, plural=True, gender="", words=words)
    return None


def _styled(mention: ActorMention, before: list[ActorMention]) -> Entity | None:
    """Who "*His Majesty*" is: the one before whose name the style stood last ("His Majesty Sultan Haitham")."""
    sentence, style = mention.sentence, mention.head + 1
    if style >= len(sentence) or sentence.words[style] not in words_of_parsing().styles:
        return None
    called = f"{sentence.lower[mention.head]} {sentence.lower[style]}"
    for candidate in reversed(before):
        start = candidate.sentence.starts[candidate.first]
        ahead = candidate.sentence.article[max(0, start - 40) : start].lower().split()
        if candidate.kind == "person" and " ".join(w for w in ahead[-3:] if w != "royal").endswith(called):
            return candidate.entity
    return None


def _acts(mention: ActorMention, words: Words) -> bool:
    """ "it" as a subject that says, wants or does something to somebody."""
    sentence = mention.sentence
    label, verb = role(sentence, mention.head)
    if label != "nsubj":
        return False
    if sentence.lemmas[verb] in {"be", "remain", "become"}:
        said = sentence.dependents(verb, "acomp")
        return any(sentence.lower[c] in words["acting_adjectives"] for c in said)  # "it is not happy about the treaty"
    return sentence.pos[verb] == "VERB" and sentence.lemmas[verb] in words["acting_verbs"]


def _reported(
    mention: ActorMention, mentions: list[ActorMention], position: int, order: Order, words: Words
) -> Entity | None:
    """ "The agency said it had ...", "Russia would leave when it saw fit": the subject above, if it is a body or state.

    A thing named since ("the ministry said the treaty was dead and it ...") may be meant as well: then nobody is.
    """
    sentence, head = mention.sentence, mention.head
    if sentence.deps[head] not in SUBJECTS or is_empty(sentence, head, words):
        return None
    above = tellers(sentence, head, words) or ruling(sentence, head)
    found = [
        m
        for m in mentions[:position]
        if m.sentence is sentence and m.head in above and _fits(m, person=False, plural=False, gender="")
    ]
    if len({id(m.entity) for m in found}) != 1:
        return None
    things = (
        i
        for i in range(found[-1].last + 1, head)
        if sentence.deps[i] in SUBJECTS | {"dobj"}
        and sentence.tags[i] in {"NN", "NNP"}
        and (sentence.index, i) not in order.taken
    )
    others = {
        id(m.entity)
        for m in mentions[:position]
        if m.sentence is sentence and m.first > found[-1].last and _is_subject(m) and _fits(m, False, False, "")
    }
    return None if any(True for _ in things) or others - {id(found[-1].entity)} else found[-1].entity


def _choose(
    mention: ActorMention,
    mentions: list[ActorMention],
    position: int,
    order: Order,
    person: bool,
    plural: bool,
    gender: str,
    words: Words,
) -> Entity | None:
    sentence = mention.sentence
    label, governor = role(sentence, mention.head)
    if sentence.lower[mention.head] in REFLEXIVE:
        return _reflexive(mention, mentions, person, plural, gender)
    if label == "poss" and (joined := _joined_to(mention, governor, mentions, person, plural, gender)) is not None:
        return joined
    if label == "poss" and (ahead := _ahead(mention, mentions, person, plural, gender)) is not None:
        return ahead
    if label == "poss" and (told := _of_the_told(mention, governor, mentions, person, plural, gender)) is not None:
        return told
    barred = cannot_mean(sentence, mention.head)
    speaking = tellers(sentence, mention.head, words)
    quoted = _quoting(mention, mentions, order)
    scores: dict[int, tuple[float, Entity]] = {}
    here = takewhile(lambda m: m.sentence is sentence, reversed(mentions[:position]))
    led = any(_is_subject(m) and _fits(m, person, plural, gender) for m in here)
    excluded = {id(m.entity) for m in mentions if m.sentence is sentence and m.head in barred} if barred else set()
    for back, candidate in enumerate(reversed(mentions[:position])):
        distance, paragraphs = order.apart(candidate.sentence, sentence)
        if distance > 3 or paragraphs > 1:
            break
        if not _fits(candidate, person, plural, gender):
            continue
        if candidate.sentence is sentence:
            if candidate.first <= mention.head <= candidate.last or order.only_quoted(candidate.head, mention):
                continue
        elif order.speech[candidate.sentence.index] and not order.speech[sentence.index]:
            continue
        if (
            candidate.sentence.deps[candidate.head] in {"attr", "oprd"}
            or preposition(candidate.sentence, candidate.head) == "as"
        ):
            continue
        if id(candidate.entity) in excluded or candidate.entity in quoted:
            continue
        if candidate.sentence is sentence and label in SUBJECTS and role(sentence, candidate.head)[1] == governor:
            continue
        score = 4.0 - 1.5 * distance - 0.12 * back
        if person and distance and order.spoken(candidate, mention):
            score -= 4.0  # ""Tapia will pay," said Ortiz. *He* ...": the one who speaks
        if _is_subject(candidate):
            score += 2.0
        if (
            person
            and distance == 1
            and paragraphs == 0
            and label in SUBJECTS
            and leads(candidate.sentence, candidate.head)
        ):
            score += 1.5 if led else 2.5  # who opens a sentence goes on in the next
        if person:
            score -= 0.75 * paragraphs
        if candidate.kind == "pronoun":
            score += 0.5
        if (
            candidate.sentence is sentence
            and _is_subject(candidate)
            and _over(sentence.heads, role(sentence, candidate.head)[1], mention.head)
        ):
            score += 2.0
            if candidate.head in speaking:
                leading = label in SUBJECTS or (label == "poss" and role(sentence, governor)[0] in SUBJECTS)
                score += 2.0 if leading else 0.0
        if gender and candidate.entity.gender == gender:
            score += 1.0
        if (
            person
            and not candidate.entity.known
            and (candidate.entity.role == "spokesperson" or candidate.title in words["serving"])
        ):
            score -= 1.5
        if plural and not candidate.entity.plural and not candidate.entity.members:
            score -= 1.5
        if candidate.sentence.deps[candidate.head] == "poss":
            score -= 0.5
        if candidate.kind in {"demonym", "place"}:
            score -= 3.0
        known = scores.get(id(candidate.entity))
        if known is None:
            scores[id(candidate.entity)] = (score, candidate.entity)
        else:
            scores[id(candidate.entity)] = (max(score, known[0]) + 0.4, candidate.entity)
    if not scores:
        return None
    ranked = sorted(scores.values(), key=lambda item: -item[0])
    if ranked[0][0] < (1.0 if person and len(ranked) == 1 and label in SUBJECTS else 2.0):
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 0.8:
        return None
    if not person and _blocked(mention, ranked[0][0], order.taken):
        return None
    if not person and _outranked(mention, mentions[:position], ranked[0][1], plural, order.taken):
        return None
    if (
        person
        and label in SUBJECTS
        and _told(mention, [entity for _, entity in ranked[:2]], mentions[:position], words)
    ):
        return None
    return ranked[0][1]


def _joined_to(
    mention: ActorMention, thing: int, mentions: list[ActorMention], person: bool, plural: bool, gender: str
) -> Entity | None:
    """ "The man and *his* general", "China and *its* neighbours": what is joined to somebody is his."""
    sentence = mention.sentence
    if sentence.deps[thing] != "conj" or sentence.heads[thing] >= mention.head:
        return None
    first = sentence.heads[thing]
    beside = any(sentence.deps[c] == "cc" and c + 1 == mention.first for c in sentence.children[first])
    owner = next((m for m in mentions if m.sentence is sentence and m.head == first), None) if beside else None
    if owner is None or owner.entity.kind == "pronoun" or not _fits(owner, person, plural, gender):
        return None
    return owner.entity


def _of_the_told(
    mention: ActorMention, thing: int, mentions: list[ActorMention], person: bool, plural: bool, gender: str
) -> Entity | None:
    """ "Sudan will not return to talks with Egypt, *its* minister said": the subject of what is said before."""
    heads = told_subject(mention.sentence, thing)
    found = {id(m.entity): m for m in mentions if m.sentence is mention.sentence and m.head in heads}
    told = next(iter(found.values())) if len(found) == 1 else None
    return told.entity if told is not None and len(heads) == 1 and _fits(told, person, plural, gender) else None


def _ahead(
    mention: ActorMention, mentions: list[ActorMention], person: bool, plural: bool, gender: str
) -> Entity | None:
    """ "In *his* address to the plenary, Mr. Modi announced": the subject named behind a phrase that opens it."""
    sentence, node = mention.sentence, mention.head
    for _ in range(8):
        head = sentence.heads[node]
        if head == node or sentence.pos[head] in {"VERB", "AUX"}:
            break
        node = head
    verb = sentence.heads[node]
    if sentence.deps[node] != "prep" or verb <= mention.head or sentence.pos[verb] not in {"VERB", "AUX"}:
        return None
    subjects = [c for c in sentence.children[verb] if sentence.deps[c] in SUBJECTS and c > mention.head]
    found = [m for m in mentions if m.sentence is sentence and m.head in subjects and m.name is not None]
    comma = any(sentence.words[i] == "," for i in range(mention.head, found[0].first)) if found else False
    if len(found) != 1 or not comma or not _fits(found[0], person, plural, gender):
        return None
    return found[0].entity


def _reflexive(
    mention: ActorMention, mentions: list[ActorMention], person: bool, plural: bool, gender: str
) -> Entity | None:
    """ "Themselves", "itself": the subject of the clause."""
    heads = own_subject(mention.sentence, mention.head)
    found = [m for m in mentions if m.sentence is mention.sentence and m.head in heads]
    fitting = {id(m.entity): m.entity for m in found if _fits(m, person, plural, gender)}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _quoting(mention: ActorMention, mentions: list[ActorMention], order: Order) -> list[Entity]:
    """Who speaks the quotation that a pronoun stands in, told beside it: he is "I" there, and no "he"."""
    start = mention.sentence.starts[mention.head]
    quote = next((q for q in order.quotes if q.start <= start < q.end), None)
    if quote is None:
        return []
    found = []
    for other in mentions:
        sentence = other.sentence
        if abs(sentence.index - mention.sentence.index) > 1 or quote.start <= sentence.starts[other.head] < quote.end:
            continue
        verb = sentence.heads[other.head]
        beside = min(abs(sentence.starts[other.head] - quote.end), abs(sentence.ends[other.head] - quote.start)) < 60
        if sentence.deps[other.head] in SUBJECTS and sentence.lemmas[verb] in order.saying and beside:
            found.append(other.entity)
    return found


def _outranked(
    mention: ActorMention, before: list[ActorMention], entity: Entity, plural: bool, taken: set[tuple[int, int]]
) -> bool:
    """Whether the main subject of the sentence of the antecedent is a thing, and the antecedent stands below it."""
    last = next((m for m in reversed(before) if m.entity is entity), None)
    if last is None or last.sentence is mention.sentence:
        return False
    sentence = last.sentence
    subjects = [i for i in sentence.children[sentence.root] if sentence.deps[i] in SUBJECTS]
    if not subjects or (sentence.index, subjects[0]) in taken or sentence.pos[subjects[0]] not in {"NOUN", "PROPN"}:
        return False
    return (sentence.tags[subjects[0]] in {"NNS", "NNPS"}) == plural


def _told(mention: ActorMention, entities: list[Entity], before: list[ActorMention], words: Words) -> bool:
    """ "The judge told the minister that he was wrong": teller and told both fit."""
    sentence = mention.sentence
    verb = sentence.heads[mention.head]
    while sentence.heads[verb] != verb and sentence.lemmas[verb] not in words["telling_verbs"]:
        verb = sentence.heads[verb]
    if sentence.lemmas[verb] not in words["telling_verbs"]:
        return False
    here = [m for m in before if m.sentence is sentence and sentence.heads[m.head] == verb]
    return len({id(m.entity) for m in here if m.entity in entities}) > 1


def _over(heads: list[int], above: int, node: int) -> bool:
    for _ in range(40):
        if node == above:
            return True
        if heads[node] == node:
            return False
        node = heads[node]
    return False


def _blocked(mention: ActorMention, best: float, taken: set[tuple[int, int]]) -> bool:
    """Whether a thing that is no actor is the likelier antecedent: a noun before the pronoun in its sentence."""
    sentence = mention.sentence
    word = sentence.lower[mention.head]
    plural = word in _MANY
    for i in range(mention.head - 1, -1, -1):
        if sentence.pos[i] != "NOUN" or (sentence.index, i) in taken:
            continue
        if (sentence.tags[i] in {"NNS", "NNPS"}) != plural:
            continue
        if sentence.deps[i] in SUBJECTS:
            return best < 6.0
        if plural and sentence.deps[i] in {"dobj", "pobj", "conj"} and best < 5.0:
            return True
    return False


def _fits(candidate: ActorMention, person: bool, plural: bool, gender: str) -> bool:
    entity = candidate.entity
    if candidate.kind == "pronoun" and entity.kind == "pronoun":
        return False
    human = (entity.kind in {"person", "office"} and not entity.plural) or (
        entity.kind == "relation" and not entity.plural
    )
    if person:
        return human and (not entity.gender or not gender or entity.gender == gender)
    if plural:
        return entity.plural or entity.kind in {"organisation", "group", "nationals"} or bool(entity.members)
    return not human and not entity.plural and entity.kind in {"state", "organisation", "group", "place"}


def _is_subject(mention: ActorMention) -> bool:
    return role(mention.sentence, mention.head)[0] in SUBJECTS
