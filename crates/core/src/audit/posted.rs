//! What the place asks for at which a text is posted.

use super::asked::Asked;
use super::finding::Findings;
use super::links::Judged;
use super::rules;
use super::words::Words;
use crate::address::UrlKind;
use crate::text::message::{Code, Note, code};

/// A place's rule.
struct PlaceRule {
    /// Its id in `data/platforms.json`.
    place: &'static str,
    why: Code,
    /// Whether a paid link breaks it, in a text with these words.
    broken: fn(&Judged<'_>, &Words) -> bool,
    /// Each such link does, not the text as a whole.
    each: bool,
}

const RULES: &[PlaceRule] = &[
    PlaceRule {
        place: "pinterest",
        why: code::HINT_PINTEREST_SHORTENER,
        broken: |judged, _| judged.facts.kind == UrlKind::Short,
        each: true,
    },
    PlaceRule {
        place: "x",
        why: code::HINT_X_AD,
        broken: |judged, words| judged.is_paid() && words.first(&["#ad"]).is_none(),
        each: false,
    },
    PlaceRule { place: "instagram", why: code::HINT_INSTAGRAM_CAPTION, broken: |_, _| true, each: false },
];

/// Places that have a rule.
pub fn places_with_rules() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.place)
}

pub(super) fn judge(links: &[Judged<'_>], asked: &Asked, words: &Words, found: &mut Findings<'_>) {
    let Some(rule) = RULES.iter().find(|rule| asked.posted_at.as_deref() == Some(rule.place)) else { return };
    let broken = links.iter().filter(|judged| (rule.broken)(judged, words));
    for judged in broken.take(if rule.each { usize::MAX } else { 1 }) {
        let (place, text) = (&judged.link.place, judged.link.target.as_str());
        found.add(&rules::PLACE_RULE, place, text, &judged.identity(), Note::plain(rule.why), None);
    }
}
