//! The first time over a table: how it is to be read.

use super::amount::Evidence as Amounts;
use super::cell::Cell;
use super::columns::{Columns, MOMENTS, MONEY, bare_header, named_fields};
use super::mapping::Mapping;
use super::names::{currency_in, currency_of_column, layouts, words};
use super::plan::Plan;
use super::sample::Sample;
use crate::record::Value;
use crate::report::Refused;
use crate::report::when::{Evidence as Dates, Printed};
use crate::text::message::{Code, Note, code};
use crate::value::{Currency, NetworkCode};

/// Rows that are kept until it is known what the columns are.
const KEPT: usize = 60;

/// Rows among which the header stands.
const ABOVE: usize = 20;

/// Digits that a spreadsheet keeps of a number; and ids of which all end in zeros behind them, from which on that is
/// no chance.
const DIGITS: usize = 15;
const ZEROS: u64 = 12;

/// Looks over a table.
#[derive(Default)]
pub struct Look {
    file: String,
    mappings: Vec<Mapping>,
    kept: Vec<(u64, Vec<(String, bool)>)>,
    found: Option<Result<Plan, Refused>>,
    sample: Option<Sample>,
    dates: Dates,
    amounts: Amounts,
    /// Long ids, and those of them whose last digits are zeros.
    long: u64,
    zeros: u64,
}

impl Look {
    /// At a file of this name (without its folder), with the user's mappings.
    pub fn new(file: &str, mappings: &[Mapping]) -> Self {
        Self { file: file.to_owned(), mappings: mappings.to_vec(), ..Self::default() }
    }

