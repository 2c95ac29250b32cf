//! Laws that every estimate obeys, whatever the page, the settings and the sources say.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read its own values has failed")]

use affix_core::category::first_levels;
use affix_core::commission::{Age, Basis, Estimate, Sale, Tends, compare, estimate};
use affix_core::event;
use affix_core::open_platform::ProductRates;
use affix_core::page::{Category, Delivery, PriceRange, Product};
use affix_core::settings::{Buyers, ExchangeRate, PercentRange, PriceConversion, RateOverride, Settings};
use affix_core::value::Decimal;
use proptest::prelude::*;

const NETWORKS: [&str; 7] = ["aliexpress", "admitad", "epn", "awin", "tradedoubler", "2performant", "template"];
const MARKETS: [Option<&str>; 4] = [None, Some("DE"), Some("KZ"), Some("TR")];
const CURRENCIES: [&str; 4] = ["USD", "EUR", "JPY", "KWD"];

fn percent(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn percents() -> impl Strategy<Value = PercentRange> {
    (0_u32..=1000, 0_u32..=1000).prop_map(|(a, b)| PercentRange { low: percent(a.min(b)), high: percent(a.max(b)) })
}

/// A price that stays below what is believed at every exchange rate of [`settings`].
fn product() -> impl Strategy<Value = Product> {
    let category = prop::option::of(prop::sample::select(vec!["3", "15", "509", "44", "201169612", "77"]));
    (1_u64..500_000, 0_u64..100_000, prop::sample::select(CURRENCIES.to_vec()), category).prop_map(
        |(cents, more, currency, category)| {
            let money = |cents: u64| Decimal::new(cents, 2).unwrap();
            Product {
                id: "1005006000000001".parse().ok(),
                price: PriceRange::new(money(cents), money(cents + more), currency.parse().ok()),
                category: category.map(Category::in_first_level),
                ..Product::default()
            }
        },
    )
}

/// A first level of the table, one that is not in it, or one of two.
fn place() -> impl Strategy<Value = Category> {
    let mut ids: Vec<String> = first_levels().into_iter().map(|first| first.id).collect();
    ids.push("202999999".into());
    let id = || prop::sample::select(ids.clone());
    (id(), prop::option::of(id()))
        .prop_map(|(first, other_top_id)| Category { other_top_id, ..Category::in_first_level(&first) })
}

fn overrides() -> impl Strategy<Value = Vec<RateOverride>> {
    let day = || prop::option::of(prop::sample::select(vec!["2026-01-01", "2026-11-22", "2027-01-01", "soon"]));
    let network = prop::option::of(prop::sample::select(NETWORKS.to_vec()));
    let one = (percents(), network, day(), day()).prop_map(|(rate, network, from, until)| RateOverride {
        rate,
        network: network.map(Into::into),
        from: from.map(Into::into),
        until: until.map(Into::into),
        ..RateOverride::default()
    });
    prop::collection::vec(one, 0..3)
}

fn settings() -> impl Strategy<Value = Settings> {
    let share = prop::option::of(0_u8..=100);
    let buyers = (share, prop::option::of(percents())).prop_map(|(new_share, new_rate)| Buyers { new_share, new_rate });
    let currency = prop::option::of(prop::sample::select(CURRENCIES.to_vec()));
    let exchange = prop::collection::vec(
        (0..4_usize, 0..4_usize, prop::sample::select(vec!["0.9", "1,1", "0", "x", "150"])).prop_map(
            |(from, to, rate)| ExchangeRate {
                from: CURRENCIES[from].into(),
                to: CURRENCIES[to].into(),
                rate: rate.into(),
                as_of: None,
            },
        ),
        0..3,
    );
    let steps = prop::collection::vec(
        (0_u32..5000, 0..4_usize, percents()).prop_map(|(from, currency, conversion)| PriceConversion {
            from: percent(from),
            currency: CURRENCIES[currency].into(),
            conversion,
        }),
        0..3,
    );
    (buyers, currency, exchange, overrides(), prop::option::of(percents()), steps).prop_map(
        |(buyers, currency, exchange, overrides, conversion, conversion_by_price)| Settings {
            buyers,
            currency: currency.map(Into::into),
            exchange,
            overrides,
            conversion,
            conversion_by_price,
            ..Settings::default()
        },
    )
}

fn answer() -> impl Strategy<Value = ProductRates> {
    let rate = || prop::option::of((0_u32..=900).prop_map(percent));
    (any::<bool>(), rate(), rate(), rate()).prop_map(|(in_programme, rate, hot_rate, relevant_market_rate)| {
        ProductRates {
            product_id: "1005006000000001".into(),
            in_programme,
            rate,
            hot_rate,
            relevant_market_rate,
            asked_at: "2026-11-22T08:00:00Z".into(),
            ..ProductRates::default()
        }
    })
}

fn sale<'a>(product: &'a Product, network: usize, market: usize, rates: Option<&'a ProductRates>) -> Sale<'a> {
    Sale {
        product,
        network: NETWORKS[network].parse().unwrap(),
        market: MARKETS[market].map(|market| market.parse().unwrap()),
        rates,
        events: &[],
        now: 1_795_305_600_000,
        ahead: 0,
    }
}

/// An amount in the smallest unit of its own scale.
fn units(text: &str) -> u64 {
    text.replace('.', "").parse().unwrap()
}

fn count(amount: Decimal) -> u64 {
    units(&amount.to_string())
}

fn amounts(e: &Estimate) -> (u64, u64) {
    (count(e.low), count(e.high))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn an_estimate_is_the_sum_of_its_parts_in_one_currency(
        item in product(), settings in settings(), answer in prop::option::of(answer()), network in 0..7_usize, market in 0..4_usize,
    ) {
        let e = estimate(sale(&item, network, market, answer.as_ref()), &settings).unwrap();
        let (low, high) = amounts(&e);
        prop_assert!(low <= high);
        prop_assert!(e.base.low() <= e.base.high());
        let counted: Vec<_> = e.parts.iter().filter_map(|p| p.amount).collect();
        prop_assert_eq!(low, counted.iter().map(|a| count(a.low())).sum::<u64>());
        prop_assert_eq!(high, counted.iter().map(|a| count(a.high())).sum::<u64>());
        // Every amount has the minor units of the one currency.
        let point = |amount: Decimal| amount.to_string().split_once('.').map_or(0, |(_, after)| after.len());
        let scale = match e.currency.code() { "JPY" => 0, "KWD" => 3, _ => 2 };
        prop_assert!(counted.iter().flat_map(|a| [a.low(), a.high()]).chain([e.low, e.high]).all(|amount| point(amount) == scale));
        prop_assert!(high <= count(e.base.high()));
        // It is the page's currency, or the one wanted where a rate led there.
        let page = item.price.and_then(PriceRange::currency).unwrap();
        let converted = e.notes.iter().any(|n| n.code == "note_converted");
        prop_assert_eq!(e.currency, if converted { settings.currency.as_ref().unwrap().parse().unwrap() } else { page });
        prop_assert!(e.parts.iter().all(|p| !p.source.is_empty() && p.as_of.len() >= 4));
        prop_assert!(!e.why_not_more.is_empty());
        if let Some(clicks) = &e.per100_clicks {
            prop_assert!(clicks.low() <= clicks.high());
        }
    }

    #[test]
    fn a_known_first_level_never_widens_it(
        item in product(), settings in settings(), place in place(), network in 0..7_usize, market in 0..4_usize,
    ) {
        let with = |category| {
            let item = Product { category, ..item.clone() };
            amounts(&estimate(sale(&item, network, market, None), &settings).unwrap())
        };
        let (unknown, known) = (with(None), with(Some(place.clone())));
        // Virtual goods earn nothing, which every estimate says beside it.
        let virtual_goods = [&place.top_id, &place.other_top_id].iter().any(|id| id.as_deref() == Some("201169612"));
        prop_assert!(known.1 <= unknown.1);
        prop_assert!(virtual_goods || unknown.0 <= known.0, "{:?} in {:?}", known, unknown);
    }

    #[test]
    fn a_better_source_replaces_a_weaker_one(
        item in product(), settings in settings(), answer in answer(), network in 0..7_usize, market in 0..4_usize,
    ) {
        let with = |settings: &Settings, rates| estimate(sale(&item, network, market, rates), settings).unwrap();
        let without_own = Settings { overrides: Vec::new(), ..settings.clone() };
        let asked = with(&settings, Some(&answer));
        // What the Open Platform says stands, whatever the user's own rates are, and for its own programme only.
        prop_assert!(asked.basis == Basis::OpenPlatform || asked == with(&settings, None)
            || asked.notes.iter().any(|n| n.code == "note_no_product_rate"));
        if asked.basis == Basis::OpenPlatform {
            prop_assert_eq!(NETWORKS[network], "aliexpress");
            let other = with(&without_own, Some(&answer));
            prop_assert_eq!((&asked.low, &asked.high), (&other.low, &other.high));
        }
        let own = with(&settings, None);
        prop_assert!(own.basis == Basis::Own || amounts(&own) == amounts(&with(&without_own, None)));
    }

    #[test]
    fn what_is_taken_away_never_raises_it(
        item in product(), settings in settings(), answer in answer(), less in 0_u64..1000, network in 0..7_usize, market in 0..4_usize,
    ) {
        // A coupon or a partial refund lowers the base.
        let price = item.price.unwrap();
        let lower = |amount: Decimal| {
            let cents = amount.units_at(2).unwrap();
            Decimal::new(cents - cents.saturating_sub(1).min(less), 2).unwrap()
        };
        let cheaper = Product {
            price: PriceRange::new(lower(price.min()), lower(price.max()), price.currency()),
            ..item.clone()
        };
        let of = |item| estimate(sale(item, network, market, None), &settings).unwrap();
        let (whole, reduced) = (of(&item), of(&cheaper));
        prop_assert!(amounts(&reduced).0 <= amounts(&whole).0 && amounts(&reduced).1 <= amounts(&whole).1);
        // Outside the programme nothing is earned from returning buyers, and new ones change nothing.
        let outside = ProductRates { in_programme: false, ..answer };
        let none = estimate(sale(&item, 0, market, Some(&outside)), &settings).unwrap();
        prop_assert_eq!(amounts(&none), (0, 0));
    }

    #[test]
    fn a_comparison_never_names_a_winner_that_could_lose(
        item in product(), settings in settings(), first in 0..7_usize, second in 0..7_usize, market in 0..4_usize,
    ) {
        let found = compare(sale(&item, 0, market, None), [NETWORKS[first], NETWORKS[second]].map(|network| network.parse().unwrap()), &settings);
        let ranges: Vec<_> = found.offers.iter().map(|o| amounts(o.outcome.made().unwrap())).collect();
        let (a, b) = (ranges[0], ranges[1]);
        let least = found.verdict.params.get("least").map(|t| units(t));
        let most = found.verdict.params.get("most").map(|t| units(t));
        match found.verdict.code {
            code @ ("compare_more" | "compare_no_less" | "compare_typical") => {
                let guessed = found.offers.iter().any(|o| o.outcome.made().unwrap().basis == Basis::Guide);
                prop_assert_eq!(guessed, code == "compare_typical");
                let first_wins = found.verdict.params.get("network") == Some(&found.offers[0].name);
                let (winner, loser) = if first_wins && a.0 >= b.1 { (a, b) } else { (b, a) };
                prop_assert!(winner.0 >= loser.1);
                prop_assert_eq!((least, most), (Some(winner.0 - loser.1), Some(winner.1 - loser.0)));
            }
            "compare_overlap" => {
                prop_assert!(a.0 < b.1 && b.0 < a.1);
                prop_assert_eq!((least, most), (Some(b.1 - a.0), Some(a.1 - b.0)));
            }
            "compare_same" | "compare_same_range" => prop_assert_eq!(a, b),
            other => prop_assert!(false, "{}", other),
        }
    }
}

fn item(price: &str) -> Product {
    Product {
        id: "1005006000000001".parse().ok(),
        price: Some(PriceRange::one(price.parse().unwrap(), "USD".parse().ok())),
        category: Some(Category::in_first_level("15")),
        ..Product::default()
    }
}

fn notes(item: &Product, settings: &str, now: i64) -> Vec<String> {
    let sale = Sale { now, ..sale(item, 0, 0, None) };
    estimate(sale, &Settings::read(settings).unwrap()).unwrap().notes.iter().map(|n| n.code.to_owned()).collect()
}

const NOW: i64 = 1_795_305_600_000;

#[test]
fn a_running_event_is_named_without_a_figure() {
    let thing = item("100.00");
    let edits = Settings::read(
        r#"{"events":[
            {"id":"11_11","starts":"2026-11-20T00:00","ends":"2026-11-27T00:00"},
            {"id":"e1","name":"Blog week","starts":"2026-11-20T00:00","ends":"2026-11-28T00:00"}]}"#,
    )
    .unwrap();
    let events = event::running(&edits.events, NOW + 3 * 86_400_000);
    let plain = sale(&thing, 0, 0, None);
    let during = estimate(Sale { events: &events, ..plain }, &Settings::default()).unwrap();
    let before = estimate(plain, &Settings::default()).unwrap();
    assert_eq!(amounts(&during), amounts(&before));
    let said: Vec<_> = during.parts.iter().filter(|p| p.code.starts_with("event_runs")).map(|p| &p.label).collect();
    assert!(said.iter().any(|label| label.contains("11.11") && label.contains("runs until 2026-11-27")), "{said:?}");
    assert!(said.iter().any(|label| label.starts_with("Blog week runs until 2026-11-28")), "{said:?}");
    // Days that nobody has confirmed are the usual ones.
    assert!(said.iter().any(|label| label.starts_with("Black Friday, in its usual days until 2026-11-30")), "{said:?}");
    // A rate that the user gave for that event holds while it runs, and only then.
    let own = r#"{"overrides":[{"event":"11_11","rate":{"low":"12","high":"12"},"note":"Campaign mail"}]}"#;
    let of = |events| estimate(Sale { events, ..plain }, &Settings::read(own).unwrap()).unwrap().low.to_string();
    assert_eq!((of(&events), of(&[])), ("12.00".into(), "3.00".into()));
    // Its own event is in it, the others are not.
    let e = estimate(Sale { events: &events, ..plain }, &Settings::read(own).unwrap()).unwrap();
    let said = |name: &str| e.parts.iter().any(|p| p.code.starts_with("event_runs") && p.label.contains(name));
    assert_eq!((said("11.11"), said("Blog week")), (false, true));
}

