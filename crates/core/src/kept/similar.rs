//! Products that a user has seen and that may be the same thing as one of a draft, of another seller.
//!
//! It is a suggestion, and says its rule. Either both show the very same picture: the file that AliExpress keeps it under,
//! whatever its size and format. Or at least half of the shorter title's words are shared, three or more of them, and the
//! prices differ by a third at most. Whether it is the same thing the user sees. Attributes are not kept of what was seen,
//! so they say nothing here.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::compose::escape::picture;
use crate::draft::DraftProduct;
use crate::map::Map;
use crate::price::SeenProduct;
use crate::text::message::{Note, code};
use crate::value::{Currency, Decimal, ProductId};

/// The fewest words that two titles share.
const FEWEST: usize = 3;

/// The most suggestions for each product.
const MOST: usize = 3;

/// A product that may be the same thing as one of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Similar {
    /// The number of the draft's product, from 1.
    pub product: u32,
    /// The one that was seen.
    pub id: ProductId,
    /// Its title.
    pub title: String,
    /// Its picture.
    pub image: Option<String>,
    /// Its address.
    pub address: String,
    /// Its store's name.
    pub store: Option<String>,
    /// Why it is suggested.
    pub why: Note,
}

/// Products that were seen and may be the same thing as one of a draft, sold by somebody else; the nearest first for
/// each. Those that the draft has are none, nor are those that were gone when they were seen last.
///
/// ```
/// use affix_core::{draft::DraftProduct, kept::similar, price::SeenProduct};
/// let mine = DraftProduct {
///     title: "Desk Lamp LED foldable".into(),
///     price: Some("10.00".into()),
///     currency: Some("USD".into()),
///     ..DraftProduct::default()
/// };
/// let seen: SeenProduct = serde_json::from_str(
///     r#"{"id": "1005006000000002", "title": "Foldable LED desk lamp, black", "image": null,
///     "address": "https://www.aliexpress.com/item/1005006000000002.html", "store": null, "storeName": "Lights",
///     "category": null, "firstAt": 0, "lastAt": 0, "series": null, "speaks": null,
///     "price": {"min": "9.00", "max": "9.00", "currency": "USD"}, "verdict": null, "facts": "", "gone": "",
///     "goneAt": null}"#,
/// )
/// .unwrap();
/// assert_eq!(similar(&[mine.clone()], &[seen.clone()])[0].why.params["count"], "4");
/// // Dearer by more than a third: something else.
/// let cheap = DraftProduct { price: Some("6.00".into()), ..mine };
/// assert_eq!(similar(&[cheap.clone()], &[seen.clone()]), []);
/// // Unless both show the very same picture.
/// let shown = |size: &str| Some(format!("https://ae01.alicdn.com/kf/S1a2b3c4d.jpg{size}"));
/// let mine = DraftProduct { image: shown(""), title: "Lamp".into(), ..cheap };
/// let why = &similar(&[mine], &[SeenProduct { image: shown("_220x220.jpg_.webp"), ..seen }])[0].why;
/// assert_eq!((why.code, why.params["own"].as_str()), ("draft_similar_picture_price", "6.00 USD"));
/// ```
pub fn similar(products: &[DraftProduct], seen: &[SeenProduct]) -> Vec<Similar> {
    let own: HashSet<&str> = products.iter().filter_map(|product| product.id.as_deref()).collect();
    let titles: Vec<Vec<String>> = products.iter().map(|product| words(&product.title)).collect();
    let mut having: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, mine) in titles.iter().enumerate() {
        for word in mine {
            having.entry(word.as_str()).or_default().push(at);
        }
    }
    let mut showing: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, product) in products.iter().enumerate() {
        if let Some(file) = product.image.as_deref().and_then(picture_file) {
            showing.entry(file).or_default().push(at);
        }
    }
    let mut found: Vec<Vec<(usize, Similar)>> = products.iter().map(|_| Vec::new()).collect();
    for other in seen.iter().filter(|other| other.gone_at.is_none()) {
        let Some(title) = other.title.as_deref() else { continue };
        if own.contains(other.id.to_string().as_str()) {
            continue;
        }
        let theirs = words(title);
        let mut shared: Map<usize, Vec<&str>> = Map::new();
        for word in &theirs {
            for at in having.get(word.as_str()).into_iter().flatten() {
                shared.entry(*at).or_default().push(word);
            }
        }
        let file = other.image.as_deref().and_then(picture_file);
        let same: HashSet<usize> = file.and_then(|file| showing.get(&file)).into_iter().flatten().copied().collect();
        for at in &same {
            shared.entry(*at).or_default();
        }
        for (at, shared) in shared {
            let (Some(product), Some(mine), Some(found)) = (products.get(at), titles.get(at), found.get_mut(at)) else {
                continue;
            };
            if same_store(product, other) {
                continue;
            }
            let enough = shared.len() >= FEWEST && shared.len() * 2 >= mine.len().min(theirs.len());
            let prices = prices(product, other);
            let (nearness, why) = match prices {
                Some(Prices { own, price, .. }) if same.contains(&at) => {
                    (usize::MAX, Note::new(code::DRAFT_SIMILAR_PICTURE_PRICE, [("price", &price), ("own", &own)]))
                }
                None if same.contains(&at) => (usize::MAX, Note::plain(code::DRAFT_SIMILAR_PICTURE)),
                Some(Prices { own, price, near: true }) if enough => (
                    shared.len(),
                    Note::new(
                        code::DRAFT_SIMILAR,
                        [
                            ("count", &shared.len().to_string()),
                            ("words", &shared.join(", ")),
                            ("price", &price),
                            ("own", &own),
                        ],
                    ),
                ),
                _ => continue,
            };
            let similar = Similar {
                product: u32::try_from(at + 1).unwrap_or(u32::MAX),
                id: other.id,
                title: title.to_owned(),
                image: other.image.clone(),
                address: other.address.clone(),
                store: other.store_name.clone(),
                why,
            };
            found.push((nearness, similar));
        }
    }
    let nearest = |found: Vec<(usize, Similar)>| crate::order::sorted(found, |a, b| b.0.cmp(&a.0));
    found.into_iter().flat_map(|found| nearest(found).into_iter().take(MOST)).map(|(_, similar)| similar).collect()
}

