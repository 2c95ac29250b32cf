//! Addresses in texts, and the user's own links for them.

use affix_core::address::{Own, UrlFacts, What, classify_found, find_all};
use affix_core::batch::{self, Row, RowStatus};
use affix_core::link;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3_arrow::PyRecordBatch;
use pyo3_arrow::input::AnyArray;

use crate::column::{Batch, Column, Kind, flag, number, text};
use crate::guard::{NoAnswer, guarded};
use crate::settings::opened;
use crate::texts::{self, Texts};

/// An address in a text, or why the text could not be looked at.
pub(crate) struct Found {
    at: Result<(usize, UrlFacts), NoAnswer>,
    lossy: bool,
}

impl Found {
    fn facts(&self) -> Option<&UrlFacts> {
        self.at.as_ref().ok().map(|(_, facts)| facts)
    }
}

/// `affix_at` counts characters from 0.
pub(crate) const FOUND: &[Column<Found>] = &[
    Column { name: "affix_input", kind: Kind::Text, get: |found| text(found.facts().map(|f| &f.input)) },
    Column { name: "affix_at", kind: Kind::Number, get: |found| number(found.at.as_ref().ok().map(|(at, _)| *at)) },
    Column { name: "affix_kind", kind: Kind::Text, get: |found| text(found.facts().map(|f| f.kind.name())) },
    Column { name: "affix_product_id", kind: Kind::Text, get: |found| text(found.facts().and_then(|f| f.product_id)) },
    Column {
        name: "affix_canonical",
        kind: Kind::Text,
        get: |found| text(found.facts().and_then(|f| f.canonical.as_ref())),
    },
    Column {
        name: "affix_foreign_network",
        kind: Kind::Text,
        get: |found| text(found.facts().and_then(|f| f.foreign_tag.as_ref()).map(|tag| tag.network)),
    },
    Column {
        name: "affix_foreign_key",
        kind: Kind::Text,
        get: |found| text(found.facts().and_then(|f| f.foreign_tag.as_ref()).and_then(|tag| tag.key.as_ref())),
    },
    Column {
        name: "affix_own_network",
        kind: Kind::Text,
        get: |found| text(found.facts().and_then(|f| f.own_tag.as_ref()).map(|tag| tag.network)),
    },
    Column {
        name: "affix_own_key",
        kind: Kind::Text,
        get: |found| text(found.facts().and_then(|f| f.own_tag.as_ref()).and_then(|tag| tag.key.as_ref())),
    },
    Column {
        name: "affix_reason",
        kind: Kind::Text,
        get: |found| match &found.at {
            Ok((_, facts)) => text(facts.reason_code),
            Err(why) => text(Some(why.code())),
        },
    },
    Column { name: "affix_lossy", kind: Kind::Flag, get: |found| flag(Some(found.lossy)) },
];

/// The addresses that stand in each text, in order; `row` says in which. A text without any has no row.
#[pyfunction]
#[pyo3(signature = (texts, settings=None))]
pub(crate) fn find_links(py: Python<'_>, texts: AnyArray, settings: Option<&str>) -> PyResult<PyRecordBatch> {
    let texts = Texts::of(texts, "texts")?;
    let own = link::own(&opened(settings)?.profiles);
    py.detach(|| {
        let mut batch = Batch::pointing(FOUND);
        for (row, bytes) in texts.rows().enumerate() {
            let Some(bytes) = bytes else { continue };
            let (text, lossy) = texts::text(bytes);
            match guarded(|| found_in(&text, &own)) {
                Ok(all) => {
                    for at in all {
                        batch.push(row, Some(&Found { at: Ok(at), lossy }));
                    }
                }
                Err(why) => batch.push(row, Some(&Found { at: Err(why), lossy })),
            }
        }
        batch.done()
    })
}

