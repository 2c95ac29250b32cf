//! A draft of the user's own by the rules for what is published.

use serde::Serialize;

use super::asked::Asked;
use super::document::{self, Document, Kind, Link, Picture, Place};
use super::judge::audit;
use super::rules::{Severity, rules};
use crate::draft::{Draft, readable};
use crate::map::Map;
use crate::text::message::{Note, code};
use crate::value::Day;

/// Something that is wrong with a draft.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct DraftFinding {
    /// The rule's code.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong and what to do.
    pub note: Note,
    /// Where the rule comes from.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub source: &'static str,
    /// The address or words that it is about.
    pub text: String,
    /// The number of the product that it is about, from 1; 0 where it is about none.
    pub product: u32,
    /// The link that would mend it, to be put in the place of the product's.
    pub link: Option<String>,
}

/// What is wrong with a draft. Each thing is said once, with the first product that it is about.
///
/// # Errors
/// There is no disclosure for its market.
pub fn lint(draft: &Draft, asked: &Asked) -> Result<Vec<DraftFinding>, Note> {
    let seen = readable(draft)?;
    let mut page = Document::new("", Kind::Html);
    page.language = Some(seen.language.clone());
    page.day = draft.published.as_deref().and_then(|day| day.trim().get(..10)?.parse::<Day>().ok());
    page.title = seen.title;
    page.text = seen.text;
    let place = |product: u32, written: Option<&str>| Place {
        line: product,
        column: 1,
        written: written.map(|text| document::Written { text: text.to_owned(), bytes: None }),
        ..Place::default()
    };
    page.links = seen
        .links
        .iter()
        .map(|link| Link {
            target: link.target.clone(),
            at: Some(link.at),
            words: link.words.clone(),
            from: document::From::Words,
            rel: Some(["sponsored", "nofollow", "noopener"].map(str::to_owned).to_vec()),
            place: place(link.product, Some(&link.target)),
        })
        .collect();
    let pictures = seen.pictures.into_iter();
    page.pictures = pictures.map(|(product, source)| Picture { source, place: place(product, None) }).collect();
    let asked = asked.clone().market(draft.market.as_deref()).as_draft();
    let twice = twice(draft);
    let mut out: Vec<DraftFinding> = Vec::new();
    let mut said = std::collections::HashSet::new();
    for found in audit(&page, &asked).findings {
        if !said.insert((found.rule, found.line, found.text.clone())) {
            continue;
        }
        // A product's own table row and part lead to it both: only one that stands in the draft twice is too many.
        if found.note.code == code::AUDIT_DOUBLE_SAME.name() && !twice.contains(&found.text.as_str()) {
            continue;
        }
        out.push(DraftFinding {
            rule: found.rule,
            severity: found.severity,
            note: found.note,
            source: rules().iter().find(|rule| rule.code == found.rule).map_or("", |rule| rule.source),
            text: found.text,
            product: found.line,
            link: found.fix.map(|fix| fix.to),
        });
    }
    out.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    Ok(out)
}

/// The links of products that a draft has more than once.
fn twice(draft: &Draft) -> Vec<&str> {
    let mut places: Map<&str, Vec<&str>> = Map::new();
    for product in &draft.products {
        if let Some(link) = product.link.as_deref() {
            places.entry(product.id.as_deref().unwrap_or(link)).or_default().push(link);
        }
    }
    places.into_values().filter(|links| links.len() > 1).flatten().collect()
}
