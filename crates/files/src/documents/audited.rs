//! What is wrong with a file.

use std::io;

use affix_core::audit::{self, Asked, Before, Document, Finding, Place};
use affix_core::text::message::{Note, code};
use affix_core::value::ProductId;

use super::{Found, Source, Unread, by_content, by_ending, is_packed, no_text, parts, read, says_nothing, source};
use super::{starts_packed, whole};

/// What came of a file.
#[derive(Clone, Debug, Default)]
pub struct Audited {
    /// How many documents it holds.
    pub documents: usize,
    /// How many of their links have to do with AliExpress.
    pub links: usize,
    /// How many of those are the user's own, and whole.
    pub own: usize,
    /// What is wrong with them, in the file's order, and what of it could not be read.
    pub findings: Vec<Finding>,
    /// The products that their links lead to, where [`Asked::naming_products`] asks for them.
    pub products: Vec<ProductId>,
}

/// Reads a file and judges its documents. `name` is by what findings call it, and by whose ending it is read. One that
/// is packed is not read, and that is its finding.
///
/// ```
/// use affix_core::{audit::Asked, settings::Settings};
/// let asked = Asked::new(&Settings::default(), "2026-11-27".parse().unwrap());
/// let page = b"Ad: [lamp](https://www.aliexpress.com/item/1005006000000001.html)";
/// let found = affix_files::documents::audit("post.md", page, &asked);
/// assert_eq!((found.documents, found.links, found.findings[0].rule), (1, 1, "id-missing"));
/// ```
pub fn audit(name: &str, bytes: &[u8], asked: &Asked) -> Audited {
    if is_packed(name) || starts_packed(bytes) {
        return Audited { findings: packed(name), ..Audited::default() };
    }
    let mut file = Audited::default();
    if !asked.asks_of_all() && says_nothing(name, bytes) {
        file.documents = 1;
        return file;
    }
    let mut before = Before::default();
    read(name, bytes, &mut |found| file.take(name, found, asked, &mut before));
    file
}

/// The same of a file that is read as it is needed: an export of any size a part at a time.
///
/// # Errors
/// It cannot be read at all.
pub fn audit_from(name: &str, source: &dyn Source, asked: &Asked) -> io::Result<Audited> {
    audit_as(name, name, source, asked)
}

/// The same of a file that is read by the ending of another name.
pub(super) fn audit_as(name: &str, ending: &str, source: &dyn Source, asked: &Asked) -> io::Result<Audited> {
    let format = match by_ending(ending) {
        Some(format) => Some(format),
        None => by_content(&source::head(source)?),
    };
    let Some(format) = format else {
        let mut file = Audited::default();
        file.take(name, Err(no_text()), asked, &mut Before::default());
        return Ok(file);
    };
    if !format.has_parts() {
        let bytes = source::whole(source)?;
        if !asked.asks_of_all() && says_nothing(ending, &bytes) {
            return Ok(Audited { documents: 1, ..Audited::default() });
        }
        let mut file = Audited::default();
        let mut before = Before::default();
        whole(name, format, &bytes, &mut |found| file.take(name, found, asked, &mut before));
        return Ok(file);
    }
    source.open()?;
    let mut file = Audited::default();
    let mut before = Before::default();
    parts(name, format, source, &mut |found| file.take(name, found, asked, &mut before));
    Ok(file)
}

/// What is said of a packed file where none is read.
pub fn packed(name: &str) -> Vec<Finding> {
    let place = Place { line: 1, column: 1, ..Place::default() };
    audit::unreadable(name, &place, Note::plain(code::AUDIT_PACKED_HERE).said())
}

impl Audited {
    /// A file that could not be read, or a part of it.
    #[cfg(feature = "archives")]
    pub(super) fn unread(name: &str, reason: &str) -> Self {
        let place = Place { line: 1, column: 1, ..Place::default() };
        Self { findings: audit::unreadable(name, &place, reason), ..Self::default() }
    }

    pub(super) fn take(&mut self, name: &str, found: Found, asked: &Asked, before: &mut Before) {
        match found {
            Ok(document) => self.judge(&document, asked, before),
            Err(Unread { part, reason }) => {
                let place = Place { line: 1, column: 1, part, ..Place::default() };
                self.findings.extend(audit::unreadable(name, &place, &reason));
            }
        }
    }

    fn judge(&mut self, document: &Document, asked: &Asked, before: &mut Before) {
        if !document.goes_on {
            *before = Before::default();
            self.documents += 1;
        }
        let audited = audit::audit_on(document, asked, before);
        self.links += audited.links;
        self.own += audited.own;
        self.findings.extend(audited.findings);
        self.products.extend(audited.products);
    }
}
