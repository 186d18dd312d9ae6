"""Mending what the parser is known to get wrong, by rules of grammar and not of single sentences.

Each rule finds what those before it have mended, so their order counts.
"""

from detente.parsing.repair import attachment, coordination, idioms, main_verbs, subjects, words
from detente.parsing.sentence import Sentence

__all__ = ["repair"]


def repair(sentence: Sentence) -> None:
    """Mend the heads and labels of ``sentence`` in place."""
    words.mend_lemmas(sentence)
    attachment.free_particles(sentence)
    main_verbs.find_main_verb(sentence)
    main_verbs.find_verb_behind_adjective(sentence)
    main_verbs.find_verb_taken_for_adjective(sentence)
    main_verbs.reduce_relatives(sentence)
    main_verbs.free_main_verb(sentence)
    coordination.raise_parallel_verbs(sentence)
    coordination.raise_answers(sentence)
    words.part_adjectives(sentence)
    coordination.raise_modals(sentence)
    subjects.free_subjects(sentence)
    attachment.lower_infinitives(sentence)
    words.cut_apostrophes_from_names(sentence)
    attachment.find_object_names(sentence)
    words.mend_verbs_with_subjects(sentence)
    subjects.find_subjects_of_finite_verbs(sentence)
    subjects.part_subjects_from_objects(sentence)
    attachment.free_last_phrases(sentence)
    idioms.mend_idioms(sentence)
    words.mend_nouns_behind_prepositions(sentence)
    main_verbs.find_verb_behind_names(sentence)
    main_verbs.free_subjects_before_commas(sentence)
    attachment.free_selves(sentence)
    coordination.join_with_then(sentence)
    words.mend_infinitives(sentence)
    attachment.mend_held_drills(sentence)
