//! `affix orders FILE… [--map FILE] [--by KEY[,KEY]] [--currency C --rates FILE] [--dump]`

mod sheet;
mod source;
mod written;

use std::process::ExitCode;

use affix_core::report::sums::{AllClicks, Key, Rates};
use affix_core::report::table::{Layout, Mapping, mappings, zone_ahead};
use affix_core::report::{Held, Refused, Said, Store};
use affix_core::text::message::{Note, code};
use affix_core::value::Currency;
use affix_files::saved;
use clap::Args as ClapArgs;

use crate::complaint::{complain, complain_of};

/// Report files.
#[derive(ClapArgs)]
pub(crate) struct Args {
    /// What networks report, in any mix: answers of the Open Platform, Admitad, EPN and Awin (JSON); exports of Awin and
    /// Tradedoubler; any other table of orders or clicks (CSV, TSV, XLSX); - is standard input. The same row again
    /// updates the first.
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    /// What the columns of your tables are (JSON): network, currency, unit, decimal, dates, columns, tags, statuses. Used for
    /// the tables that have all columns it names.
    #[arg(long, value_name = "FILE")]
    map: Option<String>,
    /// Write down how your tables were read, as a list of mappings: put right what is wrong there and give it to --map.
    #[arg(long, value_name = "FILE")]
    save_map: Option<String>,
    /// Add up by these: day, week, month, product, store, category, campaign, subid, network, country, buyer, status.
    #[arg(long, value_name = "KEY[,KEY]", value_delimiter = ',')]
    by: Vec<String>,
    /// Convert all amounts, by your own rates.
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,
    /// Your exchange rates: a list (JSON) or table (CSV) of from, to, rate and asOf, or your exported settings.
    #[arg(long, value_name = "FILE")]
    rates: Option<String>,
    /// How far the clock of reports that print no zone is ahead of UTC, such as +08:00; shown in times, days stay as printed.
    #[arg(long, value_name = "ZONE", allow_hyphen_values = true)]
    zone: Option<String>,
    /// Print the common rows instead, one JSON object a line.
    #[arg(long, conflicts_with_all = ["csv", "by"])]
    dump: bool,
    /// Print the sums as JSON, which is what is done anyway.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Print the groups, or without --by the totals, as a table (CSV).
    #[arg(long)]
    csv: bool,
}

/// Rows that were refused which are listed.
const LISTED: usize = 10_000;

/// What the call asks for.
struct Wanted {
    mappings: Vec<Mapping>,
    keys: Vec<Key>,
    exchange: Option<(Currency, Rates)>,
    /// Minutes.
    ahead: i16,
}

/// What all files say together.
#[derive(Default)]
pub(crate) struct Imported {
    store: Store,
    /// Titles are kept.
    titles: bool,
    clicks: AllClicks,
    /// Rows that were read, and those of them that were there before.
    read: u64,
    updated: u64,
    rounded: u64,
    refused: Vec<(String, Refused)>,
    more_refused: u64,
    /// Fields that are personal and were not read.
    personal: Vec<&'static str>,
    tables: Vec<(String, Layout)>,
    /// Files that could not be read.
    failed: bool,
}

/// Prints the sums; 1 when a row could not be used, 2 when a file or the call could not.
pub(crate) fn run(args: &Args) -> ExitCode {
    if args.files.is_empty() {
        complain(Note::plain(code::CLI_NO_REPORTS));
        return ExitCode::from(2);
    }
    let wanted = match wanted(args) {
        Ok(wanted) => wanted,
        Err((code, why)) => {
            complain(why);
            return ExitCode::from(code);
        }
    };
    let mut all = Imported::of(&args.files, &wanted.mappings, args.dump);
    if let Some(file) = &args.save_map
        && let Err(why) = written::save_map(&all, file)
    {
        complain_of(file, why);
        return ExitCode::from(2);
    }
    let apart = all.convert(&wanted);
    let printed = if args.dump {
        written::dump(&all, &wanted, &apart)
    } else if args.csv {
        written::csv(&all, &wanted, &apart)
    } else {
        written::json(&all, &wanted, &apart)
    };
    match printed {
        ExitCode::SUCCESS => all.code(),
        printed => printed,
    }
}

/// What report files say together.
///
/// # Errors
/// The file of mappings cannot be used, with its name.
pub(crate) fn imported(files: &[String], map: Option<&str>) -> Result<Imported, String> {
    Ok(Imported::of(files, &map.map(read_mappings).transpose()?.unwrap_or_default(), false))
}

