//! Which column says what.

use super::amount::Amount;
use super::cell::Cell;
use super::mapping::Mapping;
use super::names::{bare, field, named_field, tag};
use crate::map::Map;
use crate::report::id::id;
use crate::report::status::OrderStatus;
use crate::report::when::Printed;
use crate::value::ProductId;

/// Fields that hold amounts.
pub(super) const MONEY: [&str; 5] = ["sale", "finishedSale", "commission", "finishedCommission", "bonus"];

/// Fields that hold moments.
pub(super) const MOMENTS: [&str; 3] = ["orderedAt", "changedAt", "day"];

/// Where each field and tag stands, from 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Columns {
    fields: Map<String, usize>,
    pub(super) tags: Vec<(String, usize)>,
    /// Those that the user says are of nothing.
    ignored: Vec<usize>,
}

impl Columns {
    /// The cell of a field; a blank one where the table has no such column.
    pub(super) fn cell<'a>(&self, field: &str, cells: &[Cell<'a>]) -> Cell<'a> {
        let cell = self.fields.get(field).and_then(|at| cells.get(*at)).copied().unwrap_or_default();
        if cell.is_blank() { Cell::default() } else { cell }
    }

    pub(super) fn has(&self, field: &str) -> bool {
        self.fields.contains_key(field)
    }

    /// The place of a field.
    pub(super) fn at(&self, field: &str) -> Option<usize> {
        self.fields.get(field).copied()
    }

    /// Fields and places, in the order of the columns.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, usize)> {
        self.fields
            .iter()
            .map(|(field, at)| (field.as_str(), *at))
            .chain(self.tags.iter().map(|(tag, at)| (tag.as_str(), *at)))
    }

    fn taken(&self, at: usize) -> bool {
        self.ignored.contains(&at) || self.all().any(|(_, other)| other == at)
    }

    /// Those that a mapping names.
    pub(super) fn named(&mut self, mapping: &Mapping, header: &[String]) {
        let at = |names: &[String]| names.iter().find_map(|name| header.iter().position(|known| known == name));
        for (field, names) in &mapping.columns {
            if field == "ignore" {
                self.ignored.extend(names.iter().flat_map(|name| {
                    header.iter().enumerate().filter(move |(_, known)| *known == name).map(|(at, _)| at)
                }));
            } else if let Some(at) = at(names) {
                self.fields.insert(field.clone(), at);
            }
        }
        for (tag, names) in &mapping.tags {
            if let Some(at) = at(names) {
                self.tags.retain(|(known, _)| known != tag);
                self.tags.push((tag.clone(), at));
            }
        }
    }

    /// Those that their names and what stands in them tell, beside those that are known. `rows` are some rows below the
    /// header.
    pub(super) fn guess(&mut self, header: &[&str], rows: &[Vec<Cell<'_>>]) {
        let mut best: Map<&str, (usize, usize)> = Map::new();
        for (at, name) in header.iter().enumerate().filter(|(at, _)| !self.taken(*at)) {
            let Some((field, rank)) = field(name) else { continue };
            let below: Vec<Cell<'_>> =
                rows.iter().filter_map(|row| row.get(at).copied()).filter(|c| !c.is_blank()).collect();
            let field = match field {
                // “Product” may be a title, or a number or address.
                "title" if !below.is_empty() && below.iter().all(|cell| product(cell.text).is_some()) => "product",
                field => field,
            };
            if !self.has(field) && fits(field, &below) && best.get(field).is_none_or(|(known, _)| rank < *known) {
                best.insert(field, (rank, at));
            }
        }
        for (field, (_, at)) in best {
            self.fields.insert(field.to_owned(), at);
        }
        let mut tags = Vec::new();
        for (at, name) in header.iter().enumerate() {
            let Some(tag) = tag(name) else { continue };
            // `cn` is a tag and the campaign.
            if self.tags.iter().chain(&tags).all(|(known, _)| known != tag) && (tag == "cn" || !self.taken(at)) {
                tags.push((tag.to_owned(), at));
            }
        }
        self.tags.extend(tags);
        self.by_content(header.len(), rows);
    }

    /// What no name tells but every cell does: a column of statuses, of moments, of products.
    fn by_content(&mut self, width: usize, rows: &[Vec<Cell<'_>>]) {
        for (field, is) in [
            ("status", (|cell: Cell<'_>| OrderStatus::said(cell.text).is_some()) as fn(Cell<'_>) -> bool),
            ("orderedAt", |cell| Printed::of(cell.text).is_some()),
            ("product", |cell| product(cell.text).is_some_and(|id| id.to_string().starts_with("1005"))),
        ] {
            let fitting = |at: &usize| {
                let mut cells = rows.iter().filter_map(|row| row.get(*at)).filter(|cell| !cell.is_blank()).peekable();
                !self.taken(*at) && cells.peek().is_some() && cells.all(|cell| is(*cell))
            };
            let mut found = (0..width).filter(fitting);
            let (one, more) = (found.next(), found.next());
            if let (Some(at), None, false) = (one, more, self.has(field)) {
                self.fields.insert(field.to_owned(), at);
            }
        }
    }
}

/// How many different fields and tags the names of a row stand for.
pub(super) fn named_fields(cells: &[Cell<'_>]) -> usize {
    let mut fields: Vec<&str> = cells.iter().filter_map(|cell| named_field(cell.text)).collect();
    fields.sort_unstable();
    fields.dedup();
    fields.len()
}

/// Whether some of the cells below a name are what it stands for.
fn fits(field: &str, below: &[Cell<'_>]) -> bool {
    let some = |is: &dyn Fn(&Cell<'_>) -> bool| below.is_empty() || below.iter().any(is);
    match field {
        "key" | "order" | "lead" => some(&|cell| {
            // One that was rounded is refused later, with the reason.
            let one = id(cell.text).map_or(true, |id| id.is_some());
            one && cell.text.bytes().any(|b| b.is_ascii_digit())
        }),
        "product" => some(&|cell| product(cell.text).is_some()),
        "clicks" => some(&|cell| cell.text.bytes().all(|b| b.is_ascii_digit())),
        field if MONEY.contains(&field) => some(&|cell| Amount::of(*cell).is_some()),
        field if MOMENTS.contains(&field) => some(&|cell| Printed::of(cell.text).is_some()),
        _ => true,
    }
}

/// The product of a number or an address.
pub(super) fn product(text: &str) -> Option<ProductId> {
    let text = text.trim().trim_start_matches('\'');
    text.parse().ok().or_else(|| {
        let own = crate::address::Own::default();
        text.contains("://").then(|| crate::address::classify_exact(text, &own).product_id).flatten()
    })
}

/// The bare names of a header.
pub(super) fn bare_header(cells: &[Cell<'_>]) -> Vec<String> {
    cells.iter().map(|cell| bare(cell.text)).collect()
}
