//! What own orders teach: laws of the learnt rate, calibration, payout and advice.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that finds nothing has failed")]

use affix_core::report::advice::{Period, Trend, advice};
use affix_core::report::learn::{
    About, Outcome, Spoken, backtest, calibration, held_against, learn, learned, own_orders, own_packs, packs_of,
    said_rates, settled_packs, settled_rates,
};
use affix_core::report::payout::{PayoutThreshold, payouts};
use affix_core::report::sums::{AllClicks, Key};
use affix_core::report::{Clicks, OrderRow, OrderStatus, Store, When};
use affix_core::value::{Day, Percent};
use proptest::prelude::*;

const DAY: i64 = 86_400_000;
/// 1 July 2026.
const START: i64 = 1_782_864_000_000;

fn row(key: usize, sale: i64, commission: i64, status: OrderStatus) -> OrderRow {
    OrderRow {
        sale: Some(sale),
        commission: Some(commission),
        ordered_at: Some(When { local: START + i64::try_from(key).unwrap() * DAY / 4, ahead: None }),
        product_id: "1005009000000001".parse().ok(),
        category: Some("44".to_owned()),
        country: Some("DE".to_owned()),
        ..OrderRow::new("aliexpress".parse().unwrap(), format!("k{key}"), "USD".parse().unwrap(), status)
    }
}

fn about() -> About {
    About {
        network: "aliexpress".parse().unwrap(),
        currency: "USD".parse().ok(),
        product: "1005009000000001".parse().ok(),
        store: None,
        category: Some("44".to_owned()),
        country: Some("DE".to_owned()),
        new_buyer: None,
    }
}

/// Settled rows in groups that are near and far, at whole rates.
fn rows() -> impl Strategy<Value = Vec<OrderRow>> {
    let one = (0..4_u8, prop::sample::select(vec![0_i64, 300, 700, 900]), 1000..9000_i64);
    prop::collection::vec(one, 5..60).prop_map(|all| {
        let of = |(n, (group, rate, sale)): (usize, (u8, i64, i64))| {
            let mut row = row(n, sale * 100, sale * rate / 100, OrderStatus::Paid);
            if group > 0 {
                row.product_id = "1005009000000002".parse().ok();
            }
            if group > 1 {
                row.category = Some("509".to_owned());
            }
            if group > 2 {
                row.country = Some("FR".to_owned());
            }
            row
        };
        all.into_iter().enumerate().map(of).collect()
    })
}

fn range(rows: &[OrderRow]) -> Option<(Percent, Percent)> {
    learn(rows.iter(), &about()).map(|learned| (learned.low, learned.high))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Any number of orders that pay what the range says.
    #[test]
    fn an_order_inside_the_range_never_widens_it(rows in rows(), more in 1..30_usize, at in 0..=100_i64, near in any::<bool>()) {
        let (low, high) = range(&rows).unwrap();
        let cents = |percent: Percent| i64::try_from(percent.number().units_at(2).unwrap()).unwrap();
        let rate = cents(low) + (cents(high) - cents(low)) * at / 100;
        let added = (0..more).map(|n| {
            // A sale of 1000.00 at so many hundredths of a percent; one cent more is no other rate.
            let mut row = row(100 + n, 100_000_000, rate * 10_000, OrderStatus::Paid);
            row.product_id = if near { row.product_id } else { None };
            row
        });
        let all: Vec<OrderRow> = rows.iter().cloned().chain(added).collect();
        let (new_low, new_high) = range(&all).unwrap();
        prop_assert!(new_low >= low && new_high <= high, "{low}-{high} became {new_low}-{new_high}");
    }

    /// Void and pending orders, other networks and other currencies.
    #[test]
    fn what_is_not_settled_or_of_others_never_enters(rows in rows(), others in prop::collection::vec((0..4_u8, 0..9000_i64), 0..30)) {
        let others = others.into_iter().enumerate().map(|(n, (kind, commission))| {
            let mut row = row(200 + n, 10_000, commission, OrderStatus::Paid);
            match kind {
                0 => row.status = OrderStatus::Void,
                1 => row.status = OrderStatus::Pending,
                2 => row.network = "admitad".parse().unwrap(),
                _ => row.currency = "EUR".parse().unwrap(),
            }
            row
        });
        let all: Vec<OrderRow> = rows.iter().cloned().chain(others).collect();
        prop_assert_eq!(range(&all), range(&rows));
    }

    #[test]
    fn the_order_of_orders_changes_nothing((rows, shuffled) in rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))) {
        prop_assert_eq!(learn(shuffled.iter(), &about()), learn(rows.iter(), &about()));
        let (low, high) = range(&rows).unwrap();
        prop_assert!(low <= high);
    }
}

