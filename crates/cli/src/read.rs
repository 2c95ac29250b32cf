//! `affix read FILE… [--url URL]`

use std::io::{Read as _, Write as _};
use std::process::ExitCode;

use affix_cli::snapshot;
use affix_core::page;
use clap::Args as ClapArgs;
use serde::Serialize;

/// Files to read.
#[derive(ClapArgs)]
pub(crate) struct Args {
    /// Saved pages (.html), page-state scripts or objects (.js, .json), item arrays; `-` is standard input.
    #[arg(required = true)]
    files: Vec<String>,
    /// The address that the page was saved from.
    #[arg(long, default_value = "")]
    url: String,
}

/// One answer among many.
#[derive(Serialize)]
struct Line<'a, T> {
    file: &'a str,
    #[serde(flatten)]
    answer: &'a T,
}

/// Prints one JSON object a file; exit code 2 when a file could not be read as text.
pub(crate) fn run(args: &Args) -> ExitCode {
    each_file(args, |text| page::read(&snapshot::of_file(text, &args.url)))
}

/// Prints each file's snapshot.
pub(crate) fn snapshots(args: &Args) -> ExitCode {
    each_file(args, |text| snapshot::of_file(text, &args.url))
}

fn each_file<T: Serialize>(args: &Args, answer: impl Fn(&str) -> T) -> ExitCode {
    let mut failed = false;
    let mut out = std::io::stdout().lock();
    for file in &args.files {
        let text = match load(file) {
            Ok(text) => text,
            Err(why) => {
                eprintln!("affix: {file}: {why}");
                failed = true;
                continue;
            }
        };
        let answer = answer(&text);
        let line = match args.files.as_slice() {
            [_] => serde_json::to_string(&answer),
            _ => serde_json::to_string(&Line { file, answer: &answer }),
        };
        if let Ok(line) = line
            && writeln!(out, "{line}").is_err()
        {
            break;
        }
    }
    if failed { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

/// A file's text; bytes that are no UTF-8 are replaced, a file that is mostly such bytes is refused.
pub(crate) fn load(file: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = match file {
        "-" => std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ()),
        _ => std::fs::read(file).map(|b| bytes = b),
    };
    read.map_err(|e| format!("it could not be read: {e}"))?;
    if bytes.contains(&0) {
        return Err("it is no text file; save the page as HTML and try again".into());
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(e) => String::from_utf8_lossy(e.as_bytes()).into_owned(),
    })
}
