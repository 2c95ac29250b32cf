//! Settings as the extension's options export them, given as JSON, and what stands beside them.

use affix_core::ask::{self, NotWhole};
use affix_core::settings::Settings;
use affix_core::value::Country;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// The settings of an exported file's text; without any, those of somebody who has none.
///
/// # Errors
/// They cannot be used as a whole.
pub(crate) fn opened(text: Option<&str>) -> PyResult<Settings> {
    let Some(text) = text else { return Ok(Settings::default()) };
    // Not in the words of the command line, which speak of its options.
    ask::whole(text).map_err(|why| match why {
        NotWhole::File(problem) => PyValueError::new_err(problem.text),
        NotWhole::Part(_) => PyValueError::new_err(why.to_string()),
    })
}

/// The readers' country, in any case.
///
/// # Errors
/// It is none.
pub(crate) fn country(text: Option<&str>) -> PyResult<Option<Country>> {
    let country = |text: &str| {
        let known = text.to_ascii_uppercase().parse();
        known.map_err(|_| PyValueError::new_err(format!("{text:?} is no country; write it as DE.")))
    };
    text.map(country).transpose()
}
