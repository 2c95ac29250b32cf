//! What to do more of, what to look after: two periods held against each other, by any key.
//!
//! A group is called rising or falling only where the 95 % intervals of what 100 clicks bring do not meet; where clicks
//! are not known, where its number of orders differs by more than Poisson noise (1.96 √(a + b) of two counts in periods of the
//! same length). What the intervals leave open is said to be open, with the clicks that would be needed.

use std::collections::HashSet;

use serde::Serialize;

use super::row::OrderRow;
use super::status::OrderStatus;
use super::sums::{AllClicks, Group, Key, Sums, share, sums};
use crate::map::Map;
use crate::text::message::{Note, code};

/// Orders that clicks should have brought by chance at least, for none to be remarkable: e⁻³ is 5 %.
const EXPECTED: u64 = 3;

/// What is remarkable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Trend {
    /// It brings more than before.
    Rising,
    /// It brings less than before.
    Falling,
    /// It is clicked, and nobody orders.
    TrafficWithoutOrders,
    /// More of its orders are void than of all.
    ManyReturns,
    /// Nothing can be said yet.
    TooFew,
}

/// A group and what is remarkable about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Advice {
    /// What its rows have in common; `None` for what reports do not say.
    pub value: Option<String>,
    /// What is remarkable.
    pub trend: Trend,
    /// Why, in figures.
    pub reason: Note,
    /// Clicks that would settle it, where it is open.
    pub more_clicks: Option<u64>,
}

/// A period: its rows and clicks.
#[derive(Clone, Copy)]
pub struct Period<'a> {
    /// Rows that were ordered in it.
    pub rows: &'a [OrderRow],
    /// Clicks of it.
    pub clicks: &'a AllClicks,
}

/// What is remarkable about the groups of a period, held against one of the same length before it. Rows are of one
/// currency; of those of another nothing is said.
pub fn advice(before: Period<'_>, now: Period<'_>, key: Key) -> Vec<Advice> {
    let of = |period: Period<'_>| sums(period.rows.iter(), period.clicks, &[key]);
    let rows: Vec<&OrderRow> = now.rows.iter().collect();
    compare(&of(before), &of(now), &rows, key)
}

/// The same of sums by the key; `rows` are those of the later ones.
pub(super) fn compare(was: &Sums, is: &Sums, rows: &[&OrderRow], key: Key) -> Vec<Advice> {
    let [total] = is.totals.as_slice() else { return Vec::new() };
    let value = |group: &Group| group.by.values().next().cloned().flatten();
    let same = was.groups.iter().filter(|group| group.total.currency == total.currency);
    let earlier: Map<Option<String>, &Group> = same.map(|group| (value(group), group)).collect();
    let decided = decided(rows, key);
    let all = decided.values().fold((0, 0), |(void, all), (more, of)| (void + more, all + of));
    let mut out = Vec::new();
    for group in &is.groups {
        let value = value(group);
        out.extend(returns(group, &decided, all, value.clone()));
        if let Some(earlier) = earlier.get(&value) {
            out.push(change(earlier, group, value));
        }
    }
    // What brought orders before and brings none now.
    let here: HashSet<Option<String>> = is.groups.iter().map(value).collect();
    for (value, earlier) in earlier.into_iter().filter(|(value, _)| !here.contains(value)) {
        let orders = earlier.total.orders;
        if noise(orders, 0) {
            let params = [("before", orders.to_string()), ("now", "0".to_owned())];
            let reason = Note::new(code::REPORT_ADVICE_ORDERS, params);
            out.push(Advice { value, trend: Trend::Falling, reason, more_clicks: None });
        }
    }
    out.extend(idle(is, total.orders, total.clicks));
    out
}

/// The smallest units of an amount of decimal text.
pub(super) fn minor(text: &str) -> i128 {
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
    digits.parse().unwrap_or(0)
}

