"""What the README shows: other libraries hand their columns over and take the answers, without a copy by hand."""

import affix
import pyarrow as pa

ITEMS = ["https://es.aliexpress.com/item/1005006000000001.html?spm=1", None, "https://example.com/"]
KINDS = ["product", None, "foreign"]


def test_polars():
    import polars as pl

    frame = pl.DataFrame({"url": ITEMS})
    answers = pl.DataFrame(affix.urls(frame["url"]))
    assert answers["affix_kind"].to_list() == KINDS


def test_duckdb():
    import duckdb

    clicks = pa.table({"url": ITEMS})
    column = duckdb.sql("select url from clicks").to_arrow_table().column("url")
    answers = pa.table(affix.urls(column))  # noqa: F841
    assert duckdb.sql("select affix_kind from answers").fetchall() == [(kind,) for kind in KINDS]


def test_pandas():
    import pandas as pd

    frame = pd.DataFrame({"url": ITEMS})
    answers = pa.record_batch(affix.urls(pa.array(frame["url"], type=pa.string()))).to_pandas()
    assert answers["affix_kind"].tolist() == KINDS
