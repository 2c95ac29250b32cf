//! Drafts: the cases of `tests/cases/draft.json`, and each output read back by a parser of its own: whatever titles,
//! stores and own words hold, nothing of it becomes markup, every link is the link that was made, letter for letter, and
//! the disclosure stands before the first of them.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test that misses its own values has failed"
)]

use affix_core::draft::{
    Draft, DraftAttribute, DraftKind, DraftProduct, DraftTable, Output, Section, Written, written,
};
use pulldown_cmark::{Event, Options, Parser, Tag};
use scraper::{Html, Node};
use serde_json::Value;

fn cases() -> Vec<Value> {
    serde_json::from_str(include_str!("../../../tests/cases/draft.json")).unwrap()
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().map(|text| text.as_str().unwrap()).collect()
}

#[test]
fn every_case_reads_as_it_should() {
    let mut failures = Vec::new();
    for case in cases() {
        let name = case["name"].as_str().unwrap();
        let output = Output::named(case["as"].as_str().unwrap()).unwrap();
        let answer = Draft::open(&case["draft"].to_string()).and_then(|draft| written(&draft, output));
        match answer {
            Err(why) if case["refused"] == why.code => {}
            Err(why) => failures.push(format!("{name}: {why:?}")),
            Ok(all) => {
                let text: String = all.parts.iter().map(|part| part.text.as_str()).collect();
                for wanted in texts(&case["has"]).iter().filter(|wanted| !text.contains(**wanted)) {
                    failures.push(format!("{name}: no {wanted:?} in\n{text}"));
                }
                for unwanted in texts(&case["hasNot"]).iter().filter(|unwanted| text.contains(**unwanted)) {
                    failures.push(format!("{name}: {unwanted:?} in\n{text}"));
                }
                for (field, found) in [("missing", &all.missing), ("notes", &all.notes)] {
                    let found: Vec<&str> = found.iter().map(|note| note.code).collect();
                    if found != texts(&case[field]) {
                        failures.push(format!("{name}: {field} {found:?}"));
                    }
                }
                if !case["refused"].is_null() {
                    failures.push(format!("{name}: not refused"));
                }
            }
        }
    }
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

#[test]
fn an_output_that_is_none_is_said() {
    assert_eq!(Output::named("fax").map_err(|why| why.code), Err("draft_output"));
}

/// What people have tried on such tools, and what only looks harmless.
const EVIL: [&str; 24] = [
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "</a><a href=\"javascript:alert(1)\">x",
    "</td></tr></table><script>",
    "](javascript:alert(1))",
    "](https://evil.example) [x",
    "![x](https://evil.example/p.png)",
    "[url=https://evil.example]x[/url]",
    "[/url][img]https://evil.example/p.png[/img]",
    "<https://evil.example>",
    "https://evil.example/",
    "*b* _i_ ~s~ `c` ||s|| #h +1 -1 =x |t| .!",
    "# heading - item 1. one > quote ```",
    "- item",
    "1. one",
    "===",
    "| a | b |",
    "&lt;b&gt; &#60;b&#62; &amp;",
    "\\",
    "\\](x",
    "--> <!-- wp:html --><b>x</b><!-- /wp:html -->",
    "[gallery ids=\"1\"] {{ site }} {% raw %} {{< x >}}",
    "\u{202e}drowssap",
    "[x]: https://evil.example 'ref'",
];

const LINK: &str = "https://go.example.net/?a=1&b=(2)&copy;=3&c=%5B{x}{%y";

/// A draft with this text wherever a text may stand.
fn draft(text: &str, kind: DraftKind) -> Draft {
    let some = || Some(text.to_owned());
    let product = |price: &str| DraftProduct {
        link: Some(LINK.into()),
        title: format!("Lamp {text}"),
        image: Some("https://ae01.alicdn.com/kf/x.jpg".into()),
        observed: Some("2026-11-27".into()),
        price: Some(price.into()),
        list_price: Some("99".into()),
        currency: Some("USD".into()),
        rating: some(),
        store: some(),
        delivery: some(),
        returns: some(),
        verdict: some(),
        attributes: vec![
            DraftAttribute { name: text.into(), value: text.into() },
            DraftAttribute { name: "Light".into(), value: format!("{text}{price}") },
        ],
        words: Some(format!("{text}\n\n{text} {{1}} {text}")),
        pros: vec![text.into()],
        cons: vec![text.into(), "x".into()],
        pick: true,
        ..DraftProduct::default()
    };
    Draft {
        version: 1,
        kind,
        title: text.into(),
        market: Some("de".into()),
        intro: some(),
        sections: vec![Section { title: some(), text: some(), points: vec![text.into()] }],
        table: Some(DraftTable { head: vec![text.into(), text.into()], rows: vec![vec![text.into(), text.into()]] }),
        products: vec![product("5"), product("6")],
        event: some(),
        starts: Some("2026-11-11".into()),
        outro: some(),
        tip: true,
        author: some(),
        ..Draft::default()
    }
}

fn all(output: &str) -> Vec<Written> {
    let output = Output::named(output).unwrap();
    let kinds = DraftKind::NAMES.map(|(_, kind)| kind);
    let each = EVIL.iter().flat_map(|text| kinds.map(|kind| draft(text, kind)));
    each.map(|draft| written(&draft, output).unwrap()).collect()
}

/// Elements that stand in HTML, with the attributes they may have.
fn checked_html(text: &str, elements: &[&str]) {
    let html = Html::parse_document(text);
    let mut links = 0;
    for node in html.tree.nodes() {
        let Node::Element(element) = node.value() else { continue };
        assert!(elements.contains(&element.name()), "{}: {text}", element.name());
        for (name, value) in element.attrs() {
            match name {
                "href" => {
                    assert_eq!(value, LINK, "{text}");
                    links += 1;
                }
                "rel" => assert_eq!(value, "sponsored nofollow noopener"),
                "src" => assert_eq!(value, "https://ae01.alicdn.com/kf/x.jpg"),
                name => assert!(!name.starts_with("on") && name != "srcdoc", "{name}: {text}"),
            }
        }
    }
    assert!(links > 0, "{text}");
    let first = text.find("<a ").unwrap();
    assert!(text[..first].contains("Anzeige"), "{text}");
    // A shortcode or template of the system around it does not begin.
    let seen: String = text.split('>').filter_map(|rest| rest.split('<').next()).collect();
    let outside = seen.split_once("}}").map_or(seen.as_str(), |(_, rest)| rest);
    assert!(!outside.contains('[') && !outside.contains('{'), "{outside}");
}

#[test]
fn html_is_nothing_but_its_own() {
    let elements = [
        "html", "head", "body", "section", "style", "p", "h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td",
        "ul", "ol", "li", "article", "img", "dl", "dt", "dd", "a", "strong",
    ];
    for written in all("html") {
        checked_html(&written.parts[0].text, &elements);
        assert!(!written.parts[0].text.contains("<script"));
    }
}

#[test]
fn a_newsletter_uses_what_mail_programs_have() {
    let elements = ["html", "head", "meta", "title", "body", "table", "tbody", "tr", "td", "img", "a", "b", "br"];
    for written in all("newsletter") {
        let Written { parts, plain, .. } = written;
        checked_html(&parts[0].text, &elements);
        for word in ["flex", "grid", "<style", "@media", "position:", "border-radius", "var("] {
            assert!(!parts[0].text.contains(word), "{word}");
        }
        assert_eq!(parts[0].used, Some(u32::try_from(parts[0].text.len()).unwrap()));
        let plain = plain.unwrap();
        assert!(plain.starts_with("Anzeige") && plain.contains(LINK), "{plain}");
    }
}

#[test]
fn wordpress_has_blocks_of_its_own_that_open_and_close() {
    let elements = [
        "html", "head", "body", "p", "h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li",
        "figure", "img", "div", "a", "strong",
    ];
    let core = ["paragraph", "heading", "list", "list-item", "table", "image", "buttons", "button"];
    for written in all("wordpress") {
        let text = &written.parts[0].text;
        checked_html(text, &elements);
        let mut open: Vec<&str> = Vec::new();
        for comment in text.split("<!-- ").skip(1) {
            let comment = comment.split(" -->").next().unwrap();
            match comment.strip_prefix("/wp:") {
                Some(name) => assert_eq!(open.pop(), Some(name), "{text}"),
                None => {
                    let rest = comment.strip_prefix("wp:").unwrap();
                    let (name, attributes) = rest.split_once(' ').unwrap_or((rest, "{}"));
                    assert!(core.contains(&name), "{name}");
                    assert!(serde_json::from_str::<Value>(attributes).is_ok(), "{attributes}");
                    open.push(name);
                }
            }
        }
        assert!(open.is_empty(), "{text}");
    }
}

#[test]
fn markdown_has_no_markup_but_its_own() {
    for (output, skip) in [("markdown", false), ("hugo", true), ("jekyll", true)] {
        for written in all(output) {
            let text = &written.parts[0].text;
            let body = if skip { text.splitn(3, "---\n").nth(2).unwrap() } else { text };
            let mut links = 0;
            let mut before = String::new();
            for event in Parser::new_ext(
                body,
                Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS,
            ) {
                match event {
                    Event::Start(Tag::Link { dest_url, .. }) => {
                        assert_eq!(&*dest_url, LINK, "{text}");
                        if links == 0 {
                            assert!(before.contains("Anzeige"), "{text}");
                        }
                        links += 1;
                    }
                    Event::Start(Tag::Image { dest_url, .. }) => {
                        assert_eq!(&*dest_url, "https://ae01.alicdn.com/kf/x.jpg")
                    }
                    Event::Text(words) => before += &words,
                    Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) => panic!("{text}"),
                    Event::Start(Tag::CodeBlock(_) | Tag::BlockQuote(_) | Tag::HtmlBlock) => panic!("{text}"),
                    _ => {}
                }
            }
            assert!(links > 0, "{text}");
            assert!(!body.contains("{{") && !body.contains("{%"), "{text}");
        }
    }
}

