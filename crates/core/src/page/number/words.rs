//! Words beside numbers, from `data/numbers.json`.

use super::characters::is_letter;

include!(concat!(env!("OUT_DIR"), "/numbers.rs"));

/// How far a word of the list reaches that `text` starts with; the longest where several fit. A letter
/// must not follow it, unless the script writes without spaces or the list has `word*`.
pub(super) fn word_at(list: &str, text: &str) -> Option<usize> {
    list.split('|').filter_map(|word| fits(word, text)).max()
}

/// Whether a word of the list stands anywhere in a simplified text.
pub(super) fn has_word(list: &str, text: &str) -> bool {
    let mut inside = false;
    text.char_indices().any(|(i, c)| {
        let starts = (!inside || c >= '\u{e00}') && c != ' ' && !c.is_ascii_digit();
        inside = is_letter(c);
        starts && text.get(i..).and_then(|t| word_at(list, t)).is_some()
    })
}

/// A lower-case letter of the list stands for both cases, an upper-case one for itself.
fn fits(word: &str, text: &str) -> Option<usize> {
    let mut rest = text.chars();
    let mut last = ' ';
    for w in word.chars() {
        last = w;
        if w != '*' && !rest.next().is_some_and(|c| c == w || lower(c) == w) {
            return None;
        }
    }
    let rest = rest.as_str();
    // Scripts of East Asia write words without spaces.
    let ends = last >= '\u{e00}' || !is_letter(last) || !rest.starts_with(is_letter);
    ends.then_some(text.len() - rest.len())
}

/// Lower case of the scripts that have it here; the whole Unicode table is not worth its weight.
fn lower(c: char) -> char {
    let distance = match c {
        'A'..='Z' | 'À'..='Þ' | 'Α'..='Ω' | 'А'..='Я' => 0x20,
        'Ѐ'..='Џ' => 0x50,
        _ => 0,
    };
    char::from_u32(u32::from(c) + distance).unwrap_or(c)
}
