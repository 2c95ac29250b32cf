//! The value of one number text.

use crate::value::Decimal;

/// The decimal sign that a number alone gives away; none when it has no separator, or one that may
/// group thousands as well (`1.234`).
pub(super) fn decimal_sign(number: &str) -> Option<char> {
    let (head, sign, fraction) = last_separator(number)?;
    match sign {
        '٫' => Some(sign),
        '.' if affix_json::contains(head, ".") => Some(','),
        ',' if affix_json::contains(head, ",") => Some('.'),
        '.' | ',' => {
            // What has four digits before the sign, or a lone zero, or another separator, has no thousands.
            let decimal = fraction.len() != 3 || head == "0" || head.len() > 3;
            decimal.then_some(sign)
        }
        _ => None,
    }
}

/// One amount. `sign` is the decimal sign where it is known, `units` the minor units of the currency:
/// with two of them `1.234` has thousands, with three it is not decided.
pub(super) fn amount(number: &str, sign: Option<char>, units: Option<u8>) -> Option<Decimal> {
    let (digits, scale) = digits(number, sign, units)?;
    Decimal::new(digits, scale)
}

/// The amount as a whole number and how many of its digits stand after the decimal sign.
pub(super) fn digits(number: &str, sign: Option<char>, units: Option<u8>) -> Option<(u64, u8)> {
    let whole = |number: &str| Some((grouped(number)?.parse().ok()?, 0));
    let Some((head, separator, fraction)) = last_separator(number) else { return whole(number) };
    let decimal = match sign {
        Some(sign) => separator == sign,
        None if matches!(separator, '.' | ',') && units.is_none_or(|u| u > 2) => return None,
        None => false,
    };
    if !decimal {
        return whole(number);
    }
    let fits = match units {
        // `¥8.46` is not in yen.
        Some(0) => fraction.bytes().all(|b| b == b'0'),
        // A price of less than one may be finer: `0.125 / piece`.
        Some(2) if head != "0" => fraction.len() <= 2,
        _ => fraction.len() <= 3,
    };
    let digits = grouped(head)? + fraction;
    fits.then_some((digits.parse().ok()?, u8::try_from(fraction.len()).ok()?))
}

/// A whole number's digits, with or without groups of thousands, or as in India of hundreds before the last.
pub(super) fn grouped(number: &str) -> Option<String> {
    let separator = number.chars().find(|c| !c.is_ascii_digit()).unwrap_or(' ');
    let groups: Vec<&str> = number.split(separator).collect();
    if let [first, middle @ .., last] = groups.as_slice() {
        let all = |len: usize| middle.iter().all(|group| group.len() == len);
        let indian = separator == ',' && first.len() < 3 && all(2);
        if last.len() != 3 || first.len() > 3 || first.starts_with('0') || !(all(3) || indian) {
            return None;
        }
    }
    Some(groups.join(""))
}

/// The number cut at its last separator.
fn last_separator(number: &str) -> Option<(&str, char, &str)> {
    let (at, separator) = number.char_indices().rfind(|(_, c)| !c.is_ascii_digit())?;
    Some((number.get(..at)?, separator, number.get(at + separator.len_utf8()..)?))
}