    /// One row, with the line it begins on.
    pub fn row(&mut self, line: u64, cells: &[Cell<'_>]) {
        match &self.found {
            Some(Ok(_)) => self.weigh(cells),
            Some(Err(_)) => {}
            None => {
                self.kept.push((line, cells.iter().map(|cell| (cell.text.to_owned(), cell.number)).collect()));
                if self.kept.len() >= KEPT {
                    self.find();
                }
            }
        }
    }

    /// Its columns' names and first rows, after all of it was looked over.
    pub fn sample(&mut self) -> Option<Sample> {
        if self.found.is_none() {
            self.find();
        }
        self.sample.take()
    }

    /// How the table is to be read.
    ///
    /// # Errors
    /// It cannot be read as a whole, with the line of its header.
    pub fn end(mut self) -> Result<Plan, Refused> {
        if self.found.is_none() {
            self.find();
        }
        let mut plan = self.found.unwrap_or(Err(Refused { line: 1, why: Note::plain(code::REPORT_EMPTY) }))?;
        let line = plan.header_line;
        let refuse = |why: Code| Err(Refused { line, why: Note::plain(why) });
        if self.long >= ZEROS && self.zeros == self.long {
            return refuse(code::REPORT_IDS_ROUNDED);
        }
        plan.dates = plan.dates.or(self.dates.order());
        if plan.dates.is_none() {
            return refuse(code::REPORT_DATES);
        }
        let Ok(sign) = self.amounts.sign() else { return refuse(code::REPORT_DECIMALS) };
        plan.decimal = plan.decimal.or(sign);
        if plan.minor.is_none() {
            if plan.in_cents {
                plan.minor = Some(!self.amounts.units);
            } else if !self.amounts.units && self.amounts.some && plan.currency.is_none_or(|c| c.minor_units() > 0) {
                return refuse(code::REPORT_UNIT);
            }
        }
        Ok(plan)
    }

    /// Finds header and columns in the rows that were kept.
    fn find(&mut self) {
        let kept = std::mem::take(&mut self.kept);
        self.sample = Sample::of(&kept);
        let rows: Vec<(u64, Vec<Cell<'_>>)> = kept
            .iter()
            .map(|(line, cells)| (*line, cells.iter().map(|(text, number)| Cell { text, number: *number }).collect()))
            .collect();
        self.found = Some(plan(&self.file, &self.mappings, &rows));
        if let Some(Ok(plan)) = &self.found {
            self.sample = Sample::below(plan.header_line, &kept);
        }
        let below = self.found.iter().flatten().map(|plan| plan.header_line).next().unwrap_or(u64::MAX);
        for (_, cells) in rows.iter().filter(|(line, _)| *line > below) {
            self.weigh(cells);
        }
    }

    /// What one row tells of all.
    fn weigh(&mut self, cells: &[Cell<'_>]) {
        let Some(Ok(plan)) = &self.found else { return };
        if plan.is_total(cells) {
            return;
        }
        for field in MOMENTS {
            if let Some(printed) = Printed::of(plan.columns.cell(field, cells).text) {
                self.dates.add(printed);
            }
        }
        for field in MONEY {
            self.amounts.add(plan.columns.cell(field, cells));
        }
        let key = ["key", "order"].map(|field| plan.columns.cell(field, cells).text);
        let key = key.into_iter().find(|key| !key.is_empty()).unwrap_or_default();
        if key.len() > DIGITS && key.bytes().all(|b| b.is_ascii_digit()) {
            self.long += 1;
            self.zeros += u64::from(key.bytes().skip(DIGITS).all(|b| b == b'0'));
        }
    }
}

/// Header, columns, and what is said beside them.
fn plan(file: &str, mappings: &[Mapping], rows: &[(u64, Vec<Cell<'_>>)]) -> Result<Plan, Refused> {
    let first = rows.first().map_or(1, |(line, _)| *line);
    if rows.is_empty() {
        return Err(Refused { line: 1, why: Note::plain(code::REPORT_EMPTY) });
    }
    let known: Vec<Mapping> =
        layouts().filter_map(|text| Mapping::of(serde_json::from_str::<Value>(text).ok()?).ok()).collect();
    let headers: Vec<Vec<String>> = rows.iter().take(ABOVE).map(|(_, cells)| bare_header(cells)).collect();
    let place = |mapping: &Mapping| headers.iter().position(|header| mapping.fits(header));
    let own = mappings.iter().filter(|mapping| !mapping.is_general()).find_map(|m| Some((place(m)?, Some(m))));
    let layout = known.iter().find_map(|m| Some((place(m)?, m)));
    let guessed = || {
        let named = rows.iter().take(ABOVE).enumerate().map(|(at, (_, cells))| (named_fields(cells), usize::MAX - at));
        named.max().filter(|(fields, _)| *fields >= 2).map(|(_, at)| (usize::MAX - at, None))
    };
    let general = mappings.iter().find(|mapping| mapping.is_general());
    let none = || Refused { line: first, why: Note::plain(code::REPORT_NO_HEADER) };
    let (at, own) = own.or(layout.map(|(at, _)| (at, None))).or_else(guessed).ok_or_else(none)?;
    let layout = layout.filter(|(place, _)| *place == at).map(|(_, layout)| layout);
    let (line, header) = rows.get(at).ok_or_else(none)?;
    let bare = headers.get(at).ok_or_else(none)?;
    let below: Vec<Vec<Cell<'_>>> = rows.iter().skip(at + 1).map(|(_, cells)| cells.clone()).collect();
    let names: Vec<&str> = header.iter().map(|cell| cell.text).collect();

    let mut columns = Columns::default();
    if let Some(layout) = layout {
        columns.named(layout, bare);
    }
    if let Some(own) = own {
        columns.named(own, bare);
    }
    if layout.is_none() {
        columns.guess(&names, &below);
    }
    let said: Vec<&Mapping> = own.into_iter().chain(general).chain(layout).collect();
    let titles: Vec<&str> = rows.iter().take(at).flat_map(|(_, cells)| cells.iter().map(|cell| cell.text)).collect();
    let of_columns = currency_of(&columns, &names).map_err(|why| Refused { line: *line, why })?;
    let currency = said
        .iter()
        .find_map(|m| m.currency)
        .or(of_columns)
        .or_else(|| titles.iter().find_map(|title| currency_in(title, false)))
        .or_else(|| currency_in(file, true));
    let named = || words(file).find_map(|word| word.to_ascii_lowercase().parse::<NetworkCode>().ok());
    let network = said.iter().find_map(|m| m.network).or_else(named).unwrap_or(NetworkCode::ALIEXPRESS);
    let cents = |field: &str| columns.at(field).and_then(|at| names.get(at)).is_some_and(|name| is_of_interface(name));
    let plan = Plan {
        name: own.or(layout).and_then(|m| m.name.clone()),
        header_line: *line,
        width: header.len(),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        signature: bare.join("|"),
        network,
        currency,
        minor: said.iter().find_map(|m| m.minor),
        in_cents: ["sale", "commission"].iter().all(|field| cents(field)),
        decimal: said.iter().find_map(|m| m.decimal),
        dates: said.iter().find_map(|m| m.dates),
        status: said.iter().find_map(|m| m.status),
        statuses: said.iter().flat_map(|m| m.statuses.iter().cloned()).collect(),
        key_with_time: said.iter().any(|m| m.key_with_time),
        columns,
    };
    plan.complete().map_err(|why| Refused { line: *line, why })?;
    Ok(plan)
}

/// The Open Platform's own name of an amount, which counts cents there.
fn is_of_interface(name: &str) -> bool {
    ["paid_amount", "estimated_paid_commission"].contains(&name)
}

/// The currency that the columns of amounts name, one for all of them.
fn currency_of(columns: &Columns, names: &[&str]) -> Result<Option<Currency>, Note> {
    let mut found = None;
    for field in MONEY {
        let name = columns.at(field).and_then(|at| names.get(at));
        let Some(currency) = name.and_then(|name| currency_of_column(name)) else { continue };
        if found.is_some_and(|known| known != currency) {
            return Err(Note::plain(code::REPORT_TWO_CURRENCIES));
        }
        found = Some(currency);
    }
    Ok(found)
}
