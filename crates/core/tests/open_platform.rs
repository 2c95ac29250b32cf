//! The Open Platform: published signatures, what is sent, what answers mean, and how often is asked.
//! `tests/node` runs the same answers through the built module.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read its own files has failed")]

use std::fs;
use std::path::Path;

use affix_core::open_platform::{
    DetailsQuestion, FindQuestion, OrdersOf, OrdersPage, OrdersQuestion, Pace, PlatformKey, ProductQuestion, Reply,
    details, details_request, find_request, found_products, link_request, orders_page, orders_request, product_rates,
    product_request, short_link, sign,
};
use affix_core::record;
use affix_core::text::message::Note;
use serde_json::{Value, json};

/// 2026-11-22T00:01:01Z
const NOW: i64 = 1_795_305_661_000;
const SECRET: &str = "5dem0secretdem0secret";

fn cases(name: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases").join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn key() -> PlatformKey {
    PlatformKey { app_key: "512345".into(), secret: SECRET.into(), tracking_id: "demo".into() }
}

/// A form as its parameters.
fn parameters(form: &str) -> Vec<(String, String)> {
    url::form_urlencoded::parse(form.as_bytes()).into_owned().collect()
}

#[test]
fn signatures_are_the_published_ones() {
    for case in cases("sign.json") {
        assert_eq!(case["method"], "sha256");
        let params: Vec<(&str, &str)> =
            case["params"].as_object().unwrap().iter().map(|(k, v)| (k.as_str(), v.as_str().unwrap())).collect();
        let secret = case["secret"].as_str().unwrap();
        let path = case["path"].as_str().unwrap();
        assert_eq!(sign(secret, path, &params), case["sign"], "{}", case["name"]);
        let mut turned = params.clone();
        turned.reverse();
        turned.extend([("sign", "ABC"), ("empty", "")]);
        assert_eq!(sign(secret, path, &turned), case["sign"], "{}: order, sign and empty values", case["name"]);
    }
}