fn found_in(text: &str, own: &Own) -> Vec<(usize, UrlFacts)> {
    let (mut bytes, mut characters) = (0, 0);
    let addresses = find_all(text).filter(|found| found.what == What::Address);
    addresses
        .map(|found| {
            let start = found.start;
            characters += text.get(bytes..start).map_or(0, |between| between.chars().count());
            bytes = start;
            (characters, classify_found(&found, own))
        })
        .collect()
}

/// The user's own link for an address of a text, or why there is none.
pub(crate) struct Made(Result<Row, NoAnswer>, bool);

impl Made {
    fn row(&self) -> Option<&Row> {
        self.0.as_ref().ok()
    }
}

/// Named as the keys of `affix link - --json`, with what a list in the extension says beside them.
pub(crate) const MADE: &[Column<Made>] = &[
    Column { name: "affix_line", kind: Kind::Number, get: |made| number(made.row().map(|row| row.line)) },
    Column { name: "affix_input", kind: Kind::Text, get: |made| text(made.row().map(|row| &row.input)) },
    Column { name: "affix_status", kind: Kind::Text, get: |made| text(made.row().map(|row| status(row.status))) },
    Column { name: "affix_kind", kind: Kind::Text, get: |made| text(made.row().map(|row| row.kind.name())) },
    Column { name: "affix_product_id", kind: Kind::Text, get: |made| text(made.row().and_then(|row| row.product_id)) },
    Column { name: "affix_link", kind: Kind::Text, get: |made| text(made.row().and_then(|row| row.link.as_ref())) },
    Column {
        name: "affix_landing",
        kind: Kind::Text,
        get: |made| text(made.row().and_then(|row| row.landing.as_ref())),
    },
    Column {
        name: "affix_reason",
        kind: Kind::Text,
        get: |made| match &made.0 {
            Ok(row) => text(row.problem.as_ref().map(|problem| problem.code)),
            Err(why) => text(Some(why.code())),
        },
    },
    Column {
        name: "affix_reason_text",
        kind: Kind::Text,
        get: |made| text(made.row().and_then(|row| row.problem.as_ref()).map(|problem| &problem.text)),
    },
    Column { name: "affix_lossy", kind: Kind::Flag, get: |made| flag(Some(made.1)) },
];

fn status(status: RowStatus) -> &'static str {
    match status {
        RowStatus::Made => "made",
        RowStatus::Duplicate => "duplicate",
        RowStatus::Refused => "refused",
        RowStatus::Nothing => "nothing",
    }
}

/// The user's own link for every address and id in each text, as the extension makes them of a pasted list: several
/// rows a text, and one for each line without any. `settings` is the text of an exported settings file, `now`
/// milliseconds since 1970-01-01 UTC, which campaigns may ask for.
#[pyfunction]
#[pyo3(signature = (texts, settings, now, profile=None, campaign=None))]
pub(crate) fn make_links(
    py: Python<'_>,
    texts: AnyArray,
    settings: &str,
    now: i64,
    profile: Option<&str>,
    campaign: Option<&str>,
) -> PyResult<PyRecordBatch> {
    let texts = Texts::of(texts, "texts")?;
    let settings = opened(Some(settings))?;
    settings.has_profile(profile).map_err(|why| PyValueError::new_err(why.text))?;
    py.detach(|| {
        // Whether links can be made at all is no matter of a row.
        batch::of_settings("", &settings, profile, campaign, now).map_err(|why| PyValueError::new_err(why.text))?;
        let mut batch = Batch::pointing(MADE);
        for (row, bytes) in texts.rows().enumerate() {
            let Some(bytes) = bytes else { continue };
            let (text, lossy) = texts::text(bytes);
            match guarded(|| batch::of_settings(&text, &settings, profile, campaign, now).unwrap_or_default()) {
                Ok(rows) => {
                    for made in rows {
                        batch.push(row, Some(&Made(Ok(made), lossy)));
                    }
                }
                Err(why) => batch.push(row, Some(&Made(Err(why), lossy))),
            }
        }
        batch.done()
    })
}
