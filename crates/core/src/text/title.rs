//! Titles as they are shown: without the name of the site that they stand on.

use super::{capped, harmless};

/// The site's name.
const SITE: &str = "aliexpress";

/// What stands between a title and the site's name.
const APART: [char; 7] = ['-', '–', '—', '|', '·', '•', ':'];

/// A title that somebody else wrote, such as a tab's, as it can be shown.
///
/// ```
/// use affix_core::text::shown_title;
/// assert_eq!(shown_title("Bike light - AliExpress 200001"), "Bike light");
/// assert_eq!(shown_title("Bike light|Lights|   - AliExpress"), "Bike light|Lights");
/// assert_eq!(shown_title("Case for AliExpress"), "Case for AliExpress");
/// ```
pub fn shown_title(text: &str) -> String {
    capped(without_site(harmless(text).trim()).to_owned())
}

/// The title without the site's name at its end, as browsers and shared links have it: `- AliExpress`,
/// `| Aliexpress.com`, `- AliExpress 18` with a category's number, `- AliExpress Mobile`. A title that is nothing else
/// stays.
pub(crate) fn without_site(title: &str) -> &str {
    let whole = title.trim_end();
    let lower = whole.to_ascii_lowercase();
    let Some((before, after)) = affix_json::rsplit_once(&lower, SITE) else { return title };
    // Small ASCII letters take the room of the large ones.
    let before = whole.get(..before.len()).unwrap_or("");
    let after = [".com", ".us", ".ru"].iter().find_map(|end| after.strip_prefix(end)).unwrap_or(after).trim_start();
    let ends = after.is_empty() || after == "mobile" || after.bytes().all(|b| b.is_ascii_digit());
    let before = before.trim_end();
    if !ends || !before.ends_with(APART) {
        return title;
    }
    let own = before.trim_end_matches(|c: char| c.is_whitespace() || APART.contains(&c));
    if own.is_empty() { title } else { own }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_is_no_part_of_a_title() {
        for (title, shown) in [
            ("Lamp - AliExpress", "Lamp"),
            ("Lamp - AliExpress ", "Lamp"),
            ("Lamp – Aliexpress.com", "Lamp"),
            ("Lamp | ALIEXPRESS", "Lamp"),
            ("Lamp - AliExpress Mobile", "Lamp"),
            ("Lamp - AliExpress 200000345", "Lamp"),
            ("AliExpress lamp - AliExpress", "AliExpress lamp"),
            ("Светильник - AliExpress", "Светильник"),
            ("AliExpress", "AliExpress"),
            (" - AliExpress", " - AliExpress"),
            ("Lamp-AliExpress stand", "Lamp-AliExpress stand"),
            ("Lamp for AliExpress", "Lamp for AliExpress"),
            ("İ - AliExpress", "İ"),
            ("", ""),
        ] {
            assert_eq!(without_site(title), shown, "{title:?}");
        }
    }
}
