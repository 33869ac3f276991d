"""HTML: the article of a page, and what its tags state of it. Needs the extra `html` (trafilatura, which brings lxml).

The date of the tags is stated by the page. One that the library guesses from the page is taken only where the page, or
its address, prints it, and is inferred.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import PurePosixPath
from typing import Any

from factminer.source.document import Document
from factminer.source.encoding import Decoded, DecodeError, decode
from factminer.source.error import SourceError
from factminer.source.given import Given
from factminer.source.html_article import Page
from factminer.source.html_text import UNPRINTED, text_of
from factminer.source.published import find_date
from factminer.source.unmarked import is_gb18030

_NAMES = (".html", ".htm", ".xhtml", ".shtml")
_OPENING = re.compile(
    rb"(?:\s|<!--.{0,1500}?-->|<\?[^>]{0,200}>)*+<(?:!doctype\s+html|(?:html|head|body)[\s>])", re.I | re.S
)
_TAG = re.compile(rb"<(?:html|head|body|div|p|br|table|a|span|meta|title|h[1-6])[\s/>]", re.I)
_CHARSET = re.compile(
    rb"<meta\s[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,30})|<\?xml[^>]{0,80}?encoding=[\"']([\w-]{1,30})", re.I
)
_CODECS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs"}  # fmt: skip
# The tags of 《政府网站发展指引》, of the Open Graph protocol and of others in use; the first that is there holds.
_PUBLISHED = ("pubdate", "article:published_time", "og:release_date", "publishdate", "publish_date", "publish-date",
              "date.published", "dc.date.issued", "dcterms.issued", "dc.date", "weibo:article:create_at", "datepublished",
              "apub:time", "article:create_at")  # fmt: skip
_TITLE = ("articletitle", "og:title", "twitter:title", "dc.title")
_PUBLICATION = ("contentsource", "og:site_name", "source", "sitename", "application-name")
_URL = ("og:url", "url")
_LINKED_DATA = re.compile(r'"(?:datePublished|pubDate)"\s{0,9}:\s{0,9}"([^"]{4,40})"')
_SITE = re.compile(r"\s*(?:[_|｜]|--|——|\s[-–—]\s).*\Z", re.S)
# Dates outside are no dates of publication: the library would go by its clock.
_EARLIEST, _LATEST = "1949-10-01", "2199-12-31"
_TOO_DEEP = "elements of the HTML page are nested too deep: what stands in them is not read"


def is_html(data: bytes, source: str) -> bool:
    """True for a page by its first bytes, and for a file named one that has a tag in it.

    >>> is_html(b"\\n<!DOCTYPE html><p>", "page"), is_html(b"<p>12", "a.htm"), is_html(b"<p>12", "a.md")
    (True, True, False)
    """
    # Of UTF-16 the zeros are left out, of a mark all that is no ASCII.
    opening = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _OPENING.match(opening):
        return True
    named = PurePosixPath(source).suffix.lower() in _NAMES
    return named and _TAG.search(data[:65536].replace(b"\0", b"")) is not None


def read_html(data: bytes, source: str, given: Given) -> Document:
    """The document of an HTML page. Raises SourceError: `missing extra`, `no text`, and those of the decoding."""
    try:
        import trafilatura  # noqa: F401
        from lxml import etree
    except ImportError:
        message = "an HTML page, which is read with an extra: pip install factminer[html]"
        raise SourceError(source, "decode", message, error="missing extra", data=data) from None
    decoded = _decode(data, source)
    root, too_deep = _parse(decoded.text)
    if root is None:
        raise SourceError(source, "text", "an HTML page without text", error="no text", data=data)
    stated = _meta(root)
    heads = ["".join("".join(head.itertext()).split()) for head in root.iter("h1", "h2")]
    title = _title(root, stated, heads)
    published = _first_date(stated.get(name) for name in _PUBLISHED) or _linked_date(root)
    url = given.url or _address(root, stated)
    framed = next(root.iter("frameset"), None) is not None
    etree.strip_elements(root, *UNPRINTED, with_tail=False)
    body = next(root.iter("body"), root)
    page = Page(body)
    text = text_of(page.article, page.leaves_out) or text_of(body)
    if not text:
        reason = "frames, whose pages are files of their own" if framed else "what a browser would run, if anything"
        reason = "elements that are nested too deep" if too_deep else reason
        raise SourceError(source, "text", f"an HTML page without text: it holds {reason}", error="no text", data=data)
    if title and "".join(title.split()) not in "".join(text[: 500 + 2 * len(title)].split()):
        text = f"{title}\n\n{text}"
    basis = "given" if given.published else "stated"
    if not (given.published or published) and (guessed := _guess(root, url)) and _prints(f"{text}\n{url}", guessed):
        published, basis = guessed, "inferred"
    return Document(
        text=text,
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/html",
        encoding=decoded.encoding,
        published=given.published or published,
        published_basis=basis,
        publication=given.publication or next((stated[name] for name in _PUBLICATION if stated.get(name)), None),
        place=given.place,
        url=url,
        title=given.title or title,
        reader=f"trafilatura {version('trafilatura')}",
        unread=(_TOO_DEEP,) if too_deep else (),
    )


def _decode(data: bytes, source: str) -> Decoded:
    """By the mark, by what the page says of itself where that fits, else as any text."""
    match = _CHARSET.search(data[:4096])
    codec = _CODECS.get((match[1] or match[2]).decode("ascii", "replace").lower()) if match else None
    try:
        text = data.decode(codec) if codec else ""
    except UnicodeDecodeError:
        text = ""
    # Pages in UTF-8 that say they are GB 2312 are not rare.
    if text and codec and (codec != "gb18030" or is_gb18030(text)):
        return Decoded(text, codec)
    try:
        return decode(data)
    except DecodeError as fault:
        raise SourceError(
            source, "decode", fault.message, fault.start, fault.end, error=fault.error, data=data
        ) from None


def _parse(text: str) -> tuple[Any, bool]:
    """The root of the page, comments left out, None where there is no element; and whether it is nested too deep."""
    from lxml import etree
    from lxml.html import HTMLParser

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    return root, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def _meta(root: Any) -> Mapping[str, str]:
    """What the tags of the page's head state, by their names in small letters; the first of a name holds."""
    stated: dict[str, str] = {}
    for tag in root.iter("meta"):
        name = tag.get("name") or tag.get("property") or tag.get("itemprop") or ""
        content = " ".join((tag.get("content") or "").split())
        if content:
            stated.setdefault(name.strip().lower(), content)
    return stated


