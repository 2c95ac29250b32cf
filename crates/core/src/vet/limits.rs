//! The table of signals: what each is held against, and who says so.

use serde::Serialize;

use crate::settings::LimitEdit;
use crate::text::message::{Code, FieldProblem, Note, code};

/// The version of the table. It goes up with every change of a limit or a rule.
pub const FORMULA: u32 = 2;

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
    /// The highest limit that has a meaning.
    most: u32,
    /// What is said of it when it is bad; `None` for what is never bad.
    pub(super) red: Option<Code>,
}

impl Row {
    /// It is a percentage.
    pub(super) fn is_share(&self) -> bool {
        self.most == 100
    }
}

const fn row(code: &'static str, about: About, limits: [Option<u32>; 2], source: Code, says: Code) -> Row {
    let [good, bad] = limits;
    Row { code, about, limit: Limit { good, bad }, source, says, flag: false, most: 100, red: None }
}

const fn bad(row: Row, red: Code) -> Row {
    Row { red: Some(red), ..row }
}

/// Counts of something go beyond 100.
const fn counted(row: Row) -> Row {
    Row { most: 1_000_000, ..row }
}

const fn flagged(row: Row) -> Row {
    Row { flag: true, ..row }
}

use About::{Product, Store};

/// Percent of six months.
pub(super) const STORE_POSITIVE: Row = bad(
    row("store_positive", Store, [Some(95), Some(90)], code::VET_SOURCE_GUIDES, code::VET_STORE_POSITIVE),
    code::VET_RED_STORE_POSITIVE,
);
/// Whole months.
pub(super) const STORE_AGE: Row = bad(
    counted(row("store_age", Store, [Some(12), Some(6)], code::VET_SOURCE_GUIDES, code::VET_STORE_AGE)),
    code::VET_RED_STORE_AGE,
);
/// Ratings of all time.
pub(super) const STORE_RATINGS: Row = bad(
    counted(row("store_ratings", Store, [Some(100), Some(25)], code::VET_SOURCE_OWN, code::VET_STORE_RATINGS)),
    code::VET_RED_STORE_RATINGS,
);
/// Lower bound of the percentage.
pub(super) const STARS_4_5: Row = bad(
    row("stars_4_5", Product, [Some(85), Some(70)], code::VET_SOURCE_OWN, code::VET_STARS_4_5),
    code::VET_RED_STARS_4_5,
);
/// Percent; a caution from here on.
pub(super) const STARS_5_ONLY: Row =
    row("stars_5_only", Product, [Some(97), None], code::VET_SOURCE_GUIDES, code::VET_STARS_5_ONLY);
/// Units sold for each rating.
pub(super) const SOLD_TO_REVIEWS: Row =
    counted(row("sold_to_reviews", Product, [Some(200), None], code::VET_SOURCE_OWN, code::VET_SOLD_TO_REVIEWS));
/// Percent of what the variant in the middle costs.
pub(super) const BAIT_VARIANT: Row =
    flagged(row("bait_variant", Product, [Some(25), None], code::VET_SOURCE_OWN, code::VET_BAIT_VARIANT));
/// Yes or no.
pub(super) const NEW_USER_PRICE: Row =
    flagged(row("new_user_price", Product, [None, None], code::VET_SOURCE_PAGE, code::VET_NEW_USER_PRICE));
/// Yes or no.
pub(super) const POOLED: Row = row("pooled", Product, [None, None], code::VET_SOURCE_PAGE, code::VET_POOLED);
/// Yes or no.
pub(super) const SOLD_OUT: Row =
    bad(row("sold_out", Product, [None, None], code::VET_SOURCE_PAGE, code::VET_SOLD_OUT), code::VET_RED_SOLD_OUT);
/// Yes or no.
pub(super) const GONE: Row =
    bad(row("gone", Product, [None, None], code::VET_SOURCE_PAGE, code::VET_GONE), code::VET_RED_GONE);

/// Lower bound of the percentage of the user's own decided orders that were void; a caution above.
pub(super) const OWN_RETURNS: Row =
    flagged(row("own_returns", Product, [Some(10), None], code::VET_SOURCE_OWN, code::VET_OWN_RETURNS));

/// Decided orders under which a share of those that came back says nothing.
pub const LEAST_DECIDED: u64 = 30;

/// Ratings under which a share says nothing.
pub(super) const LEAST_RATINGS: u64 = 20;

/// Ratings from which nothing but five stars is worth a look.
pub(super) const MANY_RATINGS: u64 = 500;

/// The signals whose limits are the user's to change.
fn changeable() -> impl Iterator<Item = &'static Row> {
    ALL.into_iter().filter(|row| row.limit.good.is_some())
}

/// All signals, in the order in which they are shown.
const ALL: [&Row; 12] = [
    &STORE_POSITIVE,
    &STORE_AGE,
    &STORE_RATINGS,
    &STARS_4_5,
    &STARS_5_ONLY,
    &SOLD_TO_REVIEWS,
    &BAIT_VARIANT,
    &NEW_USER_PRICE,
    &POOLED,
    &SOLD_OUT,
    &GONE,
    &OWN_RETURNS,
];

/// The signal of a code.
pub(super) fn find(code: &str) -> Option<&'static Row> {
    ALL.into_iter().find(|row| row.code == code)
}

