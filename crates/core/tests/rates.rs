//! The rate table: every figure has a source and a date, every example pays what it says, and an
//! estimate obeys its laws.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read its own files has failed")]

use affix_core::commission::{AmountRange, Sale, estimate};
use affix_core::page::{Category, PriceRange, Product};
use affix_core::settings::{Buyers, ExchangeRate, PercentRange, RateOverride, Settings};
use affix_core::value::{Country, Decimal, NetworkCode};
use proptest::prelude::*;
use serde_json::{Value, json};

fn table() -> Value {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/data/rates.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn product(min: &str, max: &str, category: Option<&str>) -> Product {
    Product {
        price: PriceRange::new(min.parse().unwrap(), max.parse().unwrap(), "USD".parse().ok()),
        category: category.map(Category::in_first_level),
        ..Product::default()
    }
}

fn sale(product: &Product) -> Sale<'_> {
    Sale {
        product,
        network: NetworkCode::ALIEXPRESS,
        market: None,
        rates: None,
        settled: None,
        widened: &[],
        events: &[],
        now: 1_795_305_600_000,
        ahead: 0,
    }
}

fn pay(product: &Product, settings: &Settings) -> (String, String, String) {
    let e = estimate(sale(product), settings).unwrap();
    (e.low.to_string(), e.high.to_string(), e.currency.to_string())
}

#[test]
fn every_figure_has_a_source_with_a_date_and_pays_what_its_examples_say() {
    let table = table();
    for (name, source) in table["sources"].as_object().unwrap() {
        assert!(source["asOf"].as_str().is_some_and(|d| d.len() >= 4), "{name} has no date");
        assert!(source["dated"].is_boolean(), "{name} does not say whether it bears the date itself");
        assert!(["high", "medium"].contains(&source["confidence"].as_str().unwrap()), "{name}");
    }
    let mut used = Vec::new();
    for programme in table["programmes"].as_array().unwrap() {
        let network = programme["network"].as_str().filter(|n| !n.is_empty()).unwrap_or("aliexpress");
        let network: NetworkCode = network.parse().unwrap();
        let markets = programme["markets"].as_array().cloned().unwrap_or_default();
        for row in programme["rows"].as_array().unwrap().iter().chain(programme["terms"].as_array().unwrap()) {
            let source = row["source"].as_str().unwrap();
            assert!(table["sources"][source].is_object(), "{row} has no source");
            used.push(source.to_owned());
            let examples = row["examples"].as_array().cloned().unwrap_or_default();
            assert!(row["effect"] != "main" || !examples.is_empty(), "{row} has no example");
            for example in examples {
                let market: Option<Country> = example["market"].as_str().map(|market| market.parse().unwrap());
                assert!(market.is_none() || markets.is_empty() || markets.contains(&example["market"]), "{row}");
                let base = example["base"].as_str().unwrap();
                let item = product(base, base, example["category"].as_str().or(Some("15")));
                let e = estimate(Sale { network, market, ..sale(&item) }, &Settings::default()).unwrap();
                assert_eq!(Some(e.parts[0].code), row["part"].as_str());
                let expected = json!([example["low"], example["high"]]);
                assert_eq!(json!([e.low, e.high]), expected, "{row}");
            }
        }
    }
    for name in table["sources"].as_object().unwrap().keys() {
        assert!(used.contains(name) || name == "country", "nothing uses the source {name}");
    }
}

fn categories() -> Vec<Value> {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/data/categories.json")).unwrap();
    let table: Value = serde_json::from_str(&text).unwrap();
    table["categories"].as_array().unwrap().clone()
}

#[test]
fn a_first_level_has_the_band_of_its_group_and_is_named_in_it() {
    for category in categories() {
        let (id, name) = (category["id"].as_str().unwrap(), category["name"].as_str().unwrap());
        let e = estimate(sale(&product("100.00", "100.00", Some(id))), &Settings::default()).unwrap();
        assert_eq!(e.parts[0].code, format!("band_{}", category["group"].as_str().unwrap()), "{id}");
        assert_eq!(e.category.as_deref(), Some(name));
        assert!(e.parts[0].code == "band_virtual" || e.parts[0].label.contains(name), "{}", e.parts[0].label);
    }
    let of = |item: &Product| estimate(sale(item), &Settings::default()).unwrap();
    // One that the table does not know, and none at all.
    let new = of(&product("100.00", "100.00", Some("202999999")));
    assert_eq!(format!("{} {} {}", new.parts[0].code, new.low, new.high), "band_new 3.00 9.00");
    assert_eq!(new.parts[0].label, "General band: Affix does not know the category 202999999");
    assert_eq!(of(&product("100.00", "100.00", None)).parts[0].code, "band_unknown");
}

#[test]
fn a_category_that_may_be_one_of_two_has_both_bands() {
    let moved = |other: &str| Category { other_top_id: Some(other.into()), ..Category::in_first_level("509") };
    let pays = |network: &str, category: Category| {
        let item = Product { category: Some(category), ..product("100.00", "100.00", None) };
        let e = estimate(Sale { network: network.parse().unwrap(), ..sale(&item) }, &Settings::default()).unwrap();
        format!("{} {}–{}", e.parts[0].code, e.low, e.high)
    };
    // Electronics, and a category without a band of its own.
    assert_eq!(pays("aliexpress", moved("202192403")), "band_either 3.00–9.00");
    // The phones' band reaches as far as that of all goods.
    assert_eq!(pays("tradedoubler", moved("202192403")), "band_tradedoubler_phones 2.40–6.00");
    // Both are electronics.
    assert_eq!(pays("aliexpress", moved("44")), "band_electronics 3.00–5.00");
    assert_eq!(pays("awin", moved("202192403")), "band_awin 4.00–4.00");
    // Without a category every band may hold.
    assert_eq!(pays("tradedoubler", Category::default()), "band_any 2.40–6.00");
    assert_eq!(pays("awin", Category::default()), "band_awin 4.00–4.00");
    assert_eq!(pays("tradedoubler", Category::in_first_level("202999999")), "band_new 2.40–6.00");
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
        assert_eq!((e.low.to_string(), e.high.to_string()), (band.0.clone(), band.1.clone()));
        assert!(e.notes.iter().any(|n| n.code == "note_bad_override"));
    }
}

