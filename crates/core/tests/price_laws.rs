//! The laws of prices: whatever the order, the doubles, the future and the neighbours, a series says the same.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that finds nothing has failed")]

use affix_core::calendar::moment_of;
use affix_core::price::{Book, PriceAnswer, Refused, Table, TableRow, Verdict};
use affix_core::value::Decimal;
use proptest::prelude::*;

const HEADING: &str = "observed_at,product_id,sku_id,ship_to,currency,price_kind,lot,price_minor,strike_minor\n";
const NOW: i64 = 1_795_305_600_000;
const HOUR: i64 = 3_600_000;

/// A row as it is written: hours before now, key, price, list price.
#[derive(Clone, Debug)]
struct Seen {
    hours: i64,
    key: &'static str,
    price: u64,
    list: Option<u64>,
}

const OWN: &str = "1005006000000001,S1,DE,EUR,ordinary,1";

/// Keys that differ from the first in one thing each.
const OTHERS: [&str; 7] = [
    "1005006000000002,S1,DE,EUR,ordinary,1",
    "1005006000000001,S2,DE,EUR,ordinary,1",
    "1005006000000001,,DE,EUR,ordinary,1",
    "1005006000000001,S1,AT,EUR,ordinary,1",
    "1005006000000001,S1,DE,USD,ordinary,1",
    "1005006000000001,S1,DE,EUR,new_user,1",
    "1005006000000001,S1,DE,EUR,ordinary,2",
];

/// The end of the first key's series.
const GONE: &str = "1005006000000001,S1,DE,EUR,gone,1";

/// Ends of others.
const OTHERS_GONE: [&str; 2] = ["1005006000000001,S2,DE,EUR,gone,1", "1005006000000002,,DE,EUR,gone,1"];

fn row(seen: &Seen) -> String {
    let list = seen.list.map(|list| list.to_string()).unwrap_or_default();
    let price = if seen.key.contains("gone") { String::new() } else { seen.price.to_string() };
    format!("{},{},{price},{list}\n", moment_of(NOW - seen.hours * HOUR), seen.key)
}

/// The answers about rows whose table arrives in two pieces.
fn judged(rows: &[Seen], cut: usize) -> Vec<PriceAnswer> {
    let text = rows.iter().fold(HEADING.to_owned(), |text, seen| text + &row(seen));
    let mut book = Book::at(NOW);
    let mut table = Table::default();
    let mut add = |row: Result<TableRow, Refused>| book.add(row.unwrap().seen);
    let (first, rest) = text.as_bytes().split_at((HEADING.len() + cut).min(text.len()));
    table.take(first, &mut add).unwrap();
    table.take(rest, &mut add).unwrap();
    table.end(&mut add).unwrap();
    book.answers().collect()
}

fn seen(keys: &'static [&'static str], hours: std::ops::Range<i64>) -> impl Strategy<Value = Seen> {
    // Few prices and whole days, so that equal ones and edges are met.
    let hours = prop_oneof![hours.clone(), hours.prop_map(|hours| hours / 24 * 24)];
    let price = prop_oneof![prop::sample::select(vec![1000_u64, 1500, 1575, 2000, 2500]), 900..2600_u64];
    (hours, prop::sample::select(keys), price, prop::option::of(prop::sample::select(vec![2000_u64, 4000])))
        .prop_map(|(hours, key, price, list)| Seen { hours, key, price, list })
}

fn own(most: usize) -> impl Strategy<Value = Vec<Seen>> {
    const KEYS: &[&str] = &[OWN, OWN, OWN, OWN, OWN, OWN, OWN, GONE];
    prop::collection::vec(seen(KEYS, 0..24 * 120), 1..most)
}

