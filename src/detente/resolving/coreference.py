"""Who "he", "the country", "the minister" and "both sides" stand for. A wrong link is worse than none."""

from __future__ import annotations

from detente.parsing import Parsed, Sentence
from detente.resolving.grammar import SUBJECTS, preposition, role
from detente.resolving.resolution import ActorMention, Entity

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_STATE_NOUNS = frozenset(
    {
        "country",
        "nation",
        "state",
        "republic",
        "kingdom",
        "superpower",
        "emirate",
        "island nation",
        "great power",
        "world power",
        "power",
        "sheikhdom",
        "monarchy",
    }
)
_BLOC_NOUNS = frozenset(
    {
        "bloc",
        "trade bloc",
        "regional bloc",
        "military bloc",
        "military alliance",
        "alliance",
        "world body",
        "global body",
        "regional body",
        "international body",
    }
)
_BODY_NOUNS = frozenset(
    {
        "group",
        "organisation",
        "organization",
        "party",
        "company",
        "firm",
        "agency",
        "movement",
        "militia",
        "militant group",
        "rebel group",
        "armed group",
        "bank",
        "newspaper",
        "news agency",
        "charity",
        "watchdog",
        "body",
        "court",
        "terrorist group",
        "network",
        "faction",
        "union",
    }
)
_PAIRS = frozenset(
    {
        "both sides",
        "the two sides",
        "sides",
        "two countries",
        "two nations",
        "both countries",
        "both nations",
        "parties",
        "neighbours",
        "neighbors",
        "two neighbours",
        "two neighbors",
        "rivals",
        "foes",
        "side",
        "countries",
        "nations",
    }
)
_LEADERS = frozenset(
    {
        "president",
        "prime minister",
        "chancellor",
        "king",
        "queen",
        "supreme leader",
        "leader",
        "emir",
        "opposition leader",
        "party leader",
        "taoiseach",
        "premier",
        "crown prince",
        "sultan",
        "first minister",
        "rebel leader",
    }
)


class _Order:
    """How far sentences are apart, not counting paragraphs of unmarked speech ("I spoke with ...") in between."""

    def __init__(self, parsed: Parsed) -> None:
        spoken: dict[int, bool] = {}
        for sentence in parsed.sentences:
            first = any(word == "I" and sentence.pos[i] == "PRON" for i, word in enumerate(sentence.words))
            first = first or any(word in {"we", "our", "us"} for word in sentence.lower)
            told = any(
                lemma in {"say", "tell", "add"} and sentence.tags[i] == "VBD" for i, lemma in enumerate(sentence.lemmas)
            )
            spoken[sentence.paragraph] = (spoken.get(sentence.paragraph, False) or first) and not told
        self.taken: set[tuple[int, int]] = set()
        self.speech = [spoken[s.paragraph] for s in parsed.sentences]
        self._sentences, self._paragraphs = [], []
        count, paragraphs, last = 0, 0, -1
        for n, sentence in enumerate(parsed.sentences):
            count += 0 if self.speech[n] or _addressed(sentence) else 1
            if sentence.paragraph != last and not self.speech[n]:
                paragraphs += 1
            last = sentence.paragraph
            self._sentences.append(count)
            self._paragraphs.append(paragraphs)

    def apart(self, before: Sentence, after: Sentence) -> tuple[int, int]:
        """Sentences and paragraphs between the two."""
        a, b = before.index, after.index
        return self._sentences[b] - self._sentences[a], self._paragraphs[b] - self._paragraphs[a]


def _addressed(sentence: Sentence) -> bool:
    """Whether a sentence speaks in the first or second person and names no speaker."""
    if not any(word in {"i", "we", "you", "our", "your", "my"} for word in sentence.lower):
        return False
    return not any(
        sentence.tags[i] == "VBD" and lemma in {"say", "tell", "add"} for i, lemma in enumerate(sentence.lemmas)
    )


def link(mentions: list[ActorMention], parsed: Parsed) -> None:
    """Give pronouns, definite nouns and bare titles the entity they stand for, where that is plain."""
    mentions.sort(key=lambda m: (m.sentence.index, m.first, m.last))
    order = _Order(parsed)
    order.taken = {(m.sentence.index, i) for m in mentions for i in range(m.core[0], m.core[1] + 1)}
    _titles(mentions)
    for position, mention in enumerate(mentions):
        if mention.kind == "pronoun":
            entity = _pronoun(mention, mentions, position, order)
            if entity is not None:
                mention.entity = entity
        elif mention.title in _STATE_NOUNS and mention.definite and not mention.plural and _bare(mention):
            entity = _state(mention, mentions, position)
            if entity is not None:
                mention.entity = entity
        elif (
            mention.title in _BLOC_NOUNS | _BODY_NOUNS
            and mention.definite
            and not mention.plural
            and not mention.name
            and _bare(mention)
        ):
            entity = _body(mention, mentions, position)
            if entity is not None:
                mention.entity = entity
        elif mention.title in _PAIRS and mention.plural:
            entity = _pair(mention, mentions, position)
            if entity is not None:
                mention.entity = entity


