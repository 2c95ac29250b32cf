//! Tables of addresses and networks.
//!
//! `data/url.json` and `data/networks.json` become sorted constants of the row types in
//! `src/url/tables.rs` and `src/url/network.rs`. An entry's `examples`, `why` and `source` stay here:
//! tests read them from the files.

use std::collections::BTreeMap;
use std::fmt::{Debug, Write as _};
use std::path::Path;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::{Res, load};

/// What a sub-id may hold where the network publishes no rule: what survives every report and URL.
const LOOSE: &str = "A-Z a-z 0-9 _ - . ~ : , | / @ + =";

/// Rust constants of the url and network tables.
pub(crate) fn generate(data: &Path) -> Res<String> {
    let mut out = String::new();
    site(&mut out, load(data, "url.json")?)?;
    networks(&mut out, load(data, "networks.json")?)?;
    Ok(out)
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
    #[serde(rename = "examples")]
    _examples: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pages {
    kind: String,
    #[serde(default)]
    labels: Vec<String>,
    paths: Vec<String>,
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
    on: Option<String>,
    digits: bool,
    identity: Option<usize>,
}

fn site(out: &mut String, site: Site) -> Res<()> {
    let domains: Vec<_> = site.domains.iter().map(|d| format!("Domain {{ name: {:?}, item: {:?} }}", d.domain, d.item)).collect();
    constant(out, "DOMAINS", "Domain", &domains)?;
    constant(out, "CLOSED", "Pages", &pages(&site.closed)?)?;
    constant(out, "OPEN", "Pages", &pages(&site.open)?)?;
    let bridges: Vec<_> = site
        .bridges
        .iter()
        .map(|b| format!("Bridge {{ parameter: {:?}, paths: &[{}] }}", b.parameter, b.paths.iter().map(|p| path_rule(p)).collect::<Vec<_>>().join(", ")))
        .collect();
    constant(out, "BRIDGES", "Bridge", &bridges)?;
    let mut sources: Vec<_> = site.offers.into_iter().flat_map(|o| o.sources).map(|s| format!("{s:?}")).collect();
    sources.sort();
    constant(out, "OFFER_SOURCES", "&str", &sources)?;
    let identities: Vec<_> = site
        .identities
        .iter()
        .map(|i| format!("Identity {{ network: {:?}, trace: {} }}", i.network, i.trace))
        .collect();
    constant(out, "IDENTITIES", "Identity", &identities)?;
    parameters(out, site.kept, site.identities, site.dropped)
}

/// One row a name, by length and then by text: most probes of the search compare lengths only.
fn parameters(out: &mut String, kept: Vec<Kept>, identities: Vec<Identity>, dropped: Vec<Dropped>) -> Res<()> {
    let mut table = BTreeMap::<(usize, String), Parameter>::new();
    let mut row = |name: String, fill: &mut dyn FnMut(&mut Parameter)| match table.entry((name.len(), name)) {
        std::collections::btree_map::Entry::Occupied(e) => Err(format!("data/url.json: parameter {} stands twice", e.key().1)),
        std::collections::btree_map::Entry::Vacant(e) => {
            fill(e.insert(Parameter::default()));
            Ok(())
        }
    };
    for group in kept {
        for name in group.names {
            row(name, &mut |p| (p.on, p.digits) = (Some(group.on.clone()), group.digits))?;
        }
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
    let mut slots = 0u8..64;
    let mut rows = Vec::new();
    for ((_, name), p) in table {
        let kept = match p.on {
            None => "None".into(),
            Some(on) => {
                let on = variant(&on, &["product", "offer item", "offer page", "list", "store", "campaign"])?;
                let slot = slots.next().ok_or("data/url.json: more than 64 kept parameters")?;
                format!("Some(Kept {{ on: On::{on}, digits: {}, slot: {slot} }})", p.digits)
            }
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
        Ok(format!(
            "Pages {{ kind: UrlKind::{}, labels: &{labels:?}, inner: &{inner:?}, paths: &[{}] }}",
            variant(&p.kind, &kinds)?,
            paths.join(", ")
        ))
    };
    rules.iter().map(row).collect()
}

/// `/a/*` is `/a` and all below, `/a**` all that starts so, `**/a/*` the segment `/a/` anywhere,
/// `/a/#` a number below `/a/`; anything else is that path.
fn path_rule(pattern: &str) -> String {
    let (rule, text) = if let Some(text) = pattern.strip_suffix("/#") {
        ("Numbered", format!("{text}/"))
    } else if let Some(text) = pattern.strip_prefix("**").and_then(|p| p.strip_suffix("/*")) {
        ("Within", format!("{text}/"))
    } else if let Some(text) = pattern.strip_suffix("**") {
        ("Starts", text.into())
    } else if let Some(text) = pattern.strip_suffix("/*") {
        ("Under", text.into())
    } else {
        ("Is", pattern.into())
    };
    format!("PathRule::{rule}({text:?})")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Network {
    code: String,
    name: String,
    confirmed: bool,
    #[serde(rename = "source")]
    _source: IgnoredAny,
    template: Option<String>,
    #[serde(default)]
    ids: Vec<Id>,
    #[serde(default)]
    sub_ids: Vec<SubId>,
    #[serde(default)]
    routes: Vec<Route>,
    #[serde(rename = "examples")]
    _examples: IgnoredAny,
    #[serde(default, rename = "builds")]
    _builds: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Id {
    key: String,
    label: String,
    example: String,
    characters: String,
    min: u32,
    max: u32,
    #[serde(default)]
    optional: bool,
    #[serde(default)]
    host: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SubId {
    key: String,
    label: String,
    max: Option<u32>,
    characters: Option<String>,
    form: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Route {
    hosts: Vec<String>,
    paths: Vec<String>,
    key: Key,
    target: Option<Target>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    #[serde(rename = "in")]
    place: String,
    #[serde(default)]
    names: Vec<String>,
    id: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Target {
    #[serde(default)]
    parameters: Vec<String>,
    after: Option<String>,
    #[serde(default)]
    skip: Vec<String>,
}

fn networks(out: &mut String, networks: Vec<Network>) -> Res<()> {
    let mut rows = Vec::new();
    let mut routes = Vec::new();
    let mut hosts = BTreeMap::<(usize, String), Vec<usize>>::new();
    for (n, network) in networks.iter().enumerate() {
        for route in &network.routes {
            for host in &route.hosts {
                hosts.entry((host.len(), host.clone())).or_default().push(routes.len());
            }
            routes.push(route_row(n, network, route)?);
        }
        rows.push(network_row(network)?);
    }
    constant(out, "NETWORKS", "Network", &rows)?;
    constant(out, "ROUTES", "Route", &routes)?;
    let hosts: Vec<_> = hosts.iter().map(|((_, host), routes)| format!("({host:?}, &{routes:?})")).collect();
    constant(out, "HOSTS", "(&str, &[usize])", &hosts)
}

fn network_row(n: &Network) -> Res<String> {
    let mut ids = String::new();
    for id in &n.ids {
        write!(
            ids,
            "Id {{ key: {:?}, label: {:?}, example: {:?}, characters: {}, min: {}, max: {}, optional: {}, host: {} }}, ",
            id.key,
            id.label,
            id.example,
            characters(&id.characters)?,
            id.min,
            id.max,
            id.optional,
            id.host
        )?;
    }
    let mut subs = String::new();
    for sub in &n.sub_ids {
        write!(
            subs,
            "SubId {{ key: {:?}, label: {:?}, max: {:?}, characters: {}, form: {:?} }}, ",
            sub.key,
            sub.label,
            sub.max,
            characters(sub.characters.as_deref().unwrap_or(LOOSE))?,
            sub.form.as_deref().unwrap_or("&{key}={value}")
        )?;
    }
    Ok(format!(
        "Network {{ code: {:?}, name: {:?}, confirmed: {}, template: {:?}, ids: &[{ids}], sub_ids: &[{subs}] }}",
        n.code, n.name, n.confirmed, n.template
    ))
}

fn route_row(n: usize, network: &Network, route: &Route) -> Res<String> {
    if let Some(id) = &route.key.id
        && !network.ids.iter().any(|field| field.key == *id)
    {
        return Err(format!("data/networks.json: {} has no id {id}", network.code).into());
    }
    let key = match route.key.place.as_str() {
        "path" => "Key::Path".into(),
        "parameters" => format!("Key::Parameters(&{:?})", route.key.names),
        "host" => "Key::Host".into(),
        "hidden" => "Key::Hidden".into(),
        "page" => "Key::Page".into(),
        other => return Err(format!("data/networks.json: {}: key in {other}?", network.code).into()),
    };
    let target = match &route.target {
        None => "None".into(),
        Some(Target { parameters, after: None, .. }) => format!("Some(Place::Parameters(&{parameters:?}))"),
        Some(Target { after: Some(after), skip, .. }) => format!("Some(Place::After {{ marker: {after:?}, skip: &{skip:?} }})"),
    };
    let paths: Vec<_> = route.paths.iter().map(|p| steps(p)).collect::<Res<_>>()?;
    Ok(format!("Route {{ network: {n}, paths: &[{}], key: {key}, id: {:?}, target: {target} }}", paths.join(", "), route.key.id))
}

/// `/g/{key}` as steps; `**` at the end is anything.
fn steps(pattern: &str) -> Res<String> {
    let mut out = Vec::new();
    let mut rest = pattern;
    while let Some((text, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').ok_or_else(|| format!("data/networks.json: {pattern}"))?;
        out.extend((!text.is_empty()).then(|| format!("Step::Text({text:?})")));
        out.push(format!("Step::{}", variant(name, &["key", "any"])?));
        rest = tail;
    }
    let (text, open) = rest.strip_suffix("**").map_or((rest, false), |text| (text, true));
    out.extend((!text.is_empty()).then(|| format!("Step::Text({text:?})")));
    out.extend(open.then(|| "Step::Rest".into()));
    Ok(format!("&[{}]", out.join(", ")))
}

/// `A-Z 0-9 _` as one bit per ASCII character.
fn characters(spec: &str) -> Res<String> {
    let mut bits = 0u128;
    for part in spec.split(' ') {
        let (from, to) = match part.as_bytes() {
            [one] => (*one, *one),
            [from, b'-', to] => (*from, *to),
            _ => return Err(format!("data/networks.json: characters {spec:?}: {part:?}").into()),
        };
        for b in from..=to {
            bits |= 1u128.checked_shl(b.into()).unwrap_or_default();
        }
    }
    Ok(format!("Characters {{ text: {spec:?}, bits: {bits:#x} }}"))
}

/// The enum variant of a name in the data, `OfferItem` for `offer item`.
fn variant(name: &str, known: &[&str]) -> Res<String> {
    if !known.contains(&name) {
        return Err(format!("data: {name:?} is none of {known:?}").into());
    }
    let words = name.split(' ').map(|w| w.chars().enumerate().map(|(i, c)| if i == 0 { c.to_ascii_uppercase() } else { c }).collect::<String>());
    Ok(words.collect())
}

fn constant(out: &mut String, name: &str, row: &str, rows: &[impl AsRef<str> + Debug]) -> Res<()> {
    writeln!(out, "pub(crate) static {name}: &[{row}] = &[")?;
    for row in rows {
        writeln!(out, "    {},", row.as_ref())?;
    }
    writeln!(out, "];")?;
    Ok(())
}
