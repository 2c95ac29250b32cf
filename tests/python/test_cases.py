"""The cases that the tool and the module answer, through the wheel: one at a time and as a column."""

import json

import affix
import pyarrow as pa
from conftest import FIXTURES, cases, differences


def test_addresses_are_what_they_are():
    wrong = []
    for case in cases("url"):
        wrong += differences(case["expect"], json.loads(affix._core.url_json(case["input"])), case["name"])
    assert wrong == []


def test_a_column_says_what_each_of_its_addresses_says_alone():
    inputs = [case["input"] for case in cases("url")]
    rows = pa.record_batch(affix.urls(pa.array(inputs))).to_pylist()
    assert len(rows) == len(inputs)
    for text, row in zip(inputs, rows):
        alone = affix.url(text)
        tag = alone.foreign_tag
        assert (row["affix_kind"], row["affix_product_id"], row["affix_canonical"], row["affix_target"]) == (
            alone.kind,
            alone.product_id,
            alone.canonical,
            alone.target,
        )
        assert (row["affix_dropped"], row["affix_unknown"]) == (list(alone.dropped), list(alone.unknown))
        assert (row["affix_foreign_network"], row["affix_foreign_key"]) == ((tag.network, tag.key) if tag else (None, None))
        assert (row["affix_reason"], row["affix_reason_text"]) == (alone.reason_code, alone.reason)


def test_pages_read_as_a_person_reads_them():
    wrong, files, urls = [], [], []
    for case in cases("read"):
        html = (FIXTURES / case["file"]).read_bytes()
        wrong += differences(case["expect"], affix.page(html, case.get("url")), case["name"])
        files.append(html)
        urls.append(case.get("url"))
    assert wrong == []
    rows = pa.record_batch(affix.pages(pa.array(files, pa.binary()), pa.array(urls, pa.string()))).to_pylist()
    for html, url, row in zip(files, urls, rows):
        said = affix.page(html, url)
        product = said["product"] or {}
        assert json.loads(row["affix_json"]) == said
        assert (row["affix_page"], row["affix_product_id"], row["affix_title"]) == (
            said["kind"],
            product.get("id"),
            product.get("title"),
        )
        assert row["affix_price_min"] == (product.get("price") or {}).get("min")
        assert row["affix_cards"] == len(said["cards"])
