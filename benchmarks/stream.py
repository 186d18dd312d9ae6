"""A stream of news in which four articles of five are not political, as JSON Lines on standard output.

    python benchmarks/stream.py [POLITICAL ...] [--articles N] [--seed N] > stream.jsonl

Every fifth article is one of POLITICAL (what `detente code` reads; by default examples/). The others are made up here:
match reports, company results, forecasts and findings. A third of them quote somebody, a fifth name a country.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path

from detente.reading import read

EXAMPLES = Path(__file__).parent.parent / "examples"

WORDS = {
    "town": """Ashcombe Larkfield Penhurst Marlow Brackton Eastmere Thornby Wexcliffe Kelso Dunmore Selby Oakhampton
        Rivermouth Holloway Stanbridge Coldwater Fairhaven Millbrook Westport Greyford""".split(),
    "club": ["Rovers", "Wanderers", "Albion", "Harriers", "Falcons", "Mariners", "Olympic", "Hornets", "United"],
    "first": "Tom Ellen Marco Ruth Jonas Petra Liam Nadia Owen Clara Hugo Ines Felix Mona Stefan Greta Noel".split(),
    "last": """Hartley Brandt Moreau Okoro Lindqvist Castell Dvorak Pell Sandoval Reyes Whitlock Amsel Norling Bracken
        Tavish Corrigan Belmar Ostrow Vance Kessler""".split(),
    "firm": ["Norvane", "Halden Foods", "Brightmoor", "Castor Logistics", "Pelham Steel", "Orbis Retail", "Tarn Energy",
        "Lumen Devices", "Quill Media", "Verity Bank", "Sable Motors", "Finch & Dale"],
    "lab": ["the Penhurst Institute", "Larkfield University", "the Marine Station at Rivermouth", "Eastmere College",
        "the Coldwater Observatory", "the Selby Centre for Genetics"],
    "animal": "otters bumblebees mackerel newts starlings salmon hedgehogs seahorses moths".split(),
    "thing": "protein enzyme mineral pigment polymer crystal fungus alloy".split(),
    "product": "headphones tyres yoghurt batteries printers parcels bicycles glassware tractors insulation".split(),
    "month": "January February March April May June July August September October November".split(),
    "weekday": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "number": "three four five six seven eight nine eleven twelve fourteen twenty thirty".split(),
    "percent": [f"{n} per cent" for n in range(2, 38)],
    "score": "2-1 3-0 1-1 4-2 0-0 3-2 2-2 1-0 5-1".split(),
    "degrees": [str(n) for n in range(4, 34)],
    "country": "Spain France Canada Japan Brazil Germany Kenya Norway Australia Italy".split(),
}  # fmt: skip

FIELDS = {
    "sport": """{town} {club} came from behind to beat {town} {club} {score} on {weekday} in front of a full ground.
        {first} {last} opened the scoring after {number} minutes with a low shot from the edge of the box.
        The visitors had the better of the first half and hit the post twice.
        {last} made way for {first} {last} at the break with a tight hamstring.
        A heavy pitch suited neither side, and passes went astray in midfield.
        The result lifts {town} to {number} points, level with {town} {club}.
        {first} {last} took the hurdles title in a personal best, a stride ahead of {first} {last}.
        Rain delayed the start by an hour, and only {number} overs were bowled before tea.
        The left-hander finished unbeaten on {degrees} as the last wicket pair held out.
        In the women's race {first} {last} led from the third lap and was never caught.
        The goalkeeper kept out two penalties in {number} minutes.
        {town} have not lost at home since {month}.
        The second seed dropped her serve early but recovered to win in straight sets.
        There was little between the crews until the final bend of the river.
        Season tickets for the new stand go on sale next {month}.
        {first} {last}, who turned professional last {month}, needed only {number} holes to take the lead.""",
    "business": """{firm} earned {percent} more in the quarter to {month} as sales of {product} grew.
        Shares in {firm} rose {percent} in early trading and closed near their high for the year.
        The group opened {number} shops and shut two during the period.
        Margins widened because freight became cheaper and the warehouse in {town} worked at full capacity.
        Revenue from {product} fell {percent}, less than analysts had feared.
        {firm} will move its head office from {town} to {town} in {month}.
        The dividend goes up to {number} pence a share.
        Net debt stood at {degrees} million at the end of {month}, down {percent}.
        {first} {last} takes over as finance director of {firm} after {number} years at {firm}.
        Orders for {product} were flat, while spare parts brought in {percent} more.
        The company makes {product} and {product} at plants in {town} and {town}.
        Prices of raw materials eased for {number} weeks in a row.
        Online sales now make up {percent} of the total.
        The merger of {firm} with {firm} closed on {weekday} without further conditions.
        A new line of {product} is due in the shops before {month}.
        Trading since the end of the year has been in line with the plan.""",
    "weather": """Rain will spread from the west on {weekday}, heavy at times over {town} and the hills behind it.
        Temperatures reach {degrees} degrees inland and a little less along the coast.
        A band of cloud clears {town} by noon, leaving a dry and bright afternoon.
        Fog patches near {town} are slow to lift and may turn to frost after dark.
        Winds freshen from the south and gusts of {degrees} knots are likely at {town}.
        The dry spell in {town} has lasted {number} weeks, the longest since {month}.
        Snow lay {degrees} centimetres deep above {town} on {weekday} morning.
        High pressure builds towards the weekend, with light winds and cold nights.
        Showers die out in the evening and skies clear from the north.
        The river at {town} stood {number} centimetres below its mark and was falling.
        Tides run high on {weekday}, so low paths at {town} may be under water.
        Pollen counts stay moderate, with grasses at their peak.
        Sea temperatures are two degrees above what is usual in {month}.
        Thunder is possible over {town} late on {weekday}.
        The outlook for {month} is mild and unsettled.
        It was the warmest {weekday} in {town} for {number} years.""",
    "science": """A team at {lab} has traced how {animal} find their way in the dark.
        The {thing} binds to the cell wall and keeps water out, which explains why it lasts.
        Samples from {number} sites near {town} held more of the {thing} than models allow for.
        {animal} tagged in {month} travelled {degrees} kilometres before they settled.
        The telescope above {town} picked up a faint glow around the star in {month}.
        Older trees stored {percent} more carbon than young ones of the same kind.
        The instrument weighs {number} grams and runs for a year on one battery.
        Under the microscope the {thing} forms plates thinner than a hair.
        Numbers of {animal} along the coast have doubled since the ponds were dug.
        The fossil, the size of a thumb, lay in clay {degrees} metres below the quarry at {town}.
        Mice that were fed the {thing} slept {percent} longer.
        Two of the {number} samples showed no effect, and the reason is not yet clear.
        The work appears in this month's issue of a journal of ecology.
        Similar patterns turn up in {animal} and, more weakly, in {animal}.
        The probe passes behind the moon for {number} minutes on each orbit.
        Heating the {thing} to {degrees} degrees makes it brittle.""",
}
QUOTES = """"We were patient and it paid off," {first} {last} said.
    {first} {last} said that the next {number} weeks would show how much had changed.
    "Nobody here expected numbers like these," said {first} {last}, who has followed {product} for {number} years.
    According to {first} {last}, there is more to come before {month}."""
ABROAD = """The next meeting of the two is in {country} in {month}.
    Much the same has been seen in {country} and {country}.
    A second site in {country} opens in {month}."""

_SLOT = re.compile(r"\{(\w+)\}")


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()]


def fill(template: str, chance: random.Random) -> str:
    sentence = _SLOT.sub(lambda slot: chance.choice(WORDS[slot[1]]), template)
    return sentence[0].upper() + sentence[1:]


def unpolitical(chance: random.Random) -> str:
    """One article of five to nine paragraphs."""
    own = 2 * lines(FIELDS[chance.choice(list(FIELDS))])
    chance.shuffle(own)
    paragraphs: list[list[str]] = []
    for _ in range(chance.randint(5, 9)):
        paragraphs.append([fill(own.pop(), chance) for _ in range(chance.randint(2, 4)) if own])
    if chance.random() < 1 / 3:
        for _ in range(chance.randint(1, 2)):
            paragraphs.insert(chance.randint(1, len(paragraphs)), [fill(chance.choice(lines(QUOTES)), chance)])
    if chance.random() < 1 / 5:
        chance.choice(paragraphs).append(fill(chance.choice(lines(ABROAD)), chance))
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs)


def stream(political: list[dict[str, object]], articles: int, seed: int) -> Iterator[dict[str, object]]:
    """So many articles, every fifth of them the next of ``political``."""
    chance = random.Random(seed)
    taken = cycle(political)
    for number in range(articles):
        day = date(2024, 1, 1) + timedelta(days=number // 50)
        if number % 5 == 0:
            yield next(taken) | {"id": f"political-{number}"}
        else:
            yield {"id": f"other-{number}", "published": day.isoformat(), "text": unpolitical(chance)}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("political", nargs="*", default=[str(EXAMPLES)], help="what `detente code` reads")
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    found = read(arguments.political, on_problem=lambda problem: print(problem, file=sys.stderr))
    political = [article.model_dump(mode="json") for article in found]
    for article in stream(political, arguments.articles, arguments.seed):
        print(json.dumps(article, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
