//! What holds for every link made.

use std::sync::OnceLock;

use affix_core::map::Map;

use affix_core::address::{Own, classify};
use affix_core::link::{check, learn, make, networks, own};
use affix_core::settings::Profile;
use proptest::prelude::*;

/// A mark that stands for somebody else wherever an address can carry one.
const THEIRS: &str = "zqTheirs7";

fn profiles() -> Vec<Profile> {
    let mut all: Vec<_> = networks()
        .into_iter()
        .filter(|n| n.can_build)
        .map(|n| Profile {
            network: n.code.to_string(),
            ids: n.ids.into_iter().map(|id| (id.key, id.example)).collect(),
            sub_ids: n.sub_ids.into_iter().map(|sub| (sub.key, "post1".to_owned())).collect(),
            ..Profile::default()
        })
        .collect();
    if let Some(own) = all.last_mut() {
        // Partnerize's form, which Affix unwraps.
        own.template = Some("https://prf.hn/click/camref:mine1/destination:{url}".into());
    }
    all
}

fn page() -> impl Strategy<Value = String> {
    let host = prop::sample::select(vec![
        "www.aliexpress.com",
        "es.aliexpress.com",
        "aliexpress.ru",
        "www.aliexpress.us",
        "m.aliexpress.com",
    ]);
    let path = prop::sample::select(vec![
        "/item/1005006120000007.html",
        "/wholesale",
        "/store/4493070",
        "/popular/наушники.",
        "/ssr/300000512/BundleDeals2",
        "/w/wholesale-a'b(c)*!",
        "",
    ]);
    let name = prop::sample::select(vec![
        "SearchText",
        "sku_id",
        "productIds",
        "page",
        "wh_pid",
        "sourceType",
        "channel",
        "spm",
    ]);
    let value = prop_oneof![Just("620".to_owned()), Just("1005006120000008:1".to_owned()), "[^&#]{1,10}"];
    let identity = prop::sample::select(vec![
        "aff_short_key",
        "aff_fsk",
        "sk",
        "shareId",
        "spreadCode",
        "admitad_uid",
        "awc",
        "af",
        "dp",
        "terminal_id",
    ]);
    (host, path, prop::collection::vec((name, value), 0..4), identity).prop_map(|(host, path, query, identity)| {
        let query: String = query.into_iter().map(|(n, v)| format!("{n}={v}&")).collect();
        format!("https://{host}{path}?{query}{identity}={THEIRS}")
    })
}

/// The profiles and their own identities, made once.
fn accounts() -> &'static [(Profile, Own)] {
    static ACCOUNTS: OnceLock<Vec<(Profile, Own)>> = OnceLock::new();
    ACCOUNTS.get_or_init(|| profiles().into_iter().map(|p| (p.clone(), own(std::slice::from_ref(&p)))).collect())
}

proptest! {
    // Every case is one page through one network: some five thousand for each of them.
    #![proptest_config(ProptestConfig { cases: 100_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn unwrapping_undoes_wrapping(text in page(), account in 0..accounts().len()) {
        let Some((profile, own)) = accounts().get(account) else { return Ok(()) };
        let facts = classify(&text, &Own::default());
        let Some(canonical) = facts.canonical.clone() else { return Ok(()) };
        let made = make(&facts, profile).map_err(|why| TestCaseError::fail(format!("{}: {why}", profile.network)))?;
        prop_assert!(!made.link.contains(THEIRS), "{}", made.link);
        prop_assert!(!made.link.contains(|c: char| c.is_whitespace() || "\"<>".contains(c)), "{}", made.link);
        prop_assert_eq!(&made.landing, &canonical);
        let back = classify(&made.link, own);
        prop_assert_eq!(back.canonical.as_ref(), Some(&canonical), "{}", made.link);
        prop_assert!(back.own_tag.is_some());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_link_through_somebody_elses_network_loses_them(text in page(), account in 0..accounts().len()) {
        let Some((profile, own)) = accounts().get(account) else { return Ok(()) };
        let Some(canonical) = classify(&text, &Own::default()).canonical else { return Ok(()) };
        let mut theirs = Profile { network: "admitad".into(), ids: Map::from([("hash".into(), THEIRS.into())]), ..Profile::default() };
        theirs.sub_ids.insert("subid".into(), THEIRS.into());
        let wrapped = make(&classify(&text, &Own::default()), &theirs).map_err(|why| TestCaseError::fail(why.to_string()))?;
        let made = make(&classify(&wrapped.link, own), profile).map_err(|why| TestCaseError::fail(why.to_string()))?;
        prop_assert!(!made.link.contains(THEIRS), "{}", made.link);
        prop_assert!(made.notes.iter().any(|n| n.code == "foreign_tag_removed"));
        prop_assert_eq!(&made.landing, &canonical);
    }

    #[test]
    fn facts_are_written_as_serde_writes_them(text in page(), noise in "\\PC{0,30}") {
        for text in [text.as_str(), noise.as_str()] {
            let facts = classify(text, &Own::default());
            let mut out = String::new();
            facts.push_json(&mut out);
            prop_assert_eq!(out, serde_json::to_string(&facts).unwrap_or_default());
        }
    }

    #[test]
    fn any_field_is_answered(network in "[a-z0-9]{0,12}|aliexpress|admitad|impact|template", key in "\\PC{0,12}", value in "\\PC{0,40}") {
        let profile = Profile {
            ids: Map::from([("aff_short_key".into(), value.clone()), ("host".into(), value.clone()), (key.clone(), value.clone())]),
            sub_ids: Map::from([("af".into(), value.clone()), (key, value.clone())]),
            network,
            template: Some(value),
            ..Profile::default()
        };
        let checked = check(&profile);
        prop_assert_eq!(checked.problems.is_empty(), checked.example.is_some());
        prop_assert!(checked.example.is_none_or(|link| link.starts_with("https://")));
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,60}|https://(s\\.click\\.aliexpress\\.com|prf\\.hn|ad\\.admitad\\.com|www\\.awin1\\.com)/\\PC{0,60}") {
        let learned = learn(&text);
        prop_assert!(learned.profile.is_none_or(|p| !p.ids.is_empty() && p.id.is_empty()));
    }
}

#[test]
fn another_parser_reads_every_link_as_it_was_meant() {
    let landing = "https://www.aliexpress.com/item/1005006000000001.html?sku_id=12000030000000001";
    for profile in profiles() {
        let made = make(&classify(landing, &Own::default()), &profile).map(|made| made.link).unwrap_or_default();
        let parsed = ::url::Url::parse(&made).map_err(|why| format!("{}: {why}", profile.network));
        assert!(parsed.is_ok(), "{parsed:?}");
        let Ok(parsed) = parsed else { continue };
        assert_eq!(parsed.scheme(), "https", "{made}");
        assert_eq!(parsed.as_str(), made, "{}: nothing is left to escape", profile.network);
        let in_query = parsed.query_pairs().any(|(_, value)| value == landing);
        let in_path = parsed.path().contains("destination:https%3A%2F%2Fwww.aliexpress.com%2Fitem%2F");
        assert!(in_query || in_path, "{}: the target is lost in {made}", profile.network);
    }
}
