//! Numbers as shops write them: prices and counts in every locale of the site. What can be read in
//! two ways is not read.

use crate::money::{Currency, Decimal};

/// A price text taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ShownPrice {
    pub(crate) min: Decimal,
    pub(crate) max: Decimal,
    /// Known from the text alone, or from a shared sign that fits the page's currency.
    pub(crate) currency: Option<Currency>,
}

/// Reads `MXN$1.986,69 - $2.072,22`, `US $1.60 - 11.11`, `4.68 GEL`, `1 542 zł`. `page` is the
/// currency that the page itself states; it decides what a shared sign such as `$` means.
pub(crate) fn price(text: &str, page: Option<Currency>) -> Option<ShownPrice> {
    let text = ascii_digits(text);
    // A discount stands in the same text: its figure must not be taken for a bound.
    if text.contains(['%', '٪']) {
        return None;
    }
    let currency = match sign(&text) {
        Sign::One(c) => Some(c),
        Sign::Shared(codes) => page.filter(|p| codes.contains(p)),
        Sign::None => page,
        Sign::Unclear => None,
    };
    let units = currency.map(Currency::minor_units);
    let numbers: Vec<&str> = number_texts(&text).collect();
    match *numbers.as_slice() {
        [one] => amount(one, units).map(|a| ShownPrice { min: a, max: a, currency }),
        [low, high] if is_range(&text, low, high) => {
            let (min, max) = (amount(low, units)?, amount(high, units)?);
            (min <= max).then_some(ShownPrice { min, max, currency })
        }
        _ => None,
    }
}

/// A count such as `10,000+ sold`, `Oltre 100mila venduti`, `1.2K sold`, `60 sprzedanych`: the
/// number and whether it is exact.
pub(crate) fn count(text: &str) -> Option<(u64, bool)> {
    let text = ascii_digits(text);
    let mut numbers = number_texts(&text);
    let number = numbers.next()?;
    if numbers.next().is_some() {
        return None;
    }
    let at = text.find(number)?;
    let after = text.get(at + number.len()..)?.trim_start().to_ascii_lowercase();
    let before = text.get(..at)?.to_ascii_lowercase();
    let factor = MULTIPLIERS.iter().find(|(word, _)| {
        after.strip_prefix(word).is_some_and(|rest| {
            // `1.2k` but not `12 kupionych`: a Latin letter must not follow a Latin word.
            !word.is_ascii() || !rest.starts_with(is_letter)
        })
    });
    let open = after.contains('+')
        || before.contains('+')
        || factor.is_some()
        || AT_LEAST.iter().any(|word| before.contains(word) || after.contains(word));
    let value = match factor {
        Some((_, factor)) => {
            let decimal: Decimal = number.replace(',', ".").parse().ok()?;
            // At the bound it is cut off, and no count.
            decimal.times_floor(Decimal::whole(*factor), 0).to_string().parse().ok().filter(|n| *n < u64::MAX)?
        }
        None => whole(number)?,
    };
    Some((value, !open))
}

/// Words for a thousand and more after a number, in the site's languages; longest first.
static MULTIPLIERS: &[(&str, u64)] = &[
    ("millones", 1_000_000),
    ("milhões", 1_000_000),
    ("milioni", 1_000_000),
    ("million", 1_000_000),
    ("mln", 1_000_000),
    ("mila", 1_000),
    ("mil", 1_000),
    ("тыс", 1_000),
    ("ТЫС", 1_000),
    ("tys", 1_000),
    ("bin", 1_000),
    ("rb", 1_000),
    ("k", 1_000),
    ("m", 1_000_000),
    ("אלף", 1_000),
    ("ألف", 1_000),
    ("만", 10_000),
    ("천", 1_000),
    ("万", 10_000),
    ("千", 1_000),
    ("พัน", 1_000),
    ("หมื่น", 10_000),
    ("nghìn", 1_000),
];

