//! `affix read FILE… [--url URL]`

use std::process::ExitCode;

use affix_core::page::{self, PageSnapshot};
use affix_files::{saved, snapshot};
use clap::Args as ClapArgs;
use serde::Serialize;

use crate::complaint::complain_of;
use crate::output::print;

/// Files to read.
#[derive(ClapArgs)]
pub(crate) struct Args {
    /// Saved pages (.html, .mhtml), page-state scripts or objects (.js, .json), item arrays; - is standard
    /// input. A name that starts with a dash is written ./-name.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// The address that the page was saved from, where the file does not say it, such as --url
    /// https://www.aliexpress.com/item/1005006000000001.html.
    #[arg(long)]
    url: Option<String>,
}

/// One answer among many.
#[derive(Serialize)]
pub(crate) struct Line<'a, T> {
    pub(crate) file: &'a str,
    #[serde(flatten)]
    pub(crate) answer: &'a T,
}

/// Prints one JSON object a file; exit code 2 when a file could not be read as text.
pub(crate) fn run(args: &Args) -> ExitCode {
    each_file(args, |page| page::read(&page))
}

/// Prints each file's snapshot.
pub(crate) fn snapshots(args: &Args) -> ExitCode {
    each_file(args, |page| page)
}

fn each_file<T: Serialize>(args: &Args, answer: impl Fn(PageSnapshot) -> T) -> ExitCode {
    let mut failed = false;
    for file in &args.files {
        let page = match load(file, args.url.as_deref()) {
            Ok(page) => page,
            Err(why) => {
                complain_of(file, why);
                failed = true;
                continue;
            }
        };
        let answer = answer(page);
        let line = match args.files.as_slice() {
            [_] => serde_json::to_string(&answer),
            _ => serde_json::to_string(&Line { file, answer: &answer }),
        };
        if let Ok(line) = line {
            let printed = print(line + "\n");
            if printed != ExitCode::SUCCESS {
                return printed;
            }
        }
    }
    if failed { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

/// The snapshot of a saved file; the address that is given wins over the one that the file names.
pub(crate) fn load(file: &str, url: Option<&str>) -> Result<PageSnapshot, affix_core::text::message::Note> {
    let page = saved::load(file)?;
    Ok(snapshot::of_file(&page.text, url.or(page.url.as_deref()).unwrap_or_default()))
}
