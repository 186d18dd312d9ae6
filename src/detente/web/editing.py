"""From a form to a record: every span holds the words that it claims, as in the machine's records."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from detente.events import load_ontology
from detente.web.corrections import KINDS, Kind, Record
from detente.web.formfields import Fields, FormError, Reader

__all__ = ["Editor", "Fields", "FormError"]


class Editor(Reader):
    """Makes a record of one form."""

    def record(self, kind: Kind, id: str) -> Record:
        """The record.

        Raises:
            FormError: it cannot be made; the message is for the reader.
        """
        made = {"event": self._event, "statement": self._statement, "engagement": self._engagement}
        values = made.get(kind, self._position)()
        try:
            return KINDS[kind](id=id, **values)
        except ValidationError as error:
            first = error.errors()[0]
            raise FormError(f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}") from error

    def _event(self) -> dict[str, Any]:
        type_, _, mode = self.value("type").partition("/")
        wrong = load_ontology().check(type_, mode or None)
        if wrong:
            raise FormError(wrong)
        trigger, sentence = self.place_of("trigger")
        actors, recipients = self.who("actor", trigger), self.who("recipient", trigger)
        if not actors and not recipients:
            raise FormError("an event needs somebody who acts, or somebody to whom it is done")
        date, date_span = self.date(trigger)
        place, place_span = self.place(trigger)
        ontology = load_ontology()
        return {
            "type": type_,
            "mode": mode or None,
            "status": self.value("status"),
            "actors": actors,
            "recipients": recipients,
            "date": date,
            "place": place,
            "contexts": self.kept.get("contexts", []),
            "auxiliary": self.kept.get("auxiliary", []),
            "attribution": self.attribution(trigger),
            "quad": ontology.types[type_].quad,
            "score": ontology.score(type_, mode or None),
            "confidence": 1.0,
            "evidence": {
                "sentence": sentence,
                "trigger": trigger,
                "actors": [who.evidence for who in actors],
                "recipients": [who.evidence for who in recipients],
                "date": date_span,
                "place": place_span,
            },
        }

    def _statement(self) -> dict[str, Any]:
        content = self.content()
        sentence = self.sentence(content[0])
        speaker = next(iter(self.who("speaker", content[0])), None)
        cue = self.span("cue", content[0], needed=False)
        date, _ = self.date(content[0])
        return {
            "form": self.value("form"),
            "speaker": speaker,
            "cue": self.text[slice(*cue)] if cue else None,
            "content": " ".join(self.text[start:end] for start, end in content),
            "about": self.who("about", content[0]),
            "addressees": self.who("addressee", content[0]),
            "occasion": self.kept.get("occasion"),
            "date": date,
            "issues": self.issues(),
            "within": self.kept.get("within"),
            "evidence": {
                "sentence": sentence,
                "speaker": speaker.evidence if speaker else None,
                "cue": cue,
                "content": content,
            },
        }

    def _engagement(self) -> dict[str, Any]:
        trigger, sentence = self.place_of("trigger")
        parties = self.who("party", trigger)
        if not parties:
            raise FormError("an engagement needs a party")
        date, date_span = self.date(trigger)
        place, place_span = self.place(trigger)
        status = self.value("status")
        evidence = {
            "sentence": sentence,
            "trigger": trigger,
            "actors": [who.evidence for who in parties],
            "recipients": [],
            "date": date_span,
            "place": place_span,
        }
        mentions = [{"status": status, "attribution": self.attribution(trigger), "evidence": evidence}]
        return {
            "kind": self.value("kind"),
            "status": status,
            "parties": parties,
            "host": next(iter(self.who("host", trigger)), None),
            "date": date,
            "place": place,
            "issues": self.issues(),
            "mentions": mentions + self.kept.get("mentions", [])[1:],
        }

    def _position(self) -> dict[str, Any]:
        target, sentence = self.place_of("target")
        holder = next(iter(self.who("holder", target)), None)
        if holder is None:
            raise FormError("a position needs its holder")
        kind = self.value("target_kind")
        return {
            "holder": holder,
            "stance": self.value("stance"),
            "target": {
                "kind": kind,
                "text": self.text[slice(*target)],
                "actor": self.kept.get("target", {}).get("actor") if kind == "actor" else None,
            },
            "statement": self.kept.get("statement"),
            "evidence": {
                "sentence": sentence,
                "holder": holder.evidence,
                "cue": self.span("cue", target, needed=False),
                "target": target,
            },
        }