/// What every signal is held against: the table, and the user's changes to it.
#[derive(Clone, Debug, Default)]
pub struct Limits(Vec<(&'static str, Limit)>);

impl Limits {
    /// The table with the user's changes. One that cannot be used changes nothing; of two for one signal the later
    /// counts.
    pub fn of(edits: &[LimitEdit]) -> Self {
        Self(edits.iter().rev().filter_map(|edit| read(edit).ok()).map(|(row, limit)| (row.code, limit)).collect())
    }

    /// The limit of a signal, and whether it is another than the table's.
    pub(super) fn limit(&self, row: &Row) -> (Limit, bool) {
        let limit = self.0.iter().find(|(code, _)| *code == row.code).map_or(row.limit, |(_, limit)| *limit);
        (limit, limit != row.limit)
    }

    /// Where the limit of a signal is from.
    pub(super) fn source(&self, row: &Row) -> Note {
        let (_, changed) = self.limit(row);
        Note::plain(if changed { code::VET_SOURCE_CHANGED } else { row.source })
    }
}

/// A signal's limit as the options show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct LimitRow {
    /// Stable code of the signal, for instance `store_positive`.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub code: &'static str,
    /// What it is about.
    pub about: About,
    /// What it is held against.
    pub limit: Limit,
    /// What the table holds it against.
    pub usual: Limit,
    /// Where the table's limit is from.
    pub source: Note,
    /// The user has changed it.
    pub changed: bool,
}

/// Every limit that can be changed, as it is with the user's changes.
///
/// ```
/// use affix_core::settings::LimitEdit;
/// use affix_core::vet::limits;
/// let edit = |good: &str| LimitEdit { signal: "store_age".into(), good: Some(good.into()), bad: None };
/// let of = |good: &str| limits(&[edit(good)]).into_iter().map(|row| (row.limit.good, row.changed)).nth(1);
/// assert_eq!([of("24"), of("12"), of("soon"), of("5")], [Some((Some(24), true)), Some((Some(12), false)), Some((Some(12), false)), Some((Some(12), false))]);
/// ```
pub fn limits(edits: &[LimitEdit]) -> Vec<LimitRow> {
    let limits = Limits::of(edits);
    let shown = |row: &'static Row| {
        let (limit, changed) = limits.limit(row);
        let (usual, source) = (row.limit, Note::plain(row.source));
        LimitRow { code: row.code, about: row.about, limit, usual, source, changed }
    };
    changeable().map(shown).collect()
}

/// What is wrong with a change to a limit while it is typed, by the fields `signal`, `good` and `bad`.
///
/// ```
/// use affix_core::settings::LimitEdit;
/// use affix_core::vet::check_limit;
/// let of = |signal: &str, good: Option<&str>, bad: Option<&str>| {
///     let edit = LimitEdit { signal: signal.into(), good: good.map(Into::into), bad: bad.map(Into::into) };
///     check_limit(&edit).iter().map(|found| (found.field.clone(), found.problem.code)).collect::<Vec<_>>()
/// };
/// assert_eq!(of("store_positive", Some("98"), Some("93")), []);
/// assert_eq!(of("store_positive", Some("101"), Some("x")), [("good".into(), "vet_limit_whole"), ("bad".into(), "vet_limit_whole")]);
/// assert_eq!(of("store_positive", Some("89"), None), [("good".into(), "vet_limit_order")]);
/// assert_eq!(of("stars_5_only", None, Some("1")), [("bad".into(), "vet_limit_never_bad")]);
/// assert_eq!(of("gone", None, None), [("signal".into(), "vet_limit_unknown")]);
/// ```
pub fn check_limit(edit: &LimitEdit) -> Vec<FieldProblem> {
    read(edit).err().unwrap_or_default()
}

/// The signal of a change, and its limit with it.
fn read(edit: &LimitEdit) -> Result<(&'static Row, Limit), Vec<FieldProblem>> {
    let row = changeable().find(|row| row.code == edit.signal).ok_or_else(|| {
        let problem = Note::new(code::VET_LIMIT_UNKNOWN, [("name", edit.signal.as_str())]);
        vec![FieldProblem::new("signal", problem)]
    })?;
    let whole = |typed: &Option<String>, usual: Option<u32>| match typed.as_deref().map(str::trim) {
        None | Some("") => Ok(usual),
        Some(_) if usual.is_none() => Err(Note::plain(code::VET_LIMIT_NEVER_BAD)),
        Some(typed) => match typed.parse::<u32>().ok().filter(|number| *number <= row.most) {
            Some(number) if typed.bytes().all(|byte| byte.is_ascii_digit()) => Ok(Some(number)),
            _ => Err(Note::new(code::VET_LIMIT_WHOLE, [("most", row.most.to_string())])),
        },
    };
    let wrong = |field: &str, problem: Note| FieldProblem::new(field, problem);
    match (whole(&edit.good, row.limit.good), whole(&edit.bad, row.limit.bad)) {
        (Ok(good), Ok(bad)) if bad.is_some_and(|bad| good.is_some_and(|good| good < bad)) => {
            let at = if edit.good.is_some() { "good" } else { "bad" };
            Err(vec![wrong(at, Note::plain(code::VET_LIMIT_ORDER))])
        }
        (Ok(good), Ok(bad)) => Ok((row, Limit { good, bad })),
        (good, bad) => {
            let both = [("good", good.err()), ("bad", bad.err())];
            Err(both.into_iter().filter_map(|(field, problem)| Some(wrong(field, problem?))).collect())
        }
    }
}
