//! Nothing that a title, store, template, heading, disclosure or link holds becomes markup: each
//! format's text is read back by a parser of that format.
#![allow(clippy::indexing_slicing, clippy::panic, reason = "a test that misses its own values has failed")]

use affix_core::compose::{Disclosure, Format, Post, PostItem, banner, banner_sizes, compose};
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use scraper::{Html, Node};

/// What people have tried on such tools, and what only looks harmless.
const EVIL: [&str; 26] = [
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "</a><a href=\"javascript:alert(1)\">x",
    "](javascript:alert(1))",
    "](https://evil.example) [x",
    "![x](https://evil.example/p.png)",
    "[url=https://evil.example]x[/url]",
    "[/url][img]https://evil.example/p.png[/img]",
    "<https://evil.example>",
    "*b* _i_ ~s~ `c` ||s|| #h +1 -1 =x |t| {x} .!",
    "\n\n# heading\n- item\n1. one\n> quote\n```\ncode\n```",
    "\n    code",
    "1. one",
    "1) one",
    "- item",
    "+ item",
    "===",
    "---",
    "&lt;b&gt; &#60;b&#62; &amp;",
    "\\",
    "\\](x",
    "\u{202e}drowssap",
    "a\tb\u{0}c",
    "**bold** __bold__",
    "<b>x</b><tg-spoiler>y</tg-spoiler>",
    "[x]: https://evil.example 'ref'",
];

const LINK: &str = "https://go.example.net/?a=1&b=(2)&c=%5B";

fn post(text: &str, format: Format) -> Post {
    let some = || Some(text.to_owned());
    let item = |title: Option<String>| PostItem {
        link: format!("{LINK}{}", text.replace(['#', '/'], "")),
        title,
        price: some(),
        store: some(),
        ..PostItem::default()
    };
    // A brace opens a field; doubled, it is the template's own text.
    let literal = text.replace('{', "{{").replace('}', "}}");
    Post {
        items: vec![item(some()), item(None)],
        format,
        template: Some(format!(
            "{literal} {{b}}{{titleLink}}{{/b}}\n{{store}} {{i}}{{price}}{{/i}} {literal}\n{literal}{{link}}"
        )),
        disclosure: Disclosure { market: Some("us".into()), own: some() },
        heading: some(),
        ..Post::default()
    }
}

/// The post with the template, as a list, and as a single link.
fn posts(text: &str, format: Format) -> Vec<Post> {
    let full = post(text, format);
    let list = Post { template: None, ..full.clone() };
    let single = Post { items: vec![list.items[0].clone()], heading: None, ..list.clone() };
    vec![full, list, single]
}

fn written(text: &str, format: Format) -> Vec<(Post, String)> {
    let of = |post: Post| {
        let text = compose(&post).text;
        text.map(|text| (post, text))
    };
    let all: Vec<_> = posts(text, format).into_iter().filter_map(of).collect();
    assert_eq!(all.len(), 3, "{text:?} gives no text");
    all
}

/// The template has two links for each item.
fn links_of(post: &Post) -> usize {
    post.items.len() * if post.template.is_some() { 2 } else { 1 }
}

fn is_ours(href: &str) -> bool {
    href.starts_with("https://go.example.net/?a=1&b=")
}

fn html(text: &str) {
    for (post, out) in written(text, Format::Html) {
        let page = Html::parse_fragment(&out);
        let mut links = 0;
        for node in page.tree.values() {
            let Node::Element(element) = node else { continue };
            assert!(
                ["html", "body", "a", "b", "i", "br", "ul", "li"].contains(&element.name()),
                "{} in {out}",
                element.name()
            );
            for (name, value) in element.attrs() {
                match name {
                    "href" => assert!(is_ours(value), "{out}"),
                    "rel" => assert_eq!(value, "sponsored nofollow"),
                    _ => panic!("{name} in {out}"),
                }
            }
            links += usize::from(element.name() == "a");
        }
        assert_eq!(links, links_of(&post), "{out}");
        assert!(!page.tree.values().any(|node| matches!(node, Node::Comment(_))), "{out}");
    }
}

