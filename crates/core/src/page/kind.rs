//! What kind of page it is, and the reading that follows from it.

use super::reading::{PageKind, PageReading};
use super::snapshot::PageSnapshot;
use super::source::Source;
use super::state::{Found, interpret, states};
use super::text::picture;
use super::unread::unread;
use super::{dom, head, listing, merge};
use crate::id::ProductId;
use crate::json::Json;

/// Reads a page: its kind, its product or cards, where each field stood and what is missing.
pub fn read(page: &PageSnapshot) -> PageReading {
    if is_blocked(page) {
        return PageReading { kind: PageKind::Blocked, ..PageReading::default() };
    }
    let mut sources = Vec::new();
    let mut cards = Vec::new();
    let mut pictures = None;
    let mut broken = false;
    for found in states(&page.scripts) {
        match found {
            Found::Product(figures) => sources.push(interpret(&figures)),
            Found::Items(items) if cards.is_empty() => cards = listing::from_items(items),
            Found::Items(_) => {}
            Found::Head(list) => pictures = pictures.or(Some(list)),
            Found::Broken => broken = true,
        }
    }
    // A state that says nothing of a product (an empty template) is none.
    sources.retain(|s| s.product.title.is_some() || s.product.price.is_some() || s.product.id.is_some());
    sources.truncate(1);
    let from_state = !sources.is_empty();

    if !from_state && page.fields.contains_key("notFound") {
        return PageReading { kind: PageKind::Unavailable, ..PageReading::default() };
    }
    let item_page = head::shown_id(page);
    let from_state_id = sources.first().and_then(|s| s.product.site_id.clone());
    let id = from_state_id.as_ref().or(item_page.as_ref().map(|(_, id)| id)).and_then(|id| id.parse().ok());
    let (mut json_ld, hint) = head::json_ld(page, id);
    let (mut shown, puzzles) = dom::read(page, hint);
    let rendered = shown.product.title.is_some();
    let csr = pictures.is_some();
    if !from_state && !rendered && !csr {
        // Live pages may carry parts of the captcha's machinery; here nothing else stands.
        if page.fields.contains_key("punish") {
            return PageReading { kind: PageKind::Blocked, ..PageReading::default() };
        }
        if cards.is_empty() {
            cards = listing::from_groups(page);
        }
        if !cards.is_empty() {
            return PageReading { kind: PageKind::Listing, cards, ..PageReading::default() };
        }
        if is_store(page) {
            return PageReading { kind: PageKind::Store, ..PageReading::default() };
        }
        if item_page.is_none() {
            return PageReading { kind: PageKind::Other, ..PageReading::default() };
        }
    }

    let pictures: Vec<String> =
        pictures.into_iter().flat_map(Json::items).filter_map(|p| picture(&p.text()?)).collect();
    if !pictures.is_empty() {
        // The slider on the screen adds the variants' pictures to the gallery.
        shown.product.images.clear();
    }
    let state_price = sources.iter().any(|s| s.product.price.is_some());
    if (from_state || broken || !rendered) && !state_price {
        // On a server-rendered page, known by its state or by a title of older markup, the screen shows
        // the selected variant: one price of a range that could not be read.
        (shown.product.price, shown.product.list_price) = (None, None);
    }
    if shown.product.price.is_none() && !state_price {
        // JSON-LD gives the lowest price only: it confirms another source's, but is no range itself.
        json_ld.product.price = None;
    }
    sources.push(shown);
    sources.push(json_ld);
    let head_source = head::head(page, pictures);
    // Where a state or the page has spoken, the head's shortened title and single picture add nothing.
    if csr || !from_state {
        sources.push(head_source);
    }
    if let Some((from, shown_id)) = item_page {
        sources.push(address(from, shown_id));
    }
    let (mut product, mut findings) = merge::merge(sources);
    // The id of one source is not the one that another shows.
    product.site_id = product.site_id.filter(|shown| {
        let global = shown.parse::<ProductId>().ok().map(|id| id.to_string());
        global.is_some() && global == product.id
    });
    if product.reviews == Some(0) {
        // Stars of one source where another knows that nobody has rated.
        product.rating = None;
    }
    findings.retain(|f| match f.field.as_str() {
        "siteId" => product.site_id.is_some(),
        "rating" => product.rating.is_some(),
        _ => true,
    });
    let kind = if from_state || rendered { PageKind::Product } else { PageKind::Shell };
    let unread = unread(page, &product, kind, broken, puzzles);
    PageReading { kind, product: Some(product), cards: Vec::new(), findings, unread }
}

/// The id as the page's addresses show it.
fn address(from: &'static str, shown: String) -> Source {
    let mut source = Source::new(from);
    source.product.id = shown.parse::<ProductId>().ok().map(|id| id.to_string());
    // The canonical address may be the global page's.
    source.product.site_id = (from != "canonical").then_some(shown);
    source
}

/// A captcha or punish page by its title or address.
fn is_blocked(page: &PageSnapshot) -> bool {
    let punish = |url: &str| {
        url.contains("/_____tmd_____/") || url.split(['?', '#']).next().is_some_and(|p| p.ends_with("/punish"))
    };
    page.title.trim().eq_ignore_ascii_case("Captcha Interception") || punish(&page.url)
}

/// A store's shell: its canonical address is a store's.
fn is_store(page: &PageSnapshot) -> bool {
    page.fields.contains_key("storeShell")
        || page.meta.get("og:url").is_some_and(|u| u.contains("/store/"))
        || page.url.split(['?', '#']).next().is_some_and(|p| p.contains("/store/") && !p.contains("/store/product/"))
}
