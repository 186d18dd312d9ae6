"""What hangs on which word: objects of verbs, infinitives of nouns, the last phrase of a sentence."""

from detente.parsing.nouns import infinitive_nouns
from detente.parsing.repair.trees import SELVES, has_own, own
from detente.parsing.sentence import Sentence
from detente.parsing.words import words


def free_particles(sentence: Sentence) -> None:
    """A particle has no object: in "calls off minister's trip" the trip is what is called off.

    Where something else is the object, it is no particle: "will hold a drill *off* Vung Tau".
    """
    for j, dep in enumerate(sentence.deps):
        particle = sentence.heads[j]
        if dep == "pobj" and sentence.deps[particle] == "prt":
            if not has_own(sentence, sentence.heads[particle], {"dobj"}):
                sentence.heads[j], sentence.deps[j] = sentence.heads[particle], "dobj"
            else:
                sentence.deps[particle], sentence.pos[particle], sentence.tags[particle] = "prep", "ADP", "IN"
        elif dep == "dobj" and (off := _before_second_object(sentence, j)):
            sentence.heads[j], sentence.deps[j] = off, "pobj"
            sentence.deps[off], sentence.pos[off], sentence.tags[off] = "prep", "ADP", "IN"


def _before_second_object(sentence: Sentence, noun: int) -> int:
    """The particle right before the second of two objects; 0 if there is none."""
    verb, first = sentence.heads[noun], noun
    while first > 0 and sentence.heads[first - 1] == noun:
        first -= 1
    particle = first - 1
    if particle < 1 or sentence.deps[particle] != "prt" or sentence.heads[particle] != verb:
        return 0
    earlier = any(k < particle for k in own(sentence, verb, {"dobj"}))
    return particle if earlier and sentence.lower[particle] in {"off", "in", "over"} else 0


def free_calls_put_through(sentence: Sentence) -> None:
    """In "put through a call to Lima" the call is put through, and nothing goes through it."""
    for i, dep in enumerate(sentence.deps):
        through = sentence.heads[i]
        if dep != "pobj" or sentence.lemmas[i] != "call" or sentence.lower[through] != "through":
            continue
        if sentence.lemmas[sentence.heads[through]] == "put" and through == sentence.heads[through] + 1:
            sentence.heads[i], sentence.deps[i] = sentence.heads[through], "dobj"
            sentence.deps[through], sentence.tags[through] = "prt", "RP"


def free_phrases_behind_durations(sentence: Sentence) -> None:
    """ "Spoke for 20 minutes *with the king*": whom one speaks with belongs to the verb and not to the minutes."""
    durations = words().durations
    for i, word in enumerate(sentence.lower):
        noun = sentence.heads[i]
        if word not in {"with", "to"} or sentence.deps[i] != "prep" or sentence.lemmas[noun] not in durations:
            continue
        above = sentence.heads[noun]
        if sentence.deps[noun] == "pobj" and sentence.lower[above] == "for" and noun < i:
            verb = sentence.heads[above]
            if sentence.pos[verb] == "VERB" and verb < above:
                sentence.heads[i] = verb


def find_object_names(sentence: Sentence) -> None:
    """A name behind a verb that is no "be" is its object: in "Ashton rang Tadic" he is no quality of hers."""
    linking = words().linking
    for i, dep in enumerate(sentence.deps):
        verb = sentence.heads[i]
        named = sentence.pos[i] in {"PROPN", "ADJ"} and sentence.words[i][:1].isupper()
        if dep != "acomp" or not named or sentence.pos[verb] != "VERB" or not verb < i:
            continue
        if sentence.lemmas[verb] not in linking and not has_own(sentence, verb, {"dobj"}):
            sentence.deps[i] = "dobj"


def mend_held_drills(sentence: Sentence) -> None:
    """In "will hold a coast guard *drill* off Kagoshima" the drill is held, and nobody drills."""
    holding = words().holding
    for i, dep in enumerate(sentence.deps):
        verb = sentence.heads[i]
        if dep != "ccomp" or sentence.tags[i] not in {"VB", "VBP"} or sentence.lemmas[verb] not in holding:
            continue
        subject = [k for k in range(i) if sentence.heads[k] == i and sentence.deps[k] == "nsubj"]
        if subject != [i - 1] or has_own(sentence, i, {"aux", "mark"}):
            continue
        sentence.deps[i - 1] = "compound"
        for k in range(i - 1):
            if sentence.heads[k] == i - 1:
                sentence.heads[k] = i
        sentence.pos[i], sentence.tags[i], sentence.deps[i] = "NOUN", "NN", "dobj"
        for k in range(i + 1, len(sentence.words)):
            if sentence.heads[k] == i and sentence.deps[k] in {"prt", "dobj"}:
                if sentence.deps[k] == "prt":
                    sentence.deps[k], sentence.pos[k], sentence.tags[k] = "prep", "ADP", "IN"
                else:
                    sentence.heads[k], sentence.deps[k] = k - 1, "pobj"


def free_selves(sentence: Sentence) -> None:
    """In "was *herself* in Beijing" the pronoun only adds weight."""
    for i, dep in enumerate(sentence.deps):
        behind = sentence.tags[i + 1] if i + 1 < len(sentence.words) else ""
        if dep == "attr" and sentence.lower[i].endswith(SELVES) and behind in {"IN", "JJ", "RB"}:
            sentence.deps[i] = "npadvmod"


