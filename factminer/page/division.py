"""Which pieces make an article: where the next one starts, and where one comes back after another has cut into it.

Some starts are said in words: 本报讯, 某报某地电, (上接01版), the archive's fields above a text. Others show by several
signs together, none of which is enough alone: the piece before named its writer or photographer, the column changes its
width, blank lines stand in heaps, a headline with subtitle or names stands between, the words of both sides have little
in common. A well-formed report has none of the first and seldom two of the second, so it stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from factminer.page.continuation import Seam
from factminer.page.piece import Piece
from factminer.page.roles import ends_with_byline, ends_with_credit, find_opening, is_names, turned_from, turned_to
from factminer.page.topic import Topic

_ENOUGH = 3.0
# A text that has its part one already does not count from one again.
_FIRST_PART = re.compile(r"一、|第一[章编]")
_STRAY = 80
_NEAR = 24


@dataclass
class Draft:
    """An article in the making: indices of its pieces in reading order, the headings among them included.

    `cut` tells that another article cut into it, `resumed` that it came back after that.
    """

    members: list[int] = field(default_factory=list)
    cut: bool = False
    resumed: bool = False


@dataclass(frozen=True)
class Division:
    """The drafts of a page, and the runs of headings that belong to none yet, each with the draft that follows it."""

    drafts: tuple[Draft, ...]
    loose: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Frames:
    """What stood between a piece and the one before it: an archive's head, or what ends an article."""

    head: bool = False
    ends: bool = False


