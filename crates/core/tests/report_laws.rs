//! The laws of reports: whatever the order, the pieces, the overlaps and the doubles, the same orders are known, and
//! sums are those of their rows.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that finds nothing has failed")]

use affix_core::report::answer::Answers;
use affix_core::report::sums::{AllClicks, Key, per_hundred, share, shown, sums};
use affix_core::report::table::{Cut, Look, parting_of};
use affix_core::report::{Held, OrderStatus, Said, Store};
use proptest::prelude::*;
use serde_json::{Value, json};

/// One saying of a sub-order.
fn saying() -> impl Strategy<Value = Value> {
    let status =
        prop::sample::select(vec!["Payment Completed", "Buyer Confirmed Receipt", "Completed Settlement", "Invalid"]);
    let amount = || prop::option::of(0..3000_i64);
    let currency = prop::sample::select(vec!["USD", "USD", "USD", "EUR"]);
    let tag = prop::sample::select(vec!["", "one", "two"]);
    (0..6_u64, status, [amount(), amount(), amount()], 0..80_i64, 1..28_u8, currency, tag, any::<bool>()).prop_map(
        |(key, status, [paid, commission, finished], bonus, day, currency, tag, text)| {
            // Numbers above 2^53, as numbers or as text.
            let number = |n: u64| if text { json!(n.to_string()) } else { json!(n) };
            json!({
                "sub_order_id": number(9_007_199_254_740_993 + key), "order_id": number(9_007_199_254_740_000 + key / 2),
                "order_status": status, "paid_amount": paid, "estimated_paid_commission": commission,
                "estimated_finished_commission": finished, "finished_time": format!("2026-05-{day:02} 03:00:00"),
                "new_buyer_bonus_commission": bonus, "settled_currency": currency, "tracking_id": tag,
                "paid_time": format!("2026-04-{:02} 10:00:00", 1 + key), "product_id": 1_005_009_000_000_001_u64,
            })
        },
    )
}

fn answer(rows: &[Value]) -> String {
    json!({"aliexpress_affiliate_order_list_response": {"resp_result": {"resp_code": 200, "result": {"orders": {"order": rows}}}}})
        .to_string()
}

/// Adds all of a text, cut into two pieces; whether all of it was used.
fn import(store: &mut Store, text: &str, cut: usize) -> bool {
    let mut all = true;
    let mut answers = Answers::default();
    let mut take = |said: Said| match said {
        Said::Order(row) => {
            store.add(*row);
        }
        Said::Clicks(_) | Said::Refused(_) | Said::Personal(_) => all = false,
    };
    let (first, rest) = text.as_bytes().split_at(cut.min(text.len()));
    answers.take(first, &mut take);
    answers.take(rest, &mut take);
    answers.end(&mut take);
    all
}

fn store_of(rows: &[Value]) -> Store {
    let mut store = Store::default();
    assert!(import(&mut store, &answer(rows), 0));
    store
}

