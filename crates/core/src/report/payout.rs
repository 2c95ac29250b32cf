//! When what is earned is paid out.

use serde::{Deserialize, Serialize};

use super::money::shown_wide;
use super::row::OrderRow;
use super::status::OrderStatus;
use super::store::Held;
use crate::map::Map;
use crate::order::sorted;
use crate::text::message::{Note, code};
use crate::value::{Currency, Day, Decimal, NetworkCode};

/// Settled orders under which their delays say nothing.
const LEAST: usize = 5;

/// What is to be expected of one network, in one currency. Money is decimal text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Payout {
    /// Who pays.
    pub network: NetworkCode,
    /// ISO 4217.
    pub currency: Currency,
    /// Not decided.
    pub pending: String,
    /// Confirmed, not paid.
    pub confirmed: String,
    /// Paid.
    pub paid: String,
    /// What it pays out from, where the user said so.
    pub threshold: Option<String>,
    /// Why what they said is none.
    pub threshold_problem: Option<Note>,
    /// Confirmed commission that is still missing to the threshold, where one is given.
    pub missing: Option<String>,
    /// Days from order to settlement, of half and of nine in ten orders; `None` under five settled ones.
    pub delay: Option<Delay>,
    /// Pending commission by the month in which half of such orders are settled, `YYYY-MM`, from the first on.
    pub expected: Vec<(String, String)>,
    /// The month in which confirmed and pending commission reach the threshold.
    pub reached: Option<String>,
    /// Rows that are pending for longer than nine in ten were, by key.
    pub overdue: Vec<String>,
    /// What these would bring.
    pub overdue_sum: String,
}

/// From what a network pays out in one currency, as the user typed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PayoutThreshold {
    /// Who pays.
    pub network: NetworkCode,
    /// ISO 4217.
    pub currency: Currency,
    /// The amount as typed.
    pub amount: String,
}

impl PayoutThreshold {
    /// The amount in minor units; none where nothing was typed.
    ///
    /// # Errors
    /// It is no amount, or finer than the currency's smallest unit.
    fn minor(&self) -> Result<Option<i64>, Note> {
        if self.amount.trim().is_empty() {
            return Ok(None);
        }
        let wrong = || Note::plain(code::REPORT_THRESHOLD);
        let amount = Decimal::typed(self.amount.trim()).map_err(|why| why.note(&self.amount).unwrap_or_else(wrong))?;
        let minor = amount.units_at(self.currency.minor_units()).and_then(|minor| i64::try_from(minor).ok());
        minor.filter(|minor| *minor > 0).map(Some).ok_or_else(wrong)
    }
}

/// Days from order to settlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Delay {
    /// Half of the orders take no longer.
    pub half: i64,
    /// Nine in ten take no longer.
    pub nine_in_ten: i64,
    /// Orders that tell it.
    pub of: usize,
}

/// The payouts to expect on a day, by network and currency.
pub fn payouts<'a>(rows: impl Iterator<Item = &'a Held>, today: Day, thresholds: &[PayoutThreshold]) -> Vec<Payout> {
    let mut groups: Map<(NetworkCode, Currency), Vec<&Held>> = Map::new();
    for held in rows {
        groups.entry((held.row.network, held.row.currency)).or_default().push(held);
    }
    let groups = sorted(
        groups.into_iter().collect(),
        |((one, a), _): &((NetworkCode, Currency), Vec<&Held>), ((other, b), _)| {
            (one.code(), a).cmp(&(other.code(), b))
        },
    );
    groups
        .into_iter()
        .map(|((network, currency), rows)| {
            let said = thresholds.iter().find(|said| said.network == network && said.currency == currency);
            payout(network, currency, &rows, today, said.map_or(Ok(None), PayoutThreshold::minor))
        })
        .collect()
}

fn payout(
    network: NetworkCode,
    currency: Currency,
    rows: &[&Held],
    today: Day,
    said: Result<Option<i64>, Note>,
) -> Payout {
    let (threshold, threshold_problem) = match said {
        Ok(threshold) => (threshold, None),
        Err(why) => (None, Some(why)),
    };
    let sum = |status: OrderStatus| -> i128 {
        rows.iter()
            .filter(|held| held.row.status == status)
            .filter_map(|held| held.row.commission)
            .map(i128::from)
            .sum()
    };
    let (pending, confirmed, paid) = (sum(OrderStatus::Pending), sum(OrderStatus::Confirmed), sum(OrderStatus::Paid));
    let money = |minor: i128| shown_wide(minor, currency);
    let delay = delay(rows);
    let (expected, overdue, overdue_sum) = delay.map(|delay| months(rows, today, delay)).unwrap_or_default();
    let reached = threshold.and_then(|threshold| {
        let mut have = confirmed;
        let now = (have >= threshold.into()).then(|| month(today));
        now.or_else(|| {
            expected.iter().find_map(|(month, more)| {
                have += more;
                (have >= threshold.into()).then(|| month.clone())
            })
        })
    });
    Payout {
        network,
        currency,
        pending: money(pending),
        confirmed: money(confirmed),
        paid: money(paid),
        threshold: threshold.map(|threshold| money(threshold.into())),
        threshold_problem,
        missing: threshold.map(|threshold| money((i128::from(threshold) - confirmed).max(0))),
        delay,
        expected: expected.into_iter().map(|(month, more)| (month, money(more))).collect(),
        reached,
        overdue_sum: money(overdue_sum),
        overdue,
    }
}

/// Days from order to settlement of the settled ones.
fn delay(rows: &[&Held]) -> Option<Delay> {
    let days = rows.iter().filter_map(|held| {
        let row = &held.row;
        let settled = matches!(row.status, OrderStatus::Paid | OrderStatus::Confirmed);
        let days = row.changed_at.filter(|_| settled)?.day().days_since(row.ordered_at?.day());
        (days >= 0).then_some(days)
    });
    let days = sorted(days.collect(), i64::cmp);
    let at = |tenths: usize| days.get((days.len() * tenths).div_ceil(10).saturating_sub(1)).copied();
    (days.len() >= LEAST).then_some(Delay { half: at(5)?, nine_in_ten: at(9)?, of: days.len() })
}

type Months = Vec<(String, i128)>;

/// Pending commission by month, and what is pending for unusually long, which no month is expected of.
fn months(rows: &[&Held], today: Day, delay: Delay) -> (Months, Vec<String>, i128) {
    let mut by_month: Map<String, i128> = Map::new();
    let (mut overdue, mut overdue_sum) = (Vec::new(), 0);
    for row in rows.iter().map(|held| &held.row).filter(|row| row.status == OrderStatus::Pending) {
        let Some(waiting) = waiting(row, today) else { continue };
        if waiting > delay.nine_in_ten {
            overdue.push(row.key.clone());
            overdue_sum += i128::from(row.commission.unwrap_or(0));
            continue;
        }
        let day = today.days_after((delay.half - waiting).max(0));
        *by_month.entry(month(day)).or_default() += i128::from(row.commission.unwrap_or(0));
    }
    let by_month = sorted(by_month.into_iter().collect(), |(one, _): &(String, i128), (other, _)| one.cmp(other));
    (by_month, sorted(overdue, String::cmp), overdue_sum)
}

/// Days since the order.
fn waiting(row: &OrderRow, today: Day) -> Option<i64> {
    Some(today.days_since(row.ordered_at?.day()))
}

fn month(day: Day) -> String {
    day.to_string().get(..7).unwrap_or_default().to_owned()
}
