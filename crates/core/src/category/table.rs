//! The table of first levels, as the build packs it.

use super::number::{DisplayId, PostingId};

include!(concat!(env!("OUT_DIR"), "/categories.rs"));

/// A first-level category.
#[derive(Debug)]
pub(crate) struct First {
    pub(crate) id: PostingId,
    pub(crate) name: &'static str,
    /// The group whose rates it has.
    pub(crate) group: &'static str,
    /// What pages call it besides, one a line, in any language.
    names: &'static str,
}

/// Where a category stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    pub(crate) first: &'static First,
    /// What a list of another date says.
    pub(crate) other: Option<&'static First>,
    /// It is the first level itself.
    pub(crate) whole: bool,
}

impl PostingId {
    /// The first level that it belongs to, where the table knows it.
    pub(crate) fn standing(self) -> Option<Standing> {
        find(POSTING, self.0)
    }

    /// The first level that it is.
    pub(crate) fn first(self) -> Option<&'static First> {
        all().find(|first| first.id == self)
    }
}

impl DisplayId {
    /// The first level that its goods belong to, where the table knows it.
    pub(crate) fn standing(self) -> Option<Standing> {
        find(DISPLAY, self.0)
    }
}

impl First {
    /// By what a page calls it.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        all().find(|first| {
            first.name.eq_ignore_ascii_case(name) || first.names.lines().any(|other| other.eq_ignore_ascii_case(name))
        })
    }

    /// The newer first level that a part of it has been moved to.
    pub(crate) fn moved_to(&self) -> Option<&'static Self> {
        let moved = MOVES.iter().find(|(from, _)| FIRST.get(*from).is_some_and(|first| first.id == self.id));
        FIRST.get(moved?.1)
    }
}

pub(super) fn all() -> impl Iterator<Item = &'static First> {
    FIRST.iter()
}

/// Flags of a row's second part, as the build sets them.
const OTHER: u8 = 0x80;
const WHOLE: u8 = 0x40;

fn find(packed: &'static [u8], wanted: u64) -> Option<Standing> {
    let mut bytes = packed.iter().copied();
    let first = |place: u8| FIRST.get(usize::from(place & !(OTHER | WHOLE)));
    let mut id = 0;
    while id < wanted {
        let mut shift = 0;
        loop {
            let byte = bytes.next()?;
            id += u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                break;
            }
        }
        let place = bytes.next()?;
        let other = if place & OTHER == 0 { None } else { bytes.next() };
        if id == wanted {
            return Some(Standing { first: first(place)?, other: other.and_then(first), whole: place & WHOLE != 0 });
        }
    }
    None
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test that finds nothing has failed")]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_found_in_its_own_tree_alone() {
        let rows = include_str!("../../data/category_ids.tsv");
        let mut counted = [0, 0];
        for row in rows.lines().skip(1).map(|row| row.split('\t').collect::<Vec<_>>()) {
            let id: u64 = row[1].parse().unwrap();
            let posting = row[0] == "posting";
            let found = if posting { PostingId(id).standing() } else { DisplayId(id).standing() }.unwrap();
            let other = found.other.map_or(String::new(), |first| first.id.to_string());
            assert_eq!((found.first.id.to_string().as_str(), other.as_str()), (row[2], row[4]), "{row:?}");
            assert_eq!(found.whole, !row[3].is_empty(), "{row:?}");
            counted[usize::from(posting)] += 1;
        }
        assert!(counted[0] > 400 && counted[1] > 600, "{counted:?}");
        for unknown in [0, 1, 200_001_234, u64::MAX] {
            assert!(PostingId(unknown).standing().is_none() && DisplayId(unknown).standing().is_none(), "{unknown}");
        }
        // Known in one tree only, or for other goods.
        assert!(PostingId(100_003_070).standing().is_none());
        let of = |standing: Option<Standing>| standing.map(|s| s.first.name);
        assert_eq!(of(PostingId(200_000_668).standing()), Some("Novelty & Special Use"));
        assert_eq!(of(DisplayId(200_000_668).standing()), Some("Men's Clothing"));
    }

    #[test]
    fn every_first_level_is_known_by_its_id_and_its_names() {
        let mut seen = Vec::new();
        for first in all() {
            assert!(first.id.first().is_some_and(|same| same.id == first.id));
            let standing = first.id.standing().unwrap();
            assert!(standing.whole && standing.first.id == first.id, "{first:?}");
            for name in std::iter::once(first.name).chain(first.names.lines()) {
                assert!(First::named(name).is_some_and(|same| same.id == first.id), "{name} is two categories'");
                assert!(!seen.contains(&name), "{name} stands there twice");
                seen.push(name);
            }
        }
        assert!(First::named("Curiosities").is_none());
    }
}
