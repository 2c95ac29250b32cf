//! What each format needs escaped.

use super::format::Syntax;
use crate::text::harmless;

/// Text as the format's text, wherever it stands; `line_start` where a line begins.
pub(crate) fn text(out: &mut String, text: &str, format: Syntax, line_start: bool) {
    match format {
        Syntax::Text => out.push_str(text),
        Syntax::Markdown => markdown(out, text, line_start),
        Syntax::Html | Syntax::TelegramHtml => html(out, text),
        // Boards know no escape: a bracket becomes one that means nothing.
        Syntax::Bbcode => out.extend(text.chars().map(|c| match c {
            '[' => '(',
            ']' => ')',
            c => c,
        })),
        Syntax::TelegramMarkdown => backslashed(out, text, r"\_*[]()~`>#+-=|{}.!"),
    }
}

/// A link where the format has its target.
pub(crate) fn target(out: &mut String, link: &str, format: Syntax) {
    match format {
        Syntax::Html | Syntax::TelegramHtml => html(out, link),
        Syntax::TelegramMarkdown => backslashed(out, link, r"\)"),
        // Balanced or not, parentheses would end the target early in one reader or another.
        Syntax::Markdown => out.push_str(&link.replace('(', "%28").replace(')', "%29")),
        Syntax::Text | Syntax::Bbcode => out.push_str(link),
    }
}

pub(crate) fn html(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

fn backslashed(out: &mut String, text: &str, special: &str) {
    for c in text.chars() {
        if special.contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
}

fn markdown(out: &mut String, text: &str, line_start: bool) {
    let bytes = text.as_bytes();
    // What a line may begin with to be a list, a heading's underline or a numbered item.
    let number = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    for (at, c) in text.char_indices() {
        let opens = line_start
            && (at == 0 && matches!(c, '-' | '+' | '=' | ':') || at > 0 && at == number && matches!(c, '.' | ')'));
        let rest = text.get(at..).unwrap_or("");
        // Some readers turn bare addresses into links; those of a title are nobody's business.
        let address = rest.starts_with("://") || c == '.' && text.get(..at).is_some_and(|t| t.ends_with("www"));
        if opens
            || address
            || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '!' | '|' | '~' | '&' | '$' | '^')
        {
            out.push('\\');
        }
        out.push(c);
    }
}

/// A field's text on one line, each gap in it one blank.
pub(crate) fn one_line(text: &str) -> String {
    harmless(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text of somebody else's in which nothing becomes a link, a mention or a tag where it is posted: a blank
/// stands behind each sign that would begin one. Only a shop's words are treated so, never the user's own.
pub(crate) fn still(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        out.push(c);
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        let mut next = rest.chars();
        let (first, second) = (next.next().unwrap_or(' '), next.next().unwrap_or(' '));
        let begins = match c {
            '@' | '＠' => first.is_alphanumeric() || first == '_',
            '#' | '＃' => rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').any(char::is_alphabetic),
            '$' | '＄' | '/' => !before.is_alphanumeric() && first.is_alphabetic(),
            ':' => rest.starts_with("//"),
            // A domain's last part has two letters at least.
            '.' | '。' | '．' | '｡' => {
                before.is_alphanumeric() && first.is_alphabetic() && second.is_alphanumeric()
            }
            _ => false,
        };
        if begins {
            out.push(' ');
        }
        before = c;
    }
    out
}

/// A picture of AliExpress' own: of any other host it would tell somebody who reads the post.
pub(crate) fn picture(address: &str) -> Option<String> {
    let address = link(address)?;
    let rest = address.strip_prefix("https://")?;
    let host = rest.split(['/', '?', '#']).next()?.to_ascii_lowercase();
    let ours = [".alicdn.com", ".aliexpress-media.com"].iter().any(|domain| host.ends_with(domain));
    let plain = host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'));
    (ours && plain).then_some(address)
}

/// A web address without the characters that end one in some format; `None` for anything else, such
/// as `javascript:`.
pub(crate) fn link(link: &str) -> Option<String> {
    let link = link.trim();
    let host = ["https://", "http://"].into_iter().find_map(|scheme| {
        let (start, rest) = link.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    })?;
    if host.is_empty() || host.starts_with(['/', '?', '#', '\\']) {
        return None;
    }
    let mut out = String::with_capacity(link.len());
    for c in link.chars() {
        match c {
            '[' => out.push_str("%5B"),
            ']' => out.push_str("%5D"),
            '"' => out.push_str("%22"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\'' => out.push_str("%27"),
            '`' => out.push_str("%60"),
            '\\' => out.push_str("%5C"),
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {}
            c if c.is_whitespace() || c.is_control() => out.push_str("%20"),
            c => out.push(c),
        }
    }
    Some(out)
}
