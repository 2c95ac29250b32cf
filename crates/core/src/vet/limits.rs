//! The table of signals: what each is held against, and who says so.

use serde::Serialize;

use crate::text::message::{Code, code};

/// The version of the table. It goes up with every change of a limit or a rule.
pub const FORMULA: u32 = 1;

/// What a signal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum About {
    /// The goods or their page.
    Product,
    /// Who sells them.
    Store,
}

/// What a signal is held against, whole numbers in the signal's unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Limit {
    /// Good from here on, or, where less is better, up to here; `None` for what is good unless it is so.
    pub good: Option<u32>,
    /// Bad under this; `None` for what is never bad, or bad when it is so.
    pub bad: Option<u32>,
}

/// A signal of the table.
pub(super) struct Row {
    pub(super) code: &'static str,
    pub(super) about: About,
    pub(super) limit: Limit,
    pub(super) source: Code,
    /// What is said of a value.
    pub(super) says: Code,
    /// Its caution is a flag.
    pub(super) flag: bool,
}

const fn row(code: &'static str, about: About, limits: [Option<u32>; 2], source: Code, says: Code) -> Row {
    let [good, bad] = limits;
    Row { code, about, limit: Limit { good, bad }, source, says, flag: false }
}

const fn flagged(row: Row) -> Row {
    Row { flag: true, ..row }
}

use About::{Product, Store};

/// Percent of six months.
pub(super) const STORE_POSITIVE: Row =
    row("store_positive", Store, [Some(95), Some(90)], code::VET_SOURCE_GUIDES, code::VET_STORE_POSITIVE);
/// Whole months.
pub(super) const STORE_AGE: Row =
    row("store_age", Store, [Some(12), Some(6)], code::VET_SOURCE_GUIDES, code::VET_STORE_AGE);
/// Ratings of all time.
pub(super) const STORE_RATINGS: Row =
    row("store_ratings", Store, [Some(100), Some(25)], code::VET_SOURCE_OWN, code::VET_STORE_RATINGS);
/// Lower bound of the percentage.
pub(super) const STARS_4_5: Row =
    row("stars_4_5", Product, [Some(85), Some(70)], code::VET_SOURCE_OWN, code::VET_STARS_4_5);
/// Percent; a caution from here on.
pub(super) const STARS_5_ONLY: Row =
    row("stars_5_only", Product, [Some(97), None], code::VET_SOURCE_GUIDES, code::VET_STARS_5_ONLY);
/// Units sold for each rating.
pub(super) const SOLD_TO_REVIEWS: Row =
    row("sold_to_reviews", Product, [Some(200), None], code::VET_SOURCE_OWN, code::VET_SOLD_TO_REVIEWS);
/// Percent of what the variant in the middle costs.
pub(super) const BAIT_VARIANT: Row =
    flagged(row("bait_variant", Product, [Some(25), None], code::VET_SOURCE_OWN, code::VET_BAIT_VARIANT));
/// Yes or no.
pub(super) const NEW_USER_PRICE: Row =
    flagged(row("new_user_price", Product, [None, None], code::VET_SOURCE_PAGE, code::VET_NEW_USER_PRICE));
/// Yes or no.
pub(super) const POOLED: Row = row("pooled", Product, [None, None], code::VET_SOURCE_PAGE, code::VET_POOLED);
/// Yes or no.
pub(super) const SOLD_OUT: Row = row("sold_out", Product, [None, None], code::VET_SOURCE_PAGE, code::VET_SOLD_OUT);
/// Yes or no.
pub(super) const GONE: Row = row("gone", Product, [None, None], code::VET_SOURCE_PAGE, code::VET_GONE);

/// Ratings under which a share says nothing.
pub(super) const LEAST_RATINGS: u64 = 20;

/// Ratings from which nothing but five stars is worth a look.
pub(super) const MANY_RATINGS: u64 = 500;
