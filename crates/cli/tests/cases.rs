//! The cases of `tests/cases/`, through the command line tool. `tests/node` runs the same files
//! through the built module.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test that cannot read its own files has failed")]

mod differences;
mod tool;

use std::path::{Path, PathBuf};

use differences::differences;
use serde_json::{Map, Value};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn cases(name: &str) -> Vec<Value> {
    let text =
        std::fs::read_to_string(root().join("tests/cases").join(name)).expect("the cases are part of the project");
    serde_json::from_str(&text).expect("the cases are JSON")
}

fn affix(args: &[&str]) -> (String, String, Option<i32>) {
    tool::texts(tool::ran(args, b""))
}

fn report(failures: &[String]) {
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

#[test]
fn pages_read_as_a_person_reads_them() {
    let mut failures = Vec::new();
    for case in cases("read.json") {
        let file = root().join("tests/fixtures").join(case["file"].as_str().expect("a case names its file"));
        let file = file.to_str().expect("paths are UTF-8");
        let mut args = vec!["read", file];
        if let Some(url) = case["url"].as_str() {
            args.extend(["--url", url]);
        }
        let (out, err, code) = affix(&args);
        if code != Some(0) {
            failures.push(format!("{}: exit {code:?}: {err}", case["name"]));
            continue;
        }
        let got: Value = serde_json::from_str(&out).expect("the tool prints JSON");
        differences(case["name"].as_str().unwrap_or_default(), &case["expect"], &got, &mut failures);
    }
    report(&failures);
}

#[test]
fn addresses_are_what_they_are() {
    let mut failures = Vec::new();
    for case in cases("url.json") {
        let input = case["input"].as_str().expect("a case has an input");
        let (out, ..) = affix(&["url", "--", input]);
        let got: Value = serde_json::from_str(&out).expect("the tool prints JSON");
        differences(case["name"].as_str().unwrap_or_default(), &case["expect"], &got, &mut failures);
    }
    report(&failures);
}

#[test]
fn links_are_letter_for_letter() {
    let mut failures = Vec::new();
    for case in cases("link.json") {
        let args = &case["args"];
        let mut call = vec!["link".to_owned(), "--network".into(), args["network"].as_str().unwrap_or_default().into()];
        let pairs = |key: &str| args[key].as_object().cloned().unwrap_or_else(Map::new);
        for (flag, key) in [("--id", "ids"), ("--sub", "subIds")] {
            for (name, value) in pairs(key) {
                call.push(format!("{flag}={name}={}", value.as_str().unwrap_or_default()));
            }
        }
        if let Some(template) = args["template"].as_str() {
            call.push(format!("--template={template}"));
        }
        call.extend(["--".into(), case["input"].as_str().unwrap_or_default().into()]);
        let call: Vec<&str> = call.iter().map(String::as_str).collect();
        let (out, err, code) = affix(&call);
        match case["expect"]["link"].as_str() {
            Some(link) if out.trim_end() == link && code == Some(0) => {}
            Some(link) => failures.push(format!("{}: want {link}, got {out}{err}", case["name"])),
            None if out.is_empty() && !err.is_empty() && code == Some(1) => {}
            None => failures.push(format!("{}: want an error, got exit {code:?} {out}{err}", case["name"])),
        }
    }
    report(&failures);
}

#[test]
fn an_estimate_is_a_sum_with_reasons() {
    let demo = root().join("tests/fixtures/pages/demo-product.html");
    let (out, err, code) = affix(&["estimate", demo.to_str().expect("UTF-8"), "--at", "2026-11-22T12:00:00Z"]);
    assert_eq!(code, Some(0), "{err}");
    let got: Value = serde_json::from_str(&out).expect("JSON");
    // 8.46 at the general band of 3 to 9 %, each cut off at the cent.
    assert_eq!(
        (got["low"].as_str(), got["high"].as_str(), got["currency"].as_str()),
        (Some("0.25"), Some("0.76"), Some("USD"))
    );
    for part in got["parts"].as_array().expect("parts") {
        for key in ["code", "label", "source", "asOf"] {
            assert!(part[key].as_str().is_some_and(|t| !t.is_empty()), "{key} of {part}");
        }
    }
}

#[test]
fn bad_input_is_a_sentence() {
    let captcha = root().join("tests/fixtures/pages/captcha.html");
    for (args, code, says) in [
        (vec!["estimate", captcha.to_str().expect("UTF-8")], 1, "no product"),
        (vec!["read", "no-such-file.html"], 2, "no such file"),
        (vec!["estimate", captcha.to_str().expect("UTF-8"), "--at", "tomorrow"], 1, "no moment"),
        (vec!["estimate", captcha.to_str().expect("UTF-8"), "--market", "Germany"], 1, "two letters"),
        (
            vec![
                "link",
                "https://www.aliexpress.com/item/1005006000000001.html",
                "--network",
                "aliexpress",
                "--id",
                "x\"y",
            ],
            1,
            "quotation marks",
        ),
        (vec!["link", "https://example.com/", "--network", "aliexpress", "--id", "_oFixTur"], 1, "AliExpress"),
        (
            vec![
                "link",
                "https://www.aliexpress.com/",
                "--network",
                "aliexpress",
                "--id",
                "_oFixTur",
                "--format",
                "pdf",
            ],
            1,
            "pdf",
        ),
    ] {
        let (out, err, got) = affix(&args);
        assert_eq!(got, Some(code), "{args:?}: {err}");
        assert!(out.is_empty() && err.contains(says) && err.lines().count() == 1, "{args:?}: {err}");
    }
}

#[test]
fn noise_costs_neither_a_panic_nor_minutes() {
    let noise: String = (0_u32..700_000)
        .map(|i| char::from(b' ' + u8::try_from(i.wrapping_mul(2_654_435_761) >> 25).unwrap_or(0) % 95))
        .collect();
    let page = format!("<html><script>window.runParams = {{ data: {noise}</script>{}", noise.repeat(6));
    let file = std::env::temp_dir().join(format!("affix-noise-{}.html", std::process::id()));
    std::fs::write(&file, page).expect("the temporary folder takes a file");
    let (out, err, code) = affix(&["read", file.to_str().expect("UTF-8")]);
    let _ = std::fs::remove_file(&file);
    assert_eq!(code, Some(0), "{err}");
    let got: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(got["product"], Value::Null);
}
