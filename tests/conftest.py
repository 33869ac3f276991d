"""What all tests share: the clone's root, a small stand-in for the river, and no excuses in CI."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Generator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from factminer.lexicon.user import Lexicon
    from factminer.pipeline import Mined
    from factminer.source.document import Document


ROOT = Path(__file__).resolve().parents[1]
# benchmarks/ is no part of the package; behind everything, so that factminer stays the one that is installed.
sys.path.append(str(ROOT))

# A job in the background of a shell hears no interrupts, nor would the programs that tests start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Tests with these marks need a program that a machine may lack; CI's machine must have it.
EXCUSED = ("spark", "browser")


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the clone."""
    return ROOT


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a test that is skipped for want of Java or a browser has failed."""
    report = yield
    if in_ci() and report.skipped and any(item.get_closest_marker(mark) for mark in EXCUSED):
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that skips itself as a whole."""
    report = yield
    if in_ci() and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow: {report.longrepr}"
    return report


def in_ci() -> bool:
    return os.environ.get("CI") == "true"


def bytes_of(folder: Path) -> dict[str, bytes]:
    """The files of a folder by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def small_mine(
    text_or_document: str | Document,
    *,
    source: str = "-",
    published: str | None = None,
    place: str | None = None,
    lexicon: Lexicon | None = None,
) -> Mined:
    """A river of one line: each run of Arabic digits with the character behind it is a claim; 炸 makes it burst."""
    from factminer.claim.claim import Claim
    from factminer.context.place import Place
    from factminer.page.article import Article, Paragraph
    from factminer.pipeline import LedgerRow, Mined, MinedArticle
    from factminer.quantity.quantity import Numeral, Quantity
    from factminer.source.document import Document
    from factminer.span import Span
    from factminer.text import Text

    document = text_or_document if isinstance(text_or_document, Document) else Document(text_or_document, source)
    if "炸" in document.text:
        raise RuntimeError("burst")
    text = document.text
    claims, ledger = [], []
    for match in re.finditer(r"([0-9.]+)([^0-9.\s])", text):
        quantity = Quantity(match.start(), match.end(), Decimal(match[1]), match[2], rule="digits")
        span = Span(*match.span())
        claim = Claim(
            document_id=document.document_id,
            article=1,
            section="body",
            spans=(span,),
            anchor=match.start(),
            quote=match[0],
            sentence=text.strip(),
            quantity=quantity,
            indicator="公园",
            text_start=match.start(),
            text_end=match.end(),
            place=Place("云州省石桥市"),
            rule="digits",
        )
        claims.append(claim)
        ledger.append(LedgerRow(Numeral(*match.span(), "claim", "digits", quantity), (span,), match[0], claim.claim_id))
    article = Article(1, Text.of(text), (Paragraph(0, len(text)),))
    return Mined(document, (MinedArticle(article, Place("云州省石桥市")),), (), tuple(claims), tuple(ledger), ())


@pytest.fixture
def small_river(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts the small river in the place of the real one, so that a test of the tables tests the tables alone."""
    from factminer import pipeline

    monkeypatch.setattr(pipeline, "mine", small_mine, raising=False)
