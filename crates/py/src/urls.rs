//! What addresses are.

use affix_core::address::{Own, UrlFacts, classify};
use affix_core::link;
use pyo3::prelude::*;
use pyo3_arrow::PyRecordBatch;
use pyo3_arrow::input::AnyArray;

use crate::column::{Batch, Cell, Column, Kind, flag, text};
use crate::guard::{NoAnswer, guarded};
use crate::settings::opened;
use crate::texts::{self, Texts};

/// What a row says.
pub(crate) struct Url {
    facts: Result<UrlFacts, NoAnswer>,
    lossy: bool,
}

impl Url {
    fn of(bytes: &[u8], own: &Own) -> Self {
        let (text, lossy) = texts::text(bytes);
        Self { facts: guarded(|| classify(&text, own)), lossy }
    }

    fn facts(&self) -> Option<&UrlFacts> {
        self.facts.as_ref().ok()
    }
}

/// Named as the keys of `affix url`.
pub(crate) const COLUMNS: &[Column<Url>] = &[
    Column { name: "affix_kind", kind: Kind::Text, get: |url| text(url.facts().map(|f| f.kind.name())) },
    Column { name: "affix_product_id", kind: Kind::Text, get: |url| text(url.facts().and_then(|f| f.product_id)) },
    Column {
        name: "affix_canonical",
        kind: Kind::Text,
        get: |url| text(url.facts().and_then(|f| f.canonical.as_ref())),
    },
    Column {
        name: "affix_dropped",
        kind: Kind::Texts,
        get: |url| url.facts().map_or(Cell::Null, |f| Cell::Texts(f.dropped.iter().map(ToString::to_string).collect())),
    },
    Column {
        name: "affix_unknown",
        kind: Kind::Texts,
        get: |url| url.facts().map_or(Cell::Null, |f| Cell::Texts(f.unknown.clone())),
    },
    Column {
        name: "affix_foreign_network",
        kind: Kind::Text,
        get: |url| text(url.facts().and_then(|f| f.foreign_tag.as_ref()).map(|tag| tag.network)),
    },
    Column {
        name: "affix_foreign_key",
        kind: Kind::Text,
        get: |url| text(url.facts().and_then(|f| f.foreign_tag.as_ref()).and_then(|tag| tag.key.as_ref())),
    },
    Column {
        name: "affix_own_network",
        kind: Kind::Text,
        get: |url| text(url.facts().and_then(|f| f.own_tag.as_ref()).map(|tag| tag.network)),
    },
    Column {
        name: "affix_own_key",
        kind: Kind::Text,
        get: |url| text(url.facts().and_then(|f| f.own_tag.as_ref()).and_then(|tag| tag.key.as_ref())),
    },
    Column { name: "affix_target", kind: Kind::Text, get: |url| text(url.facts().and_then(|f| f.target.as_ref())) },
    Column {
        name: "affix_reason",
        kind: Kind::Text,
        get: |url| match &url.facts {
            Ok(facts) => text(facts.reason_code),
            Err(why) => text(Some(why.code())),
        },
    },
    Column {
        name: "affix_reason_text",
        kind: Kind::Text,
        get: |url| text(url.facts().and_then(|f| f.reason.as_ref())),
    },
    Column { name: "affix_lossy", kind: Kind::Flag, get: |url| flag(Some(url.lossy)) },
];

/// What each address is: one row for each, in order. `settings` is the text of an exported settings file, whose ids
/// are the user's own.
#[pyfunction]
#[pyo3(signature = (texts, settings=None))]
pub(crate) fn urls(py: Python<'_>, texts: AnyArray, settings: Option<&str>) -> PyResult<PyRecordBatch> {
    let texts = Texts::of(texts, "texts")?;
    let own = link::own(&opened(settings)?.profiles);
    py.detach(|| {
        let mut batch = Batch::paired(COLUMNS);
        for (row, bytes) in texts.rows().enumerate() {
            batch.push(row, bytes.map(|bytes| Url::of(bytes, &own)).as_ref());
        }
        batch.done()
    })
}

/// What one address is, as the JSON of `affix url`.
#[pyfunction]
#[pyo3(signature = (text, settings=None))]
pub(crate) fn url_json(text: &str, settings: Option<&str>) -> PyResult<String> {
    let own = link::own(&opened(settings)?.profiles);
    let mut out = String::new();
    classify(text, &own).push_json(&mut out);
    Ok(out)
}
