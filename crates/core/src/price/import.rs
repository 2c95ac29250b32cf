//! A file of observations, CSV or JSON, read in pieces of whole lines. A row that cannot be used is named by its line
//! and costs no other.

use serde::{Deserialize, Serialize};

use super::observation::Observation;
use super::remember::PriceRecords;
use super::seen::SeenProduct;
use super::series::PriceSeries;
use super::sighting::{ReadFrom, Sighting};
use super::table::{COLUMNS, MORE, Refused, Table, TableRow, row};
use crate::map::Map;
use crate::record::Value;
use crate::text::message::{Note, code};
use crate::value::ProductId;

/// How a file is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Form {
    /// Nothing has come yet.
    #[default]
    Unknown,
    /// A table.
    Csv,
    /// A JSON list, an object a line or all of them in one line.
    Json,
}

/// How far a file has been read; the default is its beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct ImportProgress {
    /// How it is written.
    pub form: Form,
    /// The first line of a table.
    pub heading: String,
    /// Lines so far.
    pub lines: u64,
    /// Rows that could be used so far.
    pub rows: u64,
}

/// A row that says nothing that can be used.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct RefusedRow {
    /// The line it begins on, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub why: Note,
}

/// What a piece of a file holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct PricesRead {
    /// How far it has been read.
    pub progress: ImportProgress,
    /// What it says.
    pub records: PriceRecords,
    /// The rows that cannot be used.
    pub refused: Vec<RefusedRow>,
    /// Why nothing of the file can be used.
    pub problem: Option<Note>,
}

/// Reads the next piece of a file, which ends where a line does; `last` when nothing follows. Nothing is taken back
/// of what was read where a later piece has a problem.
///
/// ```
/// use affix_core::price::read;
/// let heading = "observed_at,product_id,sku_id,ship_to,currency,price_kind,lot,price_minor,strike_minor\n";
/// let row = "2026-11-27T08:00:00Z,1005006000000001,S1,DE,EUR,ordinary,1,1999,3999\n";
/// let found = read(Default::default(), &[heading, row, "x,,,,,,,,\n"].concat(), true);
/// assert_eq!((found.progress.rows, found.refused[0].line), (1, 3));
/// assert_eq!(found.records.series[0].id, "1005006000000001/DE/EUR/ordinary/1/S1");
/// let json = r#"[{"observed_at": "2026-11-27T08:00:00Z", "product_id": "1005006000000001", "currency": "EUR", "price_kind": "ordinary", "lot": 1, "price_minor": 1999}]"#;
/// assert_eq!(read(Default::default(), json, true).records.series[0].id, "1005006000000001//EUR/ordinary/1/");
/// ```
pub fn read(so_far: ImportProgress, piece: &str, last: bool) -> PricesRead {
    let mut progress = so_far;
    let piece = if progress.lines == 0 { piece.trim_start_matches('\u{feff}') } else { piece };
    if progress.form == Form::Unknown {
        progress.form = match piece.trim_start().chars().next() {
            Some('[' | '{') => Form::Json,
            Some(_) => Form::Csv,
            None => Form::Unknown,
        };
    }
    let mut found = Found::default();
    let problem = match progress.form {
        Form::Unknown => None,
        Form::Json => {
            json(piece, progress.lines, &mut found);
            None
        }
        Form::Csv => csv(&mut progress, piece, &mut found).err(),
    };
    let line_ends = piece.bytes().filter(|byte| *byte == b'\n').count();
    progress.lines += u64::try_from(line_ends).unwrap_or(0);
    progress.rows += found.rows;
    let empty = (last && progress.rows == 0 && found.refused.is_empty() && progress.form == Form::Unknown)
        .then(|| Note::plain(code::PRICE_TABLE_EMPTY));
    let Found { series, products, refused, .. } = found;
    let series = series.into_iter().map(|(key, rows)| PriceSeries::of(&key, None, rows)).collect();
    let records = PriceRecords { products: products.into_values().collect(), series };
    PricesRead { progress, records, refused, problem: problem.or(empty) }
}

#[derive(Default)]
struct Found {
    series: Map<super::observation::SeriesKey, Vec<Sighting>>,
    products: Map<ProductId, SeenProduct>,
    refused: Vec<RefusedRow>,
    rows: u64,
}

impl Found {
    fn take(&mut self, row: Result<TableRow, Refused>, lines: u64) {
        let TableRow { seen, from, stock } = match row {
            Ok(row) => row,
            Err(Refused { line, why }) => {
                self.refused.push(RefusedRow { line: line.saturating_add(lines), why });
                return;
            }
        };
        self.rows += 1;
        match seen {
            Observation::Price { key, at, price, list } => {
                self.product(key.product_id, at);
                let row = Sighting { at: at.div_euclid(1_000), price: Some(price), list, stock, from };
                self.series.entry(key).or_default().push(row);
            }
            Observation::Ended { key, at } => {
                let row = Sighting { at: at.div_euclid(1_000), price: None, list: None, stock, from: ReadFrom::File };
                self.series.entry(key).or_default().push(row);
            }
            Observation::Gone { product, sku, at } => {
                let known = self.product(product, at);
                *known = known.clone().with_gone(at, sku.as_ref());
            }
        }
    }

    fn product(&mut self, id: ProductId, at: i64) -> &mut SeenProduct {
        let product = self.products.entry(id).or_insert_with(|| SeenProduct::new(id, at));
        product.first_at = product.first_at.min(at);
        product.last_at = product.last_at.max(at);
        product
    }
}

fn csv(progress: &mut ImportProgress, piece: &str, found: &mut Found) -> Result<(), Note> {
    let mut table = Table::default();
    let mut before = 0;
    if progress.heading.is_empty() {
        let heading = piece.trim_start_matches(['\r', '\n']).split(['\r', '\n']).next();
        heading.unwrap_or_default().clone_into(&mut progress.heading);
    } else {
        // The first line once more counts as none.
        before = progress.lines.saturating_sub(1);
        table.take([progress.heading.as_str(), "\n"].concat().as_bytes(), &mut |_| ())?;
    }
    table.take(piece.as_bytes(), &mut |row| found.take(row, before))?;
    table.end(&mut |row| found.take(row, before))
}

fn json(piece: &str, lines: u64, found: &mut Found) {
    for (line, text) in (1..).zip(piece.split('\n')) {
        let text = text.trim().trim_start_matches('[').trim_end_matches(',').trim_end_matches(']').trim();
        if text.is_empty() {
            continue;
        }
        let refused = |why| Err(Refused { line, why });
        let list = Value::parse(&["[", text, "]"].concat()).ok().and_then(Value::into_list);
        let Some(list) = list else {
            found.take(refused(Note::plain(code::PRICE_ROW_JSON)), lines);
            continue;
        };
        for record in list {
            let row = record.into_fields().ok_or_else(|| Note::plain(code::PRICE_ROW_JSON)).and_then(of_fields);
            found.take(row.or_else(refused), lines);
        }
    }
}

/// What a record says; a name that is missing is an empty cell.
fn of_fields(fields: Vec<(String, Value)>) -> Result<TableRow, Note> {
    let cells: Map<String, String> =
        fields.into_iter().filter_map(|(name, value)| Some((name, value.into_text()?))).collect();
    let cell = |name: &&str| Some(cells.get(*name).map_or("", |cell| cell.trim()));
    row(&COLUMNS.each_ref().map(cell), MORE.each_ref().map(cell))
}
