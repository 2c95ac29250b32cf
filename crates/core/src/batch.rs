//! Many links at once: every address and id in a pasted list or chat text becomes a row, whether it
//! gives a link or not.

mod in_place;

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use crate::address::{Found, Own, Tag, UrlFacts, UrlKind, What, classify, classify_found, find_all, lines};
use crate::campaign;
use crate::link::{self, AffiliateLink, CampaignLeftOut};
use crate::settings::{Campaign, Profile, Settings};
use crate::text::capped;
use crate::text::csv;
use crate::text::message::{Note, code};
use crate::value::ProductId;

pub use in_place::{InPlace, TextPart};

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
    /// A line that holds no address and no id.
    Nothing,
}

/// One address or id of the text, or a line without any.
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
    pub product_id: Option<ProductId>,
    /// The page that the link leads to.
    pub landing: Option<String>,
    /// The user's own affiliate link.
    pub link: Option<String>,
    /// Whose affiliate or share identity was taken out.
    pub foreign_tag: Option<Tag>,
    /// The same as a sentence, where a link was made.
    pub left_out: Option<Note>,
    /// For a duplicate: the earlier row, counted from 0.
    pub duplicate_of: Option<u32>,
    /// Parameters that were left out though nobody knows what they do.
    pub unknown: Vec<String>,
    /// Name of the campaign that filled the link's sub-ids.
    pub campaign: Option<String>,
    /// The campaign that was chosen and could not fill them.
    pub campaign_left_out: Option<Box<CampaignLeftOut>>,
    /// Why there is no link.
    pub problem: Option<Note>,
}

/// A row for every address and id in a text, in order, and for every line that holds none: nothing of a list
/// is lost. Where such a line has a number as long as an id, its row says why the number does not count.
///
/// ```
/// use affix_core::{batch::{batch, RowStatus}, settings::Profile};
/// let mut profile = Profile { network: "aliexpress".into(), ..Profile::default() };
/// profile.ids.insert("aff_short_key".into(), "_xAmpL3k".into());
/// let text = "1005006000000001 lamp\n[lamp](https://es.aliexpress.com/item/1005006000000001.html), 12345678901 sold\nhttps://example.com/";
/// let rows = batch(text, &[], &profile, None, 0);
/// let statuses: Vec<_> = rows.iter().map(|row| row.status).collect();
/// assert_eq!(statuses, [RowStatus::Made, RowStatus::Duplicate, RowStatus::Refused]);
/// ```
pub fn batch(text: &str, profiles: &[Profile], profile: &Profile, campaign: Option<&Campaign>, now: i64) -> Vec<Row> {
    spanned(text, profiles, profile, campaign, now).into_iter().map(|(row, _)| row).collect()
}

/// The rows with the bytes of the text that each stands for; a line without anything stands for none.
fn spanned(
    text: &str,
    profiles: &[Profile],
    profile: &Profile,
    campaign: Option<&Campaign>,
    now: i64,
) -> Vec<(Row, Option<Range<usize>>)> {
    let mut own = link::own(profiles);
    own.extend([link::own(std::slice::from_ref(profile))]);
    let mut rows: Vec<(Row, Option<Range<usize>>)> = Vec::new();
    // The first row of each landing page.
    let mut seen = BTreeMap::<String, u32>::new();
    let mut found = places(text, &own).into_iter().peekable();
    for (line, _, number) in lines(text) {
        let mut empty = !line.trim().is_empty();
        while let Some(place) = found.next_if(|place| place.line <= number) {
            empty = false;
            let index = u32::try_from(rows.len()).unwrap_or(u32::MAX);
            let made = campaign::make(campaign, profile, &place.facts, now);
            rows.push((Row::of(place.line, place.facts, made, index, &mut seen), Some(place.span)));
        }
        if empty {
            rows.push((Row::nothing(line.trim(), number), None));
        }
    }
    rows
}

