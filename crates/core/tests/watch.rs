//! What there is to tell of products that are watched, and when the Open Platform is asked about them.
//! `tests/node` runs the same cases through the built module.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read its own files has failed")]

use affix_core::kept::{Alert, Checked, Checking, KeptProduct, Told, alerts, checked};
use affix_core::open_platform::ProductDetails;
use affix_core::price::SeenProduct;
use affix_core::record;
use affix_core::value::ProductId;
use serde_json::{Value, json};

/// 2026-11-27T12:00:00Z
const AT: i64 = 1_795_780_800_000;
const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
const ID: &str = "1005006000000001";

/// `20.00 EUR` as a price.
fn price(of: &Value) -> Value {
    let Some((amount, currency)) = of.as_str().and_then(|text| text.split_once(' ')) else { return Value::Null };
    json!({ "min": amount, "max": amount, "currency": currency })
}

fn kept(id: &str, wish: &Value) -> KeptProduct {
    let watch = json!({ "tags": [], "note": null, "price": price(&wish["price"]), "seller": wish["seller"], "rate": wish["rate"], "tell": wish["tell"] });
    let kept = json!({ "id": id, "title": "Lamp", "address": format!("https://www.aliexpress.com/item/{id}.html"), "keptAt": "2026-11-01T00:00:00Z", "watch": watch });
    let kept: KeptProduct = record::read(&kept.to_string()).unwrap();
    assert!(kept.watch.is_some(), "{wish}");
    kept
}

fn seen(of: &Value, at: i64) -> SeenProduct {
    let positive = of["positive"].as_str().unwrap_or_default();
    let seen = json!({
        "id": ID, "title": "Lamp", "address": "", "firstAt": at, "lastAt": at, "series": format!("{ID}/DE/EUR/ordinary/1/S1"),
        "price": price(&of["price"]), "verdict": of["verdict"], "facts": format!("{},,,,{positive}", at / 1000), "gone": "",
        "goneAt": if of["gone"] == true { json!(at) } else { Value::Null },
    });
    record::read(&seen.to_string()).unwrap()
}

fn details(of: &Value) -> ProductDetails {
    let details = json!({ "id": ID, "listed": of["listed"], "rate": of["rate"], "price": price(&of["price"]) });
    record::read(&details.to_string()).unwrap()
}

fn told(alert: &Alert, ticks: bool) -> Told {
    let Alert { id, tell, at, price, read, notified, .. } = *alert;
    Told { id, tell, at, price, read: read || ticks, notified }
}

#[test]
fn what_is_wanted_is_told() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("../../../tests/cases/watch.json")).unwrap();
    for case in cases {
        let wish = kept(ID, &case["wish"]);
        let (mut known, mut said, mut before): (Vec<SeenProduct>, Vec<Checked>, Vec<Told>) = Default::default();
        for step in case["steps"].as_array().unwrap() {
            let name = format!("{}, day {}", case["name"], step["day"]);
            let at = AT + step["day"].as_i64().unwrap() * DAY + step["hours"].as_i64().unwrap_or(0) * HOUR;
            if step["seen"].is_object() {
                known = vec![seen(&step["seen"], at)];
            }
            if step["said"].is_object() {
                let country = step["country"].as_str().map(|code| code.parse().unwrap());
                let answer = details(&step["said"]);
                said = checked(&said, &[answer.id], &[answer], country, at);
            }
            let found = alerts(std::slice::from_ref(&wish), &known, &said, &before);
            let expect = step["expect"].as_array().unwrap();
            assert_eq!(found.len(), expect.len(), "{name}: {found:?}");
            for (alert, expect) in found.iter().zip(expect) {
                assert_eq!(
                    (json!(alert.note.code), json!(alert.read)),
                    (expect["code"].clone(), expect["read"].clone()),
                    "{name}"
                );
                let params = serde_json::to_value(&alert.note.params).unwrap();
                assert!(expect["params"].is_null() || params == expect["params"], "{name}: {params}");
                assert!(!alert.note.text.contains('{'), "{}", alert.note.text);
            }
            before = found.iter().map(|alert| told(alert, step["ticks"] == true)).collect();
        }
    }
}

/// So many products that are watched for what the platform can tell.
fn watched(count: u64) -> Vec<KeptProduct> {
    (0..count).map(|n| kept(&(1_005_006_000_000_001 + n).to_string(), &json!({ "tell": ["left"] }))).collect()
}

/// Answers about products at a moment.
fn answered(products: &[KeptProduct], at: i64) -> Vec<Checked> {
    let of =
        |product: &KeptProduct| ProductDetails { id: product.id, ..details(&json!({ "listed": true, "rate": "7" })) };
    let ids: Vec<ProductId> = products.iter().map(|product| product.id).collect();
    checked(&[], &ids, &products.iter().map(of).collect::<Vec<_>>(), None, at)
}

fn on(budget: u32) -> Checking {
    Checking { on: true, budget: Some(budget), ..Checking::default() }
}

