"""Where the project's own pages and cases stand."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests/fixtures"


def cases(name):
    found = json.loads((ROOT / "tests/cases" / f"{name}.json").read_text(encoding="utf-8"))
    return found["cases"] if isinstance(found, dict) else found


def differences(expected, got, at=""):
    """Where an answer is not what is expected: only named keys count, and of `{"$any": […]}` each value is right."""
    if isinstance(expected, dict) and "$any" in expected:
        fits = any(not differences(one, got, at) for one in expected["$any"])
        return [] if fits else [f"{at}: expected one of {expected['$any']!r}, got {got!r}"]
    if isinstance(expected, dict) and isinstance(got, dict):
        return [line for key, value in expected.items() for line in differences(value, got.get(key), f"{at}.{key}")]
    if isinstance(expected, list) and isinstance(got, list) and len(expected) == len(got):
        return [line for i, pair in enumerate(zip(expected, got)) for line in differences(*pair, f"{at}[{i}]")]
    return [] if expected == got else [f"{at}: expected {expected!r}, got {got!r}"]


@pytest.fixture
def settings():
    """Somebody with an account at AliExpress Portals."""
    return {"profiles": [{"id": "a", "name": "Blog", "network": "aliexpress", "ids": {"aff_short_key": "_xAmpL3k"}}]}


@pytest.fixture(scope="session")
def remote():
    from pysail.spark import SparkConnectServer

    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    _, port = server.listening_address
    yield f"sc://localhost:{port}"
    server.stop()


@pytest.fixture(scope="session")
def spark(remote):
    from pyspark.sql import SparkSession

    session = SparkSession.builder.remote(remote).getOrCreate()
    yield session
    session.stop()
