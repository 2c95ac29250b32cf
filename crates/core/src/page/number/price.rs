//! Prices: one amount or a range, with signs of currency.

use super::amount::{amount, decimal_sign};
use super::characters::{is_letter, number_len, number_texts, simplify};
use super::words::{FROM, FROM_AFTER, TO, word_at};
use crate::value::{Currency, Decimal, Money, PriceRange};

/// A price text taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ShownPrice {
    pub(crate) min: Decimal,
    pub(crate) max: Decimal,
    /// Known from the text alone, or from a shared sign that fits the page's currency.
    pub(crate) currency: Option<Currency>,
    /// A sign or code of currency stands beside the amount.
    pub(crate) signed: bool,
    /// The text names the lowest price only; `max` repeats it.
    pub(crate) from: bool,
}

impl ShownPrice {
    /// The price that it shows.
    pub(crate) fn range(self) -> Option<PriceRange> {
        PriceRange::new(self.min, self.max, self.currency)
    }
}

/// A price text of one amount, when its currency is beyond doubt. `page` is the currency that the text is known
/// to be in, if any.
pub(crate) fn money(text: &str, page: Option<Currency>) -> Option<Money> {
    let price = price(text, page).filter(|p| p.min == p.max)?;
    Some(Money::new(price.min, price.currency?))
}

/// Reads `MXN$1.986,69 - $2.072,22`, `US $1.60 - 11.11`, `4.68 GEL`, `1 542 zł`. `page` is the
/// currency that the page itself states; it decides what a shared sign such as `$` means. A word, sign
/// or second figure that is not understood leaves the whole text unread: it may be a discount, a
/// coupon or another product's price. Of `From US $5.00` the lowest price is known and taken; the price of
/// one piece in `$3.44($0.03/pc)` is no second one.
pub(crate) fn price(text: &str, page: Option<Currency>) -> Option<ShownPrice> {
    let text = simplify(text);
    let whole = without_piece(&text).trim();
    let bare = without_from(whole);
    let Parts { low, high, codes } = Parts::of(bare)?;
    let from = bare.len() < whole.len();
    let currency = page.filter(|p| codes.is_empty() || affix_json::contains(codes, p.code())).or(codes.parse().ok());
    let units = currency.map(Currency::minor_units).or_else(|| {
        // Whichever it is: with three minor units among them, `1.234` is not decided.
        codes.split(' ').filter_map(|c| Some(c.parse::<Currency>().ok()?.minor_units())).max()
    });
    // Both bounds are written in the same way: one may tell how to read the other.
    let sign = match (decimal_sign(low), decimal_sign(high)) {
        (Some(a), Some(b)) if a != b => return None,
        (a, b) => a.or(b),
    };
    let min = amount(low, sign, units)?;
    let max = if high.is_empty() { min } else { amount(high, sign, units)? };
    (min <= max && (!from || high.is_empty())).then_some(ShownPrice {
        min,
        max,
        currency,
        signed: !codes.is_empty(),
        from,
    })
}

/// `$3.44($0.03/pc)` without what stands in its brackets: the price of one of the lot's pieces.
fn without_piece(text: &str) -> &str {
    let piece = |rest: &str| {
        let (inside, after) = rest.split_once(')')?;
        let (amount, unit) = inside.split_once('/')?;
        let is_unit = !unit.is_empty() && !unit.contains(|c: char| c.is_ascii_digit() || c == '%');
        Some(after.trim().is_empty() && is_unit && Parts::of(amount).is_some())
    };
    match text.split_once('(') {
        Some((price, rest)) if piece(rest) == Some(true) => price.trim_end(),
        _ => text,
    }
}

/// `From US $5.00`, `5,00 € 부터` without the word.
fn without_from(text: &str) -> &str {
    let text = text.trim();
    if let Some(len) = word_at(FROM, text) {
        return text.get(len..).unwrap_or_default().trim_start();
    }
    let last = text.char_indices().rev().map(|(at, _)| at).take_while(|at| text.len() - at <= 24);
    let ends = last.filter(|at| {
        let tail = text.get(*at..).unwrap_or_default();
        let joins = |c: char| is_letter(c) && c < '\u{e00}';
        let apart = !text.get(..*at).unwrap_or_default().ends_with(is_letter) || !tail.starts_with(joins);
        apart && word_at(FROM_AFTER, tail) == Some(tail.len())
    });
    ends.last().and_then(|at| text.get(..at)).unwrap_or(text).trim_end()
}

