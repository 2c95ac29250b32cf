//! Numbers of orders, as files write them.

use crate::text::message::{Note, code};

/// The number of an order or product as it stands in a file: letters, digits and a few signs.
///
/// # Errors
/// It is none, or a spreadsheet has rounded it (`1.00E+15`), so that its last digits are lost.
pub(super) fn id(text: &str) -> Result<Option<String>, Note> {
    // `'7100` and `="7100"` keep a spreadsheet from rounding.
    let text = text.trim().trim_start_matches('\'');
    let text = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(text).trim();
    if text.is_empty() {
        return Ok(None);
    }
    let bytes = text.as_bytes();
    let exponent = bytes.iter().position(|b| matches!(b, b'e' | b'E'));
    let number = |part: &[u8]| !part.is_empty() && part.iter().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
    let rounded = exponent.is_some_and(|at| {
        let (head, tail) = (bytes.get(..at).unwrap_or_default(), bytes.get(at + 1..).unwrap_or_default());
        let tail = tail.strip_prefix(b"+").unwrap_or(tail);
        number(head) && !tail.is_empty() && tail.iter().all(u8::is_ascii_digit)
    });
    if rounded {
        return Err(Note::new(code::REPORT_ID_ROUNDED, [("text", text)]));
    }
    let fits = text.len() <= 80 && text.chars().all(|c| c.is_alphanumeric() || "-_.:/#".contains(c));
    // A number with a point is an amount, not an id.
    let point = bytes.iter().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')) && text.contains(['.', ',']);
    if fits && !point { Ok(Some(text.to_owned())) } else { Err(Note::new(code::REPORT_ID, [("text", cut(text))])) }
}

/// The beginning of a text that is repeated in a sentence.
pub(super) fn cut(text: &str) -> String {
    text.chars().take(40).collect()
}