#[test]
fn orders_are_asked_for_by_status_and_window_and_an_empty_answer_is_one() {
    let question = OrdersQuestion {
        of: OrdersOf::Received,
        from: "2026-09-01".parse().unwrap(),
        to: "2026-11-29".parse().unwrap(),
        page: 3,
    };
    let form = parameters(&orders_request(&key(), &question, NOW).unwrap());
    let of = |name: &str| form.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    assert_eq!(of("method"), Some("aliexpress.affiliate.order.list"));
    assert_eq!((of("start_time"), of("end_time")), (Some("2026-09-01 00:00:00"), Some("2026-11-29 23:59:59")));
    assert_eq!(
        (of("status"), of("page_no"), of("page_size")),
        (Some("Buyer Confirmed Receipt"), Some("3"), Some("50"))
    );
    let page = |body: &str| orders_page(Reply::Answer { status: 200, body }, &question);
    let empty = r#"{"aliexpress_affiliate_order_list_response": {"resp_result": {"resp_code": 405, "resp_msg": "The result is empty"}}}"#;
    for body in [empty, r#"{"resp_result": {"resp_code": 200, "result": {"orders": {}, "current_record_count": 0}}}"#] {
        assert_eq!(page(body), Ok(OrdersPage::default()));
    }
    let rows = |orders: &str, pages: &str| {
        format!(r#"{{"resp_result": {{"resp_code": 200, "result": {{"orders": {orders}{pages}}}}}}}"#)
    };
    let two = rows(r#"{"order": [{"sub_order_id": 1}, {"sub_order_id": 2}]}"#, r#", "total_page_no": 4"#);
    let found = page(&two).unwrap();
    assert_eq!((found.rows, found.pages, found.more, found.answer.as_str()), (2, Some(4), true, two.as_str()));
    let last = page(&rows(r#"[{"sub_order_id": 1}]"#, r#", "total_page_no": 3"#)).unwrap();
    assert_eq!((last.rows, last.more), (1, false));
    // Where the number of pages is not said, a full one has another behind it.
    let full = format!("[{}]", vec![r#"{"sub_order_id": 1}"#; 50].join(","));
    assert!(page(&rows(&full, "")).unwrap().more && !page(&rows("[{}]", "")).unwrap().more);
    for (body, code) in [
        (r#"{"resp_result": {"resp_code": 200, "result": {"current_record_count": 7}}}"#, "open_platform_unreadable"),
        (r#"{"resp_result": {"resp_code": 407, "resp_msg": "pattern"}}"#, "open_platform_parameters"),
        (
            r#"{"error_response": {"code": "ApiCallLimit", "msg": "this ban will last 9 seconds"}}"#,
            "open_platform_limit",
        ),
    ] {
        assert_eq!(page(body).unwrap_err().code, code);
    }
}

#[test]
fn names_are_sorted_by_their_bytes() {
    let sorted = sign("s", "", &[("B", "1"), ("_a", "2"), ("a", "3"), ("aB", "4"), ("a_", "5")]);
    let as_one = sign("s", "", &[("B", "1_a2a3aB4a_5")]);
    assert_eq!(sorted, as_one);
}

#[test]
fn what_is_sent_is_what_is_known() {
    let question = ProductQuestion {
        product_id: "3256805813685249".into(),
        country: Some("BR".into()),
        currency: Some("BRL".into()),
        language: Some("pt-BR".into()),
    };
    let form = product_request(&key(), &question, NOW).unwrap();
    let sent = parameters(&form);
    let (signature, rest) = sent.split_last().unwrap();
    let expected = [
        ("app_key", "512345"),
        ("format", "json"),
        ("method", "aliexpress.affiliate.productdetail.get"),
        ("sign_method", "sha256"),
        ("timestamp", "1795305661000"),
        ("v", "2.0"),
        ("country", "BR"),
        ("product_ids", "1005006000000001"),
        ("target_currency", "BRL"),
        ("target_language", "PT"),
        ("tracking_id", "demo"),
    ];
    assert_eq!(rest, expected.map(|(k, v)| (k.to_owned(), v.to_owned())));
    assert_eq!(*signature, ("sign".into(), sign(SECRET, "", &expected)));
    assert!(!form.contains(SECRET));

    // A key without a tracking id, a currency and a language that the platform does not have.
    let bare = PlatformKey { tracking_id: String::new(), ..key() };
    let question =
        ProductQuestion { currency: Some("CHF".into()), language: Some("sv".into()), country: None, ..question };
    let sent = parameters(&product_request(&bare, &question, NOW).unwrap());
    let names: Vec<&str> = sent.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["app_key", "format", "method", "sign_method", "timestamp", "v", "product_ids", "sign"]);
}

#[test]
fn several_products_are_asked_about_at_once_and_no_more_than_are_answered() {
    let ids: Vec<u64> = (0..25).map(|n| 1_005_006_000_000_001 + n).collect();
    let question = json!({ "productIds": ids, "country": "DE", "currency": "EUR" });
    let question: DetailsQuestion = record::read(&question.to_string()).unwrap();
    let sent = parameters(&details_request(&key(), &question, NOW).unwrap());
    let value = |wanted: &str| sent.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
    let asked = ids[..20].iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    assert_eq!(value("product_ids"), Some(asked));
    assert_eq!((value("country").as_deref(), value("target_currency").as_deref()), (Some("DE"), Some("EUR")));
    assert_eq!(value("method").as_deref(), Some("aliexpress.affiliate.productdetail.get"));
    let none = details_request(&key(), &DetailsQuestion::default(), NOW);
    assert_eq!(none.err().map(|note| note.code), Some("open_platform_product"));
}

#[test]
fn a_link_is_asked_for_the_clean_address() {
    let form = link_request(&key(), "https://de.aliexpress.com/item/3256805813685249.html?aff_fsk=_nObody&spm=a", NOW);
    let sent = parameters(&form.unwrap());
    let value = |wanted: &str| sent.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    assert_eq!(value("method"), Some("aliexpress.affiliate.link.generate"));
    assert_eq!(value("promotion_link_type"), Some("0"));
    assert_eq!(value("source_values"), Some("https://www.aliexpress.com/item/1005006000000001.html"));
    assert_eq!(value("tracking_id"), Some("demo"));
}

#[test]
fn a_key_that_cannot_be_one_is_a_sentence() {
    let question = ProductQuestion { product_id: "1005006000000001".into(), ..ProductQuestion::default() };
    let page = "https://www.aliexpress.com/";
    for (app_key, secret, tracking_id, product, link) in [
        ("", SECRET, "demo", Some("open_platform_app_key"), Some("open_platform_app_key")),
        ("51 2345", SECRET, "demo", Some("open_platform_app_key"), Some("open_platform_app_key")),
        ("key512345", SECRET, "demo", Some("open_platform_app_key"), Some("open_platform_app_key")),
        ("512345", "", "demo", Some("open_platform_secret"), Some("open_platform_secret")),
        ("512345", SECRET, "", None, Some("open_platform_tracking")),
    ] {
        let key = PlatformKey { app_key: app_key.into(), secret: secret.into(), tracking_id: tracking_id.into() };
        let code = |result: Result<String, Note>| result.err().map(|note| note.code);
        assert_eq!(code(product_request(&key, &question, NOW)), product, "{key:?}");
        assert_eq!(code(link_request(&key, page, NOW)), link, "{key:?}");
    }
    let nowhere = link_request(&key(), "https://example.com/", NOW);
    assert_eq!(nowhere.err().map(|note| note.code), Some("open_platform_page"));
    let nothing = product_request(&key(), &ProductQuestion::default(), NOW);
    assert_eq!(nothing.err().map(|note| note.code), Some("open_platform_product"));
}

#[test]
fn a_pasted_key_loses_its_white_space_and_never_prints_its_secret() {
    let pasted = json!({ "appKey": " 512345\n", "secret": format!("\t{SECRET}\r\n"), "trackingId": "demo " });
    let read = record::read::<PlatformKey>(&pasted.to_string()).unwrap();
    assert!(read == key());
    assert_eq!(record::read::<PlatformKey>(r#"{"appKey":512345}"#).unwrap().app_key, "512345");
    assert!(!format!("{read:?}").contains(SECRET));
}

#[test]
fn answers_say_what_they_mean() {
    for case in cases("open_platform.json") {
        let name = &case["name"];
        let body = case["body"].as_str().map_or_else(|| case["body"].to_string(), str::to_owned);
        let status = u16::try_from(case["status"].as_u64().unwrap()).unwrap();
        let reply = Reply::Answer { status, body: &body };
        let question = ProductQuestion {
            product_id: case["question"]["productId"].as_str().unwrap_or("1005006000000001").into(),
            ..ProductQuestion::default()
        };
        let answer = if case["ask"] == "details" {
            let question: DetailsQuestion = record::read(&case["question"].to_string()).unwrap();
            details(reply, &question).map(|found| serde_json::to_value(found).unwrap())
        } else if case["ask"] == "link" {
            let page = "https://www.aliexpress.com/item/1005006000000001.html";
            short_link(reply, page).map(|link| json!({ "link": link }))
        } else {
            product_rates(reply, &question, NOW).map(|rates| serde_json::to_value(rates).unwrap())
        };
        match answer {
            Ok(answer) => assert_eq!(answer, case["expect"], "{name}"),
            Err(note) => {
                let told = json!({ "code": note.code, "params": serde_json::to_value(&note.params).unwrap() });
                assert_eq!(told, case["problem"], "{name}");
                assert!(!note.text.contains('{'), "{name}: {}", note.text);
            }
        }
    }
}

/// Where an answer differs from the keys that are expected of it.
fn differs(want: &Value, got: &Value) -> bool {
    match (want, got) {
        (Value::Object(want), _) => want.iter().any(|(key, want)| differs(want, &got[key])),
        (Value::Array(want), Value::Array(got)) => {
            want.len() != got.len() || want.iter().zip(got).any(|(want, got)| differs(want, got))
        }
        _ => want != got,
    }
}

#[test]
fn products_are_asked_for_and_found() {
    for case in cases("find.json") {
        let name = &case["name"];
        let mut question = json!({ "list": "all", "by": "platform", "page": 1 });
        question.as_object_mut().unwrap().extend(case["question"].as_object().unwrap().clone());
        let question: FindQuestion = record::read(&question.to_string()).unwrap();
        let told = |note: Note| json!({ "code": note.code, "params": serde_json::to_value(&note.params).unwrap() });
        let form = find_request(&key(), &question, NOW);
        if let Some(sends) = case["sends"].as_object() {
            let sent = parameters(&form.unwrap());
            let common = ["app_key", "format", "sign_method", "timestamp", "v", "sign"];
            let sent: Value = sent.into_iter().filter(|(key, _)| !common.contains(&key.as_str())).collect();
            assert_eq!(&sent, &Value::Object(sends.clone()), "{name}");
            continue;
        }
        let Some(status) = case["status"].as_u64() else {
            assert_eq!(told(form.unwrap_err()), case["problem"], "{name}");
            continue;
        };
        let body = case["body"].to_string();
        let reply = Reply::Answer { status: u16::try_from(status).unwrap(), body: &body };
        match found_products(reply, &question, NOW) {
            Ok(found) => {
                let got = serde_json::to_value(found).unwrap();
                assert!(!differs(&case["expect"], &got), "{name}: {got}");
            }
            Err(note) => assert_eq!(told(note), case["problem"], "{name}"),
        }
    }
}

#[test]
fn silence_is_told_apart() {
    let question = ProductQuestion { product_id: "1005006000000001".into(), ..ProductQuestion::default() };
    let said = |reply| product_rates(reply, &question, NOW).err().map(|note| note.text).unwrap();
    assert_eq!(said(Reply::TimedOut { seconds: 10 }), "AliExpress did not answer within 10 s. Try again.");
    assert!(said(Reply::Unreachable).contains("could not be reached"));
}

#[test]
fn a_cut_answer_is_never_read() {
    let whole = cases("open_platform.json").swap_remove(0)["body"].to_string();
    let question = ProductQuestion { product_id: "1005006000000001".into(), ..ProductQuestion::default() };
    for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        let answer = product_rates(Reply::Answer { status: 200, body: &whole[..end] }, &question, NOW);
        assert_eq!(answer.err().map(|note| note.code), Some("open_platform_cut"), "{end}");
    }
}

const LIMIT: Option<&str> = Some("open_platform_limit");

#[test]
fn one_call_a_second() {
    let first = Pace::default().turn(10_000);
    assert_eq!((first.wait, first.pace.next), (0, 11_000));
    let early = first.pace.turn(10_999);
    assert_eq!((early.wait, early.pace), (1, first.pace));
    assert_eq!(first.pace.turn(11_000).wait, 0);
    assert_eq!(first.pace.after(None, None, 10_300), first.pace);
}

#[test]
fn a_limit_is_waited_out_and_doubles_up_to_a_cap() {
    let mut pace = Pace::default().turn(0).pace.after(LIMIT, Some(7), 100);
    assert_eq!(pace.turn(100).wait, 7_000);
    let mut waits = Vec::new();
    for _ in 0..12 {
        let now = pace.next;
        pace = pace.turn(now).pace.after(Some("open_platform_limit_unsaid"), None, now);
        waits.push((pace.next - now) / 1_000);
    }
    assert_eq!(waits, [2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300]);
    assert_eq!(pace.after(None, None, 0).refusals, 0);
}

#[test]
fn only_limits_slow_down_and_no_ban_is_endless() {
    let pace = Pace::default().turn(0).pace;
    assert_eq!(pace.after(Some("open_platform_timeout"), None, 500), pace);
    assert_eq!(pace.after(LIMIT, Some(u64::MAX), 500).turn(500).wait, 86_400_000);
    assert_eq!(pace.after(LIMIT, Some(1), u64::MAX).next, u64::MAX);
}

#[test]
fn a_clock_that_is_set_back_stops_nothing() {
    let year = 365 * 86_400_000;
    let ahead = Pace::default().turn(10 * year).pace;
    let set_right = ahead.turn(9 * year);
    assert_eq!((set_right.wait, set_right.pace.next), (0, 9 * year + 1_000));
    assert_eq!(set_right.pace.turn(9 * year + 1).wait, 999);
    let refused = ahead.after(LIMIT, Some(7), 10 * year);
    assert_eq!((refused.turn(10 * year).wait, refused.turn(9 * year).wait), (7_000, 0));
}

#[test]
fn a_pace_outlives_the_worker() {
    let pace = Pace::default().turn(1_795_305_661_000).pace.after(LIMIT, Some(3), 1_795_305_661_000);
    assert_eq!(record::read::<Pace>(&serde_json::to_string(&pace).unwrap()), Ok(pace));
    for nonsense in ["", "null", "7", r#"{"next":"soon","refusals":-1}"#] {
        assert!(record::read::<Pace>(nonsense).is_err(), "{nonsense}");
    }
}
