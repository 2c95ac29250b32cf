//! Many links at once: every address and id in a pasted list or chat text becomes a row, whether it
//! gives a link or not.

use serde::Serialize;

use crate::campaign;
use crate::csv;
use crate::link;
use crate::message::{Note, code};
use crate::settings::{Campaign, Profile, Settings};
use crate::url::{Tag, UrlKind, classify};

/// What became of one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum RowStatus {
    /// It has a link.
    Made,
    /// It has a link, which is the same as an earlier row's.
    Duplicate,
    /// It has none; the note says why.
    Refused,
}

/// One address or id of the text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// Its line in the text, from 1.
    pub line: u32,
    /// The address or id as it stands there.
    pub input: String,
    /// What became of it.
    pub status: RowStatus,
    /// What kind of address it is.
    pub kind: UrlKind,
    /// Global product id.
    pub product_id: Option<String>,
    /// The page that the link leads to.
    pub landing: Option<String>,
    /// The user's own affiliate link.
    pub link: Option<String>,
    /// Whose affiliate or share identity was taken out.
    pub foreign_tag: Option<Tag>,
    /// For a duplicate: the earlier row, counted from 0.
    pub duplicate_of: Option<u32>,
    /// Why there is no link.
    pub problem: Option<Note>,
}

/// A row for every address and id in a text, in order. A number counts as an id only where its line
/// holds nothing else.
///
/// ```
/// use affix_core::{batch::{batch, RowStatus}, settings::Profile};
/// let mut profile = Profile { network: "aliexpress".into(), ..Profile::default() };
/// profile.ids.insert("aff_short_key".into(), "_xAmpL3k".into());
/// let text = "1005006000000001\n[lamp](https://es.aliexpress.com/item/1005006000000001.html), 12345678901 sold\nhttps://example.com/";
/// let rows = batch(text, &[], &profile, None, 0);
/// let statuses: Vec<_> = rows.iter().map(|row| row.status).collect();
/// assert_eq!(statuses, [RowStatus::Made, RowStatus::Duplicate, RowStatus::Refused]);
/// ```
pub fn batch(text: &str, profiles: &[Profile], profile: &Profile, campaign: Option<&Campaign>, now: i64) -> Vec<Row> {
    let mut own = link::own(profiles);
    own.extend([link::own(std::slice::from_ref(profile))]);
    let mut rows: Vec<Row> = Vec::new();
    // Sorted, with the first row of each.
    let mut seen: Vec<(String, u32)> = Vec::new();
    for (line, text) in (1..).zip(text.lines()) {
        addresses(text, |input| {
            let facts = classify(input, &own);
            let (made, problem) = match campaign::make(campaign, profile, &facts, now) {
                Ok(made) => (Some(made), None),
                Err(problem) => (None, Some(problem)),
            };
            let place = u32::try_from(rows.len()).unwrap_or(u32::MAX);
            let first = made.as_ref().map(|made| {
                let landing = made.landing.as_str();
                match seen.binary_search_by(|(known, _)| known.as_str().cmp(landing)) {
                    Ok(at) => seen.get(at).map_or(place, |(_, first)| *first),
                    Err(at) => {
                        seen.insert(at, (landing.to_owned(), place));
                        place
                    }
                }
            });
            let duplicate_of = first.filter(|first| *first != place);
            let status = match (&made, duplicate_of) {
                (None, _) => RowStatus::Refused,
                (_, Some(_)) => RowStatus::Duplicate,
                _ => RowStatus::Made,
            };
            let (landing, link) = made.map(|made| (made.landing, made.link)).unzip();
            rows.push(Row {
                line,
                input: input.to_owned(),
                status,
                kind: facts.kind,
                product_id: facts.product_id,
                landing,
                link,
                foreign_tag: facts.foreign_tag,
                duplicate_of,
                problem,
            });
        });
    }
    rows
}

/// The rows as CSV with a line of column names; a spreadsheet runs nothing of it.
pub fn to_csv(rows: &[Row]) -> String {
    let mut out = String::new();
    csv::line(&mut out, ["line", "input", "status", "productId", "landing", "link", "removedTag", "reason"]);
    for row in rows {
        let tag = row.foreign_tag.as_ref().map(|tag| match &tag.key {
            Some(key) => format!("{}/{key}", tag.network),
            None => tag.network.clone(),
        });
        let status = match row.status {
            RowStatus::Made => "made",
            RowStatus::Duplicate => "duplicate",
            RowStatus::Refused => "refused",
        };
        let text = |text: &'_ Option<String>| text.clone().unwrap_or_default();
        let cells = [
            row.line.to_string(),
            row.input.clone(),
            status.to_owned(),
            text(&row.product_id),
            text(&row.landing),
            text(&row.link),
            tag.unwrap_or_default(),
            row.problem.as_ref().map_or("", |problem| problem.code).to_owned(),
        ];
        csv::line(&mut out, cells.iter().map(String::as_str));
    }
    out
}

