//! QR codes, made here: nobody else learns what is in them.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

use crate::text::message::{Note, code};

use super::escape;

/// Light modules around the code, as the standard wants them.
const QUIET: usize = 4;

/// A QR code: rows of modules, the quiet zone included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Modules on each side.
    size: usize,
    modules: Vec<bool>,
}

impl Qr {
    /// The code of a link.
    ///
    /// # Errors
    /// The link is no web address, or longer than a code can hold (about 2,300 bytes).
    pub fn of(link: &str) -> Result<Self, Note> {
        let link = escape::link(link).ok_or_else(|| Note::plain(code::COMPOSE_BAD_LINK))?;
        let qr =
            QrCode::encode_binary(link.as_bytes(), QrCodeEcc::Medium).map_err(|_| Note::plain(code::QR_TOO_LONG))?;
        let inside = usize::try_from(qr.size()).unwrap_or_default();
        let size = inside + 2 * QUIET;
        let at = |n: usize| i32::try_from(n).unwrap_or_default() - i32::try_from(QUIET).unwrap_or_default();
        // Outside of itself a code is light.
        let modules = (0..size * size).map(|i| qr.get_module(at(i % size), at(i / size))).collect();
        Ok(Self { size, modules })
    }

    /// Modules on each side, the quiet zone included.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Row by row; true is dark.
    pub fn modules(&self) -> &[bool] {
        &self.modules
    }

    /// The code as an SVG picture that scales to any size.
    pub fn svg(&self) -> String {
        let mut path = String::new();
        for (y, row) in self.modules.chunks(self.size).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|a, b| a == b) {
                if run.first() == Some(&true) {
                    let _ = write!(path, "M{x} {y}h{}v1h-{}z", run.len(), run.len());
                }
                x += run.len();
            }
        }
        let size = self.size;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">\
             <path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path d=\"{path}\"/></svg>"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Another program's decoder reads the modules, eight pixels each.
    fn decoded(qr: &Qr) -> Option<String> {
        let side = qr.size() * 8;
        let dark = |x: usize, y: usize| qr.modules().get((y / 8) * qr.size() + x / 8) == Some(&true);
        let mut picture =
            rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| if dark(x, y) { 0 } else { 255 });
        let grids = picture.detect_grids();
        grids.first()?.decode().ok().map(|(_, text)| text)
    }

    #[test]
    fn another_decoder_reads_every_code() {
        for length in [0, 1, 40, 200, 700, 1500] {
            let link = format!("https://go.example.net/?to=https%3A%2F%2Fa.example%2F&{}", "x".repeat(length));
            let qr = Qr::of(&link);
            assert_eq!(qr.as_ref().ok().and_then(decoded).as_deref(), Some(link.as_str()), "{length}");
        }
        let code = |link: &str| Qr::of(link).map(|_| ()).map_err(|why| why.code);
        assert_eq!(code("javascript:alert(1)"), Err("compose_bad_link"));
        assert_eq!(code(&format!("https://a.example/{}", "x".repeat(4000))), Err("qr_too_long"));
    }

    #[test]
    fn the_picture_has_the_same_modules() {
        let qr = Qr::of("https://a.example/1");
        let svg = qr.as_ref().map(Qr::svg).unwrap_or_default();
        let mut drawn = 0;
        for run in svg.split('h').skip(2).filter_map(|run| run.split_once("v1")) {
            drawn += run.0.parse::<usize>().unwrap_or(0);
        }
        assert_eq!(Ok(drawn), qr.map(|qr| qr.modules().iter().filter(|dark| **dark).count()));
    }
}
