"""Mending what the parser is known to get wrong, by rules of grammar and not of single sentences."""

from functools import cache

from detente.data import FOLDER, read_tsv
from detente.parsing.idioms import mend_idioms
from detente.parsing.mending import has_own, mend, own
from detente.parsing.nouns import infinitive_nouns
from detente.parsing.sentence import Sentence

_FINITE = {"VBD", "VBZ", "VBP"}
_ANSWERING = {
    "deny", "decline", "insist", "add", "stress", "admit", "concede", "acknowledge", "caution", "note", "emphasise",
    "emphasize",
}  # fmt: skip
"""What somebody does with "but" behind what he said: "said that planes were there *but denied* any attack"."""
_STATES_OF_MIND = {"oppose", "commit", "dedicate", "accustom"}
"""Verbs whose participles before "to" are adjectives."""
_NEVER_PASSIVE = {"conferred", "arrived", "travelled", "traveled", "departed", "talked", "dined", "lunched"}
"""Pasts that are no participles if nothing is said of who did it: "the adviser conferred with his counterpart"."""
_PASTS = {"froze": "freeze", "swore": "swear", "broke": "break", "tore": "tear", "drove": "drive"}
"""Past forms that are nothing else, and their lemmas."""
_LINKING = {"be", "become", "remain", "stay", "seem", "look", "turn", "feel", "sound", "appear", "go"}


def repair(sentence: Sentence) -> None:
    """Mend the heads and labels of ``sentence`` in place."""
    _mend_lemmas(sentence)
    _free_particles(sentence)
    _find_main_verb(sentence)
    _find_verb_behind_adjective(sentence)
    _find_verb_taken_for_adjective(sentence)
    _reduce_relatives(sentence)
    _free_main_verb(sentence)
    _raise_parallel_verbs(sentence)
    _raise_answers(sentence)
    _part_adjectives(sentence)
    _raise_modals(sentence)
    _free_subjects(sentence)
    _lower_infinitives(sentence)
    _name_apostrophes(sentence)
    _object_names(sentence)
    _verbs_with_subjects(sentence)
    _subjects_of_finite_verbs(sentence)
    _part_subjects_from_objects(sentence)
    _free_last_phrases(sentence)
    mend_idioms(sentence)
    mend(sentence)


def _subjects_of_finite_verbs(sentence: Sentence) -> None:
    """The noun right before a finite verb that has no subject is its subject: "the US *military trains* pilots"."""
    for verb, tag in enumerate(sentence.tags):
        noun = verb - 1
        if tag not in _FINITE or noun < 0 or sentence.heads[noun] != verb or sentence.pos[verb] != "VERB":
            continue
        if sentence.pos[noun] not in {"NOUN", "PROPN"} or sentence.deps[noun] not in {"amod", "compound", "nmod"}:
            continue
        if sentence.deps[verb] in {"ROOT", "ccomp", "conj", "advcl"} and not has_own(
            sentence, verb, {"nsubj", "nsubjpass", "csubj", "expl"}
        ):
            sentence.deps[noun] = "nsubj"
            for i in range(noun):
                if sentence.heads[i] == verb and sentence.deps[i] in {"det", "amod", "nmod", "compound", "poss"}:
                    sentence.heads[i] = noun


def _part_subjects_from_objects(sentence: Sentence) -> None:
    """A noun right before a finite verb is its subject and not coordinated with what stands before "and".

    "Mali asked Chad for guns and *Niger sent* a plane": with nothing between them nobody else can have sent it.
    """
    tags, deps, heads = sentence.tags, sentence.deps, sentence.heads
    for verb, dep in enumerate(deps):
        if dep not in {"conj", "advcl", "ccomp"} or sentence.pos[verb] != "VERB" or heads[verb] > verb:
            continue
        own = [c for c in range(verb) if heads[c] == verb]
        if dep == "conj" and _give_back_object(sentence, verb, own):
            continue
        if any(deps[c] not in {"aux", "auxpass", "neg", "advmod"} for c in own):
            continue
        if tags[verb] not in _FINITE and not any(tags[c] in {"MD", *_FINITE} for c in own):
            continue
        last = min([verb, *own]) - 1
        noun = _coordinated_noun(sentence, last, verb)
        if noun is None:
            continue
        link = next((c for c in range(heads[noun], noun) if heads[c] == heads[noun] and deps[c] == "cc"), None)
        if link is None or sentence.lower[link] not in {"and", "but", "while"}:
            continue
        heads[link] = heads[verb]
        heads[noun], deps[noun] = verb, "nsubjpass" if has_own(sentence, verb, {"auxpass"}) else "nsubj"
        deps[verb] = "conj"