/// The rows of a text with the user's settings: the profile asked for by its id, else the default one;
/// the campaign as [`campaign::chosen`] chooses it.
///
/// # Errors
/// Why no row could have a link: no profile, one that is not complete, or a campaign that is gone.
pub fn of_settings(
    text: &str,
    settings: &Settings,
    profile: Option<&str>,
    campaign: Option<&str>,
    now: i64,
) -> Result<Vec<Row>, Note> {
    let profile = settings.profile(profile).ok_or_else(|| Note::plain(code::LOOK_NO_PROFILE))?;
    if let Some(first) = link::check(profile).problems.into_iter().next() {
        return Err(first.problem);
    }
    let campaign = campaign::chosen(settings, profile, campaign)?;
    Ok(batch(text, &settings.profiles, profile, campaign, now))
}

/// Hands over each address of a line, or the id that the line is.
fn addresses<'t>(line: &'t str, mut take: impl FnMut(&'t str)) {
    let alone = line.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    if (8..=16).contains(&alone.len()) && alone.bytes().all(|b| b.is_ascii_digit()) {
        return take(alone);
    }
    let mut rest = line;
    while let Some((at, length)) = next_address(rest) {
        if let Some(found) = rest.get(at..at + length) {
            take(found);
        }
        rest = rest.get(at + length..).unwrap_or("");
    }
}

/// Where the next address starts and how long it is.
fn next_address(text: &str) -> Option<(usize, usize)> {
    let at = text.char_indices().map(|(at, _)| at).find(|at| starts(text, *at))?;
    let rest = text.get(at..)?;
    let mut open = 0usize;
    let mut end = rest.len();
    for (i, c) in rest.char_indices().skip(1) {
        let closes = match c {
            '(' => {
                open += 1;
                false
            }
            // Markdown and sentences put addresses in parentheses; a pair inside is the address's own.
            ')' => {
                let was = open;
                open = open.saturating_sub(1);
                was == 0
            }
            '<' | '>' | '"' | ']' | '|' | '`' | '“' | '”' | '«' | '»' => true,
            c if c.is_whitespace() || c.is_control() || c == '\u{200b}' => true,
            // Two that were pasted without a gap; behind `=`, `/` or `:` it is the first one's target.
            'h' | 'H' => schemed(rest, i) && !rest.get(..i).is_some_and(|t| t.ends_with(['=', '/', ':', '%', '?'])),
            _ => false,
        };
        if closes {
            end = i;
            break;
        }
    }
    let found = rest.get(..end)?.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~', '…', '’']);
    Some((at, found.len().max(1)))
}

/// Whether an address starts here: with a scheme, or as a bare host of AliExpress behind a gap.
fn starts(text: &str, at: usize) -> bool {
    if schemed(text, at) {
        return true;
    }
    let gap =
        text.get(..at).is_some_and(|t| !t.ends_with(|c: char| c.is_ascii_alphanumeric() || ".-_/@:%=".contains(c)));
    let Some(rest) = text.get(at..).filter(|_| gap) else { return false };
    if rest.starts_with("//") {
        return rest.get(2..).is_some_and(is_host);
    }
    is_host(rest)
}

/// A host of AliExpress at the start of a text.
fn is_host(text: &str) -> bool {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))).unwrap_or(text.len());
    let host = text.get(..end).unwrap_or("").trim_end_matches('.');
    affix_scan::contains(host, ".")
        && text.get(end..).is_some_and(|t| t.starts_with(['/', '?']))
        && crate::url::is_aliexpress(host)
}

