//! What documents are judged by.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

#[cfg(feature = "sentences")]
use super::answered::OnlineRecord;
use super::own::OwnPattern;
use crate::address::Own;
use crate::link::own;
use crate::settings::{OwnRule, Profile, Settings};
use crate::value::{Day, ProductId};

/// A product that something speaks against.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FlaggedProduct {
    /// Global product id.
    pub product_id: ProductId,
    /// What speaks against it, in the words of whoever is told.
    pub why: String,
}

/// What documents are judged by.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The user's own identities.
    pub(super) own: Own,
    /// Identities of the user's that are no longer used.
    pub(super) retired: Own,
    /// The profile that makes the links to put instead.
    pub(super) profile: Option<Profile>,
    /// Links that the user is known to have made.
    pub(super) known: HashSet<String>,
    /// Products that something speaks against, and what.
    pub(super) flagged: HashMap<ProductId, String>,
    /// The user's own rules.
    pub(super) rules: Vec<OwnPattern>,
    /// The place that it is posted at, an id of `data/platforms.json`.
    pub(super) posted_at: Option<String>,
    /// The readers' market, in lower case; else that of the document's language.
    pub(super) market: Option<String>,
    /// The day it is.
    pub(super) today: Day,
    /// It is still to be published.
    pub(super) draft: bool,
    /// Findings come with the text around them.
    pub(super) around: bool,
    /// It is said which products are linked.
    pub(super) products: bool,
    /// What the Open Platform answered of products.
    #[cfg(feature = "sentences")]
    pub(super) online: Option<OnlineRecord>,
}

impl Asked {
    /// By these settings, on this day.
    pub fn new(settings: &Settings, today: Day) -> Self {
        Self {
            own: own(&settings.profiles),
            retired: Own::default(),
            profile: settings.profile(None).cloned(),
            known: HashSet::new(),
            flagged: HashMap::new(),
            rules: settings.rules.iter().filter_map(OwnPattern::of).collect(),
            posted_at: None,
            market: settings.market.as_ref().map(|market| market.to_ascii_lowercase()),
            today,
            draft: false,
            around: false,
            products: false,
            #[cfg(feature = "sentences")]
            online: None,
        }
    }

    /// For readers of this market, in any case.
    #[must_use]
    pub fn market(mut self, market: Option<&str>) -> Self {
        if let Some(market) = market {
            self.market = Some(market.to_ascii_lowercase());
        }
        self
    }

    /// As something that is still to be published.
    #[must_use]
    pub fn as_draft(mut self) -> Self {
        self.draft = true;
        self
    }

    /// With the text around each finding.
    #[must_use]
    pub fn with_text_around(mut self) -> Self {
        self.around = true;
        self
    }

    /// Saying which products are linked.
    #[must_use]
    pub fn naming_products(mut self) -> Self {
        self.products = true;
        self
    }

    /// By what the Open Platform answered of products, for readers of its country.
    #[cfg(feature = "sentences")]
    #[must_use]
    pub fn online(mut self, record: OnlineRecord) -> Self {
        self.online = Some(record);
        self
    }

    /// By these rules of the user's own as well; one that cannot be used finds nothing.
    #[must_use]
    pub fn also(mut self, rules: &[OwnRule]) -> Self {
        self.rules.extend(rules.iter().filter_map(OwnPattern::of));
        self
    }

    /// There are rules that a document without any link of the shop can break.
    pub fn asks_of_all(&self) -> bool {
        !self.rules.is_empty()
    }

    /// Links that the user has made, which say whose short links are.
    #[must_use]
    pub fn knowing(mut self, links: impl IntoIterator<Item = String>) -> Self {
        self.known.extend(links);
        self
    }

    /// Identities of the user's that are no longer used.
    #[must_use]
    pub fn retired(mut self, retired: Own) -> Self {
        self.retired = retired;
        self
    }

    /// As posted at this place: an id of `data/platforms.json`.
    #[must_use]
    pub fn posted_at(mut self, place: Option<&str>) -> Self {
        self.posted_at = place.map(str::to_owned);
        self
    }

    /// Products that something speaks against, with what that is.
    #[must_use]
    pub fn flagged(mut self, products: impl IntoIterator<Item = (ProductId, String)>) -> Self {
        self.flagged.extend(products);
        self
    }
}