/// The words of a title, each once: in small letters, of three letters or with a digit.
fn words(title: &str) -> Vec<String> {
    let mut out = Map::new();
    for word in title.split(|c: char| !c.is_alphanumeric()) {
        if word.chars().count() >= 3 || word.chars().any(|c| c.is_ascii_digit()) {
            out.insert(word.to_lowercase(), ());
        }
    }
    out.into_keys().collect()
}

/// What a picture is kept under, whatever its size and format: what stands behind `/kf/`, such as `S1a2b3c4d` of
/// `…/kf/S1a2b3c4d.jpg_220x220.jpg_.webp`. `None` for what is none of AliExpress' own.
fn picture_file(address: &str) -> Option<String> {
    let address = picture(address)?;
    let (_, rest) = address.split_once("/kf/")?;
    let file = rest.split(['.', '/', '?', '#']).next()?;
    (file.len() >= 8).then(|| file.to_owned())
}

/// Prices in one currency.
struct Prices {
    own: String,
    price: String,
    /// The dearer costs a third more at most.
    near: bool,
}

/// Both prices, where both are known in one currency.
fn prices(product: &DraftProduct, other: &SeenProduct) -> Option<Prices> {
    let range = other.price.filter(|price| price.min() == price.max())?;
    let currency: Currency = product.currency.as_deref()?.trim().parse().ok()?;
    let own: Decimal = product.price.as_deref()?.trim().parse().ok()?;
    if range.currency() != Some(currency) {
        return None;
    }
    let (one, two) = (u128::from(own.units_at(9)?), u128::from(range.min().units_at(9)?));
    let near = one.max(two).checked_mul(3)? <= one.min(two).checked_mul(4)?;
    Some(Prices { own: format!("{own} {currency}"), price: format!("{} {currency}", range.min()), near })
}

fn same_store(product: &DraftProduct, other: &SeenProduct) -> bool {
    product.store.is_some() && product.store == other.store_name
}
