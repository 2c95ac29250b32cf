//! What a room of reports shows: the sums of some days in one currency, by day, week or month and by another key,
//! beside those of as many days before.

use serde::{Deserialize, Serialize};

use super::advice::{Advice, compare, minor};
use super::days::{PeriodChoice, ReportDays, monday};
use super::ledger::Ledger;
use super::payout::{Payout, PayoutThreshold, payouts};
use super::row::OrderRow;
use super::sums::{Group, Idle, Key, Sums, Total, shown, sums};
use crate::map::Map;
use crate::order::sorted;
use crate::settings::ForecastInputs;
use crate::value::{Currency, Day, NetworkCode};

/// Groups, and rows, that are handed over at once.
pub(super) const MOST: usize = 1_000;

/// ReportDays up to which bars are days, and up to which they are weeks.
const BY_DAY: i64 = 45;
const BY_WEEK: i64 = 190;

/// Bars that are drawn: the last of them.
const BARS: usize = 400;

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct ReportQuestion {
    /// The days.
    pub period: PeriodChoice,
    /// The user's own days.
    pub own: ReportDays,
    /// Rows of one network; `None` for all.
    pub network: Option<NetworkCode>,
    /// Rows of one currency; `None` for that of most rows.
    pub currency: Option<Currency>,
    /// The key of the table: `product`, `campaign`, `subid` and so on.
    pub by: String,
    /// From what networks pay out, as far as the user said so.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub thresholds: Vec<PayoutThreshold>,
}

/// One bar: commission by where its rows stand, decimal text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Bar {
    /// Its value of the key, such as `2026-W31`.
    pub name: String,
    /// Its first day.
    pub from: Day,
    /// Pending, confirmed, paid, void.
    #[cfg_attr(feature = "typescript", tsify(type = "[string, string, string, string]"))]
    pub parts: [String; 4],
    /// What is not void.
    pub earned: String,
}

/// How a group stands to all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum GroupStanding {
    /// 100 of its clicks bring more than 100 of all, even at the low end of what is likely.
    Above,
    /// Less, even at the high end.
    Below,
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct ReportGroup {
    /// What its rows have in common; `None` for what reports do not say.
    pub value: Option<String>,
    /// What a reader knows it by: a product's title.
    pub title: Option<String>,
    /// What they come to.
    pub total: Total,
    /// Only where the intervals say so.
    pub stands: Option<GroupStanding>,
}

/// What is shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct ReportView {
    /// All rows that are stored.
    pub stored: usize,
    /// Networks of these, in the order of their codes, each with the day of its last order.
    pub networks: Vec<(NetworkCode, Option<Day>)>,
    /// Currencies of these, the one of most rows first.
    pub currencies: Vec<Currency>,
    /// The one that is shown.
    pub currency: Option<Currency>,
    /// The days that are shown; those of the rows where all are.
    pub days: ReportDays,
    /// As many days before.
    pub days_before: Option<ReportDays>,
    /// What the rows come to; `None` where there is none.
    pub total: Option<Total>,
    /// Those of the days before.
    pub before: Option<Total>,
    /// `day`, `week` or `month`.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub unit: &'static str,
    /// One for each of them, also where nothing was ordered.
    pub bars: Vec<Bar>,
    /// By the key that was asked for, what earned most first.
    pub groups: Vec<ReportGroup>,
    /// How many there are.
    pub all_groups: usize,
    /// Clicks that no order followed.
    pub idle: Vec<Idle>,
    /// What to do more of, and what to look after.
    pub advice: Vec<Advice>,
    /// When what is earned is paid out, of all days.
    pub payouts: Vec<Payout>,
    /// What a forecast may take from it.
    pub forecast: Option<ForecastInputs>,
}

impl Ledger {
    /// What the rows come to on a day.
    pub fn view(&self, question: &ReportQuestion, today: Day) -> ReportView {
        let (networks, currencies) = self.has();
        let currency = question.currency.filter(|wanted| currencies.contains(wanted)).or(currencies.first().copied());
        let days = question.period.days(today, question.own);
        let key = Key::named(&question.by).unwrap_or(Key::Product);
        let now = self.chosen(question, days, currency);
        let days_before = days.before();
        let before = days_before.map(|days| self.chosen(question, days, currency)).unwrap_or_default();
        let clicks = self.clicks.within(days, question.network);
        let clicks_before = self.clicks.within(days_before.unwrap_or_default(), question.network);
        let (is, was) =
            (sums(now.iter().copied(), &clicks, &[key]), sums(before.iter().copied(), &clicks_before, &[key]));
        let shown_days = if days.from.is_some() && days.until.is_some() { days } else { ends(&now, days) };
        let (unit, unit_key) = match shown_days.count() {
            Some(..=BY_DAY) | None => ("day", Key::Day),
            Some(..=BY_WEEK) => ("week", Key::Week),
            _ => ("month", Key::Month),
        };
        let by_unit = sums(now.iter().copied(), &super::sums::AllClicks::default(), &[unit_key]);
        let advice = if days_before.is_some() { compare(&was, &is, &now, key) } else { Vec::new() };
        ReportView {
            stored: self.store.len(),
            networks,
            currencies,
            currency,
            days: shown_days,
            days_before: days_before.filter(|_| !before.is_empty()),
            forecast: is.totals.first().and_then(|total| super::inputs::inputs(total, shown_days)),
            total: is.totals.first().cloned(),
            before: was.totals.first().cloned(),
            unit,
            bars: currency.map(|currency| bars(&by_unit, unit_key, shown_days, currency)).unwrap_or_default(),
            all_groups: is.groups.len(),
            idle: is.clicks_without_orders.iter().take(MOST).cloned().collect(),
            groups: groups(is, &now, key),
            advice,
            payouts: payouts(self.store.all(), today, &question.thresholds),
        }
    }