def _bare(mention: ActorMention) -> bool:
    """ "the country", "the group", with nothing that tells which."""
    sentence = mention.sentence
    between = [i for i in range(mention.first, mention.core[0]) if sentence.pos[i] not in {"DET", "PUNCT"}]
    follows = [
        c
        for c in sentence.children[mention.head]
        if c > mention.head and sentence.deps[c] in {"prep", "relcl", "appos"}
    ]
    return not between and not any(sentence.lower[c] in {"of"} or sentence.deps[c] in {"appos"} for c in follows)


def _titles(mentions: list[ActorMention]) -> None:
    """ "The foreign minister said" and, elsewhere, a person of that office: the bearer, when only one can be meant."""
    bearers: dict[int, tuple[Entity, list[ActorMention]]] = {}
    for mention in mentions:
        if mention.kind == "person" and mention.name and mention.entity.role:
            bearers.setdefault(id(mention.entity), (mention.entity, []))[1].append(mention)
    for mention in mentions:
        if mention.name or mention.kind not in {"office", "person"} or mention.plural or not mention.title:
            continue
        if any(mention.entity is entity for entity, _ in bearers.values()):
            continue
        if not (mention.definite or mention.entity.country) or mention.former or not _plain(mention):
            continue
        if not mention.definite and mention.sentence.lower[mention.first] in {"a", "an", "another", "any"}:
            continue
        wanted = mention.entity.role or mention.title
        fitting = [
            (entity, where)
            for entity, where in bearers.values()
            if _bears(wanted, entity.role or "")
            and (mention.entity.country is None or entity.country in {None, mention.entity.country})
        ]
        if not fitting:
            continue
        if len(fitting) > 1:
            distances = sorted(
                (min(abs(m.sentence.index - mention.sentence.index) for m in where), n)
                for n, (_, where) in enumerate(fitting)
            )
            if distances[0][0] == distances[1][0]:
                continue
            fitting = [fitting[distances[0][1]]]
        mention.entity = fitting[0][0]


def _bears(wanted: str, role: str) -> bool:
    if role.startswith("former ") or role.endswith("-elect"):
        return wanted == role
    if wanted == role:
        return True
    if wanted == "leader":
        return role in _LEADERS
    if wanted in {"minister", "secretary"}:
        return role.endswith((" minister", " secretary")) and role != "prime minister"
    if wanted in {"diplomat", "envoy", "top diplomat"}:
        return role in {"ambassador", "envoy", "special envoy", "diplomat"} or (
            wanted == "top diplomat" and role == "foreign minister"
        )
    if wanted in {"chancellor"}:
        return role in {"finance minister"}
    return wanted in {"politician", "statesman"} and role in _LEADERS


def _plain(mention: ActorMention) -> bool:
    """Nothing but the country stands before the title: not "the first British minister", "the new president"."""
    sentence = mention.sentence
    for i in range(mention.first, mention.core[0]):
        if (
            sentence.pos[i] in {"DET", "PROPN", "PUNCT", "PART"}
            or sentence.deps[i] == "poss"
            or any(n.first <= i <= n.last and n.label in {"NORP", "GPE"} for n in sentence.names)
        ):
            continue
        return False
    return sentence.deps[mention.head] not in {"attr", "oprd"}


def _is_subject(mention: ActorMention) -> bool:
    return role(mention.sentence, mention.head)[0] in SUBJECTS


def _pronoun(mention: ActorMention, mentions: list[ActorMention], position: int, order: _Order) -> Entity | None:
    sentence = mention.sentence
    word = sentence.lower[mention.head]
    if word in _MALE | _FEMALE:
        return _choose(
            mention, mentions, position, order, person=True, plural=False, gender="m" if word in _MALE else "f"
        )
    if word in _NEUTER:
        if word == "it" and not _acts(mention):
            return None
        return _choose(mention, mentions, position, order, person=False, plural=False, gender="")
    if word in _MANY:
        return _choose(mention, mentions, position, order, person=False, plural=True, gender="")
    return None


def _acts(mention: ActorMention) -> bool:
    """ "it" as a subject that says, wants or does something to somebody."""
    sentence = mention.sentence
    label, verb = role(sentence, mention.head)
    if label != "nsubj" or sentence.pos[verb] != "VERB":
        return False
    return sentence.lemmas[verb] in _ACTING


