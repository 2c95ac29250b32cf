//! What kind of page it is, and the reading that follows from it.

use super::in_view::InView;
use super::reading::{PageKind, PageReading, Product};
use super::snapshot::PageSnapshot;
use super::source::Source;
use super::state::{Found, states};
use super::unread::unread;
use super::{dom, head, listing, merge, witness};
use crate::id::ProductId;

/// Reads a page: its kind, its product or cards, where each field stood and what is missing.
pub fn read(page: &PageSnapshot) -> PageReading {
    if is_blocked(page) {
        return PageReading { kind: PageKind::Blocked, ..PageReading::default() };
    }
    let mut sources: Vec<Source> = Vec::new();
    let mut cards = Vec::new();
    let mut pictures = None;
    let mut broken = false;
    for found in states(&page.scripts) {
        match found {
            Found::Product(source) => sources.push(*source),
            Found::Cards(list) if cards.is_empty() => cards = list,
            Found::Cards(_) => {}
            Found::Head(list) => pictures = pictures.or(Some(list)),
            Found::Broken => broken = true,
        }
    }
    // A state without a title may be a template before the real one.
    let best = sources.iter().position(|s| s.product.title.is_some()).unwrap_or(0);
    sources = sources.into_iter().skip(best).take(1).collect();
    let view = InView::of(page, sources.first().and_then(|s| s.product.site_id.as_deref()));
    let mut witnesses = Vec::new();
    if view.stale_state
        && let Some(mut stale) = sources.pop()
    {
        stale.only_id();
        witnesses.push(stale);
    }
    let from_state = !sources.is_empty();

    if !from_state && page.fields.contains_key("notFound") {
        return PageReading { kind: PageKind::Unavailable, ..PageReading::default() };
    }
    let (mut json_ld, hint) = head::json_ld(page, view.id);
    let (mut shown, puzzles) = dom::read(page, hint);
    let rendered = shown.product.title.is_some();
    let csr = pictures.is_some();
    if !from_state && !rendered && !csr {
        // Live pages may carry parts of the captcha's machinery; here nothing else stands.
        if page.fields.contains_key("punish") || page.scripts.iter().any(|script| affix_scan::contains(script, PUNISH))
        {
            return PageReading { kind: PageKind::Blocked, ..PageReading::default() };
        }
        let cards = listing::of_page(page, cards);
        if !cards.is_empty() {
            return PageReading { kind: PageKind::Listing, cards, ..PageReading::default() };
        }
        if is_store(page) {
            return PageReading { kind: PageKind::Store, ..PageReading::default() };
        }
        if view.addresses.is_empty() {
            return PageReading { kind: PageKind::Other, ..PageReading::default() };
        }
    }

    let pictures = pictures.filter(|_| !view.stale_head).unwrap_or_default();
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
    // Where a state or the page has spoken, the head's shortened title and single picture add nothing.
    let mut head = head::head(page, pictures);
    if from_state && !csr {
        head.product = Product::default();
    }
    let mut engines = vec![json_ld, head];
    if view.stale_head {
        engines.clear();
    }
    for (whose, told) in [(!view.stale_head, witness::titled(page)), (!view.redirected, witness::clicked(page))] {
        if let (true, Some(told)) = (whose, told) {
            witnesses.push(told);
        }
    }
    sources.push(shown);
    let (mut product, mut findings) = merge::merge(in_order([sources, engines, view.addresses, witnesses]));
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

/// The order of trust, nowhere else: for each field the first source that gives it wins, and each one
/// after it that says otherwise is named.
///
/// 1. The state: all variants, whole counts, ids. Where the range that it shows contradicts its
///    variants, it has already given way to what the buyer sees.
/// 2. The screen: what the buyer sees, but of the selected variant, with rounded counts.
/// 3. What is made for search engines: JSON-LD, with the lowest price alone; after it the head's title
///    without hyphens and its picture.
/// 4. The addresses: the id, and nothing else.
/// 5. Witnesses, which give nothing: the state of another product, the price in `og:title` (of the
///    moment and the country that the page was made for), the price in `pdp_npi` (of one buyer, at
///    the click).
fn in_order(lists: [Vec<Source>; 4]) -> Vec<Source> {
    let mut all = Vec::new();
    for mut list in lists {
        all.append(&mut list);
    }
    all
}

/// What the captcha's addresses have in common.
const PUNISH: &str = "/_____tmd_____/";

/// A captcha or punish page by its title or address.
fn is_blocked(page: &PageSnapshot) -> bool {
    let punish = |url: &str| {
        affix_scan::contains(url, PUNISH) || url.split(['?', '#']).next().is_some_and(|p| p.ends_with("/punish"))
    };
    page.title.trim().eq_ignore_ascii_case("Captcha Interception") || punish(&page.url)
}

/// A store's shell: its canonical address is a store's.
fn is_store(page: &PageSnapshot) -> bool {
    page.fields.contains_key("storeShell")
        || page.meta.get("og:url").is_some_and(|u| affix_scan::contains(u, "/store/"))
        || page
            .url
            .split(['?', '#'])
            .next()
            .is_some_and(|p| affix_scan::contains(p, "/store/") && !affix_scan::contains(p, "/store/product/"))
}
