//! Parts that are missing.

use crate::page::{check, pages, report};

#[test]
fn cut_at_each_tenth() {
    let mut failures = Vec::new();
    for page in pages() {
        for tenth in 0..10 {
            let end = page.text.floor_char_boundary(page.text.len() * tenth / 10);
            check(&page, &format!("cut at {tenth}/10"), &page.text[..end], &mut failures);
        }
    }
    report(&failures);
}

/// The places of every block that opens with `open` and ends with `close`.
fn blocks(text: &str, open: &str, close: &str) -> Vec<(usize, usize)> {
    text.match_indices(open)
        .filter_map(|(at, _)| text[at..].find(close).map(|end| (at, at + end + close.len())))
        .collect()
}

#[test]
fn any_block_dropped() {
    let mut failures = Vec::new();
    for page in pages() {
        for (open, close) in [
            ("<script", "</script>"),
            ("<meta", ">"),
            ("<link", ">"),
            ("<h1", "</h1>"),
            ("<a ", "</a>"),
            ("<strong", "</strong>"),
        ] {
            for (i, (from, to)) in blocks(&page.text, open, close).into_iter().enumerate().take(40) {
                let text = format!("{}{}", &page.text[..from], &page.text[to..]);
                check(&page, &format!("without {open} {i}"), &text, &mut failures);
            }
        }
    }
    report(&failures);
}

#[test]
fn any_key_of_the_state_dropped() {
    let mut failures = Vec::new();
    for page in pages() {
        let mut keys: Vec<&str> =
            page.text.split('"').filter(|k| k.len() > 3 && k.bytes().all(|b| b.is_ascii_alphabetic())).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            let quoted = format!("\"{key}\"");
            // Only what stands as a key; a value of the same text stays.
            let text = page
                .text
                .replace(&format!("{quoted}:"), &format!("\"x{key}\":"))
                .replace(&format!("{quoted} :"), &format!("\"x{key}\" :"));
            if text != page.text {
                check(&page, &format!("without {key}"), &text, &mut failures);
            }
        }
    }
    report(&failures);
}
