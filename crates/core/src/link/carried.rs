//! What a link tells of itself: whose network it is of, what it leads to, and the sub-ids that its orders are reported
//! with.

use super::learn::sub_ids;
use crate::address::{Address, Own, classify_exact, isolate, route_of};
use crate::map::Map;
use crate::value::{NetworkCode, ProductId};

/// A link of an affiliate network, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// Who pays.
    pub network: NetworkCode,
    /// The product that it leads to, where it says so.
    pub product: Option<ProductId>,
    /// Its sub-ids by the network's names; `None` of a short link, which hides them.
    pub sub_ids: Option<Map<String, String>>,
}

/// What a link of an affiliate network tells; `None` where it is none.
///
/// ```
/// use affix_core::link::carried;
/// let long = carried("https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_xAmpL3k&af=blog&dl_target_url=https%3A%2F%2Fwww.aliexpress.com%2Fitem%2F1005006000000001.html").unwrap();
/// assert_eq!(long.sub_ids.unwrap().get("af").map(String::as_str), Some("blog"));
/// assert_eq!(long.product.unwrap().to_string(), "1005006000000001");
/// assert_eq!(carried("https://s.click.aliexpress.com/e/_oXamp1L").unwrap().sub_ids, None);
/// assert_eq!(carried("https://www.aliexpress.com/item/1005006000000001.html"), None);
/// ```
pub fn carried(link: &str) -> Option<Carried> {
    let url = isolate(link)?;
    let address = Address::parse(&url, "").ok()?;
    let path = address.route();
    let hit = route_of(address.host(), &path)?;
    let sub_ids = sub_ids(hit.network, &path, crate::address::Query(address.query));
    let is_short = hit.route.target.is_none();
    Some(Carried {
        network: hit.network.code,
        product: classify_exact(link, &Own::default()).product_id,
        sub_ids: (!is_short || !sub_ids.is_empty()).then_some(sub_ids),
    })
}