/// How a group has changed.
fn change(earlier: &Group, group: &Group, value: Option<String>) -> Advice {
    let (was, is) = (&earlier.total, &group.total);
    if let (Some(a), Some(b), Some(clicks)) = (&was.epc, &is.epc, is.clicks) {
        let number = |text: &str| u64::try_from(minor(text)).unwrap_or(0);
        let (low, high, mid) = (number(&b.low), number(&b.high), number(&b.value));
        let (old_low, old_high, old_mid) = (number(&a.low), number(&a.high), number(&a.value));
        let params = [("before", a.value.clone()), ("now", b.value.clone()), ("currency", is.currency.to_string())];
        let reason = Note::new(code::REPORT_ADVICE_EPC, params);
        if low > old_high {
            return Advice { value, trend: Trend::Rising, reason, more_clicks: None };
        }
        if high < old_low {
            return Advice { value, trend: Trend::Falling, reason, more_clicks: None };
        }
        // Intervals shrink with the root of the clicks: so many more until they would part, if the means stay.
        let apart = mid.abs_diff(old_mid);
        let width = if mid > old_mid { (mid - low) + (old_high - old_mid) } else { (high - mid) + (old_mid - old_low) };
        let squared = |number: u64| u128::from(number) * u128::from(number);
        let needed = (u128::from(clicks) * squared(width)).checked_div(squared(apart));
        let more =
            needed.and_then(|needed| u64::try_from(needed).ok()).map(|needed| needed.saturating_sub(clicks).max(1));
        let reason = match more {
            Some(more) => Note::new(code::REPORT_ADVICE_CLICKS, [("count", more.to_string())]),
            None => Note::plain(code::REPORT_ADVICE_SAME),
        };
        return Advice { value, trend: Trend::TooFew, reason, more_clicks: more };
    }
    let (old, new) = (was.orders, is.orders);
    let reason = Note::new(code::REPORT_ADVICE_ORDERS, [("before", old.to_string()), ("now", new.to_string())]);
    let trend = match noise(old, new) {
        true if new > old => Trend::Rising,
        true => Trend::Falling,
        false => Trend::TooFew,
    };
    Advice { value, trend, reason, more_clicks: None }
}

/// Two counts differ by more than chance: |a - b| over 1.96 √(a + b), and some of both to tell.
fn noise(a: usize, b: usize) -> bool {
    let difference = a.abs_diff(b);
    // 1.96² is 3.8416.
    difference.saturating_mul(difference).saturating_mul(10_000) > (a + b).saturating_mul(38_416)
}

/// Void and decided rows.
type Decided = Map<Option<String>, (u64, u64)>;

fn decided(rows: &[&OrderRow], key: Key) -> Decided {
    let mut out = Decided::new();
    for row in rows.iter().filter(|row| row.status != OrderStatus::Pending) {
        let (void, all) = out.entry(key.of(row)).or_default();
        *void += u64::from(row.status == OrderStatus::Void);
        *all += 1;
    }
    out
}

/// More void rows than of all others.
fn returns(group: &Group, decided: &Decided, (void, all): (u64, u64), value: Option<String>) -> Option<Advice> {
    let of = group.total.reversal_share.as_ref()?;
    let (own_void, own) = decided.get(&value).copied()?;
    let (_, low, _) = share(own_void, own)?;
    let (usual, _, _) = share(void - own_void, all - own)?;
    let shown = |hundredths: u64| format!("{}.{:02}", hundredths / 100, hundredths % 100);
    let params = [("share", of.value.clone()), ("usual", shown(usual)), ("count", of.of.to_string())];
    let reason = Note::new(code::REPORT_ADVICE_RETURNS, params);
    (low > usual).then_some(Advice { value, trend: Trend::ManyReturns, reason, more_clicks: None })
}

/// Clicks that should have brought orders.
fn idle(sums: &Sums, orders: usize, clicks: Option<u64>) -> Vec<Advice> {
    let (Ok(orders), Some(clicks)) = (u64::try_from(orders), clicks.filter(|clicks| *clicks > 0)) else {
        return Vec::new();
    };
    let due = |idle: u64| idle.saturating_mul(orders) / clicks;
    let remarkable = sums.clicks_without_orders.iter().filter(|idle| due(idle.clicks) >= EXPECTED);
    let said = remarkable.map(|idle| {
        let params = [("count", idle.clicks.to_string()), ("orders", due(idle.clicks).to_string())];
        let reason = Note::new(code::REPORT_ADVICE_IDLE, params);
        let value = idle.by.values().next().cloned().flatten();
        Advice { value, trend: Trend::TrafficWithoutOrders, reason, more_clicks: None }
    });
    said.collect()
}
