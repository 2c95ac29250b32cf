//! Two of the user's own rates that hold for the same thing on the same days.

use crate::order::sorted;
use std::collections::HashMap;
use std::ops::Range;

use serde::Serialize;

use super::overrides::{Days, Scope, check_override};
use crate::settings::RateOverride;
use crate::value::Day;

/// Two rates of a list, by their places from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Overlap {
    /// Place of the earlier one, which does not count on the common days.
    pub first: u64,
    /// Place of the later one, which counts.
    pub second: u64,
}

/// Each usable rate with the last one in the list that holds for the same product, store, category, network
/// and event on at least one common day, which is the one that counts there. Narrower and wider rates are no
/// such pairs: between them the narrower counts.
///
/// ```
/// use affix_core::commission::{Overlap, overlaps};
/// use affix_core::settings::Settings;
/// let settings = Settings::read(r#"{"overrides": [
///     {"rate": {"low": "7", "high": "7"}, "store": "1100001"},
///     {"rate": {"low": "5", "high": "5"}},
///     {"rate": {"low": "9", "high": "9"}, "store": "1100001", "from": "2026-11-01"}]}"#).unwrap();
/// assert_eq!(overlaps(&settings.overrides), [Overlap { first: 0, second: 2 }]);
/// ```
pub fn overlaps(rates: &[RateOverride]) -> Vec<Overlap> {
    let mut of_scope: HashMap<Scope, Vec<(u64, Days)>> = HashMap::new();
    for (place, rate) in (0..).zip(rates).filter(|(_, rate)| check_override(rate).is_empty()) {
        if let (Some(scope), Ok(days)) = (Scope::of(rate), Days::of(rate)) {
            of_scope.entry(scope).or_default().push((place, days));
        }
    }
    let found: Vec<Overlap> = of_scope.values().filter(|same| same.len() > 1).flat_map(|same| pairs(same)).collect();
    sorted(found, |one, other| (one.first, one.second).cmp(&(other.first, other.second)))
}

/// A day's beginning, or its end.
type Edge = (Day, bool);

fn edges(days: Days) -> (Edge, Edge) {
    ((days.from.unwrap_or(Day::FIRST), false), (days.until.unwrap_or(Day::LAST), true))
}

/// The pairs among rates that hold for the same. From the last rate to the first, each takes the days that
/// no later one has; the latest of those whose days it meets is its pair.
fn pairs(rates: &[(u64, Days)]) -> Vec<Overlap> {
    let all: Vec<Edge> = rates.iter().flat_map(|(_, days)| <[_; 2]>::from(edges(*days))).collect();
    let mut all = sorted(all, Ord::cmp);
    all.dedup();
    let at = |edge: Edge| all.binary_search(&edge).unwrap_or_default();
    let mut owners = Owners::of(all.len());
    let mut found = Vec::new();
    for (first, days) in rates.iter().rev() {
        let (from, until) = edges(*days);
        let spans = at(from)..at(until);
        found.extend(owners.last(spans.clone()).map(|second| Overlap { first: *first, second }));
        owners.take(spans, *first);
    }
    found
}

/// Who has which span of days: for each span, and for each pair, four, eight… of them, the latest rate. A
/// tree in a list: the parent of a node at `n` stands at `n / 2`.
struct Owners {
    latest: Vec<Option<u64>>,
    /// The next span from each on that nobody has.
    free: Vec<usize>,
}

impl Owners {
    fn of(spans: usize) -> Self {
        Self { latest: vec![None; 2 * spans], free: (0..=spans).collect() }
    }

    /// The latest rate that has one of the spans.
    fn last(&self, spans: Range<usize>) -> Option<u64> {
        let size = self.latest.len() / 2;
        let (mut from, mut until) = (spans.start + size, spans.end + size);
        let mut last = None;
        let of = |node: usize| self.latest.get(node).copied().flatten();
        while from < until {
            if from % 2 == 1 {
                last = last.max(of(from));
                from += 1;
            }
            if until % 2 == 1 {
                until -= 1;
                last = last.max(of(until));
            }
            (from, until) = (from / 2, until / 2);
        }
        last
    }

    /// Gives the spans that nobody has to a rate.
    fn take(&mut self, spans: Range<usize>, rate: u64) {
        let size = self.latest.len() / 2;
        let mut span = self.next_free(spans.start);
        while span < spans.end {
            let mut node = span + size;
            while node > 0 {
                if let Some(latest) = self.latest.get_mut(node) {
                    *latest = (*latest).max(Some(rate));
                }
                node /= 2;
            }
            if let Some(free) = self.free.get_mut(span) {
                *free = span + 1;
            }
            span = self.next_free(span);
        }
    }

