//! Tables of addresses and networks.
//!
//! `data/url.json` and `data/networks.json` become sorted constants of the row types in
//! `src/address/tables/`. An entry's `examples`, `why` and `source` stay here:
//! tests read them from the files.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::{Res, load};

#[path = "url/networks.rs"]
mod networks;

/// Rust constants of the url and network tables.
pub(crate) fn generate(data: &Path) -> Res<String> {
    let mut out = String::new();
    site(&mut out, load(data, "url.json")?)?;
    networks::tables(&mut out, load(data, "networks.json")?)?;
    Ok(out)
}

/// `CODES`: the networks' codes, and each as a value for the tables.
pub(crate) fn network_codes(data: &Path) -> Res<String> {
    let networks: Vec<networks::Network> = load(data, "networks.json")?;
    let codes: Vec<&str> = networks.iter().map(networks::Network::code).collect();
    let mut out = format!("static CODES: &[&str] = &{codes:?};\n\nimpl NetworkCode {{\n");
    for code in codes {
        writeln!(out, "    pub(crate) const {}: Self = Self({code:?});", code_constant(code))?;
    }
    out.push_str("}\n");
    Ok(out)
}

/// The constant of a network's code.
fn code_constant(code: &str) -> String {
    format!("CODE_{}", code.to_uppercase().replace('-', "_"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Site {
    domains: Vec<Domain>,
    closed: Vec<Pages>,
    bridges: Vec<Bridge>,
    open: Vec<Pages>,
    kept: Vec<Kept>,
    offers: Vec<Offers>,
    identities: Vec<Identity>,
    dropped: Vec<Dropped>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Domain {
    domain: String,
    item: String,
    click: String,
    #[serde(rename = "examples")]
    _examples: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pages {
    kind: String,
    #[serde(default)]
    labels: Vec<String>,
    #[serde(default)]
    anywhere: Vec<String>,
    #[serde(default)]
    hosts: Vec<String>,
    paths: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
    #[serde(default, rename = "why")]
    _why: IgnoredAny,
    #[serde(rename = "examples")]
    _examples: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bridge {
    parameter: String,
    paths: Vec<String>,
    #[serde(rename = "why")]
    _why: IgnoredAny,
    #[serde(rename = "examples")]
    _examples: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    on: String,
    names: Vec<String>,
    #[serde(default)]
    digits: bool,
    #[serde(rename = "examples")]
    _examples: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Offers {
    sources: Vec<String>,
    #[serde(rename = "why")]
    _why: IgnoredAny,
    #[serde(rename = "examples")]
    _examples: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Identity {
    name: String,
    network: String,
    #[serde(default)]
    trace: bool,
    #[serde(rename = "examples")]
    _examples: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dropped {
    names: Vec<String>,
    #[serde(rename = "why")]
    _why: IgnoredAny,
    #[serde(rename = "examples")]
    _examples: IgnoredAny,
}

/// A parameter as it is gathered from the four lists that may name it.
#[derive(Default)]
struct Parameter {
    on: Vec<String>,
    digits: bool,
    identity: Option<usize>,
}

fn site(out: &mut String, site: Site) -> Res<()> {
    let domains: Vec<_> = site
        .domains
        .iter()
        .map(|d| format!("Domain {{ name: {:?}, item: {:?}, click: {:?} }}", d.domain, d.item, d.click))
        .collect();
    constant(out, "DOMAINS", "Domain", &domains)?;
    constant(out, "CLOSED", "Pages", &pages(&site.closed)?)?;
    constant(out, "OPEN", "Pages", &pages(&site.open)?)?;
    let bridges: Vec<_> = site
        .bridges
        .iter()
        .map(|b| {
            format!(
                "Bridge {{ parameter: {:?}, paths: &[{}] }}",
                b.parameter,
                b.paths.iter().map(|p| path_rule(p)).collect::<Vec<_>>().join(", ")
            )
        })
        .collect();
    constant(out, "BRIDGES", "Bridge", &bridges)?;
    let mut sources: Vec<_> = site.offers.into_iter().flat_map(|o| o.sources).map(|s| format!("{s:?}")).collect();
    sources.sort();
    constant(out, "OFFER_SOURCES", "&str", &sources)?;
    let identities: Vec<_> = site
        .identities
        .iter()
        .map(|i| format!("Identity {{ network: NetworkCode::{}, trace: {} }}", code_constant(&i.network), i.trace))
        .collect();
    constant(out, "IDENTITIES", "Identity", &identities)?;
    parameters(out, site.kept, site.identities, site.dropped)
}

/// One row a name, by length and then by text, and where the names of each length start.
fn parameters(out: &mut String, kept: Vec<Kept>, identities: Vec<Identity>, dropped: Vec<Dropped>) -> Res<()> {
    let mut table = BTreeMap::<(usize, String), Parameter>::new();
    let mut row = |name: String, fill: &mut dyn FnMut(&mut Parameter)| match table.entry((name.len(), name)) {
        std::collections::btree_map::Entry::Occupied(e) => {
            Err(format!("data/url.json: parameter {} stands twice", e.key().1))
        }
        std::collections::btree_map::Entry::Vacant(e) => {
            fill(e.insert(Parameter::default()));
            Ok(())
        }
    };
    let mut places = BTreeMap::<String, (Vec<String>, bool)>::new();
    for group in kept {
        for name in group.names {
            let (on, digits) = places.entry(name).or_default();
            on.push(group.on.clone());
            *digits = group.digits;
        }
    }
    for (name, place) in places {
        row(name, &mut |p| (p.on, p.digits) = place.clone())?;
    }
    for (rank, identity) in identities.into_iter().enumerate() {
        row(identity.name, &mut |p| p.identity = Some(rank))?;
    }
    let mut prefixes = Vec::new();
    for name in dropped.into_iter().flat_map(|d| d.names) {
        match name.strip_suffix('*') {
            Some(prefix) => prefixes.push(format!("{prefix:?}")),
            None => row(name, &mut |_| ())?,
        }
    }
    constant(out, "DROPPED_PREFIXES", "&str", &prefixes)?;
    let longest = table.keys().next_back().map_or(0, |(length, _)| *length);
    let shorter = |than: usize| table.keys().filter(|(length, _)| *length < than).count().to_string();
    constant(out, "PARAMETER_STARTS", "u16", &(0..=longest + 1).map(shorter).collect::<Vec<_>>())?;
    let mut slots = 0u8..64;
    let mut rows = Vec::new();
    for ((_, name), p) in table {
        let kept = if p.on.is_empty() {
            "None".into()
        } else {
            let pages = ["product", "offer item", "offer page", "list", "store", "campaign"];
            let on = p.on.iter().map(|on| Ok(format!("On::{}", variant(on, &pages)?))).collect::<Res<Vec<_>>>()?;
            let slot = slots.next().ok_or("data/url.json: more than 64 kept parameters")?;
            format!("Some(Kept {{ on: &[{}], digits: {}, slot: {slot} }})", on.join(", "), p.digits)
        };
        rows.push(format!("Parameter {{ name: {name:?}, kept: {kept}, identity: {:?} }}", p.identity));
    }
    constant(out, "PARAMETERS", "Parameter", &rows)
}

fn pages(rules: &[Pages]) -> Res<Vec<String>> {
    let kinds = ["private", "infrastructure", "store", "category", "search", "campaign"];
    let row = |p: &Pages| {
        let (inner, labels): (Vec<_>, Vec<_>) = p.labels.iter().map(String::as_str).partition(|l| l.starts_with("*."));
        let mut labels = labels;
        labels.sort_by_key(|l| (l.len(), *l));
        let inner: Vec<_> = inner.iter().map(|l| l.trim_start_matches("*.")).collect();
        let paths: Vec<_> = p.paths.iter().map(|p| path_rule(p)).collect();
        let except: Vec<_> = p.except.iter().map(|path| path.to_ascii_lowercase()).collect();
        Ok(format!(
            "Pages {{ kind: UrlKind::{}, labels: &{labels:?}, inner: &{inner:?}, anywhere: &{:?}, hosts: &{:?}, paths: &[{}], except: &{except:?} }}",
            variant(&p.kind, &kinds)?,
            p.anywhere,
            p.hosts,
            paths.join(", ")
        ))
    };
    rules.iter().map(row).collect()
}

/// `/a/*` is `/a` and all below, `/a**` all that starts so, `**/a/*` the segment `/a/` anywhere,
/// `/a/#` a number below `/a/`; anything else is that path. Paths are compared in lower case.
fn path_rule(pattern: &str) -> String {
    let pattern = pattern.to_ascii_lowercase();
    let (rule, text) = if let Some(text) = pattern.strip_suffix("/#") {
        ("Numbered", format!("{text}/"))
    } else if let Some(text) = pattern.strip_prefix("**").and_then(|p| p.strip_suffix("/*")) {
        ("Within", format!("{text}/"))
    } else if let Some(text) = pattern.strip_suffix("**") {
        ("Starts", text.into())
    } else if let Some(text) = pattern.strip_suffix("/*") {
        ("Under", text.into())
    } else {
        ("Is", pattern)
    };
    format!("PathRule::{rule}({text:?})")
}

/// The enum variant of a name in the data, `OfferItem` for `offer item`.
fn variant(name: &str, known: &[&str]) -> Res<String> {
    if !known.contains(&name) {
        return Err(format!("data: {name:?} is none of {known:?}").into());
    }
    let words = name.split(' ').map(|w| {
        w.chars().enumerate().map(|(i, c)| if i == 0 { c.to_ascii_uppercase() } else { c }).collect::<String>()
    });
    Ok(words.collect())
}

fn constant(out: &mut String, name: &str, row: &str, rows: &[impl AsRef<str>]) -> Res<()> {
    writeln!(out, "pub(crate) static {name}: &[{row}] = &[")?;
    for row in rows {
        writeln!(out, "    {},", row.as_ref())?;
    }
    writeln!(out, "];")?;
    Ok(())
}
