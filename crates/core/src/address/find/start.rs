//! How a text starts, as far as addresses go: schemes and hosts.

use super::character::is_gap;

/// How a text starts.
pub(crate) enum Start<'a> {
    /// A scheme that counts, and what follows its colon.
    Scheme(Scheme, &'a str),
    /// Some other scheme.
    OtherScheme,
    /// `//`, and what follows.
    Slashes(&'a str),
    /// A dotted host name.
    Host,
    /// None of these.
    Words,
}

/// The schemes that count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    Http,
    Https,
    /// `aliexpress://`, into the shop's app.
    App,
}

/// Schemes without `//` behind their colon, which are no words of a sentence.
const OTHER_SCHEMES: [&str; 10] =
    ["javascript", "data", "mailto", "tel", "file", "intent", "blob", "about", "vbscript", "view-source"];

/// How a text starts, as far as addresses go.
pub(crate) fn start_of(text: &str) -> Start<'_> {
    if let Some(rest) = text.strip_prefix(['/', '\\']).and_then(|t| t.strip_prefix(['/', '\\'])) {
        return Start::Slashes(rest);
    }
    let letters = text.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.')).count();
    if let Some((name, rest)) = text.split_at_checked(letters)
        && let Some(rest) = rest.strip_prefix(':')
        && !rest.is_empty()
        && !rest.starts_with(is_gap)
    {
        let slashed = rest.starts_with(['/', '\\']);
        if name.eq_ignore_ascii_case("https") {
            return Start::Scheme(Scheme::Https, rest);
        }
        if name.eq_ignore_ascii_case("http") {
            return Start::Scheme(Scheme::Http, rest);
        }
        if name.eq_ignore_ascii_case("aliexpress") && slashed {
            return Start::Scheme(Scheme::App, rest);
        }
        let other = OTHER_SCHEMES.iter().any(|other| name.eq_ignore_ascii_case(other));
        let only_letters = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic());
        let scheme = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && rest.starts_with("//")
            && (only_letters || known_scheme(name).is_none());
        if other || scheme {
            return Start::OtherScheme;
        }
    }
    if starts_with_host(text) { Start::Host } else { Start::Words }
}

/// The scheme that counts at the end of a run, also glued to a word.
pub(super) fn known_scheme(run: &str) -> Option<&'static str> {
    ["https", "http", "aliexpress"].into_iter().find(|scheme| {
        let at = run.len().checked_sub(scheme.len());
        at.and_then(|at| run.get(at..)).is_some_and(|tail| tail.eq_ignore_ascii_case(scheme))
    })
}

/// `//` as it stands in texts, also escaped as JSON has it.
pub(super) fn starts_with_slashes(text: &str) -> bool {
    text.starts_with("//") || text.starts_with("\\/\\/") || text.starts_with("\\\\")
}

/// A whole address that is encoded as one value of another, once or twice.
pub(crate) fn starts_encoded(text: &str) -> bool {
    let after = |text: &'_ str, prefix: &str| {
        text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)).then_some(prefix.len())
    };
    let Some(rest) = after(text, "http").and_then(|at| text.get(at..)) else { return false };
    let rest = after(rest, "s").and_then(|at| rest.get(at..)).unwrap_or(rest);
    after(rest, "%3a").is_some() || after(rest, "%253a").is_some()
}

/// Length of what may be a host at the start, well formed or not: a homograph is judged later.
pub(super) fn host_ends(text: &str) -> usize {
    let in_host = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    text.find(|c: char| !in_host(c)).unwrap_or(text.len())
}

/// Two labels or more that end where a host may end; the last is no number, unless it is an IP
/// address's.
fn starts_with_host(text: &str) -> bool {
    let Some((host, rest)) = text.split_at_checked(host_ends(text)) else { return false };
    let host = host.strip_suffix('.').unwrap_or(host);
    let number = |label: &str| label.bytes().all(|b| b.is_ascii_digit());
    let labels = host.split('.').count();
    let port = |rest: &str| rest.bytes().all(|b| b.is_ascii_digit()) || is_port(rest);
    (rest.is_empty() || rest.starts_with(['/', '\\', '?', '#', '@']) || rest.strip_prefix(':').is_some_and(port))
        && labels > 1
        && host.split('.').all(|label| !label.is_empty())
        && (!host.rsplit('.').next().is_some_and(number) || (labels == 4 && host.split('.').all(number)))
}

/// A host of running text: dotted, and its last label is at least two letters.
pub(super) fn is_dotted(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let Some((front, last)) = host.rsplit_once('.') else { return false };
    last.len() > 1 && last.bytes().all(|b| b.is_ascii_alphabetic()) && front.split('.').all(|label| !label.is_empty())
}

/// A port and the path behind it.
pub(super) fn is_port(text: &str) -> bool {
    let digits = text.bytes().take(6).take_while(u8::is_ascii_digit).count();
    (1..6).contains(&digits) && text.get(digits..).is_some_and(|t| t.starts_with(['/', '?', '\\']))
}
