//! What is stored of orders is what was read: packs come back as they were, whatever stands in them, and a file that is
//! not wanted leaves nothing behind.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that finds nothing has failed")]

use affix_core::report::ledger::{ColumnChoice, FileSaid, Ledger};
use affix_core::report::rows::Picked;
use affix_core::report::view::ReportQuestion;
use affix_core::report::{Pack, PeriodChoice, ReportDays};
use affix_core::value::Day;
use proptest::prelude::*;
use serde_json::{Value, json};

fn today() -> Day {
    "2026-11-28".parse().unwrap()
}

/// Reads a file of this name, in two pieces.
fn read(ledger: &mut Ledger, name: &str, text: &str, cut: usize) -> FileSaid {
    ledger.open(name, text.as_bytes(), &[]).unwrap();
    loop {
        let (one, two) = text.as_bytes().split_at(cut.min(text.len()));
        ledger.take(one);
        ledger.take(two);
        if let Some(said) = ledger.end() {
            return said;
        }
    }
}

fn shown(ledger: &Ledger) -> String {
    let question = ReportQuestion { by: "subid".to_owned(), ..ReportQuestion::default() };
    let rows = ledger.rows_of(&question, today(), &[]);
    serde_json::to_string(&(ledger.view(&question, today()), rows)).unwrap()
}

fn order() -> impl Strategy<Value = Value> {
    let odd = "[a-z\\\\\t\n\r\u{1e}\u{1f}=\"é💡 ]{0,12}";
    (0..40_u64, odd, odd, -500..3000_i64, 1..28_u8, 0..4_usize, any::<bool>()).prop_map(
        |(key, title, tag, paid, day, status, new)| {
            let status = ["Payment Completed", "Buyer Confirmed Receipt", "Completed Settlement", "Invalid"][status];
            json!({
                "sub_order_id": 9_007_199_254_740_993_u64 + key, "order_status": status, "product_title": title,
                "tracking_id": tag, "paid_amount": paid, "estimated_paid_commission": paid / 20,
                "settled_currency": "USD", "paid_time": format!("2026-10-{day:02} 10:00:00"),
                "is_new_buyer": if new { "Y" } else { "N" }, "ship_to_country": "PL", "category_id": 44,
                "product_id": 1_005_009_000_000_001_u64 + key % 3,
            })
        },
    )
}

fn answer(rows: &[Value]) -> String {
    json!({"resp_code": 200, "result": {"orders": {"order": rows}}}).to_string()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn packs_come_back_as_they_were(
        first in prop::collection::vec(order(), 1..30),
        second in prop::collection::vec(order(), 0..30),
        cut in 0..4000_usize,
    ) {
        let mut ledger = Ledger::default();
        let mut stored = std::collections::BTreeMap::new();
        for rows in [first, second] {
            read(&mut ledger, "orders", &answer(&rows), cut);
            stored.extend(ledger.keep().into_iter().map(|pack| (pack.id, pack)));
        }
        let mut again = Ledger::default();
        // Twice is once.
        for Pack { text, .. } in stored.values().chain(stored.values()) {
            prop_assert_eq!(again.load(text), 0);
        }
        prop_assert_eq!(shown(&again), shown(&ledger));
        let orders: u32 = stored.values().map(|pack| pack.orders).sum();
        let view = again.view(&ReportQuestion::default(), today());
        prop_assert_eq!(usize::try_from(orders).unwrap(), view.stored);
        // What is not wanted leaves nothing behind.
        read(&mut again, "orders", &answer(&[json!({"sub_order_id": 1, "order_status": "Invalid", "settled_currency": "USD"})]), 0);
        again.forget();
        prop_assert!(again.keep().is_empty());
        prop_assert_eq!(shown(&again), shown(&ledger));
    }
}

#[test]
fn clicks_are_stored_too() {
    let mut ledger = Ledger::default();
    let said =
        read(&mut ledger, "clicks", "day,subid,clicks\n2026-10-03,blog,120\n2026-10-03,,30\n2026-10-04,blog,80\n", 9);
    assert_eq!((said.clicks, said.refusals), (3, 0), "{said:?}");
    let packs = ledger.keep();
    assert_eq!(packs.len(), 1);
    let mut again = Ledger::default();
    assert_eq!(again.load(&packs[0].text), 0);
    let order = json!({"sub_order_id": 1, "order_status": "Payment Completed", "settled_currency": "USD",
        "tracking_id": "blog", "estimated_paid_commission": 100, "paid_amount": 1000, "paid_time": "2026-10-03 10:00:00"});
    read(&mut again, "orders", &answer(&[order]), 0);
    again.keep();
    let question = |period, own| ReportQuestion { period, own, by: "subid".to_owned(), ..ReportQuestion::default() };
    let all = again.view(&question(PeriodChoice::All, ReportDays::default()), today());
    assert_eq!(all.total.unwrap().clicks, Some(230));
    let day: Option<Day> = "2026-10-03".parse().ok();
    let one = again.view(&question(PeriodChoice::Own, ReportDays { from: day, until: day }), today());
    assert_eq!(one.total.unwrap().clicks, Some(150));
    assert_eq!(one.groups[0].total.clicks, Some(120));
    // 150 clicks in one day are 4,566 a month; one order says too little of conversion and reversals.
    let forecast = one.forecast.unwrap();
    let figures = [forecast.clicks, forecast.basket, forecast.rate.low, forecast.conversion.low, forecast.reversal.low];
    assert_eq!(figures, ["4566", "10.00", "10.00", "", ""]);
}

#[test]
fn lines_that_nobody_can_read_are_counted_and_cost_no_other() {
    let mut ledger = Ledger::default();
    read(
        &mut ledger,
        "orders",
        &answer(&[json!({"sub_order_id": 7, "order_status": "Invalid", "settled_currency": "USD"})]),
        0,
    );
    let packs = ledger.keep();
    let mut again = Ledger::default();
    assert_eq!(again.load(&format!("x\n{}o\tnobody\t1\n", packs[0].text)), 2);
    assert_eq!(again.view(&ReportQuestion::default(), today()).stored, 1);
}

#[test]
fn a_choice_is_what_a_mapping_file_says() {
    let choice = ColumnChoice {
        known: ["Nr", "Lohn", "Lage", "x"].map(str::to_owned).to_vec(),
        fields: ["key", "commission", "status", "sub1"].map(str::to_owned).to_vec(),
        currency: Some("CHF".to_owned()),
        ..ColumnChoice::default()
    };
    assert_eq!(affix_core::report::table::mappings(&choice.mapping()).unwrap().len(), 1);
    let mut ledger = Ledger::default();
    let wrong = ColumnChoice { network: Some("nobody".to_owned()), ..choice.clone() };
    assert_eq!(ledger.open("x", b"a", &[wrong]).unwrap_err().code, "file_value");
    ledger.open("x", b"Nr;Lohn;Lage;x\n", &[choice]).unwrap();
    for _ in 0..2 {
        ledger.take("Nr;Lohn;Lage;x\n1;2,50;bezahlt;mail\n".as_bytes());
        if let Some(said) = ledger.end() {
            assert_eq!((said.read, said.refusals), (1, 0), "{said:?}");
        }
    }
    ledger.keep();
    let question = ReportQuestion::default();
    let picked = Picked { key: "subid".to_owned(), value: Some("mail".to_owned()) };
    assert_eq!(ledger.rows_of(&question, today(), &[picked]).all, 1);
}
