"""How real an event is: tense, modals, negation and the words that it stands under."""

from __future__ import annotations

from collections.abc import Iterable

from detente.events.codebook.book import Codebook
from detente.events.telling.coming_about import of_its_subject
from detente.events.telling.constructions import by_construction, is_hearsay, is_nonfinite
from detente.events.vocabulary import vocabulary
from detente.parsing import Clause, is_said_in_call

UNREAL = ("possible", "hypothetical", "requested", "refused", "cancelled", "negated")
_NEGATIVE = ("negated", "refused", "cancelled")
_CONDITIONS = {"if", "unless", "whether", "lest", "once", "should", "provided", "until"}
_POSSIBLE = {"can", "could", "may", "might"}
_DUTY = {"should", "must", "ought", "need"}
_AHEAD = {"planned", "intended", "requested", "possible"}
_WHOEVER = {"any", "every", "whichever", "anyone", "anybody", "everyone", "everybody", "whoever"}
_GOVERNED = {"object", "subject", "for", "on", "to", "from", "against", "of", "in", "about"}
_OPEN_PREPOSITIONS = {"before", "until", "ahead of", "without", "against", "towards", "toward", "pending"}


class Realis:
    """Tells the status of clauses; what the words mean that things stand under is the codebook's."""

    def __init__(self, codebook: Codebook) -> None:
        self._embedding = codebook.embedding
        self._finite = codebook.finite
        self._gerund = codebook.gerund
        self._lasting = codebook.sets["lasting"]

    def of(self, clause: Clause, *, carrier: Clause | None = None, said: bool = False) -> str:
        """The status of what ``clause`` tells; ``carrier`` is the light verb of an event noun.

        With ``said``, to tell it is the deed: who "will not accept" it refuses it by saying so.
        """
        if clause.link == "nominal":
            return self._nominal(clause, carrier)
        return self._verbal(clause, 0, said=said)

    # -- verbs -------------------------------------------------------------------------------------------------

    def _verbal(self, clause: Clause, depth: int, *, said: bool = False) -> str:
        own = self._own(clause) if not said else "hypothetical" if clause.marker in _CONDITIONS else "happened"
        if depth > 8 or (clause.parent is None and clause.via is None):
            return own
        if own in {"happened", "ongoing"} and _is_dated_by(clause) and self._is_ahead(clause.parent, depth):
            return "hypothetical"  # "will sign *when Chad expels* them"
        under = self._under(clause, depth)
        return combine(own, *under) if under else own

    def _is_ahead(self, clause: Clause | None, depth: int) -> bool:
        return clause is not None and self._verbal(clause, depth + 1) in _AHEAD

    def _own(self, clause: Clause) -> str:
        perfect = clause.with_have
        modals = set(clause.modals)
        status = "happened"
        if modals & {"will", "shall"}:
            status = "planned"
        elif "would" in modals:
            status = "hypothetical" if perfect or self._has_condition(clause) else self._would(clause)
        elif modals & _POSSIBLE:
            status = "hypothetical" if perfect and "could" in modals else "possible"
        elif modals & _DUTY:
            status = "hypothetical" if perfect else "requested"
        elif self._lasts(clause):
            status = "ongoing"
        if clause.marker in _CONDITIONS and clause.link in {"adverbial", "complement", "noun complement"}:
            status = "hypothetical" if status != "planned" or clause.marker in {"if", "whether"} else status
        if status == "planned" and self._has_condition(clause):
            status = "possible"
        if status in {"happened", "ongoing"} and vocabulary().alleged.intersection(clause.adverbs):
            status = "possible"
        if status == "happened" and clause.kind == "verb":
            scarcely = vocabulary().nearly.intersection(clause.adverbs)
            status = "negated" if scarcely or _opens_with_not(clause) else status
        if status in {"happened", "ongoing"} and self._is_made_up(clause):
            status = "hypothetical"
        if clause.question or _of_any(clause) or _is_inverted(clause):
            status = "hypothetical"
        if clause.imperative:
            status = "requested"
        if clause.link == "root" and clause.marker == "if" and status in {"happened", "ongoing"}:
            status = "hypothetical"  # "*if* only Chad had helped"
        if clause.negated:
            status = "refused" if status == "planned" and "will" in modals else "negated"
        return status

    @staticmethod
    def _is_made_up(clause: Clause) -> bool:
        """Whether it stands in a work or a game: "in the *novel*, Chad attacks", "in a *simulated* attack, it bombed".

        A simulated exercise is one.
        """
        sentence = clause.sentence
        if clause.lemma == "participate" or any(sentence.lemmas[h] == "part" for h in clause.objects):
            return False  # "took part in war games"
        places = [noun for prep, noun in clause.obliques if prep in {"in", "during"}]
        if any(sentence.lemmas[noun] in vocabulary().imagined for noun in places):
            return True
        beside = (k for n in places if sentence.lemmas[n] not in vocabulary().drills for k in sentence.children[n])
        return _described(clause, beside) == "hypothetical"

    def _lasts(self, clause: Clause) -> bool:
        """Whether it goes on: "is arming", and in the present tense "supports", "now arms", "is in talks with"."""
        if clause.progressive and clause.tense in {"present", "perfect", "past"}:
            return True
        if clause.link == "participle" and clause.passive and clause.lemma in self._lasting:
            return True  # "rebels *backed* by Chad"
        if clause.tense != "present":
            return False
        if clause.lemma in self._lasting or vocabulary().now.intersection(clause.adverbs):
            return True
        return clause.lemma == "be" and clause.kind == "verb" and bool(clause.obliques)

    def _would(self, clause: Clause) -> str:
        """ "Said it would", "fears that it would": the future seen from there; elsewhere "would" is a thought."""
        if clause.link in {"complement", "noun complement"}:
            return "planned"
        for above in clause.above():
            if above.tense in {"past", "perfect"} and above.kind == "verb" and clause.link != "relative":
                return "planned"
        if any(c.parent is clause and c.link == "parataxis" and c.tense == "past" for c in clause.sentence.clauses):
            return "planned"  # "would go to Lima, his spokesman said"
        return "hypothetical"

    @staticmethod
    def _has_condition(clause: Clause) -> bool:
        return any(
            c.parent is clause and c.link == "adverbial" and c.marker in {"if", "unless", "provided", "should"}
            for c in clause.sentence.clauses
        )

    def _under(self, clause: Clause, depth: int) -> tuple[str, str, bool] | None:
        """(the status that the word above gives, that word's own status, whether it is negated), if it matters."""
        parent = clause.parent
        if clause.link == "noun complement" and clause.via is not None:
            return self._under_noun(clause, clause.via, depth)
        if parent is None:
            return None
        if clause.link == "participle" and parent.lemma == "have" and clause.via in parent.objects:
            # "does not have soldiers *stationed* there"
            return ("same", self._verbal(parent, depth + 1), parent.negated)
        if not is_nonfinite(clause) and clause.top < parent.top and not clause.marker:
            # "Kyiv accused Moscow of it; Moscow denied it": what stands before is not said to be denied
            return None
        if clause.link in {"complement", "purpose"}:
            # "is in no mood to"
            before = [h for _, h in parent.obliques if h < clause.top]
            lacking = parent.lemma == "be" and any(clause.sentence.has_no(h) for h in before)
            return (self._made_of(clause, parent), self._verbal(parent, depth + 1), parent.negated or lacking)
        if clause.link == "adverbial" and is_nonfinite(clause):
            if clause.marker == "without":
                return ("negated", "happened", False)
            word = "hypothetical" if clause.marker in {"instead", "than"} else "same"
            return (word, self._verbal(parent, depth + 1), False)
        return None

    def _under_noun(self, clause: Clause, noun: int, depth: int) -> tuple[str, str, bool]:
        """The same of the complement of a noun: "a *plan* to expel them", "the *claim* that it expelled them"."""
        parent = clause.parent
        word = self._embedding.get(("noun", clause.sentence.lemmas[noun]))
        if parent is not None and parent.head == noun and word is None:
            # "the first minister to visit", said of somebody by "be"
            return ("same", self._verbal(parent, depth + 1), parent.negated)
        if word is None:
            word = "intended" if clause.tense == "infinitive" else "same"
        outer = "happened"
        if parent is not None:
            outer = self._verbal(parent, depth + 1)
            lowered = self._embedding.get(("verb", parent.name))
            if lowered and lowered != "same" and parent.kind == "verb" and noun in parent.objects:
                word = combine(word, lowered, "happened", False)
        word = combine(word, _described(clause, clause.sentence.children[noun]), "happened", False)
        denied = bool(parent and parent.negated) or clause.sentence.has_no(noun) or _is_untrue(clause, noun)
        return (word, outer, denied)

    def _made_of(self, clause: Clause, parent: Clause) -> str:
        """The status that the verb or adjective above gives to its complement, or to what it is done for."""
        word = by_construction(clause, parent) or self._by_word(clause, parent)
        nonfinite = is_nonfinite(clause)
        if clause.link == "complement" and nonfinite and parent.kind in {"verb", "adjective"}:
            if clause.marker == "against" and word == "planned":
                word = "refused"  # "decided *against* expelling them"
            elif clause.marker == "for" and parent.lemma in self._gerund:
                word = self._gerund[parent.lemma]
        if not nonfinite and word in {"intended", "planned"} and clause.tense in {"past", "perfect"}:
            return "possible"
        return word

    def _by_word(self, clause: Clause, parent: Clause) -> str:
        """The same as the codebook's list has it, or as infinitives and clauses do in general."""
        nonfinite = is_nonfinite(clause)
        if parent.lemma == "go" and parent.progressive and parent.tense == "present" and clause.marker == "to":
            return "planned"  # "is going to meet"
        word = self._embedding.get((parent.kind, parent.name)) or self._embedding.get((parent.kind, parent.lemma))
        if not nonfinite and parent.lemma in self._finite:
            word = self._finite[parent.lemma]
        if is_said_in_call(clause):
            word = "same"
        elif clause.link == "purpose" and (word is None or word == "same"):
            # "are to conduct a drill", if the parser takes it for what one is for
            bare = parent.lemma == "be" and parent.kind == "verb" and not parent.obliques and not parent.objects
            word = "planned" if bare else "intended"
        if clause.via is not None and nonfinite:
            word = self._embedding.get(("noun", clause.sentence.lemmas[clause.via]), word)  # "on the *brink* of"
        if word is not None:
            return word
        if clause.tense == "infinitive":
            return "planned" if parent.lemma == "be" else "intended"
        return "same"

    # -- nouns -------------------------------------------------------------------------------------------------

    def _nominal(self, clause: Clause, carrier: Clause | None) -> str:
        sentence, parent = clause.sentence, clause.parent
        own = "negated" if clause.negated else "happened"
        own = combine(own, _described(clause, clause.modifiers), "happened", False)
        if clause.via is not None:
            own = combine(own, _described(clause, sentence.children[clause.via]), "happened", False)
        for said in sentence.clauses:
            if said.head == clause.head and said.copula is not None:
                # "in what would be the first visit"
                return combine(own, "same", self._verbal(said, 0), said.negated)
        if carrier is not None:
            outer = self._verbal(carrier, 0)
            missed = self._embedding.get(("verb", carrier.name))
            if missed in _NEGATIVE:
                return combine(own, missed, outer, carrier.negated)  # "*missed* a meeting with"
            if own == "happened" and outer == "ongoing":
                return outer  # "are in talks with"
            return combine(own, "same", outer, carrier.negated)
        if clause.via is not None and clause.marker != "poss":
            noun = sentence.lemmas[clause.via]
            word = self._embedding.get(("noun", noun))
            if word is not None:
                outer = self._verbal(parent, 1) if parent is not None else "happened"
                own = combine(own, word, outer if word != "same" else "happened", bool(parent and parent.negated))
                return own
        if parent is None:
            return own if own != "happened" else "possible"
        coming = vocabulary().coming
        is_subject = clause.marker == ("object" if parent.passive else "subject")
        if is_subject and (told := of_its_subject(parent)) is not None:
            return combine(own, told, "happened", False)
        if parent.passive and any(
            c.lemma in coming and is_hearsay(c, parent) for c in sentence.clauses if c.parent is parent
        ):
            return combine(own, "possible", "happened", False)
        if clause.marker in {"object", "subject"} or clause.via is None:
            word = self._embedding.get(("verb", parent.name)) or self._embedding.get(("verb", parent.lemma))
            if clause.marker == "subject" and not parent.passive and parent.lemma != "fail":
                word = None
            if word is not None and clause.marker in _GOVERNED:
                return combine(own, word, self._verbal(parent, 1), parent.negated)
        if parent.kind == "adjective" and clause.marker in {"to", "for"}:
            word = self._embedding.get(("adjective", parent.lemma))
            if word in {"planned", "intended", "refused"}:
                return combine(own, word, self._verbal(parent, 1), parent.negated)
        if clause.marker in _OPEN_PREPOSITIONS:
            return combine(own, "planned", "happened", False)
        outer = self._verbal(parent, 1)
        if outer in {"hypothetical", "possible", "planned", "intended", "requested"} and clause.marker in {
            "subject",
            "object",
            "predicative",
        }:
            return combine(own, "same", "hypothetical" if outer == "requested" else outer, False)
        return own


