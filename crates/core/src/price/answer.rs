//! What is to be said of one series.

use serde::Serialize;

use super::falls::{Falls, Prior};
use super::held::Held;
use super::observation::SeriesKey;
use super::reasons::{Case, reasons};
use super::verdict::{LEAST_DAYS, LEAST_OBSERVATIONS, LOWEST_DAYS, USUAL_DAYS, Verdict, judged, percent_off};
use crate::text::message::Note;
use crate::value::{Decimal, Percent};

/// Days after which a price near the lowest is worth a word: as CamelCamelCamel counts.
const NEAR_DAYS: i64 = 35;

/// One series, judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct PriceAnswer {
    /// Which series it is.
    pub key: SeriesKey,
    /// The price that holds; `None` where the goods are gone. Amounts are in the key's currency.
    pub now: Option<Decimal>,
    /// The lowest that held in the last 30 days; `None` where fewer days are watched.
    pub lowest30: Option<Decimal>,
    /// The lowest that held in the last 90 days; `None` where fewer days are watched.
    pub lowest90: Option<Decimal>,
    /// The mean of the last 90 days or the watched part of them, weighted by time; `None` under 14 days.
    pub usual90: Option<Decimal>,
    /// The lowest of the 30 days before the first of the falls that lead to now; `None` where there is none, where
    /// it is older than 90 days, or where those days are not watched.
    pub prior_eu: Option<Decimal>,
    /// Whole percent from that to now, cut off; 0 where it is not less.
    #[serde(rename = "reductionEu")]
    pub reduction_eu: Option<Percent>,
    /// At most 1.05 of the lowest of the series, which is watched for 35 days.
    pub within_five_percent_of_lowest: bool,
    /// Whole days since the first observation.
    pub watched_days: u32,
    /// Observations, equal prices of one day counted once.
    pub observations: u64,
    /// The list price was itself charged at some time; `None` without one.
    pub list_price_seen: Option<bool>,
    /// What the records say.
    pub verdict: Verdict,
    /// The verdict's rule with its figures, and what else the records show.
    pub reasons: Vec<Note>,
}

impl PriceAnswer {
    /// Of one series.
    pub(super) fn of(key: SeriesKey, held: &Held) -> Self {
        let watched = held.watched();
        let now = held.current().map(|step| step.price);
        let lowest = |days: i64| {
            let bounds = held.bounds_since(held.days_ago(days));
            bounds.filter(|_| watched >= days)
        };
        let usual = held.mean_since(held.days_ago(USUAL_DAYS)).filter(|_| watched >= LEAST_DAYS);
        let falls = now.and_then(|now| Falls::of(held, now));
        let prior = falls.map(|falls| falls.prior(held));
        let prior_price = match prior {
            Some(Prior::Known(price)) => Some(price),
            _ => None,
        };
        let reduction = prior_price.zip(now).map(|(prior, now)| percent_off(prior, now));
        let ever = held.bounds_since(i64::MIN);
        let near = now
            .zip(ever)
            .filter(|(now, (lowest, _))| watched >= NEAR_DAYS && u128::from(*now) * 100 <= u128::from(*lowest) * 105);
        let list = held.list();
        let list_seen = list.map(|list| held.was_charged(list));
        let verdict = match now {
            Some(now) if watched >= LEAST_DAYS && held.observations() >= LEAST_OBSERVATIONS => {
                judged(now, falls, lowest(LOWEST_DAYS), usual)
            }
            _ => Verdict::NoHistory,
        };
        let case = Case {
            currency: key.currency,
            held,
            verdict,
            now,
            lowest30: lowest(LOWEST_DAYS),
            usual,
            falls,
            prior,
            reduction,
            near_lowest: near.map(|(_, (lowest, _))| lowest),
            list: list.zip(list_seen),
        };
        let reasons = reasons(&case);
        let money = |minor: Option<u64>| minor.and_then(|minor| Decimal::new(minor, key.currency.minor_units()));
        Self {
            now: money(now),
            lowest30: money(lowest(LOWEST_DAYS).map(|(low, _)| low)),
            lowest90: money(lowest(USUAL_DAYS).map(|(low, _)| low)),
            usual90: money(usual),
            prior_eu: money(prior_price),
            reduction_eu: reduction,
            within_five_percent_of_lowest: near.is_some(),
            watched_days: u32::try_from(watched).unwrap_or(u32::MAX),
            observations: held.observations(),
            list_price_seen: list_seen,
            verdict,
            reasons,
            key,
        }
    }
}
