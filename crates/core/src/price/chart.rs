//! One series as a chart and a table show it.

use serde::Serialize;

use super::DAY;
use super::answer::PriceAnswer;
use super::falls::{Falls, PRIOR_DAYS};
use super::held::Held;
use super::history::held;
use super::seen::SeenProduct;
use super::series::PriceSeries;
use super::sighting::Sightings;
use super::verdict::{LOWEST_DAYS, USUAL_DAYS, Verdict};
use crate::event::{self, Occurrence};
use crate::settings::EventEdit;
use crate::value::{Currency, Decimal};

/// Days without a look after which a price that held is drawn as one that nobody looked at.
const UNSEEN_DAYS: i64 = 7;

/// A price from one moment to another; all moments in milliseconds since 1970-01-01 UTC.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct ChartStep {
    /// From when.
    pub from: i64,
    /// Until when.
    pub until: i64,
    /// The price.
    pub price: Decimal,
    /// The list price that was seen beside it.
    pub list: Option<Decimal>,
    /// Somebody looked again within a week.
    pub watched: bool,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct ChartRow {
    /// When it was seen.
    pub at: i64,
    /// The price; `None` where it could not be bought.
    pub price: Option<Decimal>,
    /// The list price beside it.
    pub list: Option<Decimal>,
    /// Units that could be bought.
    pub stock: Option<u64>,
    /// Where it was read: `page`, `card` or `file`.
    #[cfg_attr(feature = "typescript", tsify(type = "\"page\" | \"card\" | \"file\""))]
    pub from: &'static str,
}

/// The days that a verdict is about.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct ChartWindow {
    /// From when.
    pub from: i64,
    /// Until when.
    pub until: i64,
}

/// A series to be drawn.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct PriceChart {
    /// What its amounts are in.
    pub currency: Currency,
    /// The first and the last moment.
    pub from: i64,
    /// Now.
    pub until: i64,
    /// What held when, in order.
    pub steps: Vec<ChartStep>,
    /// What was seen when, in order.
    pub rows: Vec<ChartRow>,
    /// The lowest price of all of it.
    pub lowest: Option<Decimal>,
    /// The highest.
    pub highest: Option<Decimal>,
    /// The days that the verdict is about.
    pub window: Option<ChartWindow>,
    /// Sale events on these days.
    pub events: Vec<Occurrence>,
}

/// A series to be drawn, with the sale events of its days; none where nothing of it can be read. `now` in
/// milliseconds since 1970-01-01 UTC.
pub fn chart(product: &SeenProduct, series: &PriceSeries, events: &[EventEdit], now: i64) -> Option<PriceChart> {
    let (key, held) = held(product, series, now)?;
    let currency = key.currency;
    let money = |minor: u64| Decimal::new(minor, currency.minor_units());
    let seen = Sightings::read(&series.seen).good;
    let seen: Vec<_> = seen.into_iter().filter(|row| row.at.saturating_mul(1_000) <= now).collect();
    let from = seen.first()?.at.saturating_mul(1_000);
    let mut steps = Vec::with_capacity(seen.len());
    for (place, row) in seen.iter().enumerate() {
        let Some(price) = row.price else { continue };
        let at = row.at.saturating_mul(1_000);
        let next = seen.get(place + 1).map_or(now, |next| next.at.saturating_mul(1_000));
        let until = held.holds_until(at).map_or(next, |end| end.min(next));
        let watched = until.saturating_sub(at) <= UNSEEN_DAYS * DAY;
        let (Some(price), list) = (money(price), row.list.and_then(money)) else { continue };
        steps.push(ChartStep { from: at, until, price, list, watched });
    }
    let rows = seen.iter().map(|row| ChartRow {
        at: row.at.saturating_mul(1_000),
        price: row.price.and_then(money),
        list: row.list.and_then(money),
        stock: row.stock,
        from: row.from.name(),
    });
    let bounds = held.bounds_since(i64::MIN);
    Some(PriceChart {
        currency,
        from,
        until: now,
        rows: rows.collect(),
        steps,
        lowest: bounds.and_then(|(low, _)| money(low)),
        highest: bounds.and_then(|(_, high)| money(high)),
        window: window(&held, PriceAnswer::of(key, &held).verdict),
        events: event::occurrences(events, from, now),
    })
}

/// The days that a verdict is about.
fn window(held: &Held, verdict: Verdict) -> Option<ChartWindow> {
    let days = |days: i64| held.days_ago(days.min(held.watched()));
    let from = match verdict {
        Verdict::NoHistory => return None,
        Verdict::Lowest => days(LOWEST_DAYS),
        Verdict::BelowUsual | Verdict::AsUsual => days(USUAL_DAYS),
        Verdict::DearerBefore => {
            let falls = Falls::of(held, held.current()?.price)?;
            falls.first.saturating_sub(PRIOR_DAYS * DAY)
        }
    };
    Some(ChartWindow { from, until: held.days_ago(0) })
}
