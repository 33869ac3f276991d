"""Text that knows where each of its runs came from.

A damaged page is repaired by dropping, replacing and joining pieces of it. Whatever has been done, every slice of a
`Text` still leads to the exact characters of the source it stands for, and every repair that touched it can be named.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

from factminer.span import Span, merge_spans


@dataclass(frozen=True, slots=True)
class Run:
    """`length` characters of a text that stand for source characters `start` to `end`.

    Where `length == end - start` the characters correspond one by one; otherwise the run stands for its source only as
    a whole (`9696` read as `96`), and `start == end` says that the characters were put in (a paragraph's line end).
    """

    start: int
    end: int
    length: int

    def cut(self, a: int, b: int) -> Run:
        """Characters `a` to `b` of the run; a run that stands as a whole keeps its whole source."""
        if self.length == self.end - self.start:
            return Run(self.start + a, self.start + b, b - a)
        return Run(self.start, self.end, b - a)


@dataclass(frozen=True, slots=True)
class Repair:
    """A change made to the source characters `start` to `end`, named after the defect it mends."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """An order to put `replacement` for the characters `start` to `end` of a text, in the name of `repair`."""

    start: int
    end: int
    replacement: str
    repair: str


@dataclass(frozen=True, slots=True)
class Text:
    """A string cut out of, and perhaps repaired from, `source`.

    >>> page = Text.of("发放\\n3 000份")
    >>> text = page.edit([Edit(2, 3, "", "line wrap"), Edit(4, 5, "", "spaced digits")])
    >>> str(text), text.source_span(2, 7), text.repairs_in(2, 7)
    ('发放3000份', Span(start=3, end=9), ('spaced digits',))
    """

    string: str
    runs: tuple[Run, ...]
    source: str = field(repr=False)
    repairs: tuple[Repair, ...] = ()
    offsets: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _by_start: tuple[tuple[int, ...], tuple[int, ...], int] | None = field(
        init=False, repr=False, compare=False, default=None
    )

    def __post_init__(self) -> None:
        offsets = tuple(accumulate((run.length for run in self.runs), initial=0))
        if offsets[-1] != len(self.string):
            raise ValueError(f"the runs hold {offsets[-1]} characters, the text {len(self.string)}")
        object.__setattr__(self, "offsets", offsets)

    @classmethod
    def of(cls, source: str, span: Span | None = None) -> Text:
        """The source as it stands, or the part of it that `span` names."""
        span = span or Span(0, len(source))
        runs = (Run(span.start, span.end, len(span)),) if len(span) else ()
        return cls(span.of(source), runs, source)

    @classmethod
    def join(cls, parts: Iterable[Text], separator: str = "") -> Text:
        """The parts one after the other, `separator` put in between; all must be cut from one source."""
        strings: list[str] = []
        runs: list[Run] = []
        repairs: dict[Repair, None] = {}
        source: str | None = None
        for part in parts:
            if source is None:
                source = part.source
            elif part.source != source:
                raise ValueError("parts of different sources cannot be joined")
            elif separator:
                strings.append(separator)
                anchor = runs[-1].end if runs else 0
                runs.append(Run(anchor, anchor, len(separator)))
            strings.append(part.string)
            runs.extend(part.runs)
            repairs.update(dict.fromkeys(part.repairs))
        return cls("".join(strings), _compact(runs), source or "", tuple(repairs))

    def __str__(self) -> str:
        return self.string

    def __len__(self) -> int:
        return len(self.string)

    def __getitem__(self, key: slice) -> Text:
        start, end, step = key.indices(len(self.string))
        if step != 1:
            raise ValueError("a text is sliced in steps of one")
        return Text(self.string[start:end], self._runs(start, end), self.source, self.repairs)

    def _runs(self, start: int, end: int) -> tuple[Run, ...]:
        if start >= end:
            return ()
        found = []
        index = bisect_right(self.offsets, start) - 1
        while index < len(self.runs) and self.offsets[index] < end:
            run, offset = self.runs[index], self.offsets[index]
            a, b = max(start - offset, 0), min(end - offset, run.length)
            if a < b:
                found.append(run.cut(a, b))
            index += 1
        return tuple(found)

    def edit(self, edits: Iterable[Edit]) -> Text:
        """The text with `edits` made, which may not overlap. A replacement of equal length keeps one-to-one offsets."""
        strings: list[str] = []
        runs: list[Run] = []
        repairs = list(self.repairs)
        at = 0
        for edit in sorted(edits, key=lambda e: (e.start, e.end)):
            if edit.start < at or edit.end > len(self.string):
                raise ValueError(f"edit at {edit.start}-{edit.end} overlaps another or leaves the text")
            strings.append(self.string[at : edit.start])
            runs.extend(self._runs(at, edit.start))
            replaced = self._runs(edit.start, edit.end)
            anchor = runs[-1].end if runs else 0
            low = min((run.start for run in replaced), default=anchor)
            high = max((run.end for run in replaced), default=anchor)
            repairs.append(Repair(edit.repair, low, high))
            if edit.replacement:
                strings.append(edit.replacement)
                if len(edit.replacement) == edit.end - edit.start:
                    runs.extend(replaced)
                elif self.string.startswith(edit.replacement, edit.start):
                    # 9696 read as 96: the first copy keeps its places, its last glyph stands for the rest.
                    last = edit.start + len(edit.replacement) - 1
                    runs.extend(self._runs(edit.start, last))
                    rest = self._runs(last, edit.end)
                    runs.append(Run(min(run.start for run in rest), max(run.end for run in rest), 1))
                else:
                    runs.append(Run(low, high, len(edit.replacement)))
            at = edit.end
        strings.append(self.string[at:])
        runs.extend(self._runs(at, len(self.string)))
        return Text("".join(strings), _compact(runs), self.source, tuple(repairs))

    def source_spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """The places in the source of characters `start` to `end`, in reading order, white space between bridged."""
        runs = self._runs(start, len(self.string) if end is None else end)
        return merge_spans((Span(run.start, run.end) for run in runs if run.start < run.end), self.source)

    def source_span(self, start: int = 0, end: int | None = None) -> Span:
        """The one range of the source that encloses characters `start` to `end`."""
        spans = self.source_spans(start, end)
        if not spans:
            raise ValueError(f"characters {start}-{end} were put in: they have no place in the source")
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    def quote(self, start: int, end: int) -> str:
        """What the source has in the places of characters `start` to `end`, without its white space.

        Overprinted glyphs stand in it as printed: it is the evidence, not the reading.
        """
        return "".join("".join(span.of(self.source) for span in self.source_spans(start, end)).split())

    def repairs_in(self, start: int, end: int) -> tuple[str, ...]:
        """The names of the repairs made within characters `start` to `end`, each once, in order of first use."""
        starts, order, longest = self._repairs_by_start()
        touched: set[int] = set()
        for span in self.source_spans(start, end):
            low, high = bisect_right(starts, span.start - longest), bisect_left(starts, span.end)
            touched.update(k for k in order[low:high] if span.start < self.repairs[k].end)
        return tuple(dict.fromkeys(self.repairs[k].name for k in sorted(touched)))

    def _repairs_by_start(self) -> tuple[tuple[int, ...], tuple[int, ...], int]:
        """The starts of the repairs in ascending order, their indices in that order, and the length of the longest.

        Made once, for a page is asked about each of its figures.
        """
        if self._by_start is None:
            order = tuple(sorted(range(len(self.repairs)), key=lambda k: self.repairs[k].start))
            starts = tuple(self.repairs[k].start for k in order)
            longest = max((repair.end - repair.start for repair in self.repairs), default=0)
            object.__setattr__(self, "_by_start", (starts, order, longest))
        assert self._by_start is not None
        return self._by_start


def _compact(runs: Iterable[Run]) -> tuple[Run, ...]:
    """`runs` without empty ones, neighbours that go on in the source joined."""
    kept: list[Run] = []
    for run in runs:
        if not run.length:
            continue
        if kept:
            last = kept[-1]
            both_exact = last.length == last.end - last.start and run.length == run.end - run.start
            if both_exact and last.end == run.start:
                kept[-1] = Run(last.start, run.end, last.length + run.length)
                continue
        kept.append(run)
    return tuple(kept)