fn markdown(text: &str) {
    for (post, out) in written(text, Format::Markdown) {
        let mut links = 0;
        for event in Parser::new_ext(&out, pulldown_cmark::Options::all()) {
            match event {
                Event::Start(Tag::Link { dest_url, title, .. }) => {
                    links += 1;
                    assert!(is_ours(&dest_url) && title.is_empty(), "{out}");
                }
                Event::Start(Tag::Paragraph | Tag::Strong | Tag::Emphasis | Tag::List(None) | Tag::Item)
                | Event::End(
                    TagEnd::Link
                    | TagEnd::Paragraph
                    | TagEnd::Strong
                    | TagEnd::Emphasis
                    | TagEnd::List(_)
                    | TagEnd::Item,
                )
                | Event::Text(_)
                | Event::SoftBreak
                | Event::HardBreak => {}
                other => panic!("{other:?} in {out}"),
            }
        }
        assert_eq!(links, links_of(&post), "{out}");
    }
}

/// Forum code as boards read it: a tag is a bracket, a name, perhaps a value, a bracket.
fn bbcode(text: &str) {
    for (post, out) in written(text, Format::Bbcode) {
        let mut open = Vec::new();
        let mut links = 0;
        let mut rest = out.as_str();
        while let Some((_, after)) = rest.split_once('[') {
            let (tag, tail) = after.split_once(']').unwrap_or((after, ""));
            rest = tail;
            match tag.split_once('=').unwrap_or((tag, "")) {
                ("url", href) => {
                    assert!(is_ours(href) && !href.contains(char::is_whitespace), "{out}");
                    links += 1;
                    open.push("url");
                }
                ("list", "") => open.push("list"),
                ("b", "") => open.push("b"),
                ("i", "") => open.push("i"),
                ("*", "") => {}
                (close, "") if close.starts_with('/') => assert_eq!(open.pop(), close.strip_prefix('/'), "{out}"),
                _ => panic!("[{tag}] in {out}"),
            }
        }
        assert!(open.is_empty() && !rest.contains(']'), "{out}");
        assert_eq!(links, links_of(&post), "{out}");
    }
}

/// MarkdownV2 by Telegram's rules: all of `_*[]()~>#+-=|{}.!` and the backquote is escaped in text,
/// `)` and `\` in a link's target.
fn telegram_md(text: &str) {
    for (post, out) in written(text, Format::TelegramMarkdownV2) {
        let mut chars = out.chars();
        let (mut bold, mut italic, mut link, mut links) = (false, false, false, 0);
        while let Some(c) = chars.next() {
            match c {
                '\\' => assert!(chars.next().is_some_and(|c| c.is_ascii_punctuation()), "{out}"),
                '*' => bold = !bold,
                '_' => italic = !italic,
                '[' => {
                    assert!(!link, "{out}");
                    link = true;
                }
                ']' => {
                    assert!(link && chars.next() == Some('('), "{out}");
                    let mut href = String::new();
                    loop {
                        match chars.next() {
                            Some('\\') => href.extend(chars.next()),
                            Some(')') => break,
                            Some(c) => href.push(c),
                            None => panic!("an open target in {out}"),
                        }
                    }
                    assert!(is_ours(&href), "{out}");
                    link = false;
                    links += 1;
                }
                '(' | ')' | '~' | '`' | '>' | '#' | '+' | '-' | '=' | '|' | '{' | '}' | '.' | '!' => {
                    panic!("{c} in {out}")
                }
                _ => {}
            }
        }
        assert!(!bold && !italic && !link, "{out}");
        assert_eq!(links, links_of(&post), "{out}");
    }
}

