//! What is said on standard error: one line each, with the input it is about.

use std::fmt::Display;
use std::fmt::Write as _;

use affix_core::text::message::Note;

use crate::lines::Line;

/// Characters of an input that are repeated.
const SHOWN: usize = 200;

/// Says on one line what is wrong with the call.
pub(crate) fn complain(why: impl Display) {
    eprintln!("affix: {}", one_line(&why.to_string(), usize::MAX));
}

/// Says on one line what is wrong with a file.
pub(crate) fn complain_of(file: &str, why: impl Display) {
    complain(format_args!("{}: {why}", one_line(file, SHOWN)));
}

/// Adds what is to be said of a text in a line: its number, where it has one, the text and the sentence.
pub(crate) fn of_line(errors: &mut String, line: &Line<'_>, text: &str, why: &Note) {
    errors.push_str("affix: ");
    if !line.argument {
        // Writing to memory cannot fail.
        let _ = write!(errors, "line {}: ", line.number);
    }
    let shown = one_line(text, SHOWN);
    if !shown.is_empty() {
        errors.push_str(&shown);
        errors.push_str(": ");
    }
    errors.push_str(&why.text);
    errors.push('\n');
}

/// A text on one line and without what a terminal would obey, at most so many characters of it.
pub(crate) fn one_line(text: &str, most: usize) -> String {
    let mut out = String::with_capacity(text.len().min(most));
    for (n, c) in text.chars().enumerate() {
        if n == most {
            out.push('…');
            break;
        }
        match c {
            // Every second character of a text in UTF-16.
            '\0' => {}
            c if c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') => {
                out.extend(c.escape_default());
            }
            c => out.push(c),
        }
    }
    out
}
