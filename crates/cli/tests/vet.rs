//! `affix vet`: the cases of `tests/cases/vet.json`, and what is said of files that cannot be read.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot run the tool has failed"
)]

mod differences;
mod tool;

use std::fs;

use affix_core::vet::{Answered, Asked, questions};
use differences::differences;
use serde_json::Value;

const AT: &str = "2026-11-27T12:00:00Z";

fn page(name: &str) -> String {
    format!("{}/../../tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// A file of settings.
fn profile(text: &str) -> String {
    let name = format!("affix-vet-{}-{}.json", std::process::id(), text.len());
    let file = std::env::temp_dir().join(name);
    fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}

#[test]
fn signals_are_those_worked_out_by_hand() {
    let cases = include_str!("../../../tests/cases/vet.json");
    let mut failures = Vec::new();
    for case in serde_json::from_str::<Vec<Value>>(cases).unwrap() {
        let file = page(case["file"].as_str().unwrap());
        let mut args = vec!["vet", file.as_str(), "--at", AT];
        let own = case.get("settings").map(|settings| profile(&settings.to_string()));
        args.extend(own.iter().flat_map(|own| ["--profile", own.as_str()]));
        let (out, err, code) = tool::texts(tool::ran(&args, b""));
        assert!(code == Some(0) && (own.is_some() || err.is_empty()), "{}: {code:?} {err}", case["name"]);
        let got: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(got["file"], file);
        differences(case["name"].as_str().unwrap(), &case["expect"], &got, &mut failures);
        for signal in got["signals"].as_array().unwrap() {
            let texts = ["reason", "limitSource"].map(|name| signal[name].as_str().unwrap());
            let codes = ["reasonCode", "limitSourceCode"].map(|name| signal[name].as_str().unwrap());
            assert!(codes.iter().all(|code| code.starts_with("vet_")), "{signal}");
            assert!(texts.iter().all(|text| !text.is_empty() && !text.contains('{')), "{signal}");
        }
    }
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

#[test]
fn each_file_has_a_line_and_one_that_cannot_be_read_a_sentence() {
    let (one, other) = (page("pages/vet-gone.json"), page("pages/vet-few.json"));
    let (out, err, code) = tool::texts(tool::ran(&["vet", &one, "no-such-file.html", &other, "--at", AT], b""));
    assert_eq!((out.lines().count(), err.lines().count(), code), (2, 1, Some(2)), "{err}");
    let (out, err, code) = tool::texts(tool::ran(&["vet", &one, "--at", "yesterday"], b""));
    assert!(out.is_empty() && err.contains("no moment") && code == Some(1), "{err}");
}

#[test]
fn a_limit_that_cannot_be_used_is_said() {
    let file = page("pages/vet-few.json");
    let own = profile(
        r#"{"limits": [{"signal": "store_age", "good": 24}, {"signal": "store_age", "good": "two"},
        {"signal": "stars", "good": 3}, {"signal": "store_age", "god": 3}]}"#,
    );
    let (out, err, code) = tool::texts(tool::ran(&["vet", &file, "--profile", &own, "--at", AT], b""));
    let says = ["limits 4:", "limits 2: Not used: write a whole number from 0 to 1000000.", "limits 3: “stars”"];
    assert!(says.iter().all(|says| err.contains(says)) && err.lines().count() == 3, "{err}");
    assert_eq!((out.lines().count(), code), (1, Some(0)));
    let (out, err, code) = tool::texts(tool::ran(&["vet", &file, "--profile", "no-such.json", "--at", AT], b""));
    assert!(out.is_empty() && err.contains("no-such.json") && code == Some(2), "{err}");
}

#[test]
fn the_gate_asks_what_was_worked_out_by_hand() {
    let cases = include_str!("../../../tests/cases/gate.json");
    let mut failures = Vec::new();
    for case in serde_json::from_str::<Vec<Value>>(cases).unwrap() {
        let list = |name: &str| case[name].to_string();
        let asked: Vec<Asked> = serde_json::from_str(&list("asked")).unwrap();
        let answered: Vec<Answered> = serde_json::from_str(&list("answered")).unwrap();
        let got = serde_json::to_value(questions(&asked, &answered)).unwrap();
        differences(case["name"].as_str().unwrap(), &case["expect"], &got, &mut failures);
    }
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

#[test]
fn no_word_judges_a_seller() {
    let sentences = include_str!("../../core/data/messages/en/vet.json").to_lowercase();
    for word in ["fake", "honest", "scam", "fraud", "cheat", "trick", "manipulat", "suspicious", "trust"] {
        assert!(!sentences.contains(word), "{word}");
    }
}
