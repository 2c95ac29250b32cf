"""Columns of every kind, damaged ones among them: a row in is a row out, and nothing fails a batch."""

from datetime import date, datetime, timezone

import affix
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

ITEM = "https://www.aliexpress.com/item/1005006000000001.html"
OWN = "https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_xAmpL3k&dl_target_url=" + ITEM
AT = datetime(2026, 11, 27, 8, tzinfo=timezone.utc)


def urls(column, settings=None):
    return pa.record_batch(affix.urls(column, settings))


@pytest.mark.parametrize(
    "kind",
    [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.binary_view()],
    ids=str,
)
def test_text_of_every_kind_says_the_same(kind):
    texts = [ITEM, None, "no address"]
    assert urls(pa.array(texts, kind)).equals(urls(pa.array(texts)))
    assert urls(pa.chunked_array([pa.array(texts[:1], kind), pa.array(texts[1:], kind)])).equals(urls(pa.array(texts)))


def test_dictionaries_nulls_slices_and_nothing():
    texts = [ITEM, None, "no address", ITEM]
    assert urls(pa.array(texts).dictionary_encode()).equals(urls(pa.array(texts)))
    assert urls(pa.array(texts).slice(1, 2)).equals(urls(pa.array(texts[1:3])))
    assert urls(pa.nulls(2)).to_pylist() == urls(pa.array([None, None], pa.string())).to_pylist()
    assert urls(pa.array([], pa.string())).num_rows == 0
    assert set(urls(pa.array([None], pa.string())).to_pylist()[0].values()) == {None}


def test_bytes_that_are_no_text_are_read_as_far_as_they_are():
    # As Spark hands such a column on: it says that it is text.
    damaged = pa.array([ITEM.encode() + b"?spm=\xff\xfe", ITEM.encode()]).cast(pa.binary())
    as_text = pa.Array.from_buffers(pa.string(), 2, damaged.buffers())
    for column in [damaged, as_text]:
        said = urls(column)
        said.validate(full=True)
        assert [row["affix_lossy"] for row in said.to_pylist()] == [True, False]
        assert [row["affix_canonical"] for row in said.to_pylist()] == [ITEM, ITEM]


@pytest.mark.parametrize("column", [pa.array([1]), pa.array([[ITEM]]), pa.array([1.5])], ids=lambda c: str(c.type))
def test_a_column_of_something_else_is_refused_in_a_sentence(column):
    with pytest.raises(TypeError, match="The column texts holds .*; it has to hold text"):
        affix.urls(column)


def test_the_answer_has_the_columns_that_its_schema_names(settings):
    answers = {
        "urls": affix.urls(pa.array([ITEM])),
        "find_links": affix.find_links(pa.array([ITEM])),
        "make_links": affix.make_links(pa.array([ITEM]), settings),
        "pages": affix.pages(pa.array(["<p>"])),
        "audit": affix.audit(pa.array([ITEM]), pa.array(["a.txt"])),
    }
    for name, answer in answers.items():
        assert pa.record_batch(answer).schema.equals(pa.schema(affix.schema(name))), name
    assert affix.schema_ddl("find_links").startswith("row BIGINT, affix_input STRING, affix_at BIGINT")
    with pytest.raises(ValueError, match='no answer called "link": urls, find_links'):
        affix.schema("link")


def test_own_ids_are_never_somebody_elses(settings):
    [row] = urls(pa.array([OWN]), settings).to_pylist()
    assert (row["affix_own_network"], row["affix_own_key"], row["affix_foreign_key"]) == ("aliexpress", "_xAmpL3k", None)
    [row] = urls(pa.array([OWN])).to_pylist()
    assert (row["affix_own_key"], row["affix_foreign_key"]) == (None, "_xAmpL3k")


def test_links_are_those_that_the_settings_make(settings, tmp_path):
    texts = pa.array([f"lamp {ITEM}\nno link here", None, "1005006000000002"])
    rows = pa.record_batch(affix.make_links(texts, settings, at=AT)).to_pylist()
    assert [(row["row"], row["affix_line"], row["affix_status"]) for row in rows] == [
        (0, 1, "made"),
        (0, 2, "nothing"),
        (2, 1, "made"),
    ]
    for row in rows:
        assert row["affix_link"] is None or "aff_short_key=_xAmpL3k" in row["affix_link"]
    file = tmp_path / "settings.json"
    file.write_text(__import__("json").dumps(settings), encoding="utf-8")
    assert pa.record_batch(affix.make_links(texts, file, at=AT)).to_pylist() == rows


@pytest.mark.parametrize("wrong", [{}, {"profiles": []}, {"profiles": [{"network": "aliexpress"}]}], ids=str)
def test_without_an_account_no_link_is_made_and_it_is_said(wrong):
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        affix.make_links(pa.array([ITEM]), wrong)


