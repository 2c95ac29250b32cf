from typing import Protocol

class ArrowSchema(Protocol):
    def __arrow_c_schema__(self) -> object: ...

class RecordBatch(Protocol):
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...

class _Array(Protocol):
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...

class _Stream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

ArrowArray = _Array | _Stream

__version__: str
__tables__: str
"""The newest day on which a table of networks, rates and rules was looked at."""

def schema(name: str) -> ArrowSchema:
    """The columns of an answer: of "urls", "find_links", "make_links", "pages", "estimates" or "audit"."""

def urls(texts: ArrowArray, settings: str | None = None) -> RecordBatch: ...
def url_json(text: str, settings: str | None = None) -> str: ...
def find_links(texts: ArrowArray, settings: str | None = None) -> RecordBatch: ...
def make_links(
    texts: ArrowArray, settings: str, now: int, profile: str | None = None, campaign: str | None = None
) -> RecordBatch: ...
def pages(html: ArrowArray, urls: ArrowArray | None = None) -> RecordBatch: ...
def page_json(html: bytes, url: str | None = None) -> str: ...
def estimates(
    html: ArrowArray,
    now: int,
    network: str,
    urls: ArrowArray | None = None,
    settings: str | None = None,
    market: str | None = None,
) -> RecordBatch: ...
def audit(
    documents: ArrowArray, names: ArrowArray, day: str, settings: str | None = None, market: str | None = None
) -> RecordBatch: ...
