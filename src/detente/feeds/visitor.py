"""A polite visitor: keeps to robots.txt, does not ask a host too often, gives up in time, reads no more than it may."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from types import TracebackType
from urllib.parse import urlsplit

import httpx
from protego import Protego

from detente._version import __version__
from detente.feeds.settings import Settings

NAME = "detente"
"""The name by which robots.txt knows us."""
MOST_PATIENT = 6 * 3600.0
"""The longest time that a host can ask to be left alone, in seconds."""
_BUSY = {429, 503}


class NotFetchedError(Exception):
    """A page was not fetched. ``what`` says why, ``advice`` what to do."""

    def __init__(self, what: str, advice: str) -> None:
        self.what, self.advice = what, advice
        super().__init__(f"{what}; {advice}")


@dataclass(frozen=True)
class Answer:
    """What a host answered: the address it came from in the end, the status, the headers and the content."""

    url: str
    status: int
    headers: Mapping[str, str]
    content: bytes


class Visitor:
    """Fetches pages. Use it as a context manager. ``clock`` and ``sleep`` are for tests."""

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        contact = f" (+{settings.contact})" if settings.contact else ""
        self.agent = f"{NAME}/{__version__}{contact}"
        self._settings, self._clock, self._sleep = settings, clock, sleep
        self._client = httpx.Client(
            headers={"User-Agent": self.agent, "Accept-Encoding": "gzip, deflate"},
            timeout=settings.timeout,
            follow_redirects=False,
        )
        self._robots: dict[str, Protego | None] = {}
        self._next: dict[str, float] = {}
        self._closed: dict[str, float] = {}

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer to a request for ``url``, redirects followed, each only where robots.txt allows it.

        Raises:
            NotFetchedError: it may not be, or could not be fetched.
        """
        for _ in range(6):
            parts = urlsplit(url)
            if parts.scheme not in {"http", "https"} or not parts.hostname:
                raise NotFetchedError(f"{url[:200]!r} is no address that can be fetched", "leave it out")
            if not self._allowed(url):
                raise NotFetchedError("robots.txt of the site does not allow it", "ask its owner, or leave it out")
            answer = self._get(url, headers or {})
            if answer.status in {301, 302, 303, 307, 308} and "location" in answer.headers:
                url = str(httpx.URL(url).join(answer.headers["location"]))
                continue
            return answer
        raise NotFetchedError("it is redirected too often", "check the address")

    def _allowed(self, url: str) -> bool:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._rules(site)
        rules = self._robots[site]
        return rules is None or rules.can_fetch(url, NAME)

    def _rules(self, site: str) -> Protego | None:
        """The site's robots.txt; none where it has none. One that cannot be had now forbids everything."""
        url = f"{site}/robots.txt"
        for _ in range(4):
            answer = self._get(url, {})
            if answer.status in {301, 302, 303, 307, 308} and "location" in answer.headers:
                url = str(httpx.URL(url).join(answer.headers["location"]))
                continue
            if answer.status >= 500:
                raise NotFetchedError("the site's robots.txt cannot be read now", "it is tried again next time")
            return Protego.parse(answer.content.decode("utf-8", "replace")) if answer.status == 200 else None
        return None

    def _get(self, url: str, headers: Mapping[str, str]) -> Answer:
        host = urlsplit(url).netloc
        if self._closed.get(host, 0.0) > self._clock():
            raise NotFetchedError("the site asked to be left alone for a while", "it is tried again later")
        self._wait(host, url)
        try:
            with self._client.stream("GET", url, headers=dict(headers)) as response:
                content = bytearray()
                for piece in response.iter_bytes():
                    content += piece
                    if len(content) > self._settings.max_bytes:
                        most = f"{self._settings.max_bytes:,} bytes"
                        raise NotFetchedError(f"it is larger than {most}", "raise max_bytes, or leave it out")
                answer = Answer(str(response.url), response.status_code, response.headers, bytes(content))
        except httpx.TimeoutException as error:
            raise NotFetchedError(f"no answer in {self._settings.timeout:g} seconds", "tried again later") from error
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise NotFetchedError(f"it cannot be fetched ({str(error)[:120]})", "check the address") from error
        finally:
            self._next[host] = self._clock() + self._settings.pause
        if answer.status in _BUSY:
            self._closed[host] = self._clock() + _patience(answer.headers.get("retry-after"))
            raise NotFetchedError("the site asked to be left alone for a while", "it is tried again later")
        return answer

    def _wait(self, host: str, url: str) -> None:
        rules = self._robots.get(f"{urlsplit(url).scheme}://{host}")
        delay = float(rules.crawl_delay(NAME) or 0.0) if rules is not None else 0.0
        until = self._next.get(host, 0.0) + max(0.0, min(delay, 60.0) - self._settings.pause)
        if host in self._next and until > self._clock():
            self._sleep(until - self._clock())

    def __enter__(self) -> Visitor:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()


def _patience(retry_after: str | None) -> float:
    """How many seconds a busy site wants to be left alone: what it says (seconds or a day), or five minutes."""
    wanted = 300.0
    if retry_after:
        try:
            wanted = float(retry_after)
        except ValueError:
            with suppress(ValueError):
                wanted = parsedate_to_datetime(retry_after).timestamp() - time.time()
    return min(max(wanted, 1.0), MOST_PATIENT)
