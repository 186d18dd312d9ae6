"""Which copies of real articles are found, and what is taken for one that is none.

    python benchmarks/copies.py news.jsonl

Of each article several copies are made: whole; with 5 and 10 words in a hundred replaced by words of other articles;
its first half; its first quarter. All go into one corpus, on the day after their originals. An article of the input
that is a copy of another counts as a wrong find.
"""

from __future__ import annotations

import argparse
import datetime
import random
import sys
import time
from collections import Counter

from detente.corpus import Text, earlier, find_copies
from detente.reading import read
from detente.record import Article

SHORT = 50
"""Copies of fewer words than this are counted apart."""


def copies(article: Article, words: list[str], chance: random.Random) -> dict[str, str]:
    """The copies of an article by what was done to it."""
    told = article.text.split(" ")
    paragraphs = [paragraph for paragraph in article.text.split("\n") if paragraph.strip()]

    def replaced(share: float) -> str:
        new = list(told)
        for place in chance.sample(range(len(new)), max(1, int(share * len(new)))):
            new[place] = chance.choice(words)
        return " ".join(new)

    return {
        "whole": article.text,
        "5% of words replaced": replaced(0.05),
        "10% of words replaced": replaced(0.10),
        "first half": "\n".join(paragraphs[: max(1, len(paragraphs) // 2)]),
        "first quarter": "\n".join(paragraphs[: max(1, len(paragraphs) // 4)]),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+")
    names = parser.parse_args().articles
    chance, day = random.Random(1), datetime.date(2020, 1, 1)
    articles = list(read(names, on_problem=lambda problem: print(problem, file=sys.stderr)))
    words = [word for article in articles for word in article.text.split() if word.islower()]
    texts, made = [], {}
    for number, article in enumerate(articles):
        published = day + datetime.timedelta(days=number % 300)
        texts.append(Text(str(number), published, article.text))
        for kind, text in copies(article, words, chance).items():
            made[f"{number} {kind}"] = (kind, len(text.split()) < SHORT)
            texts.append(Text(f"{number} {kind}", published + datetime.timedelta(days=1), text))
    texts.sort(key=earlier)
    began = time.process_time()
    found = list(find_copies(texts, {text.key: text.text for text in texts}.__getitem__))
    seconds = time.process_time() - began
    right = Counter(made[copy.key] for copy in found if copy.key in made and copy.key.split()[0] == copy.of.split()[0])
    wrong = [copy for copy in found if copy.key.split()[0] != copy.of.split()[0]]
    print(f"{len(articles):,} articles, {len(texts):,} texts, {seconds:.1f} s of one core")
    for (kind, short), count in sorted(Counter(made.values()).items()):
        what = f"{kind}, under {SHORT} words" if short else kind
        print(f"{what:40} {right[kind, short]:5} of {count:5}  {right[kind, short] / count:6.1%}")
    print(f"{'taken for copies of another article':40} {len(wrong):5}")
    for copy in wrong[:10]:
        print(f"  {copy}")


if __name__ == "__main__":
    main()
