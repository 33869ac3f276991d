"""Which part of an HTML page is the article: the smallest element that holds all that trafilatura takes for it.

The library tells article from furniture, and drops a cell or a short paragraph here and there; so its word decides where
the article stands, and the text is taken from the page itself.
"""

from __future__ import annotations

import copy
import logging
import re
from typing import Any

# Strings of so many characters, white space not counted, tell a place on the page.
_GRAM = 6
# Larger pages are read as a whole: the library's work grows faster than they do.
_MOST_ELEMENTS = 20_000
_MOST_CHARACTERS = 2_000_000
_DEEPEST = 120
# What stands around the article and still belongs to it: headline, date, source, signature; in characters and links.
_AROUND, _LINKS = 240, 6
_FURNITURE = frozenset(("nav", "footer", "menu"))
_FURNITURE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:foot|footer|nav|navbar|menu|bread-?crumbs?|crumbs?|copyright|sidebar|share|related)(?:$|[\s_-])",
    re.I,
)
_FEWEST_LINKS = 3
_LINKED = 0.7


class Page:
    """The elements of a page with the number of characters in them, in links and in what is taken for the article."""

    def __init__(self, body: Any) -> None:
        self.body = body
        self.elements = list(body.iter())
        self.characters: dict[Any, int] = {}
        self.linked: dict[Any, int] = {}
        self.links: dict[Any, int] = {}
        self.taken: dict[Any, int] = {}
        self.article = body
        if len(self.elements) > _MOST_ELEMENTS or sum(map(len, body.itertext())) > _MOST_CHARACTERS:
            return
        if _depth(body) > _DEEPEST:
            return
        self._weigh(_grams(_extract(body)))
        self.article = self._around(self._innermost())

    def leaves_out(self, element: Any) -> bool:
        """True for what is no part of the article though it stands among it: menus, lists of links, what is hidden."""
        if element not in self.characters or self.taken[element]:
            return False
        style = (element.get("style") or "").replace(" ", "").lower()
        if element.tag in _FURNITURE or element.get("hidden") is not None or "display:none" in style:
            return True
        if _FURNITURE_NAMES.search(f"{element.get('class')} {element.get('id')}"):
            return True
        return self.links[element] >= _FEWEST_LINKS and self.linked[element] >= _LINKED * self.characters[element]

    def _weigh(self, grams: set[str]) -> None:
        for element in self.elements:
            own = _squeezed(element.text)
            self.characters[element] = len(own)
            self.links[element] = int(element.tag == "a")
            self.linked[element] = 0
            self.taken[element] = _taken(own, grams)
        # Backwards: what is below an element comes after it.
        for element in reversed(self.elements):
            if element.tag == "a":
                self.linked[element] = self.characters[element]
            parent = element.getparent()
            if parent is None or element is self.body:
                continue
            tail = _squeezed(element.tail)
            self.characters[parent] += self.characters[element] + len(tail)
            self.taken[parent] += self.taken[element] + _taken(tail, grams)
            self.linked[parent] += self.linked[element]
            self.links[parent] += self.links[element]

    def _innermost(self) -> Any:
        """The smallest element with all that is taken, the page as a whole where nothing is."""
        element = self.body
        while self.taken[element]:
            whole = [child for child in element if self.taken[child] == self.taken[element]]
            if not whole or whole[0].tag in ("table", "tbody", "tr", "p"):
                break
            element = whole[0]
        return element

    def _around(self, element: Any) -> Any:
        while element is not self.body:
            parent = element.getparent()
            beside = [child for child in parent if child is not element and not self.leaves_out(child)]
            inside = _squeezed(parent.text) + "".join(_squeezed(child.tail) for child in parent)
            more = len(inside) + sum(self.characters[child] for child in beside)
            if more > _AROUND or sum(self.links[child] for child in beside) > _LINKS:
                break
            element = parent
        return element


def _depth(body: Any) -> int:
    from lxml import etree

    deepest = depth = 0
    for event, _ in etree.iterwalk(body, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _extract(body: Any) -> str:
    """What the library takes for the article; empty where it finds none, or stumbles over the page."""
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    for name in ("trafilatura", "htmldate", "justext"):
        # It writes what it thinks of a page to the log, which without a handler goes to the terminal.
        logging.getLogger(name).addHandler(logging.NullHandler())
    config = use_config()
    # The library's sizes are of languages that write a word with six letters.
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "60")
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    try:
        found = bare_extraction(
            copy.deepcopy(body.getroottree().getroot()),
            fast=True,
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            config=config,
        )
    except Exception:  # the page is read as a whole then
        return ""
    return getattr(found, "text", None) or ""


def _grams(text: str) -> set[str]:
    """All runs of some characters in each line of a text."""
    lines = [_squeezed(line) for line in text.replace("|", "\n").split("\n")]
    return {line[k : k + _GRAM] for line in lines for k in range(len(line) - _GRAM + 1)}


def _taken(own: str, grams: set[str]) -> int:
    """Characters of a text that stand in the library's."""
    if len(own) < _GRAM:
        return 0
    return len(own) if own[:_GRAM] in grams and own[-_GRAM:] in grams else 0


def _squeezed(text: str | None) -> str:
    return "".join((text or "").split())
