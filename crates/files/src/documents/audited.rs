//! What is wrong with a file.

use affix_core::audit::{self, Asked, Finding, Place};

use super::{read, says_nothing};

/// What came of a file.
#[derive(Clone, Debug, Default)]
pub struct Audited {
    /// How many documents it holds.
    pub documents: usize,
    /// How many of their links have to do with AliExpress.
    pub links: usize,
    /// What is wrong with them, in the file's order, and what of it could not be read.
    pub findings: Vec<Finding>,
}

/// Reads a file and judges its documents. `name` is by what findings call it, and by whose ending it is read.
///
/// ```
/// use affix_core::{audit::Asked, settings::Settings};
/// let asked = Asked::new(&Settings::default(), "2026-11-27".parse().unwrap());
/// let page = b"Ad: [lamp](https://www.aliexpress.com/item/1005006000000001.html)";
/// let found = affix_files::documents::audit("post.md", page, &asked);
/// assert_eq!((found.documents, found.links, found.findings[0].rule), (1, 1, "id-missing"));
/// ```
pub fn audit(name: &str, bytes: &[u8], asked: &Asked) -> Audited {
    let mut file = Audited::default();
    if says_nothing(name, bytes) {
        file.documents = 1;
        return file;
    }
    let read = read(name, bytes, &mut |document| {
        let audited = audit::audit(&document, asked);
        file.documents += 1;
        file.links += audited.links;
        file.findings.extend(audited.findings);
    });
    if let Err(why) = read {
        let place = Place { line: 1, column: 1, ..Place::default() };
        file.findings.extend(audit::unreadable(name, &place, &why));
    }
    file
}
