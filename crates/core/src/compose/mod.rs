//! Links as text to publish: the formats of the places where publishers post, with the disclosure in
//! front where the market asks for one.
//!
//! A post is put together once, as pieces of text, link and emphasis (`post`), and then printed in a
//! format (`print`), which alone knows what has to be escaped there (`escape`). Titles, templates and
//! names are never markup, whatever they hold.

mod banner;
mod disclosure;
pub(crate) mod escape;
mod format;
mod json;
mod length;
mod platform;
mod post;
mod print;
mod qr;
mod template;
mod write;

pub use banner::{banner, banner_sizes};
pub(crate) use disclosure::gap;
pub use disclosure::{Disclosure, disclosure};
pub use format::Format;
pub(crate) use format::Syntax;
pub(crate) use length::{
    INSTAGRAM_CAPTION, PIN_DESCRIPTION, PIN_LINK, PIN_TITLE, REDDIT_TEXT, REDDIT_TITLE, TELEGRAM_CAPTION,
    TELEGRAM_TEXT, TIKTOK_CAPTION, X_LINK, X_TEXT, YOUTUBE_DESCRIPTION, units, weight,
};
pub use platform::{Hint, Platform, hints, platforms};
pub use post::PostItem;
pub use qr::Qr;
pub use template::{Preset, TemplateCheck, check_template, presets, template_fields};
pub use write::{Composed, Post, compose};