/// Telegram's HTML: few tags, no attribute but a link's, of the named entities only four.
fn telegram_html(text: &str) {
    for (post, out) in written(text, Format::TelegramHtml) {
        let mut open = Vec::new();
        let mut links = 0;
        let mut rest = out.as_str();
        while let Some((before, after)) = rest.split_once('<') {
            assert!(!before.contains('>'), "{out}");
            let (tag, tail) = after.split_once('>').unwrap_or((after, ""));
            rest = tail;
            if let Some(href) = tag.strip_prefix("a href=\"").and_then(|t| t.strip_suffix('"')) {
                assert!(is_ours(&href.replace("&amp;", "&")) && !href.contains(['"', '<']), "{out}");
                links += 1;
                open.push("a");
            } else if let Some(close) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(close), "{out}");
            } else {
                assert!(["b", "i"].contains(&tag), "{out}");
                open.push(tag);
            }
        }
        assert!(open.is_empty() && !rest.contains('>'), "{out}");
        for after in out.split('&').skip(1) {
            assert!(["amp;", "lt;", "gt;", "quot;", "#39;"].iter().any(|e| after.starts_with(e)), "{out}");
        }
        assert_eq!(links, links_of(&post), "{out}");
    }
}

/// Without markup there is only the line, the tag and the direction to break.
fn plain(text: &str) {
    for format in [Format::Link, Format::X] {
        for (post, out) in written(text, format) {
            assert!(out.starts_with("#ad"), "{out}");
            assert_eq!(out.matches(LINK.split('(').next().unwrap_or("")).count(), links_of(&post), "{out}");
            assert!(
                !out.contains(|c: char| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c)),
                "{out:?}"
            );
        }
    }
}

/// A banner is one link with a picture and words; its styles are its own.
fn banners(text: &str) {
    let item = PostItem {
        image: Some(format!("https://ae01.alicdn.com/kf/x.jpg{text}")),
        rating: Some(text.to_owned()),
        ..post(text, Format::Html).items[0].clone()
    };
    let disclosure = Disclosure { market: Some("us".into()), own: Some(text.to_owned()) };
    for size in banner_sizes() {
        let Ok(out) = banner(&item, &size, &disclosure) else {
            // Only what is blank to the eye is no title.
            assert!(compose(&Post { items: vec![item.clone()], ..Post::default() }).text.is_some());
            continue;
        };
        let harmless = banner(
            &PostItem { title: Some("x".into()), ..item.clone() },
            &size,
            &Disclosure { market: Some("us".into()), own: None },
        );
        let styles = |out: &str| -> Vec<String> {
            let page = Html::parse_fragment(out);
            let style = |node: &Node| node.as_element().and_then(|e| e.attr("style")).map(str::to_owned);
            page.tree.values().filter_map(style).collect()
        };
        assert_eq!(styles(&out), styles(&harmless.unwrap_or_default()), "{out}");
        let page = Html::parse_fragment(&out);
        let (mut links, mut pictures) = (0, 0);
        for element in page.tree.values().filter_map(Node::as_element) {
            assert!(["html", "body", "a", "img", "span"].contains(&element.name()), "{out}");
            for (name, value) in element.attrs() {
                match (element.name(), name) {
                    ("a", "href") => assert!(is_ours(value), "{out}"),
                    ("a", "rel") => assert_eq!(value, "sponsored nofollow"),
                    ("img", "src") => assert!(value.starts_with("https://ae01.alicdn.com/kf/x.jpg"), "{out}"),
                    ("img", "alt" | "width" | "height") | (_, "style") => {}
                    _ => panic!("{name} in {out}"),
                }
            }
            links += usize::from(element.name() == "a");
            pictures += usize::from(element.name() == "img");
        }
        assert_eq!((links, pictures), (1, 1), "{out}");
        assert!(out.contains(">#ad"), "{out}");
    }
}

fn all(text: &str) {
    banners(text);
    html(text);
    markdown(text);
    bbcode(text);
    telegram_md(text);
    telegram_html(text);
    plain(text);
}

#[test]
fn nothing_breaks_out_of_any_format() {
    EVIL.iter().for_each(|text| all(text));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nor_does_noise(parts in prop::collection::vec(prop_oneof![prop::sample::select(EVIL.to_vec()).prop_map(String::from), "[\\\\\\[\\]()<>*_`~#+=|{}.!&\"'a1 \n-]{0,8}", "\\PC{0,6}"], 1..5)) {
        all(&parts.concat());
    }
}
