//! Texts, banners and QR codes to post.

use affix_core::compose::{self, Composed, Hint, Platform, Post, Preset, Qr, TemplateCheck};
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::problem::Problem;
use crate::value::{read, write, write_all};

/// The text to post for one link or many.
#[wasm_bindgen]
pub fn compose(post: Ts<Post>) -> Result<Ts<Composed>, JsValue> {
    write(&compose::compose(&read(post)?))
}

/// A banner or box for the first item of a post, with the post's disclosure in it.
#[wasm_bindgen]
pub fn banner(post: Ts<Post>, size: &str) -> Result<Ts<Composed>, JsValue> {
    write(&read(post)?.banner(size).unwrap_or_else(Composed::refused))
}

/// The sizes that a banner can have.
#[wasm_bindgen(js_name = bannerSizes)]
pub fn banner_sizes() -> Vec<String> {
    compose::banner_sizes().collect()
}

/// The places where publishers post, with the formats that they take.
#[wasm_bindgen]
pub fn platforms() -> Result<Vec<Ts<Platform>>, JsValue> {
    write_all(&compose::platforms())
}

/// What to know before a link is posted at a place.
#[wasm_bindgen]
pub fn hints(platform: &str, link: &str) -> Result<Vec<Ts<Hint>>, JsValue> {
    write_all(&compose::hints(platform, link))
}

/// What is right and wrong with a template while it is typed.
#[wasm_bindgen(js_name = checkTemplate)]
pub fn check_template(text: &str) -> Result<Ts<TemplateCheck>, JsValue> {
    write(&compose::check_template(text))
}

/// The templates to start with, in the order to offer them.
#[wasm_bindgen]
pub fn presets() -> Result<Vec<Ts<Preset>>, JsValue> {
    write_all(&compose::presets())
}

/// The fields that a template may hold.
#[wasm_bindgen(js_name = templateFields)]
pub fn template_fields() -> Vec<String> {
    compose::template_fields().map(Into::into).collect()
}

/// A link's QR code as an SVG picture; throws the reason when there is none.
#[wasm_bindgen(js_name = qrSvg)]
pub fn qr_svg(link: &str) -> Result<String, JsValue> {
    Ok(Qr::of(link).map_err(|why| Problem::of(&why))?.svg())
}

/// A link's QR code as rows of modules, 1 for dark, the quiet zone included: as many rows as columns.
#[wasm_bindgen(js_name = qrModules)]
pub fn qr_modules(link: &str) -> Result<Vec<u8>, JsValue> {
    Ok(Qr::of(link).map_err(|why| Problem::of(&why))?.modules().iter().map(|dark| u8::from(*dark)).collect())
}