#[test]
fn bad_input_is_a_sentence_and_never_another_number() {
    let thing = item("100.00");
    let has = |settings: &str, now, wanted: &str| {
        let found = notes(&thing, settings, now);
        assert!(found.iter().any(|n| n == wanted), "{wanted}: {found:?}");
    };
    has("{}", 0, "note_clock");
    has("{}", i64::MAX, "note_clock");
    assert!(!notes(&thing, "{}", NOW).contains(&"note_clock".to_owned()));
    let two = |a: &str, b: &str| {
        format!(r#"{{"overrides":[{{"rate":{{"low":"{a}","high":"{a}"}}}},{{"rate":{{"low":"{b}","high":"{b}"}}}}]}}"#)
    };
    has(&two("5", "6"), NOW, "note_overrides_overlap");
    let silent = |settings: &str| {
        assert!(!notes(&thing, settings, NOW).contains(&"note_overrides_overlap".to_owned()), "{settings}");
    };
    silent(&two("5", "5"));
    // A narrower one counts, so which of the two wider ones would have is no matter.
    silent(
        r#"{"overrides":[{"rate":{"low":"5"}},{"rate":{"low":"6"}},{"rate":{"low":"9"},"product":"1005006000000001"}]}"#,
    );
    let dated = |from: &str, until: &str| {
        format!(r#"{{"overrides":[{{"rate":{{"low":"5","high":"6"}},"from":"{from}","until":"{until}"}}]}}"#)
    };
    has(&dated("11/01/2026", ""), NOW, "override_bad_day");
    has(&dated("2026-12-01", "2026-11-01"), NOW, "override_ends_first");
    has(r#"{"conversion":{"low":"3","high":"1"}}"#, NOW, "note_bad_conversion");
    let step = r#"{"conversion":{"low":"1","high":"3"},"conversionByPrice":[{"from":"10","currency":"EUR","conversion":{"low":"1","high":"2"}}]}"#;
    has(step, NOW, "note_conversion_currency");
    has(r#"{"buyers":{"newShare":20,"newRate":{"low":"a","high":"b"}}}"#, NOW, "note_bad_buyers");
}

#[test]
fn an_order_never_pays_more_than_the_cap() {
    let dear = item("9000.00");
    let e = estimate(Sale { network: "2performant".parse().unwrap(), ..sale(&dear, 0, 0, None) }, &Settings::default())
        .unwrap();
    assert_eq!(format!("{} {}", e.low, e.high), "38.00 38.00");
    assert_eq!(e.why_not_more.iter().map(|n| n.code).collect::<Vec<_>>(), ["cap_per_order"]);
    // In another currency by the user's rate, and not counted without one.
    let euro = |exchange: &str| {
        let settings = Settings::read(&format!(r#"{{"currency":"EUR","exchange":[{exchange}]}}"#)).unwrap();
        let mut dear = dear.clone();
        dear.price = Some(PriceRange::one(dear.price.unwrap().max(), "EUR".parse().ok()));
        estimate(Sale { network: "2performant".parse().unwrap(), ..sale(&dear, 0, 0, None) }, &settings)
            .unwrap()
            .high
            .to_string()
    };
    assert_eq!((euro(r#"{"from":"EUR","to":"USD","rate":"1.25"}"#), euro("")), ("30.40".into(), "810.00".into()));
}

#[test]
fn what_is_wrong_among_own_rates_is_silent_where_the_open_platform_counts() {
    let thing = item("100.00");
    let two = r#"{"overrides":[{"rate":{"low":"5"}},{"rate":{"low":"6"}}]}"#;
    let answer = answered([Some("7"), None, None]);
    let e = estimate(sale(&thing, 0, 0, Some(&answer)), &Settings::read(two).unwrap()).unwrap();
    let codes: Vec<_> = e.notes.iter().map(|n| n.code).collect();
    assert!(codes.contains(&"note_own_set_aside") && !codes.contains(&"note_overrides_overlap"), "{codes:?}");
}

#[test]
fn against_a_guides_band_there_is_only_a_likely_winner() {
    let thing = item("100.00");
    let verdict = |overrides: &str, networks: [&str; 2]| {
        let settings = Settings::read(&format!(r#"{{"overrides":[{overrides}]}}"#)).unwrap();
        compare(sale(&thing, 0, 0, None), networks.map(|network| network.parse().unwrap()), &settings).verdict
    };
    let low = r#"{"rate":{"low":"2"},"network":"awin"}"#;
    let likely = verdict(low, ["aliexpress", "awin"]);
    assert_eq!((likely.code, likely.params.get("least").map(String::as_str)), ("compare_typical", Some("1.00")));
    assert_eq!(verdict(low, ["tradedoubler", "awin"]).code, "compare_more");
}

#[test]
fn readers_in_the_united_kingdom_are_there_by_either_of_its_codes() {
    let mut thing = item("100.00");
    thing.delivery = Some(Delivery { to: "UK".parse().ok(), ..Delivery::default() });
    for market in ["UK", "GB"] {
        let sale = Sale { market: market.parse().ok(), ..sale(&thing, 0, 0, None) };
        let e = estimate(sale, &Settings::default()).unwrap();
        assert!(e.notes.iter().all(|n| n.code != "note_other_country"), "{market}: {:?}", e.notes);
    }
}

fn answered(rates: [Option<&str>; 3]) -> ProductRates {
    let [rate, hot_rate, relevant_market_rate] = rates.map(|rate| rate.map(Into::into));
    ProductRates {
        product_id: "1005006000000001".into(),
        in_programme: true,
        rate,
        hot_rate,
        relevant_market_rate,
        asked_at: "2026-11-22T08:00:00Z".into(),
        ..ProductRates::default()
    }
}

#[test]
fn what_the_open_platform_says_of_other_markets_bears_its_own_date_and_direction() {
    let thing = item("100.00");
    for (relevant, tends) in [("3", Tends::Down), ("9", Tends::Up)] {
        let answer = answered([Some("7"), None, Some(relevant)]);
        let e = estimate(sale(&thing, 0, 0, Some(&answer)), &Settings::default()).unwrap();
        let part = e.parts.iter().find(|p| p.code == "relevant_markets_earn").unwrap();
        assert_eq!((part.as_of.as_str(), part.age, part.tends), ("2026-11-22", Age::Current, Some(tends)));
    }
}

#[test]
fn a_rate_until_today_holds_until_the_users_day_is_over() {
    let thing = item("100.00");
    let settings =
        Settings::read(r#"{"overrides":[{"rate":{"low":"50"},"from":"2026-11-22","until":"2026-11-22"}]}"#).unwrap();
    // 22 November 2026, 00:00 UTC.
    const MIDNIGHT: i64 = 1_795_305_600_000;
    const HOUR: i64 = 3_600_000;
    for (zone, begins) in [("UTC", 0), ("Los Angeles", -8), ("Tokyo", 9), ("Kolkata", 5)] {
        for (hours, holds) in [(-1, false), (0, true), (23, true), (24, false)] {
            let sale = Sale {
                now: MIDNIGHT + (hours - begins) * HOUR,
                ahead: i32::try_from(begins * 60).unwrap(),
                ..sale(&thing, 0, 0, None)
            };
            let e = estimate(sale, &settings).unwrap();
            assert_eq!(e.high == Decimal::whole(50), holds, "{zone}, {hours} h");
        }
    }
}

#[test]
fn a_rate_for_a_product_holds_by_any_of_its_numbers() {
    let thing = Product { id: "1005006110000101".parse().ok(), ..item("100.00") };
    for (number, holds) in [
        ("1005006110000101", true),
        (" 1005006110000101 ", true),
        ("3256805923685349", true),
        ("1005006110000102", false),
        ("3256805923685350", false),
    ] {
        let settings = format!(r#"{{"overrides":[{{"rate":{{"low":"50"}},"product":"{number}"}}]}}"#);
        let e = estimate(sale(&thing, 0, 0, None), &Settings::read(&settings).unwrap()).unwrap();
        assert_eq!(e.high == Decimal::whole(50), holds, "{number}");
    }
}

#[test]
fn a_rate_that_can_be_read_in_two_ways_is_not_used_and_said() {
    let thing = item("100.00");
    let of = |settings: &str| {
        let e = estimate(sale(&thing, 0, 0, None), &Settings::read(settings).unwrap()).unwrap();
        let said = e.notes.iter().any(|note| note.code == "number_ambiguous");
        (e.currency.to_string(), e.high.to_string(), e.per100_clicks, said)
    };
    let plain = of("{}");
    let (currency, high, ..) = of(r#"{"currency":"EUR","exchange":[{"from":"USD","to":"EUR","rate":"1,350"}]}"#);
    assert_eq!((currency.as_str(), &high), ("USD", &plain.1));
    assert!(of(r#"{"currency":"EUR","exchange":[{"from":"USD","to":"EUR","rate":"1,350"}]}"#).3);
    assert_eq!(of(r#"{"overrides":[{"rate":{"low":"7,500"}}]}"#), ("USD".into(), plain.1.clone(), None, true));
    let steps = r#"{"conversionByPrice":[{"from":"1,000","currency":"USD","conversion":{"low":"1","high":"2"}}]}"#;
    assert_eq!(of(steps), ("USD".into(), plain.1, None, true));
}
