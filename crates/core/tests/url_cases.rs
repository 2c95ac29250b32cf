//! The shared cases of `tests/cases/url.json`, run natively.

use std::error::Error;
use std::{fs, io};

use affix_core::url::{Own, classify};
use serde_json::Value;

#[test]
fn every_case_is_answered() -> Result<(), Box<dyn Error>> {
    let text = match fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases/url.json")) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
        text => text?,
    };
    let cases: Vec<Value> = serde_json::from_str(&text)?;
    let mut wrong = Vec::new();
    for case in &cases {
        let input = case.get("input").and_then(Value::as_str).ok_or("a case without input")?;
        let answer = serde_json::to_value(classify(input, &Own::default()))?;
        for (key, want) in case.get("expect").and_then(Value::as_object).ok_or("a case without expect")? {
            let got = answer.get(key).unwrap_or(&Value::Null);
            if !same(want, got) {
                wrong.push(format!(
                    "{}: {input:?}: {key}: want {want}, got {got}",
                    case.get("name").unwrap_or(&Value::Null)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    Ok(())
}

/// A tag needs only the keys that the case names.
fn same(want: &Value, got: &Value) -> bool {
    match want {
        Value::Object(want) => want.iter().all(|(key, want)| got.get(key) == Some(want)),
        want => want == got,
    }
}
