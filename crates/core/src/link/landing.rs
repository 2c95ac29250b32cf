//! On which of AliExpress' language sites a link lands.

use crate::address::{Address, UrlFacts, isolate};
use crate::text::message::{Note, code};

use super::tables::LANDINGS;

/// AliExpress' language sites that a profile may land its links on, the neutral one first.
pub fn landings() -> &'static [&'static str] {
    LANDINGS
}

/// What a profile writes for the language site of the page.
const KEEP: &str = "keep";

/// What is wrong with a profile's choice of a site.
pub(super) fn landing_problem(wanted: Option<&str>) -> Option<Note> {
    let wanted = wanted?;
    let fine = wanted == KEEP || LANDINGS.contains(&wanted);
    (!fine).then(|| Note::new(code::LINK_LANDING_UNKNOWN, [("host", wanted)]))
}

/// The canonical URL on the site that the profile wants. Only pages of the language sites move; the
/// Russian site, shops and campaigns stay where they are.
pub(super) fn landed(canonical: &str, facts: &UrlFacts, wanted: Option<&str>) -> String {
    let moved = || {
        let (scheme, rest) = affix_json::split_once(canonical, "://")?;
        let (host, path) = rest.split_once('/')?;
        LANDINGS.contains(&host).then_some(())?;
        let to = match wanted? {
            KEEP => page_host(facts)?,
            to => LANDINGS.iter().find(|host| **host == to)?,
        };
        Some(format!("{scheme}://{to}/{path}"))
    };
    moved().unwrap_or_else(|| canonical.to_owned())
}

/// The language site that the address stands on, also for phones.
fn page_host(facts: &UrlFacts) -> Option<&'static str> {
    let url = isolate(facts.target.as_deref().unwrap_or(&facts.input))?;
    let address = Address::parse(&url, "").ok()?;
    let host = address.host();
    let host = host.strip_prefix("m.").filter(|rest| *rest != "aliexpress.com").unwrap_or(host);
    LANDINGS.iter().find(|known| **known == host).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::{Own, classify};
    use crate::link::make;
    use crate::map::Map;
    use crate::settings::Profile;

    #[test]
    fn links_land_where_the_profile_wants() {
        let own = Own::default();
        let item = "https://www.aliexpress.com/item/1005006000000001.html";
        let es = "https://es.aliexpress.com/item/1005006000000001.html";
        for (text, wanted, landing) in [
            (es, None, item),
            (es, Some("keep"), es),
            ("https://m.es.aliexpress.com/item/1005006000000001.html", Some("keep"), es),
            (
                "https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_x1y2&dl_target_url=https%3A%2F%2Fes.aliexpress.com%2Fitem%2F1005006000000001.html",
                Some("keep"),
                es,
            ),
            ("https://www.aliexpress.us/item/3256805813685249.html", Some("keep"), item),
            ("https://shop.es.aliexpress.com/item/1005006000000001.html", Some("keep"), item),
            ("1005006000000001", Some("es.aliexpress.com"), es),
            (
                "https://fr.aliexpress.com/w/wholesale-lamp.html",
                Some("es.aliexpress.com"),
                "https://es.aliexpress.com/w/wholesale-lamp.html",
            ),
            (
                "https://aliexpress.ru/item/1005006000000001.html",
                Some("es.aliexpress.com"),
                "https://aliexpress.ru/item/1005006000000001.html",
            ),
            ("https://sale.aliexpress.com/x.htm", Some("es.aliexpress.com"), "https://sale.aliexpress.com/x.htm"),
        ] {
            let profile = Profile {
                network: "aliexpress".into(),
                ids: Map::from([("aff_short_key".into(), "_xAmpL3k".into())]),
                landing: wanted.map(Into::into),
                ..Profile::default()
            };
            let made = make(&classify(text, &own), &profile);
            assert_eq!(made.map(|made| made.landing).map_err(|why| why.code), Ok(landing.into()), "{text} {wanted:?}");
        }
        for host in ["evil.example", "", "aliexpress.com.evil.example", "shop.aliexpress.com"] {
            assert!(landing_problem(Some(host)).is_some(), "{host}");
        }
    }
}
