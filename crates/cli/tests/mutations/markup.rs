//! HTML taken apart just far enough to write it in another way.

/// One piece of a page; together they are the page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Piece {
    /// Text between tags, comments and doctype; also the inside of scripts, styles and titles.
    Text(String),
    /// A start tag: name, attributes with their values as written, and what stands before its `>`.
    Open {
        name: String,
        attributes: Vec<(String, Option<String>)>,
        end: &'static str,
    },
    Close(String),
}

/// Elements whose inside holds no tags.
const RAW: [&str; 4] = ["script", "style", "title", "textarea"];

pub(crate) fn pieces(html: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        push_text(&mut out, &rest[..at]);
        rest = &rest[at..];
        let length = if rest.starts_with("<!--") {
            rest.find("-->").map_or(rest.len(), |end| end + 3)
        } else {
            tag_length(rest)
        };
        let (tag, after) = rest.split_at(length);
        rest = after;
        if let Some(name) = tag.strip_prefix("</") {
            out.push(Piece::Close(name.trim_end_matches('>').trim().to_owned()));
        } else if tag.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic) {
            let piece = open(tag);
            let raw = match &piece {
                Piece::Open { name, .. } => RAW.iter().find(|raw| name.eq_ignore_ascii_case(raw)),
                _ => None,
            };
            out.push(piece);
            if let Some(raw) = raw {
                let end = rest.find(&format!("</{raw}")).unwrap_or(rest.len());
                push_text(&mut out, &rest[..end]);
                rest = &rest[end..];
            }
        } else {
            push_text(&mut out, tag);
        }
    }
    push_text(&mut out, rest);
    out
}

fn push_text(out: &mut Vec<Piece>, text: &str) {
    if !text.is_empty() {
        out.push(Piece::Text(text.to_owned()));
    }
}

/// The bytes of the tag that a text starts with; a `>` inside quotation marks is no end.
fn tag_length(text: &str) -> usize {
    let mut quote = None;
    for (i, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return i + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    text.len()
}

fn open(tag: &str) -> Piece {
    let inside = tag.trim_start_matches('<').trim_end_matches('>');
    let (inside, end) = inside.strip_suffix('/').map_or((inside, ""), |inside| (inside, "/"));
    let name: String = inside.chars().take_while(|c| !c.is_whitespace()).collect();
    let mut attributes = Vec::new();
    let mut rest = inside[name.len()..].trim_start();
    while !rest.is_empty() {
        let len = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len()).max(1);
        let key = rest[..len].to_owned();
        rest = rest[len..].trim_start();
        let Some(after) = rest.strip_prefix('=').map(str::trim_start) else {
            attributes.push((key, None));
            continue;
        };
        let quoted = after.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, tail) = match quoted {
            Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
            None => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
        };
        attributes.push((key, Some(value.to_owned())));
        rest = tail.trim_start();
    }
    Piece::Open { name, attributes, end }
}

/// The page as HTML, attribute values between `quote`s.
pub(crate) fn html(pieces: &[Piece], quote: char) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Close(name) => out.push_str(&format!("</{name}>")),
            Piece::Open { name, attributes, end } => {
                out.push_str(&format!("<{name}"));
                for (key, value) in attributes {
                    match value {
                        None => out.push_str(&format!(" {key}")),
                        Some(value) => {
                            let reference = if quote == '"' { "&quot;" } else { "&#39;" };
                            out.push_str(&format!(" {key}={quote}{}{quote}", value.replace(quote, reference)));
                        }
                    }
                }
                out.push_str(end);
                out.push('>');
            }
        }
    }
    out
}

/// The pieces of the element that opens at `at`, its end tag included.
pub(crate) fn element(pieces: &[Piece], at: usize) -> &[Piece] {
    let Some(Piece::Open { name: outer, .. }) = pieces.get(at) else { return &[] };
    let mut depth = 0;
    for (i, piece) in pieces.iter().enumerate().skip(at) {
        match piece {
            Piece::Open { name, end, .. } if name == outer && end.is_empty() => depth += 1,
            Piece::Close(name) if name == outer => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &pieces[at..=i];
        }
    }
    &[]
}

/// Places of the start tags that have the attribute, with this value where one is given.
pub(crate) fn with_attribute(pieces: &[Piece], wanted: &str, value: Option<&str>) -> Vec<usize> {
    let has = |piece: &Piece| match piece {
        Piece::Open { attributes, .. } => {
            attributes.iter().any(|(key, v)| key == wanted && (value.is_none() || v.as_deref() == value))
        }
        _ => false,
    };
    pieces.iter().enumerate().filter(|(_, piece)| has(piece)).map(|(i, _)| i).collect()
}

#[test]
fn the_pieces_are_the_page() {
    for page in crate::page::html() {
        let parts = pieces(&page.text);
        assert_eq!(pieces(&html(&parts, '"')), parts, "{}", page.name);
        assert!(parts.len() > 10 || page.name.ends_with("punish.html"), "{}", page.name);
        assert_eq!(crate::page::answer(&html(&parts, '"'), &page.url), page.whole, "{}", page.name);
    }
}