#[test]
fn a_nearer_group_counts_with_a_prior_of_five_orders() {
    let far = |n: usize| OrderRow {
        product_id: None,
        category: None,
        country: None,
        ..row(n, 10_000, 300, OrderStatus::Paid)
    };
    let near = |n: usize| row(100 + n, 10_000, 700, OrderStatus::Confirmed);
    let all: Vec<OrderRow> = (0..10).map(far).chain((0..5).map(near)).collect();
    let learned = learn(all.iter(), &about()).unwrap();
    // 5 / (5 + 5) of the whole for the product, half of the rest for the category, half of that for the country.
    let weights: Vec<_> = learned.weights.iter().map(|w| (w.group, w.orders, w.weight.to_string())).collect();
    let expected = [("network", 15, "12.5"), ("country", 5, "12.5"), ("category", 5, "25"), ("product", 5, "50")];
    assert_eq!(weights, expected.map(|(group, orders, weight)| (group, orders, weight.to_owned())));
    assert_eq!((learned.group, learned.orders, learned.years), ("product", 5, Some((2026, 2026))));
    // The far orders weigh two thirds of 12.5 %: more than 5 %, so the range reaches down to them.
    assert_eq!((learned.low.to_string().as_str(), learned.high.to_string().as_str()), ("3", "7"));
    let more: Vec<OrderRow> = all.into_iter().chain((5..20).map(near)).collect();
    assert_eq!(learn(more.iter(), &about()).unwrap().low.to_string(), "7");
    assert_eq!(learn(more[..4].iter(), &about()), None);
}

#[test]
fn own_orders_hold_for_each_other_and_a_source_that_is_off_is_named() {
    // 7 %, with one in ten at 9 %.
    let settled = (0..60).map(|n| row(n, 10_000, if n % 10 == 9 { 900 } else { 700 }, OrderStatus::Paid));
    let rows: Vec<OrderRow> = settled.collect();
    let said = format!(
        r#"[{{"at": "2026-06-30", "product": "1005009000000001", "network": "aliexpress", "low": "{}", "high": "{}", "source": "guide"}},
            {{"at": "2026-12-30", "product": "1005009000000001", "network": "aliexpress", "low": "0", "high": "1", "source": "later"}}]"#,
        3, 5
    );
    let mut spoken = backtest(rows.iter());
    spoken.extend(held_against(&said_rates(&said).unwrap(), rows.iter()));
    let found = calibration(&spoken);
    assert_eq!(found.iter().map(|c| c.source.as_str()).collect::<Vec<_>>(), ["guide", "settled"]);
    let [guide, own] = found.as_slice() else { panic!("two sources") };
    assert_eq!((guide.of, guide.inside, guide.outcome), (60, 0, Outcome::Off));
    // 7 is 2 above 5, which 90 of 100 reach; in the mean 7.2 was paid instead of 4.
    assert_eq!((guide.widen.as_str(), guide.bias.as_str()), ("2.00", "3.20"));
    assert_eq!((own.of, own.outcome), (55, Outcome::Holds));
    let few = calibration(&[("x".to_owned(), Spoken { low: 700, high: 900, paid: (100, 101) })]);
    assert_eq!((few[0].outcome, few[0].bias.as_str(), few[0].widen.as_str()), (Outcome::Few, "-6.99", "5.99"));
}

