//! Link templates: the networks' own, and the user's.

use crate::address::{Address, encode_component};
use crate::text::message::{Code, Note, code};

/// Writes a network's template. `fill` appends the value of a `{name}` and says whether there is one;
/// a `[group]` with a name that has none is left out. False when a name outside groups had none.
pub(super) fn expand(out: &mut String, template: &str, fill: &impl Fn(&mut String, &str) -> bool) -> bool {
    let mut whole = true;
    let mut rest = template;
    while let Some((at, open)) = rest.char_indices().find(|(_, c)| matches!(c, '{' | '[')) {
        let (before, after) = (rest.get(..at).unwrap_or(""), rest.get(at + 1..).unwrap_or(""));
        out.push_str(before);
        let (inner, tail) = after.split_once(if open == '{' { '}' } else { ']' }).unwrap_or((after, ""));
        if open == '{' {
            whole &= fill(out, inner);
        } else {
            let mark = out.len();
            if !expand(out, inner, fill) {
                out.truncate(mark);
            }
        }
        rest = tail;
    }
    out.push_str(rest);
    whole
}

/// What is wrong with the user's template, if anything. It is an `https` address on a host of its own
/// that holds `{url}` or `{rawurl}` behind the host and nothing that could break out of a text.
pub(super) fn problem(template: &str) -> Option<Note> {
    let breaks = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '"' | '\'' | '`' | '<' | '>' | '\\' | '«' | '»' | '“' | '”' | '‘' | '’')
    };
    let plain = |code: Code| Some(Note::new(code, [("place", "{url}")]));
    if template.is_empty() {
        return plain(code::LINK_TEMPLATE_MISSING);
    }
    let Some(rest) = template.strip_prefix("https://") else { return Some(Note::plain(code::LINK_TEMPLATE_HTTPS)) };
    if let Some(c) = template.chars().find(|c| breaks(*c)) {
        let shown = if c.is_whitespace() || c.is_control() { "␣".to_owned() } else { c.to_string() };
        return Some(Note::new(code::LINK_TEMPLATE_CHARACTER, [("character", shown)]));
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    if !Address::parse(template, "").is_ok_and(|a| affix_json::contains(a.host(), ".")) || host.contains(['{', '}']) {
        return plain(code::LINK_TEMPLATE_HOST);
    }
    let mut found = false;
    for after in template.split('{').skip(1) {
        match after.split_once('}').map(|(name, _)| name) {
            Some("url" | "rawurl") => found = true,
            name => {
                let name = name.map_or(format!("{{{after}"), |name| format!("{{{name}}}"));
                return Some(Note::new(
                    code::LINK_TEMPLATE_UNKNOWN,
                    [("name", name.as_str()), ("place", "{url}"), ("raw", "{rawurl}")],
                ));
            }
        }
    }
    if found { None } else { plain(code::LINK_TEMPLATE_NO_URL) }
}

/// Writes the user's template, which has no [`problem`].
pub(super) fn fill(template: &str, landing: &str) -> String {
    let mut encoded = String::with_capacity(landing.len() * 3);
    encode_component(&mut encoded, landing);
    // An encoded address holds no braces, so the second replacement finds only the template's own.
    affix_json::replace(&affix_json::replace(template, "{url}", &encoded), "{rawurl}", landing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_fall_away_with_what_they_lack() {
        let fill = |out: &mut String, name: &str| {
            out.push_str(if name == "a" { "1" } else { "" });
            name == "a"
        };
        let mut out = String::new();
        assert!(expand(&mut out, "x?a={a}[&b={b}][&c={a}]", &fill));
        assert_eq!(out, "x?a=1&c=1");
    }

    #[test]
    fn templates_that_are_refused() {
        for (template, code) in [
            ("", "link_template_missing"),
            ("http://a.example/{url}", "link_template_https"),
            ("javascript:alert({url})", "link_template_https"),
            ("https://a.example/", "link_template_no_url"),
            ("https://a.example/{URL}", "link_template_unknown"),
            ("https://a.example/{url", "link_template_unknown"),
            ("https://{url}", "link_template_host"),
            ("https://a.example@b.example/{url}", "link_template_host"),
            ("https://localhost/{url}", "link_template_host"),
            ("https://a.example/\"{url}", "link_template_character"),
            ("https://a.example/ {url}", "link_template_character"),
        ] {
            assert_eq!(problem(template).map(|n| n.code), Some(code), "{template}");
        }
        assert_eq!(problem("https://a.example/?u={url}&raw={rawurl}"), None);
    }
}