/// Words that turn a count into a lower bound.
static AT_LEAST: &[&str] = &[
    // Only ASCII letters are lowered before they are compared.
    "oltre",
    "más de",
    "mais de",
    "plus de",
    "über",
    "Über",
    "mehr als",
    "more than",
    "over",
    "ponad",
    "более",
    "Более",
    "meer dan",
    "以上",
    "이상",
    "יותר מ",
    "أكثر من",
];

/// A rating or a share of a hundred: the first number, with a point or a comma.
pub(crate) fn plain(text: &str) -> Option<Decimal> {
    let text = ascii_digits(text);
    let number = number_texts(&text).next()?;
    number.replace(',', ".").parse().ok()
}

/// A whole number with or without grouping.
fn whole(number: &str) -> Option<u64> {
    match number.find(|c: char| !c.is_ascii_digit()) {
        None => number.parse().ok(),
        Some(_) => grouped(number)?.parse().ok(),
    }
}

/// Digits and separators that may stand inside one number.
fn is_number_char(c: char) -> bool {
    c.is_ascii_digit() || is_separator(c)
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '’' | '\u{66b}' | '\u{66c}') || is_space(c)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// The texts of the numbers: digits with separators between digits. A space joins digits only where
/// exactly three follow, as a thousands separator does.
fn number_texts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(|c: char| c.is_ascii_digit())?;
        let from = rest.get(start..)?;
        let mut end = 0;
        for (i, c) in from.char_indices() {
            if c.is_ascii_digit() {
                end = i + 1;
            } else if !is_number_char(c) || !joins(c, from.get(i + c.len_utf8()..).unwrap_or("")) {
                break;
            }
        }
        rest = from.get(end..)?;
        from.get(..end)
    })
}

/// Whether the separator `c` joins the digits before it with `after`.
fn joins(c: char, after: &str) -> bool {
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    if is_space(c) { digits == 3 } else { digits > 0 }
}

/// The number's digits when every separator groups thousands: same separator, groups of three.
fn grouped(number: &str) -> Option<String> {
    let separator = number.chars().find(|c| !c.is_ascii_digit())?;
    let mut groups = number.split(separator);
    let first = groups.next()?;
    if first.is_empty() || first.len() > 3 || first.starts_with('0') {
        return None;
    }
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || !group.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        digits.push_str(group);
    }
    Some(digits)
}

/// One amount. `units` are the minor units of its currency, where known.
fn amount(number: &str, units: Option<u8>) -> Option<Decimal> {
    if number.bytes().all(|b| b.is_ascii_digit()) {
        return number.parse().ok();
    }
    let last = number.rfind(|c: char| !c.is_ascii_digit())?;
    let separator = number.get(last..)?.chars().next()?;
    let fraction = number.get(last + separator.len_utf8()..)?;
    let head = number.get(..last)?;
    let once = !head.contains(separator);
    let mixed = head.contains(|c: char| !c.is_ascii_digit());
    let always_groups = is_space(separator) || matches!(separator, '\'' | '’' | '\u{66c}');
    let decimal = |head: &str| {
        let whole = if head.bytes().all(|b| b.is_ascii_digit()) { head.to_owned() } else { grouped(head)? };
        format!("{whole}.{fraction}").parse().ok()
    };
    if separator == '\u{66b}' {
        return decimal(head);
    }
    if always_groups || !once {
        return grouped(number)?.parse().ok();
    }
    if mixed {
        return decimal(head);
    }
    match fraction.len() {
        1 | 2 => decimal(head),
        // `1.542` is one thousand and more, unless the currency has three minor units.
        3 if head.starts_with('0') => decimal(head),
        3 if units == Some(3) => None,
        3 => grouped(number)?.parse().ok(),
        _ => None,
    }
}

/// Only a dash (and signs of currency) stands between the two numbers.
fn is_range(text: &str, low: &str, high: &str) -> bool {
    let Some((_, rest)) = text.split_once(low) else { return false };
    let Some((between, _)) = rest.split_once(high) else { return false };
    between.contains(['-', '–', '—', '~', '〜'])
}

