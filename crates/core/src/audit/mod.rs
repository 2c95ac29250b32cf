//! What is wrong with links that are already published: whose they are, where they lead, and what the text around
//! them says.
//!
//! A [`Document`] is what a reader of its format has found: the text as people read it, and the links with their
//! places in both text and file. [`audit`] judges it, without opening anything. Rules, severities, sources and
//! words are data (`data/audit.json`).

#[cfg(feature = "sentences")]
mod answered;
mod asked;
mod baseline;
mod broken;
mod disclosure;
mod document;
mod draft;
mod finding;
mod judge;
mod links;
mod lint;
mod mend;
#[cfg(feature = "sentences")]
mod online;
mod own;
mod posted;
mod report;
mod rules;
mod run;
mod sub_ids;
mod texts;
mod view;
mod words;

#[cfg(feature = "sentences")]
pub use answered::OnlineRecord;
pub use asked::{Asked, FlaggedProduct};
pub use baseline::{AcceptedFinding, FindingState, states};
pub use document::{Document, From, Kind, Link, Picture, Place, Written};
pub use finding::{Around, Before, Finding, Fix};
pub use judge::{Audited, audit, audit_on, unreadable};
pub use lint::{DraftFinding, lint};
pub use mend::{mended, old_to_new};
pub use posted::places_with_rules;
pub use report::{Judged, Report, RuleCount};
pub use rules::{Rule, Severity, rules};
pub use run::AuditRun;
pub use view::{AuditFigures, AuditGroup, AuditQuestion, AuditRow, AuditShow, AuditView};