def _described(clause: Clause, beside: Iterable[int]) -> str:
    """What the words beside a noun make of it: "a *foiled* attack", "*unconfirmed* reports"; else "same"."""
    said = {clause.sentence.lower[k] for k in beside}
    return next((status for words, status in vocabulary().described if words & said), "same")


def _is_untrue(clause: Clause, noun: int) -> bool:
    """Whether the claim that a clause tells is said to be wrong: "no *truth* in the claim that", "proved *false*"."""
    sentence, parent = clause.sentence, clause.parent
    above = list(sentence.ancestors(noun))[:2]
    if len(above) == 2 and sentence.has_no(above[1]) and sentence.lemmas[above[1]] in vocabulary().basis:
        return True
    if parent is None or noun not in parent.surface:
        return False
    said = [parent.head, *(c for c in sentence.children[parent.top] if c > parent.top)]
    return not parent.negated and any(sentence.lemmas[k] in vocabulary().untrue for k in said)


def _opens_with_not(clause: Clause) -> bool:
    """ "*Not since 1998* has Chad attacked Mali": an auxiliary before the subject, behind what is denied."""
    sentence = clause.sentence
    return any(
        sentence.lower[c] == "not" and sentence.deps[c] == "neg" and sentence.deps[k] == "prep"
        for k in sentence.children[clause.top]
        for c in sentence.children[k]
        if k < clause.top and any(k < a < min(clause.surface, default=0) for a in clause.auxiliaries)
    )


