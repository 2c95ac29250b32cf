//! JSON-LD, as far as search engines take it from somebody who sells nothing: the user's own review with what is good
//! and what is not, or a list of the user's own pages. Stars and counts of AliExpress are other people's ratings, which
//! may not be marked up as one's own.

use crate::compose::escape::{link, one_line};
use crate::draft::block::words_of;
use crate::draft::kind::DraftKind;
use crate::draft::layout::Desk;
use crate::draft::words::primary;
use crate::push_json_string;
use crate::text::message::{Note, code};
use crate::value::Day;

/// Languages in which Google shows what is good and what is not.
const NOTES_IN: [&str; 10] = ["nl", "en", "fr", "de", "it", "ja", "pl", "pt", "es", "tr"];

/// The most characters of an author's name.
const LONGEST_NAME: usize = 99;

/// The script, where there is something to mark up; what is missing is said.
pub(super) fn script(desk: &mut Desk<'_>) -> Option<String> {
    let marked = if desk.draft.kind == DraftKind::Review { review(desk) } else { pages(desk) };
    // A sign that could end the script is written by its number.
    let marked = marked?.replace('<', "\\u003c");
    Some(format!("<script type=\"application/ld+json\">{marked}</script>\n"))
}

fn review(desk: &mut Desk<'_>) -> Option<String> {
    let author = desk.draft.author.as_deref().map(one_line).filter(|author| !author.is_empty());
    let author: Option<String> = author.map(|author| author.chars().take(LONGEST_NAME).collect());
    if author.is_none() {
        desk.missing.push(Note::plain(code::DRAFT_NO_AUTHOR));
    }
    let shown = desk.products.first()?;
    let (product, title) = (shown.product, shown.title.clone());
    let mut out = String::from(r#"{"@context":"https://schema.org","@type":"Product""#);
    field(&mut out, "name", &title);
    let image = product.image.as_deref().and_then(link).filter(|image| image.starts_with("https://"));
    if let Some(image) = image {
        field(&mut out, "image", &image);
    }
    out += r#","review":{"@type":"Review","author":{"@type":"Person""#;
    field(&mut out, "name", &author?);
    out.push('}');
    let day = desk.draft.published.as_deref().and_then(|text| text.trim().get(..10)?.parse::<Day>().ok());
    if let Some(day) = day {
        field(&mut out, "datePublished", &day.to_string());
    }
    let mut said = false;
    if let Some(score) = product.scored() {
        out +=
            &format!(r#","reviewRating":{{"@type":"Rating","ratingValue":{score},"bestRating":10,"worstRating":0}}"#);
        said = true;
    }
    let language = primary(desk.language).to_ascii_lowercase();
    let statements = |points: &[String], desk: &mut Desk<'_>| -> Vec<String> {
        // What is wrong with them was said when they were laid out.
        let said = desk.missing.len();
        let lines = desk.points(points);
        desk.missing.truncate(said);
        lines.iter().map(|line| words_of(line)).filter(|words| !words.is_empty()).collect()
    };
    let lists =
        [("positiveNotes", statements(&product.pros, desk)), ("negativeNotes", statements(&product.cons, desk))];
    // Two statements at least, in both lists together.
    if NOTES_IN.contains(&language.as_str()) && lists.iter().map(|(_, points)| points.len()).sum::<usize>() > 1 {
        for (name, points) in lists.iter().filter(|(_, points)| !points.is_empty()) {
            out += &format!(r#","{name}":{{"@type":"ItemList","itemListElement":["#);
            for (number, point) in (1..).zip(points) {
                out += if number > 1 { "," } else { "" };
                out += &format!(r#"{{"@type":"ListItem","position":{number}"#);
                field(&mut out, "name", point);
                out.push('}');
            }
            out += "]}";
        }
        said = true;
    }
    if !said {
        desk.missing.push(Note::plain(code::DRAFT_NO_OPINION));
        return None;
    }
    Some(out + "}}")
}

fn pages(desk: &mut Desk<'_>) -> Option<String> {
    let own = |page: &str| link(page).filter(|page| page.starts_with("https://"));
    let pages: Vec<String> = desk.products.iter().filter_map(|shown| own(shown.product.page.as_deref()?)).collect();
    if pages.is_empty() {
        desk.missing.push(Note::plain(code::DRAFT_NO_PAGES));
        return None;
    }
    let mut out = String::from(r#"{"@context":"https://schema.org","@type":"ItemList","itemListElement":["#);
    for (number, page) in (1..).zip(&pages) {
        out += if number > 1 { "," } else { "" };
        out += &format!(r#"{{"@type":"ListItem","position":{number}"#);
        field(&mut out, "url", page);
        out.push('}');
    }
    Some(out + "]}")
}

fn field(out: &mut String, name: &str, value: &str) {
    *out += &format!(",\"{name}\":");
    push_json_string(out, value);
}
