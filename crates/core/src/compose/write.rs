//! Putting a post together: items, template, heading and disclosure.

use serde::{Deserialize, Serialize};

use crate::text::message::{Note, code};

use super::disclosure::gap;
use super::escape::{self, one_line};
use super::format::Syntax;
use super::json;
use super::length::length;
use super::post::Piece;
use super::print::print;
use super::template::{self, Template};
use super::{Disclosure, Format, PostItem};

/// The template of a post that is pasted by hand, where none is chosen.
const USUAL: &str = "deal";

/// What to post: one link, or many as a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Post {
    /// The products or pages, in order.
    pub items: Vec<PostItem>,
    /// The place it goes.
    pub format: Format,
    /// The user's own template for each item.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub template: Option<String>,
    /// Instead of it one of those to start with, by its id (`deal`).
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub preset: Option<String>,
    /// The disclosure to put in.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub disclosure: Disclosure,
    /// A line above the items.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub heading: Option<String>,
    /// It goes under a picture, where some places allow less.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub caption: bool,
    /// It is a draft of somebody who has no links yet: this stands where each link will be, and whatever the items
    /// have for links is in no text.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub draft: Option<String>,
    /// When the text is made, in milliseconds since 1970-01-01 UTC.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub now: i64,
}

/// A post as text. `text` is absent exactly when `problem` is present.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Composed {
    /// The text to post. Nothing is cut off, even when it is too long.
    pub text: Option<String>,
    /// The same as rich text, for the clipboard beside `text`: HTML, where a person pastes it and bold and
    /// links can survive.
    pub html: Option<String>,
    /// Why there is none.
    pub problem: Option<Note>,
    /// What the user should know, for instance that the text is too long for the place.
    pub notes: Vec<Note>,
    /// The length that counts in the place.
    pub used: Option<u32>,
    /// The most that the place allows.
    pub limit: Option<u32>,
    /// Fields of the template that some item did not have; their lines are left out.
    #[cfg_attr(feature = "typescript", tsify(type = "string[]"))]
    pub missing: Vec<&'static str>,
}

impl Composed {
    /// No text, and why.
    pub fn refused(problem: Note) -> Self {
        Self { problem: Some(problem), ..Self::default() }
    }
}

/// The text of a post.
///
/// ```
/// use affix_core::compose::{Disclosure, Format, Post, PostItem, compose};
/// let item = PostItem { link: "https://example.com/?a=1&b=2".into(), title: Some("Lamp <new>".into()), ..PostItem::default() };
/// let disclosure = Disclosure { market: Some("de".into()), own: None };
/// let post = Post { items: vec![item], format: Format::Html, disclosure, ..Post::default() };
/// assert_eq!(compose(&post).text.unwrap(), r#"Anzeige: <a href="https://example.com/?a=1&amp;b=2" rel="sponsored nofollow">Lamp &lt;new&gt;</a>"#);
/// ```
pub fn compose(post: &Post) -> Composed {
    let mut out = Composed::default();
    match pieces(post, &mut out) {
        Ok(pieces) => {
            out.text = Some(match post.format {
                Format::Json => {
                    let words = post.disclosure.words(post.format).ok().and_then(|(words, _)| words);
                    let drafts: Vec<PostItem>;
                    let items = if post.draft.is_some() {
                        drafts =
                            post.items.iter().map(|item| PostItem { link: String::new(), ..item.clone() }).collect();
                        &drafts
                    } else {
                        &post.items
                    };
                    json::object(words.as_deref(), items)
                }
                format => print(&pieces, format.syntax()),
            });
            out.html = post.format.is_rich().then(|| rich(&pieces, post.format));
            if let Some((used, limit)) = length(&pieces, post.format, post.caption) {
                (out.used, out.limit) = (Some(used), Some(limit));
                if used > limit {
                    let params = [("used", used.to_string()), ("limit", limit.to_string())];
                    out.notes.push(Note::new(code::COMPOSE_TOO_LONG, params));
                }
            }
        }
        Err(problem) => out.problem = Some(problem),
    }
    out
}

/// The rich kind. Where anchors do not survive every address is in sight.
fn rich(pieces: &[Piece], format: Format) -> String {
    let mut shown = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match piece {
            Piece::Link(link, Some(words)) if format == Format::Whatsapp => {
                shown.extend([Piece::Text(format!("{words} ")), Piece::Link(link.clone(), None)]);
            }
            Piece::Words(link, _) if format == Format::Whatsapp => shown.push(Piece::Link(link.clone(), None)),
            piece => shown.push(piece.clone()),
        }
    }
    print(&shown, Syntax::Html)
}