def _is_dated_by(clause: Clause) -> bool:
    """Whether a clause in the present tense tells when another is: "when", "after", "as soon as"."""
    if clause.link != "adverbial" or clause.tense not in {"present", "perfect"} or clause.modals:
        return False
    if clause.marker in {"when", "after", "before", "whenever"}:
        return True
    sentence, first = clause.sentence, clause.sentence.edges[clause.top][0]
    return clause.marker == "as" and {"soon", "long"} & set(sentence.lower[max(0, first - 2) : first + 2]) != set()


def _is_inverted(clause: Clause) -> bool:
    """Whether the auxiliary stands before the subject as in "*had* the envoy come", "*were* it to fall"."""
    if clause.link != "adverbial" or clause.marker not in {"", "to"} or not clause.surface:
        return False
    first = min(clause.sentence.edges[head][0] for head in clause.surface)
    auxiliaries = [clause.top, *clause.auxiliaries] if clause.lemma == "be" else clause.auxiliaries
    return any(a < first and clause.sentence.lower[a] in {"had", "were", "should"} for a in auxiliaries)


def _of_any(clause: Clause) -> bool:
    """Whether a relative clause in the present speaks of nobody in particular: "people who back the law".

    So does that of "any state that sponsors it" and "anyone who".
    """
    sentence, noun = clause.sentence, clause.via
    if clause.link != "relative" or clause.tense != "present" or clause.progressive or noun is None:
        return False
    first = sentence.lower[sentence.edges[noun][0]]
    if first in _WHOEVER or sentence.lower[noun] in _WHOEVER:
        return True
    told = {"det", "nummod", "poss", "amod", "compound", "appos"}
    return sentence.tags[noun] == "NNS" and not any(sentence.deps[c] in told for c in sentence.children[noun])


