//! Values made fit for what a network takes in a sub-id.

use std::mem::take;

use crate::address::{Characters, SubId};
use crate::link;
use crate::text::message::{Note, code};

include!(concat!(env!("OUT_DIR"), "/letters.rs"));

/// What stands for characters that a network does not take, the first that it does.
const SEPARATORS: [char; 3] = ['-', '_', '.'];

/// A part of a value.
pub(super) struct Piece {
    pub(super) text: String,
    /// The user's own words, which may be cut where the whole is too long: half a date or half a product's
    /// number would be another one.
    pub(super) words: bool,
}

/// A value that the network takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fitted {
    /// As the pattern writes it.
    pub(super) wrote: String,
    /// As it stands in the link: the same where the network takes that.
    pub(super) value: String,
}

/// Makes a value fit. What the network takes stays as it is. Else letters become small ones in ASCII, what
/// is still not taken becomes a hyphen (or whatever of the kind the network takes), and of what is too long the
/// user's words are cut.
///
/// # Errors
/// The user's words have no character that the network takes, or the rest alone is too long.
pub(super) fn fit(sub: &SubId, pieces: &[Piece]) -> Result<Fitted, Note> {
    let wrote: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    if link::sub_id_problem(sub, &wrote).is_none() {
        return Ok(Fitted { value: wrote.clone(), wrote });
    }
    let spelt = !sub.characters.hold(&wrote);
    let with = |most| Writer::write(&sub.characters, spelt, pieces, most);
    let value = with(usize::MAX).map_err(|lost| nothing(sub, lost))?;
    let Some(max) = sub.max.map(|max| max as usize).filter(|max| value.len() > *max) else {
        return Ok(Fitted { wrote, value });
    };
    // The more of the words stands, the longer the whole: the most of them is found by halving.
    let fits = |most| with(most).ok().filter(|value| value.len() <= max);
    let (mut low, mut high) = (0, max + 1);
    while high - low > 1 {
        let half = low.midpoint(high);
        if fits(half).is_some() { low = half } else { high = half }
    }
    let value = fits(low).filter(|_| low > 0).ok_or_else(|| {
        let params = [("key", sub.key.into()), ("max", max.to_string()), ("length", value.len().to_string())];
        Note::new(code::LINK_SUB_ID_LENGTH, params)
    })?;
    Ok(Fitted { wrote, value })
}

fn nothing(sub: &SubId, lost: &Piece) -> Note {
    let params = [("wrote", lost.text.as_str()), ("key", sub.key), ("allowed", sub.characters.text)];
    Note::new(code::CAMPAIGN_NOTHING_FITS, params)
}

struct Writer<'a> {
    takes: &'a Characters,
    out: String,
    /// Something was passed over since the last character.
    gap: bool,
}

impl Writer<'_> {
    /// The pieces one after the other, at most so many characters of the user's words in each.
    ///
    /// # Errors
    /// A piece of the user's words that nothing is left of.
    fn write<'p>(takes: &Characters, spelt: bool, pieces: &'p [Piece], most: usize) -> Result<String, &'p Piece> {
        let mut writer = Writer { takes, out: String::new(), gap: false };
        for piece in pieces {
            let most = if piece.words { most } else { usize::MAX };
            if writer.piece(&piece.text, spelt, most) == 0 && piece.words && !piece.text.is_empty() && most > 0 {
                return Err(piece);
            }
        }
        Ok(writer.out)
    }

    /// How many characters it wrote.
    fn piece(&mut self, text: &str, spelt: bool, most: usize) -> usize {
        let start = self.out.len();
        for c in text.chars() {
            if spelt {
                self.spell(c);
            } else {
                self.put(c);
            }
            if self.out.len() - start > most {
                self.out.truncate(start + most);
                while self.out.len() > start && self.out.ends_with(SEPARATORS) {
                    self.out.pop();
                }
                self.gap = false;
                break;
            }
        }
        self.out.len() - start
    }

    fn spell(&mut self, c: char) {
        match c {
            // Neither an apostrophe nor a mark on the letter before it parts a word.
            '\'' | '’' | '\u{300}'..='\u{36f}' => {}
            c if c.is_ascii() => self.put(c.to_ascii_lowercase()),
            c => match spelling(c) {
                Some(letters) => letters.chars().for_each(|c| self.put(c)),
                None => self.gap = true,
            },
        }
    }

    fn put(&mut self, c: char) {
        if !self.takes.take(c) {
            self.gap = true;
            return;
        }
        let apart = SEPARATORS.contains(&c) || self.out.is_empty() || self.out.ends_with(SEPARATORS);
        if take(&mut self.gap) && !apart {
            self.out.extend(SEPARATORS.into_iter().find(|c| self.takes.take(*c)));
        }
        self.out.push(c);
    }
}

/// A letter beyond ASCII in small ASCII letters.
fn spelling(letter: char) -> Option<&'static str> {
    let (first, letters) = LETTERS.iter().rev().find(|(first, _)| *first <= letter)?;
    let place = u32::from(letter) - u32::from(*first);
    letters.split('|').nth(place as usize).filter(|letters| !letters.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::NETWORKS;

    fn sub(network: &str, key: &str) -> &'static SubId {
        let subs = NETWORKS.iter().filter(|n| n.code.code() == network).flat_map(|n| n.sub_ids);
        subs.into_iter().find(|sub| sub.key == key).expect("a sub-id of the table")
    }

    fn words(text: &str) -> Piece {
        Piece { text: text.into(), words: true }
    }

    #[test]
    fn a_cut_value_is_never_longer_and_keeps_numbers_whole() {
        let number = || Piece { text: "1005006000000001".into(), words: false };
        for n in 0..200 {
            let pieces = [words(&"ab ".repeat(n)), Piece { text: "-".into(), words: false }, number()];
            let value = fit(sub("admitad", "subid"), &pieces).map(|fitted| fitted.value);
            let whole = |v: &String| v.len() <= 50 && v.ends_with("-1005006000000001") && !v.contains("--");
            assert!(n == 0 || value.as_ref().is_ok_and(whole), "{n}: {value:?}");
        }
    }
}
