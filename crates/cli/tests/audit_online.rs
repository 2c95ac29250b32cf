//! `affix audit --online`: a server of the test's own answers in the Open Platform's place.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod tool;

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use serde_json::{Value, json};

const LAMP: u64 = 1_005_006_000_000_001;

/// A server that gives these answers, one after the other, and hands on what it was sent.
fn server(answers: Vec<(u16, String)>) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/sync", listener.local_addr().unwrap());
    let (sent, asked) = channel();
    thread::spawn(move || {
        for (status, body) in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let (mut head, mut length) = (String::new(), 0);
            loop {
                let mut line = String::new();
                reader.read_line(&mut line).unwrap();
                if let Some(number) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                    length = number.trim().parse().unwrap();
                }
                if line.trim().is_empty() {
                    break;
                }
                head.push_str(&line);
            }
            let mut form = vec![0; length];
            reader.read_exact(&mut form).unwrap();
            let _ = sent.send(format!("{head}\n{}", String::from_utf8(form).unwrap()));
            let length = body.len();
            write!(stream, "HTTP/1.1 {status} Answer\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}")
                .unwrap();
        }
    });
    (address, asked)
}

/// Products with rate and price in euros, as the platform writes them.
fn products(list: &[(u64, &str, &str)]) -> (u16, String) {
    let each = list.iter().map(|(id, rate, price)| {
        json!({ "product_id": id, "commission_rate": rate, "target_sale_price": price, "target_sale_price_currency": "EUR",
            "product_detail_url": format!("//www.aliexpress.com/item/{id}.html") })
    });
    let each: Vec<Value> = each.collect();
    let result = json!({ "current_record_count": each.len(), "products": { "product": each } });
    let answer = json!({ "resp_result": { "resp_code": 200, "resp_msg": "Call succeeds", "result": result } });
    (200, json!({ "aliexpress_affiliate_productdetail_get_response": answer }).to_string())
}

fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("audit-online").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in files {
        fs::write(folder.join(file), text).unwrap();
    }
    folder
}

/// What is found on a day by the new rules, as rule and text; what was said; the exit code.
fn audited(at: &Path, day: &str, address: &str, more: &[&str]) -> (Vec<String>, String, i32) {
    let moment = format!("{day}T12:00:00Z");
    let args = ["audit", "a.md", "--at", &moment, "--online", "answers.json", "--format", "json"];
    let mut tool = tool::command(&[&args[..], more].concat());
    tool.env("AFFIX_TEST_ENDPOINT", address).env("AFFIX_APP_KEY", "510000").env("AFFIX_APP_SECRET", "not-sent");
    let out = tool.current_dir(at).output().unwrap();
    let errors = String::from_utf8(out.stderr).unwrap();
    assert!(!errors.contains("panicked"), "{errors}");
    let answer: Value = serde_json::from_slice(&out.stdout).unwrap_or_default();
    let rules = ["programme-left", "rate-changed", "price-drift"];
    let found = answer["findings"].as_array().into_iter().flatten();
    let found = found.filter(|found| rules.iter().any(|rule| found["rule"] == *rule));
    let found =
        found.map(|f| format!("{} {} {}", f["rule"].as_str().unwrap(), f["line"], f["message"].as_str().unwrap()));
    (found.collect(), errors, out.status.code().unwrap())
}

const DE: &[&str] = &["--market", "DE", "--fail-on", "never"];

const POST: &str = "Anzeige: die [Lampe](https://www.aliexpress.com/item/1005006000000001.html) kostet 20,00 €.\n";

#[test]
fn a_product_that_is_absent_on_two_days_has_left() {
    let at = folder("left", &[("a.md", POST)]);
    let (address, asked) = server(vec![products(&[]), products(&[]), products(&[(LAMP, "7.0%", "20.00")])]);
    assert_eq!(audited(&at, "2026-11-20", &address, DE), (vec![], String::new(), 0), "once may be a slip");
    assert_eq!(audited(&at, "2026-11-20", &address, DE).0, Vec::<String>::new(), "asked once a day");
    let (found, _, _) = audited(&at, "2026-11-23", &address, DE);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("programme-left 1 ") && found[0].contains("2026-11-20") && found[0].contains("DE"));
    assert_eq!(audited(&at, "2026-11-24", &address, DE).0, Vec::<String>::new(), "it is back");
    let sent: Vec<String> = asked.try_iter().collect();
    assert_eq!(sent.len(), 3);
    assert!(sent[0].contains("product_ids=1005006000000001&") && sent[0].contains("country=DE"), "{}", sent[0]);
    assert!(sent[0].starts_with("POST /sync ") && !sent[0].contains("not-sent"), "the secret stays: {}", sent[0]);
}

