//! The list of the user's own rates, as it is shown: what each pays, whether it counts, and beside which other.

use serde::Serialize;

use super::overlap::overlaps;
use super::overrides::{Days, check_override, filled, percents};
use super::percent::RateRange;
use crate::category::CategoryRef;
use crate::settings::RateOverride;
use crate::text::message::FieldProblem;
use crate::value::Day;

/// What is known of one of the user's own rates.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct OwnRate {
    /// What is wrong with it, by its fields.
    pub problems: Vec<FieldProblem>,
    /// What it pays, where that can be read.
    pub rate: Option<RateRange>,
    /// The category that it holds for, where it names one.
    pub category: Option<NamedCategory>,
    /// Whether it counts today.
    pub standing: OwnRateStanding,
    /// The other rate that holds for the same on some days.
    pub overlap: Option<OtherRate>,
}

/// Whether a rate counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum OwnRateStanding {
    /// Its percentage is still to be typed.
    Incomplete,
    /// Something is wrong with it.
    Unusable,
    /// Its last day is past.
    Over,
    /// Its first day is to come.
    Later,
    /// It counts.
    Counts,
}

/// A category by its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct NamedCategory {
    /// The number, or what was typed where it is none.
    pub id: String,
    /// It is the number of a category page, not one that goods are listed under.
    pub page: bool,
}

/// Another rate that holds for the same on some days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct OtherRate {
    /// Its place in the list, from 0.
    pub place: u64,
    /// The rate at hand counts on the common days, the other one does not.
    pub yields: bool,
}

/// Each of the user's own rates, on a day. One whose days are over stands in nobody's way.
///
/// ```
/// use affix_core::commission::{OtherRate, OwnRateStanding, own_rates};
/// use affix_core::settings::Settings;
/// let settings = Settings::read(r#"{"overrides": [
///     {"rate": {"low": "7"}, "store": "1100001"},
///     {"rate": {"low": "9"}, "store": "1100001", "from": "2026-12-01"},
///     {"rate": {"low": "5"}, "store": "1100001", "until": "2026-11-01"}]}"#).unwrap();
/// let list = own_rates(&settings.overrides, "2026-11-22".parse().unwrap());
/// let standings: Vec<_> = list.iter().map(|own| own.standing).collect();
/// assert_eq!(standings, [OwnRateStanding::Counts, OwnRateStanding::Later, OwnRateStanding::Over]);
/// assert_eq!(list[0].overlap, Some(OtherRate { place: 1, yields: false }));
/// assert_eq!(list[1].overlap, Some(OtherRate { place: 0, yields: true }));
/// assert_eq!(list[2].overlap, None);
/// ```
pub fn own_rates(rates: &[RateOverride], today: Day) -> Vec<OwnRate> {
    let mut list: Vec<OwnRate> = rates.iter().map(|entry| OwnRate::of(entry, today)).collect();
    let standing: Vec<_> = rates.iter().enumerate().filter(|(at, _)| !over(&list, *at)).collect();
    let usable: Vec<RateOverride> = standing.iter().map(|(_, rate)| (*rate).clone()).collect();
    let place = |n: u64| usize::try_from(n).ok().and_then(|n| standing.get(n)).map_or(0, |(at, _)| *at);
    // In order of the earlier rate: what a later pair says of the one that counts takes the earlier's place.
    let pairs = overlaps(&usable).into_iter().map(|pair| (place(pair.first), place(pair.second)));
    let pairs: Vec<_> = pairs.collect();
    for (first, second) in &pairs {
        list.get_mut(*second).into_iter().for_each(|own| own.overlap = other(*first, true));
    }
    for (first, second) in pairs {
        list.get_mut(first).into_iter().for_each(|own| own.overlap = other(second, false));
    }
    list
}

fn over(list: &[OwnRate], at: usize) -> bool {
    list.get(at).is_some_and(|own| own.standing == OwnRateStanding::Over)
}

fn other(place: usize, yields: bool) -> Option<OtherRate> {
    Some(OtherRate { place: u64::try_from(place).ok()?, yields })
}

impl OwnRate {
    fn of(entry: &RateOverride, today: Day) -> Self {
        let problems = check_override(entry);
        let (from, until) = Days::of(entry).map_or((None, None), |days| (days.from, days.until));
        let standing = match problems.as_slice() {
            [] if until.is_some_and(|last| last < today) => OwnRateStanding::Over,
            [] if from.is_some_and(|first| first > today) => OwnRateStanding::Later,
            [] => OwnRateStanding::Counts,
            found if found.iter().any(|problem| problem.missing) => OwnRateStanding::Incomplete,
            _ => OwnRateStanding::Unusable,
        };
        let rate = percents(&entry.rate).map(RateRange::short);
        Self { problems, rate, category: filled(&entry.category).map(NamedCategory::of), standing, overlap: None }
    }
}

impl NamedCategory {
    fn of(text: &str) -> Self {
        let page = CategoryRef::page_number(text);
        Self { id: page.unwrap_or(text).to_owned(), page: page.is_some() }
    }
}
