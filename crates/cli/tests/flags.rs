//! The flags of `affix link` and `affix networks`: names in any case, and a sentence for everything that
//! cannot be meant.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot run the tool has failed")]

mod tool;

use serde_json::Value;

/// Output, errors and exit code.
fn affix(args: &[&str], input: &[u8]) -> (String, String, Option<i32>) {
    tool::texts(tool::ran(args, input))
}

fn lines(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

const ITEM: &str = "https://www.aliexpress.com/item/1005006000000001.html";
const STORE: &str = "https://www.aliexpress.com/store/4493070";
const PORTALS: [&str; 5] = ["link", "-", "--network", "portals", "--id=_oFixTur"];

#[test]
fn a_network_is_found_by_what_people_call_it() {
    for (name, id) in [
        ("aliexpress", "_oFixTur"),
        ("AliExpress", "aff_short_key=_oFixTur"),
        ("PORTALS", "AFF_SHORT_KEY=_oFixTur"),
        ("AliExpress Portals", "_oFixTur"),
    ] {
        let (out, error, code) = affix(&["link", ITEM, "--network", name, "--id", id], b"");
        assert!(out.contains("aff_short_key=_oFixTur") && error.is_empty() && code == Some(0), "{name}: {error}");
    }
    let (out, ..) = affix(&["link", ITEM, "--network", "Admitad", "--id", "0a1b2c3d"], b"");
    assert!(out.starts_with("https://ad.admitad.com/g/0a1b2c3d/"), "{out}");
}

#[test]
fn what_cannot_be_meant_is_refused_with_what_can() {
    for (args, says) in [
        (&["--id", "_oFixTur"][..], "--network help"),
        (&["--network", "", "--id", "_oFixTur"], "--network help"),
        (&["--network", "admitadd", "--id", "x"], "Use one of: aliexpress, admitad, epn, awin"),
        (&["--network", "portals"], "--id aff_short_key=VALUE"),
        (&["--network", "portals", "--id", ""], "--id is empty"),
        (&["--network", "portals", "--id", "aff_short_key="], "--id is empty"),
        (&["--network", "rakuten", "--id", "--json"], "--id is empty"),
        (&["--network", "portals", "--id", "-x-y"], "may hold only these characters"),
        (&["--network", "portals", "--id", "hash=0a1b2c3d"], "has no id called hash; it has: aff_short_key"),
        (&["--network", "admitad", "--id", "key=0a1b2c3d"], "has no id called key; it has: hash"),
        (&["--network", "awin", "--id", "mid=6378", "--id", "awinaffid=1"], "it has: awinaffid, awinmid"),
        (&["--network", "awin", "--id", "1166692", "--id", "6378"], "gives awinaffid twice"),
        (&["--network", "portals", "--id", "_oFixTur", "--id", "_oFixTur"], "gives aff_short_key twice"),
        (&["--network", "portals", "--id", "https://s.click.aliexpress.com/e/_oFixTur"], "--network help"),
        (&["--network", "2performant", "--id", "x"], "--template"),
        (&["--network", "template"], "--template 'https://"),
        (&["--network", "template", "--id", "x", "--template", "https://a.example/{url}"], "takes no --id"),
        (&["--network", "template", "--sub", "a=b", "--template", "https://a.example/{url}"], "takes no --sub"),
        (
            &["--network", "portals", "--id", "_oFixTur", "--template", "https://a.example/{url}"],
            "Leave one of the two",
        ),
        (&["--network", "portals", "--id", "_oFixTur", "--sub", "blog"], "--sub KEY=VALUE"),
        (&["--network", "portals", "--id", "_oFixTur", "--sub", "=blog"], "--sub KEY=VALUE"),
        (&["--network", "portals", "--id", "_oFixTur", "--sub", "af="], "--sub af has no value"),
        (&["--network", "portals", "--id", "_oFixTur", "--sub", "af=1", "--sub", "af=2"], "gives af twice"),
        (&["--network", "portals", "--id", "_oFixTur", "--sub", "epi=1"], "it has: af, cn, cv, dp"),
        (
            &["--network", "portals", "--id", "_oFixTur", "--format", "HTML"],
            "use one of link, telegram, whatsapp, blog, markdown",
        ),
        (&["--network", "portals", "--id", "_oFixTur", "--disclosure", "xx"], "--disclosure-words"),
        (&["--network", "portals", "--id", "_oFixTur", "--post", "no link"], "--post has no link"),
        (&["--network", "portals", "--id", "_oFixTur", "--campaign", "nov"], "--sub KEY=PATTERN"),
        (&["--network", "portals", "--id", "_oFixTur", "--campaign", "", "--sub", "af={date}"], "--campaign november"),
        (
            &["--network", "portals", "--id", "_oFixTur", "--campaign", "n", "--sub", "af={date}", "--sub", "epi=x"],
            "has no sub-id called epi",
        ),
    ] {
        let (out, error, code) = affix(&[&["link", ITEM], args].concat(), b"");
        assert!(out.is_empty() && code == Some(1), "{args:?}: {out}{error}");
        assert!(
            error.starts_with("affix: ") && error.contains(says) && error.lines().count() == 1,
            "{args:?}: {error}"
        );
        assert!(!error.contains("options"), "{args:?}: {error}");
    }
    let (_, error, code) = affix(&["estimate", "--network", "awin"], b"");
    assert!(error.contains("Name the saved page") && code == Some(2), "{error}");
    for args in [&["link", "--network", "portals", "--id", "_oFixTur"][..], &["url"]] {
        let (_, error, code) = affix(args, b"");
        assert!(error.contains("or - to read them from standard input") && code == Some(2), "{error}");
    }
}

#[test]
fn any_number_of_threads_is_a_number_or_a_sentence() {
    for jobs in ["1", "5000", "99999999999999999999999999"] {
        assert_eq!(affix(&["url", "-", "--jobs", jobs], b"1005006000000001\n").2, Some(0), "{jobs}");
    }
    for jobs in ["0", "-1", "two", "", "1.5"] {
        let (_, error, code) = affix(&["url", "-", &format!("--jobs={jobs}")], b"");
        assert!(error.contains("is no number of threads") && code == Some(2), "{jobs}: {error}");
    }
}

#[test]
fn the_networks_are_listed_for_programs_and_for_people() {
    let (out, _, code) = affix(&["networks"], b"");
    assert_eq!(code, Some(0));
    let networks = lines(&out);
    let of = |code: &str| networks.iter().find(|n| n["code"] == code).unwrap();
    assert_eq!(of("aliexpress")["ids"][0]["key"], "aff_short_key");
    assert_eq!(of("aliexpress")["ids"][0]["label"], "Short key");
    assert_eq!(of("admitad")["subIds"][4]["max"], 120);
    assert_eq!(of("epn")["subIds"][0]["max"], Value::Null);
    assert_eq!((&of("cj")["canMake"], &of("cj")["confirmedForAliExpress"]), (&true.into(), &false.into()));
    assert_eq!((&of("2performant")["canMake"], &of("2performant")["example"]), (&false.into(), &Value::Null));
    // What the list says makes the link that it shows.
    for network in networks.iter().filter(|n| n["canMake"] == true) {
        let ids = network["ids"].as_array().unwrap();
        let ids =
            ids.iter().map(|id| format!("--id={}={}", id["key"].as_str().unwrap(), id["example"].as_str().unwrap()));
        let mut args: Vec<String> = ids.collect();
        if args.is_empty() {
            args.push("--template=https://go.example.net/?to={url}".into());
        }
        let code = network["code"].as_str().unwrap();
        let args: Vec<&str> =
            ["link", ITEM, "--network", code].into_iter().chain(args.iter().map(String::as_str)).collect();
        let (out, error, _) = affix(&args, b"");
        assert_eq!(Some(out.trim_end()), network["example"].as_str(), "{code}: {error}");
        assert!(network["subIds"].as_array().unwrap().iter().all(|sub| sub["characters"].as_str().is_some()));
    }
    for call in [&["link", "--network", "help"][..], &["estimate", "--network", "HELP"]] {
        let (out, error, code) = affix(call, b"");
        assert!(out.contains("--id hash=VALUE") && error.is_empty() && code == Some(0), "{error}");
        assert!(networks.iter().all(|n| out.contains(n["name"].as_str().unwrap())));
    }
}

#[test]
fn answers_and_lines_can_be_paired() {
    let text = format!("{ITEM}\n\nno address\nhttps://example.com/\n\u{1f381} {STORE}?zz=1\n");
    let (out, error, code) = affix(&[&PORTALS[..], &["--json"]].concat(), text.as_bytes());
    assert!(error.is_empty() && code == Some(1), "{error}");
    let answers = lines(&out);
    let numbers: Vec<u64> = answers.iter().filter_map(|a| a["line"].as_u64()).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
    assert!(answers.iter().all(|a| a["input"].is_string() && (a["link"].is_string() != a["error"].is_object())));
    assert_eq!(answers[3]["error"]["code"], "url_foreign");
    assert!(answers[3]["error"]["text"].as_str().is_some_and(|text| text.ends_with('.')));
    assert_eq!(answers[4]["notes"][0]["code"], "link_unknown_parameters");
    assert_eq!(answers[0]["productId"], "1005006000000001");
    // A text around the link comes beside it.
    let (out, ..) = affix(&[&PORTALS[..], &["--json", "--format", "markdown"]].concat(), ITEM.as_bytes());
    let answer = &lines(&out)[0];
    assert!(answer["link"].as_str().is_some_and(|link| link.starts_with("https://s.click.")));
    assert!(answer["text"].as_str().is_some_and(|text| text.starts_with('[')));
}

#[test]
fn what_was_passed_over_or_left_out_is_said_with_its_line() {
    let text = format!("\n{STORE}?zz=1&spm=x\r\n\x1b[2J no address\n");
    let (out, error, code) = affix(&PORTALS, text.as_bytes());
    assert_eq!((out.lines().count(), code), (1, Some(1)));
    let said: Vec<&str> = error.lines().collect();
    assert_eq!(said.len(), 2, "{error}");
    assert!(said[0].starts_with("affix: line 2: ") && said[0].contains("zz") && !said[0].contains("spm,"), "{error}");
    assert!(said[1].starts_with("affix: line 3: \\u{1b}[2J no address: "), "{error}");
}

#[test]
fn every_address_of_a_line_has_a_link_or_a_reason() {
    let other = "https://de.aliexpress.com/item/1005006000000002.html";
    let text = format!(
        "[1]({ITEM})/[2]({other}) and https://example.com/\n{ITEM}{other}\nhttps://www.aliexpress.com/item/10050061 ... x\n"
    );
    let (out, error, code) = affix(&PORTALS, text.as_bytes());
    let links: Vec<&str> = out.lines().map(|link| &link[link.len() - 21..link.len() - 5]).collect();
    assert_eq!(links, ["1005006000000001", "1005006000000002", "1005006000000001", "1005006000000002"], "{out}{error}");
    let said: Vec<&str> = error.lines().collect();
    assert_eq!((said.len(), code), (2, Some(1)), "{error}");
    assert!(said[0].starts_with("affix: line 1: https://example.com/: "), "{error}");
    assert!(said[1].starts_with("affix: line 3: "), "{error}");
    let (out, ..) = affix(&[&PORTALS[..], &["--json"]].concat(), text.as_bytes());
    let numbers: Vec<u64> = lines(&out).iter().filter_map(|a| a["line"].as_u64()).collect();
    assert_eq!(numbers, [1, 1, 1, 2, 2, 3]);
    assert_eq!(lines(&out)[1]["input"], other);
    // An argument that holds several is a text, one that is an address loses nothing at its end.
    let call = |input: &str| affix(&["link", input, "--network", "portals", "--id=_oFixTur"], b"");
    assert_eq!(call(&format!("{ITEM} {other}")).0.lines().count(), 2);
    assert!(call("https://www.aliexpress.com/wholesale?SearchText=lamp+(red)").0.contains("lamp%2B(red)"));
}

#[test]
fn a_line_of_any_length_costs_no_more_memory_than_another() {
    let mut text = vec![b'x'; 30 << 20];
    text.extend_from_slice(b"\n1005006000000001\n");
    let (out, error, code) = affix(&["url", "-"], &text);
    assert_eq!((out.lines().count(), code), (2, Some(1)));
    assert!(error.starts_with("affix: line 1: xxx") && error.contains("1 MiB"), "{error}");
    assert!(out.len() < 2000, "the long line is repeated");
    assert!(out.lines().nth(1).unwrap().contains("\"product\""));
}

#[test]
fn the_version_says_how_old_the_tables_are() {
    let (out, ..) = affix(&["--version"], b"");
    let date = out.split("tables of ").nth(1).unwrap().trim_end().trim_end_matches(')');
    assert!(date.len() == 10 && date.starts_with("20"), "{out}");
}