impl Row {
    fn of(
        line: u32,
        facts: UrlFacts,
        made: Result<AffiliateLink, Note>,
        index: u32,
        seen: &mut BTreeMap<String, u32>,
    ) -> Self {
        let (made, problem) = match made {
            Ok(made) => (Some(made), None),
            Err(problem) => (None, Some(problem)),
        };
        let first = made.as_ref().map(|made| *seen.entry(made.landing.clone()).or_insert(index));
        let duplicate_of = first.filter(|first| *first != index);
        let status = match (&made, duplicate_of) {
            (None, _) => RowStatus::Refused,
            (_, Some(_)) => RowStatus::Duplicate,
            _ => RowStatus::Made,
        };
        // Nothing was taken out of a link that was not made.
        let left_out = made.as_ref().and_then(|_| link::left_out(&facts));
        let (campaign, campaign_left_out) =
            made.as_ref().map(|made| (made.campaign.clone(), made.campaign_left_out.clone())).unwrap_or_default();
        let (landing, link) = made.map(|made| (made.landing, made.link)).unzip();
        Self {
            line,
            input: facts.input,
            status,
            kind: facts.kind,
            product_id: facts.product_id,
            landing,
            link,
            foreign_tag: facts.foreign_tag,
            left_out,
            duplicate_of,
            unknown: facts.unknown,
            campaign,
            campaign_left_out,
            problem,
        }
    }

    /// A line that holds no address and no id.
    fn nothing(line: &str, number: u32) -> Self {
        Self {
            line: number,
            input: capped(line.to_owned()),
            status: RowStatus::Nothing,
            kind: UrlKind::Invalid,
            product_id: None,
            landing: None,
            link: None,
            foreign_tag: None,
            left_out: None,
            duplicate_of: None,
            unknown: Vec::new(),
            campaign: None,
            campaign_left_out: None,
            problem: Some(Note::plain(code::URL_NOTHING)),
        }
    }
}

/// What every address and id of a text is, in order, with its line. Of a line that holds none, its
/// numbers that are as long as an id.
pub fn each(text: &str, own: &Own) -> Vec<(u32, UrlFacts)> {
    places(text, own).into_iter().map(|place| (place.line, place.facts)).collect()
}

/// An address or id, and where it stands.
struct Place {
    line: u32,
    /// Its bytes in the text.
    span: Range<usize>,
    facts: UrlFacts,
}

impl Place {
    fn of(found: &Found<'_>, own: &Own) -> Self {
        Self { line: found.line, span: found.start..found.start + found.text.len(), facts: classify_found(found, own) }
    }
}

fn places(text: &str, own: &Own) -> Vec<Place> {
    // A text that is an id alone is one of any kind.
    let bare = text.trim();
    if !bare.contains(|c: char| c.is_alphabetic() || c.is_whitespace()) {
        let whole = classify(text, own);
        if whole.kind == UrlKind::Product {
            let start = text.len() - text.trim_start().len();
            let line = lines(text).find(|(line, ..)| !line.trim().is_empty()).map_or(1, |(_, _, number)| number);
            let facts = UrlFacts { input: bare.to_owned(), ..whole };
            return vec![Place { line, span: start..start + bare.len(), facts }];
        }
    }
    let mut all: Vec<Place> = Vec::new();
    // Numbers of the line at hand that are no ids for certain, and whether it holds anything else.
    let mut numbers: Vec<Found<'_>> = Vec::new();
    let mut other = 0;
    for found in find_all(text) {
        if numbers.first().is_some_and(|number| number.line != found.line) {
            all.extend(numbers.drain(..).map(|number| Place::of(&number, own)));
        }
        if found.what != What::Number {
            numbers.clear();
            other = found.line;
            all.push(Place::of(&found, own));
        } else if found.is_cut_off() {
            all.push(Place::of(&found, own));
        } else if other != found.line {
            numbers.push(found);
        }
    }
    all.extend(numbers.iter().map(|number| Place::of(number, own)));
    all
}

