//! What stands in the page's head: JSON-LD, meta, the pictures of a client-rendered page, and the
//! address itself.

use super::merge::letters;
use super::number;
use super::place::Claim;
use super::reading::Product;
use super::snapshot::PageSnapshot;
use super::source::Source;
use super::state::stars;
use super::text::said;
use crate::address::product_in;
use crate::value::{Currency, Decimal, PriceRange, ProductId, SiteId};
use affix_json::{Document, Json};

/// What the page's JSON-LD says of this product, with its lowest price. Every captured page's offer
/// names the address it is for; another product's, or nobody's, says nothing.
pub(crate) fn json_ld(page: &PageSnapshot, id: Option<ProductId>) -> (Source, Option<(Decimal, Currency)>) {
    let mut source = Source::new("json-ld");
    let documents: Vec<_> = page.json_ld.iter().filter_map(|text| Document::first(text)).collect();
    let named = |thing: &Json<'_>| Some(id_in(&offer(*thing).get("url").text()?)?.global());
    let of_this = |thing: &Json<'_>| {
        id.is_some()
            && thing.get("@type").text().is_some_and(|kind| kind.eq_ignore_ascii_case("product"))
            && named(thing) == id
    };
    let mut thing = None;
    for json in documents.iter().map(Document::value) {
        // One object, or a list of them.
        let whole = Some(json).filter(|json| json.is_object() && of_this(json));
        thing = thing.or(whole).or_else(|| json.items().find(of_this));
    }
    let Some(thing) = thing else { return (source, None) };
    let rating = thing.get("aggregateRating");
    let [price, low, currency] = offer(thing).fields(&["price", "lowPrice", "priceCurrency"]);
    let price = price.or(low).number::<Decimal>().filter(|p| !p.is_zero());
    let currency = currency.text().and_then(|t| t.parse::<Currency>().ok());
    let [value, reviews, ratings] = rating.fields(&["ratingValue", "reviewCount", "ratingCount"]);
    let reviews = reviews.or(ratings).whole();
    source.product = Product {
        price: price.zip(currency).map(|(p, c)| PriceRange::one(p, Some(c))),
        rating: value.text().and_then(|t| number::plain(&t)).and_then(stars).filter(|_| reviews != Some(0)),
        reviews,
        ..Product::default()
    };
    (source, price.zip(currency))
}

/// A product's offer, or the first of several.
fn offer(product: Json<'_>) -> Json<'_> {
    let offers = product.get("offers");
    if offers.is_array() { offers.items().next().unwrap_or_default() } else { offers }
}

/// What the head of a page says: title, pictures, first-level category. Its title may miss hyphens, so it only
/// fills in for a page that has shown no other. One `og:image` is no gallery. `csr`: the page is client-rendered.
pub(crate) fn head(page: &PageSnapshot, pictures: Vec<String>, csr: bool) -> Source {
    let mut source = Source::new("head");
    let titles = [page.meta.get("og:title"), Some(&page.title)];
    let numbered = titles.into_iter().flatten().find_map(|t| numbered_title(t));
    let plain = || page.meta.get("og:title").and_then(|t| plain_title(t, csr)).map(|t| (t, None));
    let (title, top_category) = numbered.or_else(plain).unzip();
    source.product = Product { title, images: pictures, ..Product::default() };
    source.claims = top_category.flatten().and_then(|id| Claim::head(&id, source.from)).into_iter().collect();
    source
}

/// What a server-rendered page's title calls the leaf category: `{title} - {leaf} - AliExpress` or
/// `{title}|{leaf}|   - AliExpress`. What may be the end of the product's own title is not taken.
pub(crate) fn leaf_name(page: &PageSnapshot, title: &str) -> Option<String> {
    let named = page.title.trim().strip_suffix("- AliExpress")?.trim_end();
    let (before, leaf) = match named.strip_suffix('|') {
        Some(piped) => piped.rsplit_once('|')?,
        None => affix_json::rsplit_once(named, " - ")?,
    };
    // Pages shorten titles: the rest of the product's own may begin with the same words.
    let (own, before, name) = (letters(title), letters(before), letters(leaf));
    let rest = own.strip_prefix(before.as_str()).filter(|_| !before.is_empty())?;
    (!name.is_empty() && !rest.starts_with(&name)).then(|| said(leaf))?
}

const SITE: &str = " - AliExpress";

/// `{title} - AliExpress {category id}`: the title and the id. Other forms carry prices and names
/// that cannot be told from the title.
fn numbered_title(text: &str) -> Option<(String, Option<String>)> {
    let (title, category) = affix_json::rsplit_once(text.trim(), SITE)?;
    let digits = category.strip_prefix(' ')?;
    (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then_some(())?;
    Some((said(title)?, Some(digits.to_owned())))
}

/// `{title} - AliExpress `, the same without an id: heads of client-rendered pages end so, with the space. Where
/// it was cut off, only a page that is known to be one is believed, for older pages' titles end in their
/// category's name.
fn plain_title(text: &str, csr: bool) -> Option<String> {
    let (title, after) = affix_json::rsplit_once(text, SITE)?;
    (after == " " || csr && after.trim().is_empty()).then_some(())?;
    // `{price}|{title}` is the older form.
    said(title).filter(|title| !title.contains('|'))
}

/// The product ids in the addresses that the page gives itself; best source first.
pub(crate) fn shown_ids(page: &PageSnapshot) -> impl Iterator<Item = (&'static str, SiteId)> {
    let meta = |name: &str| page.meta.get(name).map(String::as_str);
    [
        ("address", Some(page.url.as_str())),
        ("head", meta("og:url")),
        ("head", meta("al:android:url")),
        ("head", meta("al:iphone:url")),
        // Country sites name the global page here.
        ("canonical", page.fields.get("canonical").and_then(|c| c.first()).map(String::as_str)),
    ]
    .into_iter()
    .filter_map(|(from, url)| Some((from, id_in(url?)?)))
}

/// The id in an address.
pub(crate) fn id_in(url: &str) -> Option<SiteId> {
    product_in(url)
}
