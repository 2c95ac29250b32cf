//! `affix orders` on spreadsheets (`.xlsx`), which the test writes itself.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot run the tool has failed")]

mod tool;

use std::fs;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use serde_json::{Value, json};

/// A folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let at = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sheets").join(name);
    fs::create_dir_all(&at).unwrap();
    at
}

/// Standard output, standard error, exit code.
fn orders(at: &Path, args: &[&str]) -> (String, String, Option<i32>) {
    let args: Vec<&str> = ["orders"].iter().chain(args).copied().collect();
    tool::texts(tool::command(&args).current_dir(at).output().unwrap())
}

fn rows(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

const HEADER: [&str; 6] =
    ["Sub order ID", "Status", "Order amount (USD)", "Commission (USD)", "Payment completed time", "Tracking ID"];

/// A sheet of orders with its header in the third row, below a title.
fn order_sheet(sheet: &mut Worksheet) {
    sheet.write(0, 0, "Affiliate orders, all times as printed").unwrap();
    for (column, name) in (0_u16..).zip(HEADER) {
        sheet.write(2, column, name).unwrap();
    }
}

/// The day and time, as the number that a spreadsheet keeps for it.
fn moment(sheet: &mut Worksheet, row: u32, day: (u16, u8, u8), time: (u16, u8)) {
    let date = ExcelDateTime::from_ymd(day.0, day.1, day.2).unwrap().and_hms(time.0, time.1, 0.0).unwrap();
    sheet.write_datetime_with_format(row, 4, date, &Format::new().set_num_format("dd/mm/yyyy hh:mm")).unwrap();
}

/// A cover, orders in dollars, a sheet between that is no report, and orders of another month.
fn workbook() -> Workbook {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Cover").unwrap().write(0, 0, "Made for nobody").unwrap();

    let sheet = book.add_worksheet().set_name("March").unwrap();
    order_sheet(sheet);
    // More than 2^53, which only text can hold.
    sheet.write(3, 0, "9007199254740993001").unwrap();
    sheet.write(3, 1, "Completed Settlement").unwrap();
    sheet.write(3, 2, 20.0).unwrap();
    // The file was saved with another amount than the formula would come to.
    sheet.write_formula(3, 3, Formula::new("=C4*0.07").set_result("1.41")).unwrap();
    moment(sheet, 3, (2026, 3, 4), (10, 30));
    sheet.write(3, 5, "=HYPERLINK(\"https://example.com\")").unwrap();
    sheet.write(4, 0, "9007199254740993002").unwrap();
    sheet.write(4, 1, "Payment Completed").unwrap();
    sheet.write(4, 2, 9.99).unwrap();
    sheet.write(4, 3, 0.69).unwrap();
    moment(sheet, 4, (2026, 3, 31), (23, 59));
    // A blank row between, and an order number that the spreadsheet keeps as a number, so that its end is lost.
    sheet.write(6, 0, 9_007_199_254_740_993_003_f64).unwrap();
    sheet.write(6, 1, "Payment Completed").unwrap();
    sheet.write(6, 3, 5.0).unwrap();
    moment(sheet, 6, (2026, 3, 31), (0, 0));

    let sheet = book.add_worksheet().set_name("Read me").unwrap();
    sheet.write(0, 0, "Figures may change.").unwrap();

    let sheet = book.add_worksheet().set_name("April").unwrap();
    order_sheet(sheet);
    sheet.write(3, 0, "9007199254740993004").unwrap();
    sheet.write(3, 1, "Completed Settlement").unwrap();
    sheet.write(3, 2, 30.0).unwrap();
    sheet.write(3, 3, 2.1).unwrap();
    moment(sheet, 3, (2026, 4, 1), (8, 0));
    book
}

#[test]
fn every_sheet_that_holds_orders_is_read_as_it_was_saved() {
    let at = folder("whole");
    fs::write(at.join("orders.xlsx"), workbook().save_to_buffer().unwrap()).unwrap();
    let (out, err, code) = orders(&at, &["orders.xlsx"]);
    let said: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, err.as_str(), said["rows"].as_u64()), (Some(1), "", Some(3)), "{out}");
    assert_eq!(said["tables"].as_array().unwrap().len(), 2);
    let total = &said["totals"][0];
    assert_eq!((&total["sale"], &total["currency"]), (&json!("59.99"), &json!("USD")));
    // 1.41, which was saved, and 2.10; 1.40 would be the formula's.
    assert_eq!(total["commission"], json!({"pending": "0.69", "confirmed": "0.00", "paid": "3.51", "void": "0.00"}));
    let refused = said["refused"].as_array().unwrap();
    assert_eq!((refused.len(), &refused[0]["line"]), (1, &json!(7)), "{out}");

    let (out, _, _) = orders(&at, &["orders.xlsx", "--dump"]);
    let dumped = rows(&out);
    let of = |key: &str| dumped.iter().find(|row| row["key"] == key).unwrap();
    let times: Vec<&str> = ["9007199254740993001", "9007199254740993002", "9007199254740993004"]
        .map(|key| of(key)["orderedAt"].as_str().unwrap())
        .into();
    assert_eq!(times, ["2026-03-04T10:30:00Z", "2026-03-31T23:59:00Z", "2026-04-01T08:00:00Z"]);

    // What was a formula's text goes out as text.
    let (out, _, _) = orders(&at, &["orders.xlsx", "--by", "subid", "--csv"]);
    assert!(out.contains("'=HYPERLINK") && !out.contains("\n=") && !out.contains("\n\"="), "{out}");
}

#[test]
fn the_same_workbook_again_changes_nothing() {
    let at = folder("again");
    fs::write(at.join("orders.xlsx"), workbook().save_to_buffer().unwrap()).unwrap();
    let sums = |args: &[&str]| {
        let said: Value = serde_json::from_str(&orders(&at, args).0).unwrap();
        (said["rows"].clone(), said["totals"].clone(), said["updated"].clone())
    };
    let (once, twice) = (sums(&["orders.xlsx"]), sums(&["orders.xlsx", "orders.xlsx"]));
    assert_eq!((once.0, once.1), (twice.0, twice.1));
    assert_eq!((once.2, twice.2), (json!(0), json!(3)));
}

#[test]
fn half_a_workbook_is_said_wherever_it_is_cut_off() {
    let at = folder("half");
    let whole = workbook().save_to_buffer().unwrap();
    for tenths in 1..10 {
        fs::write(at.join("half.xlsx"), &whole[..whole.len() * tenths / 10]).unwrap();
        let (out, err, code) = orders(&at, &["half.xlsx"]);
        assert_eq!((code, err.lines().count()), (Some(2), 1), "{tenths}: {err}{out}");
        assert!(err.starts_with("affix: half.xlsx: ") && err.trim_end().ends_with('.'), "{tenths}: {err}");
        assert!(!err.contains("Zip"), "{tenths}: {err}");
    }
}

#[test]
fn a_workbook_without_orders_says_so() {
    let at = folder("none");
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "Nothing here").unwrap();
    book.add_worksheet();
    fs::write(at.join("none.xlsx"), book.save_to_buffer().unwrap()).unwrap();
    let (out, err, code) = orders(&at, &["none.xlsx"]);
    let said: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, err.as_str(), said["refused"].as_array().unwrap().len()), (Some(1), "", 1), "{out}");
    let (out, err, _) = orders(&at, &["none.xlsx", "--dump"]);
    assert!(out.is_empty() && err.lines().count() == 1, "{out}{err}");
}