fn read_mappings(file: &str) -> Result<Vec<Mapping>, String> {
    let text = saved::load(file).map(|saved| saved.text);
    text.and_then(|text| mappings(&text)).map_err(|why| format!("{file}: {why}"))
}

fn wanted(args: &Args) -> Result<Wanted, (u8, String)> {
    let text = |file: &str| saved::load(file).map(|saved| saved.text).map_err(|why| (2, format!("{file}: {why}")));
    let of_file = |file: &str, why: Note| (2, format!("{file}: {why}"));
    let mappings = args.map.as_deref().map(read_mappings).transpose().map_err(|why| (2, why))?.unwrap_or_default();
    let keys = args.by.iter().map(|name| {
        let known = || Key::ALL.map(|(name, _)| name).join(", ");
        let unknown = || (1, Note::new(code::CLI_ORDERS_BY, [("text", name.clone()), ("known", known())]).text);
        Key::named(name.trim()).ok_or_else(unknown)
    });
    let keys = keys.collect::<Result<_, _>>()?;
    let exchange = match (&args.currency, &args.rates) {
        (Some(code), Some(file)) => {
            let wrong = || (1, Note::new(code::CLI_ORDERS_CURRENCY, [("text", code)]).text);
            let currency = code.trim().to_ascii_uppercase().parse().map_err(|_| wrong())?;
            Some((currency, Rates::read(&text(file)?).map_err(|why| of_file(file, why))?))
        }
        (Some(_), None) => return Err((1, Note::plain(code::CLI_ORDERS_RATES).text)),
        (None, Some(_)) => return Err((1, Note::plain(code::CLI_ORDERS_RATES_ALONE).text)),
        (None, None) => None,
    };
    let zone = |text: &String| {
        let wrong = || (1, Note::new(code::CLI_ORDERS_ZONE, [("text", text)]).text);
        if matches!(text.as_str(), "Z" | "UTC") { Ok(0) } else { zone_ahead(text).ok_or_else(wrong) }
    };
    let ahead = args.zone.as_ref().map(zone).transpose()?.unwrap_or(0);
    Ok(Wanted { mappings, keys, exchange, ahead })
}

impl Imported {
    /// With titles where they are `shown`: nothing is added up by them.
    fn of(files: &[String], mappings: &[Mapping], shown: bool) -> Self {
        let mut all = Self { titles: shown, ..Self::default() };
        for file in files {
            let tables = source::read(file, mappings, &mut |said| all.take(file, said));
            match tables {
                Ok(tables) => all.tables.extend(tables.into_iter().map(|table| (file.clone(), table))),
                Err(why) => {
                    complain_of(file, why);
                    all.failed = true;
                }
            }
        }
        all
    }

    /// The rows.
    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    /// 1 when a row could not be used, 2 when a file could not.
    pub(crate) fn code(&self) -> ExitCode {
        ExitCode::from(if self.failed { 2 } else { u8::from(!self.refused.is_empty()) })
    }

    /// Says on standard error which rows could not be used.
    pub(crate) fn tell_refused(&self) {
        for (file, refused) in &self.refused {
            complain_of(file, format_args!("line {}: {}", refused.line, refused.why));
        }
    }

    fn take(&mut self, file: &str, said: Said) {
        match said {
            Said::Order(mut row) => {
                self.read += 1;
                self.rounded += u64::from(row.rounded);
                row.title = row.title.filter(|_| self.titles);
                // How a row came to its status is asked by nobody here.
                self.updated += u64::from(self.store.merge(Held { row: *row, changes: Vec::new() }));
            }
            Said::Clicks(clicks) => self.clicks.add(clicks),
            Said::Personal(field) if self.personal.contains(&field) => {}
            Said::Personal(field) => self.personal.push(field),
            Said::Refused(_) if self.refused.len() >= LISTED => self.more_refused += 1,
            Said::Refused(refused) => self.refused.push((file.to_owned(), refused)),
        }
    }

    /// Puts the amounts of every row into the currency that is wanted; the currencies that no rate leads from.
    fn convert(&mut self, wanted: &Wanted) -> Vec<Currency> {
        let mut apart = Vec::new();
        let Some((currency, rates)) = &wanted.exchange else { return apart };
        for row in self.store.each_mut() {
            match rates.converted(row, *currency) {
                Some(converted) => *row = converted,
                None if apart.contains(&row.currency) => {}
                None => apart.push(row.currency),
            }
        }
        apart
    }
}