def _title(root: Any, stated: Mapping[str, str], heads: list[str]) -> str | None:
    """The title of the article, without the name of the site behind it."""
    whole = next((stated[name] for name in _TITLE if stated.get(name)), None)
    if whole is None:
        tag = next(root.iter("title"), None)
        whole = " ".join("".join(tag.itertext()).split()) if tag is not None else ""
    headed = next((head for head in heads if head and "".join(whole.split()).startswith(head)), None)
    site = next((stated[name] for name in ("sitename", "og:site_name") if stated.get(name)), "")
    if headed and headed in whole:
        return headed
    bare = whole.removesuffix(site).rstrip(" -_|–—") if site else whole
    return _SITE.sub("", bare) or bare or None


def _first_date(written: Any) -> str | None:
    return next((date for text in written if text and (date := find_date(text))), None)


def _linked_date(root: Any) -> str | None:
    scripts = (tag.text or "" for tag in root.iter("script") if tag.get("type") == "application/ld+json")
    return _first_date(match[1] for text in scripts for match in _LINKED_DATA.finditer(text))


def _address(root: Any, stated: Mapping[str, str]) -> str | None:
    canonical = (tag.get("href") for tag in root.iter("link") if (tag.get("rel") or "").lower() == "canonical")
    named = (stated.get(name) for name in _URL)
    return next((url.strip() for url in (*canonical, *named) if url and re.match(r"https?://", url.strip())), None)


def _guess(root: Any, url: str | None) -> str | None:
    import htmldate

    if sum(1 for _ in root.iter()) > 20_000:
        return None
    try:
        found = htmldate.find_date(
            root, url=url, extensive_search=False, original_date=True, min_date=_EARLIEST, max_date=_LATEST
        )
    except Exception:  # a page that the library stumbles over has no date
        return None
    return find_date(found) if found else None


def _prints(text: str, date: str) -> bool:
    """True where the day stands in the text, however it is written."""
    year, month, day = (int(part) for part in date.split("-"))
    return re.search(rf"{year}\D{{0,3}}0?{month}\D{{0,3}}0?{day}(?!\d)", text) is not None
