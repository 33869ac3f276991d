"""The place of a marked figure."""

from __future__ import annotations

from factminer.context.place import Place, read_places


def place_of(marked: str, title: str | None = None, frame: str = "", given: str | None = None) -> Place | None:
    start = marked.index("【")
    end = marked.index("】") - 1
    text = marked.replace("【", "").replace("】", "")
    return read_places(text, title=title, frame=frame, given=given).of(start, end)