#[test]
fn forum_code_has_no_tags_but_its_own() {
    for written in all("bbcode") {
        let text = &written.parts[0].text;
        let mut open: Vec<&str> = Vec::new();
        for tag in text.split('[').skip(1) {
            let tag = tag.split(']').next().unwrap();
            match (tag.strip_prefix('/'), tag.split_once('=')) {
                (Some(name), _) => assert_eq!(open.pop(), Some(name), "{text}"),
                (None, Some(("url", link))) => {
                    assert_eq!(link, LINK);
                    open.push("url");
                }
                (None, Some(("list", "1"))) => open.push("list"),
                (None, None) if tag == "*" => {}
                (None, None) if ["b", "list"].contains(&tag) => open.push(tag),
                _ => panic!("{tag}: {text}"),
            }
        }
        assert!(open.is_empty() && text.starts_with("Anzeige"), "{text}");
    }
}

/// Telegram's HTML: its tags nest and close, its entities are those it knows; gives what is left to read.
fn telegram(text: &str) -> String {
    let (mut out, mut open, mut rest) = (String::new(), Vec::new(), text);
    while let Some(at) = rest.find(['<', '&', '>']) {
        out += &rest[..at];
        rest = &rest[at..];
        if let Some(tag) = rest.strip_prefix('<') {
            let (tag, after) = tag.split_once('>').unwrap();
            match tag.strip_prefix('/') {
                Some(name) => assert_eq!(open.pop(), Some(name), "{text}"),
                None if tag == "b" => open.push(tag),
                None => {
                    let link = tag.strip_prefix("a href=\"").and_then(|link| link.strip_suffix('"')).unwrap();
                    assert_eq!(link.replace("&amp;", "&"), LINK, "{text}");
                    open.push("a");
                }
            }
            rest = after;
        } else {
            let entity =
                ["&lt;", "&gt;", "&amp;", "&quot;", "&#39;"].into_iter().find(|entity| rest.starts_with(entity));
            out.push('x');
            rest = &rest[entity.unwrap().len()..];
        }
    }
    assert!(open.is_empty(), "{text}");
    out + rest
}

