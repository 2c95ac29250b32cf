//! The network table: who they are, how their links are built and how they are recognised.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::super::Res;
use super::{constant, variant};

/// What a sub-id may hold where the network publishes no rule: what survives every report and URL.
const LOOSE: &str = "A-Z a-z 0-9 _ - . ~ : , | / @ + =";

/// An entry of `data/networks.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct Network {
    code: String,
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
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

impl Network {
    pub(super) fn code(&self) -> &str {
        &self.code
    }
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

/// `NETWORKS`, their `ROUTES` and the `HOSTS` that these start from.
pub(super) fn tables(out: &mut String, networks: Vec<Network>) -> Res<()> {
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
            "Id {{ key: {:?}, label: crate::text::message::code::{}, example: {:?}, characters: {}, min: {}, max: {}, optional: {}, host: {} }}, ",
            id.key,
            id.label.to_uppercase(),
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
            "SubId {{ key: {:?}, label: crate::text::message::code::{}, max: {:?}, characters: {}, form: {:?} }}, ",
            sub.key,
            sub.label.to_uppercase(),
            sub.max,
            characters(sub.characters.as_deref().unwrap_or(LOOSE))?,
            sub.form.as_deref().unwrap_or("&{key}={value}")
        )?;
    }
    Ok(format!(
        "Network {{ code: NetworkCode::{}, name: {:?}, aliases: &{:?}, confirmed: {}, template: {:?}, ids: &[{ids}], sub_ids: &[{subs}] }}",
        super::code_constant(&n.code),
        n.name,
        n.aliases,
        n.confirmed,
        n.template
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
        Some(Target { after: Some(after), skip, .. }) => {
            format!("Some(Place::After {{ marker: {after:?}, skip: &{skip:?} }})")
        }
    };
    let paths: Vec<_> = route.paths.iter().map(|p| steps(p)).collect::<Res<_>>()?;
    Ok(format!(
        "Route {{ network: {n}, paths: &[{}], key: {key}, id: {:?}, target: {target} }}",
        paths.join(", "),
        route.key.id
    ))
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
