//! `affix calibrate FILE… [--said FILE] [--map FILE]`

use std::process::ExitCode;

use affix_core::report::learn::{backtest, calibration, held_against, said_rates};
use affix_core::text::message::{Note, code};
use affix_files::saved;
use clap::Args as ClapArgs;

use crate::complaint::{complain, complain_of};
use crate::orders;
use crate::output::print;

/// Report files, and what was said before.
#[derive(ClapArgs)]
pub(crate) struct Args {
    /// What networks report, as for `affix orders`.
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    /// Ranges that were said of products' rates: a list (JSON) of at, product, network, low, high and source.
    #[arg(long, value_name = "FILE")]
    said: Option<String>,
    /// What the columns of your tables are, as for `affix orders`.
    #[arg(long, value_name = "FILE")]
    map: Option<String>,
}

/// Prints one JSON object a source: what your own settled orders would have said of each other, and what was said
/// otherwise. 1 when a row could not be used, 2 when a file or the call could not.
pub(crate) fn run(args: &Args) -> ExitCode {
    if args.files.is_empty() {
        complain(Note::plain(code::CLI_NO_REPORTS));
        return ExitCode::from(2);
    }
    let said = match args.said.as_ref().map(|file| read(file).map_err(|why| (file, why))).transpose() {
        Ok(said) => said.unwrap_or_default(),
        Err((file, why)) => {
            complain_of(file, why);
            return ExitCode::from(2);
        }
    };
    let all = match orders::imported(&args.files, args.map.as_deref()) {
        Ok(all) => all,
        Err(why) => {
            complain(why);
            return ExitCode::from(2);
        }
    };
    all.tell_refused();
    let mut spoken = backtest(all.store().each());
    spoken.extend(held_against(&said, all.store().each()));
    let lines = calibration(&spoken).into_iter().filter_map(|source| serde_json::to_string(&source).ok());
    let out: String = lines.map(|line| line + "\n").collect();
    match print(out) {
        ExitCode::SUCCESS => all.code(),
        printed => printed,
    }
}

fn read(file: &str) -> Result<Vec<affix_core::report::learn::SaidRate>, Note> {
    said_rates(&saved::load(file)?.text)
}