enum Sign {
    One(Currency),
    Shared(&'static [Currency]),
    Unclear,
    None,
}

/// The currency signs and codes of a text, taken together.
fn sign(text: &str) -> Sign {
    let mut found = Sign::None;
    let mut rest = text;
    let mut letter_before = false;
    while let Some(c) = rest.chars().next() {
        let mut step = c.len_utf8();
        if !letter_before && let Some((code, len)) = code_at(rest) {
            found = join(found, &Sign::One(code));
            step = len;
        } else if let Some((codes, len)) = Currency::of_sign(rest)
            && !(is_letter(c) && (letter_before || letter_follows(rest, len)))
        {
            found = join(
                found,
                &match *codes {
                    [one] => Sign::One(one),
                    _ => Sign::Shared(codes),
                },
            );
            step = len;
        }
        let (eaten, tail) = rest.split_at_checked(step).unwrap_or((rest, ""));
        letter_before = eaten.ends_with(is_letter);
        rest = tail;
    }
    found
}

/// A letter of any script, closely enough: whatever is neither ASCII nor a sign of money or space.
/// The Unicode tables behind `char::is_alphabetic` would weigh as much as this file.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || !(c.is_ascii()
            || is_space(c)
            || c.is_whitespace()
            || Currency::of_sign(c.encode_utf8(&mut [0; 4])).is_some())
}

fn letter_follows(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|t| t.starts_with(is_letter))
}

/// An ISO code standing alone, with a `$` that may follow it (`MXN$`).
fn code_at(text: &str) -> Option<(Currency, usize)> {
    let code: Currency = text.get(..3)?.parse().ok()?;
    if letter_follows(text, 3) {
        return None;
    }
    Some((code, if text.get(3..4) == Some("$") { 4 } else { 3 }))
}

fn join(have: Sign, new: &Sign) -> Sign {
    match (have, new) {
        (Sign::None, Sign::One(c)) => Sign::One(*c),
        (Sign::None, Sign::Shared(codes)) => Sign::Shared(codes),
        (Sign::One(a), Sign::One(b)) if a == *b => Sign::One(a),
        (Sign::One(a), Sign::Shared(codes)) if codes.contains(&a) => Sign::One(a),
        (Sign::Shared(codes), Sign::One(b)) if codes.contains(b) => Sign::One(*b),
        (Sign::Shared(a), Sign::Shared(b)) if std::ptr::eq(a, *b) => Sign::Shared(a),
        (have, Sign::None) => have,
        _ => Sign::Unclear,
    }
}

