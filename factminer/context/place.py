"""The place a figure is about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """The fullest official name the document supports (青海省西宁市; 全国 is 中国), and its GB/T 2260 code in force, if any."""

    name: str
    code: str | None = None