#[test]
fn a_payout_is_expected_by_the_users_own_delays() {
    let day = |text: &str| text.parse::<Day>().unwrap();
    let mut store = Store::default();
    // Ordered on 1 July and settled after 20, 30, 40, 50 and 60 days.
    for (n, delay) in [20, 30, 40, 50, 60].into_iter().enumerate() {
        let settled = Some(When { local: START + delay * DAY, ahead: None });
        let mut row = row(0, 10_000, 700, OrderStatus::Paid);
        (row.key, row.changed_at) = (format!("paid{n}"), settled);
        store.add(row);
    }
    for (key, ordered, status) in
        [("new", 70, OrderStatus::Pending), ("old", 2, OrderStatus::Pending), ("sure", 40, OrderStatus::Confirmed)]
    {
        let mut row = row(0, 10_000, 500, status);
        (row.key, row.ordered_at) = (key.to_owned(), Some(When { local: START + ordered * DAY, ahead: None }));
        store.add(row);
    }
    let said = payouts(store.rows(), day("2026-09-15"), &[threshold("9.00")]);
    let [usd] = said.as_slice() else { panic!("one network and currency") };
    assert_eq!((usd.pending.as_str(), usd.confirmed.as_str(), usd.paid.as_str()), ("10.00", "5.00", "35.00"));
    let delay = usd.delay.unwrap();
    assert_eq!((delay.half, delay.nine_in_ten, delay.of), (40, 60, 5));
    // Ordered on 9 September, half of such orders are settled by 19 October; the other waits for 74 days.
    assert_eq!(usd.expected, [("2026-10".to_owned(), "5.00".to_owned())]);
    assert_eq!(
        (usd.overdue.as_slice(), usd.missing.as_deref(), usd.reached.as_deref()),
        (&["old".to_owned()][..], Some("4.00"), Some("2026-10"))
    );
}

fn threshold(amount: &str) -> PayoutThreshold {
    let (network, currency) = ("aliexpress".parse().unwrap(), "USD".parse().unwrap());
    PayoutThreshold { network, currency, amount: amount.to_owned() }
}

#[test]
fn what_is_typed_as_a_threshold_is_an_amount_or_is_said() {
    let mut store = Store::default();
    store.add(row(0, 10_000, 500, OrderStatus::Confirmed));
    let said = |amount: &str| payouts(store.rows(), "2026-09-15".parse().unwrap(), &[threshold(amount)]).remove(0);
    let missing = |amount: &str| said(amount).missing;
    assert_eq!(
        (missing("16").as_deref(), missing(" 4.50 ").as_deref(), missing("")),
        (Some("11.00"), Some("0.00"), None)
    );
    for wrong in ["many", "0", "-3", "1.234"] {
        let said = said(wrong);
        assert_eq!((said.missing, said.threshold), (None, None), "{wrong}");
        assert!(said.threshold_problem.is_some(), "{wrong}");
    }
    let other = [PayoutThreshold { currency: "EUR".parse().unwrap(), ..threshold("16") }];
    assert_eq!(payouts(store.rows(), "2026-09-15".parse().unwrap(), &other).remove(0).missing, None);
}

/// So many orders of a tag at 1.00 each, the first of them void.
fn orders(tag: &str, count: usize, void: usize) -> Vec<OrderRow> {
    let of = |n: usize| OrderRow {
        key: format!("{tag}{n}"),
        tags: vec![("subid".to_owned(), tag.to_owned())],
        ..row(n, 2_000, 100, if n < void { OrderStatus::Void } else { OrderStatus::Paid })
    };
    (0..count).map(of).collect()
}

fn clicks(all: &[(&str, u64)]) -> AllClicks {
    let mut out = AllClicks::default();
    for (tag, count) in all {
        let network = "aliexpress".parse().unwrap();
        out.add(Clicks { network, day: None, sub_id: Some((*tag).to_owned()), campaign: None, count: *count });
    }
    out
}

