//! The tables of addresses and networks: each entry has examples, and each example is true.

use std::error::Error;
use std::fs;

use affix_core::address::{Own, classify};
use serde_json::Value;

type Res = Result<(), Box<dyn Error>>;

fn table(name: &str) -> Result<Value, Box<dyn Error>> {
    let path = format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"));
    Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
}

/// Compares the keys that the example names; returns what is wrong.
fn disagreements(example: &Value) -> Result<Vec<String>, Box<dyn Error>> {
    let url = example.get("url").and_then(Value::as_str).ok_or("an example without url")?;
    let answer = serde_json::to_value(classify(url, &Own::default()))?;
    let example = example.as_object().ok_or("an example that is no object")?;
    assert!(example.len() > 1, "{url}: the example says nothing");
    Ok(example
        .iter()
        .filter(|(key, want)| *key != "url" && answer.get(*key) != Some(*want))
        .map(|(key, want)| format!("{url}: {key}: want {want}, got {}", answer.get(key).unwrap_or(&Value::Null)))
        .collect())
}

fn check(entry: &Value) -> Result<Vec<String>, Box<dyn Error>> {
    let examples = entry.get("examples").and_then(Value::as_array).ok_or_else(|| format!("no examples: {entry}"))?;
    assert!(!examples.is_empty(), "no examples: {entry}");
    let mut wrong = Vec::new();
    for example in examples {
        wrong.extend(disagreements(example)?);
    }
    Ok(wrong)
}

#[test]
fn examples_of_addresses_are_true() -> Res {
    let mut wrong = Vec::new();
    for (_, entries) in table("url.json")?.as_object().ok_or("url.json is no object")? {
        for entry in entries.as_array().ok_or("a table that is no list")? {
            wrong.extend(check(entry)?);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn examples_of_networks_are_true() -> Res {
    let mut wrong = Vec::new();
    for entry in table("networks.json")?.as_array().ok_or("networks.json is no list")? {
        wrong.extend(check(entry)?);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn every_host_of_a_network_is_recognised() -> Res {
    for network in table("networks.json")?.as_array().ok_or("networks.json is no list")? {
        for route in network.get("routes").and_then(Value::as_array).into_iter().flatten() {
            for host in route.get("hosts").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
                for path in route.get("paths").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
                {
                    let path = path.replace("{key}", "abc123").replace("{any}", "1").replace("**", "");
                    let path = if path.is_empty() { "/x".into() } else { path };
                    for url in
                        [format!("https://sub.{host}{path}"), format!("http://SUB.{}.{path}", host.to_uppercase())]
                    {
                        let facts = classify(&url, &Own::default());
                        assert_eq!(serde_json::to_value(facts.kind)?, "short", "{url}");
                    }
                }
            }
        }
    }
    Ok(())
}

#[test]
fn every_dropped_parameter_is_dropped_and_known() -> Res {
    let tables = table("url.json")?;
    let groups = ["dropped", "identities"].into_iter().filter_map(|t| tables.get(t)?.as_array()).flatten();
    for group in groups {
        let names = group
            .get("names")
            .and_then(Value::as_array)
            .map_or_else(|| vec![group.get("name")], |n| n.iter().map(Some).collect());
        for name in names {
            let name = name.and_then(Value::as_str).ok_or("a name that is no text")?.replace('*', "x");
            let facts =
                classify(&format!("https://www.aliexpress.com/wholesale?{name}=1&SearchText=a"), &Own::default());
            assert_eq!(facts.canonical.as_deref(), Some("https://www.aliexpress.com/wholesale?SearchText=a"), "{name}");
            assert_eq!((facts.dropped, facts.unknown), (vec![name.into()], vec![]));
        }
    }
    let facts = classify("https://www.aliexpress.com/wholesale?mystery=1&SearchText=a", &Own::default());
    assert_eq!(facts.unknown, ["mystery"]);
    Ok(())
}

#[test]
fn every_reason_is_a_sentence_of_its_own() {
    for (url, code) in [
        ("hello", "url_nothing"),
        ("https://", "url_nothing"),
        ("javascript:alert(1)", "url_other_scheme"),
        ("https://example.com/", "url_foreign"),
        ("https://us-aliexpress.com/item/1005006120000007.html", "url_look_alike"),
        ("https://www.aliexpress.com@evil.example/", "url_user_info"),
        ("https://www.аliexpress.com/", "url_homograph"),
        ("https://www.xn--liexpress-8bg.com/", "url_homograph"),
        ("https://www.aliexpress.com/item/1.html", "url_no_item"),
        ("https://trade.aliexpress.com/orderList.htm", "url_private"),
        ("https://acs.aliexpress.com/h5", "url_infrastructure"),
        ("aliexpress://home", "url_app_page"),
        ("https://s.click.aliexpress.com/e/_oXamp1L", "url_short"),
        ("https://alitems.com/g/abc123/", "url_no_target"),
        ("https://alitems.com/g/abc123/?ulp=https://example.com/", "url_target_foreign"),
        ("https://alitems.com/g/abc123/?ulp=https://trade.aliexpress.com/", "url_target_private"),
        ("https://alitems.com/g/abc123/?ulp=https://a.aliexpress.com/_x", "url_target_short"),
        ("https://alitems.com/g/abc123/?ulp=https://www.aliexpress.com/item/1", "url_no_item"),
    ] {
        let facts = classify(url, &Own::default());
        assert_eq!(facts.reason_code, Some(code), "{url}");
        assert!(facts.reason.is_some_and(|r| r.ends_with('.') && r.len() > 20), "{url}");
        assert_eq!(facts.canonical, None);
    }
}

#[test]
fn five_wrappers_are_followed_and_no_sixth() {
    let item = "https://www.aliexpress.com/item/1005006120000007.html";
    let mut url = item.to_owned();
    let mut inner = Vec::new();
    for depth in 1..=6 {
        inner.push(url.clone());
        let encoded = url
            .bytes()
            .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") });
        url = format!("https://alitems.com/g/abc{depth}/?ulp={}", encoded.collect::<String>());
        let facts = classify(&url, &Own::default());
        assert_eq!(facts.foreign_tag.and_then(|t| t.key), Some(format!("abc{depth}")));
        if depth <= 5 {
            assert_eq!((facts.canonical.as_deref(), facts.target.as_deref()), (Some(item), Some(item)));
        } else {
            assert_eq!((facts.reason_code, facts.target.as_ref()), (Some("url_too_deep"), inner.get(1)));
        }
    }
}
