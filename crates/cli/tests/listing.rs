//! The listings of `tests/cases/listing.json`, natively; `tests/node` runs the same through the module.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test that cannot read its own files has failed")]

mod differences;

use std::path::Path;

use affix_core::ask::{ListingRequest, listing};
use affix_core::settings::Settings;
use affix_files::snapshot::of_file;
use differences::differences;
use serde_json::Value;

fn request(case: &Value) -> ListingRequest {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    let text = std::fs::read_to_string(fixtures.join(case["file"].as_str().expect("a file"))).expect("a fixture");
    ListingRequest {
        snapshot: of_file(&text, case["url"].as_str().unwrap_or_default()),
        settings: Settings::read(&case["settings"].to_string()).expect("settings of this version"),
        profile: None,
        own: Vec::new(),
        now: 0,
        ahead: 0,
    }
}

#[test]
fn listings_earn_what_their_cards_say() {
    let cases: Vec<Value> =
        serde_json::from_str(include_str!("../../../tests/cases/listing.json")).expect("the cases are JSON");
    let mut failures = Vec::new();
    for case in cases {
        let got = serde_json::to_value(listing(&request(&case))).expect("an answer is JSON");
        differences(case["name"].as_str().unwrap_or_default(), &case["expect"], &got, &mut failures);
    }
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}
