//! Banners and product boxes: HTML with inline styles and nothing that runs.

use std::fmt::Write as _;

use crate::text::message::{Note, code};

use super::escape::{self, html, one_line};
use super::{Disclosure, Format, PostItem};

include!(concat!(env!("OUT_DIR"), "/banners.rs"));

/// The name of the size that is no banner: a box as wide as its column, up to 320 pixels.
const BOX: &str = "box";

/// The sizes that a banner can have, such as `300x250`, and `box`.
pub fn banner_sizes() -> impl Iterator<Item = String> {
    SIZES.iter().map(|(width, height)| format!("{width}x{height}")).chain([BOX.to_owned()])
}

/// A banner or box for a product: its picture, title, price and the disclosure inside one link with
/// `rel="sponsored nofollow"`.
///
/// # Errors
/// The size is none of [`banner_sizes`], the link no web address, the title missing, or there is no
/// disclosure: a banner stands where no text says what it is.
pub fn banner(item: &PostItem, size: &str, disclosure: &Disclosure) -> Result<String, Note> {
    let link = escape::link(&item.link).ok_or_else(|| Note::plain(code::COMPOSE_BAD_LINK))?;
    let text = |text: &Option<String>| text.as_deref().map(one_line).filter(|text| !text.is_empty());
    let title = text(&item.title).ok_or_else(|| Note::plain(code::BANNER_NO_TITLE))?;
    let (label, _) = disclosure.words(Format::Html)?;
    let label = text(&label).ok_or_else(|| Note::plain(code::BANNER_NO_DISCLOSURE))?;
    let pixels = SIZES.iter().find(|(width, height)| size == format!("{width}x{height}"));
    if pixels.is_none() && size != BOX {
        let names = banner_sizes().collect::<Vec<_>>().join(", ");
        return Err(Note::new(code::BANNER_SIZE, [("size", size), ("names", &names)]));
    }
    let picture = item.image.as_deref().and_then(escape::picture);
    let frame = Frame::of(pixels.copied());

    let mut out = String::from("<a href=\"");
    html(&mut out, &link);
    let _ = write!(
        out,
        "\" rel=\"sponsored nofollow\" style=\"box-sizing:border-box;{};overflow:hidden;padding:{}px;gap:{}px;\
         border:1px solid #ccc;background:#fff;color:#222;font:{}px/1.25 sans-serif;text-decoration:none\">",
        frame.outside, frame.pad, frame.pad, frame.font
    );
    if let Some(picture) = picture {
        out.push_str("<img src=\"");
        html(&mut out, &picture);
        out.push_str("\" alt=\"");
        html(&mut out, &title);
        let side = frame.picture;
        let _ =
            write!(out, "\" width=\"{side}\" height=\"{side}\" style=\"flex:none;object-fit:contain;max-width:100%\">");
    }
    out.push_str("<span style=\"flex:1;min-width:0;overflow:hidden\">");
    let mut line = |style: &str, text: &str| {
        let _ = write!(out, "<span style=\"display:block;{style}\">");
        html(&mut out, text);
        out.push_str("</span>");
    };
    line("color:#595959;font-size:11px", &label);
    line(frame.title, &title);
    if let Some(price) = text(&item.price) {
        line("font-weight:bold", &price);
    }
    if pixels.is_none() {
        for more in [&item.store, &item.rating].into_iter().filter_map(text) {
            line("color:#595959", &more);
        }
    }
    out.push_str("</span></a>");
    Ok(out)
}

/// The measures of a size.
struct Frame {
    outside: String,
    picture: u32,
    pad: u32,
    font: u32,
    title: &'static str,
}

impl Frame {
    fn of(pixels: Option<(u32, u32)>) -> Self {
        let Some((width, height)) = pixels else {
            let outside = "display:flex;flex-direction:column;width:100%;max-width:320px".to_owned();
            return Self { outside, picture: 304, pad: 8, font: 14, title: "" };
        };
        let small = height < 100;
        let pad = if small { 4 } else { 8 };
        let wide = width > height * 2;
        let direction = if wide { "row" } else { "column" };
        // The border and padding are inside; a column leaves room for the words below the picture.
        let picture = if wide { height - 2 * pad - 2 } else { (width - 2 * pad - 2).min(height * 3 / 5 - pad) };
        Self {
            outside: format!("display:inline-flex;flex-direction:{direction};width:{width}px;height:{height}px"),
            picture,
            pad,
            font: if small { 12 } else { 14 },
            // One line where there is no room for more.
            title: if small { "white-space:nowrap;overflow:hidden;text-overflow:ellipsis" } else { "" },
        }
    }
}
