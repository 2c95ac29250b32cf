//! `affix price FILE [--at T]`

use std::fs::File;
use std::io::{self, Read};
use std::process::ExitCode;

use affix_core::price::{Book, Refused, Table, TableRow};
use affix_core::text::message::{Note, code};
use affix_files::saved::unreadable;
use clap::Args as ClapArgs;

use crate::clock;
use crate::complaint::{complain, complain_of};
use crate::lines::Blocks;
use crate::output::print;

/// Observed prices.
#[derive(ClapArgs)]
pub(crate) struct Args {
    /// A table (CSV) of observations; - is standard input. Its first line names observed_at, product_id, sku_id,
    /// ship_to, currency, price_kind (ordinary, new_user, coupon, coins, app or gone), lot, price_minor and
    /// strike_minor, in any order. Money is in the smallest unit: 1999 for 19.99.
    file: Option<String>,
    /// The moment to judge at, such as 2026-11-27T08:00:00Z; now unless given. Nothing after it is looked at.
    #[arg(long, value_name = "RFC3339")]
    at: Option<String>,
}

/// Bytes of answers that are written at a time.
const BATCH: usize = 64 * 1024;

/// Prints one JSON object a series; 1 when a row could not be used, 2 when the file could not.
pub(crate) fn run(args: &Args) -> ExitCode {
    let Some(file) = args.file.as_deref() else {
        complain(Note::plain(code::CLI_NO_OBSERVATIONS));
        return ExitCode::from(2);
    };
    let book = match clock::of(args.at.as_deref()) {
        Ok(clock) => Book::at(clock.now),
        Err(why) => {
            complain(why);
            return ExitCode::from(1);
        }
    };
    match filled(book, file) {
        Ok((book, refused)) => answered(book, refused),
        Err(why) => {
            complain_of(file, why);
            ExitCode::from(2)
        }
    }
}

/// The book with all rows of the file that can be used; the others are said, each with its line.
fn filled(mut book: Book, file: &str) -> Result<(Book, bool), Note> {
    let problem = |e: io::Error| unreadable(file, "prices.csv", &e);
    let input: Box<dyn Read> = match file {
        "-" => Box::new(io::stdin().lock()),
        _ => Box::new(File::open(file).map_err(problem)?),
    };
    let mut refused = false;
    let mut each = |row: Result<TableRow, Refused>| match row {
        Ok(row) => book.add(row.seen),
        Err(row) => {
            complain_of(file, format_args!("line {}: {}", row.line, row.why));
            refused = true;
        }
    };
    let mut blocks = Blocks::new(input);
    let mut table = Table::default();
    while let Some(block) = blocks.next().map_err(problem)? {
        table.take(block.bytes(), &mut each)?;
    }
    table.end(&mut each)?;
    Ok((book, refused))
}

fn answered(book: Book, refused: bool) -> ExitCode {
    let mut out = String::new();
    for answer in book.answers() {
        let Ok(line) = serde_json::to_string(&answer) else { continue };
        out.push_str(&line);
        out.push('\n');
        if out.len() >= BATCH {
            match print(&out) {
                ExitCode::SUCCESS => out.clear(),
                failed => return failed,
            }
        }
    }
    match print(&out) {
        ExitCode::SUCCESS if refused => ExitCode::from(1),
        printed => printed,
    }
}
