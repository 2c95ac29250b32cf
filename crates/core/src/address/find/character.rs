//! What single characters mean around addresses and ids.

/// White space, zero-width space, word joiner and byte order mark: what is trimmed around a text, and
/// what no address goes over.
pub(crate) fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// A character that takes part in no word and shows nothing: control characters, marks of direction,
/// joiners, variation selectors, tags, fillers.
pub(crate) fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Punctuation of East Asian texts, which stand without spaces: no address holds it as it is.
pub(crate) fn is_wide_punctuation(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301b}'
        | '！' | '（' | '）' | '，' | '：' | '；' | '？' | '［' | '］' | '｛' | '｝' | '｜' | '～')
}

/// A sign of no script: emoji, arrows, dingbats.
pub(crate) fn is_symbol(c: char) -> bool {
    !c.is_ascii() && matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{200d}' | '\u{1f000}'..='\u{1faff}')
}

/// Punctuation that a sentence or a mark-up puts behind an address.
pub(crate) fn is_closing(c: char) -> bool {
    matches!(
        c,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '>'
            | '\''
            | '"'
            | '»'
            | '”'
            | '’'
            | '…'
            | '*'
            | '~'
            | '|'
            | '`'
            | '\\'
    ) || is_symbol(c)
        || is_wide_punctuation(c)
}

/// What may stand around an address, and opens.
pub(crate) fn is_opening(c: char) -> bool {
    matches!(c, '<' | '(' | '[' | '{' | '*' | '_') || closer_of(c).is_some()
}

/// The other half of a quotation mark that may stand right before an address.
pub(crate) fn closer_of(opener: char) -> Option<char> {
    Some(match opener {
        '"' | '\'' | '`' => opener,
        '“' | '„' => '”',
        '‘' | '‚' => '’',
        '«' => '»',
        '‹' => '›',
        _ => return None,
    })
}
