//! Rows and clicks as they are stored: lines of text, some thousand together, since each record of a browser's
//! database takes its time. A row is always in the same pack, so that one that changes costs one pack.
//!
//! A line's cells are parted by tabs; `\` stands before what would part them. Cells that a later version adds come
//! behind the others.

use serde::{Deserialize, Serialize};

use super::clicks::Clicks;
use super::row::{OrderRow, Tag};
use super::status::OrderStatus;
use super::store::{Change, Held};
use super::when::When;
use crate::value::{Day, NetworkCode};

/// Packs of rows; the one behind them has the clicks.
pub(super) const PACKS: u32 = 64;

/// Rows, or clicks, as they are stored together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Pack {
    /// Which one it is.
    pub id: u32,
    /// Rows in it.
    pub orders: u32,
    /// A line each.
    pub text: String,
}

/// The pack that a row belongs to, by its network and key.
pub(super) fn pack_of(network: NetworkCode, key: &str) -> u32 {
    spread(network.code().bytes().chain([0]).chain(key.bytes()), PACKS)
}

/// Which of so many packs a name belongs to (FNV-1a, 32 bits).
pub(super) fn spread(name: impl Iterator<Item = u8>, packs: u32) -> u32 {
    name.fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) % packs
}

/// What a line of a pack is of.
pub(super) enum Line {
    Row(Box<Held>),
    Clicks(Clicks),
}

/// Signs that part cells, entries of a cell, and parts of an entry.
const PARTS: [char; 3] = ['\t', '\u{1e}', '\u{1f}'];

/// Writes a cell.
fn cell(out: &mut String, text: &str) {
    escape(out, text);
    out.push('\t');
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{1e}' => out.push_str("\\1"),
            '\u{1f}' => out.push_str("\\2"),
            c => out.push(c),
        }
    }
}

fn plain(cell: &str) -> String {
    if !cell.contains('\\') {
        return cell.to_owned();
    }
    let mut out = String::with_capacity(cell.len());
    let mut chars = cell.chars();
    while let Some(c) = chars.next() {
        out.push(match c {
            '\\' => match chars.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                Some('t') => '\t',
                Some('1') => '\u{1e}',
                Some('2') => '\u{1f}',
                Some(c) => c,
                None => break,
            },
            c => c,
        });
    }
    out
}

fn number(out: &mut String, number: Option<i64>) {
    if let Some(number) = number {
        out.push_str(&number.to_string());
    }
    out.push('\t');
}

fn when(out: &mut String, when: Option<When>) {
    if let Some(When { local, ahead }) = when {
        out.push_str(&local.to_string());
        if let Some(ahead) = ahead {
            out.push('/');
            out.push_str(&ahead.to_string());
        }
    }
    out.push('\t');
}

/// Adds the line of a row.
pub(super) fn write(out: &mut String, held: &Held) {
    let Held { row, changes } = held;
    let text = |out: &mut String, text: &Option<String>| cell(out, text.as_deref().unwrap_or_default());
    cell(out, "o");
    cell(out, row.network.code());
    cell(out, &row.key);
    text(out, &row.order);
    when(out, row.ordered_at);
    when(out, row.changed_at);
    number(out, row.sale);
    number(out, row.commission);
    cell(out, row.currency.code());
    cell(out, row.status.name());
    cell(out, &row.raw_status);
    cell(out, &row.product_id.map(|id| id.to_string()).unwrap_or_default());
    for part in [&row.title, &row.store, &row.category, &row.campaign, &row.country] {
        text(out, part);
    }
    number(out, row.new_buyer.map(i64::from));
    number(out, row.rounded.then_some(1));
    let [_, entry, part] = PARTS;
    for (name, value) in &row.tags {
        escape(out, name);
        out.push(part);
        escape(out, value);
        out.push(entry);
    }
    out.push('\t');
    for Change { status, raw_status, day } in changes {
        out.push_str(status.name());
        out.push(part);
        escape(out, raw_status);
        out.push(part);
        out.push_str(&day.map(|day| day.to_string()).unwrap_or_default());
        out.push(entry);
    }
    out.push('\n');
}

/// Adds the line of clicks. A sub-id that is known to be none is an `=`.
pub(super) fn write_clicks(out: &mut String, clicks: &Clicks) {
    cell(out, "c");
    cell(out, clicks.network.code());
    cell(out, &clicks.day.map(|day| day.to_string()).unwrap_or_default());
    for part in [&clicks.sub_id, &clicks.campaign] {
        if part.is_some() {
            out.push('=');
        }
        cell(out, part.as_deref().unwrap_or_default());
    }
    out.push_str(&clicks.count.to_string());
    out.push('\n');
}

/// What a line says; none of what cannot be read.
pub(super) fn read(line: &str) -> Option<Line> {
    let mut cells = line.split('\t');
    match cells.next()? {
        "o" => row(&mut cells).map(|held| Line::Row(Box::new(held))),
        "c" => clicks(&mut cells).map(Line::Clicks),
        _ => None,
    }
}

fn row<'a>(cells: &mut impl Iterator<Item = &'a str>) -> Option<Held> {
    let mut next = || cells.next().unwrap_or_default();
    let some = |cell: &str| (!cell.is_empty()).then(|| plain(cell));
    let moment = |cell: &str| {
        let (local, ahead) = cell.split_once('/').map_or((cell, None), |(local, ahead)| (local, ahead.parse().ok()));
        Some(When { local: local.parse().ok()?, ahead })
    };
    let network = next().parse().ok()?;
    let key = some(next())?;
    let (order, ordered_at, changed_at) = (some(next()), moment(next()), moment(next()));
    let (sale, commission) = (next().parse().ok(), next().parse().ok());
    let (currency, status) = (next().parse().ok()?, OrderStatus::named(next())?);
    let mut row = OrderRow::new(network, key, currency, status);
    (row.order, row.ordered_at, row.changed_at, row.sale, row.commission) =
        (order, ordered_at, changed_at, sale, commission);
    row.raw_status = plain(next());
    row.product_id = next().parse().ok();
    row.title = some(next());
    row.store = some(next());
    row.category = some(next());
    row.campaign = some(next());
    row.country = some(next());
    row.new_buyer = Some(next()).filter(|cell| !cell.is_empty()).map(|cell| cell == "1");
    row.rounded = next() == "1";
    let [_, entry, part] = PARTS;
    let entries = |cell: &'a str| cell.split(entry).filter(|entry| !entry.is_empty());
    row.tags =
        entries(next()).filter_map(|tag| tag.split_once(part)).map(|(n, v)| -> Tag { (plain(n), plain(v)) }).collect();
    let change = |text: &str| {
        let mut parts = text.split(part);
        let status = OrderStatus::named(parts.next()?)?;
        Some(Change { status, raw_status: plain(parts.next()?), day: parts.next()?.parse().ok() })
    };
    let changes = entries(next()).filter_map(change).collect();
    Some(Held { row, changes })
}

fn clicks<'a>(cells: &mut impl Iterator<Item = &'a str>) -> Option<Clicks> {
    let network = cells.next()?.parse().ok()?;
    let day = cells.next()?;
    let day: Option<Day> = if day.is_empty() { None } else { Some(day.parse().ok()?) };
    let mut part = || cells.next().and_then(|cell| cell.strip_prefix('=')).map(plain);
    let (sub_id, campaign) = (part(), part());
    Some(Clicks { network, day, sub_id, campaign, count: cells.next()?.parse().ok()? })
}
