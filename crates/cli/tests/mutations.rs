//! Damaged pages: whatever is cut, dropped, renamed or reshaped, a field keeps its value or becomes
//! absent. It is never another value.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test that cannot read its own files has failed")]

use std::path::{Path, PathBuf};

use affix_cli::snapshot::of_file;
use affix_core::page::read;
use serde_json::{Map, Value};

/// A fixture: name, text, address, and what it says undamaged.
struct Page {
    name: String,
    text: String,
    url: String,
    whole: Value,
}

fn answer(text: &str, url: &str) -> Value {
    serde_json::to_value(read(&of_file(text, url))).expect("an answer is JSON")
}

fn pages() -> Vec<Page> {
    let tests: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let cases = std::fs::read_to_string(tests.join("cases/read.json")).expect("the cases are part of the project");
    let cases: Vec<Value> = serde_json::from_str(&cases).expect("the cases are JSON");
    cases
        .iter()
        .map(|case| {
            let name = case["file"].as_str().expect("a case names its file").to_owned();
            let text = std::fs::read_to_string(tests.join("fixtures").join(&name)).expect("the fixture is there");
            let url = case["url"].as_str().unwrap_or_default().to_owned();
            let whole = answer(&text, &url);
            Page { name, text, url, whole }
        })
        .filter(|page| !contradicts_itself(&page.whole))
        .collect()
}

/// Where two products or two prices stand on a page, the other one is right when the first is cut away.
fn contradicts_itself(whole: &Value) -> bool {
    whole["findings"].as_array().into_iter().flatten().any(|f| f["disagrees"] != Value::Array(Vec::new()))
}

/// Fields of the damaged answer that have another value than the whole page's.
fn wrong(path: &str, whole: &Value, got: &Value, out: &mut Vec<String>) {
    match (whole, got) {
        (_, Value::Null) => {}
        (Value::Object(a), Value::Object(b)) => {
            for (key, got) in b {
                // How it is shown is no fact of the product.
                if key != "text" {
                    wrong(&format!("{path}.{key}"), a.get(key).unwrap_or(&Value::Null), got, out);
                }
            }
        }
        // Titles of the head drop hyphens; a reader without the page itself has no better.
        (Value::String(a), Value::String(b))
            if path.ends_with("title") && a.replace('-', " ") == b.replace('-', " ") => {}
        // The same number, with the digits that an unknown currency is shown with.
        (Value::String(a), Value::String(b))
            if a.contains('.') && a.trim_end_matches(['0', '.']) == b.trim_end_matches(['0', '.']) => {}
        // The slider shows the gallery from another host, and the variants' pictures after it.
        _ if path.ends_with("images") => {}
        // An address alone still names its product.
        (Value::Null, Value::Object(b)) if path == "product" && b["title"].is_null() && b["price"].is_null() => {}
        (Value::Array(a), Value::Array(b)) if b.iter().all(|v| a.iter().any(|w| is_part(w, v))) => {}
        (a, b) if a == b => {}
        (a, b) => out.push(format!("{path}: {b} instead of {a}")),
    }
}

/// An element of a list may have lost fields, as the product may.
fn is_part(whole: &Value, got: &Value) -> bool {
    let mut out = Vec::new();
    wrong("", whole, got, &mut out);
    out.is_empty() && whole.get("text") == got.get("text")
}

/// Reads a damaged page and names what became wrong.
fn check(page: &Page, damage: &str, text: &str, failures: &mut Vec<String>) {
    let got = answer(text, &page.url);
    let mut found = Vec::new();
    wrong("product", &page.whole["product"], &got["product"], &mut found);
    let known = |card: &Value| {
        page.whole["cards"].as_array().and_then(|all| all.iter().find(|c| c["siteId"] == card["siteId"]).cloned())
    };
    for card in got["cards"].as_array().into_iter().flatten() {
        wrong("card", &known(card).unwrap_or(Value::Null), card, &mut found);
    }
    failures.extend(found.into_iter().map(|f| format!("{} {damage}: {f}", page.name)));
}

