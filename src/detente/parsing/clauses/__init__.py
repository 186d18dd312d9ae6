"""The clause view of a dependency tree: who does what in the grammar.

Later rooms read clauses instead of walking tokens. A clause has a predicate (a verb, an adjective or noun with its
copula, or any noun read as a predicate), its arguments with the turns of English grammar undone (passives, relative
clauses, control, coordination, possessives), its tense, modals and negation, and the clause above it.
"""

from detente.parsing.clauses.calls import is_said_in_call
from detente.parsing.clauses.clause import Clause
from detente.parsing.clauses.finding import find_clauses
from detente.parsing.clauses.nominals import nominal_clause
from detente.parsing.clauses.phrases import has_participle, noun_obliques

__all__ = ["Clause", "find_clauses", "has_participle", "is_said_in_call", "nominal_clause", "noun_obliques"]