class Divider:
    """Walks through a page's pieces once and shares them out.

    `repeats` tells that the page says paragraphs twice, as one that was put together by a machine from several texts.
    """

    def __init__(
        self, pieces: Sequence[Piece], seams: Sequence[Seam], frames: Sequence[Frames], repeats: bool = False
    ) -> None:
        self.pieces = pieces
        self.frames = frames
        self.before = {seam.after: seam.before for seam in seams}
        self.joined = {seam.after for seam in seams if seam.joined}
        self.after = {seam.before: seam.after for seam in seams}
        self.bodies = [k for k, piece in enumerate(pieces) if piece.kind in ("body", "table")]
        self.rank = {k: n for n, k in enumerate(self.bodies)}
        self.topic = Topic([pieces[k].string for k in self.bodies])
        gaps = [piece.gap for piece in pieces[1:]]
        self.usual_gap = median(gaps) if gaps else 0
        said = sum(self._says_start(k) for k in self.bodies)
        # Who wrote or photographed is named below a text: where more text follows, it is another's.
        signed = sum(
            piece.kind in ("byline", "credit") or ends_with_byline(piece.string) or ends_with_credit(piece.string)
            for piece in pieces[: self.bodies[-1] if self.bodies else 0]
        )
        cut = any(seam.joined and (seam.after - seam.before > 1 or frames[seam.after].head) for seam in seams)
        self.several = said >= 2 or (said > 0 and signed > 0) or signed >= 2 or cut or repeats

    def divide(self) -> Division:
        """Drafts in order of their first pieces."""
        drafts: list[Draft] = []
        loose: list[tuple[int, ...]] = []
        owner: dict[int, Draft] = {}
        current: Draft | None = None
        pending: list[int] = []
        for index, piece in enumerate(self.pieces):
            if piece.kind not in ("body", "table"):
                pending.append(index)
                continue
            source = self.before.get(index)
            if source is not None and source in owner:
                target = owner[source]
                target.resumed = target.resumed or target is not current
                if pending:
                    loose.append(tuple(pending))
            elif current is None or self._starts(index, current, pending):
                target = self._returned(index, drafts, current, pending) or Draft()
                if target not in drafts:
                    drafts.append(target)
                if pending:
                    loose.append(tuple(pending))
            else:
                target = current
                target.members.extend(pending)
            pending = []
            if current is not None and current is not target:
                current.cut = self.pieces[current.members[-1]].open or current.cut
            target.members.append(index)
            owner[index] = target
            # A fragment that only belongs to an article's topic does not bring that article back.
            if source is None or index in self.joined or current is None:
                current = target
        if pending:
            loose.append(tuple(pending))
        return Division(tuple(self._without_strays(drafts)), tuple(loose))

    def _without_strays(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts, a lone short paragraph among headings (a portrait's caption, a box) put to the article most like it.

        It is no article of its own: it opens like none, and nothing follows it.
        """
        kept = [draft for draft in drafts if not self._is_stray(draft)]
        if not kept or len(kept) == len(drafts):
            return list(drafts)
        pairs = [self.pairs_of_draft(draft) for draft in kept]
        for draft in drafts:
            if draft in kept:
                continue
            own = self.pairs_of_draft(draft)
            near = sorted(range(len(kept)), key=lambda n: abs(kept[n].members[0] - draft.members[0]))[:_NEAR]
            best = max(near, key=lambda n: (self.topic.likeness([pairs[n]], [own]), -n))
            kept[best].members.extend(draft.members)
        return kept

    def _is_stray(self, draft: Draft) -> bool:
        first, last = draft.members[0], draft.members[-1]
        string = self.pieces[first].string
        beside = [self.pieces[k].kind for k in (first - 1, last + 1) if 0 <= k < len(self.pieces)]
        return (
            len(draft.members) == 1
            and len(string) < _STRAY
            and beside == ["heading", "heading"]
            and not self._says_start(first)
            and not ends_with_credit(string)
            and not self.frames[first].head
        )

    def pairs_of_draft(self, draft: Draft) -> frozenset[str]:
        """The pairs of a draft's text."""
        return frozenset().union(*(self.topic.pairs[self.rank[k]] for k in draft.members if k in self.rank))

    def _says_start(self, index: int) -> bool:
        string = self.pieces[index].string
        return find_opening(string) is not None or turned_from(string) is not None

    def _starts(self, index: int, current: Draft, pending: Sequence[int]) -> bool:
        """True where piece `index` begins an article, or goes on with another than the current one."""
        last = current.members[-1]
        if self.pieces[last].open and self.after.get(last, index) != index:
            return True
        string = self.pieces[index].string
        if turned_from(string) and turned_to(self.pieces[last].string) and not pending:
            return False
        if self._says_start(index) or any(turned_from(self.pieces[k].string) for k in pending):
            return True
        between = [self.frames[k] for k in (*pending, index)]
        if any(frame.head or frame.ends for frame in between):
            return True
        return self._points(index, current, pending) >= _ENOUGH

    def _points(self, index: int, current: Draft, pending: Sequence[int]) -> float:
        pieces = self.pieces
        last = current.members[-1]
        points = 0.0
        closing = [k for k in (last, *pending) if pieces[k].kind in ("credit", "byline")]
        if closing or ends_with_byline(pieces[last].string) or ends_with_credit(pieces[last].string):
            points += 1.5
        headings = [k for k in pending if pieces[k].kind == "heading"]
        if any(pieces[k].string.startswith("——") for k in headings[1:]):
            points += 2.0
        if len(headings) > 1 and any(is_names(pieces[k].string) for k in headings[1:]):
            points += 1.5
        if any(pieces[k].level == 1 for k in headings):
            points += 0.5
        if any(_FIRST_PART.match(pieces[k].string) for k in (*headings, index)) and any(
            _FIRST_PART.match(pieces[k].string) for k in current.members[-200:]
        ):
            points += 2.0
        gaps = [pieces[k].gap for k in (*pending, index)]
        if max(gaps) >= 3 and max(gaps) > self.usual_gap + 1:
            points += 1.5
        left, right = _set_width(pieces[last], -1), _set_width(pieces[index], 0)
        if left and right and abs(left - right) >= 4:
            points += 2.0 if max(left, right) > 1.4 * min(left, right) else 1.0
        if pieces[index].lines[0].vertical != pieces[last].lines[0].vertical:
            points += 2.5
        return points + self._topic_points(index, current)

    def _topic_points(self, index: int, current: Draft) -> float:
        ranks = [self.rank[k] for k in current.members[-24:] if k in self.rank]
        points = self.topic.points(self.rank[index], ranks, current.resumed)
        return points + (1.0 if self.several else -1.0) if points > 0 else points

    def _returned(
        self, index: int, drafts: Sequence[Draft], current: Draft | None, pending: Sequence[int]
    ) -> Draft | None:
        """An earlier article that was cut into and that piece `index` is more like than anything else."""
        if self._says_start(index) or any(frame.head for frame in (self.frames[k] for k in (*pending, index))):
            return None
        right = self.topic.window(self.rank[index])
        best: tuple[float, Draft] | None = None
        for draft in drafts[-6:]:
            if draft is current or not draft.cut:
                continue
            pairs = [self.topic.pairs[self.rank[k]] for k in draft.members[-12:] if k in self.rank]
            value = self.topic.likeness(pairs, right)
            if value > max(0.09, best[0] if best else 0.0):
                best = (value, draft)
        return best[1] if best else None


def _set_width(piece: Piece, line: int) -> int:
    """The width a piece is set in at its first (0) or last (-1) line; that of its longest line where no column shows."""
    column = piece.column_end if line else piece.column
    return column or (max(part.width for part in piece.lines) if len(piece.lines) > 1 else 0)
