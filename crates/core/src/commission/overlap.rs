//! Two of the user's own rates that hold for the same thing on the same days.

use serde::Serialize;

use super::overrides::{check_override, filled};
use crate::category::CategoryRef;
use crate::settings::RateOverride;

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

/// All pairs of usable rates that hold for the same product, store, category, network and event on at
/// least one common day. Narrower and wider rates are no such pairs: between them the narrower counts.
///
/// ```
/// use affix_core::commission::{Overlap, overlaps};
/// use affix_core::settings::Settings;
/// let settings = Settings::from_json(r#"{"overrides": [
///     {"rate": {"low": "7", "high": "7"}, "store": "1100001"},
///     {"rate": {"low": "5", "high": "5"}},
///     {"rate": {"low": "9", "high": "9"}, "store": "1100001", "from": "2026-11-01"}]}"#);
/// assert_eq!(overlaps(&settings.overrides), [Overlap { first: 0, second: 2 }]);
/// ```
pub fn overlaps(rates: &[RateOverride]) -> Vec<Overlap> {
    let usable: Vec<(u64, &RateOverride)> = (0..).zip(rates).filter(|(_, r)| check_override(r).is_empty()).collect();
    let mut found = Vec::new();
    for (at, (first, one)) in usable.iter().enumerate() {
        let later = usable.iter().skip(at + 1).filter(|(_, other)| same_scope(one, other) && common_day(one, other));
        found.extend(later.map(|(second, _)| Overlap { first: *first, second: *second }));
    }
    found
}

/// Both hold for exactly the same.
pub(super) fn same_scope(one: &RateOverride, other: &RateOverride) -> bool {
    fn scope(of: &RateOverride) -> [Option<&str>; 4] {
        [&of.product, &of.store, &of.network, &of.event].map(filled)
    }
    // A category has more than one way to be written.
    let category = |of: &RateOverride| filled(&of.category).map(CategoryRef::of);
    scope(one) == scope(other) && category(one) == category(other)
}

fn common_day(one: &RateOverride, other: &RateOverride) -> bool {
    let begins_in_time = |a: &RateOverride, b: &RateOverride| {
        filled(&a.from).zip(filled(&b.until)).is_none_or(|(from, until)| from <= until)
    };
    begins_in_time(one, other) && begins_in_time(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    fn pairs(overrides: &str) -> Vec<(u64, u64)> {
        let settings = Settings::from_json(&format!(r#"{{"overrides": [{overrides}]}}"#));
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
}
