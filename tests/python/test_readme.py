"""What the README shows is run, and what it shows as an answer is the answer."""

import ast
import json
import re
import shutil

import pandas as pd
import polars as pl
from conftest import FIXTURES, ROOT

ITEM = "https://www.aliexpress.com/item/1005006000000001.html"
README = (ROOT / "crates/py/README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def run(code, names):
    """Each statement in its turn; an expression above a comment is what the comment says."""
    lines = code.splitlines()
    for statement in ast.parse(code).body:
        text = ast.get_source_segment(code, statement)
        if not isinstance(statement, ast.Expr):
            exec(text, names)
            continue
        said = eval(text, names)
        below = lines[statement.end_lineno] if statement.end_lineno < len(lines) else ""
        if below.startswith("# "):
            assert said == ast.literal_eval(below.removeprefix("# ")), text


def test_one_thing_and_columns(settings, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copy(FIXTURES / "pages/demo-product.html", "page.html")
    (tmp_path / "affix-settings.json").write_text(json.dumps(settings), encoding="utf-8")
    import pyarrow as pa

    names = {
        "frame": pl.DataFrame({"url": [ITEM, None]}),
        "clicks": pd.DataFrame({"url": [ITEM, None]}),
        "texts": pa.array([ITEM]),
    }
    for code in SHOWN[:2]:
        run(code, names)


def test_data_frames(spark, tmp_path):
    from test_crawl import described

    archive = tmp_path / "a.warc.wat.gz"
    archive.write_bytes(described("https://blog.example/", [ITEM]))
    names = {"df": spark.createDataFrame([(ITEM,)], "url STRING"), "spark": spark, "archives": [str(archive)]}
    assert len(SHOWN) == 4
    for code in SHOWN[2:]:
        run(code, names)
