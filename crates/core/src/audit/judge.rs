//! Judging one document.

use super::asked::Asked;
use super::document::{Document, Kind, Place};
use super::finding::{Before, Finding, Findings};
use super::links::{self, Judged};
#[cfg(feature = "sentences")]
use super::online;
use super::words::Words;
use super::{disclosure, draft, own, posted, rules, texts};
use crate::text::message::{Note, code};
use crate::value::ProductId;

/// What came of a document.
#[derive(Clone, Debug, Default)]
pub struct Audited {
    /// How many of its links have to do with AliExpress.
    pub links: usize,
    /// How many of those are the user's own, and whole.
    pub own: usize,
    /// What is wrong, in the file's order.
    pub findings: Vec<Finding>,
    /// The products that its links lead to, where [`Asked::naming_products`] asks for them.
    pub products: Vec<ProductId>,
}

/// Everything that is wrong with a document, in its order. Nothing is opened, and nothing but the document, what was
/// asked and the tables counts. Takes time in proportion to the document.
///
/// ```
/// use affix_core::audit::{Asked, Document, From, Kind, Link, Place, audit};
/// use affix_core::settings::Settings;
/// let mut page = Document::new("page.html", Kind::Html);
/// page.text = "Ad: this lamp".into();
/// page.links.push(Link {
///     target: "https://www.aliexpress.com/item/1005006000000001.html".into(),
///     at: Some(4),
///     words: "this lamp".into(),
///     from: From::Words,
///     rel: None,
///     place: Place { line: 1, column: 1, ..Place::default() },
/// });
/// let found = audit(&page, &Asked::new(&Settings::default(), "2026-11-27".parse().unwrap()));
/// assert_eq!(found.findings.iter().map(|f| f.rule).collect::<Vec<_>>(), ["id-missing"]);
/// ```
pub fn audit(document: &Document, asked: &Asked) -> Audited {
    audit_on(document, asked, &mut Before::default())
}

/// The same of a part of a document ([`Document::goes_on`]), behind what was found in it before.
pub fn audit_on(document: &Document, asked: &Asked, before: &mut Before) -> Audited {
    let mut found = Findings::of(document);
    let judged: Vec<Judged<'_>> = document.links.iter().filter_map(|link| Judged::of(link, asked)).collect();
    if judged.is_empty() && !asked.draft && asked.rules.is_empty() {
        return Audited::default();
    }
    links::judge(document, &judged, asked, &mut found);
    let words = Words::of(&document.text);
    if document.kind != Kind::List {
        disclosure::judge(document, &judged, asked, &words, &mut found);
        texts::judge(document, &judged, asked, &words, &mut found);
        posted::judge(&judged, asked, &words, &mut found);
    }
    #[cfg(feature = "sentences")]
    online::judge(document, &judged, asked, &mut found);
    own::judge(document, &asked.rules, &words, asked.around, &mut found);
    if asked.draft {
        draft::judge(document, &judged, &words, &mut found);
    }
    let own = judged.iter().filter(|judged| judged.is_own()).count();
    let ids = judged.iter().filter(|_| asked.products).filter_map(|judged| judged.facts.product_id);
    Audited { links: judged.len(), own, findings: found.all(before, asked.around), products: ids.collect() }
}

/// A part of a document that could not be read.
pub fn unreadable(file: &str, place: &Place, reason: &str) -> Vec<Finding> {
    let document = Document::new(file, Kind::Text);
    let mut found = Findings::of(&document);
    let why = Note::new(code::AUDIT_UNREADABLE, [("reason", reason)]);
    found.add(&rules::UNREADABLE, place, "", reason, why, None);
    found.all(&mut Before::default(), false)
}
