"""Web archives: the pages of WARC files and the links of WAT files, made here, and what is counted of them."""

import gzip
import json

import affix
import affix.counts
import affix.crawl
import affix.jobs
import affix.spark
import pyarrow.parquet as pq
import pytest

ITEM = "https://www.aliexpress.com/item/1005006000000001.html"
OTHER = "https://www.aliexpress.com/item/1005006000000002.html"
TAGGED = "https://s.click.aliexpress.com/deep_link.htm?aff_short_key={}&dl_target_url=" + ITEM
PAGE = "https://blog.example/lamps"


def record(kind, target, content_type, body):
    """One record of an archive, compressed on its own, as crawlers write them."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {target}\r\nWARC-Date: 2026-11-27T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{len(body):012}>\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + body + b"\r\n\r\n")


def response(target, body, content_type="text/html; charset=utf-8", coding=None):
    coded = gzip.compress(body) if coding == "gzip" else body
    lines = ["HTTP/1.1 200 OK", f"Content-Type: {content_type}", f"Content-Length: {len(coded)}"]
    lines += [f"Content-Encoding: {coding}"] if coding else []
    http = "\r\n".join(lines).encode() + b"\r\n\r\n" + coded
    return record("response", target, "application/http; msgtype=response", http)


def described(page, links):
    found = [{"path": "A@/href", "url": url} if isinstance(url, str) else url for url in links]
    envelope = {
        "WARC-Header-Metadata": {"WARC-Target-URI": page},
        "Payload-Metadata": {"HTTP-Response-Metadata": {"HTML-Metadata": {"Links": found}}},
    }
    return record("metadata", page, "application/json", json.dumps({"Envelope": envelope}).encode())


@pytest.fixture
def warc(tmp_path):
    file = tmp_path / "a.warc.gz"
    file.write_bytes(
        response(PAGE, f'<a href="{ITEM}">lamp</a>'.encode())
        + response(f"{PAGE}/packed", f'<a href="{OTHER}">hub</a>'.encode(), coding="gzip")
        + response(f"{PAGE}.png", b"\x89PNG", "image/png")
    )
    return file


@pytest.fixture
def wat(tmp_path):
    folder = tmp_path / "crawl"
    folder.mkdir()
    (folder / "a.warc.wat.gz").write_bytes(
        described(PAGE, [TAGGED.format("_a"), TAGGED.format("_a"), "/about", {"path": "IMG@/src", "url": ITEM}, 7])
        + record("metadata", PAGE, "application/json", b"{no json")
        + described("https://User@Other.Example:8080/x", [TAGGED.format("_b"), ITEM.removeprefix("https:"), OTHER])
    )
    (folder / "b.warc.wat.gz").write_bytes(described(PAGE, ["https://shop.example/", "https://a.aliexpress.com/_mAbc123"]))
    return folder


def test_pages_of_an_archive_with_their_addresses(spark, warc):
    rows = affix.crawl.pages(spark, [str(warc)]).collect()
    assert [(row["url"], bytes(row["content"]).decode()) for row in rows] == [
        (PAGE, f'<a href="{ITEM}">lamp</a>'),
        (f"{PAGE}/packed", f'<a href="{OTHER}">hub</a>'),
    ]


def test_links_of_an_archive_are_those_to_other_hosts(spark, wat):
    rows = affix.crawl.links(spark, [str(wat / "a.warc.wat.gz")]).collect()
    other = "https://User@Other.Example:8080/x"
    assert [(row["page"], row["url"]) for row in rows] == [
        (PAGE, TAGGED.format("_a")),
        (PAGE, TAGGED.format("_a")),
        (other, TAGGED.format("_b")),
        (other, ITEM),
        (other, OTHER),
    ]


def test_an_archive_that_ends_too_soon_gives_what_it_has_and_says_so(spark, warc, tmp_path):
    (tmp_path / "cut.warc.gz").write_bytes(warc.read_bytes()[:-5])
    (tmp_path / "none.warc.gz").write_bytes(b"<!doctype html>")
    archives = [str(tmp_path / name) for name in ("cut.warc.gz", "none.warc.gz", "nowhere.warc.gz", "a.warc.gz")]
    rows = affix.crawl.pages(spark, archives).collect()
    for name in ("cut.warc.gz", "none.warc.gz", "nowhere.warc.gz"):
        said = [row["archive_reason"] for row in rows if row["archive"].endswith(f"/{name}")]
        assert said[-1:] == ["archive_not_read"] and set(said[:-1]) <= {None}, name
    assert all(row["archive_error"] for row in rows if row["archive_reason"])
    assert sum(row["archive"].endswith("/a.warc.gz") for row in rows) == 2


def test_a_job_on_a_crawl_says_whose_ids_link_where(remote, wat, tmp_path, capsys):
    out, counts = tmp_path / "out", tmp_path / "counts"
    asked = ["urls", "--in", str(wat), "--out", str(out), "--counts", str(counts), "--aliexpress-only", "--remote", remote]
    assert affix.jobs.main(asked) == 0, capsys.readouterr().err
    rows = pq.read_table(out).to_pylist()
    assert len(rows) == 6
    assert {row["affix_tables"] for row in rows} == {affix.__tables__}
    counted = {name: pq.read_table(counts / name).to_pylist() for name in ("tags", "forms", "products", "sites")}
    links = {(row["network"], row["key"], row["own"]): row["links"] for row in counted["tags"]}
    assert links[("aliexpress", "_a", False)] == 2
    assert links[("aliexpress", "_b", False)] == 1
    assert sum(links.values()) == 6
    assert sum(row["percent"] for row in counted["forms"]) == pytest.approx(100, abs=0.1)
    assert {row["product_id"]: (row["links"], row["ids"]) for row in counted["products"]} == {
        "1005006000000001": (4, 2),
        "1005006000000002": (1, 0),
    }
    sites = {(row["site"], row["key"]): row["links"] for row in counted["sites"]}
    assert sites[("blog.example", "_a")] == 2
    assert sites[("other.example", "_b")] == 1


def test_pages_of_a_crawl_are_audited_by_their_address(remote, warc, tmp_path, capsys):
    out = tmp_path / "out"
    assert affix.jobs.main(["audit", "--in", str(warc), "--out", str(out), "--remote", remote]) == 0, capsys.readouterr().err
    rows = pq.read_table(out).to_pylist()
    assert {(row["url"], row["affix_rule"]) for row in rows} >= {(PAGE, "id-missing"), (f"{PAGE}/packed", "id-missing")}


def test_archives_may_lie_elsewhere(remote, wat, tmp_path, capsys):
    folder = wat.as_uri()
    assert affix.crawl.archives(folder, "wat", named=True) == [f"{folder}/a.warc.wat.gz", f"{folder}/b.warc.wat.gz"]
    assert affix.crawl.archives(f"{folder}/a.warc.wat.gz", "wat") == [f"{folder}/a.warc.wat.gz"]
    assert affix.crawl.archives(folder, "wat") == []
    for at, (source, rows) in enumerate([(f"{folder}/a.warc.wat.gz", 5), (folder, 7)]):
        out = tmp_path / f"out{at}"
        asked = ["urls", "--in", source, "--out", str(out), "--remote", remote, *(["--format", "wat"] if at else [])]
        assert affix.jobs.main(asked) == 0, capsys.readouterr().err
        assert pq.read_table(out).num_rows == rows


def test_a_job_on_the_wrong_archive_is_a_sentence(remote, warc, tmp_path, capsys):
    assert affix.jobs.main(["urls", "--in", str(warc), "--out", str(tmp_path / "out"), "--remote", remote]) == 2
    assert "urls needs WAT files" in capsys.readouterr().err
    asked = ["pages", "--in", str(warc), "--out", str(tmp_path / "out"), "--counts", str(tmp_path / "c"), "--remote", remote]
    assert affix.jobs.main(asked) == 2
    assert "nothing to count of pages" in capsys.readouterr().err
