//! `affix orders`: the cases of `tests/cases/orders.json`, and what is said of a call that cannot be answered.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot run the tool has failed")]

mod differences;
mod tool;

use std::fs;
use std::path::{Path, PathBuf};

use differences::differences;
use serde_json::Value;

/// A folder of its own for a case.
fn folder(name: &str) -> PathBuf {
    let at = Path::new(env!("CARGO_TARGET_TMPDIR")).join("orders").join(name);
    fs::create_dir_all(&at).unwrap();
    at
}

/// Bytes of a case's file.
fn bytes(file: &Value) -> Vec<u8> {
    let lines = file["lines"].as_array();
    let text = match (lines, file["text"].as_str()) {
        (Some(lines), _) => lines.iter().map(|line| line.as_str().unwrap().to_owned() + "\n").collect(),
        (None, Some(text)) => text.to_owned(),
        (None, None) => file["json"].to_string(),
    };
    match file["encoding"].as_str() {
        Some("utf-16") => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
        _ => text.into_bytes(),
    }
}

/// Standard output, standard error, exit code, for the files of a case.
fn orders(case: &Value, at: &Path, more: &[&str]) -> (String, String, Option<i32>) {
    let mut args = vec!["orders".to_owned()];
    for file in case["files"].as_array().unwrap() {
        let name = file["name"].as_str().unwrap();
        fs::write(at.join(name), bytes(file)).unwrap();
        args.push(name.to_owned());
    }
    for (flag, name) in [("map", "map.json"), ("rates", "rates.csv")] {
        if !case[flag].is_null() {
            fs::write(at.join(name), case[flag].as_str().map_or_else(|| case[flag].to_string(), str::to_owned))
                .unwrap();
            args.extend([format!("--{flag}"), name.to_owned()]);
        }
    }
    args.extend(case["args"].as_array().unwrap().iter().map(|arg| arg.as_str().unwrap().to_owned()));
    args.extend(more.iter().map(|arg| (*arg).to_owned()));
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    tool::texts(tool::command(&args).current_dir(at).output().unwrap())
}

fn cases() -> Vec<Value> {
    serde_json::from_str(include_str!("../../../tests/cases/orders.json")).unwrap()
}

#[test]
fn sums_are_those_worked_out_by_hand() {
    let mut failures = Vec::new();
    for (n, case) in cases().iter().enumerate() {
        let name = case["name"].as_str().unwrap();
        let at = folder(&n.to_string());
        let (out, err, code) = orders(case, &at, &[]);
        let got: Value = serde_json::from_str(&out).unwrap_or_default();
        if code != Some(case["code"].as_i64().unwrap_or(0).try_into().unwrap()) {
            failures.push(format!("{name}: exit {code:?} {err}{out}"));
        }
        differences(name, &case["expect"], &got, &mut failures);
        for refused in got["refused"].as_array().into_iter().flatten() {
            let reason = refused["reason"].as_str().unwrap_or_default();
            if reason.contains('{') || !reason.ends_with('.') {
                failures.push(format!("{name}: {reason}"));
            }
        }
        let (rows, _, _) = if case["args"][0] == "--by" { continue } else { orders(case, &at, &["--dump"]) };
        let rows: Value = rows.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()).collect();
        if !case["dump"].is_null() {
            differences(name, &case["dump"], &rows, &mut failures);
        }
        for word in case["never"].as_array().into_iter().flatten() {
            if out.contains(word.as_str().unwrap()) || rows.to_string().contains(word.as_str().unwrap()) {
                failures.push(format!("{name}: {word} is personal"));
            }
        }
    }
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

