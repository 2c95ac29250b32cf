//! Texts that somebody else wrote, as they can be shown and posted: nothing in them turns the text around
//! them, hides, or goes on without end.

/// Characters that are kept of a text of a page. Titles have at most 218 on the pages seen; a text without end
/// would fill the user's storage.
pub(crate) const LONGEST: usize = 500;

/// Stands at the end of a text that was longer.
pub(crate) const CUT: char = '…';

/// The text without what nobody sees: direction overrides and marks, zero-width letters, tags. Control
/// characters and blank letters become blanks. A joiner stays where it joins: in an emoji, or between the
/// letters of scripts that need it.
pub fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let shown = match c {
            '\u{200c}' | '\u{200d}' if joins(before) && chars.peek().copied().is_some_and(joins) => c,
            c if is_unseen(c) => continue,
            '\u{2800}' => ' ',
            c if c.is_control() => ' ',
            c => c,
        };
        out.push(shown);
        before = shown;
    }
    out
}

/// The first [`LONGEST`] characters, with a sign where there are more.
pub(crate) fn capped(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(end);
        text.push(CUT);
    }
    text
}

/// Beyond the Latin letters, where joiners have a use.
fn joins(c: char) -> bool {
    c > '\u{2ff}' && !c.is_whitespace() && !is_unseen(c)
}

/// Unicode's default ignorable characters but the two variation selectors that choose how an emoji looks.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0d}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_gone_and_what_joins_stays() {
        for (text, shown) in [
            ("A \u{202e}gnp.exe\u{202c} lamp", "A gnp.exe lamp"),
            ("\u{2067}lamp\u{2069}\u{200f}\u{61c}", "lamp"),
            ("la\u{200b}mp\u{ad}s\u{2060}\u{feff}", "lamps"),
            ("la\u{200d}mp", "lamp"),
            ("lamp\u{e0041}\u{e007f}", "lamp"),
            ("a\u{3164}b\u{115f}", "ab"),
            ("a\u{2800}b\tc\n", "a b c "),
            ("❤\u{fe0f} 👨\u{200d}👩\u{200d}👧 👍🏽", "❤\u{fe0f} 👨\u{200d}👩\u{200d}👧 👍🏽"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("👍\u{200d}\u{200d}", "👍"),
            ("מנורה שולחן", "מנורה שולחן"),
        ] {
            assert_eq!(harmless(text), shown, "{text:?}");
        }
    }

    #[test]
    fn a_text_has_an_end() {
        assert_eq!(capped("ü".repeat(LONGEST)), "ü".repeat(LONGEST));
        assert_eq!(capped("ü".repeat(LONGEST + 1)), format!("{}…", "ü".repeat(LONGEST)));
    }
}