def test_settings_that_are_none_are_refused():
    with pytest.raises(ValueError, match="^These are no settings of Affix. Export them from its options.$"):
        affix.make_links(pa.array([ITEM]), {"clicks": []})
    with pytest.raises(TypeError, match="Settings are the path of a file, its text or a dict, not int"):
        affix.urls(pa.array([ITEM]), 7)


def test_another_account_never_stands_in_for_one_that_is_not_there(settings):
    with pytest.raises(ValueError, match="no profile “shop”; they have: a"):
        affix.make_links(pa.array([ITEM]), settings, profile="shop")
    with pytest.raises(ValueError, match=r"campaign .* not there"):
        affix.make_links(pa.array([ITEM]), settings, campaign="gone")


@pytest.mark.parametrize("ask", ["audit", "estimates"])
def test_a_market_that_is_no_country_is_refused(ask):
    columns = [pa.array(["<p>"])] * (2 if ask == "audit" else 1)
    with pytest.raises(ValueError, match='"Germany" is no country; write it as DE'):
        getattr(affix, ask)(*columns, market="Germany")


def test_pages_and_their_addresses_are_as_many():
    with pytest.raises(ValueError, match="2 pages and 1 addresses"):
        affix.pages(pa.array(["<p>", "<p>"]), pa.array([ITEM]))
    large, fine, none = pa.record_batch(affix.pages(pa.array([b" " * (8 << 20) + b"<", b"<p>", None]))).to_pylist()
    assert large["affix_reason"] == "too_large"
    assert fine["affix_reason"] is None and fine["affix_json"]
    assert set(none.values()) == {None}


def test_a_document_that_is_not_read_is_not_one_without_faults():
    documents = [b"PK\x03\x04\x00", b"PK\x03\x04\x00", b"\x89PNG\x00", b"<p>" + b" " * (8 << 20), b"id,text\n" + b"1,x\n" * (3 << 20)]
    names = ["site.zip", "post.docx", "picture", "large.html", "large.csv"]
    rows = pa.record_batch(affix.audit(pa.array(documents, pa.binary()), pa.array(names))).to_pylist()
    assert [(row["row"], row["affix_rule"], row["affix_reason"]) for row in rows] == [
        (0, "unreadable", None),
        (1, "unreadable", None),
        (2, "unreadable", None),
        (3, None, "too_large"),
    ]


def test_an_audit_finds_what_the_tool_finds(settings):
    documents = pa.array([f'<a href="{ITEM}">lamp</a>', "<p>nothing</p>", None])
    names = pa.array(["a.html", "b.html", "c.html"])
    rows = pa.record_batch(affix.audit(documents, names, settings, day=date(2026, 11, 27))).to_pylist()
    assert {(row["row"], row["affix_document"]) for row in rows} == {(0, "a.html")}
    assert "id-missing" in {row["affix_rule"] for row in rows}
    [fix] = [row["affix_fix_to"] for row in rows if row["affix_rule"] == "id-missing"]
    assert "_xAmpL3k" in fix


TEXTS = st.lists(
    st.one_of(
        st.none(),
        st.text(max_size=40),
        st.sampled_from([ITEM, OWN, f"see {ITEM}, and {OWN}", "1005006000000001", "https://a.aliexpress.com/_mAbc123"]),
    ),
    max_size=12,
)


MINE = {"profiles": [{"id": "a", "name": "Blog", "network": "aliexpress", "ids": {"aff_short_key": "_xAmpL3k"}}]}
ANSWERS = {
    "urls": lambda texts: affix.urls(texts, MINE),
    "find_links": lambda texts: affix.find_links(texts, MINE),
    "make_links": lambda texts: affix.make_links(texts, MINE, at=AT),
    "pages": lambda texts: affix.pages(texts, texts),
    "estimates": lambda texts: affix.estimates(texts, texts, MINE, at=AT),
    "audit": lambda texts: affix.audit(texts, pa.array(["a.md"] * len(texts), pa.string()), MINE, day=AT.date()),
}


def of_each(ask, texts):
    """What is said of each row: a list, where there may be several rows a row."""
    rows = pa.record_batch(ask(texts)).to_pylist()
    if rows and "row" in rows[0]:
        said = [[] for _ in range(len(texts))]
        for row in rows:
            said[row.pop("row")].append(row)
        return said
    return rows or [[] for _ in range(len(texts))]


@pytest.mark.parametrize("name", ANSWERS)
@given(TEXTS, st.integers(1, 5), st.randoms(use_true_random=False))
def test_however_rows_are_cut_and_ordered_they_say_the_same(name, texts, size, random):
    ask = ANSWERS[name]
    alone = of_each(ask, pa.array(texts, pa.string()))
    order = list(range(len(texts)))
    random.shuffle(order)
    mixed = pa.array([texts[at] for at in order], pa.string())
    parts = [mixed.slice(at, size) for at in range(0, len(texts), size)]
    assert [said for part in parts for said in of_each(ask, part)] == [alone[at] for at in order]
