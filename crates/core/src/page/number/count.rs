//! Counts: whole numbers, rounded or exact.

use super::amount::{decimal_sign, digits, grouped};
use super::characters::{is_letter, number_texts, simplify};
use super::words::{AT_LEAST, MULTIPLIERS, has_word, word_at};

/// A count such as `10,000+ sold`, `Oltre 100mila venduti`, `1.2K sold`, `60 sprzedanych`: the
/// number and whether it is exact. Never exact with a plus, a word for "more than" or a rounded
/// multiple (`1.2K`).
pub(crate) fn count(text: &str) -> Option<(u64, bool)> {
    let text = simplify(text);
    let mut numbers = number_texts(&text);
    let (before, number) = numbers.next()?;
    if numbers.next().is_some() {
        return None;
    }
    let after = text.get(before.len() + number.len()..)?.trim_start();
    let mut rounded = affix_json::contains(&text, "+");
    let value = match multiplier_at(after) {
        // `5%`, `1,2 J`: a unit of some kind.
        None if after.starts_with('%') || before.trim_end().ends_with('%') || is_unit(after) => return None,
        None => grouped(number)?.parse().ok()?,
        Some((times, len)) => {
            rounded = true;
            // `2 mil millones`, `2 พันล้าน`: a product of words.
            if times == 0 || multiplier_at(after.get(len..)?.trim_start()).is_some() {
                return None;
            }
            let (digits, scale) = digits(number, decimal_sign(number), None)?;
            digits.checked_mul(times)? / 10_u64.pow(scale.into())
        }
    };
    Some((value, !rounded && !has_word(AT_LEAST, &text)))
}

/// The multiplier that the text starts with and its length: of the longest words the largest. Zero times for
/// a word that is not read.
fn multiplier_at(text: &str) -> Option<(u64, usize)> {
    MULTIPLIERS
        .iter()
        .filter_map(|(times, words)| Some((*times, word_at(words, text)?)))
        .max_by_key(|(times, len)| (*len, *times))
}

/// One Latin letter alone is an abbreviation.
fn is_unit(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|c| c.is_ascii_alphabetic()) && !letters.next().is_some_and(is_letter)
}