_ACTING = frozenset(
    "say accuse deny warn announce urge demand reject vow pledge want plan intend agree refuse threaten condemn call believe hope expect "
    "impose launch send deploy withdraw support oppose decide seek welcome criticise criticize blame insist claim recognise recognize sign invade "
    "expel recall summon suspend offer propose promise ask admit declare order approve ban adopt vote attack fire test respond retaliate join".split()
)


def _choose(
    mention: ActorMention,
    mentions: list[ActorMention],
    position: int,
    order: _Order,
    person: bool,
    plural: bool,
    gender: str,
) -> Entity | None:
    sentence = mention.sentence
    label, governor = role(sentence, mention.head)
    scores: dict[int, tuple[float, Entity]] = {}
    for back, candidate in enumerate(reversed(mentions[:position])):
        distance, paragraphs = order.apart(candidate.sentence, sentence)
        if distance > 3 or paragraphs > 1:
            break
        if (
            candidate.sentence is not sentence
            and order.speech[candidate.sentence.index]
            and not order.speech[sentence.index]
        ):
            continue
        if (
            candidate.sentence.deps[candidate.head] in {"attr", "oprd"}
            or preposition(candidate.sentence, candidate.head) == "as"
        ):
            continue
        if not _fits(candidate, person, plural, gender) or (
            candidate.sentence is sentence and candidate.first <= mention.head <= candidate.last
        ):
            continue
        if (
            candidate.sentence is sentence
            and label in {"dobj", "iobj", "dative"}
            and role(sentence, candidate.head) == ("nsubj", governor)
        ):
            continue
        if candidate.sentence is sentence and label in SUBJECTS and role(sentence, candidate.head)[1] == governor:
            continue
        score = 4.0 - 1.5 * distance - 0.12 * back
        if _is_subject(candidate):
            score += 2.0
        if candidate.kind == "pronoun":
            score += 0.5
        if (
            candidate.sentence is sentence
            and _is_subject(candidate)
            and _over(sentence.heads, role(sentence, candidate.head)[1], mention.head)
        ):
            score += 2.0
        if gender and candidate.entity.gender == gender:
            score += 1.0
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
    if ranked[0][0] < 2.0:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 0.8:
        return None
    if not person and _blocked(mention, ranked[0][0], order.taken):
        return None
    return ranked[0][1]


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


def _state(mention: ActorMention, mentions: list[ActorMention], position: int) -> Entity | None:
    """The state last spoken of, if the sentence that names it leaves no doubt."""
    for distance in range(0, 4):
        seen: list[Entity] = []
        for candidate in reversed(mentions[:position]):
            gap = mention.sentence.index - candidate.sentence.index
            if gap != distance or mention.sentence.paragraph - candidate.sentence.paragraph > 1:
                continue
            if candidate.entity.kind == "state" and candidate.entity not in seen:
                seen.append(candidate.entity)
        if len(seen) == 1:
            return seen[0]
        if seen:
            return None
    return None


def _body(mention: ActorMention, mentions: list[ActorMention], position: int) -> Entity | None:
    own = set(mention.entity.sectors)
    seen: list[Entity] = []
    for candidate in reversed(mentions[:position]):
        if (
            mention.sentence.index - candidate.sentence.index > 3
            or mention.sentence.paragraph - candidate.sentence.paragraph > 1
        ):
            break
        entity = candidate.entity
        if entity.kind != "organisation" or not candidate.name or entity in seen:
            continue
        if mention.title in _BLOC_NOUNS and not set(entity.sectors) & {"IGO", "EUR", "UNO"}:
            continue
        if own - {"SOC", "IGO"} and entity.sectors and not own & set(entity.sectors):
            continue
        if mention.title in {"group", "organisation", "organization", "movement"} and set(entity.sectors) & {
            "JUD",
            "LEG",
            "MIL",
            "JRN",
        }:
            continue
        seen.append(entity)
    return seen[0] if len(seen) == 1 else None


def _pair(mention: ActorMention, mentions: list[ActorMention], position: int) -> Entity | None:
    """ "both sides", "the two countries": the two states last spoken of, if they are just two."""
    sentence = mention.sentence
    if not any(sentence.lower[i] in {"both", "two", "the"} for i in range(mention.first, mention.head + 1)):
        return None
    seen: list[Entity] = []
    for candidate in reversed(mentions[:position]):
        if sentence.index - candidate.sentence.index > 2 or sentence.paragraph - candidate.sentence.paragraph > 1:
            break
        entity = candidate.entity
        if entity.kind in {"state"} and entity not in seen:
            seen.append(entity)
    if len(seen) != 2:
        return None
    seen.reverse()
    return Entity(" and ".join(e.name for e in seen), "group", None, ("GOV",), plural=True, known=True, members=seen)
