//! Page states in another shape.

use serde_json::Value;

use crate::law::contradiction;
use crate::page::{answer, pages, report};

/// Every array as an object with the keys `0`, `1`, ….
fn as_objects(value: &Value) -> Value {
    match value {
        Value::Array(list) => {
            Value::Object(list.iter().enumerate().map(|(i, v)| (format!("{i:04}"), as_objects(v))).collect())
        }
        // Keys that are numbers keep their order when they are sorted as texts.
        Value::Object(map) => map
            .iter()
            .map(|(k, v)| (k.parse::<u32>().map_or_else(|_| k.clone(), |n| format!("{n:04}")), as_objects(v)))
            .collect(),
        other => other.clone(),
    }
}

/// The place and the value of the page's state: the first object or array of more than 2000 bytes.
fn state(text: &str) -> Option<(usize, usize, Value)> {
    text.match_indices(['{', '[']).take(2000).find_map(|(at, _)| {
        let mut stream = serde_json::Deserializer::from_str(&text[at..]).into_iter::<Value>();
        let value = stream.next()?.ok()?;
        let end = at + stream.byte_offset();
        (end - at > 2000).then_some((at, end, value))
    })
}

#[test]
fn arrays_as_objects_change_nothing() {
    let (mut products, mut lists) = (0, 0);
    let mut failures = Vec::new();
    for page in pages() {
        let Some((at, end, state)) = state(&page.text) else { continue };
        let text = format!("{}{}{}", &page.text[..at], as_objects(&state), &page.text[end..]);
        let got = answer(&text, &page.url);
        let same = got["product"] == page.whole["product"] && got["cards"] == page.whole["cards"];
        products += usize::from(page.whole["product"].is_object());
        lists += usize::from(page.whole["kind"] == "listing");
        // A file that is an array is known by its bracket.
        let known = !state.is_array() || !got["cards"].as_array().is_some_and(Vec::is_empty);
        if !same && known {
            let wrong = contradiction(&page.whole, &got).join("; ");
            failures.push(format!("{}: another answer: {wrong}", page.name));
        }
    }
    report(&failures);
    assert!(products >= 8 && lists >= 2, "only {products} products and {lists} lists have a state");
}
