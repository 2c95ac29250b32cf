//! What is wrong with published documents.

use affix_core::audit::{Asked, Finding};
use affix_core::value::{Country, Day};
use affix_files::documents;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3_arrow::PyRecordBatch;
use pyo3_arrow::input::AnyArray;

use crate::column::{Batch, Column, Kind, number, text};
use crate::guard::{NoAnswer, guarded};
use crate::pages::LARGEST;
use crate::settings::{country, opened};
use crate::texts::{self, Texts};

/// One thing that is wrong, or why a document was not looked at.
pub(crate) struct Found(Result<Finding, NoAnswer>);

impl Found {
    fn finding(&self) -> Option<&Finding> {
        self.0.as_ref().ok()
    }
}

/// Named as the keys of `affix audit`'s findings.
pub(crate) const COLUMNS: &[Column<Found>] = &[
    Column { name: "affix_rule", kind: Kind::Text, get: |found| text(found.finding().map(|f| f.rule)) },
    Column { name: "affix_severity", kind: Kind::Text, get: |found| text(found.finding().map(|f| f.severity.name())) },
    Column { name: "affix_document", kind: Kind::Text, get: |found| text(found.finding().map(|f| &f.document)) },
    Column { name: "affix_line", kind: Kind::Number, get: |found| number(found.finding().map(|f| f.line)) },
    Column { name: "affix_column", kind: Kind::Number, get: |found| number(found.finding().map(|f| f.column)) },
    Column {
        name: "affix_where",
        kind: Kind::Text,
        get: |found| text(found.finding().and_then(|f| f.r#where.as_ref())),
    },
    Column { name: "affix_text", kind: Kind::Text, get: |found| text(found.finding().map(|f| &f.text)) },
    Column { name: "affix_message", kind: Kind::Text, get: |found| text(found.finding().map(|f| &f.message)) },
    Column {
        name: "affix_fix_from",
        kind: Kind::Text,
        get: |found| text(found.finding().and_then(|f| f.fix.as_ref()).map(|fix| &fix.from)),
    },
    Column {
        name: "affix_fix_to",
        kind: Kind::Text,
        get: |found| text(found.finding().and_then(|f| f.fix.as_ref()).map(|fix| &fix.to)),
    },
    Column { name: "affix_fingerprint", kind: Kind::Text, get: |found| text(found.finding().map(|f| &f.fingerprint)) },
    Column { name: "affix_reason", kind: Kind::Text, get: |found| text(found.0.as_ref().err().map(|why| why.code())) },
];

/// What is wrong with each document: several rows a document, none where nothing is. `names` are file names, by whose
/// ending a document is read; `settings` is the text of an exported settings file, `day` such as 2026-11-27.
#[pyfunction]
#[pyo3(signature = (documents, names, day, settings=None, market=None))]
pub(crate) fn audit(
    py: Python<'_>,
    documents: AnyArray,
    names: AnyArray,
    day: &str,
    settings: Option<&str>,
    market: Option<&str>,
) -> PyResult<PyRecordBatch> {
    let documents = Texts::of(documents, "documents")?;
    let names = Texts::of(names, "names")?;
    if documents.len() != names.len() {
        return Err(PyValueError::new_err(format!(
            "There are {} documents and {} names; each document needs one.",
            documents.len(),
            names.len()
        )));
    }
    let day: Day =
        day.parse().map_err(|_| PyValueError::new_err(format!("{day:?} is no day; write it as 2026-11-27.")))?;
    let market = country(market)?;
    let asked = Asked::new(&opened(settings)?, day).market(market.as_ref().map(Country::code));
    py.detach(|| {
        let mut batch = Batch::pointing(COLUMNS);
        for (row, (bytes, name)) in documents.rows().zip(names.rows()).enumerate() {
            let Some(bytes) = bytes else { continue };
            let name = texts::text(name.unwrap_or_default()).0;
            let large = bytes.len() > LARGEST && !documents::is_export(&name);
            let judged = || guarded(|| documents::audit(&name, bytes, &asked).findings);
            match if large { Err(NoAnswer::TooLarge) } else { judged() } {
                Ok(all) => {
                    for finding in all {
                        batch.push(row, Some(&Found(Ok(finding))));
                    }
                }
                Err(why) => batch.push(row, Some(&Found(Err(why)))),
            }
        }
        batch.done()
    })
}
