//! `affix price`: the cases of `tests/cases/price.json`, and what is said of files that cannot be used.
//! `tests/node` runs the same cases through the built module.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot run the tool has failed"
)]

mod differences;
mod tool;

use affix_core::calendar::{millis_of, moment_of};
use differences::differences;
use serde_json::Value;

const HEADING: &str = "observed_at,product_id,sku_id,ship_to,currency,price_kind,lot,price_minor,strike_minor,source\n";
const AT: &str = "2026-11-27T12:00:00Z";
const DAY: f64 = 86_400_000.0;

/// Standard output, standard error, exit code.
fn price(table: &str) -> (String, String, Option<i32>) {
    tool::texts(tool::ran(&["price", "-", "--at", AT], table.as_bytes()))
}

#[expect(clippy::cast_possible_truncation, reason = "days of some years")]
fn days_before(days: f64) -> String {
    moment_of(millis_of(AT).unwrap() - (days * DAY) as i64)
}

/// The rows of a case.
fn table(case: &Value) -> String {
    let currency = case["currency"].as_str().unwrap_or("EUR");
    let row = |days: f64, point: &Value| {
        let list = point[2].as_u64().map(|list| list.to_string()).unwrap_or_default();
        let price = point[1].as_u64().unwrap();
        format!("{},1005006000000001,S1,DE,{currency},ordinary,1,{price},{list},page\n", days_before(days))
    };
    let points = |name: &str| case[name].as_array().cloned().unwrap_or_default();
    let mut out = HEADING.to_owned();
    for point in points("seen") {
        out += &row(point[0].as_f64().unwrap(), &point);
    }
    let daily = points("daily");
    let last = case["until"].as_u64().unwrap_or(0);
    let first = daily.first().map_or(0, |point| point[0].as_u64().unwrap() + 1);
    for day in (last..first).rev() {
        let point = daily.iter().rfind(|point| point[0].as_u64().unwrap() >= day).unwrap();
        out += &row(f64::from(u32::try_from(day).unwrap()), point);
    }
    for written in points("rows") {
        let written = written.as_str().unwrap();
        match written.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            Some((days, rest)) => out += &format!("{}{rest}\n", days_before(days.parse().unwrap())),
            None => out += &format!("{written}\n"),
        }
    }
    out
}

fn answers(out: &str) -> Value {
    out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()).collect()
}

