//! Letters beyond ASCII, written with those that a sub-id may hold.

use std::fmt::Write as _;
use std::ops::RangeInclusive;

/// Latin with its marks, Greek and Cyrillic: the scripts whose letters have one usual spelling in ASCII.
const BLOCKS: [RangeInclusive<char>; 5] = [
    '\u{c0}'..='\u{1b0}',
    '\u{218}'..='\u{21b}',
    '\u{386}'..='\u{3ce}',
    '\u{400}'..='\u{491}',
    '\u{1e00}'..='\u{1ef9}',
];

/// For each block its first letter and the spellings of all, in lower case, with `|` between them.
pub(crate) fn generate() -> super::Res<String> {
    let mut out = String::from("static LETTERS: &[(char, &str)] = &[\n");
    for block in BLOCKS {
        let first = *block.start();
        let spelt: Vec<String> = block.map(spelling).collect();
        writeln!(out, "    ({first:?}, {:?}),", spelt.join("|"))?;
    }
    out.push_str("];\n");
    Ok(out)
}

fn spelling(letter: char) -> String {
    let ascii = deunicode::deunicode_char(letter).unwrap_or("");
    ascii.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}