def _give_back_object(sentence: Sentence, verb: int, own: list[int]) -> bool:
    """ "Chad *shelled a town* and Togo condemned it": what stands right behind the first verb is its object."""
    first = sentence.heads[verb]
    subject = next((c for c in own if sentence.deps[c] == "nsubj"), None)
    if subject is None or subject < first or sentence.tags[first] not in _FINITE:
        return False
    below = [k for k in range(subject) if k == subject or subject in sentence.ancestors(k)]
    second = [k for k in range(subject + 1, verb) if sentence.heads[k] == subject and sentence.deps[k] == "conj"]
    link = [k for k in range(subject + 1, verb) if sentence.heads[k] == subject and sentence.deps[k] == "cc"]
    if min([subject, *below]) != first + 1 or len(second) != 1 or len(link) != 1:
        return False
    if has_own(sentence, first, {"dobj", "ccomp", "xcomp", "attr", "acomp", "prt"}):
        return False
    sentence.heads[subject], sentence.deps[subject] = first, "dobj"
    sentence.heads[second[0]], sentence.deps[second[0]] = verb, "nsubj"
    sentence.heads[link[0]] = first
    return True


def _coordinated_noun(sentence: Sentence, last: int, verb: int) -> int | None:
    """The noun coordinated with one before it whose phrase ends at token ``last``, inside of what is above ``verb``."""
    node, noun = last, None
    for _ in range(8):
        # "a man *known* as Bill" has a verb, but one of his own
        if node < 0 or (sentence.pos[node] in {"VERB", "AUX"} and sentence.deps[node] not in {"acl", "relcl"}):
            break
        if any(node in sentence.ancestors(k) for k in range(last + 1, len(sentence))):
            break
        if sentence.deps[node] == "conj" and sentence.pos[node] in {"NOUN", "PROPN"}:
            noun = node
        if sentence.heads[node] == node:
            break
        node = sentence.heads[node]
    if noun is None or sentence.pos[sentence.heads[noun]] not in {"NOUN", "PROPN"}:
        return None
    return noun if sentence.heads[verb] in sentence.ancestors(noun) else None


def _free_last_phrases(sentence: Sentence) -> None:
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


def _verbs_with_subjects(sentence: Sentence) -> None:
    """What has a subject of its own and nothing before it that a noun has is a verb: "when the two *meet*"."""
    for i, dep in enumerate(sentence.deps):
        if dep not in {"advcl", "ccomp", "relcl"} or sentence.pos[i] != "NOUN" or sentence.tags[i] not in {"NN", "NNS"}:
            continue
        before = [c for c in sentence.children[i] if c < i]
        subject = any(sentence.deps[c] == "nsubj" for c in before)
        if subject and not any(
            sentence.deps[c] in {"det", "amod", "compound", "poss", "nummod", "prep"} for c in before
        ):
            sentence.pos[i], sentence.tags[i] = "VERB", "VBP" if sentence.tags[i] == "NN" else "VBZ"


def _object_names(sentence: Sentence) -> None:
    """A name behind a verb that is no "be" is its object: in "Ashton rang Tadic" he is no quality of hers."""
    for i, dep in enumerate(sentence.deps):
        verb = sentence.heads[i]
        named = sentence.pos[i] in {"PROPN", "ADJ"} and sentence.words[i][:1].isupper()
        if dep != "acomp" or not named or sentence.pos[verb] != "VERB" or not verb < i:
            continue
        if sentence.lemmas[verb] not in _LINKING and not has_own(sentence, verb, {"dobj"}):
            sentence.deps[i] = "dobj"


def _mend_lemmas(sentence: Sentence) -> None:
    wrong = wrong_lemmas()
    for i, pos in enumerate(sentence.pos):
        if pos in wrong and sentence.lower[i] in wrong[pos]:
            sentence.lemmas[i] = wrong[pos][sentence.lower[i]]


@cache
def wrong_lemmas() -> dict[str, dict[str, str]]:
    """The lemmas that the pipelines get wrong, by part of speech: ``lemmas.tsv`` and ``noun_lemmas.tsv``."""
    files = {"VERB": "lemmas.tsv", "NOUN": "noun_lemmas.tsv"}
    return {
        pos: {row["form"]: row["lemma"] for _, row in read_tsv(FOLDER / "parsing" / name)}
        for pos, name in files.items()
    }


