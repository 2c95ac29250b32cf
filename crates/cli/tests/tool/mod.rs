//! The built tool, run with arguments and what it reads from its standard input.
#![allow(dead_code, reason = "each test starts the tool in its own way")]
#![allow(clippy::unwrap_used, reason = "a test that cannot run the tool has failed")]

use std::io::Write as _;
use std::process::{Command, Output, Stdio};
use std::thread;

/// The tool in the tests' own folder.
pub(crate) fn command(args: &[&str]) -> Command {
    let mut tool = Command::new(env!("CARGO_BIN_EXE_affix"));
    tool.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    tool
}

/// What it printed and how it ended; `input` is written while it runs.
pub(crate) fn ran(args: &[&str], input: &[u8]) -> Output {
    let mut tool = command(args).spawn().unwrap();
    let (mut stdin, input) = (tool.stdin.take().unwrap(), input.to_vec());
    // The tool may have closed its input already.
    let feeder = thread::spawn(move || stdin.write_all(&input).is_ok());
    let output = tool.wait_with_output().unwrap();
    feeder.join().unwrap();
    output
}

/// Standard output, standard error, exit code.
pub(crate) fn texts(run: Output) -> (String, String, Option<i32>) {
    (String::from_utf8(run.stdout).unwrap(), String::from_utf8(run.stderr).unwrap(), run.status.code())
}
