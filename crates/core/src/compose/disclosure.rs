//! Saying that a link is paid for: the label of a market, or the user's own words.

use serde::Deserialize;

use crate::text::message::{Note, code};

use super::Format;

include!(concat!(env!("OUT_DIR"), "/disclosures.rs"));

/// The disclosure label of a market such as `us` or `de`.
///
/// # Errors
/// No label is known for the market.
pub fn disclosure(market: &str) -> Result<&'static str, Note> {
    DISCLOSURES.iter().find(|(m, ..)| m.eq_ignore_ascii_case(market)).map(|(_, label, _)| *label).ok_or_else(|| {
        let markets = DISCLOSURES.iter().map(|(m, ..)| *m).collect::<Vec<_>>().join(", ");
        Note::new(code::COMPOSE_UNKNOWN_MARKET, [("name", market), ("names", &markets)])
    })
}

/// Which disclosure a text gets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Disclosure {
    /// A market with a sourced label.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub market: Option<String>,
    /// The user's own words: instead of a label where the market has none, after it where it has one
    /// (the advertiser and token that Russia asks for, for instance).
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub own: Option<String>,
}

impl Disclosure {
    /// The words for a format, and what is still missing; nothing when none was asked for.
    ///
    /// # Errors
    /// The market has no sourced label and the user wrote no words of their own.
    pub(crate) fn words(&self, format: Format) -> Result<(Option<String>, Option<Note>), Note> {
        let own = self.own.as_deref().map(str::trim).filter(|own| !own.is_empty());
        let row = self.market.as_deref().map(|market| (market, disclosure(market)));
        let (label, note) = match row {
            Some((market, Ok(label))) => {
                let more = DISCLOSURES.iter().any(|(m, _, more)| *more && m.eq_ignore_ascii_case(market));
                let lacks = more && own.is_none();
                (Some(label), lacks.then(|| Note::new(code::COMPOSE_DISCLOSURE_MORE, [("label", label)])))
            }
            Some((_, Err(why))) if own.is_none() => return Err(why),
            _ => (None, None),
        };
        let words = match (label, own) {
            (Some(label), Some(own)) => Some(format!("{label}{}{own}", gap(label))),
            (label, own) => label.or(own).map(str::to_owned),
        };
        Ok((if format == Format::X { Some(with_ad(words)) } else { words }, note))
    }
}

/// X takes no other word for it.
fn with_ad(words: Option<String>) -> String {
    let tagged = |words: &str| words.split_whitespace().any(|w| w.trim_end_matches([':', '.', ',']) == "#ad");
    match words {
        None => "#ad".to_owned(),
        Some(words) if tagged(&words) => words,
        Some(words) => format!("#ad {words}"),
    }
}

/// What sets a label off from what it labels: a hashtag stands alone, a word takes a colon.
pub(crate) fn gap(label: &str) -> &'static str {
    let tag = label.rsplit(' ').next().is_some_and(|last| last.starts_with('#'));
    let word = !label.ends_with(|c: char| c.is_ascii_punctuation() || matches!(c, '…' | '»' | '”' | '。' | '：'));
    if word && !tag { ": " } else { " " }
}
