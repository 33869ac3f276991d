"""Finding the tables and opening one as a data frame."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from factminer.dataset.placing.swap import heal
from factminer.dataset.reading.snapshot import open_tables
from factminer.dataset.schema import BY_NAME, TABLES
from factminer.dataset.tables import DatasetError, file_name, read_file

if TYPE_CHECKING:
    import pandas as pd

VARIABLE = "FACTMINER_DATA"


def find_folder(data: str | os.PathLike[str] | None = None) -> Path:
    """The folder of the tables: `data` where it is given, else `data/` here or above, else FACTMINER_DATA.

    A notebook runs in a folder of its own, below the one that holds `data/`.
    """
    if data is not None:
        folder = Path(data)
        heal(folder)
        if not folder.is_dir():
            raise DatasetError(f"{folder}: no such folder")
        if not holds_tables(folder):
            raise DatasetError(f"{folder}: holds no tables; make them with: factminer build SOURCE --out {folder}")
        return folder
    here = Path.cwd()
    places = [folder / "data" for folder in (here, *here.parents)]
    if named := os.environ.get(VARIABLE):
        places.append(Path(named))
    for place in places:
        heal(place)
        if holds_tables(place):
            return place
    looked = ", ".join(map(str, places))
    hint = "" if named else f" ({VARIABLE} is not set)"
    raise DatasetError(f"no tables found; looked in {looked}{hint}")


def holds_tables(folder: Path) -> bool:
    """True where at least one of our tables is in the folder."""
    return any((folder / file_name(table.name)).exists() for table in TABLES)


def read_table(name: str, data: str | os.PathLike[str] | None = None) -> pa.Table:
    """One table as Arrow has it."""
    if name not in BY_NAME:
        raise DatasetError(f"no table {name!r}{_nearest(name)}; there are {', '.join(BY_NAME)}")
    folder = find_folder(data)
    try:
        with open_tables(folder, [name]) as paths:
            if name not in paths:
                raise DatasetError(f"{folder / file_name(name)}: no such table in this folder")
            return read_file(paths[name])
    except (OSError, pa.ArrowException) as fault:
        raise DatasetError(f"{folder / file_name(name)}: cannot be read: {' '.join(str(fault).split())}") from None


def load(table: str, data: str | os.PathLike[str] | None = None) -> pd.DataFrame:
    """One table as a pandas data frame, in the order of the file.

    Whole numbers that may be missing stay whole (Int64): a quote's offsets can be used as they are.
    """
    import pandas as pd

    arrow = read_table(table, data)
    frame: pd.DataFrame = arrow.to_pandas()
    for field in arrow.schema:
        if pa.types.is_integer(field.type) and arrow.column(field.name).null_count:
            frame[field.name] = arrow.column(field.name).to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get)
    return frame


def _nearest(name: str) -> str:
    near = difflib.get_close_matches(name, BY_NAME, n=1, cutoff=0.5)
    return f", did you mean {near[0]!r}" if near else ""
