//! What reports say of the figures that a forecast asks for.

use super::days::ReportDays;
use super::sums::{Share, Total};
use crate::settings::{ForecastInputs, PercentRange};

/// Days of a month, in hundredths.
const MONTH: i64 = 3_044;

/// The inputs of a forecast, as far as the rows of these days say them; what they do not is left empty. None where they
/// say nothing but a currency.
pub(super) fn inputs(total: &Total, days: ReportDays) -> Option<ForecastInputs> {
    let range = |share: &Share| PercentRange { low: share.low.clone(), high: share.high.clone() };
    let month = |clicks: u64| {
        let clicks = i64::try_from(clicks).ok()?;
        clicks.checked_mul(MONTH)?.checked_div(days.count()?.checked_mul(100)?)
    };
    let clicks = total.clicks.and_then(month).map(|clicks| clicks.to_string());
    let rate = total.rate.clone().map(|rate| PercentRange { low: rate.clone(), high: rate });
    let conversion = total.conversion.as_ref().filter(|_| !total.too_few).map(range);
    let basket = total.average_order.clone();
    let said = clicks.is_some() || rate.is_some() || basket.is_some();
    said.then(|| ForecastInputs {
        clicks: clicks.unwrap_or_default(),
        conversion: conversion.unwrap_or_default(),
        basket: basket.unwrap_or_default(),
        currency: total.currency.to_string(),
        rate: rate.unwrap_or_default(),
        reversal: total.reversal_share.as_ref().map(range).unwrap_or_default(),
        threshold: String::new(),
    })
}
