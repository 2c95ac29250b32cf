//! Settings as the extension's options export them, given as JSON.

use affix_core::ask;
use affix_core::settings::Settings;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// The settings of an exported file's text; without any, those of somebody who has none.
///
/// # Errors
/// They cannot be used as a whole.
pub(crate) fn opened(text: Option<&str>) -> PyResult<Settings> {
    let Some(text) = text else { return Ok(Settings::default()) };
    ask::whole(text).map_err(|why| PyValueError::new_err(why.to_string()))
}