#[test]
fn a_table_of_sums_can_be_opened_in_a_spreadsheet() {
    let case = &cases()[0];
    let (out, err, code) = orders(case, &folder("csv"), &["--by", "status", "--csv"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let mut lines = out.lines();
    assert!(lines.next().unwrap().starts_with("status,currency,orders,rows,sale,pending,confirmed,paid,void"));
    assert!(lines.any(|line| line.starts_with("void,USD,1,1,0.00,0.00,0.00,0.00,0.69")), "{out}");
}

/// Settled orders of other products, all at 8 %.
fn settled(count: u64) -> String {
    let row = |n| {
        serde_json::json!({
            "sub_order_id": 8_900_000_000_000_000_u64 + n, "order_status": "Completed Settlement", "settled_currency": "USD",
            "paid_amount": 10_000, "estimated_finished_commission": 800, "finished_amount": 10_000,
            "paid_time": format!("2026-03-{:02} 10:00:00", 1 + n % 28),
        })
    };
    serde_json::json!((0..count).map(row).collect::<Vec<_>>()).to_string()
}

#[test]
fn own_settled_orders_say_the_rate_and_how_well_they_hold() {
    let page = format!("{}/../../tests/fixtures/pages/demo-product.html", env!("CARGO_MANIFEST_DIR"));
    let at = folder("learned");
    let ask = |count: u64| {
        fs::write(at.join("settled.json"), settled(count)).unwrap();
        let args = ["estimate", &page, "--orders", "settled.json", "--at", "2026-11-27T12:00:00Z"];
        let (out, err, code) = tool::texts(tool::command(&args).current_dir(&at).output().unwrap());
        assert_eq!((code, err.as_str()), (Some(0), ""));
        serde_json::from_str::<Value>(&out).unwrap()
    };
    let said = ask(14);
    assert_eq!(said["learned"]["low"], "8");
    assert_eq!(said["learned"]["years"], serde_json::json!([2026, 2026]));
    let part = &said["parts"][0];
    assert_eq!((&part["source"], &said["basis"]), (&"Your own settled orders".into(), &"settled".into()));
    assert!(part["label"].as_str().unwrap().contains("through this network"), "{part}");
    assert!(part["label"].as_str().unwrap().contains("14 of 2026"), "{part}");
    let few = ask(4);
    assert!(few["learned"].is_null() && few["basis"] == "guide");
    assert!(few["notes"].to_string().contains("fewer than five settled orders"));

    fs::write(at.join("settled.json"), settled(40)).unwrap();
    let (out, err, code) =
        tool::texts(tool::command(&["calibrate", "settled.json"]).current_dir(&at).output().unwrap());
    let line: Value = serde_json::from_str(&out).unwrap_or_default();
    assert_eq!(
        (code, err.as_str(), &line["source"], &line["outcome"]),
        (Some(0), "", &"settled".into(), &"holds".into())
    );
}

#[test]
fn how_a_table_was_read_is_saved_and_put_right() {
    let at = folder("saved map");
    fs::write(
        at.join("a.csv"),
        "Order ID;State;Amount (EUR);Commission (EUR);Day;Source\n1;Paid;1,50;0,10;13/01/2026;a\n",
    )
    .unwrap();
    // Which of its days is the month nothing in this one says.
    fs::write(
        at.join("b.csv"),
        "Order ID;State;Amount (EUR);Commission (EUR);Day;Source\n2;Paid;2,50;0,20;02/01/2026;a\n",
    )
    .unwrap();
    let ask = |args: &[&str]| {
        let args: Vec<&str> = ["orders"].iter().chain(args).copied().collect();
        let (out, err, code) = tool::texts(tool::command(&args).current_dir(&at).output().unwrap());
        (serde_json::from_str::<Value>(&out).unwrap_or_default(), err, code)
    };
    let (_, err, code) = ask(&["a.csv", "a.csv", "--save-map", "map.json"]);
    assert_eq!((err.as_str(), code), ("", Some(0)));
    let map = fs::read_to_string(at.join("map.json")).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&map).unwrap().as_array().unwrap().len(), 1, "{map}");
    let (alone, _, code) = ask(&["b.csv"]);
    assert_eq!((code, alone["rows"].as_u64()), (Some(1), Some(0)), "{alone}");
    let (with, err, code) = ask(&["b.csv", "--map", "map.json"]);
    assert_eq!((with["rows"].as_u64(), err.as_str(), code), (Some(1), "", Some(0)), "{with}");
    // A word that the network means otherwise is put right there.
    fs::write(at.join("map.json"), map.replace("\"columns\"", "\"statuses\": {\"Paid\": \"pending\"}, \"columns\""))
        .unwrap();
    let (with, _, _) = ask(&["b.csv", "--map", "map.json"]);
    assert_eq!(with["totals"][0]["commission"]["pending"], "0.20", "{with}");
    let (_, err, code) = ask(&["a.csv", "--save-map", "no such folder/map.json"]);
    assert!(code == Some(2) && err.lines().count() == 1 && err.contains("no such folder/map.json: "), "{err}");
}

#[test]
fn a_call_that_cannot_be_answered_says_what_to_do() {
    for (args, code, says) in [
        (&["orders"][..], 2, "Name the report files"),
        (&["orders", "no-such-file.json"], 2, "no such file"),
        (&["orders", "-", "--by", "colour"], 1, "day, week, month"),
        (&["orders", "-", "--currency", "EUR"], 1, "--rates"),
        (&["orders", "-", "--rates", "x.csv"], 1, "--currency"),
        (&["orders", "-", "--zone", "Mars"], 1, "+08:00"),
        (&["orders", "-", "--map", "no-such-map.json"], 2, "no such file"),
    ] {
        let (_, err, got) = tool::texts(tool::ran(args, b"[]"));
        assert!(got == Some(code) && err.contains(says) && err.lines().count() == 1, "{args:?}: {got:?} {err}");
    }
}
