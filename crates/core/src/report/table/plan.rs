//! How a table is read, and what is said of that.

use super::amount::DecimalSign;
use super::cell::Cell;
use super::columns::Columns;
use super::names::is_total;
use super::said::Layout;
use crate::report::row::Tag;
use crate::report::status::OrderStatus;
use crate::report::when::DayOrder;
use crate::text::message::{Note, code};
use crate::value::{Currency, NetworkCode};

/// How a table is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub(super) name: Option<String>,
    pub(super) header_line: u64,
    /// Cells of the header.
    pub(super) width: usize,
    pub(super) names: Vec<String>,
    pub(super) signature: String,
    pub(super) network: NetworkCode,
    pub(super) currency: Option<Currency>,
    /// Amounts are in the smallest unit; `None` where nothing of them is known and nothing depends on it.
    pub(super) minor: Option<bool>,
    /// The columns of amounts have the names of the Open Platform's fields.
    pub(super) in_cents: bool,
    pub(super) decimal: Option<DecimalSign>,
    pub(super) dates: Option<DayOrder>,
    pub(super) status: Option<OrderStatus>,
    pub(super) statuses: Vec<(String, OrderStatus)>,
    pub(super) key_with_time: bool,
    pub(super) columns: Columns,
}

impl Plan {
    /// Cells that its header has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// It is a table of clicks alone.
    pub(super) fn is_clicks(&self) -> bool {
        self.columns.has("clicks") && !["key", "order", "lead"].iter().any(|field| self.columns.has(field))
    }

    /// Whether its columns say enough.
    pub(super) fn complete(&self) -> Result<(), Note> {
        let has = |fields: &[&str]| fields.iter().any(|field| self.columns.has(field));
        let mut missing = Vec::new();
        if self.is_clicks() {
            let where_from = has(&["day", "orderedAt", "campaign"]) || !self.columns.tags.is_empty();
            return if where_from { Ok(()) } else { Err(Note::plain(code::REPORT_CLICKS_ALONE)) };
        }
        for (fields, name) in
            [(&["key", "order", "lead"][..], "key"), (&["commission", "finishedCommission"], "commission")]
        {
            if !has(fields) {
                missing.push(name);
            }
        }
        if self.status.is_none() && !has(&["status"]) {
            missing.push("status");
        }
        if missing.is_empty() {
            return Ok(());
        }
        let columns: Vec<&str> = self.names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
        let shown = columns.join(", ").chars().take(300).collect::<String>();
        Err(Note::new(code::REPORT_MISSING, [("fields", missing.join(", ")), ("columns", shown)]))
    }

    /// A line of sums, at the end of some exports.
    pub(super) fn is_total(&self, cells: &[Cell<'_>]) -> bool {
        let blank = |field: &str| self.columns.cell(field, cells).text.is_empty();
        let first = cells.iter().find(|cell| !cell.is_blank());
        let said = |cell: &Cell<'_>| cell.text.split(':').next().is_some_and(is_total);
        let empty = ["status", "orderedAt"].iter().all(|field| blank(field));
        empty && first.is_some_and(said)
    }

    /// What is said of it.
    pub fn layout(&self) -> Layout {
        let name = |at: usize| self.names.get(at).cloned().unwrap_or_default();
        let tags = self.columns.tags.iter().map(|(tag, at)| (tag.clone(), name(*at))).collect();
        let is_tag = |field: &str| self.columns.tags.iter().any(|(tag, _)| tag == field);
        let fields = self.columns.all().filter(|(field, _)| !is_tag(field));
        Layout {
            name: self.name.clone(),
            header_line: self.header_line,
            signature: self.signature.clone(),
            network: self.network,
            currency: self.currency,
            unit: if self.minor == Some(true) { "minor" } else { "major" },
            decimal: self.decimal.map(|sign| match sign {
                DecimalSign::Point => "point",
                DecimalSign::Comma => "comma",
            }),
            dates: self.dates.map(|order| match order {
                DayOrder::DayFirst => "day-first",
                DayOrder::MonthFirst => "month-first",
            }),
            columns: fields.map(|(field, at)| (field.to_owned(), name(at))).collect(),
            tags,
        }
    }

    /// The tags of a row.
    pub(super) fn tags(&self, cells: &[Cell<'_>]) -> Vec<Tag> {
        let said = |at: &usize| cells.get(*at).filter(|cell| !cell.is_blank()).map(|cell| cell.text.to_owned());
        let tags = self.columns.tags.iter().filter_map(|(tag, at)| Some((tag.clone(), said(at)?)));
        crate::report::row::ordered(tags.collect())
    }
}
