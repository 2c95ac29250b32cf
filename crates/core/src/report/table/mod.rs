//! Tables of orders or clicks: exports of any network in any language, as CSV or as cells of a spreadsheet.
//!
//! ```text
//! bytes -> cut: rows of cells ─┬-> look (first time over the file): where the header is, which column says what,
//!                              │   how its dates and amounts are written                        -> plan
//!                              └-> plan (second time over it): rows
//! ```
//!
//! A file is gone over twice, because how a date or amount is to be read is decided by its whole column. No more than
//! the first rows and one row are kept.
//!
//! Columns are known by a layout whose header is published (Awin, Tradedoubler), else by their names in several
//! languages and by what stands in them; a [`Mapping`] of the user's goes before both. The Portals' own export has no
//! published header, so nothing is assumed of it.

mod amount;
mod cell;
mod columns;
mod cut;
mod look;
mod mapping;
mod names;
mod plan;
mod row;
mod said;
mod sample;

pub use super::when::ahead as zone_ahead;
pub use cell::Cell;
pub use cut::{Cut, parting_of};
pub use look::Look;
pub use mapping::{FIELDS, Mapping, mappings};
pub use names::tag_names;
pub(super) use names::{INSIDE, WHOLE, bare, tag};
pub use plan::Plan;
pub use said::Layout;
pub use sample::Sample;
