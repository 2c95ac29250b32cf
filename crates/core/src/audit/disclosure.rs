//! Whether readers are told that links are paid for, before the first of them.

use super::asked::Asked;
use super::document::{Document, Place};
use super::finding::Findings;
use super::links::Judged;
use super::rules::{self, MARKETS, Market};
use super::words::{Words, find_word};
use crate::compose::disclosure;
use crate::text::message::{Note, code};

/// What is found of the words that would do.
enum Said {
    Before,
    Behind,
    Weak(String),
    Nothing,
}

pub(super) fn judge(document: &Document, links: &[Judged<'_>], asked: &Asked, words: &Words, found: &mut Findings<'_>) {
    if document.disclosed_elsewhere {
        return;
    }
    let mut paid = links.iter().filter(|judged| judged.is_paid() && judged.link.at.is_some());
    let Some(first) = paid.next() else { return };
    let Ok(market) = market(document, asked) else { return };
    let at = first.link.at.unwrap_or(0);
    let place = Place { written: None, ..first.link.place.clone() };
    let label = market.and_then(|market| disclosure(market.code).ok());
    let mut add = |rule, why| found.add(rule, &place, "", "", why, None);
    match said(&document.text, words, at, market) {
        Said::Before => {}
        Said::Behind => add(&rules::DISCLOSURE_LATE, Note::plain(code::AUDIT_DISCLOSURE_LATE)),
        Said::Weak(words) => {
            let label = label.unwrap_or_default();
            let why = Note::new(code::AUDIT_DISCLOSURE_WEAK, [("words", words.as_str()), ("label", label)]);
            add(&rules::DISCLOSURE_WEAK, why);
        }
        Said::Nothing => {
            let why = match label {
                Some(label) => Note::new(code::AUDIT_DISCLOSURE_MISSING, [("label", label)]),
                None => Note::plain(code::AUDIT_DISCLOSURE_MISSING_ANY),
            };
            add(&rules::DISCLOSURE_MISSING, why);
        }
    }
}

/// The row of the readers' market, or of the document's language. `Ok(None)`: nothing says which, any word of any
/// market will do. `Err`: no source says what this market asks for.
fn market(document: &Document, asked: &Asked) -> Result<Option<&'static Market>, ()> {
    if let Some(code) = &asked.market {
        let code = if code == "gb" { "uk" } else { code };
        return MARKETS.iter().find(|market| market.code == code).map(Some).ok_or(());
    }
    let Some(language) = document.language.as_deref() else { return Ok(None) };
    let language = language.replace('_', "-").to_ascii_lowercase();
    let short = language.split('-').next().unwrap_or_default();
    let row = |wanted: &str| MARKETS.iter().find(|market| market.languages.contains(&wanted));
    row(&language).or_else(|| row(short)).map(Some).ok_or(())
}

fn said(text: &str, words: &Words, first: usize, market: Option<&'static Market>) -> Said {
    let rows = || MARKETS.iter().filter(|row| market.is_none_or(|market| market.code == row.code));
    let enough = rows()
        .flat_map(|row| {
            let plain = words.first(row.enough).map(|(at, _)| at.start);
            let cased = row.cased.iter().filter_map(|word| find_word(text, word)).map(|at| at.start).min();
            plain.into_iter().chain(cased)
        })
        .min();
    match enough {
        // A link's own words may say it: “Ad: this lamp”.
        Some(at) if at <= first || !words.in_place() => return Said::Before,
        Some(_) => return Said::Behind,
        None => {}
    }
    let weak = rows().filter_map(|row| words.first(row.weak)).min_by_key(|(at, _)| at.start);
    match weak {
        Some((_, word)) if market.is_some() => Said::Weak(word),
        // Nothing says which market's rule counts.
        Some((at, _)) if at.start <= first => Said::Before,
        Some(_) => Said::Behind,
        None => Said::Nothing,
    }
}