def _free_particles(sentence: Sentence) -> None:
    """A particle has no object: in "calls off minister's trip" the trip is what is called off."""
    for j, dep in enumerate(sentence.deps):
        particle = sentence.heads[j]
        if (
            dep == "pobj"
            and sentence.deps[particle] == "prt"
            and not has_own(sentence, sentence.heads[particle], {"dobj"})
        ):
            sentence.heads[j], sentence.deps[j] = sentence.heads[particle], "dobj"


def _find_main_verb(sentence: Sentence) -> None:
    """Make a finite verb the root where a noun is, if the verb has no subject and hangs behind as a participle.

    "The envoy, in a statement condemned the killing": a past form with neither subject nor "who" is no relative clause.
    """
    root = sentence.root
    if sentence.pos[root] not in {"NOUN", "PROPN"}:
        return
    for j in range(root + 1, len(sentence)):
        # "condemned in strong terms the attack": with an object of its own it is no passive participle
        active = sentence.tags[j] in {"VBD", "VBZ"} or sentence.lower[j] in _NEVER_PASSIVE
        active = active or (sentence.tags[j] == "VBN" and has_own(sentence, j, {"dobj"}))
        if sentence.deps[j] not in {"acl", "relcl"} or not active:
            continue
        if has_own(sentence, j, {"nsubj", "nsubjpass", "mark", "aux", "auxpass"}) or has_own(sentence, root, {"cop"}):
            continue
        _lead(sentence, j, root)
        sentence.heads[root], sentence.deps[root] = j, "nsubj"
        return


def _lead(sentence: Sentence, verb: int, root: int) -> None:
    """Make ``verb`` the root in the place of ``root``, with what hangs on that behind the verb."""
    sentence.heads[verb], sentence.deps[verb] = verb, "ROOT"
    for k in range(verb + 1, len(sentence)):
        if sentence.heads[k] == root:
            sentence.heads[k] = verb


def _find_verb_behind_adjective(sentence: Sentence) -> None:
    """ "Troops loyal to the president arrested him": the adjective belongs to the noun, the past is the main verb."""
    root = sentence.root
    if sentence.pos[root] != "ADJ" or has_own(sentence, root, {"cop", "aux", "advmod"}):
        return
    subject = root - 1
    if subject < 0 or sentence.heads[subject] != root or sentence.deps[subject] != "nsubj":
        return
    for j in range(root + 2, len(sentence)):
        if sentence.heads[j] != root or sentence.deps[j] not in {"advcl", "conj", "ccomp"} or sentence.tags[j] != "VBD":
            continue
        if has_own(sentence, j, {"nsubj", "nsubjpass", "mark", "aux", "auxpass"}):
            return
        _lead(sentence, j, root)
        sentence.heads[subject] = j
        sentence.heads[root], sentence.deps[root] = subject, "amod"
        return


def _find_verb_taken_for_adjective(sentence: Sentence) -> None:
    """ "Norway *froze* assets of the bank": where a noun is the root, a past form between a name and it is the verb."""
    root = sentence.root
    if sentence.tags[root] not in {"NN", "NNS"} or has_own(sentence, root, {"cop", "det", "poss", "nsubj"}):
        return
    for j in range(1, root):
        past = sentence.tags[j] in {"VBD", "VBN"} or sentence.lower[j] in _PASTS or sentence.lower[j].endswith("ed")
        if sentence.heads[j] != root or sentence.deps[j] != "amod" or not past or j in sentence.heads:
            continue
        before = [
            k
            for k, head in enumerate(sentence.heads)
            if head == root and k < j and sentence.deps[k] not in {"punct", "prep", "advmod"}
        ]
        if not before or before != [j - 1] or sentence.pos[j - 1] != "PROPN":
            return
        if sentence.deps[j - 1] not in {"nmod", "compound"}:
            return
        sentence.heads[j], sentence.deps[j], sentence.pos[j], sentence.tags[j] = j, "ROOT", "VERB", "VBD"
        sentence.lemmas[j] = _PASTS.get(sentence.lower[j], sentence.lemmas[j])
        sentence.heads[j - 1], sentence.deps[j - 1] = j, "nsubj"
        for k, head in enumerate(sentence.heads):
            behind = k > root and sentence.deps[k] in {"cc", "conj", "punct", "advcl", "npadvmod"}
            if head == root and k != root and (behind or k < j - 1):
                sentence.heads[k] = j
        sentence.heads[root], sentence.deps[root] = j, "dobj"
        return


