//! What is remembered of a page: the cases of `tests/cases/observe.json`. `tests/node` runs the same through the built
//! module.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot read its own files has failed"
)]

use affix_core::ask::{ObserveRequest, observe};
use affix_core::calendar::millis_of;
use affix_core::price::{PriceRecords, remember};
use affix_core::settings::Settings;
use affix_files::{saved, snapshot};
use serde_json::{Value, json};

#[test]
fn of_a_page_each_variant_that_can_be_bought_is_remembered_and_which_one_speaks() {
    let now = millis_of("2026-11-27T12:00:00Z").unwrap();
    for case in serde_json::from_str::<Vec<Value>>(include_str!("../../../tests/cases/observe.json")).unwrap() {
        let file = format!("{}/../../tests/fixtures/{}", env!("CARGO_MANIFEST_DIR"), case["file"].as_str().unwrap());
        let saved = saved::load(&file).unwrap();
        let url = case["url"].as_str().map(str::to_owned).or(saved.url).unwrap_or_default();
        let observed = |page: &str, now: i64| {
            observe(&ObserveRequest { snapshot: snapshot::of_file(page, &url), settings: Settings::default(), now })
        };
        let (mut page, mut before) = (saved.text, PriceRecords::default());
        if let Some(then) = case["then"].as_object() {
            before = remember(&before, &observed(&page, now - 86_400_000).records, now);
            for (words, instead) in then {
                assert!(page.contains(words), "{words}");
                page = page.replace(words, instead.as_str().unwrap());
            }
        }
        let seen = observed(&page, now);
        let PriceRecords { products, series } = remember(&before, &seen.records, now);
        // Without the times.
        let row = |seen: &str| seen.split(';').map(|row| row.split_once(',').unwrap().1).collect::<Vec<_>>().join(";");
        let got = json!({
            "series": series.iter().map(|one| (one.id.clone(), row(&one.seen).into())).collect::<serde_json::Map<_, _>>(),
            "names": series.iter().map(|one| one.name.clone()).collect::<Vec<_>>(),
            "speaks": products
                .iter()
                .map(|one| json!([one.series, one.speaks, one.price.map(|price| price.max().to_string())]))
                .collect::<Vec<_>>(),
            "unwritten": seen.unwritten.map(|note| note.code),
        });
        for (name, value) in case["expect"].as_object().unwrap() {
            assert_eq!(&got[name], value, "{}: {name}", case["name"]);
        }
    }
}
