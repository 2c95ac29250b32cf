//! The shared cases of `tests/cases/link.json`, run natively.

use std::error::Error;
use std::{fs, io};

use affix_core::link::{make, own};
use affix_core::settings::Profile;
use affix_core::url::classify;
use serde_json::Value;

#[test]
fn every_case_is_answered() -> Result<(), Box<dyn Error>> {
    let text = match fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases/link.json")) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
        text => text?,
    };
    let cases: Vec<Value> = serde_json::from_str(&text)?;
    let mut wrong = Vec::new();
    for case in &cases {
        // The arguments have the names of a profile's keys.
        let profile: Profile = serde_json::from_value(case.get("args").cloned().ok_or("a case without args")?)?;
        let input = case.get("input").and_then(Value::as_str).ok_or("a case without input")?;
        let expect = case.get("expect").ok_or("a case without expect")?;
        let got = make(&classify(input, &own(std::slice::from_ref(&profile))), &profile);
        let right = match (expect.get("link").and_then(Value::as_str), &got) {
            (Some(link), Ok(made)) => made.link == link,
            (None, Err(why)) => expect.get("error").and_then(Value::as_str).is_none_or(|code| code == why.code),
            _ => false,
        };
        if !right {
            wrong.push(format!("{}: want {expect}, got {got:?}", case.get("name").unwrap_or(&Value::Null)));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    Ok(())
}
