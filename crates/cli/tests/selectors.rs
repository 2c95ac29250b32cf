//! The selector table: each entry, each alternative of a selector, each marker and each field of a card
//! has an example that it hits.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test that cannot read its own files has failed")]

use affix_files::snapshot::of_file;
use scraper::{Html, Selector};
use serde_json::Value;

fn table() -> Value {
    serde_json::from_str(include_str!("../../core/data/selectors.json")).expect("the table is JSON")
}

fn list(entry: &Value, key: &str) -> Vec<Value> {
    entry[key].as_array().cloned().unwrap_or_default()
}

fn texts(entry: &Value, key: &str) -> Vec<String> {
    list(entry, key).iter().filter_map(|t| t.as_str().map(str::to_owned)).collect()
}

fn missed_alternatives(entry: &Value, selector: &str) -> Vec<String> {
    let examples = texts(entry, "examples");
    let hits = |css: &str| {
        let css = Selector::parse(css).expect("a selector");
        examples.iter().any(|e| Html::parse_document(e).select(&css).next().is_some())
    };
    alternatives(selector).into_iter().filter(|css| !css.is_empty() && !hits(css)).collect()
}

/// The parts of a selector between its outer commas.
fn alternatives(selector: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let mut parts = vec![String::new()];
    for c in selector.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().expect("there is one").push(c);
    }
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

/// The selectors of an entry, one or a list in order of preference.
fn selects(entry: &Value) -> Vec<String> {
    entry["select"].as_str().map_or_else(|| texts(entry, "select"), |one| vec![one.to_owned()])
}

#[test]
fn every_field_has_an_example_that_it_takes() {
    for field in list(&table(), "fields") {
        let key = field["key"].as_str().expect("a key");
        let examples = texts(&field, "examples");
        assert!(!examples.is_empty(), "{key} has no example");
        for example in examples {
            let page = of_file(&example, "");
            let dialog = page.groups.get("dialog").and_then(|dialogs| dialogs.first());
            let taken = page.fields.contains_key(key) || dialog.is_some_and(|fields| fields.contains_key(key));
            assert!(taken, "{key} takes nothing from {example}");
        }
        for select in selects(&field) {
            let missed = missed_alternatives(&field, &select);
            assert!(missed.is_empty(), "{key}: no example for {missed:?}");
        }
    }
}

#[test]
fn every_field_of_a_card_has_an_example_that_it_takes() {
    for group in [list(&table(), "groups"), list(&table(), "parts")].concat() {
        let key = group["key"].as_str().expect("a key");
        let pages: Vec<_> = texts(&group, "examples").iter().map(|e| of_file(e, "")).collect();
        assert!(!pages.is_empty(), "{key} has no example");
        for page in &pages {
            assert_eq!(page.groups.get(key).map(Vec::len), Some(1), "{key} takes no card");
        }
        let missed = missed_alternatives(&group, group["select"].as_str().expect("a selector"));
        assert!(missed.is_empty(), "{key}: no example for {missed:?}");
        for field in list(&group, "fields") {
            let name = field["key"].as_str().expect("a key");
            let taken = |page: &affix_core::page::PageSnapshot| {
                page.groups.get(key).is_some_and(|cards| cards.iter().any(|c| c.contains_key(name)))
            };
            assert!(pages.iter().any(taken), "{key}.{name} takes nothing from any example");
            for select in selects(&field) {
                let missed = missed_alternatives(&group, &select);
                assert!(missed.is_empty(), "{key}.{name}: no example for {missed:?}");
            }
        }
    }
}

#[test]
fn every_marker_has_a_script_that_it_keeps() {
    let table = table();
    let examples = texts(&table, "examples");
    for example in &examples {
        assert_eq!(of_file(example, "").scripts.len(), 1, "{example} is not kept");
    }
    for marker in texts(&table, "markers").iter().chain(&texts(&table, "scriptIds")) {
        assert!(examples.iter().any(|e| e.contains(marker.as_str())), "no example for {marker}");
    }
    assert!(of_file("<script>var runParamsOfAnother = 1;</script>", "").scripts.is_empty());
}

#[test]
fn every_anchor_has_an_example() {
    let anchor = &table()["anchor"];
    for selector in texts(anchor, "price") {
        assert!(missed_alternatives(anchor, &selector).is_empty(), "no example for {selector}");
    }
    let cards = &anchor["cards"];
    for key in ["link", "picture"] {
        let missed = missed_alternatives(cards, cards[key].as_str().expect("a selector"));
        assert!(missed.is_empty(), "{key}: no example for {missed:?}");
    }
}

#[test]
fn sixty_cards_with_long_addresses_make_a_small_snapshot() {
    let card = |n: usize| {
        format!(
            r#"<a class="search-card-item" href="//www.aliexpress.com/item/{}.html?pdp_npi={}"><img src="//ae01.alicdn.com/kf/S{n}.jpg"><div><div role="heading"><h3>{}</h3></div><div aria-label="$9.95"><div>$9.95</div><div>$20.90</div><span>-52%</span></div><div><span>4.9</span><span>143 sold</span></div><div><span>New shoppers save $10.95</span></div></div></a>"#,
            1_005_006_000_000_000 + n,
            "x".repeat(1_300),
            "A long title of a lamp ".repeat(6)
        )
    };
    let page = of_file(&format!("<html><body>{}</body></html>", (0..60).map(card).collect::<String>()), "");
    assert_eq!(page.groups.get("searchCards").map(Vec::len), Some(60));
    let bytes = serde_json::to_string(&page).expect("a snapshot is JSON").len();
    assert!(bytes < 50_000, "{bytes} bytes");
}
