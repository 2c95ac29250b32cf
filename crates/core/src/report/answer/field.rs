//! What fields of answers say.

use affix_json::Json;

use crate::address::{self, Own};
use crate::report::id::id;
use crate::report::money::{Exact, amount};
use crate::text::harmless;
use crate::text::message::{Note, code};
use crate::value::{Currency, ProductId};

/// A text that is not blank, as it can be shown.
pub(super) fn said(value: Json<'_>) -> Option<String> {
    value.text().map(|text| harmless(text.trim())).filter(|text| !text.is_empty())
}

/// The first id that is said; ids above 2^53 keep their digits.
pub(super) fn key(values: &[Json<'_>]) -> Result<String, Note> {
    for value in values {
        if let Some(text) = value.text()
            && let Some(key) = id(&text)?
            && key != "0"
        {
            return Ok(key);
        }
    }
    Err(Note::plain(code::REPORT_NO_KEY))
}

/// An id that may be missing, or that nobody can use.
pub(super) fn order(value: Json<'_>) -> Option<String> {
    id(&value.text()?).ok()?.filter(|id| id != "0")
}

pub(super) fn currency(value: Json<'_>) -> Result<Currency, Note> {
    let text = value.string();
    let code = text.trim().to_ascii_uppercase();
    code.parse().map_err(|_| Note::new(code::REPORT_CURRENCY, [("text", text.trim())]))
}

/// A decimal amount in units of its currency; `rounded` where it was finer than the smallest one.
pub(super) fn decimal(value: Json<'_>, currency: Currency, rounded: &mut bool) -> Result<Option<i64>, Note> {
    let Some(text) = value.text() else { return Ok(None) };
    let (minor, finer) = Exact::of(&text).and_then(|exact| exact.minor(currency)).ok_or_else(|| amount(&text))?;
    *rounded |= finer;
    Ok(Some(minor))
}

/// The product that an address leads to.
pub(super) fn product_at(address: Json<'_>) -> Option<ProductId> {
    address::classify_exact(&address.text()?, &Own::default()).product_id
}

/// Two letters.
pub(super) fn country(value: Json<'_>) -> Option<String> {
    let text = value.text()?.trim().to_ascii_uppercase();
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase())).then_some(text)
}

/// The sentence for a status that nobody knows.
pub(super) fn status(text: &str) -> Note {
    Note::new(code::REPORT_STATUS, [("text", crate::report::id::cut(text))])
}
