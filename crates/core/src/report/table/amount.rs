//! Amounts of a column, in whatever way it writes them.

use super::cell::Cell;
use crate::report::money::Exact;
use crate::value::Currency;

/// What the amounts of a table say of how they are written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    point: bool,
    comma: bool,
    /// One of them has decimals, or a currency's sign beside it: they are in units of the currency.
    pub(super) units: bool,
    /// One of them is not zero.
    pub(super) some: bool,
}

/// The sign before decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DecimalSign {
    Point,
    Comma,
}

impl Evidence {
    pub(super) fn add(&mut self, cell: Cell<'_>) {
        let Some(amount) = Amount::of(cell) else { return };
        self.units |= !amount.codes.is_empty() || !amount.sign().is_empty();
        self.some |= amount.number.bytes().any(|b| matches!(b, b'1'..=b'9'));
        if cell.number {
            return;
        }
        match amount.decimal_sign() {
            Some(DecimalSign::Point) => self.point = true,
            Some(DecimalSign::Comma) => self.comma = true,
            None => {}
        }
    }

    /// The sign that they have in common; none where nothing decides. The columns of a table are written by one
    /// program, so that two signs are a contradiction.
    pub(super) fn sign(self) -> Result<Option<DecimalSign>, ()> {
        match (self.point, self.comma) {
            (true, true) => Err(()),
            (true, false) => Ok(Some(DecimalSign::Point)),
            (false, true) => Ok(Some(DecimalSign::Comma)),
            (false, false) => Ok(None),
        }
    }
}

/// Why a cell is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoAmount {
    /// There is no number, or something beside it that is no currency.
    NoNumber,
    /// `1,234` may be one and a bit, or more than a thousand.
    TwoWays,
}

/// A cell taken apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount<'a> {
    negative: bool,
    /// Digits, points and commas, and what parts thousands besides.
    number: &'a str,
    /// What the sign beside it may stand for, parted by blanks; empty without one.
    pub(super) codes: &'a str,
    exact: bool,
}

impl<'a> Amount<'a> {
    pub(super) fn of(cell: Cell<'a>) -> Option<Self> {
        let text = cell.text.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}');
        let (brackets, text) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            Some(inside) => (true, inside),
            None => (false, text),
        };
        let from = text.find(|c: char| c.is_ascii_digit())?;
        let to = text.rfind(|c: char| c.is_ascii_digit())? + 1;
        let (before, number, after) = (text.get(..from)?, text.get(from..to)?, text.get(to..)?);
        if cell.number && number.contains(['e', 'E']) || !number.chars().all(is_part) {
            return None;
        }
        let (minus, before) = without_minus(before);
        let (minus_after, after) = without_minus(after);
        let codes = match (before, after) {
            ("", "") => "",
            (sign, "") | ("", sign) => codes(sign)?,
            _ => return None,
        };
        Some(Self { negative: brackets || minus || minus_after, number, codes, exact: cell.number })
    }

    /// What parts the number, points and commas alone.
    fn sign(&self) -> String {
        self.number.chars().filter(|c| matches!(c, '.' | ',')).collect()
    }

    /// The decimal sign that the number alone gives away.
    fn decimal_sign(&self) -> Option<DecimalSign> {
        let signs = self.sign();
        let (points, commas) = (signs.matches('.').count(), signs.matches(',').count());
        match (points, commas) {
            (0, 0) => None,
            (1.., 1..) if signs.ends_with('.') => Some(DecimalSign::Point),
            (1.., 1..) => Some(DecimalSign::Comma),
            (2.., 0) => Some(DecimalSign::Comma),
            (0, 2..) => Some(DecimalSign::Point),
            _ => {
                let (head, fraction) = self.number.split_once(['.', ','])?;
                // `1.234`, unless thousands are parted otherwise, or could not be parted here.
                let thousands = fraction.len() == 3 && head.len() <= 3 && head != "0";
                let own = if points == 1 { DecimalSign::Point } else { DecimalSign::Comma };
                (!thousands).then_some(own)
            }
        }
    }

    /// The amount, where the decimal sign is known or does not matter.
    pub(super) fn exact(&self, sign: Option<DecimalSign>) -> Result<Exact, NoAmount> {
        let sign = if self.exact { Some(DecimalSign::Point) } else { sign.or(self.decimal_sign()) };
        if sign.is_none() && !self.sign().is_empty() {
            return Err(NoAmount::TwoWays);
        }
        let decimal = match sign {
            Some(DecimalSign::Comma) => ',',
            Some(DecimalSign::Point) | None => '.',
        };
        let (head, fraction) = self.number.rsplit_once(decimal).unwrap_or((self.number, ""));
        let digits = whole(head).filter(|_| fraction.bytes().all(|b| b.is_ascii_digit())).ok_or(NoAmount::NoNumber)?;
        let minus = if self.negative { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        Exact::of(&format!("{minus}{digits}{point}{fraction}")).ok_or(NoAmount::NoNumber)
    }
}

