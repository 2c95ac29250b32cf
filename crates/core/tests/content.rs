//! Drafts that are kept: judged before they go out, saved with their versions, and filled with what was seen.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that misses its own values has failed")]

use affix_core::audit::{Asked, DraftFinding, lint};
use affix_core::draft::{Draft, DraftProduct};
use affix_core::kept::{DraftSource, KeptDraft, draft_lines, draft_product};
use affix_core::record;
use affix_core::settings::Settings;

const MINE: &str = "https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_xAmpL3k&dl_target_url=https%3A%2F%2Fwww.aliexpress.com%2Fitem%2F1005006000000001.html";

fn found(draft: &str) -> Vec<DraftFinding> {
    let mine = Settings::open(
        r#"{"profiles": [{"id": "p1", "network": "aliexpress", "ids": {"aff_short_key": "_xAmpL3k"}}]}"#,
    );
    let asked = Asked::new(&mine.settings, "2026-11-28".parse().unwrap());
    lint(&Draft::open(draft).unwrap(), &asked).unwrap()
}

fn rules(draft: &str) -> Vec<(String, u32)> {
    found(draft).iter().map(|finding| (finding.rule.to_owned(), finding.product)).collect()
}

#[test]
fn a_draft_in_order_has_nothing_to_settle() {
    let draft = format!(
        r#"{{"version": 1, "kind": "dealRoundup", "title": "Lamps", "market": "us", "products": [{{"title": "Lamp", "link": "{MINE}", "observed": "2026-11-28", "price": "9", "currency": "USD"}}]}}"#
    );
    assert_eq!(rules(&draft), []);
}

#[test]
fn each_thing_that_is_wrong_is_said_of_its_product_with_the_link_that_mends_it() {
    let draft = r#"{"version": 1, "kind": "dealRoundup", "title": "The cheapest ever", "market": "us", "products": [
        {"title": "Lamp", "link": "https://www.aliexpress.com/item/1005006000000001.html"},
        {"title": "Shop", "link": "https://www.aliexpress.com/?aff_short_key=_nObody1"}]}"#;
    let all = found(draft);
    let missing = all.iter().find(|finding| finding.rule == "id-missing").unwrap();
    assert_eq!((missing.product, missing.note.code), (1, "audit_id_missing"));
    assert!(missing.link.as_deref().is_some_and(|link| link.contains("_xAmpL3k")), "{missing:?}");
    assert!(all.iter().any(|finding| finding.rule == "superlative"), "{all:?}");
    assert!(all.iter().any(|finding| finding.product == 2), "{all:?}");
    assert!(all.windows(2).all(|pair| pair[0].severity >= pair[1].severity), "{all:?}");
    assert!(all.iter().all(|finding| !finding.source.is_empty()));
}

#[test]
fn a_disclosure_too_weak_for_the_market_is_said() {
    let draft = format!(
        r##"{{"version": 1, "kind": "dealRoundup", "title": "Lampen", "disclosure": "Affiliate-Link", "products": [{{"title": "Lamp", "link": "{MINE}"}}]}}"##
    );
    let codes = rules(&draft.replace("\"disclosure\"", "\"market\": \"de\", \"disclosure\""));
    assert_eq!(codes, [], "the market's own label stands in front of it");
}

#[test]
fn the_last_twenty_saves_are_kept_and_a_minute_of_typing_is_one() {
    let mut kept = KeptDraft { id: "a".into(), ..KeptDraft::default() };
    for minute in 0..30_i64 {
        for second in 0..3_i64 {
            kept = kept.saved(&format!("{minute}:{second}"), (minute * 120 + second) * 1_000);
        }
    }
    assert_eq!((kept.draft.as_str(), kept.versions.len()), ("29:2", 20));
    let same = kept.clone().saved("29:2", i64::MAX);
    assert_eq!(same, kept);
}

#[test]
fn a_draft_that_nobody_reads_is_in_the_list_with_the_reason() {
    let kept = |id: &str, draft: &str, at| KeptDraft { id: id.into(), draft: draft.into(), at, versions: Vec::new() };
    let lines = draft_lines(&[
        kept("old", r#"{"version": 1, "kind": "review", "title": "Lamp", "products": [{}]}"#, 1),
        kept("new", r#"{"version": 2}"#, 2),
        kept("none", "", 0),
    ]);
    let said: Vec<_> =
        lines.iter().map(|line| (line.id.as_str(), line.products, line.problem.as_ref().map(|why| why.code))).collect();
    assert_eq!(
        said,
        [("new", 0, Some("draft_newer")), ("old", 1, None), ("none", 0, lines[2].problem.as_ref().map(|why| why.code))]
    );
    assert!(lines[2].problem.is_some());
}

fn source(json: &str) -> DraftSource {
    record::read(json).unwrap()
}

#[test]
fn what_was_seen_comes_in_whole_and_the_users_words_stay() {
    let kept = r#"{"id": "1005006000000001", "title": "Kept", "price": {"min": "5", "max": "5", "currency": "EUR"}, "store": null, "category": null, "address": "https://www.aliexpress.com/item/1005006000000001.html", "keptAt": "2026-11-20T08:00:00Z"}"#;
    let first = draft_product(
        DraftProduct::default(),
        source(&format!(r#"{{"id": "1005006000000001", "link": "https://example.com/a", "kept": {kept}}}"#)),
    );
    assert_eq!(
        (first.title.as_str(), first.price.as_deref(), first.observed.as_deref()),
        ("Kept", Some("5"), Some("2026-11-20T08:00:00Z"))
    );
    let own = DraftProduct {
        title: "My name for it".into(),
        pros: vec!["Bright".into()],
        rating: Some("4.1".into()),
        ..first
    };
    let seen = r#"{"id": "1005006000000001", "title": "Seen", "image": null, "address": "", "store": null, "storeName": "Lamps", "category": null, "firstAt": 1795305600000, "lastAt": 1795305600000, "series": null, "speaks": null, "price": {"min": "7", "max": "7", "currency": "USD"}, "verdict": null, "facts": "1795305600,1000,4.8,892,96.1", "gone": "", "goneAt": null}"#;
    let now = draft_product(own, source(&format!(r#"{{"seen": {seen}}}"#)));
    assert_eq!(
        (now.title.as_str(), now.pros.len(), now.link.as_deref()),
        ("My name for it", 1, Some("https://example.com/a"))
    );
    assert_eq!(
        (now.price.as_deref(), now.currency.as_deref(), now.observed.as_deref()),
        (Some("7"), Some("USD"), Some("2026-11-22T00:00:00Z"))
    );
    assert_eq!(
        (now.sold, now.rating.as_deref(), now.reviews, now.store.as_deref()),
        (Some(1000), Some("4.8"), Some(892), Some("Lamps"))
    );
    // Of a range nobody knows which end a reader will see.
    let range = seen.replace(r#""max": "7""#, r#""max": "9""#);
    let now = draft_product(now, source(&format!(r#"{{"seen": {range}}}"#)));
    assert_eq!((now.price, now.currency), (None, None));
}
