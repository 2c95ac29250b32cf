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

mod hostile;

use affix_core::draft::{Draft, DraftKind, Output, Written, written};
use hostile::{EVIL, LINK, all, draft};
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
        let mut text = case["draft"].to_string();
        if let Some(piece) = case["repeat"]["of"].as_str() {
            text =
                text.replace(piece, &piece.repeat(usize::try_from(case["repeat"]["times"].as_u64().unwrap()).unwrap()));
        }
        let answer = Draft::open(&text).and_then(|draft| written(&draft, output));
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
                let hints: Vec<&str> = all.hints.iter().map(|hint| hint.note.code).collect();
                if !case["hints"].is_null() && hints != texts(&case["hints"]) {
                    failures.push(format!("{name}: hints {hints:?}"));
                }
                let parts: Vec<Value> =
                    all.parts.iter().map(|piece| serde_json::to_value(piece.part).unwrap()).collect();
                if !case["parts"].is_null() && case["parts"].as_array() != Some(&parts) {
                    failures.push(format!("{name}: parts {parts:?}"));
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
    let elements = [
        "html", "head", "meta", "title", "body", "table", "tbody", "tr", "td", "img", "a", "b", "br", "h1", "h2", "h3",
    ];
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

#[test]
fn a_page_of_links_is_nothing_but_its_own() {
    let elements = [
        "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "article", "img", "a",
        "small", "strong",
    ];
    for written in all("bio") {
        let text = &written.parts[0].text;
        checked_html(text, &elements);
        assert!(text.contains("default-src 'none'") && text.matches("<small>Anzeige</small>").count() == 2, "{text}");
    }
}

#[test]
fn what_search_engines_are_told_is_json_that_no_text_ends() {
    for text in EVIL {
        let written = written(&draft(text, DraftKind::Review), Output::JsonLd).unwrap();
        let script = &written.parts[0].text;
        assert_eq!(script.matches('<').count(), 2, "{script}");
        let json = script.split_once('>').unwrap().1.rsplit_once('<').unwrap().0;
        let told: Value = serde_json::from_str(json).unwrap();
        assert_eq!(told["@type"], "Product");
        assert!(told.get("aggregateRating").is_none() && told.get("offers").is_none());
    }
}