    /// The first span from one on that nobody has; the way there is made shorter for the next time.
    fn next_free(&mut self, from: usize) -> usize {
        let mut span = from;
        while let Some(next) = self.free.get(span).copied().filter(|next| *next != span) {
            let after = self.free.get(next).copied().unwrap_or(next);
            if let Some(free) = self.free.get_mut(span) {
                *free = after;
            }
            span = next;
        }
        span
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot read its own settings has failed")]
mod tests {
    use super::*;
    use crate::settings::PercentRange;
    use crate::settings::Settings;
    use proptest::prelude::*;

    fn pairs(overrides: &str) -> Vec<(u64, u64)> {
        let settings = Settings::read(&format!(r#"{{"overrides": [{overrides}]}}"#)).unwrap();
        overlaps(&settings.overrides).iter().map(|o| (o.first, o.second)).collect()
    }

    #[test]
    fn days_that_only_touch_are_common() {
        let rate = r#""rate": {"low": "7", "high": "7"}"#;
        for (from, expected) in [("2026-11-30", vec![(0, 1)]), ("2026-12-01", vec![])] {
            let list = format!(r#"{{{rate}, "until": "2026-11-30"}}, {{{rate}, "from": "{from}"}}"#);
            assert_eq!(pairs(&list), expected, "{from}");
        }
    }

    #[test]
    fn what_cannot_be_used_overlaps_nothing() {
        let ok = r#"{"rate": {"low": "7", "high": "7"}}"#;
        assert_eq!(pairs(&format!("{ok}, {ok}")), [(0, 1)]);
        assert!(pairs(&format!(r#"{ok}, {{"rate": {{"low": "x", "high": "7"}}}}"#)).is_empty());
        assert!(pairs(&format!(r#"{ok}, {{"rate": {{"low": "7", "high": "7"}}, "until": "soon"}}"#)).is_empty());
    }

    #[test]
    fn another_scope_is_another_thing() {
        let of = |more: &str| format!(r#"{{"rate": {{"low": "7", "high": "7"}}{more}}}"#);
        let scopes = [
            "",
            r#", "product": "1005006000000001""#,
            r#", "store": "1100001""#,
            r#", "category": "44""#,
            r#", "network": "admitad""#,
            r#", "event": "e1""#,
        ];
        let list: Vec<String> = scopes.iter().map(|s| of(s)).collect();
        assert!(pairs(&list.join(",")).is_empty());
        let blank = of(r#", "product": " ""#);
        assert_eq!(pairs(&[of(""), blank].join(",")), [(0, 1)]);
    }

    #[test]
    fn each_rate_is_paired_with_the_one_that_counts() {
        let rate = r#"{"rate": {"low": "7", "high": "7"}}"#;
        assert_eq!(pairs(&[rate; 4].join(",")), [(0, 3), (1, 3), (2, 3)]);
    }

    #[test]
    fn the_number_of_an_american_page_is_the_same_product() {
        let of = |id: &str| format!(r#"{{"rate": {{"low": "7", "high": "7"}}, "product": "{id}"}}"#);
        assert_eq!(pairs(&[of("1005006110000101"), of("3256805923685349")].join(",")), [(0, 1)]);
    }

    proptest! {
        #[test]
        fn the_pair_is_the_last_that_shares_a_day(
            days in prop::collection::vec((0_u8..12, 0_u8..12, any::<bool>(), any::<bool>(), 0_u8..2), 0..12),
        ) {
            let day = |n: u8| format!("2026-11-{:02}", n + 10);
            let rates: Vec<RateOverride> = days
                .iter()
                .map(|(a, b, begins, ends, store)| RateOverride {
                    rate: PercentRange { low: "7".into(), high: "7".into() },
                    from: begins.then(|| day(*a.min(b))),
                    until: ends.then(|| day(*a.max(b))),
                    store: Some((store + 1).to_string()),
                    ..RateOverride::default()
                })
                .collect();
            let starts_in_time = |a: &RateOverride, b: &RateOverride| {
                a.from.as_ref().zip(b.until.as_ref()).is_none_or(|(from, until)| from <= until)
            };
            let common = |a: &RateOverride, b: &RateOverride| {
                a.store == b.store && starts_in_time(a, b) && starts_in_time(b, a)
            };
            let mut expected = Vec::new();
            for (first, one) in rates.iter().enumerate() {
                let last = (first + 1..rates.len()).rev().find(|at| common(one, &rates[*at]));
                expected.extend(last.map(|second| Overlap { first: first as u64, second: second as u64 }));
            }
            prop_assert_eq!(overlaps(&rates), expected);
        }
    }
}
