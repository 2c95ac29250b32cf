//! What the text around links says: prices and events that have had their time.

use std::ops::Range;

use super::asked::Asked;
use super::document::{Document, Place};
use super::finding::Findings;
use super::links::Judged;
use super::rules::{self, EVENTS, MONTHS, TODAY};
use super::words::Words;
use crate::text::message::{Note, code};
use crate::value::Day;

/// Bytes around a link in which a price is taken for its product's.
const NEAR: usize = 100;

/// Days after which a price is old.
const OLD: i64 = 30;

/// Signs of currencies that stand before or behind an amount.
pub(super) const SIGNS: &[char] = &['$', '€', '£', '₽', '¥', '₩', '₪', '₺', '₴', '₹', '₸'];

/// Words for currencies behind an amount.
const CURRENCIES: &[&str] = &["usd", "eur", "euro", "gbp", "rub", "руб", "zł", "pln", "brl", "try", "krw"];

pub(super) fn judge(document: &Document, links: &[Judged<'_>], asked: &Asked, words: &Words, found: &mut Findings<'_>) {
    prices(document, links, asked, found);
    events(document, links, asked, words, found);
}

fn prices(document: &Document, links: &[Judged<'_>], asked: &Asked, found: &mut Findings<'_>) {
    let age = document.day.map(|day| asked.today.days_since(day));
    if !asked.draft && age.is_none_or(|age| age <= OLD) {
        return;
    }
    let mut told = 0;
    for judged in links {
        let Some(at) = judged.link.at else { continue };
        let text = &document.text;
        let from = text.floor_char_boundary(at.saturating_sub(NEAR).max(told));
        let to = text.ceil_char_boundary((at + judged.link.words.len() + NEAR).min(text.len()));
        let Some(near) = text.get(from..to) else { continue };
        let Some(price) = price(near) else { continue };
        let shown = near.get(price.clone()).unwrap_or_default();
        told = from + price.end;
        let place = Place { written: None, ..judged.link.place.clone() };
        let identity = judged.identity();
        let dated = is_dated(near.get(..price.start).unwrap_or_default())
            || is_dated(near.get(price.end..).unwrap_or_default());
        match age {
            Some(age) if age > OLD && dated => {
                let why = Note::new(code::AUDIT_PRICE_OLD, [("days", age.to_string())]);
                found.add(&rules::PRICE_OLD, &place, shown, &identity, why, None);
            }
            _ if !dated => {
                found.add(
                    &rules::PRICE_UNDATED,
                    &place,
                    shown,
                    &identity,
                    Note::plain(code::AUDIT_PRICE_UNDATED),
                    None,
                );
            }
            _ => {}
        }
    }
}

/// The first amount with a currency.
pub(super) fn price(text: &str) -> Option<Range<usize>> {
    let mut rest = text;
    let mut base = 0;
    loop {
        let start = rest.find(|c: char| c.is_ascii_digit())?;
        let amount = rest.get(start..)?;
        let length = amount.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(amount.len());
        let length = amount.get(..length)?.trim_end_matches(['.', ',']).len();
        let (before, behind) = (rest.get(..start)?.trim_end(), amount.get(length..)?);
        let close = behind.strip_prefix([' ', '\u{a0}', '\u{202f}']).unwrap_or(behind);
        let sign_before = before.chars().next_back().is_some_and(|c| SIGNS.contains(&c));
        let sign_behind = close.starts_with(SIGNS);
        let lower: String = close.chars().take(5).flat_map(char::to_lowercase).collect();
        let word = CURRENCIES.iter().any(|word| lower.starts_with(word));
        if sign_before || sign_behind || word {
            let first = if sign_before { before.char_indices().next_back().map_or(start, |(at, _)| at) } else { start };
            return Some(base + first..base + start + length);
        }
        let next = start + length.max(1);
        base += next;
        rest = rest.get(next..)?;
    }
}

/// It names a day: a year of four digits, or a month beside a number.
fn is_dated(text: &str) -> bool {
    let mut before_number = false;
    let mut before_month = false;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let number = word.bytes().all(|b| b.is_ascii_digit());
        if number && word.len() == 4 && word.starts_with("20") {
            return true;
        }
        let ordinal = word.trim_end_matches(|c: char| c.is_alphabetic());
        let day = !ordinal.is_empty() && ordinal.len() <= 2 && ordinal.bytes().all(|b| b.is_ascii_digit());
        let lower = word.to_lowercase();
        let month = !number
            && lower.chars().count() >= 3
            && MONTHS.iter().any(|month| lower.starts_with(month))
            && lower.chars().count() <= 12;
        if day && before_month || month && before_number {
            return true;
        }
        (before_number, before_month) = (day, month);
    }
    false
}

fn events(document: &Document, links: &[Judged<'_>], asked: &Asked, words: &Words, found: &mut Findings<'_>) {
    if links.is_empty() {
        return;
    }
    if document.day.is_some_and(|day| day < asked.today)
        && let Some((at, word)) = words.first(TODAY)
    {
        over(links, at.start, &word, found);
    }
    for event in EVENTS {
        for (at, name) in words.each(event.names) {
            let behind = document.text.get(at.end..).unwrap_or_default();
            let before = document.text.get(..at.start).unwrap_or_default();
            let Some(year) = year_behind(behind).or_else(|| year_before(before)) else { continue };
            if is_over(asked.today, year, event) {
                over(links, at.start, &format!("{name} {year}"), found);
                break;
            }
        }
    }
}

fn year_behind(text: &str) -> Option<u16> {
    let text = text.trim_start_matches([' ', ',', '(', '.', '\u{a0}']);
    let word = text.split(|c: char| !c.is_ascii_digit()).next()?;
    word.parse().ok().filter(|year| word.len() == 4 && (2010..2100).contains(year))
}

fn year_before(text: &str) -> Option<u16> {
    let text = text.trim_end_matches([' ', '\u{a0}']);
    let word = text.rsplit(|c: char| !c.is_ascii_digit()).next()?;
    word.parse().ok().filter(|year| word.len() == 4 && (2010..2100).contains(year))
}

fn is_over(today: Day, year: u16, event: &rules::Event) -> bool {
    let end = format!("{year:04}-{:02}-{:02}", event.month, event.day).parse::<Day>();
    end.is_ok_and(|end| end < today)
}

/// At the link that stands nearest behind the words, else at the last.
fn over(links: &[Judged<'_>], at: usize, words: &str, found: &mut Findings<'_>) {
    let link = links.iter().find(|judged| judged.link.at.is_some_and(|place| place >= at)).or(links.last());
    let Some(judged) = link else { return };
    let place = Place { written: None, ..judged.link.place.clone() };
    found.add(&rules::EVENT_OVER, &place, words, words, Note::new(code::AUDIT_EVENT_OVER, [("words", words)]), None);
}
