//! Addresses that do not lead where they should, and forms that were replaced.

use super::document::From;
use crate::address::{UrlFacts, UrlKind};
use crate::text::message::{Code, Note, code};

/// Reasons of [`UrlFacts`] that make an address wrong rather than unfit.
const WRONG: &[Code] = &[
    code::URL_CUT_OFF,
    code::URL_NO_ITEM,
    code::URL_LOOK_ALIKE,
    code::URL_HOMOGRAPH,
    code::URL_USER_INFO,
    code::URL_TOO_DEEP,
];

/// What sentences end with and addresses do not.
const TAIL: &[char] = &['"', '\'', '”', '’', '»', ',', ';', '…', '>', '*', '!', '。', '，'];

/// Why an address does not work.
pub(super) fn broken(target: &str, facts: &UrlFacts) -> Option<Note> {
    if let Some(reason) = WRONG.iter().find(|why| facts.reason_code == Some(why.name())) {
        return Some(Note::new(code::AUDIT_BROKEN_ADDRESS, [("reason", Note::plain(*reason).said())]));
    }
    if affix_json::contains(target, "&amp;") || affix_json::contains(target, "&#38;") {
        return Some(Note::plain(code::AUDIT_BROKEN_ESCAPED));
    }
    if starts_escaped(target) {
        return Some(Note::plain(code::AUDIT_BROKEN_SCHEME));
    }
    if over_escaped(target) {
        return Some(Note::plain(code::AUDIT_BROKEN_OVER));
    }
    if facts.kind == UrlKind::Affiliate && loses_its_target(target) {
        return Some(Note::plain(code::AUDIT_BROKEN_TARGET));
    }
    if target.contains([' ', '\t', '\n', '<']) || affix_json::contains(target, "](") {
        return Some(Note::plain(code::AUDIT_BROKEN_SPACE));
    }
    swallowed(target).map(|tail| Note::new(code::AUDIT_BROKEN_TAIL, [("tail", tail)]))
}

/// `https%3A//…`: of an address only a browser's own site is left.
pub(super) fn starts_escaped(target: &str) -> bool {
    let start = target.get(..8).unwrap_or_default().to_ascii_lowercase();
    start.starts_with("http%3a") || start.starts_with("https%3a")
}

/// A parameter holds an address that was escaped twice. One level deeper, in a link inside of the parameter, it is as it
/// should be.
fn over_escaped(target: &str) -> bool {
    target.match_indices("=http").any(|(at, start)| {
        let rest = target.get(at + start.len()..).unwrap_or_default();
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        rest.get(..15).is_some_and(|escaped| escaped.eq_ignore_ascii_case("%253a%252f%252f"))
    })
}

/// Without `https://` before it browsers take it for a page of the site that it stands on.
pub(super) fn relative(target: &str, from: From, facts: &UrlFacts) -> Option<Note> {
    let relative = !target.starts_with("//") && !affix_json::contains(target.get(..24).unwrap_or(target), "://");
    let known = !matches!(facts.kind, UrlKind::Foreign | UrlKind::Invalid);
    (from == From::Words && relative && known).then(|| Note::plain(code::AUDIT_BROKEN_SCHEME_MISSING))
}

/// The target stands in its parameter as it is and has parameters of its own, all but the first of which go to the
/// network.
fn loses_its_target(target: &str) -> bool {
    let inner = ["=https://", "=http://"].iter().find_map(|start| target.split_once(start));
    let Some((_, inner)) = inner else { return false };
    inner.split_once('?').is_some_and(|(_, query)| query.contains('&'))
}

/// The end of the sentence that the address took along.
fn swallowed(target: &str) -> Option<&str> {
    let kept = target.trim_end_matches(|c: char| TAIL.contains(&c) || matches!(c, '.' | ')' | ']'));
    let tail = target.get(kept.len()..).filter(|tail| !tail.is_empty())?;
    let opens = |c: char| kept.matches(c).count();
    let closed = tail.chars().all(|c| match c {
        ')' => opens('(') > opens(')'),
        ']' => opens('[') > opens(']'),
        _ => false,
    });
    (!closed).then_some(tail)
}

/// A form that was replaced.
pub(super) fn old(target: &str, facts: &UrlFacts) -> Option<Note> {
    let lower = target.to_ascii_lowercase();
    let (scheme, rest) = lower.split_once("://")?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let path = path.split(['?', '#']).next().unwrap_or_default();
    if host.ends_with("alipromo.com") && path.starts_with("redirect/") {
        return Some(Note::plain(code::AUDIT_OLD_WRAPPER));
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if host.contains("click.aliexpress") && path.strip_prefix("e/").is_some_and(digits) {
        return Some(Note::plain(code::AUDIT_OLD_WRAPPER));
    }
    let page = facts.target.as_deref().unwrap_or(target);
    let page = page.split(['?', '#']).next().unwrap_or_default();
    if let Some((_, behind)) = page.split_once("/item/")
        && let Some((slug, number)) = behind.split_once('/')
        && !digits(slug)
        && digits(number.trim_end_matches(".html"))
    {
        return Some(Note::plain(code::AUDIT_OLD_SLUG));
    }
    if facts.product_id.is_some() && affix_json::contains(&lower, "sourcetype=") {
        return Some(Note::plain(code::AUDIT_OLD_SOURCE));
    }
    (scheme == "http").then(|| Note::plain(code::AUDIT_OLD_HTTP))
}
