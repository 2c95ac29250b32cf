//! What goes to standard output, or into a file, in one piece.

use std::fs;
use std::io::{self, Write as _};
use std::process::ExitCode;

use affix_core::text::message::{Note, code};

use crate::complaint::complain;

/// Prints it; an answer that cannot be written is said, exit 2.
pub(crate) fn print(answer: impl AsRef<[u8]>) -> ExitCode {
    let mut out = io::stdout().lock();
    match out.write_all(answer.as_ref()).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        // A reader that has closed the pipe has all it wanted.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            complain(Note::new(code::CLI_OUTPUT, [("problem", e.to_string())]));
            ExitCode::from(2)
        }
    }
}

/// Puts something in a file's place in one step: killed before it, nothing is changed. Who may read the file stays.
pub(crate) fn put(file: &str, content: impl AsRef<[u8]>) -> io::Result<()> {
    let beside = format!("{file}.affix-new");
    fs::write(&beside, content)?;
    match fs::metadata(file) {
        Ok(there) => fs::set_permissions(&beside, there.permissions())?,
        Err(e) if e.kind() == io::ErrorKind::NotFound => {}
        Err(e) => return Err(e),
    }
    fs::rename(&beside, file)
}
