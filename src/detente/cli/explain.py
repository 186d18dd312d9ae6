"""``detente explain``: why a sentence gave what it gave, for whoever extends the codebook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from detente.cli.coding import load_coder
from detente.cli.options import Actors, Codebook, CodebookOnly, Model
from detente.cli.terminal import fail, quiet_end
from detente.parsing import DEFAULT_MODEL
from detente.setup import Setup

if TYPE_CHECKING:
    from detente.events import Proposal, Trace
    from detente.events.codebook.patterns import Pattern
    from detente.events.matching.found import Found
    from detente.parsing import Clause, Sentence
    from detente.record import Actor, Document
    from detente.resolving import Resolution

NEAR = 4
"""How many near misses, and how many matches that lost, are shown of a word unless all are asked for."""
OTHERS = 3
"""How many alternatives of a pattern are shown besides those that stand in the sentence."""
_ALTERNATIVES = re.compile(r"[^\s()\[\]|]+(?:\|[^\s()\[\]|]+)+")


def explain(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="One or more sentences.", show_default=False)],
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="The day of the article (YYYY-MM-DD).")
    ] = None,
    all_misses: Annotated[bool, typer.Option("--all", help="Show every pattern that was tried.")] = False,
    model: Model = DEFAULT_MODEL,
    codebook: Codebook = None,
    codebook_only: CodebookOnly = False,
    actors: Actors = None,
) -> None:
    """Show why a sentence gave what it gave.

    Its clauses, who its actors are, the codebook entries that matched, those that nearly did and what kept them out.
    """
    if not sentence.strip():
        fail("there is no sentence to explain", code=2)
    console = Console(highlight=False, emoji=False)
    coder = load_coder(Setup(model, codebook, actors, codebook_only), Console(stderr=True))
    try:
        document = coder.code(sentence, published=published)
    except ValueError:
        fail(f"--published {published!r} is no date: write it as 2023-04-26", code=2)
    parsed = coder.parser.parse(document.article.text)
    resolution = coder.resolver.resolve(parsed, document.article.published)
    with quiet_end():
        for one in parsed.sentences:
            console.print(Text(one.text(0, len(one) - 1), style="bold"))
            console.print(_actors(one, resolution))
            console.print(_clauses(one))
            console.print(_codebook(coder.events.trace(one, resolution), all_misses))
            asked = coder.events.asked(one, resolution)
            if asked:
                console.print(_opinion(asked))
            console.print(_records(document, one))
            console.print()


def _actors(sentence: Sentence, resolution: Resolution) -> Tree:
    tree = Tree(Text("actors", style="cyan"))
    for mention in resolution.mentions:
        if mention.sentence is sentence:
            tree.add(Text.assemble((mention.actor.text, "bold"), f" → {_actor(mention.actor)} ", (mention.kind, "dim")))
    if not tree.children:
        tree.add(Text("none", style="dim"))
    return tree


def _actor(actor: Actor) -> str:
    parts = [actor.country or "no country", "/".join(actor.sectors), actor.role or ""]
    return f"{actor.name} ({', '.join(part for part in parts if part)})"


def _clauses(sentence: Sentence) -> Tree:
    tree = Tree(Text("clauses", style="cyan"))
    nodes: dict[int, Tree] = {}
    waiting = list(sentence.clauses)
    while waiting:
        placed = [c for c in waiting if c.parent is None or id(c.parent) in nodes] or waiting[:1]
        for clause in placed:
            above = nodes.get(id(clause.parent)) if clause.parent is not None else None
            nodes[id(clause)] = (above or tree).add(_clause(clause))
            waiting.remove(clause)
    if not tree.children:
        tree.add(Text("none", style="dim"))
    return tree


def _clause(clause: Clause) -> Text:
    sentence = clause.sentence

    def words(tokens: list[int]) -> str:
        return ", ".join(sentence.words[i] for i in tokens)

    text = Text()
    text.append(f"{clause.lemma}{' ' + clause.particle if clause.particle else ''}", style="bold")
    for label, tokens in (("who", clause.subjects), ("whom", clause.objects), ("to whom", clause.indirect)):
        if tokens:
            text.append(f"  {label}: ", style="dim")
            text.append(words(tokens))
    for preposition, head in clause.obliques:
        text.append(f"  {preposition}: ", style="dim")
        text.append(sentence.words[head])
    traits = [clause.tense, *clause.modals]
    traits += [name for name in ("passive", "progressive", "negated", "question") if getattr(clause, name)]
    hangs = clause.link if not clause.marker else f"{clause.link} “{clause.marker}”"
    via = f" of “{sentence.words[clause.via]}”" if clause.via is not None else ""
    text.append(f"  [{', '.join(traits)}; {hangs}{via}]", style="dim")
    return text


def _codebook(traces: list[Trace], all_shown: bool) -> Tree:
    tree = Tree(Text("codebook", style="cyan"))
    for trace in _once_each(traces):
        sentence = trace.clause.sentence
        spoken = frozenset(sentence.lemmas) | frozenset(sentence.lower)

        def brief(pattern: Pattern, spoken: frozenset[str] = spoken) -> str:
            return pattern.source if all_shown else shortened(pattern.source, spoken)

        branch = tree.add(Text(f"“{sentence.words[trace.clause.head]}”", style="bold"))
        if trace.found is not None:
            branch.add(_match(trace.found, brief(trace.found.pattern), won=True))
        beaten = trace.beaten if all_shown else trace.beaten[-NEAR:]
        for found in reversed(beaten):
            branch.add(_match(found, brief(found.pattern), won=False))
        misses = [(entry, miss) for entry, miss in trace.misses if miss.near or all_shown]
        misses.sort(key=lambda each: -each[1].reached)
        for entry, miss in misses if all_shown else misses[:NEAR]:
            what = f"{entry.id} ({entry.type or 'composed'}): {brief(miss.pattern)} "
            branch.add(Text.assemble(("✗ ", "red"), what, (f"— {miss.reason}", "italic dim")))
        hidden = len(trace.misses) + len(trace.beaten) - min(len(misses), NEAR) - len(beaten)
        if hidden > 0 and not all_shown:
            branch.add(Text(f"and {hidden} more (--all shows them)", style="dim"))
    if not tree.children:
        tree.add(Text("no word of the codebook is a predicate here", style="dim"))
    return tree


def _opinion(asked: list[tuple[Proposal, dict[str, float]]]) -> Tree:
    """What the second opinion was asked where the codebook has no word, and its likeliest answers."""
    tree = Tree(Text("second opinion", style="cyan"))
    for proposal, chances in asked:
        sentence = proposal.clause.sentence
        answers = sorted(chances, key=lambda type_: -chances[type_])[:2]
        told = ", ".join(f"{type_} {chances[type_]:.2f}" for type_ in answers)
        branch = Text.assemble((f"“{sentence.words[proposal.clause.head]}”", "bold"))
        branch.append(f" {proposal.sources[0].actor.text} → {sentence.article[slice(*proposal.targeted)]}: ")
        branch.append(told or "no answer")
        tree.add(branch)
    return tree


def _once_each(traces: list[Trace]) -> list[Trace]:
    """One trace of each word: one that is tried again loosely is listed again only if that found something."""
    kept: dict[tuple[int, str], Trace] = {}
    for trace in traces:
        key = (trace.clause.head, trace.clause.kind)
        if key not in kept or trace.found is not None:
            kept[key] = trace
    return list(kept.values())


def shortened(source: str, spoken: frozenset[str]) -> str:
    """A pattern with the alternatives that stand in the sentence (``spoken``) and a few of the others.

    >>> shortened("A expel|oust|eject|boot_out|turf_out R", frozenset({"expel"}))
    'A expel|oust|eject|boot_out|… R'
    """

    def shorten(match: re.Match[str]) -> str:
        words = match[0].split("|")
        there = [word for word in words if spoken.issuperset(word.split("_"))]
        others = [word for word in words if word not in there]
        if len(others) <= OTHERS:
            return match[0]
        left_out = set(others[OTHERS:])
        return "|".join(word for word in words if word not in left_out) + "|…"

    return _ALTERNATIVES.sub(shorten, source)


def _match(found: Found, pattern: str, *, won: bool) -> Text:
    entry = found.entry
    kind = f"{found.type}/{found.mode}" if found.mode else found.type
    text = Text.assemble(("✓ ", "green") if won else ("· ", "dim"), (kind, "bold" if won else ""))
    text.append(f" by {entry.id}: {pattern} ")
    if found.inner:
        text.append("of " + ", ".join(inner.entry.id for inner in found.inner) + " ", style="dim")
    if found.consumed:
        text.append("(part of another event) ", style="dim")
    text.append(f"{entry.path.name}:{entry.line}", style="dim")
    return text


def _records(document: Document, sentence: Sentence) -> Tree:
    tree = Tree(Text("record", style="cyan"))
    for event in document.events:
        if event.evidence.sentence != (sentence.start, sentence.end):
            continue
        sides = [" + ".join(_actor(actor) for actor in side) or "—" for side in (event.actors, event.recipients)]
        kind = f"{event.type}/{event.mode}" if event.mode else event.type
        text = Text.assemble((kind, "bold green"), f"  {sides[0]} → {sides[1]}  ", (event.status, "bold"))
        if event.auxiliary:
            text.append(f" ({', '.join(event.auxiliary)})")
        text.append(f"  confidence {event.confidence:.2f}", style="dim")
        says = [link.speaker.name if link.speaker else "somebody" for link in event.attribution]
        if says:
            text.append(f"  says {', '.join(reversed(says))}", style="magenta")
        tree.add(text)
    for statement in document.statements:
        if statement.evidence.sentence == (sentence.start, sentence.end):
            speaker = _actor(statement.speaker) if statement.speaker else "somebody"
            said = f"{speaker} [{statement.cue or statement.form}]: {statement.content}"
            tree.add(Text.assemble(("statement ", "magenta"), said))
    for engagement in document.engagements:
        if any(mention.evidence.sentence == (sentence.start, sentence.end) for mention in engagement.mentions):
            parties = " + ".join(_actor(party) for party in engagement.parties)
            what = f"{engagement.kind} {engagement.status}: {parties}"
            tree.add(Text.assemble(("engagement ", "blue"), what))
    for position in document.positions:
        if position.evidence.sentence == (sentence.start, sentence.end):
            what = f"{_actor(position.holder)} {position.stance} {position.target.text}"
            tree.add(Text.assemble(("position ", "yellow"), what))
    if not tree.children:
        tree.add(Text("nothing", style="dim"))
    return tree
