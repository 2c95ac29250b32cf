"""AliExpress addresses, affiliate links, saved pages and published documents.

The functions that take columns (`urls`, `find_links`, `make_links`, `pages`, `estimates`, `audit`) accept whatever speaks Arrow's
PyCapsule interface: pyarrow arrays, Polars series, DuckDB and DataFusion columns. What they give back speaks it, too:
`pyarrow.record_batch(affix.urls(column))`, `polars.DataFrame(affix.urls(column))`.

`url` and `page` are for one thing at a time. Nothing here opens an address or a connection.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timezone
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import _core
from ._core import __tables__, __version__, schema

if TYPE_CHECKING:
    from ._core import ArrowArray, RecordBatch

__all__ = [
    "Tag",
    "Url",
    "__tables__",
    "__version__",
    "audit",
    "estimates",
    "find_links",
    "make_links",
    "page",
    "pages",
    "schema",
    "schema_ddl",
    "url",
    "urls",
]

Settings = str | PathLike[str] | dict[str, Any]
"""Settings as the extension's options export them: the path of the file, or what it holds."""


@dataclass(frozen=True, slots=True)
class Tag:
    """An affiliate identity: the network's code, and the id inside it (None where the link hides it)."""

    network: str
    key: str | None


@dataclass(frozen=True, slots=True)
class Url:
    """What an address is; the fields are the keys of `affix url`."""

    input: str
    kind: str
    product_id: str | None
    canonical: str | None
    dropped: tuple[str, ...]
    unknown: tuple[str, ...]
    foreign_tag: Tag | None
    own_tag: Tag | None
    target: str | None
    reason: str | None
    reason_code: str | None


def url(text: str, settings: Settings | None = None) -> Url:
    """What one address is.

    >>> affix.url("https://es.aliexpress.com/item/1005006000000001.html?spm=a2g0o").canonical
    'https://www.aliexpress.com/item/1005006000000001.html'
    """
    said = json.loads(_core.url_json(text, _written(settings)))

    def tag(key: str) -> Tag | None:
        return Tag(**said[key]) if said.get(key) else None

    return Url(
        input=said["input"],
        kind=said["kind"],
        product_id=said["productId"],
        canonical=said["canonical"],
        dropped=tuple(said["dropped"]),
        unknown=tuple(said["unknown"]),
        foreign_tag=tag("foreignTag"),
        own_tag=tag("ownTag"),
        target=said["target"],
        reason=said["reason"],
        reason_code=said["reasonCode"],
    )


def page(html: str | bytes, url: str | None = None) -> dict[str, Any]:
    """What one saved page says: the object that `affix read` prints.

    Raises ValueError where the bytes are no text or do not say in which encoding they are.
    """
    said: dict[str, Any] = json.loads(_core.page_json(html.encode() if isinstance(html, str) else html, url))
    return said


def urls(texts: ArrowArray, settings: Settings | None = None) -> RecordBatch:
    """What each address is: one row for each, in order; a null gives a row of nulls.

    With settings, ids that are the user's own stand in `affix_own_key` and never in `affix_foreign_key`.
    """
    return _core.urls(texts, _written(settings))


def find_links(texts: ArrowArray, settings: Settings | None = None) -> RecordBatch:
    """The addresses in each text, in order: `row` counts the texts from 0, `affix_at` the characters before it."""
    return _core.find_links(texts, _written(settings))


def make_links(
    texts: ArrowArray,
    settings: Settings,
    *,
    profile: str | None = None,
    campaign: str | None = None,
    at: datetime | None = None,
) -> RecordBatch:
    """The user's own affiliate link for every address and product id in each text.

    `profile` is the id of one of the settings' profiles, the default one unless given; `campaign` a campaign's id;
    `at` the moment, for campaigns that write the date: pass it wherever the same rows have to come again.
    Raises ValueError where no link could be made at all: no such profile, or one without its id.
    """
    moment = at or datetime.now(timezone.utc)
    return _core.make_links(texts, _written(settings) or "", int(moment.timestamp() * 1000), profile, campaign)


def pages(html: ArrowArray, urls: ArrowArray | None = None) -> RecordBatch:
    """What each saved page says: one row for each, in order. Amounts are decimal text, `affix_json` holds everything.

    A page of more than 8 MB has the reason `too_large`.
    """
    return _core.pages(html, urls)


def estimates(
    html: ArrowArray,
    urls: ArrowArray | None = None,
    settings: Settings | None = None,
    *,
    network: str = "aliexpress",
    market: str | None = None,
    at: datetime | None = None,
) -> RecordBatch:
    """What a sale of each saved page's product would pay: one row for each, in order, as `affix estimate` says it.

    Rates are percent, amounts the price's currency, both decimal text and both a range. `market` is the readers'
    country (DE), `at` the moment: pass it wherever the same rows have to come again.
    Raises ValueError where no network or country is called so.
    """
    moment = at or datetime.now(timezone.utc)
    return _core.estimates(html, int(moment.timestamp() * 1000), network, urls, _written(settings), market)


def audit(
    documents: ArrowArray,
    names: ArrowArray,
    settings: Settings | None = None,
    *,
    market: str | None = None,
    day: date | None = None,
) -> RecordBatch:
    """What is wrong with each published document: several rows a document, `row` counts them from 0.

    `names` are file names, by whose endings documents are read; `market` is the readers' country (DE), else what each
    document's language says; `day` the day to judge at, today unless given. A page or post of more than 8 MB has the
    reason `too_large`; exports and tables may have any size. A packed file is not read, which is its finding.
    Raises ValueError where there is no such country.
    """
    day = day or datetime.now(timezone.utc).date()
    return _core.audit(documents, names, day.isoformat(), _written(settings), market)


def schema_ddl(name: str) -> str:
    """The columns of an answer as Spark and other SQL engines write them: "affix_kind STRING, …"."""
    import pyarrow

    words = {"string": "STRING", "int64": "BIGINT", "bool": "BOOLEAN", "list<item: string>": "ARRAY<STRING>"}
    return ", ".join(f"{field.name} {words[str(field.type)]}" for field in pyarrow.schema(schema(name)))


def _written(settings: Settings | None) -> str | None:
    if settings is None:
        return None
    if isinstance(settings, dict):
        return json.dumps(settings)
    if not isinstance(settings, (str, PathLike)):
        raise TypeError(f"Settings are the path of a file, its text or a dict, not {type(settings).__name__}.")
    if isinstance(settings, PathLike) or not settings.lstrip().startswith("{"):
        return Path(settings).read_text(encoding="utf-8-sig")
    return settings