/// Arabic and Persian digits as ASCII ones; direction marks dropped.
fn ascii_digits(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' | '\u{202a}'..='\u{202e}'))
        .map(|c| {
            let zero = match c {
                '\u{660}'..='\u{669}' => '\u{660}',
                '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
                _ => return c,
            };
            u32::from(c).checked_sub(u32::from(zero)).and_then(|d| char::from_digit(d, 10)).unwrap_or(c)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, page: &str) -> String {
        match price(text, page.parse().ok()) {
            None => "unread".into(),
            Some(p) => format!("{} {} {}", p.min, p.max, p.currency.map_or("?".into(), |c| c.to_string())),
        }
    }

    #[test]
    fn prices_of_every_locale() {
        for (text, page, want) in [
            ("MXN$1.986,69 - $2.072,22", "", "1986.69 2072.22 MXN"),
            ("US $1.60 - 11.11", "", "1.60 11.11 USD"),
            ("4.68\u{a0}GEL", "", "4.68 4.68 GEL"),
            ("€ 162,32", "", "162.32 162.32 EUR"),
            ("1 542 zł", "", "1542 1542 PLN"),
            ("1\u{202f}234,56 €", "", "1234.56 1234.56 EUR"),
            ("₩12,300", "", "12300 12300 KRW"),
            ("￥1,980", "JPY", "1980 1980 JPY"),
            ("￥1,980", "", "1980 1980 ?"),
            ("R$ 1.234,56", "", "1234.56 1234.56 BRL"),
            ("1 234,50 руб.", "", "1234.50 1234.50 RUB"),
            ("د.إ.\u{200f} ١٬٢٣٤٫٥٠", "", "1234.50 1234.50 AED"),
            ("PKR1,542", "", "1542 1542 PKR"),
            ("$8.46", "", "8.46 8.46 ?"),
            ("$8.46", "CAD", "8.46 8.46 CAD"),
            ("$8.46", "EUR", "8.46 8.46 ?"),
            ("8.46", "USD", "8.46 8.46 USD"),
            ("KWD 1.234", "", "unread"),
            ("KWD 1,234.500", "", "1234.500 1234.500 KWD"),
            ("129,00 kr", "SEK", "129.00 129.00 SEK"),
            ("1.234.567,89 €", "", "1234567.89 1234567.89 EUR"),
            ("US $5.00 for 2 of 10", "", "unread"),
            ("US $11.11 - 1.60", "", "unread"),
            ("10.88 GEL-57%", "", "unread"),
            ("free", "USD", "unread"),
        ] {
            assert_eq!(shown(text, page), want, "{text} on a {page} page");
        }
    }

    #[test]
    fn counts_in_words() {
        for (text, want) in [
            ("10,000+ sold", Some((10_000, false))),
            ("10.000+ vendidos", Some((10_000, false))),
            ("54 sold", Some((54, true))),
            ("60 sprzedanych", Some((60, true))),
            ("4000+ sold", Some((4_000, false))),
            ("Oltre 100mila venduto(i)", Some((100_000, false))),
            ("1.2K", Some((1_200, false))),
            ("100K+ sold", Some((100_000, false))),
            ("12 kupionych", Some((12, true))),
            ("9 Recenzje", Some((9, true))),
            ("1 234 Reviews", Some((1_234, true))),
            ("Orders (0)", Some((0, true))),
            ("3.000+ נמכר", Some((3_000, false))),
            ("1만+ 판매", Some((10_000, false))),
            ("none", None),
            ("888888888888888888M", None),
        ] {
            assert_eq!(count(text), want, "{text}");
        }
    }

    /// How a locale writes numbers: grouping, decimal sign, digits.
    const LOCALES: &[(&str, &str, bool)] = &[
        (",", ".", false),
        (".", ",", false),
        (" ", ",", false),
        ("\u{a0}", ",", false),
        ("\u{202f}", ",", false),
        ("'", ".", false),
        ("’", ".", false),
        ("", ".", false),
        ("", ",", false),
        ("\u{66c}", "\u{66b}", true),
        (",", ".", true),
    ];

    /// An amount as a locale writes it.
    fn written(units: u64, scale: u8, locale: usize, arabic: char) -> String {
        let (group, point, own_digits) = LOCALES[locale];
        let plain = Decimal::new(units, scale).unwrap().to_string();
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut out = String::new();
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                out.push_str(group);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push_str(point);
            out.push_str(fraction);
        }
        let digit = |c: char| c.to_digit(10).and_then(|d| char::from_u32(arabic as u32 + d)).unwrap_or(c);
        if own_digits { out.chars().map(digit).collect() } else { out }
    }

    proptest::proptest! {
        #[test]
        fn what_a_locale_prints_is_read_back(
            units in 0_u64..10_000_000_000,
            locale in 0..LOCALES.len(),
            sign in proptest::sample::select(vec![("€", "EUR"), ("US $", "USD"), ("zł", "PLN"), ("PKR", "PKR"), ("₩", "KRW"), ("R$ ", "BRL"), ("₪", "ILS")]),
            behind: bool,
            persian: bool,
        ) {
            let currency: Currency = sign.1.parse().unwrap();
            let scale = currency.minor_units();
            let number = written(units, scale, locale, if persian { '\u{6f0}' } else { '\u{660}' });
            let text = if behind { format!("{number}\u{a0}{}", sign.0) } else { format!("{}{number}", sign.0) };
            let read = price(&text, None);
            proptest::prop_assert_eq!(read, Some(ShownPrice {
                min: Decimal::new(units, scale).unwrap(),
                max: Decimal::new(units, scale).unwrap(),
                currency: Some(currency),
            }), "{}", text);
        }

        #[test]
        fn no_text_breaks_the_reader(text in ".{0,40}") {
            let _ = (price(&text, None), count(&text), plain(&text));
        }
    }
}
