//! Drafts as messages, threads and captions: each is read back by the rules of its place, none is longer than it may be,
//! and nothing of a draft is lost.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that misses its own values has failed"
)]

mod hostile;

use affix_core::draft::{Draft, DraftKind, DraftProduct, Output, PiecePart, Written, written};
use hostile::{LINK, all};

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

/// Telegram's MarkdownV2: every sign that means something is escaped or stands in an entity that closes; gives what is
/// left to read.
fn telegram_markdown(text: &str) -> String {
    let (mut out, mut chars, mut bold, mut link) = (String::new(), text.chars().peekable(), false, false);
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                let escaped = chars.next().unwrap();
                assert!(escaped.is_ascii_punctuation(), "{escaped}: {text}");
                out.push(escaped);
            }
            '*' => bold = !bold,
            '[' => {
                assert!(!link, "{text}");
                link = true;
            }
            ']' => {
                assert!(link && chars.next() == Some('('), "{text}");
                link = false;
                let mut target = String::new();
                loop {
                    match chars.next().unwrap() {
                        '\\' => target.push(chars.next().unwrap()),
                        ')' => break,
                        c => target.push(c),
                    }
                }
                assert_eq!(target, LINK, "{text}");
            }
            '\n' => {
                assert!(!bold && !link, "{text}");
                out.push(c);
            }
            c => {
                assert!(!"_()~`>#+-=|{}.!".contains(c), "{c}: {text}");
                out.push(c);
            }
        }
    }
    assert!(!bold && !link, "{text}");
    out
}

#[test]
fn telegram_takes_every_message() {
    for output in ["telegram", "telegram-album", "telegram-markdown", "telegram-markdown-album"] {
        let read = if output.contains("markdown") { telegram_markdown } else { telegram };
        for written in all(output) {
            for part in &written.parts {
                let left = read(&part.text);
                assert!(left.starts_with("Anzeige\n"), "{left}");
                assert_eq!(left.encode_utf16().count(), usize::try_from(part.used.unwrap()).unwrap(), "{}", part.text);
                assert!(part.used <= part.limit);
            }
        }
    }
}

/// Plain texts: nothing is lost of a link, none has the signs that a link of another would take, and the disclosure
/// stands in front.
#[test]
fn plain_texts_have_the_links_that_were_made() {
    for output in ["x", "youtube", "pinterest", "reddit", "instagram", "tiktok"] {
        for Written { parts, hints, .. } in all(output) {
            assert!(hints.iter().all(|hint| !hint.source.is_empty()));
            let text = parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n");
            let links = text.matches(LINK).count();
            match output {
                "instagram" | "tiktok" => assert!(links == 0 && text.contains("in my bio"), "{text}"),
                // Angle brackets have no place there, and Markdown escapes what is a template elsewhere.
                "reddit" => {}
                _ => assert!(links > 0, "{text}"),
            }
            let said = |text: &str| text.contains("Anzeige");
            match output {
                "x" => assert!(parts.iter().all(|post| post.text.starts_with("#ad Anzeige\n")), "{text}"),
                "pinterest" => {
                    let descriptions: Vec<_> =
                        parts.iter().filter(|p| p.part == Some(PiecePart::Description)).collect();
                    assert!(!descriptions.is_empty() && descriptions.iter().all(|part| said(&part.text)), "{text}");
                    let links: Vec<_> = parts.iter().filter(|part| part.part == Some(PiecePart::Link)).collect();
                    assert!(!links.is_empty() && links.iter().all(|part| part.text == LINK));
                }
                "reddit" => assert!(parts.last().unwrap().text.starts_with("Anzeige"), "{text}"),
                _ => assert!(text.lines().next().is_some_and(said), "{text}"),
            }
            for part in parts.iter().filter(|part| output == "youtube" || part.used > part.limit) {
                assert!(output != "x", "{}", part.text);
                assert!(output != "youtube" || !part.text.contains(['<', '>']));
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
