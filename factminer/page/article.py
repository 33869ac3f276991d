"""What a page is taken apart into: articles, and noise with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from factminer.span import Span
from factminer.text import Text


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of an article's body, from `start` to `end` in the body's text.

    `kind` is `body`, `subhead`, `caption` or `table`: the section that a claim found in it belongs to.
    """

    start: int
    end: int
    kind: str = "body"


@dataclass(frozen=True)
class Article:
    """One article of a page, repaired, in reading order.

    `body` holds its paragraphs, one a line; `title`, `overline` and `subtitle` are repaired too. `title` is None where
    the page has no headline for it. All of them lead back to the page through their `Text`. `frame` lists the lines of
    an archive (发布时间, 来源) that stand right above or below it: what they say holds for this article only. `tables`
    are the places of its tables in the body: each row is a paragraph of the kind `table`, tabs between its cells.
    """

    number: int
    body: Text
    paragraphs: tuple[Paragraph, ...]
    title: Text | None = None
    overline: Text | None = None
    subtitle: Text | None = None
    byline: str | None = None
    dateline: str | None = None
    genre: str = "news"
    page: str | None = None
    continued_from: str | None = None
    continues_to: str | None = None
    frame: tuple[Span, ...] = ()
    tables: tuple[Span, ...] = ()

    @property
    def headings(self) -> tuple[Text, ...]:
        """Overline, title and subtitle, as far as there are any."""
        return tuple(text for text in (self.overline, self.title, self.subtitle) if text is not None)


@dataclass(frozen=True)
class Noise:
    """Characters of the page that belong to no article, and why: `credit`, `byline`, `page number`, `boilerplate` …"""

    span: Span
    reason: str


@dataclass(frozen=True)
class Page:
    """A document taken apart. Every character that is no white space lies in one article or one noise."""

    articles: tuple[Article, ...]
    noise: tuple[Noise, ...] = ()
