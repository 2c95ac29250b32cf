//! Texts without markup, and lists of addresses.

use affix_core::audit::{Document, Kind};

use super::flow::Flow;
use super::places::Places;

/// Reads one.
pub(super) fn read(name: &str, source: &str, kind: Kind, places: &Places<'_>) -> Document {
    let mut document = Document::new(name, kind);
    let mut flow = Flow::default();
    flow.push(source, Some(0));
    flow.finish(&mut document, places);
    document
}
