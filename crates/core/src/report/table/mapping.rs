//! What the user, or a layout that is known, says of a table's columns.

use super::amount::DecimalSign;
use super::names::bare;
use crate::record::Value;
use crate::report::status::OrderStatus;
use crate::report::when::DayOrder;
use crate::text::message::{Note, code};
use crate::value::{Currency, NetworkCode};

/// The fields that a column may be of, besides tags.
pub const FIELDS: [&str; 24] = [
    "key",
    "order",
    "lead",
    "orderedAt",
    "changedAt",
    "status",
    "product",
    "title",
    "sale",
    "finishedSale",
    "commission",
    "finishedCommission",
    "bonus",
    "rate",
    "currency",
    "country",
    "buyer",
    "store",
    "category",
    "campaign",
    "paid",
    "clicks",
    "day",
    "ignore",
];

/// What is said of a table's columns. Whatever it leaves open is found as without it.
///
/// ```
/// use affix_core::report::table::mappings;
/// let file = r#"{"network": "admitad", "currency": "EUR", "columns": {"key": "Action", "status": "Stand"}, "statuses": {"ok": "paid"}}"#;
/// assert_eq!(mappings(file).unwrap().len(), 1);
/// assert!(mappings(r#"{"columns": {"sum": "Amount"}}"#).unwrap_err().text.contains("sum"));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping {
    /// What it is called.
    pub(super) name: Option<String>,
    /// Columns that a table has which it is about; those it names where this is empty.
    pub(super) known: Vec<String>,
    pub(super) network: Option<NetworkCode>,
    pub(super) currency: Option<Currency>,
    pub(super) minor: Option<bool>,
    pub(super) decimal: Option<DecimalSign>,
    pub(super) dates: Option<DayOrder>,
    /// Of every row.
    pub(super) status: Option<OrderStatus>,
    pub(super) key_with_time: bool,
    /// Fields, each with the names that its column may have, bare.
    pub(super) columns: Vec<(String, Vec<String>)>,
    pub(super) tags: Vec<(String, Vec<String>)>,
    /// Words, bare, as they stand in the column of status.
    pub(super) statuses: Vec<(String, OrderStatus)>,
}

/// The mappings of a file: one, or a list of them. Each is used for the tables that have all columns it names.
///
/// # Errors
/// It is no JSON, or something in it is not understood, by its name.
pub fn mappings(text: &str) -> Result<Vec<Mapping>, Note> {
    match Value::parse(text)? {
        Value::List(list) => list.into_iter().map(Mapping::of).collect(),
        one => Ok(vec![Mapping::of(one)?]),
    }
}

impl Mapping {
    pub(super) fn of(value: Value) -> Result<Self, Note> {
        let fields = value.into_fields().ok_or_else(|| Note::plain(code::REPORT_MAP_RECORD))?;
        let mut mapping = Self::default();
        for (name, value) in fields {
            mapping.set(&name, value)?;
        }
        Ok(mapping)
    }

    fn set(&mut self, name: &str, value: Value) -> Result<(), Note> {
        let wrong = || Note::new(code::FILE_VALUE, [("field", name)]);
        if matches!(value, Value::Nothing) {
            return Ok(());
        }
        match name {
            "known" => self.known = names(value).ok_or_else(wrong)?,
            "columns" => self.columns = fields(value, Some(&FIELDS))?,
            "tags" => self.tags = fields(value, None)?,
            "statuses" => {
                for (word, status) in value.into_fields().ok_or_else(wrong)? {
                    let status = status.into_text().and_then(|status| OrderStatus::named(&status));
                    self.statuses.push((bare(&word), status.ok_or_else(wrong)?));
                }
            }
            "keyWithTime" => self.key_with_time = value == Value::Flag(true),
            _ => {
                let text = value.into_text().ok_or_else(wrong)?;
                self.say(name, &text).ok_or_else(|| match name {
                    "name" | "network" | "currency" | "unit" | "decimal" | "dates" | "status" => wrong(),
                    _ => Note::new(code::FILE_NAME, [("name", name)]),
                })?;
            }
        }
        Ok(())
    }

    fn say(&mut self, name: &str, text: &str) -> Option<()> {
        match name {
            "name" => self.name = Some(text.to_owned()),
            "network" => self.network = Some(text.parse().ok()?),
            "currency" => self.currency = Some(text.to_ascii_uppercase().parse().ok()?),
            "unit" => self.minor = Some(["major", "minor"].iter().position(|unit| *unit == text)? == 1),
            "decimal" => {
                self.decimal = Some(match text {
                    "." | "point" => DecimalSign::Point,
                    "," | "comma" => DecimalSign::Comma,
                    _ => return None,
                });
            }
            "dates" => {
                self.dates = Some(match text {
                    "day-first" => DayOrder::DayFirst,
                    "month-first" => DayOrder::MonthFirst,
                    _ => return None,
                });
            }
            "status" => self.status = Some(OrderStatus::named(text)?),
            _ => return None,
        }
        Some(())
    }

    /// A table whose columns have these bare names is one that it is about.
    pub(super) fn fits(&self, header: &[String]) -> bool {
        let has = |name: &String| header.contains(name);
        if self.known.is_empty() {
            self.columns.iter().chain(&self.tags).all(|(_, names)| names.iter().any(has))
        } else {
            self.known.iter().all(has)
        }
    }

    /// It names no column, and so holds for every table.
    pub(super) fn is_general(&self) -> bool {
        self.known.is_empty() && self.columns.is_empty() && self.tags.is_empty()
    }
}

/// One text or a list of them, bare.
fn names(value: Value) -> Option<Vec<String>> {
    let list = match value {
        Value::List(list) => list,
        one => vec![one],
    };
    list.into_iter().map(|name| name.into_text().map(|name| bare(&name))).collect()
}

/// Fields with the names of their columns.
fn fields(value: Value, known: Option<&[&str]>) -> Result<Vec<(String, Vec<String>)>, Note> {
    let fields = value.into_fields().ok_or_else(|| Note::plain(code::REPORT_MAP_RECORD))?;
    let mut out = Vec::new();
    for (field, value) in fields {
        if known.is_some_and(|known| !known.contains(&field.as_str())) {
            let known = FIELDS.join(", ");
            return Err(Note::new(code::REPORT_MAP_FIELD, [("field", field), ("known", known)]));
        }
        let names = names(value).ok_or_else(|| Note::new(code::FILE_VALUE, [("field", &field)]))?;
        out.push((field, names));
    }
    Ok(out)
}
