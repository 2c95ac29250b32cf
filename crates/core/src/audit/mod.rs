//! What is wrong with links that are already published: whose they are, where they lead, and what the text around
//! them says.
//!
//! A [`Document`] is what a reader of its format has found: the text as people read it, and the links with their
//! places in both text and file. [`audit`] judges it, without opening anything. Rules, severities, sources and
//! words are data (`data/audit.json`).

mod asked;
mod broken;
mod disclosure;
mod document;
mod draft;
mod finding;
mod judge;
mod links;
mod lint;
mod posted;
mod rules;
mod sub_ids;
mod texts;
mod words;

pub use asked::{Asked, FlaggedProduct};
pub use document::{Document, From, Kind, Link, Picture, Place, Written};
pub use finding::{Before, Finding, Fix};
pub use judge::{Audited, audit, audit_on, unreadable};
pub use lint::{DraftFinding, lint};
pub use posted::places_with_rules;
pub use rules::{Rule, Severity, rules};
