//! A sale to estimate, and what an estimate amounts to.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each of the tests takes its own part; one that cannot read its own values has failed"
)]

use affix_core::commission::{Estimate, Sale};
use affix_core::open_platform::ProductRates;
use affix_core::page::Product;
use affix_core::value::Decimal;

pub(crate) const NETWORKS: [&str; 7] =
    ["aliexpress", "admitad", "epn", "awin", "tradedoubler", "2performant", "template"];
const MARKETS: [Option<&str>; 4] = [None, Some("DE"), Some("KZ"), Some("TR")];

pub(crate) fn sale<'a>(
    product: &'a Product,
    network: usize,
    market: usize,
    rates: Option<&'a ProductRates>,
) -> Sale<'a> {
    Sale {
        product,
        network: NETWORKS[network].parse().unwrap(),
        market: MARKETS[market].map(|market| market.parse().unwrap()),
        rates,
        settled: None,
        widened: &[],
        events: &[],
        now: 1_795_305_600_000,
        ahead: 0,
    }
}

/// An amount in the smallest unit of its own scale.
pub(crate) fn units(text: &str) -> u64 {
    text.replace('.', "").parse().unwrap()
}

pub(crate) fn count(amount: Decimal) -> u64 {
    units(&amount.to_string())
}

pub(crate) fn amounts(e: &Estimate) -> (u64, u64) {
    (count(e.low), count(e.high))
}
