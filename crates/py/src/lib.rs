//! The core for Python: text columns in, record batches out, by Arrow's C data interface, so that any library that
//! speaks it can be on the other side and nothing is copied on the way back.
//!
//! A row never fails a batch: what cannot be answered has its reason in `affix_reason`. A null stays null. Columns of
//! text are taken as bytes, since engines hand on text that is no UTF-8 as if it were.

mod audit;
mod column;
mod estimates;
mod guard;
mod links;
mod pages;
mod settings;
mod texts;
mod urls;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3_arrow::PySchema;

/// The columns of an answer, as an Arrow schema.
#[pyfunction]
fn schema(name: &str) -> PyResult<PySchema> {
    let schema = match name {
        "urls" => column::schema(urls::COLUMNS, false),
        "find_links" => column::schema(links::FOUND, true),
        "make_links" => column::schema(links::MADE, true),
        "estimates" => column::schema(estimates::COLUMNS, false),
        "pages" => column::schema(pages::COLUMNS, false),
        "audit" => column::schema(audit::COLUMNS, true),
        _ => return Err(PyValueError::new_err(format!("There is no answer called {name:?}: {}.", column::ANSWERS))),
    };
    Ok(PySchema::new(schema))
}

#[pymodule]
mod _core {
    #[pymodule_export]
    use super::audit::audit;
    #[pymodule_export]
    use super::estimates::estimates;
    #[pymodule_export]
    use super::links::{find_links, make_links};
    #[pymodule_export]
    use super::pages::{page_json, pages};
    #[pymodule_export]
    use super::schema;
    #[pymodule_export]
    use super::urls::{url_json, urls};
    /// The project's one version.
    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "Python's name for it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
    /// The newest day on which a table of networks, rates and rules was looked at.
    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "Python's name for it")]
    const __tables__: &str = affix_core::TABLES_AS_OF;
}
