//! The law: a field of a damaged page keeps its value or becomes absent; it is never another value.
//! Shared with the fuzz targets.

use serde_json::Value;

/// What a damaged page says that the whole one does not, field by field.
pub(crate) fn contradiction(whole: &Value, got: &Value) -> Vec<String> {
    let mut out = Vec::new();
    differing("product", &whole["product"], &got["product"], &mut out);
    let known =
        |card: &Value| whole["cards"].as_array().and_then(|all| all.iter().find(|c| c["siteId"] == card["siteId"]));
    for card in got["cards"].as_array().into_iter().flatten() {
        differing("card", known(card).unwrap_or(&Value::Null), card, &mut out);
    }
    out
}

fn differing(path: &str, whole: &Value, got: &Value, out: &mut Vec<String>) {
    match (whole, got) {
        (_, Value::Null) => {}
        (Value::Object(a), Value::Object(b)) => {
            for (key, got) in b {
                // How it is shown is no fact of the product, and `couponTerms` say each fact of a coupon's line.
                if key != "text" && key != "coupons" {
                    differing(&format!("{path}.{key}"), a.get(key).unwrap_or(&Value::Null), got, out);
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
    differing("", whole, got, &mut out);
    out.is_empty() && whole.get("text") == got.get("text")
}