#[test]
fn only_what_the_intervals_say_is_called_a_winner() {
    let counted = [("up", 1000), ("down", 1000), ("same", 1000), ("few", 200), ("idle", 500)];
    let all = clicks(&counted);
    let before = [orders("up", 20, 0), orders("down", 60, 0), orders("same", 40, 0), orders("few", 5, 0)].concat();
    let now = [orders("up", 60, 0), orders("down", 20, 0), orders("same", 40, 0), orders("few", 9, 0)].concat();
    let said = advice(Period { rows: &before, clicks: &all }, Period { rows: &now, clicks: &all }, Key::Subid);
    let of = |value: &str| {
        said.iter().find(|a| a.value.as_deref() == Some(value)).map(|a| (a.trend, a.more_clicks.is_some()))
    };
    assert_eq!(of("up"), Some((Trend::Rising, false)));
    assert_eq!(of("down"), Some((Trend::Falling, false)));
    assert_eq!(of("same"), Some((Trend::TooFew, false)));
    assert_eq!(of("few"), Some((Trend::TooFew, true)));
    assert_eq!(of("idle"), Some((Trend::TrafficWithoutOrders, false)));
}

#[test]
fn without_clicks_orders_are_held_against_their_noise_and_returns_against_all_others() {
    let none = AllClicks::default();
    let before = [orders("up", 10, 0), orders("noise", 30, 0), orders("gone", 9, 0)].concat();
    let now = [orders("up", 40, 0), orders("noise", 38, 0), orders("back", 40, 20)].concat();
    let said = advice(Period { rows: &before, clicks: &none }, Period { rows: &now, clicks: &none }, Key::Subid);
    let of =
        |value: &str| said.iter().filter(|a| a.value.as_deref() == Some(value)).map(|a| a.trend).collect::<Vec<_>>();
    assert_eq!((of("up"), of("noise"), of("gone")), (vec![Trend::Rising], vec![Trend::TooFew], vec![Trend::Falling]));
    assert_eq!(of("back"), [Trend::ManyReturns]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// What is stored of each group says the same as the orders themselves: what opens at a click must not differ.
    #[test]
    fn what_is_stored_of_own_orders_says_what_they_say(rows in rows(), store in any::<bool>()) {
        let rows: Vec<OrderRow> = rows.into_iter().enumerate().map(|(n, row)| OrderRow {
            store: (n % 3 == 0).then(|| "Norvane\tStore".to_owned()),
            ..row
        }).collect();
        let about = About { currency: None, store: store.then(|| "Norvane\tStore".to_owned()), ..about() };
        let packs: Vec<String> = own_packs(&rows.iter().collect::<Vec<_>>(), &[]).into_iter().map(|pack| pack.text).collect();
        prop_assert_eq!(learned(&packs, &about), learn(rows.iter(), &about));
        // And so do those packs alone that are asked for.
        let wanted: Vec<u32> = packs_of(&about).collect();
        let few = own_packs(&rows.iter().collect::<Vec<_>>(), &[]);
        let few: Vec<String> = few.into_iter().filter(|pack| wanted.contains(&pack.id)).map(|pack| pack.text).collect();
        prop_assert_eq!(learned(&few, &about), learn(rows.iter(), &about));
    }

    /// Each order is held against exactly those before it that are of another order.
    #[test]
    fn what_would_have_been_said_is_by_the_orders_before_alone(rows in rows()) {
        let whole = |(n, row): (usize, OrderRow)| OrderRow { order: Some(format!("o{}", n / 2)), ..row };
        let rows: Vec<OrderRow> = rows.into_iter().enumerate().map(whole).collect();
        let mut dated: Vec<&OrderRow> = rows.iter().filter(|row| row.ordered_at.is_some()).collect();
        dated.sort_by(|one, other| (one.ordered_at, &one.key).cmp(&(other.ordered_at, &other.key)));
        let mut wanted = Vec::new();
        for (at, row) in dated.iter().enumerate() {
            let order = |row: &OrderRow| row.order.clone().unwrap_or_else(|| row.key.clone());
            let before = dated[..at].iter().copied().filter(|other| order(other) != order(row));
            let about = About {
                network: row.network,
                currency: Some(row.currency),
                product: row.product_id,
                store: row.store.clone(),
                category: Key::Category.of(row),
                country: row.country.clone(),
                new_buyer: row.new_buyer,
            };
            let learned = learn(before, &about);
            wanted.extend(learned.and_then(|learned| Spoken::of(learned.low, learned.high, row)));
        }
        let found: Vec<Spoken> = backtest(rows.iter()).into_iter().map(|(_, spoken)| spoken).collect();
        prop_assert_eq!(found, wanted);
    }

    /// What a list is told of a product by its number alone is what its orders say by that number.
    #[test]
    fn a_rate_of_a_list_is_that_of_each_product(rows in rows()) {
        let packs: Vec<String> = own_packs(&rows.iter().collect::<Vec<_>>(), &[]).into_iter().map(|pack| pack.text).collect();
        let known = About { store: None, category: None, new_buyer: None, currency: None, ..about() };
        let [product, other] = [known.product.unwrap(), "1005009000000999".parse().unwrap()];
        let rates = settled_rates(&packs, &[product, other, product], known.network, known.country.as_deref());
        let of = |id| rates.iter().find(|rate| rate.id == id).map(|rate| (rate.low, rate.high));
        let alone = |product| learned(&packs, &About { product: Some(product), ..known.clone() }).map(|l| (l.low, l.high));
        prop_assert_eq!((of(product), of(other)), (alone(product), alone(other)));
        prop_assert!(rates.len() <= 2);
        let asked = settled_packs(&[product, other], known.network, known.country.as_deref());
        let few = own_packs(&rows.iter().collect::<Vec<_>>(), &[]).into_iter().filter(|pack| asked.contains(&pack.id));
        let few: Vec<String> = few.map(|pack| pack.text).collect();
        prop_assert_eq!(settled_rates(&few, &[product, other], known.network, known.country.as_deref()), rates);
    }

    /// Rates are rounded outward where there are too many, by half a percent at most.
    #[test]
    fn many_different_rates_never_narrow_the_range(seed in 0..1_000_i64) {
        let rows: Vec<OrderRow> = (0..3_000).map(|n| {
            let commission = (i64::try_from(n).unwrap() * 7919 + seed) % 900;
            row(n, 10_000, commission, OrderStatus::Paid)
        }).collect();
        let about = About { currency: None, ..about() };
        let packs: Vec<String> = own_packs(&rows.iter().collect::<Vec<_>>(), &[]).into_iter().map(|pack| pack.text).collect();
        let (stored, exact) = (learned(&packs, &about).unwrap(), learn(rows.iter(), &about).unwrap());
        let cents = |percent: Percent| percent.number().units_at(2).unwrap();
        prop_assert!(stored.low <= exact.low && stored.high >= exact.high);
        prop_assert!(cents(exact.low) - cents(stored.low) <= 50 && cents(stored.high) - cents(exact.high) <= 50);
    }
}

#[test]
fn own_orders_of_a_product_are_counted_with_those_that_came_back() {
    let id = "1005009000000001".parse().unwrap();
    let status = |n| if n == 0 { OrderStatus::Void } else { OrderStatus::Paid };
    let mut few: Vec<OrderRow> = (0..9).map(|n| row(n, 10_000, 700, status(n))).collect();
    few.push(row(9, 10_000, 700, OrderStatus::Pending));
    // Two rows of one order.
    few[1].order = Some("o".to_owned());
    few[2].order = Some("o".to_owned());
    let packs = |rows: &[OrderRow]| -> Vec<String> {
        own_packs(&rows.iter().collect::<Vec<_>>(), &[]).into_iter().map(|pack| pack.text).collect()
    };
    let own = own_orders(&packs(&few), id).unwrap();
    assert_eq!((own.orders, own.decided, own.void, own.returned), (9, 9, 1, None));
    let many: Vec<OrderRow> =
        (0..50).map(|n| row(n, 10_000, 700, if n < 2 { OrderStatus::Void } else { OrderStatus::Confirmed })).collect();
    assert_eq!(own_orders(&packs(&many), id).unwrap().returned, Percent::typed("4").ok());
    assert_eq!(own_orders(&packs(&many), "1005009000000003".parse().unwrap()), None);
    // Another network's own, and less of one than says anything.
    let about = About { currency: None, network: "admitad".parse().unwrap(), ..about() };
    assert_eq!(learned(&packs(&many), &about), None);
}
