//! The places where publishers post: which formats they take and what to know at the moment of copying.
//! Nothing is said here without a source.

use serde::Serialize;

use crate::text::message::{Code, Note, code};

include!(concat!(env!("OUT_DIR"), "/platforms.rs"));

struct Row {
    id: &'static str,
    name: &'static str,
    formats: &'static [&'static str],
    hints: &'static [(Code, &'static str, &'static str)],
}

/// A place where publishers post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Platform {
    /// Its code, for instance `telegram`.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub id: &'static str,
    /// Its name.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub name: &'static str,
    /// Names of the formats that it takes, the best first; none where no affiliate link may be posted at all.
    #[cfg_attr(feature = "typescript", tsify(type = "Format[]"))]
    pub formats: &'static [&'static str],
}

/// Something to know before posting there.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Hint {
    /// What.
    pub note: Note,
    /// Where it was read.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub source: &'static str,
    /// When, `YYYY-MM-DD`.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub as_of: &'static str,
}

/// All places, in the order to offer them.
pub fn platforms() -> Vec<Platform> {
    PLATFORMS.iter().map(|row| Platform { id: row.id, name: row.name, formats: row.formats }).collect()
}

/// What to know before a link is posted at a place: the place's rules, then what is known of the link's
/// host anywhere. An unknown place has no rules.
///
/// ```
/// use affix_core::compose::hints;
/// assert_eq!(hints("instagram", "https://example.com/")[0].note.code, "hint_instagram_caption");
/// assert_eq!(hints("blog", "https://s.click.aliexpress.com/e/_x")[0].note.code, "hint_blocked_host");
/// ```
pub fn hints(platform: &str, link: &str) -> Vec<Hint> {
    let rules = PLATFORMS.iter().filter(|row| row.id == platform).flat_map(|row| row.hints);
    let rules = rules.map(|(code, source, as_of)| Hint { note: Note::plain(*code), source, as_of });
    let host =
        affix_json::split_once(link, "://").map_or("", |(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or(""));
    let hosts = HOSTS.iter().filter(|(known, ..)| known.eq_ignore_ascii_case(host));
    let hosts =
        hosts.map(|(host, code, source, as_of)| Hint { note: Note::new(*code, [("host", host)]), source, as_of });
    rules.chain(hosts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::Format;

    #[test]
    fn every_place_takes_formats_that_exist_and_says_where_it_knows_from() {
        for platform in platforms() {
            assert!(platform.formats.iter().all(|name| Format::parse(name).is_ok()), "{}", platform.id);
            for hint in hints(platform.id, "https://s.click.aliexpress.com/e/_x") {
                assert!(!hint.source.is_empty() && hint.as_of.len() == 10, "{}", platform.id);
            }
        }
        assert!(hints("nowhere", "https://example.com/").is_empty());
    }
}