    /// Networks and currencies of all rows.
    fn has(&self) -> (Vec<(NetworkCode, Option<Day>)>, Vec<Currency>) {
        let mut networks: Map<NetworkCode, Option<Day>> = Map::new();
        let mut currencies: Map<Currency, usize> = Map::new();
        for row in self.store.each() {
            let last = networks.entry(row.network).or_default();
            *last = (*last).max(row.ordered_at.map(super::When::day));
            *currencies.entry(row.currency).or_default() += 1;
        }
        let networks = sorted(networks.into_iter().collect(), |(one, _): &(NetworkCode, _), (other, _)| {
            one.code().cmp(other.code())
        });
        let currencies = sorted(currencies.into_iter().collect(), |(one, n): &(Currency, usize), (other, m)| {
            m.cmp(n).then(one.cmp(other))
        });
        (networks, currencies.into_iter().map(|(currency, _)| currency).collect())
    }

    /// The currency that is shown: the one that was asked for, if there is a row of it.
    pub(super) fn currency(&self, question: &ReportQuestion) -> Option<Currency> {
        let (_, currencies) = self.has();
        question.currency.filter(|wanted| currencies.contains(wanted)).or(currencies.first().copied())
    }

    fn chosen(&self, question: &ReportQuestion, days: ReportDays, currency: Option<Currency>) -> Vec<&OrderRow> {
        self.store.each().filter(|row| question.fits(row, days, currency)).collect()
    }
}

impl ReportQuestion {
    /// Whether a row is one of those that are asked for.
    pub(super) fn fits(&self, row: &OrderRow, days: ReportDays, currency: Option<Currency>) -> bool {
        Some(row.currency) == currency
            && self.network.is_none_or(|network| row.network == network)
            && days.has(row.ordered_at.map(super::When::day))
    }
}

/// The first and last day of rows, where a period has none.
fn ends(rows: &[&OrderRow], days: ReportDays) -> ReportDays {
    let of = || rows.iter().filter_map(|row| row.ordered_at).map(super::When::day);
    ReportDays { from: days.from.or_else(|| of().min()), until: days.until.or_else(|| of().max()) }
}

/// A bar for each day, week or month, without a gap.
fn bars(sums: &Sums, key: Key, days: ReportDays, currency: Currency) -> Vec<Bar> {
    let (Some(from), Some(until)) = (days.from, days.until) else { return Vec::new() };
    let value = |group: &Group| group.by.values().next().cloned().flatten();
    let known: Map<String, &Total> =
        sums.groups.iter().filter_map(|group| Some((value(group)?, &group.total))).collect();
    let mut out: Vec<Bar> = Vec::new();
    // No more days than a life has.
    let length = until.days_since(from).clamp(0, 40_000);
    for at in 0..=length {
        let day = from.days_after(at);
        let Some(name) = key.of_day(day) else { continue };
        if out.last().is_some_and(|bar| bar.name == name) {
            continue;
        }
        let first = match key {
            Key::Week => monday(&name),
            Key::Month => format!("{name}-01").parse().ok(),
            _ => None,
        };
        let zero = || shown(0, currency);
        let total = known.get(&name);
        let parts = total.map(|total| {
            let sum = &total.commission;
            [&sum.pending, &sum.confirmed, &sum.paid, &sum.void].map(String::clone)
        });
        out.push(Bar {
            from: first.unwrap_or(day),
            parts: parts.unwrap_or_else(|| [(); 4].map(|()| zero())),
            earned: total.map_or_else(zero, |total| total.earned.clone()),
            name,
        });
    }
    let more = out.len().saturating_sub(BARS);
    out.split_off(more)
}

/// The lines of the table, what earned most first.
fn groups(sums: Sums, rows: &[&OrderRow], key: Key) -> Vec<ReportGroup> {
    let mean = sums.totals.first().and_then(|total| total.epc.as_ref()).map(|epc| minor(&epc.value));
    let found = sorted(sums.groups, |one: &Group, other| minor(&other.total.earned).cmp(&minor(&one.total.earned)));
    let mut titles: Map<String, &str> = Map::new();
    if key == Key::Product {
        for row in rows {
            if let (Some(id), Some(title)) = (row.product_id, row.title.as_deref()) {
                titles.insert(id.to_string(), title);
            }
        }
    }
    let line = |group: Group| {
        let value = group.by.into_values().next().flatten();
        let epc = group.total.epc.as_ref().filter(|_| !group.total.too_few);
        let stands = epc.zip(mean).and_then(|(epc, mean)| {
            let (low, high) = (minor(&epc.low), minor(&epc.high));
            if low > mean {
                Some(GroupStanding::Above)
            } else if high < mean {
                Some(GroupStanding::Below)
            } else {
                None
            }
        });
        let title = value.as_ref().and_then(|value| titles.get(value)).map(|title| (*title).to_owned());
        ReportGroup { value, title, total: group.total, stands }
    };
    found.into_iter().take(MOST).map(line).collect()
}
