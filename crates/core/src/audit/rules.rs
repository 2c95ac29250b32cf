//! The table of rules in `data/audit.json`.

pub use crate::value::Severity;

include!(concat!(env!("OUT_DIR"), "/audit.rs"));

/// A rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its stable code, `id-missing`.
    pub code: &'static str,
    /// How bad what it finds is.
    pub severity: Severity,
    /// Where it comes from.
    pub source: &'static str,
}

/// What a market takes for a disclosure.
pub(super) struct Market {
    pub(super) code: &'static str,
    pub(super) languages: &'static [&'static str],
    pub(super) enough: &'static [&'static str],
    pub(super) cased: &'static [&'static str],
    /// What its source calls insufficient.
    pub(super) weak: &'static [&'static str],
}

/// A sale, and a day of its year on which it is over for certain.
pub(super) struct Event {
    pub(super) names: &'static [&'static str],
    pub(super) month: u8,
    pub(super) day: u8,
}

/// All rules.
pub fn rules() -> &'static [&'static Rule] {
    RULES
}
