//! What was posted where.

use serde::{Deserialize, Serialize};

use crate::calendar::moment_of;
use crate::report::earned::PostedLinks;
use crate::text::csv;
use crate::text::message::{Note, code};

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// A post, as the user marked it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Posted {
    /// When, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// What was posted, by an output's name.
    pub output: String,
    /// Where, in the user's words: a channel, a page's address.
    pub place: String,
    /// The heading.
    pub title: String,
    /// The draft that it came from.
    pub draft: Option<String>,
    /// The name of the campaign that its links were made with.
    pub campaign: Option<String>,
    /// What was in it.
    pub products: Vec<PostedProduct>,
}

/// A product of a post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PostedProduct {
    /// Global product id.
    pub id: Option<String>,
    /// What it was called.
    pub title: String,
    /// The link that was posted.
    pub link: Option<String>,
}

impl Posted {
    /// Its links, to be held against orders.
    pub fn links(&self) -> PostedLinks {
        let of = |product: &PostedProduct| (product.id.clone(), product.link.clone().unwrap_or_default());
        PostedLinks::new(self.at, self.products.iter().map(of))
    }

    /// The same place, however it is written.
    fn is_at(&self, output: &str, place: &str) -> bool {
        self.output == output && self.place.trim().to_lowercase() == place.trim().to_lowercase()
    }
}

/// What of a post stood at the same place within so many days before it.
///
/// ```
/// use affix_core::kept::{Posted, PostedProduct, repeated};
/// let lamp = PostedProduct { id: Some("1005006000000001".into()), title: "Lamp".into(), link: None };
/// let post = Posted { output: "telegram".into(), place: "Deals".into(), products: vec![lamp], ..Posted::default() };
/// let again = Posted { at: 3 * 86_400_000, place: "deals ".into(), ..post.clone() };
/// assert_eq!(repeated(&[post.clone()], &again, 7)[0].params["product"], "Lamp");
/// assert!(repeated(&[post], &again, 2).is_empty());
/// ```
pub fn repeated(before: &[Posted], post: &Posted, days: u16) -> Vec<Note> {
    let mut last = std::collections::HashMap::new();
    let since = post.at.saturating_sub(i64::from(days).saturating_mul(DAY));
    for earlier in before.iter().filter(|earlier| earlier.at >= since && earlier.at <= post.at) {
        if earlier.is_at(&post.output, &post.place) {
            for product in &earlier.products {
                let at = last.entry(product.id.as_deref().or(product.link.as_deref())).or_insert(earlier.at);
                *at = (*at).max(earlier.at);
            }
        }
    }
    let note = |product: &PostedProduct| {
        let known = product.id.as_deref().or(product.link.as_deref());
        let at = last.get(&known).filter(|_| known.is_some())?;
        let day = crate::calendar::day_of(*at);
        Some(Note::new(code::POSTED_AGAIN, [("product", product.title.as_str()), ("day", &day)]))
    };
    post.products.iter().filter_map(note).collect()
}

/// The posts as CSV, a line for each product; times as `2026-11-22T12:00:00Z`.
pub fn posted_csv(posts: &[Posted]) -> String {
    let mut out = String::new();
    csv::line(&mut out, ["at", "output", "place", "title", "campaign", "productId", "product", "link"]);
    for post in posts {
        let at = moment_of(post.at);
        for product in &post.products {
            let own = |text: &Option<String>| text.clone().unwrap_or_default();
            let campaign = own(&post.campaign);
            let (id, link) = (own(&product.id), own(&product.link));
            let cells = [&at, &post.output, &post.place, &post.title, &campaign, &id, &product.title, &link];
            csv::line(&mut out, cells.map(String::as_str));
        }
    }
    out
}
