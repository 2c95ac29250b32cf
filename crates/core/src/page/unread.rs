//! What could not be read, each with its reason.

use super::reading::{Category, PageKind, Product, Unread};
use super::snapshot::PageSnapshot;
use super::source::Unparsed;
use crate::text::message::{Note, code};

/// The fields of a product page that are missing. A missing list price is no gap: it means that
/// there is no discount; a missing rating where nobody has rated is none either.
pub(crate) fn unread(
    page: &PageSnapshot,
    product: &Product,
    kind: PageKind,
    broken: bool,
    unparsed: Vec<Unparsed>,
) -> Vec<Unread> {
    let missing = [
        ("id", product.id.is_none()),
        ("title", product.title.is_none()),
        ("price", product.price.is_none()),
        ("listPrice", product.list_price.is_none() && unparsed.iter().any(|p| p.field == "listPrice")),
        ("rating", product.rating.is_none() && product.reviews != Some(0)),
        ("reviews", product.reviews.is_none()),
        ("sold", product.sold.is_none()),
        ("store", product.store.is_none()),
        ("category", product.category.as_ref().is_none_or(|c| *c == Category::default())),
        ("images", product.images.is_empty()),
        ("variants", product.variants.is_none()),
    ];
    let why = |field: &str| {
        if let Some(text) = unparsed.iter().find(|p| p.field == field) {
            return Note::new(code::UNREAD_NOT_UNDERSTOOD, [("text", text.text.chars().take(80).collect::<String>())]);
        }
        if broken {
            return Note::plain(code::UNREAD_STATE_BROKEN);
        }
        if let Some(size) = page.omitted.first() {
            return Note::new(code::UNREAD_STATE_LARGE, [("size", size.to_string())]);
        }
        match kind {
            PageKind::Shell => Note::plain(code::UNREAD_NOT_ARRIVED),
            _ => Note::plain(code::UNREAD_NOT_SHOWN),
        }
    };
    missing.iter().filter(|(_, gap)| *gap).map(|(field, _)| Unread::new(*field, why(field))).collect()
}