/// What a number may hold besides digits: what parts thousands, in any language.
fn is_part(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',') || is_gap(c)
}

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’')
}

/// The digits of a whole number whose thousands may be parted.
fn whole(number: &str) -> Option<String> {
    let groups: Vec<&str> = number.split(|c: char| !c.is_ascii_digit()).collect();
    let parted = groups.iter().skip(1).all(|group| group.len() == 3);
    let first = groups.first().is_some_and(|first| groups.len() == 1 || (1..=3).contains(&first.len()));
    // One sign parts all of them.
    let mut signs: Vec<char> = number.chars().filter(|c| !c.is_ascii_digit()).collect();
    signs.dedup();
    (parted && first && signs.len() <= 1).then(|| groups.concat())
}

fn without_minus(text: &str) -> (bool, &str) {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}');
    for minus in ['-', '−', '–'] {
        if let Some(rest) = text.strip_prefix(minus).or_else(|| text.strip_suffix(minus)) {
            return (true, rest.trim());
        }
    }
    (false, text.strip_prefix('+').unwrap_or(text))
}

/// What a code or sign of currency may stand for; none of anything else.
fn codes(text: &str) -> Option<&str> {
    let text = text.trim();
    if text.parse::<Currency>().is_ok() {
        return Some(text);
    }
    let (codes, len) = Currency::of_sign(text, &|_| true)?;
    (len == text.len()).then_some(codes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, sign: Option<DecimalSign>) -> Option<(i64, u32)> {
        let exact = Amount::of(Cell::text(text))?.exact(sign).ok()?;
        Some((exact.units, exact.scale))
    }

    #[test]
    fn amounts_are_read_in_every_dress() {
        for (text, exact) in [
            ("1,249.50", Some((12495, 1))),
            ("1.249,50", Some((12495, 1))),
            ("1 249,50", Some((12495, 1))),
            ("1\u{202f}249,50 €", Some((12495, 1))),
            ("1'249.50", Some((12495, 1))),
            ("USD 23.99", Some((2399, 2))),
            ("US $23.99", Some((2399, 2))),
            ("-0,44", Some((-44, 2))),
            ("(0.44)", Some((-44, 2))),
            ("0.44-", Some((-44, 2))),
            ("2399", Some((2399, 0))),
            ("1,234,567", Some((1_234_567, 0))),
            ("0.350", Some((35, 2))),
            ("1,234", None),
            ("12 pieces", None),
            ("1.2.3", None),
            ("1,23,456.00", None),
            ("", None),
            ("USD", None),
        ] {
            assert_eq!(read(text, None), exact, "{text}");
        }
        assert_eq!(read("1,234", Some(DecimalSign::Point)), Some((1234, 0)));
        assert_eq!(read("1,234", Some(DecimalSign::Comma)), Some((1234, 3)));
        assert_eq!(read("12.40", Some(DecimalSign::Comma)), None);
    }

    #[test]
    fn one_amount_of_a_column_tells_how_all_are_written() {
        let sign = |texts: &[&str]| {
            let mut evidence = Evidence::default();
            texts.iter().for_each(|text| evidence.add(Cell::text(text)));
            evidence.sign()
        };
        assert_eq!(sign(&["1,249", "12.40"]), Ok(Some(DecimalSign::Point)));
        assert_eq!(sign(&["1,249", "1.249.000"]), Ok(Some(DecimalSign::Comma)));
        assert_eq!(sign(&["1,249", "7"]), Ok(None));
        assert_eq!(sign(&["12,40", "12.40"]), Err(()));
    }
}