fn report(failures: &[String]) {
    assert!(
        failures.is_empty(),
        "{} wrong values\n{}\n",
        failures.len(),
        failures.iter().take(40).cloned().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn cut_at_each_tenth() {
    let mut failures = Vec::new();
    for page in pages() {
        for tenth in 0..10 {
            let end = page.text.floor_char_boundary(page.text.len() * tenth / 10);
            check(&page, &format!("cut at {tenth}/10"), &page.text[..end], &mut failures);
        }
    }
    report(&failures);
}

/// The places of every block that opens with `open` and ends with `close`.
fn blocks(text: &str, open: &str, close: &str) -> Vec<(usize, usize)> {
    text.match_indices(open)
        .filter_map(|(at, _)| text[at..].find(close).map(|end| (at, at + end + close.len())))
        .collect()
}

#[test]
fn any_block_dropped() {
    let mut failures = Vec::new();
    for page in pages() {
        for (open, close) in [
            ("<script", "</script>"),
            ("<meta", ">"),
            ("<link", ">"),
            ("<h1", "</h1>"),
            ("<a ", "</a>"),
            ("<strong", "</strong>"),
        ] {
            for (i, (from, to)) in blocks(&page.text, open, close).into_iter().enumerate().take(40) {
                let text = format!("{}{}", &page.text[..from], &page.text[to..]);
                check(&page, &format!("without {open} {i}"), &text, &mut failures);
            }
        }
    }
    report(&failures);
}

#[test]
fn any_key_of_the_state_dropped() {
    let mut failures = Vec::new();
    for page in pages() {
        let mut keys: Vec<&str> =
            page.text.split('"').filter(|k| k.len() > 3 && k.bytes().all(|b| b.is_ascii_alphabetic())).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            let quoted = format!("\"{key}\"");
            // Only what stands as a key; a value of the same text stays.
            let text = page
                .text
                .replace(&format!("{quoted}:"), &format!("\"x{key}\":"))
                .replace(&format!("{quoted} :"), &format!("\"x{key}\" :"));
            if text != page.text {
                check(&page, &format!("without {key}"), &text, &mut failures);
            }
        }
    }
    report(&failures);
}

#[test]
fn other_class_hashes_change_nothing() {
    let mut failures = Vec::new();
    for page in pages() {
        let mut text = String::new();
        for (i, part) in page.text.split("--").enumerate() {
            if i > 0 {
                text.push_str("--");
                let hash = part.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
                if (6..=8).contains(&hash) && part[..hash].bytes().any(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
                {
                    text.push_str("Zq7Rt_2");
                    text.push_str(&part[hash..]);
                    continue;
                }
            }
            text.push_str(part);
        }
        if answer(&text, &page.url) != page.whole {
            failures.push(format!("{}: another answer with other class hashes", page.name));
        }
    }
    report(&failures);
}

#[test]
fn the_order_of_attributes_changes_nothing() {
    let mut failures = Vec::new();
    for page in pages() {
        let mut text = String::new();
        let mut rest = page.text.as_str();
        while let Some(at) = rest.find("<meta ") {
            let end = rest[at..].find('>').map_or(rest.len(), |e| at + e);
            let inside = rest[at + 6..end].trim_end_matches('/').trim();
            let (first, second) = inside.split_once("\" ").map_or((inside, ""), |(a, b)| (a, b));
            text.push_str(&rest[..at]);
            match second {
                "" => text.push_str(&format!("<meta {first}")),
                _ => text.push_str(&format!("<meta {second} {first}\"")),
            }
            rest = &rest[end..];
        }
        text.push_str(rest);
        if answer(&text, &page.url) != page.whole {
            failures.push(format!("{}: another answer with swapped attributes", page.name));
        }
    }
    report(&failures);
}

/// Every array as an object with the keys `0`, `1`, ….
fn as_objects(value: &Value) -> Value {
    match value {
        Value::Array(list) => {
            Value::Object(list.iter().enumerate().map(|(i, v)| (format!("{i:04}"), as_objects(v))).collect())
        }
        Value::Object(map) => Value::Object(map.iter().map(|(k, v)| (k.clone(), as_objects(v))).collect::<Map<_, _>>()),
        other => other.clone(),
    }
}

#[test]
fn arrays_as_objects_change_nothing() {
    let mut checked = 0;
    let mut failures = Vec::new();
    for page in pages() {
        let Some(at) = page.text.find("data:").filter(|_| page.text.contains("runParams")).map(|at| at + 5) else {
            continue;
        };
        let mut stream = serde_json::Deserializer::from_str(&page.text[at..]).into_iter::<Value>();
        let Some(Ok(state)) = stream.next() else { continue };
        let end = at + stream.byte_offset();
        let text = format!("{}{}{}", &page.text[..at], as_objects(&state), &page.text[end..]);
        checked += 1;
        let got = answer(&text, &page.url);
        if got["product"] != page.whole["product"] {
            wrong("product", &page.whole["product"], &got["product"], &mut failures);
            failures.push(format!("{}: another product", page.name));
        }
    }
    report(&failures);
    assert!(checked >= 5, "only {checked} states were found");
}
