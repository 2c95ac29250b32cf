//! Observations as a table: `observed_at,product_id,sku_id,ship_to,currency,price_kind,lot,price_minor,strike_minor`,
//! a row each, columns in any order; `source` and `stock` may be there, too. Money is a whole number of the smallest unit, a time has its zone. A kind
//! `gone` is no price but the end of all series of its SKU, or, without one, of the whole product.

use super::observation::{Kind, Observation, SeriesKey};
use super::sighting::{ReadFrom, whole};
use crate::calendar::millis_of;
use crate::text::csv::{Cells, Rows};
use crate::text::message::{Code, Note, code};
use crate::value::{Country, ProductId};

/// What the first line has to name.
pub(super) const COLUMNS: [&str; 9] =
    ["observed_at", "product_id", "sku_id", "ship_to", "currency", "price_kind", "lot", "price_minor", "strike_minor"];

/// What it may name: where the price was read, and the units that could be bought.
pub(super) const MORE: [&str; 2] = ["source", "stock"];

/// The kind of a row that says that the goods are gone.
pub(super) const GONE: &str = "gone";

/// A row that says what was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// What was seen.
    pub seen: Observation,
    /// Where.
    pub from: ReadFrom,
    /// Units that could be bought.
    pub stock: Option<u64>,
}

/// A row that says nothing that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The line it begins on, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub why: Note,
}

/// A table that arrives in pieces, of which the first holds the whole first line.
#[derive(Default)]
pub struct Table {
    rows: Rows,
    columns: Columns,
}

#[derive(Default)]
enum Columns {
    /// Nothing has come yet.
    #[default]
    Unknown,
    /// Where each column stands.
    At([usize; COLUMNS.len()], [Option<usize>; MORE.len()]),
    /// The first line misses one.
    Missing(Note),
}

impl Table {
    /// Hands over each row that ends in this piece.
    ///
    /// # Errors
    /// The first line misses a column.
    pub fn take(&mut self, piece: &[u8], each: &mut dyn FnMut(Result<TableRow, Refused>)) -> Result<(), Note> {
        let Self { rows, columns } = self;
        rows.take(piece, &mut |line, cells| columns.read(line, cells, each));
        columns.problem()
    }

    /// The rest.
    ///
    /// # Errors
    /// The first line misses a column, or there is none.
    pub fn end(self, each: &mut dyn FnMut(Result<TableRow, Refused>)) -> Result<(), Note> {
        let Self { rows, mut columns } = self;
        let unclosed = rows.end(&mut |line, cells| columns.read(line, cells, each));
        if let Some(line) = unclosed {
            each(Err(Refused { line, why: Note::new(code::PRICE_TABLE_QUOTE, [("line", line.to_string())]) }));
        } else if matches!(columns, Columns::Unknown) {
            return Err(Note::plain(code::PRICE_TABLE_EMPTY));
        }
        columns.problem()
    }
}

impl Columns {
    fn read(&mut self, line: u64, cells: Cells<'_>, each: &mut dyn FnMut(Result<TableRow, Refused>)) {
        match self {
            Self::Unknown => *self = Self::of(cells),
            Self::At(places, more) => {
                let more = more.map(|at| at.and_then(|at| text(cells.get(at))));
                each(row(&places.map(|at| text(cells.get(at))), more).map_err(|why| Refused { line, why }));
            }
            Self::Missing(_) => {}
        }
    }

    /// By the names of the first line.
    fn of(cells: Cells<'_>) -> Self {
        let names: Vec<String> = cells
            .all()
            .map(|cell| String::from_utf8_lossy(cell).trim_matches(['\u{feff}', ' ', '\t']).to_ascii_lowercase())
            .collect();
        let mut places = [0; COLUMNS.len()];
        let mut missing = Vec::new();
        for (place, column) in places.iter_mut().zip(COLUMNS) {
            match names.iter().position(|name| name == column) {
                Some(at) => *place = at,
                None => missing.push(column),
            }
        }
        if missing.is_empty() {
            return Self::At(places, MORE.map(|column| names.iter().position(|name| name == column)));
        }
        let params = [("missing", missing.join(", ")), ("columns", COLUMNS.join(", "))];
        Self::Missing(Note::new(code::PRICE_TABLE_COLUMN, params))
    }

