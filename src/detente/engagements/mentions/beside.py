"""Visits told beside a name, between commas: "the minister, *in Seoul last week*", "the king, *due in Rabat*"."""

from __future__ import annotations

from detente.engagements.contact import Contact
from detente.engagements.mentions.reader import Reader
from detente.engagements.parties.named import Party, country_at
from detente.engagements.words import load_words
from detente.parsing import Sentence
from detente.record import EngagementStatus
from detente.resolving import ActorMention


class Beside(Reader):
    """Finds the visits that are told beside a name."""

    def beside(self, sentence: Sentence, mention: ActorMention) -> Contact | None:
        """The visit that stands between commas behind somebody's name; None if there is none."""
        if mention.kind not in {"person", "office"} or mention.plural:
            return None
        owners = [p for p in self.people.at(sentence, mention.head) if p.is_person and p.political]
        if len(owners) != 1:
            return None
        if (heading := self._heads_for(sentence, mention, owners)) is not None:
            return heading
        heads = (
            {mention.head, sentence.heads[mention.head]} if sentence.deps[mention.head] == "appos" else {mention.head}
        )
        for token in range(mention.last + 2, min(mention.last + 4, len(sentence))):
            if sentence.heads[token] not in heads or not self._opens(sentence, token):
                continue
            awaited = sentence.lower[token] in self.kinds.awaited | {"expected"}
            preps = sentence.dependents(token, "prep") if awaited else [token]
            goals = [h for k in preps if sentence.lower[k] in {"in", "at"} for h in sentence.dependents(k, "pobj")]
            contact = self._visit(sentence, token, owners, goals, awaited)
            if contact is not None:
                return contact
        return None

    def _heads_for(self, sentence: Sentence, mention: ActorMention, owners: list[Party]) -> Contact | None:
        """The visit of "Prime Minister Salam *heads to Berlin* Monday", where the parser takes the verb for a noun."""
        verb = mention.last + 1
        if sentence.lower[verb : verb + 1] == [] or sentence.lower[verb] not in load_words().heading:
            return None
        if sentence.pos[verb] == "VERB" or sentence.lower[verb + 1 : verb + 2] not in (["to"], ["for"], ["into"]):
            return None
        goals = [country_at(self.resolution, sentence, h) for h in sentence.dependents(verb + 1, "pobj")]
        abroad = [p for p in goals if p is not None and p.actor.country != owners[0].actor.country]
        if not abroad:
            return None
        place = next((p for p in self.resolution.places if p.sentence is sentence and p.first > verb), None)
        date = next((d for d in self.resolution.dates if d.sentence is sentence and verb < d.first < verb + 8), None)
        contact = Contact(
            "visit", sentence, verb, (verb, verb), [*owners, *abroad[:1]], abroad[0], place, date, "scheduled"
        )
        return self._attributed(contact)

    @staticmethod
    def _opens(sentence: Sentence, token: int) -> bool:
        """Whether a phrase between commas begins at the token: "in", "due in", "currently in"."""
        adverb = sentence.pos[token - 1] == "ADV"
        comma = sentence.words[token - 2 if adverb else token - 1] == ","
        return comma and (sentence.deps[token] == "prep" or sentence.tags[token] in {"JJ", "VBN"})

    def _visit(
        self, sentence: Sentence, token: int, owners: list[Party], goals: list[int], awaited: bool
    ) -> Contact | None:
        homes = {p.actor.country for p in owners}
        others: list[Party] = []
        for head in goals:
            several = self.people.at(sentence, head) if sentence.tags[head] == "NNS" else []
            one = country_at(self.resolution, sentence, head)
            others += [p for p in several if p.is_state] or ([one] if one is not None else [])
        abroad = [p for p in others if p.actor.country not in homes]
        if not others or (len(others) == 1 and not abroad) or None in homes:
            return None
        low, high = token, max(sentence.edges[h][1] for h in goals)
        end = next((k for k in range(high, len(sentence)) if sentence.words[k] == ","), 0)
        if not end:
            return None  # "talks with the minister, N. P., in Vilnius on Monday."
        dates = [d for d in self.resolution.dates if d.sentence is sentence and low <= d.first < end]
        purpose = any(sentence.lower[k] in {"for", "on", "to"} for k in range(high + 1, min(end, high + 6)))
        if not (dates or purpose or awaited) or any(d.kind == "since" for d in dates):
            return None  # "in Dubai since May"
        if any(sentence.lemmas[k] in self.kinds.nouns and not awaited for k in range(high + 1, end)):
            return None  # "in Paris for talks": the talks are told by their own word
        date = dates[0] if dates else None
        ahead = date is not None and self.published is not None and date.date.start > self.published
        over = date is not None and self.published is not None and date.end < self.published
        status: EngagementStatus = "scheduled" if awaited or ahead else "held" if over else "under way"
        place = next((p for p in self.resolution.places if p.sentence is sentence and p.first in range(low, end)), None)
        contact = Contact("visit", sentence, token, (token, token), [*owners, *abroad], abroad[0], place, date, status)
        return self._attributed(contact)
