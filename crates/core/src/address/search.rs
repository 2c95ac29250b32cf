//! The address of the site's own search.

use super::encode_component;

/// Words of a title that are searched for: with more of them the site finds less.
const WORDS: usize = 8;

/// The page where AliExpress looks for a title's first words; none for a title without any.
///
/// ```
/// use affix_core::address::search_for;
/// let search = search_for("Bike light, 1000 lm (USB-C)");
/// assert_eq!(search.as_deref(), Some("https://www.aliexpress.com/wholesale?SearchText=Bike+light+1000+lm+USB+C"));
/// assert_eq!(search_for("Лампа & 灯").as_deref(), Some("https://www.aliexpress.com/wholesale?SearchText=%D0%9B%D0%B0%D0%BC%D0%BF%D0%B0+%E7%81%AF"));
/// assert_eq!(search_for(" - "), None);
/// ```
pub fn search_for(title: &str) -> Option<String> {
    let mut found = String::from("https://www.aliexpress.com/wholesale?SearchText=");
    let start = found.len();
    let parts = |c: char| c.is_whitespace() || c.is_ascii_punctuation();
    for word in title.split(parts).filter(|word| !word.is_empty()).take(WORDS) {
        if found.len() > start {
            found.push('+');
        }
        encode_component(&mut found, word);
    }
    (found.len() > start).then_some(found)
}
