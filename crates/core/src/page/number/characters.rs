//! The characters of a number's text, made few: ASCII digits, one kind of space, dash and apostrophe.

use crate::page::text::clean;

/// The text with character references decoded, digits of every script and full-width forms as ASCII,
/// all dashes as `-`, all spaces as one, direction marks gone. `٫` stays: it is always a decimal sign.
pub(super) fn simplify(text: &str) -> String {
    clean(text).chars().filter_map(simple).collect()
}

fn simple(c: char) -> Option<char> {
    let offset = |from: char, to: u8| {
        char::from_u32(u32::from(c).wrapping_sub(u32::from(from)).wrapping_add(u32::from(to))).unwrap_or(c)
    };
    Some(match c {
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => {
            return None;
        }
        '\u{660}'..='\u{669}' => offset('\u{660}', b'0'),
        '\u{6f0}'..='\u{6f9}' => offset('\u{6f0}', b'0'),
        '\u{e50}'..='\u{e59}' => offset('\u{e50}', b'0'),
        '~' | '～' | '〜' | '\u{2010}'..='\u{2014}' | '−' => '-',
        '！'..='｝' => offset('！', b'!'),
        '￥' => '¥',
        '￦' => '₩',
        '￡' => '£',
        '’' | '٬' => '\'',
        '٪' => '%',
        c => c,
    })
}

/// A letter of any script, closely enough: the Unicode tables behind `char::is_alphabetic` would weigh
/// as much as all readers together.
pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || c >= '\u{c0}' && !matches!(c, '×' | '÷' | '٫' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3003}')
}

/// The numbers of a simplified text, each with all that stands before it: digits with separators between
/// digits. A space joins digits only where exactly three follow, as a thousands separator does.
pub(super) fn number_texts(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text.get(from..)?.find(|c: char| c.is_ascii_digit())?;
        let len = number_len(text.get(start..)?);
        from = start + len;
        Some((text.get(..start)?, text.get(start..from)?))
    })
}

/// How far a number reaches that `text` starts with.
pub(super) fn number_len(text: &str) -> usize {
    let mut end = 0;
    for (i, c) in text.char_indices() {
        if c.is_ascii_digit() {
            end = i + 1;
            continue;
        }
        let after = text.get(i + c.len_utf8()..).unwrap_or_default().bytes().take(4);
        let digits = after.take_while(u8::is_ascii_digit).count();
        let joins = match c {
            '.' | ',' | '\'' | '٫' => digits > 0,
            ' ' => digits == 3,
            _ => false,
        };
        if !joins {
            break;
        }
    }
    end
}
