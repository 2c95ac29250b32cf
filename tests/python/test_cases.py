"""The cases that the tool and the module answer, through the wheel: one at a time and as a column."""

import json
import subprocess
from datetime import date, datetime, timezone

import affix
import pyarrow as pa
import pytest
from conftest import FIXTURES, ROOT, cases, differences


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


def test_links_are_letter_for_letter():
    for case in cases("link"):
        args = case["args"]
        profile = {"id": "a", "name": "", "network": args["network"], "ids": args["ids"], "subIds": args["subIds"]}
        profile["template"] = args.get("template")
        try:
            rows = pa.record_batch(affix.make_links(pa.array([case["input"]]), {"profiles": [profile]})).to_pylist()
        except ValueError as why:
            assert "link" not in case["expect"] and " " in str(why), case["name"]
            continue
        links = [row["affix_link"] for row in rows if row["affix_link"]]
        assert links == [link for link in [case["expect"].get("link")] if link], case["name"]
        assert all(row["affix_link"] or (row["affix_reason"] and row["affix_reason_text"]) for row in rows), case["name"]


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


def test_estimates_are_those_that_the_tool_prints():
    tool = ROOT / "target/release/affix"
    if not tool.exists():
        pytest.skip("the tool is not built: scripts/build --cli")
    pages = [case for case in cases("read") if case["file"].endswith(".html")]
    files, urls = [(FIXTURES / case["file"]).read_bytes() for case in pages], [case.get("url") for case in pages]
    at = datetime(2026, 11, 27, 8, tzinfo=timezone.utc)
    columns = pa.array(files, pa.binary()), pa.array(urls, pa.string())
    rows = pa.record_batch(affix.estimates(*columns, network="admitad", market="DE", at=at)).to_pylist()
    assert sum(row["affix_rate_low"] is not None for row in rows) > 10
    for case, row in zip(pages, rows, strict=True):
        where = ["--url", case["url"]] if case.get("url") else []
        asked = ["--network", "admitad", "--market", "DE", "--at", "2026-11-27T08:00:00Z", *where]
        run = subprocess.run([tool, "estimate", FIXTURES / case["file"], *asked], capture_output=True, check=False)
        if run.returncode:
            assert row["affix_reason"] and row["affix_rate_low"] is None, case["name"]
            continue
        said = json.loads(run.stdout)
        assert (row["affix_commission_low"], row["affix_commission_high"]) == (said["low"], said["high"]), case["name"]
        assert (row["affix_rate_low"], row["affix_rate_high"]) == (said["rate"]["low"], said["rate"]["high"])
        assert (row["affix_currency"], row["affix_basis"]) == (said["currency"], said["basis"])


# What the tool is told besides the document.
TOLD_APART = {"profile", "retired", "links", "lint", "vet", "place"}


def test_documents_say_what_the_cases_expect(settings):
    wrong = []
    for case in cases("audit"):
        if TOLD_APART & set(case):
            continue
        asked = {"market": case.get("market"), "day": date(2026, 11, 27)}
        own = {**settings, "rules": case.get("rules", [])}
        rows = affix.audit(pa.array([case["text"]]), pa.array([case["file"]]), own, **asked)
        found = [
            " ".join(filter(None, [row["affix_rule"], str(row["affix_line"]), row["affix_where"]]))
            for row in pa.record_batch(rows).to_pylist()
        ]
        if sorted(found) != sorted(case["found"]):
            wrong.append((case["name"], case["found"], found))
    assert wrong == []


def test_what_a_publisher_has_published_says_what_is_expected(settings):
    expected = [line.split("\t") for line in (ROOT / "tests/cases/published.tsv").read_text("utf-8").splitlines()]
    names = sorted({name for name, *_ in expected})
    documents = pa.array([(FIXTURES / "published" / name).read_bytes() for name in names], pa.binary())
    rows = pa.record_batch(affix.audit(documents, pa.array(names), settings, day=date(2026, 11, 27))).to_pylist()
    found = [[row["affix_document"], str(row["affix_line"]), row["affix_where"] or "", row["affix_rule"]] for row in rows]
    assert sorted(found) == sorted(expected)
