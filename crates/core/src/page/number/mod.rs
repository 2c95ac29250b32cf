//! Numbers as shops write them: prices, counts and shares in every locale of the site. What can be
//! read in two ways is not read.
//!
//! ```text
//! text -> plain characters ─┬-> price   one amount or a range, nothing unknown beside it
//!                           ├-> count   a whole number, exact or a lower bound
//!                           └-> plain   a rating or a percentage
//! ```

mod amount;
mod characters;
mod count;
mod price;
mod words;

pub(crate) use count::count;
pub(crate) use price::{ShownPrice, money, money_in, price};

use crate::value::Decimal;
use characters::{number_texts, simplify};

/// Whether a word of the list, as `data/sayings.json` writes them, stands in the text.
pub(crate) fn says(list: &str, text: &str) -> bool {
    words::has_word(list, &simplify(text))
}

/// A rating or a share of a hundred, with a point or a comma: the number at the percent sign, else the
/// first that is not the scale, as in `5つ星のうち4.8`.
pub(crate) fn plain(text: &str) -> Option<Decimal> {
    let text = simplify(text);
    let percent = affix_json::contains(&text, "%");
    let mut found = None;
    for (before, number) in number_texts(&text) {
        let after = text.get(before.len() + number.len()..)?;
        let marked = before.trim_end().ends_with('%') || after.trim_start().starts_with('%');
        if marked || !percent && matches!(found, None | Some("5")) {
            found = Some(number);
        }
    }
    let point = |c: char| if matches!(c, ',' | '٫') { '.' } else { c };
    found?.chars().map(point).collect::<String>().parse().ok()
}