_RANK = {
    status: rank
    for rank, status in enumerate(
        [
            "happened",
            "ongoing",
            "planned",
            "intended",
            "possible",
            "requested",
            "hypothetical",
            "cancelled",
            "refused",
            "negated",
        ]
    )
}


def combine(own: str, word: str, outer: str, negated: bool) -> str:
    """The status of an event: its own, what the word above makes of it, that word's status and negation."""
    inner = own if word == "same" else word
    if word != "same" and own in _NEGATIVE:
        # "decided not to attend" and "promised not to attack": not done, whatever was decided
        inner = "possible" if word in _NEGATIVE else own
    elif word not in {"same"} and own in UNREAL and _RANK[own] > _RANK[word]:
        inner = own
    if outer == "cancelled" and word == "same" and not negated:
        return "cancelled" if inner not in _NEGATIVE else inner  # "was to have *held talks*"
    if negated or outer in _NEGATIVE:
        if word in _NEGATIVE:
            # "did not fail to", "has not ruled out"
            if word == "negated" and outer == "refused":
                return "planned"  # "will not hesitate to"
            return "happened" if word == "negated" and outer == "negated" else "possible"
        if outer == "refused" and word in {"planned", "intended"}:
            return "refused"  # "will not go to Oslo to meet them"
        if word in {"planned", "intended", "requested", "possible"} or inner in {"happened", "ongoing", "planned"}:
            return "negated"
        return inner
    if outer in {"happened", "ongoing"}:
        return inner
    return inner if _RANK[inner] >= _RANK[outer] else outer
