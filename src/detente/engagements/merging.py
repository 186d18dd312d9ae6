"""Mentions of the same engagement put together: same kind, parties that fit, dates and places that do not clash."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.engagements.contact import Contact
from detente.engagements.kinds import Kinds, load_kinds
from detente.engagements.parties.named import Party, distinct
from detente.engagements.status.told import UNDONE
from detente.engagements.words import load_words
from detente.record import EngagementKind, EngagementStatus

_PAST = frozenset({"held", "under way"})
_CERTAIN: tuple[EngagementStatus, ...] = (
    "held", "under way", "cancelled", "postponed", "refused", "scheduled", "invited", "intended", "possible",
)  # fmt: skip
_TRIP = 5
"""How many days later one may still be on the same journey."""
_ASIDE = frozenset({"possible", "refused", "intended"})
_SAME = frozenset({"meeting", "talks", "summit"})


@dataclass(eq=False, slots=True)
class Group:
    """The mentions of one engagement in the order of the text."""

    contacts: list[Contact] = field(default_factory=list)

    @property
    def kind(self) -> EngagementKind:
        """The kind of the first mention, but "summit" if any says so."""
        kinds = [c.kind for c in self.contacts if not c.refers]
        return "summit" if "summit" in kinds and set(kinds) <= _SAME else kinds[0]

    @property
    def parties(self) -> list[Party]:
        """All parties named in any mention; a mere "minister" goes where two others tell their countries.

        Who has not decided whether to join in, or will not, is none.
        """
        joining = [c for c in self.contacts if not (c.echo and c.kind == "summit" and c.status in _ASIDE)]
        parties = distinct(p for c in (joining or self.contacts) for p in c.parties)
        parties = [p for p in parties if not _is_told_by_name(p, parties)]
        told = [p for p in parties if p.actor.country is not None or _named(p)]
        return told if len(told) > 1 and len({p.actor.country for p in told}) > 1 else parties

    @property
    def status(self) -> EngagementStatus:
        """That of the latest and most certain mention."""
        # "the talks" somewhere else says little of whether they were held
        sure = [c for c in self.contacts if not c.weak and not (c.refers and c.status in _PAST)]
        told = [c.status for c in sure if c.status is not None]
        told = told or [c.status for c in self.contacts if c.status is not None]
        return min(told, key=_CERTAIN.index)

    @property
    def past(self) -> bool:
        """Whether it lies before now."""
        return self.status in _PAST

    @property
    def weak(self) -> bool:
        """Whether no mention tells its status by itself."""
        return all(c.weak for c in self.contacts)


def merge(contacts: list[Contact], kinds: Kinds) -> list[Group]:
    """Put the mentions together; those that refer back to nothing are left out."""
    groups: list[Group] = []
    for contact in contacts:
        if contact.joins and contact.status in UNDONE and _of_others(contact, groups):
            continue  # "India would not join the negotiations" of others says nothing of these
        if contact.again is not None:
            group = next((g for g in groups if contact.again in g.contacts), None)
            if group is not None and not group.past:
                group.contacts.append(contact)
            continue
        group = None if contact.fresh else _echoed(contact, groups) or _earlier(contact, groups, kinds)
        if group is not None and contact.bygone and group.status == "scheduled":
            contact.weak = True  # "is due in May. The trip was put off in February"
        if group is not None:
            group.contacts.append(contact)
        elif not contact.refers or contact.fallback:
            contact.parties, contact.refers = contact.parties or contact.fallback, False
            groups.append(Group([contact]))
    return groups


def _is_told_whole(contact: Contact) -> bool:
    """Whether a mention names both who goes and, behind its noun, where."""
    return contact.host is not None and any(_named(p) for p in contact.parties)


def _of_others(contact: Contact, groups: list[Group]) -> bool:
    """Whether what somebody will not join is a contact of others that was told before."""
    kind = (g for g in reversed(groups) if _same_kind(contact, g))
    last = next(kind, None)
    return last is not None and not _overlap(contact.parties, last.parties)


def _echoed(contact: Contact, groups: list[Group]) -> Group | None:
    """The engagement that an echo speaks of: the last of its kind, with one of its parties, or any summit."""
    if not contact.echo:
        return None
    for group in reversed(groups):
        if not _same_kind(contact, group) and not (contact.kind == "visit" and group.kind == "meeting"):
            continue
        if group.kind == "meeting" and contact.kind == "visit" and _is_told_whole(contact):
            continue  # "it was the minister's second trip to Zagreb in six months"
        if contact.kind == "visit" and group.kind == "visit" and not _same_way(contact, group):
            continue
        if contact.joins and contact.status in UNDONE and group.past:
            continue  # "declined to join the meeting" is not the one that was held
        beside = group.contacts[-1].sentence is contact.sentence  # "had a meeting with him during the summit"
        if "summit" in {contact.kind} - {group.kind} and (contact.status in UNDONE or beside):
            continue  # "the summit was called off" is not the meeting told before
        if contact.kind == group.kind == "summit" or contact.joins or _overlap(contact.parties, group.parties):
            return group
    return None


def _overlap(ours: list[Party], theirs: list[Party]) -> bool:
    return any(_same(a, b) for a in ours for b in theirs)


def _earlier(contact: Contact, groups: list[Group], kinds: Kinds) -> Group | None:
    latest = sorted(groups, key=lambda g: (g.contacts[-1].sentence.index, g.contacts[-1].head), reverse=True)
    if contact.refers:
        # "the meeting" is rather a meeting than a summit
        fitting = [g for g in latest if g.kind in kinds.family.get(contact.kind, ()) and _time_fits(contact, g)]
        if contact.told and contact.kind != "visit":
            fitting = [g for g in fitting if _overlap(contact.told, g.parties)]
        return next((g for g in fitting if g.kind == contact.kind), next(iter(fitting), None))
    for group in latest:
        if contact.bygone and group.status == "refused":
            continue  # "will not sit down with them. A meeting in March never came about"
        fits = _same_kind(contact, group) and _parties_fit(contact, group)
        if fits and _goes_on(contact, group):
            contact.weak = True
            return group
        if fits and _time_fits(contact, group) and _place_fits(contact, group):
            return group
    return None


def _goes_on(contact: Contact, group: Group) -> bool:
    """Whether it is another town of the visit that is under way: "arrived in Delhi ... *will travel to Mumbai*"."""
    place, last = contact.place, group.contacts[-1]
    ahead = contact.kind == "visit" and contact.status == "scheduled" and group.past
    if not ahead or place is None or place.kind == "country" or contact.sentence.index - last.sentence.index > 3:
        return False
    lemma = contact.sentence.lemmas[contact.head]
    towns = {c.place.name for c in group.contacts if c.place is not None}
    days = [c.date.end for c in group.contacts if c.date is not None]
    far = contact.date is not None and (not days or (contact.date.start - max(days)).days > _TRIP)
    further = lemma in load_kinds().departures or lemma in load_words().going_on
    return further and place.name not in towns and not far


def _same_kind(contact: Contact, group: Group) -> bool:
    return contact.kind == group.kind or (contact.kind in _SAME and group.kind in _SAME)


def _time_fits(contact: Contact, group: Group) -> bool:
    dates = [c.date for c in group.contacts if c.date is not None]
    date = contact.date
    if contact.weak and contact.status == "cancelled" and group.status == "scheduled":
        return True  # "will fly there on Saturday. He had been expected last week"
    if date is not None and dates and not any(date.start <= d.end and d.start <= date.end for d in dates):
        return False
    if contact.weak or group.weak:
        return True
    return (contact.status in _PAST) == group.past


def _place_fits(contact: Contact, group: Group) -> bool:
    places = [c.place for c in group.contacts if c.place is not None]
    if contact.place is None or not places:
        return True
    here = contact.place
    if contact.kind == "visit" and here.country is not None and any(p.country == here.country for p in places):
        return True  # of two towns
    return any(p.name == here.name or (p.country == here.country and "country" in {p.kind, here.kind}) for p in places)


def _parties_fit(contact: Contact, group: Group) -> bool:
    ours, theirs = contact.parties, group.parties
    if not ours or not theirs:
        return False
    if contact.kind == "visit" and not _same_way(contact, group):
        return False
    if contact.kind in _SAME and _with_somebody_else(ours, theirs):
        return False
    if contact.kind in {"speech", "interview"} and not _same(ours[0], theirs[0]):
        return False
    again = (
        contact.sentence.pos[contact.head] == "VERB" and contact.sentence.index - group.contacts[-1].sentence.index > 1
    )
    if contact.kind == "speech" and again:
        return False  # "had addressed parliament", two sentences on, is another speech
    if any(_clash(a, theirs) for a in ours if a.is_person):
        return False
    if contact.kind != group.kind and min(_states(ours), _states(theirs)) < 2:
        return False  # who went to a summit met one of those there: two contacts
    if contact.kind != group.kind and _of_bodies(ours) != _of_bodies(theirs):
        return False
    if _is_new_wish(contact, group):
        return False
    if _are_of_other_rank(contact, group) or _is_last_time(contact, group):
        return False
    if _is_another(contact, group) or _is_lower(contact, group) or _is_courtesy_call(contact, group):
        return False
    strangers = {p.actor.country for p in ours} - {p.actor.country for p in theirs}
    if contact.status == "refused" and group.status == "scheduled" and strangers:
        return False  # "the bloc's leaders meet in May ... China declined to sit down with the bloc"
    if contact.status == "refused" and len(ours) == 1 and _states(theirs) > 3 and group.status not in UNDONE:
        return False  # one of five "ruled out any meeting": what the others plan is not refused
    if _states(ours) > 2 and _states(theirs) == 2 and any(map(_named, theirs)) and not any(map(_named, ours)):
        return False  # experts of three states meet, where two ministers did
    few = _states(ours) == 2 and contact.kind != "summit" and sum(map(_named, ours)) > 1
    if few and _states(theirs) > 2 and group.kind != "summit" and not any(map(_named, theirs)):
        return False  # two ministers by name meet, where officials of three states will
    ours = [a for a in ours if not _stands_for_state(a, ours, theirs)] or ours
    if _states(theirs) > 2 and _states(ours) > 1 and not any(_same(a, theirs[0]) for a in ours):
        return False  # two of the many whom the king received, without the king
    one = all(any(_same(a, b) for b in theirs) for a in ours)
    other = all(any(_same(a, b) for a in ours) for b in theirs)
    return one or other


def _with_somebody_else(ours: list[Party], theirs: list[Party]) -> bool:
    """Whether one of two met another by name than before: "was received by the emir ... had lunch with *Khaled*"."""
    if len(ours) != 2 or len(theirs) != 2:
        return False
    mine, others = ({id(p.entity) for p in parties if _named(p)} for parties in (ours, theirs))
    if len(mine) == len(others) == 2 and len(mine & others) == 1:
        return True
    # "the minister talked with *Jaishankar* and later called on *Modi*": of the same minister
    same = [a for a in ours if any(a.entity is b.entity for b in theirs)]
    return len(same) == len(mine) == len(others) == 1 and not mine & others and not _named(same[0])


def _is_new_wish(contact: Contact, group: Group) -> bool:
    """Whether named people may meet, after a contact of others was called off: "said he was willing to talk to him"."""
    sentence = contact.sentence
    again = any(sentence.lower[c] == "again" for c in sentence.children[contact.head])
    if group.status in UNDONE and again and contact.status in {"scheduled", "intended"}:
        return True  # "a call on the premier was dropped ... the ministers will see each other *again* in May"
    if group.status not in UNDONE or contact.status not in {"intended", "possible"} or contact.weak:
        return False
    apart = contact.sentence is not group.contacts[-1].sentence and contact.sentence.pos[contact.head] == "VERB"
    return apart and any(_named(p) for p in contact.parties) and not any(_named(p) for p in group.parties)


def _is_another(contact: Contact, group: Group) -> bool:
    """Whether "*a* meeting of the two ministers" is told of where two others, called by name, were to meet."""
    sentence = contact.sentence
    first = sentence is not group.contacts[0].sentence and sentence.pos[contact.head] == "NOUN"
    if not first or not any(sentence.lower[c] in {"a", "an"} for c in sentence.children[contact.head]):
        return False
    apart = contact.status != group.status and not contact.weak
    return apart and not any(map(_named, contact.parties)) and all(map(_named, group.parties))


def _are_of_other_rank(contact: Contact, group: Group) -> bool:
    """Whether heads of state or government met, where the ministers did before, or the other way round."""
    for ours in contact.parties:
        if not (mine := _rank(ours)):
            continue
        land = [p for p in group.parties if p.actor.country == ours.actor.country and ours.actor.country]
        if any(p.entity is ours.entity for p in land):
            continue
        ranks = {_rank(p) for p in land} - {""}
        if ranks and mine not in ranks and len(ranks) == 1:
            return True
    return False


def _rank(party: Party) -> str:
    """Whether somebody is at the head of a state or government, or a minister; "" of others."""
    kinds = load_kinds()
    if party.entity.kind not in {"person", "office", "group", "relation"}:
        return ""
    words = f"{party.entity.role or ''} {party.actor.role or ''} {party.actor.name} {party.actor.text}".lower()
    told = {word.removesuffix("'s").rstrip("s,") for word in words.replace("-", " ").split()}
    if told & load_words().out_of_office:
        return ""
    return "head" if told & kinds.heads else "minister" if told & kinds.ministers else ""


def _is_last_time(contact: Contact, group: Group) -> bool:
    """Whether those who "*last* met in Prague" did so before the contact told of here, unless the day is the same."""
    sentence = contact.sentence
    if not group.past:
        return False
    beside = {sentence.lower[c] for c in sentence.children[contact.head]}
    last = "last" in beside and (sentence.pos[contact.head] == "VERB" or bool(beside & {"its", "their", "the"}))
    dated = contact.date is not None and any(c.date is not None for c in group.contacts)
    return last and not dated


def _is_lower(contact: Contact, group: Group) -> bool:
    """Whether deputies, experts or officers meet, where those told of before are called by name."""
    if _of_lower_rank(contact.parties) and any(map(_named, group.parties)):
        return True
    # "border chiefs met ... *the minister*, who had talks with his counterpart in May"
    high = [p for p in contact.parties if _named(p) and _rank(p)]
    apart = contact.sentence is not group.contacts[-1].sentence and contact.sentence.pos[contact.head] != "PRON"
    return bool(high) and apart and not contact.refers and not contact.echo and _of_lower_rank(group.parties)


def _of_lower_rank(parties: list[Party]) -> bool:
    ranks = load_kinds().lower_ranks
    words = [set(p.actor.text.lower().replace("-", " ").split()) for p in parties]
    lower = all(w & ranks or {word.removesuffix("s") for word in w} & ranks for w in words)
    return lower and not any(map(_named, parties))


def _is_courtesy_call(contact: Contact, group: Group) -> bool:
    """Whether somebody "called on" one whom talks told of before did not name."""
    sentence, verbs = contact.sentence, load_words().calling_on
    called = sentence.pos[contact.head] == "VERB" and sentence.lemmas[contact.head] in verbs
    if not called or contact.kind != "meeting" or group.kind == "meeting":
        return False
    people = [p for p in contact.parties if _named(p)]
    return len(people) > 1 and not all(any(p.entity is q.entity for q in group.parties) for p in people)


def _stands_for_state(person: Party, ours: list[Party], theirs: list[Party]) -> bool:
    """Whether somebody of no known country may speak for a state that the others name and nobody of ours is of."""
    if not person.is_person or person.actor.country is not None:
        return False
    told = {p.actor.country for p in ours}
    return any(p.is_state and p.actor.country not in told for p in theirs)


def _is_told_by_name(party: Party, parties: list[Party]) -> bool:
    """Whether it is one of several of whom another tells the name: "*the three leaders*" beside Marcos and Kishida."""
    one_of = party.entity.plural and party.entity.name.endswith(")") and party.actor.country is not None
    return one_of and any(_named(p) and p.actor.country == party.actor.country for p in parties)


def _of_bodies(parties: list[Party]) -> set[str]:
    """The bodies among them: who breakfasts with NATO's secretary-general does not yet meet NATO."""
    return {p.actor.name for p in parties if p.entity.kind == "organisation" and p.actor.sectors[:1] != ["GOV"]}


def _states(parties: list[Party]) -> int:
    return len({p.actor.country or p.actor.name for p in parties})


def _same_way(contact: Contact, group: Group) -> bool:
    """Whether two visits go to the same country, as far as both tell where they go."""
    hosts = {c.host.actor.country for c in group.contacts if c.host is not None}
    return contact.host is None or not hosts or contact.host.actor.country in hosts


def _same(a: Party, b: Party) -> bool:
    if a.entity is b.entity or a.actor.name == b.actor.name:
        return True
    if a.actor.country is None or a.actor.country != b.actor.country or a.armed != b.armed:
        return False  # a government is not its rebels
    return not (_named(a) and _named(b))


def _named(party: Party) -> bool:
    return party.entity.kind == "person" and not party.entity.plural and not party.vague


def _clash(person: Party, others: list[Party]) -> bool:
    """Whether the others have somebody else of the person's country, and not the person."""
    if any(_same(person, other) and other.is_person for other in others):
        return False
    same_country = [o for o in others if _named(o) and o.actor.country == person.actor.country]
    return bool(same_country) and _named(person)