    fn problem(&self) -> Result<(), Note> {
        match self {
            Self::Missing(why) => Err(why.clone()),
            Self::Unknown | Self::At(..) => Ok(()),
        }
    }
}

/// A cell's text without white space around it; none where it is not there or no text.
fn text(cell: Option<&[u8]>) -> Option<&str> {
    std::str::from_utf8(cell?).ok().map(str::trim)
}

/// What one row says.
pub(super) fn row(
    cells: &[Option<&str>; COLUMNS.len()],
    [source, stock]: [Option<&str>; MORE.len()],
) -> Result<TableRow, Note> {
    let from = ReadFrom::named(source.unwrap_or_default());
    Ok(TableRow { seen: seen(cells)?, from, stock: stock.and_then(whole) })
}

fn seen(cells: &[Option<&str>; COLUMNS.len()]) -> Result<Observation, Note> {
    let [
        Some(at),
        Some(product),
        Some(sku),
        Some(country),
        Some(currency),
        Some(kind),
        Some(lot),
        Some(price),
        Some(list),
    ] = *cells
    else {
        return Err(Note::plain(code::PRICE_ROW_CELLS));
    };
    let at = millis_of(at).ok_or_else(|| wrong(code::PRICE_ROW_TIME, at))?;
    let product: ProductId = product.parse().map_err(|_| wrong(code::PRICE_ROW_PRODUCT, product))?;
    let sku = given(sku).map(str::parse).transpose().map_err(|_| wrong(code::PRICE_ROW_SKU, sku))?;
    if kind == GONE {
        return Ok(Observation::Gone { product, sku, at });
    }
    let of_kind = Kind::ALL.into_iter().find(|(name, _)| *name == kind);
    let country: Option<Country> =
        given(country).map(str::parse).transpose().map_err(|_| wrong(code::PRICE_ROW_COUNTRY, country))?;
    let key = SeriesKey {
        product_id: product,
        sku_id: sku,
        country,
        currency: currency.parse().map_err(|_| wrong(code::PRICE_ROW_CURRENCY, currency))?,
        kind: of_kind.map(|(_, kind)| kind).ok_or_else(|| unknown_kind(kind))?,
        lot: count(lot).and_then(|lot| lot.try_into().ok()).ok_or_else(|| wrong(code::PRICE_ROW_LOT, lot))?,
    };
    let price = count(price).ok_or_else(|| wrong(code::PRICE_ROW_PRICE, price))?;
    let list = given(list).map(|list| count(list).ok_or_else(|| wrong(code::PRICE_ROW_PRICE, list))).transpose()?;
    Ok(Observation::Price { key, at, price, list })
}

/// A cell that is not empty.
fn given(cell: &str) -> Option<&str> {
    (!cell.is_empty()).then_some(cell)
}

/// A whole number above zero, in digits alone. Nothing is sold for nothing.
fn count(cell: &str) -> Option<u64> {
    let digits = cell.bytes().all(|b| b.is_ascii_digit());
    cell.parse().ok().filter(|number| digits && *number > 0)
}

fn wrong(code: Code, cell: &str) -> Note {
    Note::new(code, [("text", cell.chars().take(40).collect::<String>())])
}

fn unknown_kind(cell: &str) -> Note {
    let known: Vec<&str> = Kind::ALL.iter().map(|(name, _)| *name).chain([GONE]).collect();
    let text = cell.chars().take(40).collect::<String>();
    Note::new(code::PRICE_ROW_KIND, [("text", text), ("known", known.join(", "))])
}
