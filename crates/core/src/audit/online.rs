//! What the Open Platform's answers say of the products that a document links to.

use super::asked::Asked;
use super::document::{Document, From, Place};
use super::finding::Findings;
use super::links::Judged;
use super::{rules, texts};
use crate::text::message::{Note, code};
use crate::value::{Currency, Decimal, PriceRange};

/// Days for which a change of a rate is said.
const RECENT: i64 = 30;

/// Percent by which a price may differ from what a text says.
const DRIFT: u64 = 5;

/// Bytes around a link in which a price is taken for its product's.
const NEAR: usize = 100;

/// Markets whose own money is written as dollars.
const OTHER_DOLLARS: &[&str] = &["ar", "au", "ca", "cl", "co", "hk", "mx", "nz", "sg", "tw"];

/// What the answers say of the products that a document links to.
pub(super) fn judge(document: &Document, links: &[Judged<'_>], asked: &Asked, found: &mut Findings<'_>) {
    let Some(record) = &asked.online else { return };
    for (number, judged) in links.iter().enumerate().filter(|(_, judged)| judged.link.from != From::Listed) {
        let Some(known) = judged.facts.product_id.and_then(|id| record.products.get(&id)) else { continue };
        let place = Place { written: None, ..judged.link.place.clone() };
        let (id, country) = (known.product_id.to_string(), record.country.to_string());
        if let Some(first) = known.absent {
            // One absence may be a slip of the platform.
            if let Some(again) = known.absent_again {
                let days = [("country", country), ("first", first.to_string()), ("again", again.to_string())];
                let why = Note::new(code::CLI_AUDIT_PROGRAMME_LEFT, days);
                found.add(&rules::PROGRAMME_LEFT, &place, &judged.link.target, &id, why, None);
            }
            continue;
        }
        if let (Some(before), Some(now), Some(day)) = (known.rate_before, known.rate, known.rate_changed)
            && asked.today.days_since(day) <= RECENT
        {
            let rates = [("before", before.short().to_string()), ("now", now.short().to_string())];
            let [before, now] = rates;
            let why = Note::new(code::CLI_AUDIT_RATE_CHANGED, [before, now, ("day", day.to_string())]);
            // Another change is another finding.
            let identity = format!("{id} {day}");
            found.add(&rules::RATE_CHANGED, &place, &judged.link.target, &identity, why, None);
        }
        if let Some(price) = known.price
            && let Some(near) = near(document, links, number)
            && let Some((shown, said)) = only_price(near, asked.market.as_deref())
            && has_drifted(said, price)
        {
            let why = [("price", price.to_string()), ("country", country), ("day", known.asked.to_string())];
            let why = Note::new(code::CLI_AUDIT_PRICE_DRIFT, why);
            found.add(&rules::PRICE_DRIFT, &place, shown, &format!("{id} {shown}"), why, None);
        }
    }
}

/// The text around a link, up to the links before and behind it.
fn near<'d>(document: &'d Document, links: &[Judged<'_>], number: usize) -> Option<&'d str> {
    let of = |judged: &Judged<'_>| judged.link.at.map(|at| (at, at + judged.link.words.len()));
    let (start, end) = of(links.get(number)?)?;
    let before = links.get(..number)?.last().and_then(of).map_or(0, |(_, end)| end);
    let behind = links.get(number + 1).and_then(of).map_or(usize::MAX, |(start, _)| start);
    let text = &document.text;
    let from = text.ceil_char_boundary(start.saturating_sub(NEAR).max(before));
    let to = text.floor_char_boundary((end + NEAR).min(behind).min(text.len()));
    text.get(from..to)
}

/// The one price of a text, and what it says; none where there are several, or its currency is a guess.
fn only_price<'t>(text: &'t str, market: Option<&str>) -> Option<(&'t str, PriceRange)> {
    let place = texts::price(text)?;
    if texts::price(text.get(place.end..)?).is_some() {
        return None;
    }
    let (before, shown, behind) = (text.get(..place.start)?, text.get(place.clone())?, text.get(place.end..)?);
    let amount = shown.trim_start_matches(texts::SIGNS).trim_start();
    let sign = shown.get(..shown.len() - amount.len()).map(str::trim).filter(|sign| !sign.is_empty());
    let currency = match sign {
        Some("$") => {
            let letters = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            let elsewhere = market.is_some_and(|market| OTHER_DOLLARS.contains(&market));
            (letters == "US" || letters.is_empty() && !elsewhere).then_some("USD")
        }
        Some(sign) => of_sign(sign),
        None => {
            let word = behind.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
            let letters = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
            // A sign is no letter.
            let length = if letters > 0 { letters } else { word.chars().next()?.len_utf8() };
            of_sign(word.get(..length)?)
        }
    };
    let currency: Currency = currency?.parse().ok()?;
    let amount = Decimal::typed(amount).ok()?;
    Some((shown, PriceRange::one(amount, Some(currency))))
}

/// The currency of a sign or word that stands for one alone.
fn of_sign(sign: &str) -> Option<&'static str> {
    Some(match sign.to_lowercase().as_str() {
        "€" | "eur" | "euro" | "euros" => "EUR",
        "£" | "gbp" => "GBP",
        "₽" | "rub" | "руб" => "RUB",
        "₩" | "krw" => "KRW",
        "₪" => "ILS",
        "₺" | "try" => "TRY",
        "₴" => "UAH",
        "₹" => "INR",
        "₸" => "KZT",
        "zł" | "pln" => "PLN",
        "usd" => "USD",
        "brl" => "BRL",
        _ => return None,
    })
}

/// It is another price of the same product. What is less than half of it or more than twice is taken for something
/// else: a coupon, a set, postage.
fn has_drifted(said: PriceRange, now: PriceRange) -> bool {
    let hundredths = |amount: Decimal| amount.with_scale(2).units_at(2);
    let (Some(said_is), Some(low), Some(high)) = (hundredths(said.min()), hundredths(now.min()), hundredths(now.max()))
    else {
        return false;
    };
    let times = u64::saturating_mul;
    said.currency() == now.currency()
        && (times(said_is, 100) < times(low, 100 - DRIFT) || times(said_is, 100) > times(high, 100 + DRIFT))
        && times(said_is, 2) >= low
        && said_is <= times(high, 2)
}