#[test]
fn verdicts_are_those_worked_out_by_hand() {
    let cases = include_str!("../../../tests/cases/price.json");
    let mut failures = Vec::new();
    for case in serde_json::from_str::<Vec<Value>>(cases).unwrap() {
        let (out, err, code) = price(&table(&case));
        assert!(code == Some(0) && err.is_empty(), "{}: {code:?} {err}", case["name"]);
        let got = answers(&out);
        differences(case["name"].as_str().unwrap(), &case["expect"], &got, &mut failures);
        for answer in got.as_array().unwrap() {
            let said = answer["reasons"].as_array().unwrap();
            let whole =
                |note: &Value| note["text"].as_str().is_some_and(|text| !text.contains('{') && text.ends_with('.'));
            assert!(!said.is_empty() && said.iter().all(whole), "{}: {said:?}", case["name"]);
        }
    }
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

#[test]
fn every_verdict_has_five_cases_worked_out_by_hand() {
    let cases = include_str!("../../../tests/cases/price.json");
    for verdict in ["no_history", "dearer_before", "lowest", "below_usual", "as_usual"] {
        let count = cases.matches(&format!("\"verdict\": \"{verdict}\"")).count();
        assert!(count >= 5, "{verdict}: {count}");
    }
}

#[test]
fn no_word_says_more_than_the_records_do() {
    let sentences = include_str!("../../core/data/messages/en/price.json").to_lowercase();
    for word in ["real", "fake", "lowest ever", "honest", "genuine", "scam", "trick", "cheat", "manipulat", "inflat"] {
        assert!(!sentences.contains(word), "{word}");
    }
}

const GOOD: &str = "2026-11-20T12:00:00Z,1005006000000001,S1,DE,EUR,ordinary,1,1999,2999,page\n";

#[test]
fn a_row_that_cannot_be_used_is_said_with_its_line_and_the_others_are_answered() {
    for (row, says) in [
        ("2026-11-20 12:00,1005006000000001,S1,DE,EUR,ordinary,1,1999,,page", "2026-11-27T08:00:00Z"),
        ("20.11.2026,1005006000000001,S1,DE,EUR,ordinary,1,1999,,page", "“20.11.2026” is no moment"),
        ("2026-11-20T12:00:00,1005006000000001,S1,DE,EUR,ordinary,1,1999,,page", "with its zone"),
        ("2026-11-20T12:00:00Z,1.00501E+15,S1,DE,EUR,ordinary,1,1999,,page", "“1.00501E+15” is no product id"),
        ("2026-11-20T12:00:00Z,1005006000000001,a b,DE,EUR,ordinary,1,1999,,page", "no id of a variant"),
        ("2026-11-20T12:00:00Z,1005006000000001,S1,Germany,EUR,ordinary,1,1999,,page", "two capital letters"),
        ("2026-11-20T12:00:00Z,1005006000000001,S1,DE,,ordinary,1,1999,,page", "no currency"),
        (
            "2026-11-20T12:00:00Z,1005006000000001,S1,DE,EUR,cheap,1,1999,,page",
            "ordinary, new_user, coupon, coins, app, gone",
        ),
        ("2026-11-20T12:00:00Z,1005006000000001,S1,DE,EUR,ordinary,0,1999,,page", "no number of pieces"),
        ("2026-11-20T12:00:00Z,1005006000000001,S1,DE,EUR,ordinary,1,19.99,,page", "“19.99” is no price"),
        ("2026-11-20T12:00:00Z,1005006000000001,S1,DE,EUR,ordinary,1,-1,,page", "1999 for 19.99"),
        ("2026-11-20T12:00:00Z,1005006000000001,S1,DE,EUR,ordinary,1,0,,page", "above zero"),
        ("2026-11-20T12:00:00Z,1005006000000001,S1,DE,EUR,ordinary,1,1999,x,page", "“x” is no price"),
        ("2026-11-20T12:00:00Z,1005006000000001,S1", "fewer cells"),
        ("\"2026-11-20T12:00:00Z,1005006000000001,S1,DE,EUR,ordinary,1,1999,,page", "never closed"),
    ] {
        let (out, err, code) = price(&format!("{HEADING}{GOOD}\n{row}\n"));
        assert_eq!((code, out.lines().count()), (Some(1), 1), "{row}: {err}");
        assert!(
            err.starts_with("affix: -: line 4: ") && err.contains(says) && err.lines().count() == 1,
            "{row}: {err}"
        );
        assert_eq!(answers(&out)[0]["now"], "19.99");
    }
}

#[test]
fn a_table_is_read_however_a_spreadsheet_writes_it() {
    let plain = price(&format!("{HEADING}{GOOD}"));
    assert_eq!(plain.2, Some(0), "{}", plain.1);
    let text = format!("{HEADING}{GOOD}");
    let quoted = |row: &str| row.trim_end().split(',').map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",");
    let (head, row) = text.split_once('\n').unwrap();
    for written in [
        format!("\u{feff}{text}"),
        text.replace('\n', "\r\n"),
        text.replace('\n', "\r"),
        text.replace(',', ";"),
        text.replace(',', "\t"),
        format!("{}\n{}", head.to_uppercase(), row),
        format!("{}\n{}", quoted(head), quoted(row)),
        text.trim_end().to_owned(),
        text.replace(",source", "").replace(",page", ""),
        text.replace("lot,", "note,lot,").replace(",1,1999", ",\"a, b\",1,1999"),
    ] {
        assert_eq!(price(&written), plain, "{written}");
    }
    let wide: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(tool::texts(tool::ran(&["price", "-", "--at", AT], &wide)), plain);
}

#[test]
fn a_file_that_holds_something_else_is_said() {
    for (table, says) in [
        ("", "no row"),
        ("\n\n", "no row"),
        ("date,price\n2026-11-20,19.99\n", "does not name observed_at, product_id, sku_id"),
        (&*HEADING.replace("currency,", ""), "does not name currency."),
        (&*HEADING.replace("price_minor", "price").replace("lot,", ""), "does not name lot, price_minor."),
        ("<html><body>page</body></html>", "does not name"),
    ] {
        let (out, err, code) = price(table);
        assert!(out.is_empty() && code == Some(2), "{table}: {out}{err}");
        assert!(err.starts_with("affix: -: ") && err.contains(says) && err.lines().count() == 1, "{table}: {err}");
    }
    for (args, code, says) in [
        (&["price"][..], 2, "Name the table"),
        (&["price", "no-such-file.csv"], 2, "no such file"),
        (&["price", "."], 2, "./prices.csv"),
        (&["price", "-", "--at", "yesterday"], 1, "no moment"),
    ] {
        let (out, err, got) = tool::texts(tool::ran(args, b""));
        assert!(
            out.is_empty() && got == Some(code) && err.contains(says) && err.lines().count() == 1,
            "{args:?}: {err}"
        );
    }
}