#[test]
fn another_rate_and_another_price_are_said() {
    let drift = POST.replace("20,00", "24,90");
    let at = folder("changed", &[("a.md", &drift)]);
    let (address, _asked) = server(vec![
        products(&[(LAMP, "7.0%", "24.00")]),
        products(&[(LAMP, "3%", "19.90")]),
        products(&[(LAMP, "3%", "3")]),
    ]);
    assert_eq!(audited(&at, "2026-11-20", &address, DE).0, Vec::<String>::new(), "within five percent");
    let (found, _, _) = audited(&at, "2026-11-21", &address, DE);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().any(|f| f.starts_with("rate-changed 1 ") && f.contains("from 7 % to 3 %")), "{found:?}");
    assert!(found.iter().any(|f| f.starts_with("price-drift 1 ") && f.contains("EUR 19.90")), "{found:?}");
    let (found, _, _) = audited(&at, "2027-01-21", &address, DE);
    assert_eq!(found, Vec::<String>::new(), "an old change, and a price that is no price of this product");
}

#[test]
fn prices_that_can_be_taken_for_others_are_left() {
    let link = "[lamp](https://www.aliexpress.com/item/1005006000000001.html)";
    for text in ["was 30,00 €, now 24,90 €", "24,90 $", "24,90", "1,290 €"] {
        let at = folder("unsure", &[("a.md", &format!("Anzeige: {link} {text}\n"))]);
        let (address, _asked) = server(vec![products(&[(LAMP, "7%", "19.90")])]);
        assert_eq!(audited(&at, "2026-11-20", &address, DE).0, Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_was_answered_is_kept_when_it_is_stopped() {
    let links: String = (0..21).map(|n| format!("<https://www.aliexpress.com/item/{}.html>\n", LAMP + n)).collect();
    let at = folder("stopped", &[("a.md", &links)]);
    let all: Vec<(u64, &str, &str)> = (0..20).map(|n| (LAMP + n, "7%", "20")).collect();
    let refused = json!({ "error_response": { "code": "7", "msg": "App Call Limited", "sub_code": "accesscontrol.limited-by-api-access-count", "sub_msg": "This ban will last for 9000 more seconds" } });
    let (address, asked) = server(vec![products(&all), (200, refused.to_string()), products(&[])]);
    let (_, said, code) = audited(&at, "2026-11-20", &address, DE);
    assert!(said.contains("20 of 21") && said.contains("9000") && code == 2, "{said}");
    let (_, said, code) = audited(&at, "2026-11-20", &address, DE);
    assert_eq!((said.as_str(), code), ("", 0));
    let sent: Vec<String> = asked.try_iter().collect();
    assert!(sent[2].contains(&format!("product_ids={}&", LAMP + 20)), "only what is missing: {}", sent[2]);
    let kept: Value = serde_json::from_str(&fs::read_to_string(at.join("answers.json")).unwrap()).unwrap();
    assert_eq!((kept["products"].as_array().unwrap().len(), &kept["country"]), (21, &json!("DE")));
}

#[test]
fn what_cannot_be_asked_is_said() {
    let at = folder("refused", &[("a.md", POST)]);
    let (address, _asked) = server(vec![(503, "no".into())]);
    let (_, said, code) = audited(&at, "2026-11-20", &address, DE);
    assert!(said.contains("503") && code == 2, "{said}");
    let (_, said, code) = audited(&at, "2026-11-20", "http://127.0.0.1:1/sync", DE);
    assert!(said.contains("0 of 1") && code == 2, "{said}");
    let (_, said, code) = audited(&at, "2026-11-20", &address, &[]);
    assert!(said.contains("--market") && code == 2, "{said}");
    for (record, why) in [
        ("{\"version\":9}", "newer version"),
        ("[", "no record"),
        ("{\"version\":1,\"country\":\"FR\",\"products\":[]}", "FR"),
    ] {
        fs::write(at.join("answers.json"), record).unwrap();
        let (_, said, code) = audited(&at, "2026-11-20", &address, DE);
        assert!(said.contains(why) && code == 2, "{said}");
    }
    let mut tool = tool::command(&["audit", "a.md", "--online", "new.json", "--market", "DE"]);
    tool.env_remove("AFFIX_APP_KEY").env_remove("AFFIX_APP_SECRET");
    let out = tool.current_dir(&at).output().unwrap();
    let said = String::from_utf8(out.stderr).unwrap();
    assert!(said.contains("AFFIX_APP_SECRET") && out.status.code() == Some(2), "{said}");
    fs::write(
        at.join("settings.json"),
        r#"{"version":1,"openPlatform":{"appKey":"510000","secret":"s","trackingId":""}}"#,
    )
    .unwrap();
    let (address, asked) = server(vec![products(&[(LAMP, "7%", "20")])]);
    let args =
        ["audit", "a.md", "--online", "new.json", "--market", "DE", "--profile", "settings.json", "--fail-on", "never"];
    let mut tool = tool::command(&args);
    tool.env_remove("AFFIX_APP_KEY").env_remove("AFFIX_APP_SECRET").env("AFFIX_TEST_ENDPOINT", address);
    assert_eq!(tool.current_dir(&at).output().unwrap().status.code(), Some(0), "the key of the settings");
    assert!(asked.try_recv().unwrap().contains("app_key=510000"));
}
