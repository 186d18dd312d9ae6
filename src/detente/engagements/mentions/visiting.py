"""Visits told by a word before a name: "the *visiting* Thai minister", "told *visiting* envoy Erik Solheim"."""

from __future__ import annotations

from detente.engagements.contact import Contact
from detente.engagements.mentions.reader import Reader
from detente.engagements.parties.named import Party, parties_at, state_called
from detente.parsing import Sentence

_QUOTES = frozenset({'"', "''", "”", "’", "'"})


class Visiting(Reader):
    """Finds the visits that "visiting" before somebody tells."""

    def visiting(self, sentence: Sentence) -> list[Contact]:
        """The visits of those whom a sentence calls visiting, as far as it tells whom or where they visit."""
        found = []
        for token, word in enumerate(sentence.lower):
            inside = (m.head for m in self.resolution.of(sentence) if m.first <= token < m.head and m.kind != "pronoun")
            head = next(
                inside, sentence.heads[token]
            )  # "told visiting envoy Erik Solheim", read as "told ... visiting"
            if token == 0 or sentence.words[token - 1] in _QUOTES:
                behind = (m.head for m in self.resolution.of(sentence) if m.first == token + 1 and m.kind == "person")
                head = next(behind, head)  # '"We agree," visiting President Vicente Fox said'
            if word == "visiting" and head > token and sentence.pos[head] in {"NOUN", "PROPN"}:
                contact = self._guest(sentence, token, head)
                found += [contact] if contact is not None else []
        return found

    def _guest(self, sentence: Sentence, token: int, head: int) -> Contact | None:
        owners = [p for p in self.people.at(sentence, head) if p.political and not p.is_state]
        homes = {p.actor.country for p in owners}
        hosts = self._hosts(sentence, head, owners) if owners and None not in homes else []
        if not hosts:
            return None
        contact = Contact("visit", sentence, token, (token, token), [*owners, *hosts], hosts[0], status="under way")
        contact.echo = True  # of the visit told already, if there is one
        return self._attributed(contact)

    def _hosts(self, sentence: Sentence, head: int, owners: list[Party]) -> list[Party]:
        """Where the guest is: the country of whose counterpart he is, that of the dateline, or of who receives him."""
        homes = {p.actor.country for p in owners}
        whose = [p for h in sentence.dependents(head, "poss") for p in parties_at(self.resolution, sentence, h)]
        written = self.people.here(owners)
        people = [m for m in self.resolution.of(sentence) if m.kind in {"person", "office"} and not m.plural]
        here = [p for m in people for p in parties_at(self.resolution, sentence, m.head) if p.political and p.is_person]
        for parties in (whose, written, here):
            lands = {p.actor.country: p for p in parties if p.actor.country and p.actor.country not in homes}
            if len(lands) == 1:
                (code, party), *_ = lands.items()
                return [state_called(code, party.actor.text, party.actor.evidence)] if code else []
        return []
