//! Estimates of single cases: what is said, what is refused, and which rate counts when.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read its own values has failed")]

mod sale;

use affix_core::commission::{Age, Basis, Sale, Tends, compare, estimate};
use affix_core::event;
use affix_core::open_platform::ProductRates;
use affix_core::page::{Category, Delivery, PriceRange, Product};
use affix_core::report::learn::LearnedRate;
use affix_core::settings::Settings;
use affix_core::value::Decimal;
use sale::{amounts, sale};

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
fn the_users_word_counts_first_then_what_was_answered_then_what_was_paid_then_what_is_published() {
    let thing = item("100.00");
    let learned = LearnedRate {
        low: "5".parse().unwrap(),
        high: "6".parse().unwrap(),
        group: "store",
        orders: 14,
        years: Some((2026, 2026)),
        weights: Vec::new(),
    };
    let answer = answered([Some("7"), None, None]);
    let outside = ProductRates { in_programme: false, ..answer.clone() };
    let (none, all, this) = (
        r#"{}"#,
        r#"{"overrides":[{"rate":{"low":"9"}}]}"#,
        r#"{"overrides":[{"rate":{"low":"9"},"product":"1005006000000001"}]}"#,
    );
    for (own, answer, settled, pays, basis, said) in [
        (all, Some(&answer), true, "9.00–9.00", Basis::Own, "note_answer_set_aside"),
        (all, None, true, "9.00–9.00", Basis::Own, ""),
        (none, Some(&answer), true, "7.00–7.00", Basis::OpenPlatform, ""),
        (none, None, true, "5.00–6.00", Basis::Settled, ""),
        (none, None, false, "3.00–9.00", Basis::Guide, "note_bands"),
        // That a product is not in the programme is no rate; only the user's word on this very product stands against it.
        (all, Some(&outside), true, "0.00–0.00", Basis::OpenPlatform, "note_own_set_aside"),
        (this, Some(&outside), true, "9.00–9.00", Basis::Own, "note_answer_set_aside"),
        (none, Some(&outside), true, "0.00–0.00", Basis::OpenPlatform, ""),
    ] {
        let asked = Sale { settled: Some(&learned).filter(|_| settled), ..sale(&thing, 0, 0, answer) };
        let e = estimate(asked, &Settings::read(own).unwrap()).unwrap();
        assert_eq!((format!("{}–{}", e.low, e.high).as_str(), e.basis), (pays, basis), "{own} {answer:?}");
        let notes: Vec<_> = e.notes.iter().map(|n| n.code).collect();
        for code in ["note_answer_set_aside", "note_own_set_aside", "note_bands"] {
            assert_eq!(notes.contains(&code), code == said, "{own} {answer:?}: {notes:?}");
        }
        if basis == Basis::Settled {
            let part = &e.parts[0];
            assert_eq!((part.code, part.as_of.as_str(), part.age), ("settled_store", "2026", Age::Current));
        }
    }
    // Orders of one network say nothing of another.
    let both = compare(
        Sale { settled: Some(&learned), ..sale(&thing, 0, 0, None) },
        ["aliexpress", "tradedoubler"].map(|network| network.parse().unwrap()),
        &Settings::default(),
    );
    let bases: Vec<_> = both.offers.iter().map(|offer| offer.outcome.made().unwrap().basis).collect();
    assert_eq!(bases, [Basis::Settled, Basis::Network]);
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