fn of_own(answers: Vec<PriceAnswer>) -> Option<PriceAnswer> {
    let is = |answer: &PriceAnswer| serde_json::to_value(&answer.key).unwrap().to_string().contains("\"S1\"");
    let key =
        r#"{"productId":"1005006000000001","skuId":"S1","country":"DE","currency":"EUR","kind":"ordinary","lot":1}"#;
    let key: serde_json::Value = serde_json::from_str(key).unwrap();
    answers.into_iter().find(|answer| is(answer) && serde_json::to_value(&answer.key).unwrap() == key)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// However they are ordered, doubled and cut into pieces.
    #[test]
    fn order_and_doubles_change_nothing(
        (rows, shuffled) in own(40).prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        doubles in prop::collection::vec(any::<prop::sample::Index>(), 0..10),
        cut in 0..4000_usize,
    ) {
        let answer = judged(&rows, 0);
        prop_assert_eq!(&judged(&shuffled, cut), &answer);
        let more: Vec<Seen> = doubles.iter().map(|at| at.get(&rows).clone()).chain(shuffled).collect();
        prop_assert_eq!(&judged(&more, 0), &answer);
    }

    #[test]
    fn the_future_is_not_looked_at(rows in own(40), later in prop::collection::vec(seen(&[OWN, GONE, OTHERS[1]], -2000..-24), 0..10)) {
        let more: Vec<Seen> = later.into_iter().chain(rows.clone()).collect();
        prop_assert_eq!(judged(&more, 0), judged(&rows, 0));
    }

    /// Another product's, variant's, country's, currency's, kind's or lot's.
    #[test]
    fn no_other_series_enters(
        rows in own(40),
        others in prop::collection::vec(prop_oneof![seen(&OTHERS, 0..3000), seen(&OTHERS_GONE, 0..3000)], 0..60),
    ) {
        let more: Vec<Seen> = others.into_iter().chain(rows.clone()).collect();
        prop_assert_eq!(of_own(judged(&more, 0)), of_own(judged(&rows, 0)));
    }

    /// What is said of one series hangs together, whatever was seen.
    #[test]
    fn figures_hang_together(rows in own(60)) {
        for answer in judged(&rows, 0) {
            let PriceAnswer { now, lowest30, lowest90, usual90, prior_eu, reduction_eu, verdict, .. } = &answer;
            let not_under = |low: &Option<Decimal>, high: &Option<Decimal>| low.zip(*high).is_none_or(|(low, high)| low <= high);
            prop_assert!(not_under(lowest30, now) && not_under(lowest90, lowest30), "{answer:?}");
            prop_assert!(lowest90.is_none() || lowest30.is_some() || now.is_none(), "{answer:?}");
            prop_assert_eq!(lowest30.is_some() && answer.watched_days < 30, false);
            prop_assert_eq!(usual90.is_some() && answer.watched_days < 14, false);
            prop_assert_eq!(prior_eu.is_some(), reduction_eu.is_some());
            prop_assert!(!answer.within_five_percent_of_lowest || answer.watched_days >= 35);
            prop_assert!(!answer.reasons.is_empty());
            if now.is_none() || answer.watched_days < 14 || answer.observations < 5 {
                prop_assert_eq!(*verdict, Verdict::NoHistory);
            }
            match verdict {
                Verdict::Lowest => prop_assert_eq!(now, lowest30),
                Verdict::BelowUsual => prop_assert!(now < usual90),
                Verdict::NoHistory | Verdict::DearerBefore | Verdict::AsUsual => {}
            }
        }
    }
}

#[test]
fn a_table_of_any_bytes_is_refused_row_by_row() {
    for odd in [&b"\xff\xfe\xfd"[..], b"\"\"\"", b",,,,,,,,", b"\0", b"2026,\xff,,,,,,,", &[b'"'; 3_000_000]] {
        let text = [HEADING.as_bytes(), odd, b"\n"].concat();
        let (mut good, mut bad) = (0, 0);
        let mut table = Table::default();
        let mut count = |row: Result<_, _>| if row.is_ok() { good += 1 } else { bad += 1 };
        table.take(&text, &mut count).unwrap();
        table.end(&mut count).unwrap();
        assert!(good == 0 && bad <= 1, "{odd:?}");
    }
}