def _reduce_relatives(sentence: Sentence) -> None:
    """ "Rockets fired from Gaza hit the town": of two pasts without "and" or comma the first is a participle."""
    first = sentence.root
    if sentence.tags[first] not in {"VBD", "VBN"} or has_own(
        sentence, first, {"aux", "auxpass", "dobj", "ccomp", "xcomp"}
    ):
        return
    subject = next((k for k, head in enumerate(sentence.heads) if head == first and sentence.deps[k] == "nsubj"), None)
    if subject is None or first != subject + 1:
        return
    for j in range(first + 2, len(sentence)):
        if sentence.heads[j] != first or sentence.deps[j] != "conj" or sentence.tags[j] != "VBD":
            continue
        between = range(first + 1, j)
        if has_own(sentence, j, {"nsubj", "nsubjpass", "aux"}) or any(
            sentence.deps[k] == "cc" or sentence.words[k] in {",", ";", "-", "--"} for k in between
        ):
            continue
        _lead(sentence, j, first)
        sentence.heads[subject] = j
        sentence.heads[first], sentence.deps[first], sentence.tags[first] = subject, "acl", "VBN"
        return


def _free_main_verb(sentence: Sentence) -> None:
    """Make the verb behind a relative clause the root where the noun before it is.

    "The union, whose head spoke by phone, condemned it": behind a comma and without "and" it is no second verb of the
    relative clause.
    """
    root = sentence.root
    if sentence.pos[root] not in {"NOUN", "PROPN"}:
        return
    for k in range(root + 2, len(sentence)):
        verb = sentence.heads[k]
        if sentence.deps[k] != "conj" or sentence.tags[k] not in _FINITE or sentence.words[k - 1] != ",":
            continue
        if sentence.deps[verb] != "relcl" or sentence.heads[verb] != root:
            continue
        linked = any(sentence.heads[c] == verb and sentence.deps[c] == "cc" for c in range(verb, k))
        if linked or has_own(sentence, k, {"nsubj", "nsubjpass", "mark", "expl"}):
            continue
        sentence.heads[k], sentence.deps[k] = k, "ROOT"
        sentence.heads[root], sentence.deps[root] = k, "nsubj"
        return


def _raise_parallel_verbs(sentence: Sentence) -> None:
    """Coordinate a finite verb with a finite one.

    "He said that he would visit Chad and rejected calls": a past form cannot be coordinated with the bare form after
    "would" or "to"; it belongs to the nearest finite verb above; so does a present form with "s".
    """
    tags, deps, heads = sentence.tags, sentence.deps, sentence.heads
    for j, dep in enumerate(deps):
        if (
            dep != "conj"
            or tags[j] not in {"VBD", "VBZ"}
            or has_own(sentence, j, {"nsubj", "nsubjpass", "aux", "auxpass", "expl"})
        ):
            continue
        i = heads[j]
        told = (
            tags[j] == "VBD" and tags[i] in {"VBZ", "VBP"} and deps[i] == "ccomp"
        )  # "said that it faces war and urged"
        if not told and (tags[i] not in {"VB", "VBG"} or not _bare(sentence, i)):
            continue
        above, steps = i, 0
        while heads[above] != above and steps < 12:
            above, steps = heads[above], steps + 1
            if (
                tags[above] == tags[j]
                and sentence.pos[above] in {"VERB", "AUX"}
                and deps[above] not in {"aux", "relcl"}
            ):
                if not has_own(sentence, above, {"acomp", "attr"}):
                    _move(sentence, j, i, above)
                    break
            elif tags[above] in _FINITE and deps[above] in {"ROOT"}:
                break


def _raise_answers(sentence: Sentence) -> None:
    """ "She said that planes were there but denied any attack": who answers is who said it, not what she spoke of."""
    for j, dep in enumerate(sentence.deps):
        i = sentence.heads[j]
        if dep != "conj" or sentence.tags[j] not in _FINITE or sentence.lemmas[j] not in _ANSWERING:
            continue
        if sentence.deps[i] != "ccomp" or sentence.tags[sentence.heads[i]] != sentence.tags[j]:
            continue
        contrast = any(sentence.lower[k] in {"but", "yet"} for k in own(sentence, i, {"cc"}))
        if contrast and not has_own(sentence, j, {"nsubj", "nsubjpass", "aux", "auxpass", "expl", "dative"}):
            _move(sentence, j, i, sentence.heads[i])


