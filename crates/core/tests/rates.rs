//! The rate table: every figure has a source and a date, every example pays what it says, and an
//! estimate obeys its laws.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read its own files has failed")]

use affix_core::commission::{Sale, estimate};
use affix_core::page::{Category, PriceRange, Product};
use affix_core::settings::{Buyers, ExchangeRate, PercentRange, RateOverride, Settings};
use proptest::prelude::*;
use serde_json::Value;

fn table() -> Value {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/data/rates.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn product(min: &str, max: &str, category: Option<&str>) -> Product {
    Product {
        price: Some(PriceRange { min: min.into(), max: max.into(), currency: Some("USD".into()) }),
        category: category.map(|id| Category { path: vec![id.into()], ..Category::default() }),
        ..Product::default()
    }
}

fn sale(product: &Product) -> Sale<'_> {
    Sale { product, network: "aliexpress", market: None, rates: None, now: 1_795_305_600_000 }
}

fn pay(product: &Product, settings: &Settings) -> (String, String, String) {
    let e = estimate(sale(product), settings).unwrap();
    (e.low, e.high, e.currency)
}

#[test]
fn every_band_pays_what_its_examples_say() {
    let table = table();
    for band in table["bands"].as_array().unwrap() {
        let source = &table["sources"][band["source"].as_str().unwrap()];
        assert!(source["asOf"].as_str().is_some_and(|d| d.len() >= 4), "{band} has no date");
        let category = table["categories"].as_array().unwrap().iter().find(|c| c["band"] == band["code"]).unwrap();
        for example in band["examples"].as_array().unwrap() {
            let base = example["base"].as_str().unwrap();
            let got = pay(&product(base, base, category["id"].as_str()), &Settings::default());
            assert_eq!(
                (Some(got.0.as_str()), Some(got.1.as_str())),
                (example["low"].as_str(), example["high"].as_str()),
                "{band}"
            );
        }
    }
}

#[test]
fn the_users_own_rate_replaces_the_band() {
    let rate = |low: &str, high: &str| PercentRange { low: low.into(), high: high.into() };
    let own = |rate: PercentRange| RateOverride { rate, category: Some("509".into()), ..RateOverride::default() };
    let phone = product("11.13", "11.13", Some("509"));
    let with = |list: Vec<RateOverride>| pay(&phone, &Settings { overrides: list, ..Settings::default() });
    // A real order: 11.13 at 7 % paid 0.77.
    assert_eq!(with(vec![own(rate("7", "7"))]), ("0.77".into(), "0.77".into(), "USD".into()));
    // One that has run out, and one that is no rate, change nothing.
    let band = with(vec![]);
    assert_eq!(with(vec![RateOverride { until: Some("2026-11-21".into()), ..own(rate("7", "7")) }]), band);
    for bad in [rate("9", "7"), rate("x", "7"), rate("7", "170")] {
        let settings = Settings { overrides: vec![own(bad)], ..Settings::default() };
        let e = estimate(sale(&phone), &settings).unwrap();
        assert_eq!((e.low, e.high), (band.0.clone(), band.1.clone()));
        assert!(e.notes.iter().any(|n| n.code == "note_bad_override"));
    }
}

#[test]
fn money_is_converted_only_at_the_users_rate() {
    let item = product("10.00", "10.00", Some("15"));
    let mut settings = Settings { currency: Some("EUR".into()), ..Settings::default() };
    let e = estimate(sale(&item), &settings).unwrap();
    assert_eq!(e.currency, "USD");
    assert!(e.notes.iter().any(|n| n.code == "note_no_exchange_rate"));
    let rate = |from: &str, to: &str, rate: &str| ExchangeRate {
        from: from.into(),
        to: to.into(),
        rate: rate.into(),
        as_of: None,
    };
    settings.exchange = vec![rate("USD", "EUR", "0.9")];
    assert_eq!(pay(&item, &settings), ("0.27".into(), "0.81".into(), "EUR".into()));
    settings.exchange = vec![rate("EUR", "USD", "1.25")];
    assert_eq!(pay(&item, &settings), ("0.24".into(), "0.72".into(), "EUR".into()));
    settings.exchange = vec![rate("USD", "EUR", "0"), rate("USD", "EUR", "free")];
    assert_eq!(estimate(sale(&item), &settings).unwrap().currency, "USD");
}

#[test]
fn what_cannot_be_estimated_is_a_sentence() {
    let mut item = product("0.00", "0.00", None);
    assert_eq!(estimate(sale(&item), &Settings::default()).unwrap_err().code, "estimate_zero_price");
    item.price = Some(PriceRange { min: "5".into(), max: "5".into(), currency: None });
    assert_eq!(estimate(sale(&item), &Settings::default()).unwrap_err().code, "estimate_no_currency");
    item.price = None;
    assert_eq!(estimate(sale(&item), &Settings::default()).unwrap_err().code, "estimate_no_price");
}

fn percent() -> impl Strategy<Value = PercentRange> {
    (0_u32..=1000, 0_u32..=1000).prop_map(|(a, b)| {
        let text = |n: u32| format!("{}.{}", n / 10, n % 10);
        PercentRange { low: text(a.min(b)), high: text(a.max(b)) }
    })
}

proptest! {
    #[test]
    fn an_estimate_is_the_sum_of_its_parts_and_never_upside_down(
        cents in (1_u64..100_000_000, 0_u64..100_000),
        category in prop::option::of(prop::sample::select(vec!["3", "509", "201169612", "15", "9999"])),
        share in prop::option::of(0_u8..=100),
        new_rate in prop::option::of(percent()),
    ) {
        let money = |c: u64| format!("{}.{:02}", c / 100, c % 100);
        let item = product(&money(cents.0), &money(cents.0 + cents.1), category);
        let settings = Settings { buyers: Buyers { new_share: share, new_rate }, ..Settings::default() };
        let e = estimate(sale(&item), &settings).unwrap();
        let cents_of = |t: &str| t.replace('.', "").parse::<u64>().unwrap();
        let sum = |pick: fn(&affix_core::commission::AmountRange) -> &String| -> u64 {
            e.parts.iter().filter_map(|p| p.amount.as_ref()).map(|a| cents_of(pick(a))).sum()
        };
        prop_assert_eq!(cents_of(&e.low), sum(|a| &a.low));
        prop_assert_eq!(cents_of(&e.high), sum(|a| &a.high));
        prop_assert!(cents_of(&e.low) <= cents_of(&e.high));
        prop_assert!(cents_of(&e.high) <= cents.0 + cents.1);
        prop_assert!(e.parts.iter().all(|p| !p.source.is_empty() && !p.as_of.is_empty()));
    }
}
