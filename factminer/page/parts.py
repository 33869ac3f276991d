"""Parts of a page, cut where an article may begin or come back, and put together again into articles.

The page is cut where its form says so (`boundary`) and where its words change (`topic`), rather too often than too
seldom. Then the parts are put together, the likeliest pair first, neighbours and parts apart alike, as long as form and
words together speak for one article. A part that opens as an article does joins none before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from factminer.page.boundary import Frames, find_boundaries, says_start
from factminer.page.continuation import Seams, goes_on
from factminer.page.piece import Piece
from factminer.page.portrait import Portrait, log_odds
from factminer.page.roles import ends_with_byline, ends_with_credit, opens_list_item
from factminer.page.topic import cut_by_words
from factminer.page.vocabulary import Vocabulary, pairs_in

_TITLE, _LONGEST_TITLE, _SPEAKS, _CLEARLY = 8, 400, 0.35, 1.25
_SUSPECT = -1.0
_NEAR = 24
# What speaks for one article in any case, on a page that surely has several and on any other, and how much the words
# count against the form; all in nats, fitted on pages put together from known texts.
_PRIOR_SEVERAL, _PRIOR_ONE, _SMALL = 2.4, 3.2, 0.5
# On a page that no column shows the words of so many paragraphs below no headline are too few to tell of another article.
_FEW = 2
_LEAD = 120
_SET_OFF = frozenset(
    {
        *("title between", "first level", "many headings", "subtitle between", "names between"),
        *("signed above", "heap of blank lines", "numbering begins again"),
    }
)
# What speaks against it: parts that do not touch, more so where no sentence is torn, or the first names its writer at
# its end; and displaced headlines of two articles.
_FAR, _NOT_TORN, _SIGNED, _OTHER_TITLES = 1.6, 1.0, 5.0, 3.0
_SEAM_ENOUGH = 2.5
# Parts farther apart than this on the page are not compared; where there are many, only neighbours are, by text alone.
_REACH, _MANY = 12, 200
# Paragraphs times words: a file longer than any page is not cut by its words, which would take too long.
_MOST_WORK = 6_000_000


@dataclass
class Part:
    """Paragraphs of one article, by their ranks, `first` to `last`.

    `opens` tells that it begins as an article does; `titles` are the displaced headlines (their first pieces) that speak of it.
    """

    ranks: set[int]
    first: int
    last: int
    opens: bool
    portrait: Portrait
    titles: set[int] = field(default_factory=set)

    def absorb(self, later: Part) -> None:
        """Add a part that begins later, in the time of the smaller one."""
        small, large = sorted((self, later), key=lambda part: len(part.ranks) + len(part.portrait.words))
        large.ranks |= small.ranks
        large.portrait.absorb(small.portrait)
        self.ranks, self.portrait = large.ranks, large.portrait
        self.last = max(self.last, later.last)
        self.titles |= later.titles


class Parts:
    """The parts of one page, and what is known of its paragraphs by their ranks: boundaries, portraits, seams.

    `repeats` tells that the page says paragraphs twice, as one that was put together by a machine from several texts.
    """

    def __init__(self, pieces: Sequence[Piece], frames: Sequence[Frames], repeats: bool = False) -> None:
        self.pieces = pieces
        self.frames = frames
        self.sewing = Seams(pieces)
        self.seams = self.sewing.find(range(len(pieces)))
        self.bodies = [k for k, piece in enumerate(pieces) if piece.kind in ("body", "table")]
        self.rank = {k: n for n, k in enumerate(self.bodies)}
        self.portraits = [self.sewing.portrait(k) for k in self.bodies]
        self.words = Vocabulary([portrait.words for portrait in self.portraits])
        self.boundaries = find_boundaries(pieces, self.bodies, self.seams, frames)
        self.prior = _PRIOR_SEVERAL if self._is_several(repeats) else _PRIOR_ONE
        # A paragraph a line, as no newspaper sets its page: what came here was most likely one text.
        self.plain = self.prior == _PRIOR_ONE and not any(piece.column or len(piece.lines) > 1 for piece in pieces)

    def _is_several(self, repeats: bool) -> bool:
        """True where the page surely holds more than one article, whatever its words say."""
        said = sum(says_start(self.pieces[k]) for k in self.bodies)
        # Who wrote or photographed is named below a text: where more text follows, it is another's.
        signed = sum(
            piece.kind in ("byline", "credit") or ends_with_byline(piece.string) or ends_with_credit(piece.string)
            for piece in self.pieces[: self.bodies[-1] if self.bodies else 0]
        )
        cut = any(seam.joined and (seam.after - seam.before > 1 or self.frames[seam.after].head) for seam in self.seams)
        return said >= 2 or (said > 0 and signed > 0) or signed >= 2 or cut or repeats

    def find(self) -> list[Part]:
        """The parts put together: one an article, in order of their first paragraphs."""
        parts = self._together(self._cut())
        self._give_back(parts)
        parts.sort(key=lambda part: part.first)
        return self._without_few(parts) if self.plain else parts

    def _cut(self) -> list[Part]:
        """The page cut wherever an article may begin or come back."""
        if not self.bodies:
            return []
        far = [self.rank[s.after] for s in self.seams if s.after in self.rank and s.after - s.before > 1]
        sewn = {n + k for n in far for k in (0, 1)}
        cuts = [n for n, b in enumerate(self.boundaries) if not n or b.cut or b.same <= _SUSPECT or n in sewn]
        parts: list[Part] = []
        work = 0
        for start, end in zip(cuts, [*cuts[1:], len(self.bodies)], strict=True):
            inner = [start]
            bags = [portrait.words for portrait in self.portraits[start:end]]
            work += len(bags) * (len(bags) + sum(map(len, bags)))
            if work <= _MOST_WORK:
                against = [boundary.same + self.prior for boundary in self.boundaries[start:end]]
                inner += [start + n for n in cut_by_words(bags, against)]
            for low, high in zip(inner, [*inner[1:], end], strict=True):
                portrait = Portrait.together(self.portraits[low:high])
                opens = self.boundaries[low].opens and not (low and self._is_lead(low - 1))
                parts.append(Part(set(range(low, high)), low, high - 1, opens, portrait))
        self._add_titles(parts)
        return parts

    def _without_few(self, parts: Sequence[Part]) -> list[Part]:
        """`parts` in order, the small ones that nothing but their words set off put to those above them."""
        kept: list[Part] = []
        for part in parts:
            signs = _SET_OFF.intersection(self.boundaries[part.first].signs)
            told = part.opens or (signs and not (part.first and self._is_lead(part.first - 1)))
            if kept and not told and min(len(part.ranks), len(kept[-1].ranks)) <= _FEW:
                kept[-1].absorb(part)
            else:
                kept.append(part)
        return kept

    def _is_lead(self, rank: int) -> bool:
        """True for the one paragraph between a headline and its text: an editor's note, a summary, a photo's caption."""
        above, below = self.bodies[rank], self.bodies[rank + 1]
        lead, between = self.pieces[above], self.pieces[above + 1 : below]
        headed = above > 0 and self.pieces[above - 1].kind == "heading"
        short = lead.kind == "body" and len(lead.string) <= _LEAD and not says_start(lead)
        return self.plain and headed and short and all(opens_list_item(piece.string) for piece in between)

    def _add_titles(self, parts: Sequence[Part]) -> None:
        """Note for each headline that has lost its place which part it speaks of."""
        if len(parts) > _MANY:
            return
        for first, title in self._displaced():
            words = Counter(pairs_in(title))
            shares = sorted(
                ((self.words.share(words, p.portrait.words), -n) for n, p in enumerate(parts)), reverse=True
            )
            if shares and shares[0][0] >= _SPEAKS and (len(shares) == 1 or shares[0][0] > _CLEARLY * shares[1][0]):
                parts[-shares[0][1]].titles.add(first)

    def _displaced(self) -> Iterator[tuple[int, str]]:
        """Headlines below all text, or above a text that opens an article, where those of others gather as well."""
        ends = [self.bodies[n] for n, boundary in enumerate(self.boundaries) if n and boundary.opens]
        for end in (*ends, len(self.pieces)):
            start = end
            while start and self.pieces[start - 1].kind not in ("body", "table"):
                start -= 1
            run = [k for k in range(start, end) if self.pieces[k].kind == "heading"]
            for n, k in enumerate(run):
                if n and run[n - 1] == k - 1 and not self.pieces[k].gap and not self.pieces[k].level:
                    continue
                title = self.pieces[k].string
                for at in range(n + 1, len(run)):
                    below = self.pieces[run[at]]
                    if below.gap or below.level or len(title) > _LONGEST_TITLE:
                        break
                    title += below.string
                if len(title) >= _TITLE and not opens_list_item(title):
                    yield k, title

    def _together(self, parts: list[Part]) -> list[Part]:
        """The parts of one article put together, the likeliest first."""
        sewn: dict[int, tuple[int, float]] = {}
        for seam in self.seams:
            if seam.before in self.rank and seam.after in self.rank and seam.after - seam.before > 1:
                before, after = self.rank[seam.before], self.rank[seam.after]
                sewn[before], sewn[after] = (after, seam.score), (before, seam.score)
        alive = dict(enumerate(parts))
        reach = _REACH if len(parts) <= _MANY else 1
        near = {k: set(range(max(0, k - reach), min(len(parts), k + reach + 1))) - {k} for k in alive}
        merged = dict.fromkeys(alive, 0)
        queue: list[tuple[float, int, int, int, int]] = []

        def judge(one: int, other: int) -> None:
            low, high = sorted((one, other))
            if not alive[high].opens:
                value = self._odds(alive[low], alive[high], sewn)
                if value > 0:
                    heappush(queue, (-value, low, high, merged[low], merged[high]))

        for low in alive:
            for high in sorted(near[low]):
                if low < high:
                    judge(low, high)
        while queue:
            _, low, high, *ages = heappop(queue)
            if low not in alive or high not in alive or ages != [merged[low], merged[high]]:
                continue
            alive[low].absorb(alive.pop(high))
            merged[low] += 1
            for other in near.pop(high) - {low}:
                near[other] = near[other] - {high} | {low}
                near[low].add(other)
            near[low].discard(high)
            for other in sorted(near[low]):
                judge(low, other)
        return list(alive.values())

    def _odds(self, first: Part, second: Part, sewn: dict[int, tuple[int, float]]) -> float:
        """How much speaks for one article, in nats."""
        small, large = sorted((first.ranks, second.ranks), key=len)
        touching = [self.boundaries[n].same for n in small if n - 1 in large]
        touching += [self.boundaries[n + 1].same for n in small if n + 1 in large]
        value = log_odds(first.portrait, second.portrait) + self.prior
        value += max(touching) if touching else self.boundaries[second.first].begun - self._far(first, second)
        value += _SMALL * max(0.0, 1 - min(len(first.portrait.words), len(second.portrait.words)) / 60)
        if first.titles and second.titles and not first.titles & second.titles:
            value -= _OTHER_TITLES
        for rank in small & sewn.keys():
            other, score = sewn[rank]
            value += (score - _SEAM_ENOUGH) if other in large else 0.0
        return value

    def _give_back(self, parts: Sequence[Part]) -> None:
        """Give a torn paragraph back to the part in which a sentence is left open that it ends, where its words allow it.

        A column that is cut in mid-paragraph leaves one half on the wrong side: by its words the other half may pass for
        either article.
        """
        if len(parts) < 2:
            return
        owner = {rank: part for part in parts for rank in part.ranks}
        open_ends: set[int] = set()
        torn = {n for n, k in enumerate(self.bodies) if self.pieces[k].orphan or goes_on(self.pieces[k].string)}
        for part in parts:
            ranks = sorted(part.ranks)
            sewn = self.sewing.find([self.bodies[n] for n in ranks])
            torn -= {self.rank[seam.after] for seam in sewn}
            open_ends |= {n for n in ranks if self.pieces[self.bodies[n]].open} - {self.rank[s.before] for s in sewn}
        fits = []
        for end in open_ends:
            for start in torn & set(range(end + 1, end + _NEAR)):
                fit = self.sewing.fit(self.bodies[end], self.bodies[start], 0)
                if owner[end] is not owner[start] and fit >= _SEAM_ENOUGH and 1 < len(owner[start].ranks) <= _MANY:
                    gain = self._gain(start, owner[start], owner[end])
                    if gain > 0:
                        fits.append((fit + gain, end, start))
        for _, end, start in sorted(fits, reverse=True):
            if end in open_ends and start in torn and len(owner[start].ranks) > 1:
                open_ends.discard(end)
                torn.discard(start)
                owner[start].ranks.discard(start)
                owner[start].first = min(owner[start].ranks)
                owner[end].ranks.add(start)
                owner[start] = owner[end]

    def _gain(self, rank: int, here: Part, there: Part) -> float:
        """How much better the words of a paragraph fit in another part than in its own, in nats."""
        own = self.portraits[rank]
        rest = Portrait.together(self.portraits[n] for n in sorted(here.ranks - {rank}))
        return log_odds(own, there.portrait) - log_odds(own, rest)

    def _far(self, first: Part, second: Part) -> float:
        """What speaks against one article whose parts do not touch: less where a sentence is torn on either side."""
        above, below = self.pieces[self.bodies[first.last]], self.pieces[self.bodies[second.first]]
        if ends_with_byline(above.string) or ends_with_credit(above.string):
            return _FAR + _SIGNED
        return _FAR if above.open or below.orphan or goes_on(below.string) else _FAR + _NOT_TORN

    def bag_of(self, pieces: Sequence[int]) -> Counter[str]:
        """The words of the paragraphs among some pieces."""
        return Portrait.together(self.portraits[self.rank[k]] for k in pieces if k in self.rank).words