fn pieces(post: &Post, out: &mut Composed) -> Result<Vec<Piece>, Note> {
    if post.items.is_empty() {
        return Err(Note::plain(code::COMPOSE_NO_ITEM));
    }
    let items = post.items.iter().map(|item| safe(item, post)).collect::<Result<Vec<_>, _>>()?;
    let (label, lacking) = post.disclosure.words(post.format)?;
    let label = label.as_deref().map(one_line);
    out.notes.extend(lacking);
    let heading = post.heading.as_deref().map(one_line).filter(|heading| !heading.is_empty());
    let own = post.template.as_deref().filter(|text| !text.trim().is_empty());
    let usual = post.preset.as_deref().or_else(|| post.format.is_rich().then_some(USUAL));
    let template = match own.or_else(|| template::preset(usual?)) {
        Some(text) => Some(Template::parse(text).map_err(|mut flaws| flaws.remove(0).problem)?),
        None => None,
    };
    let many = items.len() > 1 || heading.is_some();
    let mut pieces = Vec::new();
    // First of all: a label that comes later, or only after a click, does not count in any market.
    if let Some(label) = label.as_ref().filter(|_| template.as_ref().is_none_or(|t| !t.discloses() || many)) {
        if many || template.as_ref().is_some_and(Template::has_lines) {
            pieces.extend([Piece::Text(label.clone()), Piece::Break]);
        } else {
            pieces.push(Piece::Text(format!("{label}{}", gap(label))));
        }
    }
    if let Some(heading) = heading {
        pieces.extend([Piece::Bold(true), Piece::Text(heading), Piece::Bold(false), Piece::Break]);
    }
    match template {
        Some(template) => {
            out.notes.extend(template.note().filter(|_| label.is_some() && !many));
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    pieces.extend([Piece::Break, Piece::Break]);
                }
                // Among many, the label stands above all of them.
                let label = label.as_deref().filter(|_| !many);
                pieces.append(&mut template.fill(item, label, post.now, &mut out.missing));
            }
        }
        None if many => {
            pieces.push(Piece::List(true));
            items.iter().for_each(|item| listed(&mut pieces, item, post.format));
            pieces.push(Piece::List(false));
        }
        None => {
            let words = |item: &PostItem| item.title.clone().filter(|_| post.format.has_anchors());
            pieces.extend(items.first().map(|item| Piece::Link(item.link.clone(), words(item))));
        }
    }
    match post.draft.as_deref() {
        Some(words) => Ok(pieces.into_iter().flat_map(|piece| drafted(piece, &one_line(words))).collect()),
        None => Ok(pieces),
    }
}

/// A piece of a draft: a link is what readers will see of it, and the words for its place.
fn drafted(piece: Piece, place: &str) -> Vec<Piece> {
    match piece {
        Piece::Link(_, Some(seen)) | Piece::Words(_, seen) => vec![Piece::Text(format!("{seen} {place}"))],
        Piece::Link(_, None) => vec![Piece::Text(place.to_owned())],
        piece => vec![piece],
    }
}

/// An item of a list: its title as the link, or above it where links have no text.
fn listed(pieces: &mut Vec<Piece>, item: &PostItem, format: Format) {
    pieces.push(Piece::Item(true));
    let price = item.price.as_ref().map(|price| format!(" — {price}"));
    if format.has_anchors() {
        pieces.push(Piece::Link(item.link.clone(), item.title.clone()));
        pieces.extend(price.map(Piece::Text));
    } else {
        if let Some(title) = &item.title {
            pieces.push(Piece::Text(format!("{title}{}", price.unwrap_or_default())));
            pieces.push(Piece::Break);
        }
        pieces.push(Piece::Link(item.link.clone(), None));
    }
    pieces.push(Piece::Item(false));
}

/// The item with a link that can be posted and texts on one line each, in which nothing comes to life.
fn safe(item: &PostItem, post: &Post) -> Result<PostItem, Note> {
    let link = match post.draft {
        Some(_) => String::new(),
        None => escape::link(&item.link).ok_or_else(|| Note::plain(code::COMPOSE_BAD_LINK))?,
    };
    let plain = |text: &Option<String>| {
        let line = text.as_deref().map(one_line).filter(|text| !text.is_empty())?;
        Some(if post.format.is_lively() { escape::still(&line) } else { line })
    };
    Ok(PostItem {
        link,
        title: plain(&item.title),
        price: plain(&item.price),
        list_price: plain(&item.list_price),
        discount: plain(&item.discount),
        price_verdict: plain(&item.price_verdict),
        rating: plain(&item.rating),
        sold: plain(&item.sold),
        store: plain(&item.store),
        coupon: plain(&item.coupon),
        coupon_price: plain(&item.coupon_price),
        delivery: plain(&item.delivery),
        // The user's own words may call somebody or hold a tag.
        note: item.note.as_deref().map(one_line).filter(|note| !note.is_empty()),
        new_buyer_note: plain(&item.new_buyer_note),
        sold_out_note: plain(&item.sold_out_note),
        product_id: plain(&item.product_id),
        image: None,
    })
}

impl Post {
    /// A banner or box for its first item.
    ///
    /// # Errors
    /// Those of [`super::banner`], or there is no item.
    pub fn banner(&self, size: &str) -> Result<Composed, Note> {
        let item = self.items.first().ok_or_else(|| Note::plain(code::COMPOSE_NO_ITEM))?;
        Ok(Composed { text: Some(super::banner(item, size, &self.disclosure)?), ..Composed::default() })
    }
}
