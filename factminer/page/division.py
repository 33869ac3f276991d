"""Which pieces make an article: its paragraphs, and the headings that stand among them.

What belongs together is found in `factminer.page.parts`; here the headings between paragraphs of one article are put to
it, the others left loose, and a lone caption among headings is put to the article most like it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from factminer.page.boundary import Frames, says_start
from factminer.page.parts import Parts
from factminer.page.piece import Piece
from factminer.page.roles import ends_with_credit

_STRAY = 80
_NEAR = 24


@dataclass
class Draft:
    """An article in the making: indices of its pieces in reading order, the headings among them included."""

    members: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Division:
    """The drafts of a page, and the runs of headings that belong to none yet, each with the draft that follows it."""

    drafts: tuple[Draft, ...]
    loose: tuple[tuple[int, ...], ...]


class Divider:
    """Shares a page's pieces out.

    `repeats` tells that the page says paragraphs twice, as one that was put together by a machine from several texts.
    """

    def __init__(self, pieces: Sequence[Piece], frames: Sequence[Frames], repeats: bool = False) -> None:
        self.pieces = pieces
        self.frames = frames
        self.parts = Parts(pieces, frames, repeats)
        self.bodies = self.parts.bodies
        self.words = self.parts.words
        self.sewing = self.parts.sewing

    def divide(self) -> Division:
        """Drafts in order of their first pieces."""
        parts = self.parts.find()
        owner = {rank: number for number, part in enumerate(parts) for rank in part.ranks}
        drafts = [Draft() for _ in parts]
        loose: list[tuple[int, ...]] = []
        previous = -1
        for rank, index in enumerate(self.bodies):
            pending = range(previous + 1, index)
            draft = drafts[owner[rank]]
            if pending and rank and owner[rank - 1] == owner[rank]:
                draft.members.extend(pending)
            elif pending:
                loose.append(tuple(pending))
            draft.members.append(index)
            previous = index
        if previous + 1 < len(self.pieces):
            loose.append(tuple(range(previous + 1, len(self.pieces))))
        return Division(tuple(self._without_strays(drafts)), tuple(loose))

    def _without_strays(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts, a lone short paragraph among headings (a portrait's caption, a box) put to the article most like it.

        It is no article of its own: it opens like none, and nothing follows it.
        """
        kept: list[Draft] = []
        strays: list[tuple[Draft, int]] = []
        for draft in drafts:
            if self._is_stray(draft):
                strays.append((draft, len(kept)))
            else:
                kept.append(draft)
        if not kept or not strays:
            return list(drafts)
        bags = [self.bag_of(draft) for draft in kept]
        for draft, place in strays:
            own = self.bag_of(draft)
            around = range(max(0, place - _NEAR), min(len(kept), place + _NEAR))
            near = sorted(around, key=lambda n: abs(kept[n].members[0] - draft.members[0]))[:_NEAR]
            best = max(near, key=lambda n: (self.words.share(own, bags[n]), -n))
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
            and not says_start(self.pieces[first])
            and not ends_with_credit(string)
            and not self.frames[first].head
        )

    def bag_of(self, draft: Draft) -> Counter[str]:
        """The words of a draft's text."""
        return self.parts.bag_of(draft.members)
