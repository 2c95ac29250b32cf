//! Settings as the extension's options export them.

use affix_core::ask;
use affix_core::settings::{LeftOut, Settings};
use affix_core::text::message::Note;
use affix_files::saved;

use crate::complaint::complain_of;

/// The settings of an exported file, or one written by hand; what of it cannot be used is said, in the words of the
/// extension's options.
///
/// # Errors
/// It cannot be read, or holds no settings.
pub(crate) fn load(file: &str) -> Result<Settings, Note> {
    let read = Settings::open(&saved::load(file)?.text);
    if let Some(problem) = read.problem {
        return Err(problem.on_command_line());
    }
    let unusable = ask::unusable(&read.settings);
    for LeftOut { part, place, problem } in read.left_out.into_iter().chain(unusable) {
        let place = place.map(|place| format!(" {place}")).unwrap_or_default();
        complain_of(file, format_args!("{part}{place}: {problem}"));
    }
    Ok(read.settings)
}
