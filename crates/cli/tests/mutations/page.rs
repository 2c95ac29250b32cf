//! The fixtures and what they say undamaged.

use std::path::Path;

use affix_core::page::read;
use affix_files::snapshot::of_file;
use serde_json::Value;

use crate::law::contradiction;

/// A fixture: name, text, address, and what it says undamaged.
pub(crate) struct Page {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) url: String,
    pub(crate) whole: Value,
}

pub(crate) fn answer(text: &str, url: &str) -> Value {
    serde_json::to_value(read(&of_file(text, url))).expect("an answer is JSON")
}

pub(crate) fn pages() -> Vec<Page> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
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

/// Where two products, two prices or two pages of results stand on a page, the other one is right when the first
/// is cut away.
fn contradicts_itself(whole: &Value) -> bool {
    whole["unread"].as_array().into_iter().flatten().any(|u| u["field"] == "cards")
        || whole["findings"].as_array().into_iter().flatten().any(|f| f["disagrees"] != Value::Array(Vec::new()))
}

/// Those that are HTML.
pub(crate) fn html() -> impl Iterator<Item = Page> {
    pages().into_iter().filter(|page| page.name.ends_with(".html"))
}

/// Reads a damaged page and names what became wrong.
pub(crate) fn check(page: &Page, damage: &str, text: &str, failures: &mut Vec<String>) {
    let found = contradiction(&page.whole, &answer(text, &page.url));
    failures.extend(found.into_iter().map(|f| format!("{} {damage}: {f}", page.name)));
}

/// Reads a page that is only written in another way: its answer has to be the same.
pub(crate) fn check_same(page: &Page, change: &str, text: &str, failures: &mut Vec<String>) {
    let got = answer(text, &page.url);
    if got != page.whole {
        let wrong = contradiction(&page.whole, &got).join("; ");
        failures.push(format!("{} {change}: another answer: {wrong}", page.name));
    }
}

pub(crate) fn report(failures: &[String]) {
    let shown: Vec<_> = failures.iter().take(40).cloned().collect();
    assert!(failures.is_empty(), "{} wrong values\n{}\n", failures.len(), shown.join("\n"));
}
