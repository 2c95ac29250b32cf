//! How long a post is by the rules of the place where it goes.

use super::Format;
use super::format::Syntax;
use super::post::Piece;
use super::print::print;

/// What a link counts on X, however long it is (t.co).
pub(crate) const X_LINK: u32 = 23;

/// The length that counts, and the most that is allowed, where the place has a limit.
pub(super) fn length(post: &[Piece], format: Format, caption: bool) -> Option<(u32, u32)> {
    let telegram = if caption { TELEGRAM_CAPTION } else { TELEGRAM_TEXT };
    match format {
        // Telegram counts what is left after its entities are read: the words, not the markup.
        Format::TelegramHtml | Format::TelegramMarkdownV2 => Some((units(&visible(post)), telegram)),
        // Where rich text is not taken the addresses are words, too.
        Format::Telegram => Some((units(&print(post, Syntax::Text)), telegram)),
        Format::X => Some((weighted(post), X_TEXT)),
        _ => None,
    }
}

/// UTF-16 units, which Telegram counts.
pub(crate) fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// The words of a post without markup or targets.
fn visible(post: &[Piece]) -> String {
    let words = |piece: &Piece| match piece {
        Piece::Link(link, words) => Piece::Text(words.clone().unwrap_or_else(|| link.clone())),
        Piece::Words(_, words) => Piece::Text(words.clone()),
        piece => piece.clone(),
    };
    print(&post.iter().map(words).collect::<Vec<_>>(), Syntax::Text)
}

/// X's weighted length of a post: a link counts 23.
fn weighted(post: &[Piece]) -> u32 {
    let links = post.iter().filter(|piece| matches!(piece, Piece::Link(..) | Piece::Words(..))).count();
    let words = |piece: &Piece| match piece {
        // The space that stands before a link in plain text stays.
        Piece::Link(_, words) => Piece::Text(words.as_ref().map_or(String::new(), |words| format!("{words} "))),
        Piece::Words(..) => Piece::Text(String::new()),
        piece => piece.clone(),
    };
    let text = print(&post.iter().map(words).chain([Piece::Text(".".into())]).collect::<Vec<_>>(), Syntax::Text);
    let links = u32::try_from(links).unwrap_or(u32::MAX).saturating_mul(X_LINK);
    links + weight(text.strip_suffix('.').unwrap_or(&text))
}

/// X's weight of words: characters of Latin, Cyrillic, Arabic, Hebrew and their like 1, all others 2, an emoji 2 however
/// it is put together.
pub(crate) fn weight(text: &str) -> u32 {
    let mut weight = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        weight += if matches!(c, '\0'..='\u{10ff}' | '\u{2000}'..='\u{200d}' | '\u{2010}'..='\u{201f}' | '\u{2032}'..='\u{2037}')
        {
            1
        } else {
            2
        };
        if matches!(c, '\u{1f1e6}'..='\u{1f1ff}') {
            chars.next_if(|c| matches!(c, '\u{1f1e6}'..='\u{1f1ff}'));
        } else if matches!(c, '\u{203c}'..='\u{3299}' | '\u{1f000}'..='\u{1faff}') {
            // Variation, skin tone, and what a joiner joins belong to the same picture.
            while let Some(more) =
                chars.next_if(|c| matches!(c, '\u{fe0f}' | '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{20e3}'))
            {
                if more == '\u{200d}' {
                    chars.next();
                }
            }
        }
    }
    weight
}

include!(concat!(env!("OUT_DIR"), "/limits.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_counts_as_x_counts() {
        let of = |text: &str| weighted(&[Piece::Text(text.into())]);
        for (text, weight) in [
            ("#ad abc", 7),
            ("наушники", 8),
            ("日本", 4),
            ("👍", 2),
            ("👍🏽", 2),
            ("👨‍👩‍👧", 2),
            ("🇩🇪", 2),
            ("“x”", 3),
            ("❤️a", 3),
        ] {
            assert_eq!(of(text), weight, "{text}");
        }
        let link = Piece::Link(format!("https://a.example/{}", "x".repeat(300)), None);
        assert_eq!(weighted(&[Piece::Text("#ad ".into()), link]), 27);
    }

    #[test]
    fn telegram_counts_words_only() {
        let post = [Piece::Text("a_b 👍 ".into()), Piece::Link("https://a.example/long".into(), Some("lamp".into()))];
        assert_eq!(length(&post, Format::TelegramMarkdownV2, true), Some((11, 1024)));
        assert_eq!(length(&post, Format::TelegramHtml, false), Some((11, 4096)));
        assert_eq!(length(&post, Format::Html, false), None);
    }
}