fn schemed(text: &str, at: usize) -> bool {
    let Some(rest) = text.get(at..) else { return false };
    ["https://", "http://", "aliexpress://"]
        .iter()
        .any(|scheme| rest.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Map;

    fn found(line: &str) -> Vec<&str> {
        let mut all = Vec::new();
        addresses(line, |address| all.push(address));
        all
    }

    #[test]
    fn every_address_of_a_line_is_found_and_nothing_else() {
        for (line, wanted) in [
            ("", &[][..]),
            ("no link, 1005006000000001 sold", &[]),
            ("1005006000000001", &["1005006000000001"]),
            (" • 1005006000000001, ", &["1005006000000001"]),
            ("3256805813685249\r", &["3256805813685249"]),
            ("call 12345678901", &[]),
            ("a https://a.example/x, b http://b.example/y.", &["https://a.example/x", "http://b.example/y"]),
            (
                "[lamp](https://a.example/x_(1)) and (see https://b.example/)",
                &["https://a.example/x_(1)", "https://b.example/"],
            ),
            ("**https://a.example/x**|<https://b.example/y>", &["https://a.example/x", "https://b.example/y"]),
            ("https://a.example/1https://b.example/2", &["https://a.example/1", "https://b.example/2"]),
            ("https://a.example/?ulp=https://b.example/2", &["https://a.example/?ulp=https://b.example/2"]),
            (
                "https://prf.hn/click/camref:x/destination:https://b.example/2",
                &["https://prf.hn/click/camref:x/destination:https://b.example/2"],
            ),
            (
                "look www.aliexpress.com/item/1.html! es.aliexpress.com/x",
                &["www.aliexpress.com/item/1.html", "es.aliexpress.com/x"],
            ),
            ("shop@aliexpress.com, aliexpress.com is good, notaliexpress.com/x", &[]),
            (
                "aliexpress://product/detail?productId=32853000018",
                &["aliexpress://product/detail?productId=32853000018"],
            ),
            ("Deal:https://a.aliexpress.com/_mXamp1e Новинка", &["https://a.aliexpress.com/_mXamp1e"]),
        ] {
            assert_eq!(found(line), wanted, "{line}");
        }
    }

    fn profile() -> Profile {
        Profile {
            network: "aliexpress".into(),
            ids: Map::from([("aff_short_key".into(), "_xAmpL3k".into())]),
            ..Profile::default()
        }
    }

    #[test]
    fn each_row_says_what_became_of_it() {
        let text = "https://www.aliexpress.com/item/1005006000000001.html?aff_fsk=_nObody1\r\nhttps://www.aliexpress.us/item/3256805813685249.html https://s.click.aliexpress.com/e/_nObody1\n";
        let rows = batch(text, &[], &profile(), None, 0);
        let status: Vec<_> = rows.iter().map(|row| (row.line, row.status, row.duplicate_of)).collect();
        assert_eq!(
            status,
            [(1, RowStatus::Made, None), (2, RowStatus::Duplicate, Some(0)), (2, RowStatus::Refused, None)]
        );
        let key = |i: usize| rows.get(i).and_then(|row| row.foreign_tag.clone()).and_then(|tag| tag.key);
        assert_eq!((key(0).as_deref(), key(1)), (Some("_nObody1"), None));
        assert_eq!(rows.get(2).and_then(|row| row.problem.as_ref()).map(|p| p.code), Some("url_short"));
        let csv = to_csv(&rows);
        assert_eq!(csv.lines().count(), 4);
        assert!(csv.contains("aliexpress/_nObody1,\r\n"), "{csv}");
    }

    #[test]
    fn a_campaign_fills_every_row_and_an_own_tag_is_nobody_elses() {
        let sub_ids = Map::from([("dp".into(), "{campaign}{productId}".into())]);
        let campaign = Campaign { name: "nov".into(), sub_ids, ..Campaign::default() };
        let text = "https://www.aliexpress.com/item/1005006000000001.html?aff_fsk=_xAmpL3k";
        let rows = batch(text, &[], &profile(), Some(&campaign), 0);
        assert!(rows.iter().all(|row| row.foreign_tag.is_none()));
        assert!(rows.iter().all(|row| row.link.as_ref().is_some_and(|l| l.ends_with("&dp=nov1005006000000001"))));
        let of = |profiles: Vec<Profile>, campaign| {
            let settings = Settings { profiles, ..Settings::default() };
            of_settings(text, &settings, None, campaign, 0).map(|rows| rows.len()).map_err(|why| why.code)
        };
        assert_eq!(of(vec![profile()], None), Ok(1));
        assert_eq!(of(vec![profile()], Some("gone")), Err("campaign_gone"));
        assert_eq!(of(vec![Profile::default()], None), Err("link_no_network"));
        assert_eq!(of(vec![], None), Err("look_no_profile"));
    }
}
