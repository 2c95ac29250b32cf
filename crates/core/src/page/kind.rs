//! What kind of page it is, and the reading that follows from it.

use super::in_view::InView;
use super::listing::Listing;
use super::reading::{PageKind, PageReading, Product, Unread};
use super::snapshot::PageSnapshot;
use super::source::Source;
use super::state::{Found, levels, states};
use super::unread::unread;
use super::{confirming, dom, head, listing, merge, ru};
use crate::address::{Own, UrlKind, classify, is_aliexpress};
use crate::text::message::{Note, code};
use crate::value::SiteId;

/// Reads a page: its kind, its product or cards, where each field stood and what is missing.
pub fn read(page: &PageSnapshot) -> PageReading {
    if is_blocked(page) {
        return PageReading { kind: PageKind::Blocked, ..PageReading::default() };
    }
    // Whose page it is decides whose goods they are: another site's may hold a page state, too.
    if !page.url.is_empty() && !is_aliexpress(&page.url) {
        return PageReading::default();
    }
    let mut sources: Vec<Source> = Vec::new();
    let mut results = None;
    let mut pictures = None;
    let mut broken = false;
    let mut gone = false;
    for found in states(&page.scripts) {
        match found {
            Found::Product(source) => sources.push(*source),
            Found::Results(list) => results = results.or(Some(list)),
            Found::Head(list) => pictures = pictures.or(Some(list)),
            Found::Gone => gone = true,
            Found::Broken => broken = true,
        }
    }
    sources = of_one(page, sources);
    let view = InView::of(page, sources.first().and_then(|s| s.product.site_id), broken);
    if view.addresses.is_empty() && is_search(&page.url) {
        // Over a list a product may open for a look; the page is still the list.
        if let Some(listing) = listing::of_page(page, results.take()) {
            return list(listing);
        }
    }
    let mut confirming_sources = Vec::new();
    if view.stale_state
        && let Some(mut stale) = sources.pop()
    {
        stale.only_id();
        confirming_sources.push(stale);
    }
    let from_state = !sources.is_empty();

    if !from_state && (gone || page.fields.contains_key("notFound")) {
        return PageReading { kind: PageKind::Unavailable, ..PageReading::default() };
    }
    let (mut json_ld, hint) = head::json_ld(page, view.id);
    let (mut shown, unparsed) = ru::read(page).unwrap_or_else(|| dom::read(page, hint));
    // A list stays a list when one of its products is looked at in a dialog.
    let over_list = dom::dialog(page).is_some() && page.groups.contains_key("searchCards");
    let rendered = (shown.product.title.is_some() || dom::is_drawn(page)) && !over_list;
    let csr = pictures.is_some();
    if !from_state && !rendered && !csr {
        // Live pages may carry parts of the captcha's machinery; here nothing else stands.
        if page.fields.contains_key("punish") || page.scripts.iter().any(|script| affix_json::contains(script, PUNISH))
        {
            return PageReading { kind: PageKind::Blocked, ..PageReading::default() };
        }
        if let Some(listing) = listing::of_page(page, results) {
            return list(listing);
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
    // JSON-LD gives the lowest price only: it confirms another source's, but is no range itself. A page that
    // draws itself shows one variant, the same as JSON-LD, which counts where the page shows the currency.
    let same_currency = hint.is_some_and(|(_, currency)| dom::currency(page) == Some(currency));
    if shown.product.price.is_none() && !state_price && !(csr && rendered && same_currency) {
        json_ld.product.price = None;
    }
    if view.is_sure() {
        confirming_sources.extend(sources.first_mut().and_then(|state| other_title(state, &shown)));
    }
    // Where a state or the page has spoken, the head's shortened title and single picture add nothing.
    let mut head = head::head(page, pictures, csr);
    if from_state && !csr {
        head.product = Product::default();
    }
    let mut engines = vec![json_ld, head];
    if view.stale_head {
        engines.clear();
    }
    for (whose, told) in [(!view.stale_head, confirming::titled(page)), (!view.redirected, confirming::clicked(page))] {
        if let (true, Some(told)) = (whose, told) {
            confirming_sources.push(told);
        }
    }
    if !from_state && let Some(id) = view.id {
        shown.claims.extend(levels(&page.scripts, id));
    }
    confirming_sources.extend(dom::reported(page));
    sources.push(shown);
    let (mut product, mut findings) = merge::merge(in_order([sources, engines, view.addresses, confirming_sources]));
    // The id of one source is not the one that another shows.
    product.site_id = product.site_id.filter(|shown| product.id == Some(shown.global()));
    if product.reviews == Some(0) {
        // Stars of one source where another knows that nobody has rated.
        product.rating = None;
    }
    findings.retain(|f| match f.field.as_str() {
        "siteId" => product.site_id.is_some(),
        "rating" => product.rating.is_some(),
        _ => true,
    });
    if let (Some(category), Some(title), false) = (&mut product.category, &product.title, view.stale_head) {
        category.leaf_name = head::leaf_name(page, title);
    }
    if view.redirected
        && let Some(id) = findings.iter_mut().find(|f| f.field == "id")
    {
        id.notes.push(Note::plain(code::ID_OTHER_ADDRESS));
    }
    let kind = if from_state || rendered { PageKind::Product } else { PageKind::Shell };
    let unread = unread(page, &product, kind, broken, unparsed);
    PageReading { kind, product: Some(product), cards: Vec::new(), findings, unread }
}

fn list(Listing { cards, unread }: Listing) -> PageReading {
    let unread = unread.map(|why| Unread::new("cards", why)).into_iter().collect();
    PageReading { kind: PageKind::Listing, cards, unread, ..PageReading::default() }
}

/// The address of search or category results.
fn is_search(address: &str) -> bool {
    matches!(classify(address, &Own::default()).kind, UrlKind::Search | UrlKind::Category)
}

/// The state of the page's product: that of the address, or else the first with a title, for one without may be a
/// template before the real one. Where several products stand and nothing tells which is meant, none.
fn of_one(page: &PageSnapshot, mut states: Vec<Source>) -> Vec<Source> {
    if states.iter().any(|state| state.product.title.is_some()) {
        states.retain(|state| state.product.title.is_some());
    }
    let of = |shown: SiteId| states.iter().position(|s| s.product.id == Some(shown.global()));
    let meant = head::shown_ids(page).find_map(|(_, shown)| of(shown));
    let named = |state: &Source| (state.product.id, state.product.title.clone(), state.product.price);
    if meant.is_none() && states.iter().any(|state| states.first().map(named) != Some(named(state))) {
        return Vec::new();
    }
    states.into_iter().skip(meant.unwrap_or(0)).take(1).collect()
}

/// The title on the page is the product's; a state may carry another text (a campaign's), which then only
/// confirms.
fn other_title(state: &mut Source, shown: &Source) -> Option<Source> {
    shown.product.title.as_ref().filter(|title| state.product.title.as_ref().is_some_and(|other| other != *title))?;
    let mut confirming = Source::new(state.from);
    confirming.confirms = true;
    confirming.product.title = state.product.title.take();
    Some(confirming)
}

/// The order of trust, nowhere else: for each field the first source that gives it wins, and each one
/// after it that says otherwise is named.
///
/// 1. The state: all variants, whole counts, ids. Where the range that it shows contradicts its
///    variants, it has already given way to what the buyer sees, and so has its title where the page shows
///    another.
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
        affix_json::contains(url, PUNISH) || url.split(['?', '#']).next().is_some_and(|p| p.ends_with("/punish"))
    };
    page.title.trim().eq_ignore_ascii_case("Captcha Interception") || punish(&page.url)
}

/// A store's shell: its canonical address is a store's.
fn is_store(page: &PageSnapshot) -> bool {
    page.fields.contains_key("storeShell")
        || page.meta.get("og:url").is_some_and(|u| affix_json::contains(u, "/store/"))
        || page
            .url
            .split(['?', '#'])
            .next()
            .is_some_and(|p| affix_json::contains(p, "/store/") && !affix_json::contains(p, "/store/product/"))
}
