//! What links are worth: offers, attribution, landing hosts; and where they are posted.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::{Res, load};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Offer {
    code: String,
    landing: String,
    confidence: String,
    source: String,
    as_of: String,
    #[serde(rename = "examples")]
    _examples: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Worth {
    window: Window,
    order: Source,
    product_parameters: Vec<String>,
    landings: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Window {
    hours: u32,
    source: String,
    as_of: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Source {
    source: String,
    as_of: String,
}

/// Rust constants of offers, attribution and landing hosts.
pub(crate) fn links(data: &Path) -> Res<String> {
    let mut out = String::from("pub(crate) static OFFERS: &[(Code, &str, &str, &str)] = &[\n");
    for offer in load::<Vec<Offer>>(data, "offers.json")? {
        known(&offer.confidence, &offer.code)?;
        let Offer { code, landing, source, as_of, .. } = offer;
        writeln!(out, "    (code::{}, {landing:?}, {source:?}, {as_of:?}),", code.to_uppercase())?;
    }
    let Worth { window, order, product_parameters, landings } = load(data, "worth.json")?;
    writeln!(
        out,
        "];\npub(crate) static WINDOW: (u32, &str, &str) = ({}, {:?}, {:?});",
        window.hours, window.source, window.as_of
    )?;
    writeln!(out, "pub(crate) static ORDER: (&str, &str) = ({:?}, {:?});", order.source, order.as_of)?;
    writeln!(out, "pub(crate) static PRODUCT_PARAMETERS: &[&str] = &{product_parameters:?};")?;
    writeln!(out, "pub(crate) static LANDINGS: &[&str] = &{landings:?};")?;
    Ok(out)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Places {
    platforms: Vec<Platform>,
    hosts: Vec<Host>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Platform {
    id: String,
    name: String,
    formats: Vec<String>,
    hints: Vec<Hint>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Hint {
    code: String,
    confidence: String,
    source: String,
    as_of: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Host {
    host: String,
    code: String,
    confidence: String,
    source: String,
    as_of: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Banner {
    width: u32,
    height: u32,
    #[serde(rename = "name")]
    _name: String,
    #[serde(rename = "source")]
    _source: String,
}

/// Rust constants of platforms, their hints and the sizes of banners.
pub(crate) fn places(data: &Path) -> Res<String> {
    let Places { platforms, hosts } = load(data, "platforms.json")?;
    let mut out = String::from("static PLATFORMS: &[Row] = &[\n");
    for Platform { id, name, formats, hints } in platforms {
        writeln!(out, "    Row {{ id: {id:?}, name: {name:?}, formats: &{formats:?}, hints: &[")?;
        for Hint { code, confidence, source, as_of } in hints {
            known(&confidence, &code)?;
            writeln!(out, "        (code::{}, {source:?}, {as_of:?}),", code.to_uppercase())?;
        }
        out.push_str("    ] },\n");
    }
    out.push_str("];\nstatic HOSTS: &[(&str, Code, &str, &str)] = &[\n");
    for Host { host, code, confidence, source, as_of } in hosts {
        known(&confidence, &code)?;
        writeln!(out, "    ({host:?}, code::{}, {source:?}, {as_of:?}),", code.to_uppercase())?;
    }
    out.push_str("];\n");
    Ok(out)
}

/// Rust constants of the banners' sizes.
pub(crate) fn banners(data: &Path) -> Res<String> {
    let sizes: Vec<_> =
        load::<Vec<Banner>>(data, "banners.json")?.iter().map(|b| format!("({}, {})", b.width, b.height)).collect();
    Ok(format!("static SIZES: &[(u32, u32)] = &[{}];\n", sizes.join(", ")))
}

/// A weak source is no reason to tell anybody anything.
fn known(confidence: &str, code: &str) -> Res<()> {
    match confidence {
        "H" | "M" => Ok(()),
        other => Err(format!("data: {code} has confidence {other:?}; only H and M are said").into()),
    }
}
