//! `affix qr LINK --out FILE`

use std::fs;
use std::process::ExitCode;

use affix_core::compose::Qr;
use affix_core::text::message::{Note, code};
use clap::Args as ClapArgs;

use crate::complaint::{complain, complain_of};

/// A link and where its picture goes.
#[derive(ClapArgs)]
pub(crate) struct Args {
    /// The link to put into the code.
    link: String,
    /// The picture to write: a name that ends in .svg or .png, such as code.png.
    #[arg(long, value_name = "FILE")]
    out: String,
    /// Pixels of one black square, for .png: 1 to 64.
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=64))]
    scale: u16,
}

/// Writes the picture; a link that has none is a sentence and exit 1.
pub(crate) fn run(args: &Args) -> ExitCode {
    let name = args.out.to_ascii_lowercase();
    let png = name.ends_with(".png");
    if !png && !name.ends_with(".svg") {
        complain(Note::new(code::CLI_QR_NAME, [("name", &args.out)]));
        return ExitCode::from(1);
    }
    let qr = match Qr::of(&args.link) {
        Ok(qr) => qr,
        Err(why) => {
            complain(why);
            return ExitCode::from(1);
        }
    };
    let picture = if png { png_of(&qr, usize::from(args.scale)) } else { Ok(qr.svg().into_bytes()) };
    match picture.and_then(|bytes| fs::write(&args.out, bytes).map_err(|e| e.to_string())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            complain_of(&args.out, Note::new(code::CLI_NOT_WRITTEN, [("problem", why)]));
            ExitCode::from(2)
        }
    }
}

/// One bit a pixel, black on white.
fn png_of(qr: &Qr, scale: usize) -> Result<Vec<u8>, String> {
    let side = qr.size() * scale;
    let mut rows = Vec::with_capacity(side * side.div_ceil(8));
    for row in qr.modules().chunks(qr.size()) {
        let light: Vec<bool> = row.iter().flat_map(|dark| std::iter::repeat_n(!dark, scale)).collect();
        let bits = |eight: &[bool]| eight.iter().enumerate().fold(0u8, |byte, (i, on)| byte | u8::from(*on) << (7 - i));
        let line: Vec<u8> = light.chunks(8).map(bits).collect();
        for _ in 0..scale {
            rows.extend_from_slice(&line);
        }
    }
    let side = u32::try_from(side).map_err(|e| e.to_string())?;
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let mut writer = encoder.write_header().map_err(|e| e.to_string())?;
    writer.write_image_data(&rows).map_err(|e| e.to_string())?;
    writer.finish().map_err(|e| e.to_string())?;
    Ok(out)
}
