//! Settings as the extension's options export them, given as JSON.

use affix_core::settings::Settings;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// The settings of an exported file's text; without any, those of somebody who has none.
///
/// # Errors
/// It holds no settings, or some of them cannot be used: a column of links made with half of them would be wrong
/// without a word.
pub(crate) fn opened(text: Option<&str>) -> PyResult<Settings> {
    let Some(text) = text else { return Ok(Settings::default()) };
    let file = Settings::open(text);
    if let Some(problem) = file.problem {
        return Err(PyValueError::new_err(problem.on_command_line().text));
    }
    let unusable = affix_core::ask::unusable(&file.settings);
    if let Some(left) = file.left_out.into_iter().chain(unusable).next() {
        let place = left.place.map(|place| format!(" {place}")).unwrap_or_default();
        return Err(PyValueError::new_err(format!("{}{place}: {}", left.part, left.problem)));
    }
    Ok(file.settings)
}