fn held(store: &Store) -> Vec<Held> {
    store.rows().cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// In any order, in pieces, with overlaps, twice.
    #[test]
    fn the_same_orders_are_the_same_store(
        (rows, shuffled) in prop::collection::vec(saying(), 1..24).prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        size in 1..6_usize,
        doubles in prop::collection::vec(any::<prop::sample::Index>(), 0..8),
        cut in 0..6000_usize,
    ) {
        let whole = store_of(&rows);
        let mut other = Store::default();
        for page in shuffled.chunks(size) {
            prop_assert!(import(&mut other, &answer(page), cut));
        }
        prop_assert_eq!(held(&other), held(&whole));
        let again: Vec<Value> = doubles.iter().map(|at| at.get(&rows).clone()).collect();
        prop_assert!(import(&mut other, &answer(&again), 0));
        prop_assert_eq!(held(&other), held(&whole));
    }

    /// Two halves that are merged are the whole, whichever comes first.
    #[test]
    fn stores_merge(rows in prop::collection::vec(saying(), 1..24), half in any::<prop::sample::Index>()) {
        let (one, two) = rows.split_at(half.index(rows.len()));
        let [one, two] = [one, two].map(store_of);
        for (first, second) in [(&one, &two), (&two, &one)] {
            let mut both = first.clone();
            for held in second.rows() {
                both.merge(held.clone());
            }
            prop_assert_eq!(held(&both), held(&store_of(&rows)));
        }
    }

    /// Each amount is in exactly one sum, groups come to the totals, and every row is counted.
    #[test]
    fn sums_are_those_of_the_rows(rows in prop::collection::vec(saying(), 1..24), key in prop::sample::select(Key::ALL.to_vec())) {
        let store = store_of(&rows);
        let said = sums(store.each(), &AllClicks::default(), &[key.1]);
        for total in &said.totals {
            let of = |status| store.each().filter(move |row| row.currency == total.currency && row.status == status);
            let commission = |status| shown(of(status).filter_map(|row| row.commission).sum(), total.currency);
            let sums = [&total.commission.pending, &total.commission.confirmed, &total.commission.paid, &total.commission.void];
            for (sum, (_, status)) in sums.into_iter().zip(OrderStatus::ALL) {
                prop_assert_eq!(sum, &commission(status));
            }
            let sale = store.each().filter(|row| row.currency == total.currency && row.status != OrderStatus::Void);
            prop_assert_eq!(&total.sale, &shown(sale.filter_map(|row| row.sale).sum(), total.currency));
            let groups = || said.groups.iter().map(|group| &group.total).filter(|group| group.currency == total.currency);
            prop_assert_eq!(groups().map(|group| group.rows).sum::<u64>(), total.rows);
            let cents = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
            prop_assert_eq!(groups().map(|group| cents(&group.sale)).sum::<i64>(), cents(&total.sale));
            prop_assert_eq!(groups().map(|g| cents(&g.commission.void)).sum::<i64>(), cents(&total.commission.void));
        }
        prop_assert_eq!(said.totals.iter().map(|total| total.rows).sum::<u64>(), store.len() as u64);
    }

    /// A bound never lies on the wrong side, and more of the same narrows.
    #[test]
    fn intervals_hold_their_value(some in 0..500_u64, more in 0..500_u64, amounts in prop::collection::vec(1..100_000_i64, 1..40), clicks in 1..100_000_u64) {
        let (value, low, high) = share(some, some + more).unwrap_or_default();
        prop_assert!(low <= value && value <= high && high <= 10_000);
        let (value, low, high) = per_hundred(&amounts, clicks).unwrap();
        prop_assert!(0 <= low && low <= value && value <= high);
        let nine: Vec<i64> = std::iter::repeat_n(amounts, 9).flatten().collect();
        let (_, low9, high9) = per_hundred(&nine, clicks * 9).unwrap();
        prop_assert!(low9 >= low && high9 <= high, "{low} {low9} {high9} {high}");
    }

    /// Whatever a file says, it is read to its end, and a table that is read is read in pieces, too.
    #[test]
    fn any_bytes_are_refused_in_peace(text in "[\\[\\]{}\":,;\n a-z0-9.€\u{0}]{0,200}", cut in 0..200_usize) {
        let cut = text.char_indices().map(|(at, _)| at).nth(cut).unwrap_or(0);
        import(&mut Store::default(), &text, cut);
        let sign = parting_of(text.as_bytes());
        let mut look = Look::new("orders", &[]);
        let mut rows = Cut::by(sign);
        rows.take(text.as_bytes(), &mut |line, cells| look.row(line, cells));
        rows.end(&mut |line, cells| look.row(line, cells));
        if let Ok(plan) = look.end() {
            let mut rows = Cut::by(sign);
            rows.take(text.as_bytes(), &mut |line, cells| plan.row(line, cells, &mut |_| {}));
        }
    }
}
