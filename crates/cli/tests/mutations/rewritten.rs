//! The same page in another hand: nothing of what it says may change.

use crate::markup::{Piece, html, pieces};
use crate::page::{answer, check_same, html as html_pages, pages, report};

#[test]
fn other_class_hashes_change_nothing() {
    let mut failures = Vec::new();
    for page in pages() {
        let mut text = String::new();
        for (i, part) in page.text.split("--").enumerate() {
            if i > 0 {
                text.push_str("--");
                let hash = part.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
                if (6..=8).contains(&hash) && part[..hash].bytes().any(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
                {
                    text.push_str("Zq7Rt_2");
                    text.push_str(&part[hash..]);
                    continue;
                }
            }
            text.push_str(part);
        }
        check_same(&page, "with other class hashes", &text, &mut failures);
    }
    report(&failures);
}

/// Every HTML page, rewritten piece by piece and with this quotation mark.
fn rewritten(change: &str, quote: char, rewrite: impl Fn(Vec<Piece>) -> Vec<Piece>) {
    let mut failures = Vec::new();
    for page in html_pages() {
        let text = html(&rewrite(pieces(&page.text)), quote);
        assert_ne!(text, page.text, "{}: nothing was rewritten", page.name);
        check_same(&page, change, &text, &mut failures);
    }
    report(&failures);
}

/// Changes every tag.
fn each_tag(pieces: Vec<Piece>, change: impl Fn(&mut Piece)) -> Vec<Piece> {
    pieces
        .into_iter()
        .map(|mut piece| {
            change(&mut piece);
            piece
        })
        .collect()
}

#[test]
fn the_order_of_attributes_changes_nothing() {
    rewritten("with its attributes the other way round", '"', |pieces| {
        each_tag(pieces, |piece| {
            if let Piece::Open { attributes, .. } = piece {
                attributes.reverse();
            }
        })
    });
}

#[test]
fn single_quotation_marks_change_nothing() {
    rewritten("in single quotation marks", '\'', |pieces| pieces);
}

#[test]
fn capital_letters_in_names_change_nothing() {
    rewritten("in capitals", '"', |pieces| {
        each_tag(pieces, |piece| match piece {
            Piece::Open { name, attributes, .. } => {
                name.make_ascii_uppercase();
                attributes.iter_mut().for_each(|(key, _)| key.make_ascii_uppercase());
            }
            Piece::Close(name) => name.make_ascii_uppercase(),
            Piece::Text(_) => {}
        })
    });
}

/// Text between tags that is only there to make the source readable.
fn is_layout(piece: &Piece) -> bool {
    matches!(piece, Piece::Text(text) if text.contains('\n') && text.trim().is_empty())
}

#[test]
fn lines_between_tags_change_nothing() {
    let mut failures = Vec::new();
    for page in html_pages() {
        let (mut short, mut long) = (Vec::new(), Vec::new());
        for piece in pieces(&page.text) {
            // A script's inside is no place for lines.
            let block = matches!(&piece, Piece::Open { name, .. } if ["div", "script", "meta", "link"].contains(&name.as_str()));
            if block {
                long.push(Piece::Text("\r\n\t  ".into()));
            }
            long.push(piece.clone());
            if !is_layout(&piece) {
                short.push(piece);
            }
        }
        check_same(&page, "on one line", &html(&short, '"'), &mut failures);
        check_same(&page, "on many lines", &html(&long, '"'), &mut failures);
    }
    report(&failures);
}

#[test]
fn comments_change_nothing() {
    let comment = "<!-- US $9.99 <h1 data-pl=\"product-title\">Another lamp</h1> /item/1005006999999990.html -->";
    rewritten("with comments", '"', |pieces| {
        let mut out = Vec::new();
        for piece in pieces {
            if matches!(piece, Piece::Open { .. }) {
                out.push(Piece::Text(comment.into()));
            }
            out.push(piece);
        }
        out
    });
}

#[test]
fn a_byte_order_mark_and_line_ends_change_nothing() {
    let mut failures = Vec::new();
    for page in pages() {
        check_same(&page, "with a byte order mark", &format!("\u{feff}{}", page.text), &mut failures);
        check_same(&page, "with other line ends", &page.text.replace('\n', "\r\n"), &mut failures);
    }
    report(&failures);
    assert_eq!(answer("", "")["kind"], "other");
}
