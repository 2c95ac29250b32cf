//! The networks that the product knows, as the settings and the command line see them.

use crate::address::{NETWORKS, Network};

use crate::value::NetworkCode;

use super::types::{IdField, NetworkInfo, SubIdField};

/// What people read for the user's own link template.
const TEMPLATE_NAME: &str = "Your own template";

/// A network of the table; `None` for the user's template and for unknown codes.
pub(crate) fn row(code: &str) -> Option<&'static Network> {
    NETWORKS.iter().find(|n| n.code.code() == code)
}

/// All networks, those with a confirmed AliExpress programme first; the user's own template is last.
///
/// ```
/// use affix_core::link::networks;
/// assert_eq!(networks().first().map(|n| n.name.as_str()), Some("AliExpress Portals"));
/// assert_eq!(networks().last().map(|n| n.code.code()), Some("template"));
/// ```
pub fn networks() -> Vec<NetworkInfo> {
    let own = NetworkInfo {
        code: NetworkCode::TEMPLATE,
        name: TEMPLATE_NAME.into(),
        can_build: true,
        aliexpress_confirmed: false,
        ids: Vec::new(),
        sub_ids: Vec::new(),
    };
    NETWORKS.iter().map(info).chain([own]).collect()
}

fn info(network: &Network) -> NetworkInfo {
    let id = |id: &crate::address::Id| IdField {
        key: id.key.into(),
        label: id.label.name().into(),
        example: id.example.into(),
        characters: id.characters.text.into(),
        optional: id.optional,
    };
    let sub = |sub: &crate::address::SubId| SubIdField {
        key: sub.key.into(),
        label: sub.label.name().into(),
        max: sub.max,
        characters: sub.characters.text.into(),
    };
    NetworkInfo {
        code: network.code,
        name: network.name.into(),
        can_build: network.template.is_some(),
        aliexpress_confirmed: network.confirmed,
        ids: network.ids.iter().map(id).collect(),
        sub_ids: network.sub_ids.iter().map(sub).collect(),
    }
}

/// The code of the network that people call so, in any letter case: its code, its name, or what else it
/// is known as.
///
/// ```
/// use affix_core::link::network_code;
/// let code = |name| network_code(name).map(|network| network.code());
/// assert_eq!(code("Portals"), Some("aliexpress"));
/// assert_eq!(code("AliExpress Portals"), Some("aliexpress"));
/// assert_eq!(code("ADMITAD"), Some("admitad"));
/// assert_eq!(network_code("shopping"), None);
/// ```
pub fn network_code(name: &str) -> Option<NetworkCode> {
    let name = name.trim();
    let called =
        |n: &&Network| [n.code.code(), n.name].iter().chain(n.aliases).any(|known| known.eq_ignore_ascii_case(name));
    let own = name.eq_ignore_ascii_case(NetworkCode::TEMPLATE.code()).then_some(NetworkCode::TEMPLATE);
    own.or_else(|| NETWORKS.iter().find(called).map(|n| n.code))
}

/// The name of a network, for instance `AliExpress Portals` for `aliexpress`; `None` for unknown codes.
pub fn network_name(code: &str) -> Option<&'static str> {
    if code == NetworkCode::TEMPLATE.code() { Some(TEMPLATE_NAME) } else { row(code).map(|n| n.name) }
}

/// The id that is meant when only one is given: the publisher's own.
///
/// ```
/// use affix_core::link::default_id_key;
/// assert_eq!(default_id_key("awin"), Some("awinaffid"));
/// assert_eq!(default_id_key("template"), None);
/// ```
pub fn default_id_key(network: &str) -> Option<&'static str> {
    row(network)?.ids.first().map(|id| id.key)
}

/// Whether the network has an id of that key.
pub fn has_id_key(network: &str, key: &str) -> bool {
    row(network).is_some_and(|n| n.ids.iter().any(|id| id.key == key))
}
