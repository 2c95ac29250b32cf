//! Everything the extension shows for one page or one pasted text, in one call.

use super::currency::{self, UnstatedCurrency};
use super::faults::faults;
use super::network_of;
use super::own::Own;
use crate::map::Map;

use serde::Deserialize;

use crate::address::{self, UrlFacts};
use crate::campaign;
use crate::commission::{self, Estimate, Sale};
use crate::event;
use crate::link::{self, AffiliateLink};
use crate::open_platform::ProductRates;
use crate::page::{PageKind, PageReading, PageSnapshot};
use crate::report::learn::OwnOrders;
use crate::settings::{Profile, Settings};
use crate::text::message::{Note, code};
use crate::text::outcome::{joined, outcome};
use crate::value::NetworkCode;
use crate::vet::{self, Limits, Vetting};

/// What to look at.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LookRequest {
    /// A page's address, or any text that holds one (chat text, a bare id).
    pub text: String,
    /// The text is one address as it stands, of the page in front or of a link: nothing at its end is a
    /// sentence's.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub exact: bool,
    /// The page itself, where it could be collected.
    pub snapshot: Option<PageSnapshot>,
    /// The user's settings.
    pub settings: Settings,
    /// The profile to use; `None` for the default one.
    pub profile: Option<String>,
    /// The campaign to fill sub-ids with; `None` for the last one used with the profile, an empty text
    /// for none.
    #[serde(deserialize_with = "crate::record::as_said")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub campaign: Option<String>,
    /// What the Open Platform said about the product, where it was asked; of another product it does not count.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub rates: Option<ProductRates>,
    /// What the user's own orders say, by the packs that an answer without them asked for.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub own: Vec<String>,
    /// Milliseconds since 1970-01-01 UTC.
    pub now: i64,
    /// Minutes that the user's clocks are ahead of UTC, below zero where they are behind: their days begin and
    /// end by them.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub ahead: i32,
}

outcome! {
    /// The user's own affiliate link, or why there is none.
    pub enum LinkOutcome { link: AffiliateLink, link_problem }
}

outcome! {
    /// The commission estimate, only for a product with a price, or why there is none.
    pub enum EstimateOutcome { estimate: Estimate, estimate_problem }
}

joined! {
    /// The answer to a [`LookRequest`].
    #[derive(Clone, Debug)]
    pub struct Look {
        /// What the address is.
        pub address: UrlFacts,
        /// What the page says; `None` when no page was handed over.
        pub page: Option<PageReading>,
        /// The address leads to another product than the one that the page shows: to be said above the link, and a
        /// post takes neither title nor price from the page.
        pub other_product: Option<Note>,
        /// What makes a post of it wrong, the gravest first.
        pub faults: Vec<Note>,
        /// What tells for and against the product and its store; `None` without a page, and where the page shows
        /// another product than the address leads to.
        pub vetting: Option<Vetting>,
        /// That the page's prices are in no currency that it states.
        pub unstated_currency: Option<UnstatedCurrency>,
        /// The user's own affiliate link.
        #[serde(flatten)]
        pub link: LinkOutcome,
        /// What became of the user's own orders of the product, as far as they were handed over.
        pub own: Option<OwnOrders>,
        /// The packs that have what the user's own orders say of the product.
        pub own_packs: Vec<u32>,
        /// The commission estimate.
        #[serde(flatten)]
        pub estimate: EstimateOutcome,
    }
}

/// Looks at a page or a text: what it is, the user's link for it, and what a sale would pay.
pub fn look(request: &LookRequest) -> Look {
    let settings = &request.settings;
    let read = if request.exact { address::classify_exact } else { address::classify };
    let address = read(&request.text, &link::own(&settings.profiles));
    let (page, unstated_currency) = request.snapshot.as_ref().map(|page| currency::read(page, settings)).unzip();
    let unstated_currency = unstated_currency.flatten();
    let profile = settings.profile(request.profile.as_deref());
    let link = match &page {
        // A captcha hides what the address leads to; the address itself is still good.
        Some(p) if p.kind == PageKind::Unavailable => Err(Note::plain(code::LOOK_REMOVED)),
        _ => made(&address, profile, request),
    };
    let shown = page.as_ref().and_then(|page| page.product.as_ref()?.id);
    let other = address.product_id.zip(shown).is_some_and(|(leads_to, shows)| leads_to != shows);
    let other_product = other.then(|| Note::plain(code::ID_OTHER_ADDRESS));
    let faults = faults(page.as_ref(), other);
    let estimate = match &page {
        Some(p) => network_of(profile).and_then(|network| estimated(p, network, request)),
        None => Err(Note::plain(code::LOOK_NO_PAGE)),
    };
    let own = Own { packs: &request.own, settings };
    let product = page.as_ref().and_then(|page| page.product.as_ref()).filter(|_| !other);
    let mut own_packs = Vec::new();
    if let (Some(product), Ok(network)) = (product, network_of(profile)) {
        own.ask(product, network, &mut own_packs);
    }
    let orders = own.orders(product.and_then(|product| product.id));
    let vetting = page.as_ref().filter(|_| !other).and_then(|page| vetted(page, &address, orders, request));
    Look {
        own: orders,
        own_packs,
        address,
        page,
        other_product,
        faults,
        vetting,
        unstated_currency,
        link: link.into(),
        estimate: estimate.into(),
    }
}

/// The signals of a page that is a product's, or says that it is gone.
fn vetted(page: &PageReading, address: &UrlFacts, own: Option<OwnOrders>, request: &LookRequest) -> Option<Vetting> {
    if page.product.is_none() && page.kind != PageKind::Unavailable {
        return None;
    }
    let vetting = vet::vet(page, own.map(OwnOrders::into), &Limits::of(&request.settings.limits), request.now);
    Some(Vetting { product_id: vetting.product_id.or(address.product_id), ..vetting })
}

fn made(address: &UrlFacts, profile: Option<&Profile>, request: &LookRequest) -> Result<AffiliateLink, Note> {
    let settings = &request.settings;
    match profile {
        Some(profile) if address.canonical.is_some() => {
            let campaign = campaign::chosen(settings, profile, request.campaign.as_deref())?;
            campaign::make(campaign, profile, address, request.now)
        }
        Some(profile) => link::make(address, profile),
        // What cannot be promoted is said first: an id would not help.
        None => Err(match (&address.canonical, address.reason_code) {
            (None, Some(code)) => Note { code, params: Map::new(), text: address.reason.clone().unwrap_or_default() },
            _ if settings.profiles.is_empty() => Note::plain(code::LOOK_NO_PROFILE),
            _ => Note::plain(code::LOOK_NO_DEFAULT),
        }),
    }
}

fn estimated(page: &PageReading, network: NetworkCode, request: &LookRequest) -> Result<Estimate, Note> {
    let product = page.product.as_ref().ok_or_else(|| Note::plain(code::ESTIMATE_NO_PRODUCT))?;
    let rates = request.rates.as_ref();
    let now = request.now;
    let events = event::running(&request.settings.events, now);
    let own = Own { packs: &request.own, settings: &request.settings };
    let (settled, widened) = (own.learned(product, network), own.widened(network));
    let (settled, widened, ahead) = (settled.as_ref(), widened.as_slice(), request.ahead);
    let sale = Sale { product, network, market: None, rates, settled, widened, events: &events, now, ahead };
    commission::estimate(sale, &request.settings)
}
