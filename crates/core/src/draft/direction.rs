//! Which way a text runs.

/// A text runs from right to left: its first letter is one of a script that does. `None` where it has no letter.
pub(super) fn is_rtl(text: &str) -> Option<bool> {
    text.chars().find_map(|c| match c {
        '\u{590}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}'
            if c.is_alphabetic() =>
        {
            Some(true)
        }
        c => c.is_alphabetic().then_some(false),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_says_it() {
        for (text, rtl) in
            [("3 מנורות", Some(true)), ("مصباح LED", Some(true)), ("LED مصباح", Some(false)), ("12 €", None)]
        {
            assert_eq!(is_rtl(text), rtl, "{text}");
        }
    }
}