/// The only amount in a sentence, `Orders over US $29.00`, with the sign beside it. Two amounts, or one whose
/// currency is not named, are none.
pub(crate) fn money_in(text: &str) -> Option<Money> {
    let text = simplify(text);
    let mut numbers = number_texts(&text);
    let (before, number) = numbers.next()?;
    if numbers.next().is_some() {
        return None;
    }
    let number_end = before.len() + number.len();
    // No sign is longer, with the space behind it.
    let near = before.len().saturating_sub(16);
    let sign_before = before.char_indices().filter(|(i, c)| *i >= near && *c != ' ').find_map(|(i, c)| {
        let starts = !before.get(..i)?.ends_with(is_letter) || !is_letter(c);
        let (_, len) = starts.then(|| codes_at(text.get(i..)?))??;
        before.get(i + len..)?.trim().is_empty().then_some(i)
    });
    let after = text.get(number_end..)?;
    let sign_after = codes_at(after.trim_start()).map(|(_, len)| after.len() - after.trim_start().len() + len);
    let end = number_end + sign_after.unwrap_or_default();
    let shown = price(text.get(sign_before.unwrap_or(before.len())..end)?, None)?;
    Some(Money::new(shown.min, shown.currency?))
}

/// A price text cut into what it may hold.
#[derive(Default)]
struct Parts<'a> {
    low: &'a str,
    /// Empty for a single amount.
    high: &'a str,
    /// What the signs of currency may stand for, parted by spaces; empty without a sign.
    codes: &'a str,
}

impl<'a> Parts<'a> {
    /// None when anything else stands in the text, or signs that contradict each other.
    fn of(text: &'a str) -> Option<Self> {
        let mut parts = Self::default();
        // A dash or word after the lower bound.
        let mut to = false;
        let mut before = ' ';
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let number = !parts.low.is_empty();
            let mut len = 1;
            if c.is_ascii_digit() {
                len = number_len(rest);
                let bound = if !number {
                    &mut parts.low
                } else if to && parts.high.is_empty() {
                    &mut parts.high
                } else {
                    return None;
                };
                *bound = rest.get(..len)?;
            } else if let Some((codes, sign)) = codes_at(rest) {
                len = sign;
                if parts.codes.is_empty() || affix_json::contains(parts.codes, codes) {
                    parts.codes = codes;
                } else if !affix_json::contains(codes, parts.codes) {
                    return None;
                }
            } else if number
                && !to
                && let Some(word) = word_at(TO, rest)
            {
                to = true;
                len = word;
            } else if c == '/' && number && !rest.contains(|c: char| c.is_ascii_digit() || c == '%') {
                // The rest names the unit of sale.
                break;
            } else if c != ' ' && !(c == '.' && (is_letter(before) || before.is_ascii_digit())) {
                // A dot ends `руб.` and `1542.`, but begins `$.50`.
                return None;
            }
            let (eaten, tail) = rest.split_at_checked(len)?;
            before = eaten.chars().next_back()?;
            rest = tail;
        }
        // `5 -` has another bound that is not shown, as has `from 5`.
        (to != parts.high.is_empty()).then_some(parts)
    }
}

/// What a code or sign of currency at the start of a text may stand for, and its length.
fn codes_at(text: &str) -> Option<(&str, usize)> {
    // A letter must not follow a letter: `R` is no rand in `Rabatt`.
    let alone = |len: usize| {
        let (sign, after) = text.split_at_checked(len).unwrap_or_default();
        !(sign.ends_with(is_letter) && after.starts_with(is_letter))
    };
    let three = text.get(..3).filter(|_| alone(3));
    let code = three.filter(|code| code.parse::<Currency>().is_ok()).or_else(|| dollar(three?));
    code.map(|code| (code, 3)).or_else(|| Currency::of_sign(text, &alone))
}

/// `CA$` and `$CA`: a country before or after the sign, whose code of currency begins with it.
fn dollar(text: &str) -> Option<&'static str> {
    let country = text.strip_suffix('$').or(text.strip_prefix('$'))?;
    let (codes, _) = Currency::of_sign("$", &|_| true)?;
    codes.split(' ').find(|code| code.get(..2) == Some(country))
}