def _part_adjectives(sentence: Sentence) -> None:
    """ "Chad is opposed to talks" tells what Chad thinks: no passive of something that somebody did to it."""
    for j, lemma in enumerate(sentence.lemmas):
        if lemma not in _STATES_OF_MIND or sentence.tags[j] != "VBN" or has_own(sentence, j, {"agent", "dobj"}):
            continue
        if not any(sentence.lower[k] == "to" and k > j for k in own(sentence, j, {"prep"})):
            continue
        for be in own(sentence, j, {"auxpass"}):
            _link(sentence, be, j)
        if sentence.deps[j] == "acomp":
            sentence.lemmas[j], sentence.tags[j], sentence.pos[j] = sentence.lower[j], "JJ", "ADJ"
        elif sentence.deps[j] in {"acl", "advcl"}:
            sentence.tags[j] = "JJ"  # "parties opposed to the deal": as active as "opposing"


def _link(sentence: Sentence, be: int, adjective: int) -> None:
    """Make "be" the head of the clause and what was its passive the adjective behind it."""
    above = sentence.heads[adjective]
    sentence.heads[be], sentence.deps[be] = be if above == adjective else above, sentence.deps[adjective]
    for k in range(len(sentence)):
        if sentence.heads[k] == adjective and k != be and sentence.deps[k] not in {"prep", "advmod"}:
            sentence.heads[k] = be
            sentence.deps[k] = "nsubj" if sentence.deps[k] == "nsubjpass" else sentence.deps[k]
    sentence.heads[adjective], sentence.deps[adjective] = be, "acomp"


def _free_subjects(sentence: Sentence) -> None:
    """ "In a joint note, Chad and Mali called for a truce": the verb has no subject but the names behind the comma."""
    root = sentence.root
    if sentence.tags[root] not in _FINITE or has_own(sentence, root, {"nsubj", "nsubjpass", "expl", "csubj"}):
        return
    for j in range(2, root):
        i = sentence.heads[j]
        if sentence.deps[j] != "conj" or sentence.pos[j] != "PROPN" or sentence.deps[i] != "pobj" or i >= j:
            continue
        prep = sentence.heads[i]
        comma = any(sentence.words[k] == "," and sentence.heads[k] == i for k in range(i + 1, j))
        joined = any(sentence.deps[k] == "cc" and sentence.heads[k] == i for k in range(i + 1, j))
        if comma and not joined and sentence.heads[prep] == root and sentence.pos[i] == "NOUN":
            sentence.heads[j], sentence.deps[j] = root, "nsubj"
            return


def _raise_modals(sentence: Sentence) -> None:
    """ "She wanted them to return but would not agree": a verb with a modal is no second infinitive behind "to"."""
    for j, dep in enumerate(sentence.deps):
        i = sentence.heads[j]
        if dep != "conj" or sentence.tags[j] != "VB" or sentence.tags[i] != "VB":
            continue
        auxiliaries = own(sentence, j, {"aux"})
        to = any(sentence.heads[k] == i and sentence.tags[k] == "TO" for k in range(max(0, i - 4), i))
        modal = bool(auxiliaries) and sentence.tags[auxiliaries[0]] == "MD"
        if not to or not modal or has_own(sentence, j, {"nsubj", "nsubjpass", "expl"}):
            continue
        above, steps = sentence.heads[i], 0
        while sentence.tags[above] not in _FINITE and sentence.heads[above] != above and steps < 12:
            above, steps = sentence.heads[above], steps + 1
        if sentence.tags[above] in _FINITE and sentence.pos[above] == "VERB":
            _move(sentence, j, i, above)


def _lower_infinitives(sentence: Sentence) -> None:
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


def _bare(sentence: Sentence, i: int) -> bool:
    return any(
        sentence.heads[k] == i and sentence.deps[k] == "aux" and sentence.tags[k] in {"MD", "TO"}
        for k in range(max(0, i - 6), i)
    )


def _move(sentence: Sentence, j: int, old: int, new: int) -> None:
    sentence.heads[j] = new
    for k in range(j - 1, old, -1):
        if sentence.heads[k] == old and sentence.deps[k] == "cc":
            sentence.heads[k] = new
            break


def _name_apostrophes(sentence: Sentence) -> None:
    """Take a possessive 's out of the named entities that the recogniser ran together with it."""
    sentence.names = [
        name._replace(last=name.last - 1)
        if name.last > name.first and sentence.words[name.last] in {"'s", "'"} and sentence.tags[name.last] == "POS"
        else name
        for name in sentence.names
    ]
