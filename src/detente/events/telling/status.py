"""How real an event is: tense, modals, negation and the words that it stands under."""

from __future__ import annotations

from detente.events.codebook.book import Codebook
from detente.events.telling.coming_about import of_its_subject
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
        if clause.question or _of_any(clause) or _is_inverted(clause):
            status = "hypothetical"
        if clause.imperative:
            status = "requested"
        if clause.link == "root" and clause.marker == "if" and status in {"happened", "ongoing"}:
            status = "hypothetical"  # "*if* only Chad had helped"
        if clause.negated:
            status = "refused" if status == "planned" and "will" in modals else "negated"
        return status

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
        nonfinite = clause.tense in {"infinitive", "participle"} and not clause.modals
        if clause.link == "noun complement" and clause.via is not None:
            noun = clause.sentence.lemmas[clause.via]
            word = self._embedding.get(("noun", noun))
            if parent is not None and parent.head == clause.via and word is None:
                # "the first minister to visit", said of somebody by "be"
                return ("same", self._verbal(parent, depth + 1), parent.negated)
            if word is None:
                word = "intended" if clause.tense == "infinitive" else "same"
            outer = "happened"
            if parent is not None:
                outer = self._verbal(parent, depth + 1)
                lowered = self._embedding.get(("verb", parent.name))
                if lowered and lowered != "same" and parent.kind == "verb" and clause.via in parent.objects:
                    word = combine(word, lowered, "happened", False)
            denied = bool(parent and parent.negated) or clause.sentence.has_no(clause.via)
            return (word, outer, denied)
        if parent is None:
            return None
        if clause.link == "participle" and parent.lemma == "have" and clause.via in parent.objects:
            # "does not have soldiers *stationed* there"
            return ("same", self._verbal(parent, depth + 1), parent.negated)
        if not nonfinite and clause.top < parent.top and not clause.marker:
            # "Kyiv accused Moscow of it; Moscow denied it": what stands before is not said to be denied
            return None
        kind = parent.kind
        if clause.link in {"complement", "purpose"}:
            word = self._embedding.get((kind, parent.name)) or self._embedding.get((kind, parent.lemma))
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
            if _is_hearsay(clause, parent):
                word = "possible"
            if word is None:
                if parent.lemma == "be" and clause.tense == "infinitive":
                    word = "planned"
                else:
                    word = "intended" if clause.tense == "infinitive" else "same"
            if parent.lemma == "be" and clause.tense == "infinitive" and clause.with_have and parent.tense == "past":
                word = "cancelled"  # "was to have met"
            if parent.lemma == "have" and clause.marker == "to" and parent.tense != "past":
                word = "requested"  # "has to release them", "has still to be signed"
            if parent.lemma == "come" and not vocabulary().close.isdisjoint(parent.adverbs) and nonfinite:
                word = "negated"  # "came *close* to expelling"
            if (
                clause.link == "complement"
                and nonfinite
                and (clause.marker in {"from", "without"} or _is_out_of(clause))
            ):
                word = "negated"
            elif clause.marker == "against" and nonfinite and word == "planned":
                word = "refused"  # "decided *against* expelling them"
            elif parent.lemma in vocabulary().asking and _is_subjunctive(clause):
                word = "requested"  # "insisted that Chad *withdraw*"
            elif nonfinite and parent.lemma in {"have", "be", "remain"} and "yet" in parent.adverbs:
                word = "negated"  # "has yet to lift the ban"
            elif clause.marker == "for" and nonfinite and parent.lemma in self._gerund:
                word = self._gerund[parent.lemma]
            if not nonfinite and word in {"intended", "planned"} and clause.tense in {"past", "perfect"}:
                word = "possible"
            # "is in no mood to"
            before = [h for _, h in parent.obliques if h < clause.top]
            lacking = parent.lemma == "be" and any(clause.sentence.has_no(h) for h in before)
            return (word, self._verbal(parent, depth + 1), parent.negated or lacking)
        if clause.link == "adverbial" and nonfinite:
            if clause.marker == "without":
                return ("negated", "happened", False)
            if clause.marker in {"before", "instead", "than"}:
                return (
                    "same" if clause.marker == "before" else "hypothetical",
                    self._verbal(parent, depth + 1),
                    False,
                )
            return ("same", self._verbal(parent, depth + 1), False)
        return None

    # -- nouns -------------------------------------------------------------------------------------------------

    def _nominal(self, clause: Clause, carrier: Clause | None) -> str:
        sentence, parent = clause.sentence, clause.parent
        own = "negated" if clause.negated else "happened"
        described = {sentence.lower[m] for m in clause.modifiers}
        for words, status in vocabulary().described:
            if described & words:
                own = combine(own, status, "happened", False)
                break
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
            c.lemma in coming and _is_hearsay(c, parent) for c in sentence.clauses if c.parent is parent
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


def _is_hearsay(clause: Clause, parent: Clause) -> bool:
    """ "Is said to resume" tells what may come, "is said to have met" what somebody claims happened."""
    ahead = clause.tense == "infinitive" and not clause.with_have and not clause.progressive
    return ahead and parent.passive and parent.lemma in vocabulary().hearsay and clause.lemma not in {"be", "have"}


def _opens_with_not(clause: Clause) -> bool:
    """ "*Not since 1998* has Chad attacked Mali": an auxiliary before the subject, behind what is denied."""
    sentence = clause.sentence
    return any(
        sentence.lower[c] == "not" and sentence.deps[c] == "neg" and sentence.deps[k] == "prep"
        for k in sentence.children[clause.top]
        for c in sentence.children[k]
        if k < clause.top and any(k < a < min(clause.surface, default=0) for a in clause.auxiliaries)
    )


def _is_subjunctive(clause: Clause) -> bool:
    """Whether a bare form has a subject in the singular: "that Chad *withdraw*"."""
    sentence = clause.sentence
    bare = sentence.tags[clause.top] in {"VB", "VBP"} and not clause.auxiliaries and not clause.modals
    one = len(clause.surface) == 1 and sentence.tags[clause.surface[0]] in {"NN", "NNP"}
    return bare and one and sentence.lower[clause.top] == sentence.lemmas[clause.top]


def _is_out_of(clause: Clause) -> bool:
    """ "Talked Chad *out of attacking*"."""
    preps = list(clause.sentence.ancestors(clause.top))[:2]
    return [clause.sentence.lower[k] for k in preps] == ["of", "out"]


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
