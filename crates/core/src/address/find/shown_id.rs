//! Where a product's id ends in a text, and whether all of it is there.

use crate::value::ProductId;

use super::character::{is_gap, is_invisible};

/// Digits of ids that have sixteen of them, whole.
const LONG: [&str; 4] = ["1005", "3256", "2255", "2251"];

/// What digits are, by what stands behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShownId {
    /// A whole id.
    Whole(ProductId),
    /// The beginning of an id: the rest of it is gone, and with it the product.
    CutOff,
    /// Too few or too many digits for an id, or none.
    None,
}

/// The id that a text starts with; `behind` stands where the text ends.
///
/// An id is cut off where dots, a letter, a digit of another script, `=`, `-`, `_` or something
/// invisible stands behind its digits, and where it is of a kind that has sixteen digits and has fewer.
/// Behind `.htm` or `.html` nothing matters.
pub(crate) fn leading(text: &str, behind: &str) -> ShownId {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    if digits.is_empty() {
        return ShownId::None;
    }
    if starts_ignoring_case(rest, ".htm") {
        return digits.parse().map_or(ShownId::None, ShownId::Whole);
    }
    if is_cut(rest, behind) || (digits.len() < 16 && LONG.iter().any(|start| digits.starts_with(start))) {
        return ShownId::CutOff;
    }
    digits.parse().map_or(ShownId::None, ShownId::Whole)
}

/// Whether what follows the digits of an id says that more of them were there: `rest`, and `behind` it.
pub(crate) fn is_cut(rest: &str, behind: &str) -> bool {
    // Encoded in an address, a line break is no blank between words.
    if rest.starts_with(char::is_control) {
        return true;
    }
    let mut after = rest.chars().chain(behind.chars());
    match after.next() {
        None => false,
        Some('…' | '=' | '-' | '_') => true,
        Some('.') => matches!(after.next(), Some('.' | '…')),
        Some(c) if c.is_whitespace() => {
            let mut words = after.skip_while(|c| is_gap(*c));
            match words.next() {
                Some('…') => true,
                Some('.') => words.next() == Some('.') && words.next() == Some('.'),
                _ => false,
            }
        }
        Some(c) => c.is_alphanumeric() || is_invisible(c),
    }
}

/// Whether a number in a text is the beginning of an id, not of something else.
pub(crate) fn is_cut_off(digits: &str, behind: &str) -> bool {
    let like = LONG.iter().chain(&["32", "33", "4000", "4001"]).any(|start| digits.starts_with(start));
    like && leading(digits, behind) == ShownId::CutOff
}

fn starts_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|t| t.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_whole_or_it_is_none() {
        let whole = |text: &str, behind: &str| match leading(text, behind) {
            ShownId::Whole(id) => Some(id.get()),
            _ => None,
        };
        for (text, behind) in [
            ("1005006120000005", ""),
            ("1005006120000005.html...", ""),
            ("1005006120000005.HTM", "…"),
            ("1005006120000005", ". More"),
            ("1005006120000005", " and"),
            ("1005006120000005,", ""),
            ("1005006120000005，很好", ""),
            ("1005006120000005👈", ""),
            ("1005006120000005|x", ""),
            ("1005006120000005*", ""),
            ("1005006120000005`", ""),
        ] {
            assert_eq!(whole(text, behind), Some(1_005_006_120_000_005), "{text} {behind}");
        }
        for (text, behind) in [
            ("10050061", " ... spm=x"),
            ("1005006120000005", "..."),
            ("1005006120000005", " …"),
            ("1005006120000005…", ""),
            ("1005006120000005=", ""),
            ("1005006120000005-x", ""),
            ("1005006120000005_", ""),
            ("1005006120000005x", ""),
            ("1005006120000005很好", ""),
            ("1005006120000005", "\u{200b}1"),
            ("10050061\n20000005.html", ""),
            ("100500612000000", ""),
            ("32700000016", ".."),
            ("3270000001１", ""),
        ] {
            assert_eq!(leading(text, behind), ShownId::CutOff, "{text} {behind}");
        }
        assert_eq!(whole("100500123456.html", ""), Some(100_500_123_456));
        assert_eq!(leading("1234567", ""), ShownId::None);
        assert_eq!(leading("10050061200000991234.html", ""), ShownId::None);
    }
}