#[test]
fn nothing_is_asked_unless_it_is_turned_on_and_something_is_wanted() {
    let some = watched(3);
    assert!(Checking::default().plan(&some, &[], AT, 0).ids.is_empty());
    let prices =
        [kept(ID, &json!({ "tell": ["stock", "gone", "seller", "lowest"] })), kept(ID, &json!({ "tell": ["price"] }))];
    let plan = on(50).plan(&prices, &[], AT, 0);
    assert_eq!((plan.ids.len(), plan.next, plan.watched), (0, Some(AT + 6 * HOUR), 0));
    let price = [kept(ID, &json!({ "tell": ["price"], "price": "20.00 EUR" }))];
    assert_eq!(on(50).plan(&price, &[], AT, 0).ids.len(), 1);
}

#[test]
fn each_is_asked_once_a_day_twenty_at_a_time_and_a_minute_apart() {
    let all = watched(45);
    let plan = on(50).plan(&all, &[], AT, 0);
    assert_eq!((plan.ids.len(), plan.next, plan.asked, plan.watched), (20, Some(AT + 60_000), 0, 45));
    // Before a minute is over nothing goes out, whatever is due.
    let soon = plan.checking.plan(&all, &[], AT + 59_000, 0);
    assert_eq!((soon.ids.len(), soon.next), (0, Some(AT + 60_000)));
    let mut known = answered(&all[..20], AT);
    let plan = plan.checking.plan(&all, &known, AT + 60_000, 0);
    assert_eq!((plan.ids[0], plan.ids.len(), plan.asked), (all[20].id, 20, 1));
    known.extend(answered(&all[20..], AT + 60_000));
    let rest = plan.checking.plan(&all, &known, AT + 120_000, 0);
    assert_eq!((rest.ids.len(), rest.asked), (0, 2));
    assert!(rest.next.unwrap() > AT + HOUR);
    // The next day the ones that were asked first come first.
    let next = plan.checking.plan(&all, &known, AT + DAY, 0);
    assert_eq!((next.ids[0], next.ids.len(), next.asked), (all[0].id, 20, 0));
}

#[test]
fn no_more_is_asked_in_a_day_than_is_allowed() {
    let all = watched(100);
    let mut checking = on(2);
    let mut asked = 0;
    for minute in 0..60 {
        let plan = checking.plan(&all, &[], AT + minute * 60_000, 60);
        asked += u32::from(!plan.ids.is_empty());
        checking = plan.checking;
    }
    assert_eq!(asked, 2);
    // 2026-11-28T00:00 an hour ahead of UTC.
    let plan = checking.plan(&all, &[], AT + HOUR, 60);
    assert_eq!((plan.ids.len(), plan.next, plan.asked), (0, Some(AT + 11 * HOUR), 2));
    let plan = checking.plan(&all, &[], AT + 11 * HOUR, 60);
    assert_eq!((plan.ids.len(), plan.asked), (20, 0));
    assert!(on(0).plan(&all, &[], AT, 0).ids.is_empty());
}

#[test]
fn what_no_answer_spoke_of_is_not_asked_again_at_once() {
    let all = watched(2);
    let plan = on(50).plan(&all, &[], AT, 0);
    let known = checked(&[], &plan.ids, &[], None, AT);
    assert!(known.iter().all(|one| one.said.is_empty()));
    assert!(plan.checking.plan(&all, &known, AT + HOUR, 0).ids.is_empty());
}

#[test]
fn a_refusal_ends_it() {
    let all = watched(1);
    let sent = on(50).plan(&all, &[], AT, 0).checking;
    let limit = sent.after(Some("open_platform_limit"), AT, 0);
    assert_eq!(
        (limit.plan(&all, &[], AT + HOUR, 0).ids.len(), limit.plan(&all, &[], AT + 12 * HOUR, 0).ids.len()),
        (0, 1)
    );
    let unreachable = sent.after(Some("open_platform_unreachable"), AT, 0);
    let later = unreachable.plan(&all, &[], AT + HOUR - 1, 0);
    assert_eq!((later.ids.len(), later.next), (0, Some(AT + HOUR)));
    assert_eq!(unreachable.plan(&all, &[], AT + HOUR, 0).ids.len(), 1);
    let refused = sent.after(Some("open_platform_permission"), AT, 0);
    assert!(refused.over && refused.plan(&all, &[], AT + 300 * DAY, 0).next.is_none());
    assert_eq!(sent.after(None, AT, 0), sent);
}

#[test]
fn a_clock_that_was_set_back_stops_nothing() {
    let all = watched(1);
    let ahead =
        on(50).plan(&all, &[], AT + 300 * DAY, 0).checking.after(Some("open_platform_limit"), AT + 300 * DAY, 0);
    let known = answered(&all, AT + 300 * DAY);
    assert_eq!(ahead.plan(&all, &known, AT, 0).ids.len(), 1);
}