def lower_infinitives(sentence: Sentence) -> None:
    """ "He rejected calls to leave": an infinitive right behind a noun that takes one belongs to the noun."""
    nouns = infinitive_nouns()
    for j, dep in enumerate(sentence.deps):
        if dep not in {"advcl", "xcomp"} or sentence.tags[j] != "VB":
            continue
        to = next(
            (k for k in range(j - 1, max(-1, j - 4), -1) if sentence.tags[k] == "TO" and sentence.heads[k] == j), 0
        )
        noun = to - 1
        if noun < 0 or sentence.lemmas[noun] not in nouns or sentence.deps[noun] not in {"dobj", "pobj"}:
            continue
        above, head = noun, sentence.heads[j]
        while sentence.heads[above] != above and above != head:
            above = sentence.heads[above]
        if above == head and sentence.pos[head] in {"VERB", "AUX"}:
            sentence.heads[j], sentence.deps[j] = noun, "acl"


def free_last_phrases(sentence: Sentence) -> None:
    """What stands behind a list of examples belongs to the verb: "returned bowls, including a vase, *to Peru*"."""
    for i, word in enumerate(sentence.lower):
        if word not in {"to", "from"} or sentence.deps[i] != "prep" or sentence.words[i - 1] != ",":
            continue
        above = list(sentence.ancestors(i))
        example = next((k for k, a in enumerate(above) if sentence.lower[a] == "including"), None)
        if example is None or i < 2:
            continue
        verb = next((a for a in above[example + 1 :] if sentence.pos[a] == "VERB"), None)
        if verb is not None:
            sentence.heads[i] = verb


def raise_what_is_told(sentence: Sentence) -> None:
    """ "Told a conference *that no navy would come*": what is told belongs to the verb, and not to the conference."""
    telling = words().telling
    for j, dep in enumerate(sentence.deps):
        noun = sentence.heads[j]
        verb = sentence.heads[noun]
        if dep not in {"relcl", "acl"} or sentence.deps[noun] not in {"dobj", "dative"} or noun > j:
            continue
        marks = [k for k in own(sentence, j, {"mark"}) if sentence.lower[k] == "that" and k == noun + 1]
        if marks and sentence.lemmas[verb] in telling and has_own(sentence, j, {"nsubj", "nsubjpass"}):
            sentence.heads[j], sentence.deps[j] = verb, "ccomp"
            sentence.tags[marks[0]], sentence.pos[marks[0]] = "IN", "SCONJ"


def raise_relatives(sentence: Sentence) -> None:
    """ "A seminar with Russians that *was* put off" is a seminar: who is one is told of by "was", several by "were"."""
    for j, dep in enumerate(sentence.deps):
        noun = sentence.heads[j]
        if dep != "relcl" or sentence.deps[noun] != "pobj":
            continue
        subjects = own(sentence, j, {"nsubj", "nsubjpass"})
        if not any(sentence.lower[k] in {"that", "which", "who"} for k in subjects):
            continue
        number = _number_of_verb(sentence, j)
        above = sentence.heads[sentence.heads[noun]]
        fits = {"one": {"NN", "NNP"}, "several": {"NNS", "NNPS"}}.get(number, set())
        wrong = (
            fits
            and sentence.tags[noun] in {"NN", "NNP", "NNS", "NNPS"} - fits
            and not has_own(sentence, noun, {"conj"})
        )
        if wrong and sentence.tags[above] in fits and above < noun and not has_own(sentence, above, {"conj"}):
            sentence.heads[j] = above


def _number_of_verb(sentence: Sentence, verb: int) -> str:
    """Whether a verb, or the first of its helpers, tells of one or of several; "" where its form does not say."""
    first = min([verb, *own(sentence, verb, {"aux", "auxpass"})])
    if sentence.lower[first] in {"was", "is", "has"} or sentence.tags[first] == "VBZ":
        return "one"
    return "several" if sentence.lower[first] in {"were", "are", "have"} else ""


def join_second_objects(sentence: Sentence) -> None:
    """ "Saw the king on Monday *and President Ali in Kabul the next day*": a name beside a verb is a second object."""
    for i, dep in enumerate(sentence.deps):
        verb = sentence.heads[i]
        if dep != "conj" or not verb < i or sentence.pos[verb] != "VERB" or sentence.pos[i] in {"VERB", "AUX"}:
            continue
        objects = [k for k in own(sentence, verb, {"dobj"}) if verb < k < i]
        first = min([i, *own(sentence, i, {"compound", "nsubj", "amod", "nmod", "det", "poss"})])
        first = min([first, *(k for k in range(i) if sentence.heads[k] == first and k > verb)])
        names = all(word[:1].isupper() for word in sentence.words[first : i + 1] if word != "the")
        if not objects or not names or sentence.lower[first - 1] != "and":
            continue
        for k in own(sentence, i, {"nsubj"}):
            sentence.deps[k] = "compound"
        sentence.heads[i], sentence.pos[i], sentence.tags[i] = objects[-1], "PROPN", "NNP"
