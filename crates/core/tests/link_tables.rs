//! The table of networks: its templates build what its examples say, and unwrap and learn undo it.

use affix_core::map::Map;
use std::error::Error;
use std::fs;

use affix_core::address::{Own, classify};
use affix_core::link::{check, default_id_key, has_id_key, learn, make, network_name, networks, own};
use affix_core::settings::Profile;
use serde_json::Value;

type Res = Result<(), Box<dyn Error>>;

const ITEM: &str = "https://www.aliexpress.com/item/1005006000000001.html";

fn table() -> Result<Vec<Value>, Box<dyn Error>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/networks.json");
    Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
}

fn texts(value: Option<&Value>) -> Map<String, String> {
    let pairs = value.and_then(Value::as_object).into_iter().flatten();
    pairs.filter_map(|(k, v)| Some((k.clone(), v.as_str()?.to_owned()))).collect()
}

#[test]
fn links_are_built_unwrapped_and_learned() -> Res {
    for network in table()? {
        let code = network.get("code").and_then(Value::as_str).ok_or("a network without code")?;
        let builds = network.get("builds").and_then(Value::as_array);
        assert_eq!(
            network.get("template").is_some(),
            builds.is_some_and(|b| !b.is_empty()),
            "{code}: template and builds go together"
        );
        for build in builds.into_iter().flatten() {
            let profile = Profile {
                network: code.into(),
                ids: texts(build.get("ids")),
                sub_ids: texts(build.get("subIds")),
                ..Profile::default()
            };
            let made = make(&classify(ITEM, &Own::default()), &profile);
            if let Some(error) = build.get("error").and_then(Value::as_str) {
                assert_eq!(made.map_err(|why| why.code), Err(error));
                continue;
            }
            let made = made?;
            assert_eq!(Some(made.link.as_str()), build.get("link").and_then(Value::as_str));
            assert_eq!(made.landing, ITEM);
            assert_eq!(
                made.notes.iter().any(|n| n.code == "network_not_confirmed"),
                network.get("confirmed") == Some(&Value::Bool(false)),
                "{code}"
            );

            let facts = classify(&made.link, &own(std::slice::from_ref(&profile)));
            assert_eq!(facts.canonical.as_deref(), Some(ITEM), "{code}");
            assert!(facts.own_tag.is_some() && facts.foreign_tag.is_none(), "{code}: its own link is its own");

            let learned = learn(&made.link);
            assert_eq!(learned.note.code, "learn_done", "{code}: {}", learned.note);
            assert_eq!(learned.profile.ok_or("nothing learned")?, profile);
            assert_eq!(check(&profile).example.as_deref(), Some(made.link.as_str()));
        }
    }
    Ok(())
}

#[test]
fn what_the_options_page_shows_works() {
    let all = networks();
    assert_eq!(all.first().map(|n| (n.code.code(), n.name.as_str())), Some(("aliexpress", "AliExpress Portals")));
    for network in &all {
        assert_eq!(network_name(network.code.code()), Some(network.name.as_str()));
        assert_eq!(default_id_key(network.code.code()), network.ids.first().map(|id| id.key.as_str()));
        assert!(network.ids.iter().all(|id| has_id_key(network.code.code(), &id.key)));
        let mut profile = Profile { network: network.code.to_string(), ..Profile::default() };
        if network.code.code() == "template" {
            profile.template = Some("https://go.example.net/?to={url}".into());
        }
        let empty = check(&profile);
        assert!(empty.problems.iter().all(|p| p.missing || !network.can_build), "{}", network.code);
        for id in &network.ids {
            profile.ids.insert(id.key.clone(), id.example.clone());
        }
        for sub in &network.sub_ids {
            profile.sub_ids.insert(sub.key.clone(), "a1".into());
        }
        let full = check(&profile);
        assert_eq!(full.example.is_some(), network.can_build, "{}: {:?}", network.code, full.problems);
    }
}

fn portals(key: &str, sub: &str) -> Profile {
    Profile {
        network: "aliexpress".into(),
        ids: Map::from([("aff_short_key".into(), key.into())]),
        sub_ids: Map::from([("af".into(), sub.into())]),
        ..Profile::default()
    }
}

#[test]
fn wrong_fields_are_named() {
    let long = "x".repeat(65);
    for (profile, field, code) in [
        (Profile::default(), "network", "link_no_network"),
        (Profile { network: "nosuch".into(), ..Profile::default() }, "network", "link_network_unknown"),
        (Profile { network: "2performant".into(), ..Profile::default() }, "network", "link_network_closed"),
        (portals("", ""), "ids.aff_short_key", "link_no_id"),
        (portals("_oEDJ 7Ho", ""), "ids.aff_short_key", "link_id_space"),
        (portals("\"_xAmpL3k\"", ""), "ids.aff_short_key", "link_id_quote"),
        (portals("_xAmpL3k&x=1", ""), "ids.aff_short_key", "link_id_characters"),
        (portals("_o", ""), "ids.aff_short_key", "link_id_length"),
        (
            portals("https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_xAmpL3k", ""),
            "ids.aff_short_key",
            "link_id_is_link",
        ),
        (portals("_xAmpL3k", "a b"), "subIds.af", "link_sub_id_characters"),
        (portals("_xAmpL3k", &long), "subIds.af", "link_sub_id_length"),
        (
            Profile { sub_ids: Map::from([("subid".into(), "a".into())]), ..portals("_xAmpL3k", "") },
            "subIds.subid",
            "link_sub_id_unknown",
        ),
        (Profile { network: "template".into(), ..Profile::default() }, "template", "link_template_missing"),
    ] {
        let problems = check(&profile).problems;
        assert_eq!(problems.iter().map(|p| (p.field.as_str(), p.problem.code)).collect::<Vec<_>>(), [(field, code)]);
        let made = make(&classify(ITEM, &Own::default()), &profile);
        assert_eq!(made.map_err(|why| why.code), Err(code));
    }
    let text = check(&portals("_xAmpL3k", &long)).problems.first().map(|p| p.problem.text.clone());
    assert_eq!(text.as_deref(), Some("The sub-id af is 65 characters long; at most 64 are allowed. Shorten it."));
}