#[test]
fn telegram_takes_every_message() {
    for output in ["telegram", "telegram-album"] {
        for written in all(output) {
            for part in &written.parts {
                let left = telegram(&part.text);
                assert!(left.starts_with("Anzeige\n"), "{left}");
                assert_eq!(left.encode_utf16().count(), usize::try_from(part.used.unwrap()).unwrap(), "{}", part.text);
                assert!(part.used <= part.limit);
            }
        }
    }
}

/// A draft of so many products, each with so many words.
fn long(products: usize, words: &str) -> Draft {
    let product = |n| DraftProduct {
        link: Some(LINK.into()),
        title: format!("Lamp {n}"),
        observed: Some("2026-11-27".into()),
        price: Some("9.99".into()),
        currency: Some("USD".into()),
        words: Some(words.into()),
        ..DraftProduct::default()
    };
    Draft {
        version: 1,
        kind: DraftKind::DealRoundup,
        title: "Many".into(),
        market: Some("us".into()),
        products: (1..=products).map(product).collect(),
        ..Draft::default()
    }
}

#[test]
fn five_hundred_products_come_in_numbered_messages_and_the_mail_says_that_it_is_too_long() {
    let draft = long(500, "Good.");
    let messages = written(&draft, Output::TelegramAlbum).unwrap().parts;
    let count = messages.len();
    assert!(count > 5);
    for (n, part) in messages.iter().enumerate() {
        assert!(part.used <= part.limit && part.limit == Some(if n == 0 { 1024 } else { 4096 }));
        assert!(part.text.starts_with("#ad\n") && part.text.ends_with(&format!("{}/{count}", n + 1)), "{}", part.text);
        // A product stays whole.
        assert_eq!(part.text.matches("<b>Lamp ").count(), part.text.matches("<a ").count());
    }
    let mail = written(&draft, Output::Newsletter).unwrap();
    assert_eq!(mail.notes.iter().map(|note| note.code).collect::<Vec<_>>(), ["draft_mail_large"]);
    assert_eq!(written(&long(10, "Good."), Output::Newsletter).unwrap().notes, []);
}

#[test]
fn words_that_no_message_holds_are_parted_between_words_and_none_is_lost() {
    for words in ["lamp ".repeat(3_000), "x".repeat(9_000), "👍".repeat(6_000)] {
        for output in [Output::Telegram, Output::TelegramAlbum] {
            let parts = written(&long(1, &words), output).unwrap().parts;
            assert!(parts.len() > 2 && parts.iter().all(|part| part.used <= part.limit));
            let sign = words.chars().next().unwrap();
            let count = |text: &str| text.chars().filter(|c| *c == sign).count();
            let others = count(&written(&long(1, ""), output).unwrap().parts[0].text);
            assert_eq!(parts.iter().map(|part| count(&part.text)).sum::<usize>(), count(&words) + others);
        }
    }
}
