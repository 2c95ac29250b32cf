//! What `affix orders` prints.

use std::fs;
use std::process::ExitCode;

use affix_core::map::Map;
use affix_core::report::Held;
use affix_core::report::sums::{Sums, Total, sums};
use affix_core::report::table::Layout;
use affix_core::text::message::{Note, code};
use affix_core::text::sheet;
use affix_core::value::{Currency, NetworkCode};
use serde::Serialize;

use super::{Imported, Wanted};
use crate::complaint::complain;
use crate::output::print;

/// Bytes of rows that are written at a time.
const BATCH: usize = 64 * 1024;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer<'a> {
    rows: usize,
    read: u64,
    updated: u64,
    refused: Vec<RefusedRow<'a>>,
    #[serde(flatten)]
    sums: &'a Sums,
    /// How tables were read.
    tables: Vec<Table<'a>>,
    notes: Vec<Note>,
    /// The rates that amounts were converted by.
    exchange: Vec<String>,
}

#[derive(Serialize)]
struct RefusedRow<'a> {
    file: &'a str,
    line: u64,
    reason: &'a str,
    code: &'static str,
}

#[derive(Serialize)]
struct Table<'a> {
    file: &'a str,
    #[serde(flatten)]
    layout: &'a Layout,
}

/// One object.
pub(super) fn json(all: &Imported, wanted: &Wanted, apart: &[Currency]) -> ExitCode {
    let answer = Answer {
        rows: all.store.len(),
        read: all.read,
        updated: all.updated,
        refused: refused(all).collect(),
        sums: &sums(all.store.each(), &all.clicks, &wanted.keys),
        tables: all.tables.iter().map(|(file, layout)| Table { file, layout }).collect(),
        notes: notes(all, wanted, apart),
        exchange: wanted.exchange.iter().flat_map(|(_, rates)| rates.said()).collect(),
    };
    match serde_json::to_string(&answer) {
        Ok(json) => print(json + "\n"),
        Err(e) => {
            complain(e);
            ExitCode::from(2)
        }
    }
}

fn refused(all: &Imported) -> impl Iterator<Item = RefusedRow<'_>> {
    all.refused.iter().map(|(file, refused)| RefusedRow {
        file,
        line: refused.line,
        reason: &refused.why.text,
        code: refused.why.code,
    })
}

/// What is to be known of the whole.
fn notes(all: &Imported, wanted: &Wanted, apart: &[Currency]) -> Vec<Note> {
    let mut notes = Vec::new();
    let to = wanted.exchange.as_ref().map(|(currency, _)| currency.to_string()).unwrap_or_default();
    for from in apart {
        notes.push(Note::new(code::CLI_ORDERS_NO_RATE, [("from", from.code()), ("to", &to)]));
    }
    if all.rounded > 0 {
        notes.push(Note::new(code::CLI_ORDERS_ROUNDED, [("count", all.rounded.to_string())]));
    }
    if !all.personal.is_empty() {
        notes.push(Note::new(code::CLI_ORDERS_PERSONAL, [("fields", all.personal.join(", "))]));
    }
    if all.more_refused > 0 {
        notes.push(Note::new(code::CLI_ORDERS_MORE, [("count", all.more_refused.to_string())]));
    }
    notes
}

/// How a table is read, as `--map` takes it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Mapped<'a> {
    network: NetworkCode,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<Currency>,
    unit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    decimal: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dates: Option<&'static str>,
    columns: &'a Map<String, String>,
    tags: &'a Map<String, String>,
}

/// Writes down how the tables were read, each way once.
pub(super) fn save_map(all: &Imported, file: &str) -> Result<(), Note> {
    let problem = |problem: String| Note::new(code::CLI_OUTPUT, [("problem", problem)]);
    let mut maps: Vec<String> = Vec::new();
    for (_, layout) in &all.tables {
        let Layout { network, currency, unit, decimal, dates, columns, tags, .. } = layout;
        let map =
            Mapped { network: *network, currency: *currency, unit, decimal: *decimal, dates: *dates, columns, tags };
        let map = serde_json::to_string_pretty(&map).map_err(|e| problem(e.to_string()))?;
        if !maps.contains(&map) {
            maps.push(map);
        }
    }
    fs::write(file, format!("[{}]\n", maps.join(", "))).map_err(|e| problem(e.to_string()))
}

/// Says on standard error what is no part of a table or of rows.
fn tell(all: &Imported, wanted: &Wanted, apart: &[Currency]) {
    all.tell_refused();
    notes(all, wanted, apart).iter().for_each(complain);
}

/// The common rows, by network and key.
pub(super) fn dump(all: &Imported, wanted: &Wanted, apart: &[Currency]) -> ExitCode {
    let mut out = String::new();
    for Held { row, .. } in all.store.rows() {
        let Ok(line) = serde_json::to_string(&row.shown(wanted.ahead)) else { continue };
        out += &line;
        out.push('\n');
        if out.len() >= BATCH {
            match print(&out) {
                ExitCode::SUCCESS => out.clear(),
                failed => return failed,
            }
        }
    }
    tell(all, wanted, apart);
    print(&out)
}

/// Columns of a table of sums, behind those of its keys.
const COLUMNS: [&str; 18] = [
    "currency",
    "orders",
    "rows",
    "sale",
    "pending",
    "confirmed",
    "paid",
    "void",
    "averageOrder",
    "rate",
    "reversalShare",
    "reversalLow",
    "reversalHigh",
    "clicks",
    "epc",
    "epcLow",
    "epcHigh",
    "tooFew",
];

/// A table of the groups, or of the totals.
pub(super) fn csv(all: &Imported, wanted: &Wanted, apart: &[Currency]) -> ExitCode {
    let sums = sums(all.store.each(), &all.clicks, &wanted.keys);
    let mut cells: Vec<String> = wanted.keys.iter().map(|key| key.name().to_owned()).collect();
    cells.extend(COLUMNS.map(str::to_owned));
    let width = cells.len();
    for total in sums.totals.iter().filter(|_| wanted.keys.is_empty()) {
        push(&mut cells, total);
    }
    for group in &sums.groups {
        cells.extend(group.by.values().map(|value| value.clone().unwrap_or_default()));
        push(&mut cells, &group.total);
    }
    tell(all, wanted, apart);
    print(sheet(&cells, width))
}

fn push(cells: &mut Vec<String>, total: &Total) {
    let Total { commission, reversal_share: share, epc, .. } = total;
    let of_share = |part: fn(&affix_core::report::sums::Share) -> &String| share.as_ref().map(part).cloned();
    let of_epc = |part: fn(&affix_core::report::sums::Epc) -> &String| epc.as_ref().map(part).cloned();
    let cell = |text: Option<String>| text.unwrap_or_default();
    cells.extend([
        total.currency.to_string(),
        total.orders.to_string(),
        total.rows.to_string(),
        total.sale.clone(),
        commission.pending.clone(),
        commission.confirmed.clone(),
        commission.paid.clone(),
        commission.void.clone(),
        cell(total.average_order.clone()),
        cell(total.rate.clone()),
        cell(of_share(|share| &share.value)),
        cell(of_share(|share| &share.low)),
        cell(of_share(|share| &share.high)),
        cell(total.clicks.map(|clicks| clicks.to_string())),
        cell(of_epc(|epc| &epc.value)),
        cell(of_epc(|epc| &epc.low)),
        cell(of_epc(|epc| &epc.high)),
        total.too_few.to_string(),
    ]);
}
