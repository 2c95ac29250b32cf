"""The same columns on Apache Spark and on Sail, which speaks its protocol: `mapInArrow` over `affix`'s functions.

>>> import affix.spark as affix
>>> affix.urls(df, "url").groupBy("affix_foreign_network").count()

The columns of an answer stand behind those of the data frame. Functions depend on nothing but their arguments, so a
task that is tried again, or twice at once, gives the same rows. The wheel has to be on every executor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING, Any

import pyarrow as pa

import affix

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    Answer = Callable[[pa.RecordBatch], Any]

__all__ = ["audit", "estimates", "find_links", "make_links", "pages", "urls"]


def urls(df: DataFrame, column: str, settings: affix.Settings | None = None) -> DataFrame:
    """What each address of a column is: one row a row."""
    own = affix._written(settings)
    return _mapped(df, "urls", [column], lambda batch: affix.urls(batch.column(column), own))


def find_links(df: DataFrame, column: str, settings: affix.Settings | None = None) -> DataFrame:
    """The addresses in each text of a column: a row for each of them."""
    own = affix._written(settings)
    return _mapped(df, "find_links", [column], lambda batch: affix.find_links(batch.column(column), own))


def make_links(
    df: DataFrame,
    column: str,
    settings: affix.Settings,
    *,
    profile: str | None = None,
    campaign: str | None = None,
    at: datetime | None = None,
) -> DataFrame:
    """The user's own links for the addresses of each text: a row for each of them. The moment is the driver's."""
    own = affix._written(settings) or ""
    moment = at or datetime.now(timezone.utc)
    return _mapped(
        df,
        "make_links",
        [column],
        lambda batch: affix.make_links(batch.column(column), own, profile=profile, campaign=campaign, at=moment),
    )


def pages(df: DataFrame, html: str, url: str | None = None) -> DataFrame:
    """What each saved page says: one row a row. Keep batches small: 100 pages of 75 KB are 7.5 MB."""
    return _mapped(
        df,
        "pages",
        [html, *([url] if url else [])],
        lambda batch: affix.pages(batch.column(html), batch.column(url) if url else None),
    )


def estimates(
    df: DataFrame,
    html: str,
    url: str | None = None,
    settings: affix.Settings | None = None,
    *,
    network: str = "aliexpress",
    market: str | None = None,
    at: datetime | None = None,
) -> DataFrame:
    """What a sale of each saved page's product would pay: one row a row. The moment is the driver's."""
    own = affix._written(settings)
    moment = at or datetime.now(timezone.utc)
    return _mapped(
        df,
        "estimates",
        [html, *([url] if url else [])],
        lambda batch: affix.estimates(
            batch.column(html),
            batch.column(url) if url else None,
            own,
            network=network,
            market=market,
            at=moment,
        ),
    )


def audit(
    df: DataFrame,
    document: str,
    name: str,
    settings: affix.Settings | None = None,
    *,
    market: str | None = None,
    day: date | None = None,
) -> DataFrame:
    """What is wrong with each document: a row for each finding. The day is the driver's."""
    own = affix._written(settings)
    judged = day or datetime.now(timezone.utc).date()
    return _mapped(
        df,
        "audit",
        [document, name],
        lambda batch: affix.audit(batch.column(document), batch.column(name), own, market=market, day=judged),
    )


def _mapped(df: DataFrame, answer: str, wanted: list[str], ask: Answer) -> DataFrame:
    fields = list(pa.schema(affix.schema(answer)))
    _fits(df, wanted, [field.name for field in fields if field.name != "row"])
    # What is wrong for every row (settings, a network, a country) is said here, too.
    ask(pa.RecordBatch.from_pydict({column: pa.array([], pa.string()) for column in wanted}))
    pointing = fields[0].name == "row"

    def each(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            said = pa.record_batch(ask(batch))
            kept = batch.take(said.column("row")) if pointing else batch
            columns = [said.column(field.name) for field in fields if field.name != "row"]
            names = [*batch.schema.names, *(field.name for field in fields if field.name != "row")]
            yield pa.RecordBatch.from_arrays([*kept.columns, *columns], names=names)

    own = affix.schema_ddl(answer).removeprefix("row BIGINT, ")
    before = ", ".join(f"{_quoted(field.name)} {field.dataType.simpleString()}" for field in df.schema.fields)
    return df.mapInArrow(each, f"{before}, {own}")


def _fits(df: DataFrame, wanted: list[str], answers: list[str]) -> None:
    """Said here, once, and not by every task: whether the columns are there, of text, and free for the answer's."""
    kinds = {field.name: field.dataType.simpleString() for field in df.schema.fields}
    missing = [column for column in wanted if column not in kinds]
    if missing:
        raise ValueError(f"There is no column {missing[0]!r}; there are {', '.join(df.columns)}.")
    for column in wanted:
        if kinds[column].partition("(")[0] not in ("string", "binary", "varchar", "char", "void"):
            raise ValueError(f"The column {column!r} holds {kinds[column]}; it has to hold text (string) or bytes (binary).")
    # Engines do not tell names apart by their case.
    names = [column.lower() for column in df.columns]
    twice = [column for column in df.columns if names.count(column.lower()) > 1]
    if twice:
        raise ValueError(f"There are two columns {twice[0]!r}; rename one of them before.")
    taken = [name for name in answers if name in names]
    if taken:
        raise ValueError(f"There is a column {taken[0]!r} already; rename it before.")


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"
