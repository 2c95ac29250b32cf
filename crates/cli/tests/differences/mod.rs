//! Comparing an answer with what a case expects.
#![allow(clippy::expect_used, reason = "a case that is not well-formed has failed")]

use serde_json::Value;

/// Where the answer differs from what is expected: only named keys count, lists compare whole, and of
/// `{"$any": […]}` each value is right.
pub(crate) fn differences(path: &str, want: &Value, got: &Value, out: &mut Vec<String>) {
    match want {
        Value::Object(map) if map.contains_key("$any") => {
            let any = map["$any"].as_array().expect("$any lists values");
            let fits = any.iter().any(|w| {
                let mut inner = Vec::new();
                differences(path, w, got, &mut inner);
                inner.is_empty()
            });
            if !fits {
                out.push(format!("{path}: want one of {any:?}, got {got}"));
            }
        }
        Value::Object(map) => {
            for (key, want) in map {
                differences(&format!("{path}.{key}"), want, got.get(key).unwrap_or(&Value::Null), out);
            }
        }
        Value::Array(list) => match got.as_array() {
            Some(have) if have.len() == list.len() => {
                for (i, (w, g)) in list.iter().zip(have).enumerate() {
                    differences(&format!("{path}[{i}]"), w, g, out);
                }
            }
            _ => out.push(format!("{path}: want {} elements, got {got}", list.len())),
        },
        _ if want == got => {}
        _ => out.push(format!("{path}: want {want}, got {got}")),
    }
}
