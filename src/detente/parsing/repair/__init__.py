"""Mending what the parser is known to get wrong, by rules of grammar and not of single sentences.

Each rule finds what those before it have mended, so their order counts.
"""

from detente.parsing.repair import attachment, coordination, hidden_verbs, idioms, main_verbs, subjects, words
from detente.parsing.sentence import Sentence

__all__ = ["repair"]


_MENDS = (
    words.mend_lemmas,
    words.mend_styles,
    attachment.free_particles,
    attachment.free_calls_put_through,
    attachment.free_phrases_behind_durations,
    coordination.join_double_states,
    main_verbs.find_verb_behind_since,
    main_verbs.find_verb_behind_selves,
    main_verbs.find_main_verb,
    main_verbs.find_verb_behind_phrases,
    main_verbs.find_verb_behind_adjective,
    main_verbs.find_verb_taken_for_adjective,
    main_verbs.reduce_relatives,
    main_verbs.free_main_verb,
    hidden_verbs.find_main_verb_before_noun,
    hidden_verbs.find_second_verb_before_noun,
    hidden_verbs.find_objecting,
    coordination.raise_parallel_verbs,
    coordination.lower_what_is_said,
    coordination.raise_answers,
    words.part_adjectives,
    coordination.raise_modals,
    coordination.raise_plain_verbs,
    subjects.free_subjects,
    hidden_verbs.find_subject_beside_place,
    attachment.lower_infinitives,
    subjects.find_subjects_of_infinitives,
    words.cut_apostrophes_from_names,
    attachment.find_object_names,
    words.mend_verbs_with_subjects,
    words.mend_participles_with_subjects,
    subjects.find_subjects_of_finite_verbs,
    subjects.part_subjects_from_objects,
    attachment.free_last_phrases,
    attachment.raise_relatives,
    attachment.raise_what_is_told,
    idioms.mend_idioms,
    words.mend_nouns_behind_prepositions,
    main_verbs.find_verb_behind_names,
    main_verbs.free_subjects_before_commas,
    attachment.free_selves,
    coordination.join_with_then,
    words.mend_infinitives,
    words.mend_participles_before_names,
    attachment.mend_held_drills,
    attachment.join_second_objects,
    subjects.find_verbs_of_relatives,
)


def repair(sentence: Sentence) -> None:
    """Mend the heads and labels of ``sentence`` in place."""
    for mend in _MENDS:
        mend(sentence)
        sentence.forget()
