"""What holds for a whole table: its place, its period, its topic, and which of its rows and columns are places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factminer.claim.table_grid import Grid
from factminer.claim.table_head import read_column, squeezed
from factminer.claim.table_period import TablePeriods
from factminer.claim.table_title import Title, read_title
from factminer.claim.table_unit import TableUnits, read_table_units
from factminer.context.period import Period, read_periods
from factminer.context.place import Place, read_places
from factminer.lexicon.table_words import has_role
from factminer.page.table import UNIT_LINE
from factminer.span import Span

_DIVISION = re.compile(r"[\u4e00-\u9fff]{1,10}[省市县区州盟旗乡镇村]|[\u4e00-\u9fff]{1,10}街道")
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an article says that holds for its table: main place, period of headline or lead, date of publication.

    `title` is the headline; the table is the `first` of the article where no prose stands above it.
    """

    place: Place | None
    period: Period | None
    published: str | None
    title: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for the table's cells; `of_places` where its rows are places, each with its own in `row_places`."""

    place: Place | None
    periods: TablePeriods
    title: Title
    units: TableUnits
    of_places: bool
    row_places: tuple[Place | None, ...]
    column_places: tuple[Place | None, ...]


def read_setting(grid: Grid, around: Surroundings) -> Setting:
    """What the title of a table, or the headline of its article, and the heads of its rows say."""
    captions = [grid.string(row[0]) for row in grid.captions]
    own = " ".join(string for string in captions if not UNIT_LINE.fullmatch(string))
    title = (own or (around.title if around.first else ""))[:_LONGEST_TITLE]
    given = around.place.name if around.place else None
    places = read_places(title, given=given)
    named = [mention for mention in places.mentions if mention.place]
    place = (places.main or named[0].place) if named else around.place
    periods = [m.period for m in read_periods(title, published=around.published).mentions if m.period]
    units = read_table_units(grid, captions)
    names = [squeezed(head.printed) for head in grid.named]
    heads = [read_column(squeezed(head.printed), grid.units).printed for head in grid.columns]
    found = _places([*(head.name for head in grid.named), *heads], place.name if place else given)
    rows, columns = found[: len(names)], found[len(names) :]
    corner = squeezed(grid.columns[grid.name].printed) if 0 <= grid.name < grid.width else ""
    known = sum(place is not None for place in rows)
    of_places = has_role(corner, "places") or known * 2 > sum(len(row) > 1 for row in grid.rows)
    if of_places:
        rows = [of_row or _division(name, place) for of_row, name in zip(rows, names, strict=True)]
    return Setting(
        place,
        TablePeriods(periods[0] if periods else around.period, around.published),
        read_title(title, [mention.span for mention in named], units.stated),
        units,
        of_places,
        tuple(rows),
        tuple(columns),
    )


def _places(names: Sequence[str], given: str | None) -> list[Place | None]:
    """The places that the names are, None for one that is more or anything else."""
    joined = "\n".join(names)
    whole = {m.span: m.place for m in read_places(joined, given=given).mentions}
    found: list[Place | None] = []
    at = 0
    for name in names:
        found.append(whole.get(Span(at, at + len(name))))
        at += len(name) + 1
    return found


def _division(name: str, above: Place | None) -> Place | None:
    """A town or a county that no list of places knows, by the ending of its name."""
    if has_role(name, "total"):
        return above
    if not _DIVISION.fullmatch(name):
        return None
    return Place(above.name + name if above and not above.name.endswith(name) else name)
