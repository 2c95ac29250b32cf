//! Everything the extension shows for one page or one pasted text, in one call.

use serde::{Deserialize, Serialize};

use crate::commission::Estimate;
use crate::link::AffiliateLink;
use crate::message::Note;
use crate::page::{PageReading, PageSnapshot};
use crate::settings::Settings;
use crate::url::UrlFacts;

/// What to look at.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", default)]
pub struct LookRequest {
    /// A page's address, or any text that holds one (chat text, a bare id).
    pub text: String,
    /// The page itself, where it could be collected.
    pub snapshot: Option<PageSnapshot>,
    /// The user's settings.
    pub settings: Settings,
    /// The profile to use; `None` for the default one.
    pub profile: Option<String>,
    /// Milliseconds since 1970-01-01 UTC.
    pub now: f64,
}

/// The answer to a [`LookRequest`]. A `link` or an `estimate` is absent exactly when its problem is
/// present.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Look {
    /// What the address is.
    pub address: UrlFacts,
    /// What the page says; `None` when no page was handed over.
    pub page: Option<PageReading>,
    /// The user's own affiliate link.
    pub link: Option<AffiliateLink>,
    /// Why there is no link.
    pub link_problem: Option<Note>,
    /// The commission estimate; only for a product with a price.
    pub estimate: Option<Estimate>,
    /// Why there is no estimate.
    pub estimate_problem: Option<Note>,
}
