//! Clicks that a network or the publisher counted.

use crate::value::{Day, NetworkCode};

/// So many clicks, and what is known of where they came from. What is `None` holds for all of it together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Clicks {
    /// Who counted them.
    pub network: NetworkCode,
    /// The day; `None` for a whole period.
    pub day: Option<Day>,
    /// The first tag that the links carried; an empty text for links without one, `None` for all links.
    pub sub_id: Option<String>,
    /// The campaign.
    pub campaign: Option<String>,
    /// How many.
    pub count: u64,
}
