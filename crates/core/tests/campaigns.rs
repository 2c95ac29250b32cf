//! Campaigns against the cases of `tests/cases/campaign.json`; `tests/node` runs them through the built module.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read its own files has failed")]

use affix_core::address::{Own, classify};
use affix_core::campaign::{check, fill, make};
use affix_core::settings::{Campaign, Profile, Settings};
use serde_json::{Value, json};

/// Midnight of 2026-11-22 in UTC.
const NOW: i64 = 1_795_305_600_000;

/// Ids of the networks in the cases (made up).
fn profile(network: &str) -> Profile {
    let (key, id) = match network {
        "aliexpress" => ("aff_short_key", "_xAmpL3k"),
        "admitad" => ("hash", "0a1b2c3d4e5f6a7b8c9d16525dc3e8"),
        "epn" => ("cashback", ""),
        _ => ("", ""),
    };
    let ids = [(key, id)].into_iter().filter(|(_, id)| !id.is_empty()).map(|(key, id)| (key.into(), id.into()));
    Profile { network: network.into(), ids: ids.collect(), ..Profile::default() }
}

fn campaign(id: &str, case: &Value) -> Campaign {
    let mut whole = json!({ "id": id, "name": "", "channel": "", "subIds": {} });
    whole.as_object_mut().unwrap().extend(case.as_object().unwrap().clone());
    serde_json::from_value(whole).unwrap()
}

#[test]
fn values_are_made_fit_and_what_cannot_be_is_said() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases/campaign.json"));
    let cases: Vec<Value> = serde_json::from_str(&text.unwrap()).unwrap();
    let facts = classify("1005006000000001", &Own::default());
    let mut wrong = Vec::new();
    for case in &cases {
        let (mine, profile) = (campaign("mine", &case["campaign"]), profile(case["network"].as_str().unwrap()));
        let others = case["others"].as_array().into_iter().flatten().enumerate();
        let others: Vec<Campaign> = others.map(|(i, other)| campaign(&i.to_string(), other)).collect();
        let checked = check(&mine, &profile, &others, NOW);
        let expect = &case["expect"];
        let list = |key: &str| expect.get(key).cloned().unwrap_or_else(|| json!([]));
        let notes: Vec<_> = checked.notes.iter().map(|n| json!([n.field, n.note.code])).collect();
        let problems: Vec<_> = checked.problems.iter().map(|p| json!([p.field, p.flaw.problem.code])).collect();
        let got = [json!(checked.sub_ids), json!(notes), json!(problems)];
        if got != [expect["subIds"].clone(), list("notes"), list("problems")] {
            wrong.push(format!("{}: {got:?}", case["name"]));
        }
        let filled = fill(&mine, &profile, &facts, NOW);
        let without = filled.as_ref().map_err(|why| why.code).err();
        if without != expect["without"].as_str() {
            wrong.push(format!("{}: {filled:?}", case["name"]));
        }
        if let Ok(made) = make(Some(&mine), &profile, &facts, NOW) {
            assert_eq!(made.campaign_left_out.map(|left_out| left_out.why.code), without, "{}", case["name"]);
            assert_eq!(made.campaign.is_some(), without.is_none(), "{}", case["name"]);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_broken_campaign_costs_no_link() {
    let broken = campaign("c", &json!({ "name": "Winter", "subIds": { "cn": "{day}" } }));
    let sale = Profile { campaign: Some("c".into()), id: "p".into(), ..profile("aliexpress") };
    let text = "https://www.aliexpress.com/item/1005006000000001.html";
    let settings = Settings { profiles: vec![sale.clone()], campaigns: vec![broken.clone()], ..Settings::default() };
    let plain = make(None, &sale, &classify(text, &Own::default()), NOW).unwrap();
    let rows = affix_core::batch::of_settings(text, &settings, None, None, NOW).unwrap();
    assert_eq!(rows[0].link.as_ref(), Some(&plain.link));
    let said = rows[0].campaign_left_out.as_ref().unwrap();
    assert_eq!(said.note.text, "This link is made without the campaign Winter.");
    assert_eq!(said.why.code, "pattern_unknown_field");
    assert_eq!((plain.campaign_left_out, rows[0].campaign.as_ref()), (None, None));
}