#[test]
fn money_is_converted_only_at_the_users_rate() {
    let item = product("10.00", "10.00", Some("15"));
    let mut settings = Settings { currency: Some("EUR".into()), ..Settings::default() };
    let e = estimate(sale(&item), &settings).unwrap();
    assert_eq!(e.currency.code(), "USD");
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
    assert_eq!(estimate(sale(&item), &settings).unwrap().currency.code(), "USD");
}

#[test]
fn a_rate_read_backwards_loses_no_cent_and_an_absurd_one_is_refused() {
    let exchange = |from: &str, to: &str, rate: &str| Settings {
        currency: Some("USD".into()),
        exchange: vec![ExchangeRate { from: from.into(), to: to.into(), rate: rate.into(), as_of: None }],
        overrides: vec![RateOverride {
            rate: PercentRange { low: "7".into(), high: "7".into() },
            ..RateOverride::default()
        }],
        ..Settings::default()
    };
    let in_currency = |price: &str, currency: &str| Product {
        price: Some(PriceRange::one(price.parse().unwrap(), currency.parse().ok())),
        ..Product::default()
    };
    // 9 EUR at 1 USD = 0.9 EUR are 10 USD, and 508,000 VND at 1 USD = 25,400 VND are 20 USD.
    for (price, currency, rate, base, pays) in
        [("9.00", "EUR", "0.9", "10.00", "0.70"), ("508000", "VND", "25400", "20.00", "1.40")]
    {
        let settings = exchange("USD", currency, rate);
        let e = estimate(sale(&in_currency(price, currency)), &settings).unwrap();
        assert_eq!(format!("{} {} {}", e.base.low(), e.low, e.currency), format!("{base} {pays} USD"));
    }
    for settings in [exchange("EUR", "USD", "9999999999"), exchange("USD", "EUR", "0.000000001")] {
        assert_eq!(
            estimate(sale(&in_currency("9000.00", "EUR")), &settings).unwrap_err().code,
            "estimate_absurd_exchange"
        );
    }
}

#[test]
fn a_dear_thing_in_small_money_is_no_absurd_price() {
    for currency in ["LAK", "MMK", "XOF", "VND", "RUB"] {
        let item = Product {
            price: Some(PriceRange::one(Decimal::whole(2_500_000), currency.parse().ok())),
            ..Product::default()
        };
        assert!(estimate(sale(&item), &Settings::default()).is_ok(), "{currency}");
    }
}

#[test]
fn a_range_of_prices_takes_every_conversion_that_lies_in_it() {
    let item = product("10.00", "300.00", Some("15"));
    let per_100 = |steps: &str| {
        let text =
            format!(r#"{{"overrides": [{{"rate": {{"low": "10", "high": "10"}}}}], "conversionByPrice": [{steps}]}}"#);
        let found = estimate(sale(&item), &Settings::read(&text).unwrap()).unwrap().per100_clicks;
        found.map(|r| format!("{}–{}", r.low(), r.high()))
    };
    let step = |from: &str, percent: &str| {
        format!(r#"{{"from": "{from}", "currency": "USD", "conversion": {{"low": "{percent}", "high": "{percent}"}}}}"#)
    };
    // Those in the middle sell best, and those at 200 worst.
    let all = [step("0", "2"), step("50", "5"), step("200", "1"), step("250", "3")];
    assert_eq!(per_100(&all.join(",")).as_deref(), Some("1.00–150.00"));
    // Nobody said how the cheap ones sell.
    assert_eq!(per_100(&step("50", "5")), None);
}

#[test]
fn what_cannot_be_estimated_is_a_sentence() {
    let mut item = product("0.00", "0.00", None);
    assert_eq!(estimate(sale(&item), &Settings::default()).unwrap_err().code, "estimate_zero_price");
    item.price = Some(PriceRange::one(Decimal::whole(5), None));
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
        cents in (1_u64..99_000_000, 0_u64..100_000),
        category in prop::option::of(prop::sample::select(vec!["3", "509", "201169612", "15", "9999"])),
        share in prop::option::of(0_u8..=100),
        new_rate in prop::option::of(percent()),
    ) {
        let money = |c: u64| format!("{}.{:02}", c / 100, c % 100);
        let item = product(&money(cents.0), &money(cents.0 + cents.1), category);
        let settings = Settings { buyers: Buyers { new_share: share, new_rate }, ..Settings::default() };
        let e = estimate(sale(&item), &settings).unwrap();
        let cents_of = |amount: Decimal| amount.units_at(2).unwrap();
        let sum = |pick: fn(AmountRange) -> Decimal| -> u64 {
            e.parts.iter().filter_map(|p| p.amount).map(|a| cents_of(pick(a))).sum()
        };
        prop_assert_eq!(cents_of(e.low), sum(AmountRange::low));
        prop_assert_eq!(cents_of(e.high), sum(AmountRange::high));
        prop_assert!(cents_of(e.low) <= cents_of(e.high));
        prop_assert!(cents_of(e.high) <= cents.0 + cents.1);
        prop_assert!(e.parts.iter().all(|p| !p.source.is_empty() && !p.as_of.is_empty()));
    }
}