#[test]
fn only_links_that_spell_ids_out_teach() {
    for (text, code) in [
        ("hello", "learn_nothing"),
        ("https://s.click.aliexpress.com/s/NdpwztbAIgDMmxGb", "learn_opaque"),
        ("http://click.aliexpress.com/rd/xAmpLe8K?af=1&dp=x", "learn_opaque"),
        ("https://s.click.aliexpress.com/e/_o?x=1", "learn_opaque"),
        ("https://a.aliexpress.com/_mXamp1e", "learn_opaque"),
        ("http://ali.pub/y9fu8", "learn_opaque"),
        ("https://fas.st/AbCd1", "learn_opaque"),
        (
            "https://star.aliexpress.com/share/share.htm?redirectUrl=https://www.aliexpress.com/item/1005006120000004.html&shareId=1",
            "learn_share",
        ),
        ("https://www.aliexpress.com/item/1005006120000007.html?aff_fsk=_xAmpL3k", "learn_page_tag"),
        ("https://www.aliexpress.com/item/1005006120000007.html", "learn_page"),
        ("1005006120000007", "learn_page"),
        ("https://example.com/x", "learn_unknown"),
        (
            "https://www.awin1.com/cread.php?awinmid=17945&awinaffid=1158729&ued=https%3A%2F%2Fwww.alibaba.com",
            "learn_other_shop",
        ),
        ("https://s.click.aliexpress.com/deep_link.htm?dl_target_url=https://www.aliexpress.com/", "learn_no_id"),
    ] {
        let learned = learn(text);
        assert_eq!((learned.note.code, learned.profile), (code, None), "{text}");
    }
    // Another form of the same network still tells the id that is in it.
    for (text, network, ids, code) in [
        (
            "https://alitems.com/goto/1e8d1144949dd2fa56bb16525dc3e8/",
            "admitad",
            [("hash", "1e8d1144949dd2fa56bb16525dc3e8")],
            "learn_done",
        ),
        ("https://www.awin1.com/awclick.php?mid=6378&id=1166692", "awin", [("awinaffid", "1166692")], "learn_partly"),
        (
            "https://prf.hn/click/camref:1011lexm/pubref:a/destination:https://www.aliexpress.com/",
            "partnerize",
            [("camref", "1011lexm")],
            "learn_done",
        ),
    ] {
        let learned = learn(text);
        assert_eq!(learned.note.code, code, "{text}");
        let ids = ids.map(|(k, v)| (k.to_owned(), v.to_owned()));
        assert_eq!(learned.profile.map(|p| (p.network, p.ids)), Some((network.to_owned(), Map::from(ids))));
    }
}

#[test]
fn the_code_of_an_own_short_link_is_an_id_to_be_confirmed() -> Res {
    for (text, key) in [
        ("https://s.click.aliexpress.com/e/_oXamp1L", "_oXamp1L"),
        ("my link: https://s.click.aliexpress.com/e/xAmp1e?bz=500 🔥", "xAmp1e"),
        ("[deal](https://us.click.aliexpress.com/e/_xAmpL3k)", "_xAmpL3k"),
    ] {
        let learned = learn(text);
        assert_eq!(learned.note.code, "learn_short", "{text}: {}", learned.note);
        let mut profile = learned.profile.ok_or("nothing learned")?;
        assert_eq!(profile.ids.get("aff_short_key").map(String::as_str), Some(key), "{text}");
        assert_eq!(profile.to_confirm(), Some(key));

        // Every link says so, and the short link it came from is known as the user's own.
        let says_so = |profile: &Profile| {
            let made = make(&classify(ITEM, &Own::default()), profile).map(|made| made.notes);
            made.map(|notes| notes.iter().any(|note| note.code == "link_id_unconfirmed"))
        };
        assert_eq!(says_so(&profile), Ok(true));

        // The test's link carries the id, and what was not counted is said in the place of "to be confirmed".
        let to_confirm = check(&profile).to_confirm.ok_or("nothing to confirm")?;
        assert_eq!((to_confirm.id.as_str(), to_confirm.note.code), (key, "link_id_unconfirmed"));
        let facts = classify(&to_confirm.test, &Own::default());
        assert_eq!(facts.foreign_tag.and_then(|tag| tag.key).as_deref(), Some(key), "{}", to_confirm.test);
        let not_counted = Profile { not_counted: true, ..profile.clone() };
        assert_eq!(check(&not_counted).to_confirm.map(|known| known.note.code), Some("link_id_not_counted"));
        assert_eq!(says_so(&not_counted), Ok(false));
        let facts = classify(text, &own(std::slice::from_ref(&profile)));
        assert!(facts.own_tag.is_some() && facts.foreign_tag.is_none(), "{text}");

        // An id typed over it is the user's own word; so is "it counted".
        let mut typed = profile.clone();
        typed.ids.insert("aff_short_key".into(), "_typed1D".into());
        assert_eq!(says_so(&typed), Ok(false));
        profile.unconfirmed = None;
        profile.not_counted = true;
        assert_eq!(says_so(&profile), Ok(false));
        assert_eq!(check(&profile).to_confirm, None);
    }
    Ok(())
}
