//! The first levels of AliExpress' categories, and which ids of either tree belong to them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde::Deserialize;

#[derive(Deserialize)]
pub(crate) struct Table {
    sources: BTreeMap<String, Source>,
    moves: Vec<Move>,
    pub(crate) categories: Vec<Category>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Source {
    what: String,
    as_of: String,
}

#[derive(Deserialize)]
struct Move {
    from: String,
    to: String,
    sources: Vec<String>,
}

#[derive(Deserialize)]
pub(crate) struct Category {
    pub(crate) id: String,
    name: String,
    pub(crate) group: String,
    #[serde(default)]
    names: Vec<String>,
}

/// Set in a row's second part: another first level follows.
const OTHER: u8 = 0x80;
/// Set in a row's second part: the id is its tree's own for the whole first level.
const WHOLE: u8 = 0x40;

/// `FIRST`, `MOVES`, and `POSTING` and `DISPLAY`: ids in order, each as the distance from the one before
/// (seven bits a byte, lowest first) and the place of its first level in `FIRST`.
pub(crate) fn generate(data: &Path) -> super::Res<String> {
    let table: Table = super::load(data, "categories.json")?;
    for (code, source) in &table.sources {
        if source.what.is_empty() || !super::rates::is_date(&source.as_of) {
            return Err(format!("data/categories.json: source {code} does not say what it is and of when").into());
        }
    }
    let mut out = String::from("static FIRST: &[First] = &[\n");
    for Category { id, name, group, names } in &table.categories {
        let id: u64 = id.parse()?;
        // One text for all names: a slice of slices costs the module eight bytes a name.
        let names = names.join("\n");
        writeln!(out, "    First {{ id: PostingId({id}), name: {name:?}, group: {group:?}, names: {names:?} }},")?;
    }
    out.push_str("];\nstatic MOVES: &[(usize, usize)] = &[");
    for Move { from, to, sources } in &table.moves {
        table.sourced(&sources.join(","), from)?;
        write!(out, "({}, {}), ", table.place(from)?, table.place(to)?)?;
    }
    out.push_str("];\n");
    let rows = fs::read_to_string(data.join("category_ids.tsv"))?;
    for tree in ["posting", "display"] {
        writeln!(out, "static {}: &[u8] = &{:?};", tree.to_uppercase(), table.packed(tree, &rows)?)?;
    }
    Ok(out)
}

impl Table {
    fn place(&self, first: &str) -> super::Res<u8> {
        let at = self.categories.iter().position(|c| c.id == first);
        let at = at.and_then(|at| u8::try_from(at).ok()).filter(|at| *at < WHOLE);
        at.ok_or_else(|| format!("data: {first} is no first level").into())
    }

    fn sourced(&self, sources: &str, row: &str) -> super::Res<()> {
        match sources.split(',').find(|code| !self.sources.contains_key(*code)) {
            Some(code) => Err(format!("data/category_ids.tsv: {row} names the unknown source “{code}”").into()),
            None => Ok(()),
        }
    }

    fn packed(&self, tree: &str, rows: &str) -> super::Res<Vec<u8>> {
        let mut packed = Vec::new();
        let mut before = 0;
        for row in rows.lines().skip(1) {
            let [of, id, first, whole, other, confidence, sources, _name] = *row.split('\t').collect::<Vec<_>>() else {
                return Err(format!("data/category_ids.tsv: “{row}” has not eight columns").into());
            };
            if of != tree {
                continue;
            }
            if !matches!(confidence, "high" | "medium") {
                return Err(format!("data/category_ids.tsv: {id} is neither of high nor of medium confidence").into());
            }
            self.sourced(sources, id)?;
            let id: u64 = id.parse()?;
            if id <= before {
                return Err(format!("data/category_ids.tsv: {id} stands out of order in its tree").into());
            }
            let mut distance = id - before;
            before = id;
            while distance > 0x7f {
                packed.push(0x80 | u8::try_from(distance & 0x7f)?);
                distance >>= 7;
            }
            packed.push(u8::try_from(distance)?);
            let mut place = self.place(first)?;
            if !whole.is_empty() {
                place |= WHOLE;
            }
            match other {
                "" => packed.push(place),
                other => packed.extend([place | OTHER, self.place(other)?]),
            }
        }
        Ok(packed)
    }
}