/// The rows as CSV with a line of column names; a spreadsheet runs nothing of it.
pub fn to_csv(rows: &[Row]) -> String {
    let mut out = String::new();
    csv::line(&mut out, ["line", "input", "status", "productId", "landing", "link", "removedTag", "reason", "leftOut"]);
    for row in rows {
        let tag = row.foreign_tag.as_ref().map(|tag| match &tag.key {
            Some(key) => format!("{}/{key}", tag.network),
            None => tag.network.to_string(),
        });
        let status = match row.status {
            RowStatus::Made => "made",
            RowStatus::Duplicate => "duplicate",
            RowStatus::Refused => "refused",
            RowStatus::Nothing => "nothing",
        };
        let text = |text: &'_ Option<String>| text.clone().unwrap_or_default();
        let cells = [
            row.line.to_string(),
            row.input.clone(),
            status.to_owned(),
            row.product_id.map(|id| id.to_string()).unwrap_or_default(),
            text(&row.landing),
            text(&row.link),
            tag.unwrap_or_default(),
            row.problem.as_ref().map_or("", |problem| problem.code).to_owned(),
            row.unknown.join(" "),
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
    let (profile, campaign) = account(settings, profile, campaign)?;
    Ok(batch(text, &settings.profiles, profile, campaign, now))
}

/// The text itself with the user's own links in it.
///
/// # Errors
/// Those of [`of_settings`].
pub fn in_place(
    text: &str,
    settings: &Settings,
    profile: Option<&str>,
    campaign: Option<&str>,
    now: i64,
) -> Result<InPlace, Note> {
    let (profile, campaign) = account(settings, profile, campaign)?;
    Ok(InPlace::of(text, spanned(text, &settings.profiles, profile, campaign, now)))
}

fn account<'s>(
    settings: &'s Settings,
    profile: Option<&str>,
    campaign: Option<&str>,
) -> Result<(&'s Profile, Option<&'s Campaign>), Note> {
    let profile = settings.profile(profile).ok_or_else(|| Note::plain(code::LOOK_NO_PROFILE))?;
    if let Some(first) = link::check(profile).problems.into_iter().next() {
        return Err(first.problem);
    }
    Ok((profile, campaign::chosen(settings, profile, campaign)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Map;

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
        assert!(csv.contains("aliexpress/_nObody1,,\r\n"), "{csv}");
    }

    #[test]
    fn no_line_is_lost_and_only_empty_ones_have_no_row() {
        let text = "\r\n1005006000000001 lamp\n\n  gravel bag?\rlook 32845612345\n";
        let rows = batch(text, &[], &profile(), None, 0);
        let said: Vec<_> = rows.iter().map(|row| (row.line, row.status, row.input.as_str())).collect();
        let wanted = [
            (2, RowStatus::Made, "1005006000000001"),
            (4, RowStatus::Nothing, "gravel bag?"),
            (5, RowStatus::Refused, "32845612345"),
        ];
        assert_eq!(said, wanted);
    }

    #[test]
    fn what_was_left_out_is_said_of_links_only() {
        let text = "https://s.click.aliexpress.com/e/_nObody1\nhttps://www.aliexpress.com/item/1005006000000001.html?aff_fsk=_nObody1";
        let rows = batch(text, &[], &profile(), None, 0);
        let said: Vec<_> = rows.iter().map(|row| row.left_out.as_ref().map(|note| note.code)).collect();
        assert_eq!(said, [None, Some("tracking_code_left_out")]);
    }

    #[test]
    fn a_message_comes_back_whole_with_own_links() {
        let settings = Settings { profiles: vec![profile()], ..Settings::default() };
        let text = "\u{1f525} 50% OFF! <a href=\"https://www.aliexpress.com/item/1005006000000001.html?a=1&amp;b=2\">lamp</a>, code SAVE5\r\n[x](https://es.aliexpress.com/item/1005006000000002.html) [url=https://www.aliexpress.com/item/1005006000000003.html]y[/url]\nhttps://s.click.aliexpress.com/e/_oQ9zR2 https://example.com/ 32845612345\n\n";
        let made = in_place(text, &settings, None, None, 0).unwrap_or_default();
        assert_eq!((made.made, made.open), (3, 1));
        assert_eq!(made.text, made.parts.iter().map(|part| part.text.as_str()).collect::<String>());
        let link = |id: &str| {
            format!(
                "https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_xAmpL3k&dl_target_url=https%3A%2F%2Fwww.aliexpress.com%2Fitem%2F{id}.html"
            )
        };
        let wanted = text
            .replace(
                "https://www.aliexpress.com/item/1005006000000001.html?a=1&amp;b=2",
                &link("1005006000000001").replace('&', "&amp;"),
            )
            .replace("https://es.aliexpress.com/item/1005006000000002.html", &link("1005006000000002"))
            .replace("https://www.aliexpress.com/item/1005006000000003.html", &link("1005006000000003"));
        assert_eq!(made.text, wanted);
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
