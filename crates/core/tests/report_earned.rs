//! From a post to what it earned: which orders its links fit, by what, and that no order counts twice.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that finds nothing has failed")]

use affix_core::kept::{Posted, PostedProduct};
use affix_core::report::earned::{EarnedHow, PostEarned};
use affix_core::report::ledger::Ledger;

const LAMP: &str = "1005006000000001";
const HUB: &str = "1005006000000002";
/// 1 June 2026.
const JUNE: i64 = 1_780_272_000_000;
const DAY: i64 = 86_400_000;

fn link(product: &str, tags: &str) -> String {
    format!(
        "https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_xAmpL3k{tags}&dl_target_url=https%3A%2F%2Fwww.aliexpress.com%2Fitem%2F{product}.html"
    )
}

fn post(day: i64, links: &[(&str, String)]) -> Posted {
    let product = |(id, link): &(&str, String)| PostedProduct {
        id: Some((*id).to_owned()),
        title: "Lamp".into(),
        link: Some(link.clone()),
    };
    Posted { at: JUNE + (day - 1) * DAY, products: links.iter().map(product).collect(), ..Posted::default() }
}

/// Orders by day of June, product, status, and what else the report says.
fn ledger(orders: &[(u32, &str, &str, &str)]) -> Ledger {
    let rows: Vec<String> = (0..)
        .zip(orders)
        .map(|(n, (day, product, status, more)): (u64, _)| {
            format!(
                r#"{{"order_id": {0}, "sub_order_id": "{0}", "order_status": "{status}", "product_id": {product}, "paid_time": "2026-06-{day:02} 08:00:00", "settled_currency": "USD", "paid_amount": 10000, "estimated_paid_commission": 500{more}}}"#,
                8_000_000_000_000_000 + n,
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

const PAID: &str = "Completed Settlement";
const AF: &str = r#", "customer_parameters": "{\"af\":\"blog\"}""#;
const OTHER: &str = r#", "customer_parameters": "{\"af\":\"other\"}""#;

fn said(earned: &PostEarned) -> Vec<(EarnedHow, usize, usize, String)> {
    let of = |total: &affix_core::report::sums::Total| format!("{} {}", total.earned, total.currency);
    earned.by.iter().map(|by| (by.how, by.rows, by.earlier, by.totals.iter().map(of).collect())).collect()
}

#[test]
fn orders_are_the_posts_by_sub_id_and_product_then_by_sub_id_then_by_product() {
    let orders = ledger(&[
        (3, LAMP, PAID, AF),
        (4, LAMP, PAID, AF),
        (4, HUB, PAID, AF),
        (5, LAMP, PAID, ""),
        // Another link's, another product's, and one from before the post.
        (5, LAMP, PAID, OTHER),
        (5, HUB, PAID, ""),
        (1, LAMP, PAID, AF),
    ]);
    let posts = [post(2, &[(LAMP, link(LAMP, "&af=blog"))]).links()];
    let earned = orders.earned(&posts);
    let five = |n: u32| format!("{n}.00 USD");
    assert_eq!(
        said(&earned[0]),
        [(EarnedHow::Both, 2, 0, five(10)), (EarnedHow::SubId, 1, 0, five(5)), (EarnedHow::Product, 1, 0, five(5)),]
    );
    let rows = orders.earned_rows(&posts, 0);
    assert_eq!(rows.all, 4);
    assert_eq!(rows.rows[0].row.ordered_at.as_deref(), Some("2026-06-04 08:00"));
    assert_eq!(orders.earned_rows(&posts, 7).all, 0);
}

#[test]
fn an_order_counts_for_one_post_the_latest_that_it_fits_best_and_says_that_it_fits_another() {
    let orders =
        ledger(&[(3, LAMP, PAID, AF), (9, LAMP, PAID, AF), (9, HUB, PAID, AF), (9, LAMP, "Order Invalid", AF)]);
    let posts = [
        post(2, &[(LAMP, link(LAMP, "&af=blog"))]).links(),
        post(8, &[(LAMP, link(LAMP, "&af=blog"))]).links(),
        // Its sub-id alone fits: those that also have the product go before it.
        post(8, &[(HUB, link(HUB, "&af=blog"))]).links(),
    ];
    let earned = orders.earned(&posts);
    assert_eq!(said(&earned[0]), [(EarnedHow::Both, 1, 0, "5.00 USD".into())]);
    assert_eq!(said(&earned[1]), [(EarnedHow::Both, 2, 2, "5.00 USD".into())]);
    assert_eq!(earned[1].by[0].void, 1);
    assert_eq!(said(&earned[2]), [(EarnedHow::Both, 1, 0, "5.00 USD".into())]);
}

#[test]
fn a_short_link_hides_its_sub_ids_and_what_is_no_networks_link_says_nothing() {
    let orders = ledger(&[(3, LAMP, PAID, OTHER), (3, HUB, PAID, OTHER)]);
    let bare = "https://www.aliexpress.com/item/1005006000000002.html".to_owned();
    let posts = [post(2, &[(LAMP, "https://s.click.aliexpress.com/e/_oXamp1L".into()), (HUB, bare)]).links()];
    let earned = orders.earned(&posts);
    assert_eq!(said(&earned[0]), [(EarnedHow::Product, 1, 0, "5.00 USD".into())]);
    assert_eq!(earned[0].untold, 1);
    // A link without a sub-id is none of an order with one.
    let plain = [post(2, &[(LAMP, link(LAMP, ""))]).links()];
    assert!(orders.earned(&plain)[0].by.is_empty());
}
