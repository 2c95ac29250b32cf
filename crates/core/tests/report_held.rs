//! What was said when links were copied, held against what was paid: which source holds, and what follows for the next
//! estimate.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that finds nothing has failed")]

use affix_core::commission::{Sale, estimate};
use affix_core::kept::log::{LogEntry, SaidEstimate};
use affix_core::page::{Category, PriceRange, Product};
use affix_core::report::held::HeldPlace;
use affix_core::report::learn::{Outcome, SaidRate, widened};
use affix_core::report::ledger::Ledger;
use affix_core::settings::Settings;

mod sale;

/// 1 June 2026.
const COPIED: u64 = 1_780_272_000_000;

fn copied(product: u64, source: &str, low: &str, high: &str) -> Option<SaidRate> {
    let said = SaidEstimate {
        low: "0.30".into(),
        high: "0.90".into(),
        currency: "USD".into(),
        rate_low: low.into(),
        rate_high: high.into(),
        source: source.into(),
    };
    let entry = LogEntry {
        at: COPIED,
        product_id: Some(product.to_string()),
        network: "aliexpress".into(),
        said: Some(said),
        ..LogEntry::default()
    };
    entry.said_rate()
}

/// Orders of a product as the Open Platform prints them: status, and cents paid of 100.00.
fn ledger(product: u64, orders: &[(&str, u32)]) -> Ledger {
    let rows: Vec<String> = (0..)
        .zip(orders)
        .map(|(n, (status, paid)): (u64, _)| {
            format!(
                r#"{{"order_id": {0}, "sub_order_id": "{0}", "order_status": "{status}", "product_id": {product}, "paid_time": "2026-06-{1:02} 08:00:00", "settled_currency": "USD", "paid_amount": 10000, "estimated_paid_commission": {paid}}}"#,
                product * 1000 + n,
                n % 27 + 2,
            )
        })
        .collect();
    let file = format!(r#"{{"resp_code": 200, "result": {{"orders": {{"order": [{}]}}}}}}"#, rows.join(","));
    let mut ledger = Ledger::default();
    ledger.open("orders", file.as_bytes(), &[]).unwrap();
    ledger.take(file.as_bytes());
    ledger.end().unwrap();
    ledger.keep();
    ledger
}

const PRODUCT: u64 = 1_005_009_000_000_001;

/// Thirty orders, of which `inside` paid 5 % and the others 1.2 %.
fn thirty(inside: usize) -> Ledger {
    let orders: Vec<_> = (0..30).map(|n| ("Completed Settlement", if n < inside { 500 } else { 120 })).collect();
    ledger(PRODUCT, &orders)
}

#[test]
fn orders_are_held_against_what_was_said_of_their_product_before() {
    let orders = ledger(
        PRODUCT,
        &[
            ("Completed Settlement", 200),
            ("Completed Settlement", 500),
            ("Payment Completed", 500),
            ("Invalid", 500),
            ("Completed Settlement", 1200),
        ],
    );
    let said: Vec<_> =
        copied(PRODUCT, "guide", "3", "9").into_iter().chain(copied(PRODUCT + 1, "guide", "3", "9")).collect();
    let view = orders.held(&said);
    assert_eq!((view.said, view.open, view.all), (2, 1, 3));
    let places: Vec<_> = view.orders.iter().map(|order| (order.paid.as_str(), order.place)).collect();
    assert_eq!(places, [("12.00", HeldPlace::Above), ("5.00", HeldPlace::Inside), ("2.00", HeldPlace::Below)]);
    let [source] = view.sources.as_slice() else { panic!("{:?}", view.sources) };
    assert_eq!((source.held.source.as_str(), source.held.of, source.held.inside), ("guide", 3, 1));
    assert_eq!(source.held.outcome, Outcome::Few);
    let csv = orders.held_csv(&said);
    assert_eq!(csv.lines().count(), 4);
    assert!(csv.lines().nth(1).unwrap().ends_with(",2026-06-06,2026-06-01,guide,3,9,12.00,above"), "{csv}");
}

#[test]
fn what_was_said_after_an_order_or_of_another_network_is_not_held_against_it() {
    let orders = thirty(30);
    let late: Vec<_> = copied(PRODUCT, "guide", "3", "9")
        .into_iter()
        .map(|said| SaidRate { day: "2026-07-01".parse().unwrap(), ..said })
        .collect();
    assert_eq!(orders.held(&late).all, 0);
    let other: Vec<_> = copied(PRODUCT, "guide", "3", "9")
        .into_iter()
        .map(|said| SaidRate { network: "awin".parse().unwrap(), ..said })
        .collect();
    assert_eq!(orders.held(&other).all, 0);
}

#[test]
fn a_source_that_is_off_is_wider_from_then_on_and_one_that_holds_is_not() {
    let said: Vec<_> = copied(PRODUCT, "guide", "3", "9").into_iter().collect();
    let packs = |orders: &Ledger| -> Vec<String> { orders.own(&said).into_iter().map(|pack| pack.text).collect() };
    assert_eq!(widened(&packs(&thirty(29)), "aliexpress".parse().unwrap()), []);
    let off = packs(&thirty(12));
    let [found] = widened(&off, "aliexpress".parse().unwrap()).try_into().unwrap();
    // 1.2 % and less than a hundredth more.
    assert_eq!(
        (found.source.as_str(), found.inside, found.of, found.by.to_string()),
        ("guide", 12, 30, "1.80".to_owned())
    );
    assert_eq!(widened(&off, "awin".parse().unwrap()), []);
}

#[test]
fn an_estimate_of_such_a_source_says_so_and_what_the_source_says_itself() {
    let said: Vec<_> = copied(PRODUCT, "guide", "3", "9").into_iter().collect();
    let packs: Vec<String> = thirty(12).own(&said).into_iter().map(|pack| pack.text).collect();
    let off = widened(&packs, "aliexpress".parse().unwrap());
    let thing = Product {
        id: PRODUCT.to_string().parse().ok(),
        price: Some(PriceRange::one("10.00".parse().unwrap(), "USD".parse().ok())),
        category: Some(Category::in_first_level("15")),
        ..Product::default()
    };
    let plain = estimate(sale::sale(&thing, 0, 0, None), &Settings::default()).unwrap();
    let wide = estimate(Sale { widened: &off, ..sale::sale(&thing, 0, 0, None) }, &Settings::default()).unwrap();
    assert_eq!((plain.unwidened, wide.unwidened), (None, Some(Box::new(plain.rate))));
    assert!(wide.low < plain.low && wide.high > plain.high);
    let note = wide.notes.iter().find(|note| note.code == "note_widened").unwrap();
    assert_eq!(
        (note.params["inside"].as_str(), note.params["of"].as_str(), note.params["by"].as_str()),
        ("12", "30", "1.8")
    );
    assert!(wide.why_not_more.iter().any(|note| note.code == "ceiling_widened"));
    // The user's own word stays.
    let own = Settings::read(r#"{"overrides": [{"rate": {"low": "7", "high": "7"}}]}"#).unwrap();
    let word = estimate(Sale { widened: &off, ..sale::sale(&thing, 0, 0, None) }, &own).unwrap();
    assert_eq!((word.low.to_string().as_str(), word.unwidened), ("0.70", None));
}
