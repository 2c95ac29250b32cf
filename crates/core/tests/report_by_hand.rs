//! Clicks that the user wrote down are held against the orders of the same network, campaign and days alone.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that finds nothing has failed")]

use affix_core::report::by_hand::DayClicks;
use affix_core::report::ledger::Ledger;

/// A table of orders: day, campaign.
fn ledger(orders: &[(&str, &str)]) -> Ledger {
    let rows: String = (1..)
        .zip(orders)
        .map(|(n, (day, campaign))| format!("81000{n},{day},{campaign},20.00,1.40,USD,approved,awin\n"))
        .collect();
    let file = format!("Order ID,Order date,Campaign,Order amount,Commission,Currency,Status,Network\n{rows}");
    let mut ledger = Ledger::default();
    ledger.open("awin", file.as_bytes(), &[]).unwrap();
    ledger.take(file.as_bytes());
    if ledger.end().is_none() {
        ledger.take(file.as_bytes());
        ledger.end().unwrap();
    }
    ledger.keep();
    ledger
}

fn clicks(day: &str, campaign: &str, count: u64) -> DayClicks {
    DayClicks { network: "awin".parse().unwrap(), day: day.parse().unwrap(), campaign: campaign.to_owned(), count }
}

#[test]
fn other_days_and_campaigns_say_nothing() {
    let orders = ledger(&[
        ("2026-06-01", "spring"),
        ("2026-06-01", "spring"),
        ("2026-06-01", "other"),
        ("2026-06-02", "spring"),
    ]);
    let said = orders.by_hand(&[clicks("2026-06-01", "spring", 200)]);
    let [spring] = said.as_slice() else { panic!("{said:?}") };
    let total = spring.total.as_ref().unwrap();
    assert_eq!((spring.days, spring.clicks, total.orders), (1, 200, 2));
    assert_eq!(total.conversion.as_ref().unwrap().value, "1.00");
    assert!(total.too_few);
    let all = orders.by_hand(&[clicks("2026-06-01", "", 300), clicks("2026-06-02", "", 100)]);
    assert_eq!((all[0].clicks, all[0].total.as_ref().unwrap().orders), (400, 4));
}

#[test]
fn without_an_order_there_is_no_conversion() {
    let said = ledger(&[("2026-06-01", "spring")]).by_hand(&[clicks("2026-07-01", "spring", 200)]);
    assert_eq!((said.len(), said[0].clicks, said[0].total.clone()), (1, 200, None));
}
