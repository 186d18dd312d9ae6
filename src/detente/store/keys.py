"""Keys: by what an article and its records are known."""

from __future__ import annotations

import hashlib
import json

from detente.record import Article


def article_key(article: Article) -> str:
    """The first 16 hexadecimal digits of the SHA-1 over id, day of publication, title and text.

    They are joined as a JSON array without spaces between its elements, non-ASCII characters as they are, in UTF-8.
    """
    published = article.published.isoformat() if article.published is not None else None
    content = json.dumps(
        [article.id, published, article.title, article.text], ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha1(content.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:16]


def record_number(key: str) -> int:
    """The place of a record among those of its kind in its article, from 1 ("…/e12": 12)."""
    return int(key.rpartition("/")[2][1:])
