//! What a draft is to become.

use serde::{Deserialize, Serialize};

/// What a draft is to become.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum DraftKind {
    /// Products side by side.
    #[default]
    Comparison,
    /// What to look for, and products that have it.
    BuyersGuide,
    /// Offers with the moment at which their prices were seen, and an end.
    DealRoundup,
    /// A sale: when it runs, what to do, and products.
    EventGuide,
    /// One product: facts, what is good, what is not.
    Review,
    /// Steps, with links where they need something.
    Tutorial,
    /// The facts of products alone.
    FactBox,
    /// Shops side by side, in the user's own words.
    PlatformComparison,
}

impl DraftKind {
    /// All of them by name, in the order to offer them.
    pub const NAMES: [(&'static str, Self); 8] = [
        ("comparison", Self::Comparison),
        ("buyersGuide", Self::BuyersGuide),
        ("dealRoundup", Self::DealRoundup),
        ("eventGuide", Self::EventGuide),
        ("review", Self::Review),
        ("tutorial", Self::Tutorial),
        ("factBox", Self::FactBox),
        ("platformComparison", Self::PlatformComparison),
    ];
}
