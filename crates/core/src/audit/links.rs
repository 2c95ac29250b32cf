//! What each link says by itself: whose it is, where it leads, how it is written.

use std::borrow::Cow;
use std::collections::HashMap;

use super::asked::Asked;
use super::document::{Document, From, Kind, Link};
use super::finding::Findings;
use super::rules::Severity;
use super::words::Words;
use super::{broken, rules, sub_ids};
use crate::address::{Address, Own, Tag, UrlFacts, UrlKind, classify, decode, is_aliexpress, is_known_host};
use crate::link::{make, network_name};
use crate::text::message::{Code, Note, code};
use crate::value::ProductId;

/// A link that is the audit's business.
pub(super) struct Judged<'d> {
    pub(super) link: &'d Link,
    pub(super) facts: UrlFacts,
    /// Why it does not work.
    pub(super) broken: Option<Note>,
    /// The user has made it.
    known: bool,
}

impl<'d> Judged<'d> {
    /// None where it has nothing to do with AliExpress.
    pub(super) fn of(link: &'d Link, asked: &Asked) -> Option<Self> {
        let target = link.target.trim();
        // The shop's name, said as an address: nobody follows it for a product.
        if link.from == From::Bare && !target.contains('/') {
            return None;
        }
        if !may_concern(target) {
            return None;
        }
        let facts = classify(&readable(target), &asked.own);
        let broken = broken::broken(target, &facts).or_else(|| broken::relative(target, link.from, &facts));
        let business = match facts.kind {
            UrlKind::Foreign => {
                let is = |why: Code| facts.reason_code == Some(why.name());
                // A site about the shop may have its name; one with its pages wants to be taken for it.
                is(code::URL_LOOK_ALIKE) && affix_json::contains(target, "/item/")
                    || is(code::URL_HOMOGRAPH)
                    || is(code::URL_USER_INFO) && affix_json::contains(target, "aliexpress")
            }
            UrlKind::Invalid => broken.is_some() && affix_json::contains(target, "aliexpress."),
            _ => true,
        };
        let known = asked.known.contains(target) || facts.own_tag.is_some();
        business.then_some(Self { link, facts, broken, known })
    }

    /// Somebody earns from it, or may.
    pub(super) fn is_paid(&self) -> bool {
        self.known || self.facts.foreign_tag.is_some() || matches!(self.facts.kind, UrlKind::Short | UrlKind::Affiliate)
    }

    /// The user earns from it.
    pub(super) fn is_own(&self) -> bool {
        self.known && self.broken.is_none()
    }

    fn is_page(&self) -> bool {
        use UrlKind::{App, Campaign, Category, Offer, Product, Search, Store};
        matches!(self.facts.kind, App | Campaign | Category | Offer | Product | Search | Store)
    }

    /// What a fingerprint knows it by.
    pub(super) fn identity(&self) -> Cow<'_, str> {
        match (&self.facts.product_id, &self.facts.canonical) {
            (Some(id), _) => Cow::Owned(id.to_string()),
            (None, Some(page)) => Cow::Borrowed(page),
            (None, None) => Cow::Borrowed(&self.link.target),
        }
    }
}

/// Whether an address can be the audit's business. Most of a page's are those of other sites, and judging one takes a
/// hundred times as long.
fn may_concern(target: &str) -> bool {
    if ["aliexpress", "AliExpress", "ALIEXPRESS"].iter().any(|name| affix_json::contains(target, name)) {
        return true;
    }
    // Numbers and pages of the site itself are addresses only where they are pasted.
    let Some((_, rest)) = target.split_once("//") else { return false };
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    // Letters that browsers read as others, or pass over.
    let plain = host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'));
    !plain || affix_json::contains(host, "xn--") || is_known_host(host)
}

/// The address with what breaks it mended, as far as that is certain.
fn readable(target: &str) -> Cow<'_, str> {
    if broken::starts_escaped(target) {
        return decode(target);
    }
    Cow::Borrowed(target)
}

/// Of two ids for one product one is too many.
const DOUBLE_OTHER: rules::Rule = rules::Rule { severity: Severity::Warn, ..rules::DOUBLE };

/// All rules about links.
pub(super) fn judge(document: &Document, links: &[Judged<'_>], asked: &Asked, found: &mut Findings<'_>) {
    let mut hidden: Vec<&Judged<'_>> = Vec::new();
    let mut products: HashMap<ProductId, Option<&Tag>> = HashMap::new();
    for judged in links {
        let link = judged.link;
        if link.from == From::Listed {
            continue;
        }
        let (text, identity) = (link.target.as_str(), judged.identity());
        let mut add = |rule, why, to: Option<&str>| found.add(rule, &link.place, text, &identity, why, to);
        let to = instead(judged, document.kind, asked);
        let to = to.as_deref();
        if let Some(why) = &judged.broken {
            add(&rules::FORM_BROKEN, why.clone(), to);
        }
        if matches!(judged.facts.kind, UrlKind::Private | UrlKind::Infrastructure) {
            add(&rules::PAGE_CLOSED, Note::plain(code::AUDIT_PAGE_CLOSED), None);
            continue;
        }
        whose(judged, asked, to, &mut add);
        if judged.facts.kind == UrlKind::Short && !judged.known && judged.broken.is_none() {
            hidden.push(judged);
        }
        if is_weak(judged) {
            add(&rules::PAGE_WEAK, Note::plain(code::AUDIT_PAGE_WEAK), None);
        }
        if let Some(why) = broken::old(text, &judged.facts).filter(|_| judged.broken.is_none()) {
            let safe = to.map(str::to_owned).or_else(|| encrypted(&why, judged));
            add(&rules::FORM_OLD, why, safe.as_deref());
        }
        if is_wrapped_twice(text, &judged.facts) {
            add(&rules::WRAPPED_TWICE, Note::plain(code::AUDIT_WRAPPED_TWICE), to);
        }
        if let Some(id) = judged.facts.product_id.filter(|_| link.from != From::Data) {
            let tag = judged.facts.own_tag.as_ref().or(judged.facts.foreign_tag.as_ref());
            match products.get(&id) {
                Some(first) if *first == tag => {
                    add(&rules::DOUBLE, Note::plain(code::AUDIT_DOUBLE_SAME), None);
                }
                Some(_) => add(&DOUBLE_OTHER, Note::plain(code::AUDIT_DOUBLE_OTHER), None),
                None => {
                    products.insert(id, tag);
                }
            }
        }
        if judged.is_paid() && link.rel.as_ref().is_some_and(|rel| !marked(rel)) {
            add(&rules::REL_MISSING, Note::plain(code::AUDIT_REL_MISSING), None);
        }
        if let Some(flags) = judged.facts.product_id.and_then(|id| asked.flagged.get(&id)) {
            add(&rules::PRODUCT_FLAGGED, Note::new(code::AUDIT_PRODUCT_FLAGGED, [("flags", flags.as_str())]), None);
        }
        if let Some(why) = sub_ids::bad(text, &judged.facts) {
            add(&rules::SUBID_BAD, why, None);
        }
        if link.from == From::Script {
            add(&rules::SCRIPT_LINK, Note::plain(code::AUDIT_SCRIPT_LINK), None);
        }
        if let Some(why) = elsewhere(document, judged) {
            add(&rules::MARKET_MISMATCH, why, None);
        }
    }
    if let Some(first) = hidden.first() {
        let why = Note::new(code::AUDIT_ID_HIDDEN, [("count", hidden.len().to_string())]);
        found.add(&rules::ID_HIDDEN, &first.link.place, &first.link.target, "", why, None);
    }
}

/// Who earns.
fn whose(
    judged: &Judged<'_>,
    asked: &Asked,
    to: Option<&str>,
    add: &mut dyn FnMut(&'static rules::Rule, Note, Option<&str>),
) {
    let facts = &judged.facts;
    if judged.known {
        return;
    }
    if let Some(tag) = &facts.foreign_tag {
        if asked.retired.holds(tag) {
            let key = tag.key.as_deref().unwrap_or_default();
            return add(&rules::ID_RETIRED, Note::new(code::AUDIT_ID_RETIRED, [("key", key)]), to);
        }
        // Whose a short link's code is nobody can say without the log; without a profile nobody's is the user's.
        let Some(key) = tag.key.as_deref().filter(|_| facts.kind != UrlKind::Short && asked.own != Own::default())
        else {
            return;
        };
        let network = network_name(tag.network.code()).unwrap_or(tag.network.code());
        return add(&rules::ID_FOREIGN, Note::new(code::AUDIT_ID_FOREIGN, [("key", key), ("network", network)]), to);
    }
    if judged.is_page() {
        add(&rules::ID_MISSING, Note::plain(code::AUDIT_ID_MISSING), to);
    }
}

/// The user's own link to the same page, written as the document writes links.
fn instead(judged: &Judged<'_>, kind: Kind, asked: &Asked) -> Option<String> {
    let link = make(&judged.facts, asked.profile.as_ref()?).ok()?.link;
    let written = &judged.link.place.written.as_ref()?.text;
    Some(match kind {
        Kind::Html => link.replace('&', "&amp;"),
        Kind::Markdown if affix_json::contains(written, "&amp;") => link.replace('&', "&amp;"),
        Kind::Markdown => link.replace('(', "%28").replace(')', "%29"),
        Kind::Text | Kind::List => link,
    })
}

/// The same address, encrypted.
fn encrypted(why: &Note, judged: &Judged<'_>) -> Option<String> {
    let rest = judged.link.place.written.as_ref()?.text.strip_prefix("http:")?;
    (why.code == code::AUDIT_OLD_HTTP.name()).then(|| format!("https:{rest}"))
}

/// It leads to a page of many products while its words name one.
fn is_weak(judged: &Judged<'_>) -> bool {
    let words = judged.link.words.trim();
    let many = match leads_to(&judged.facts) {
        Many::Home => true,
        // “Desk lamps” promises many.
        Many::Results => !words.ends_with('s'),
        Many::Not => false,
    };
    if judged.link.from != From::Words || !many {
        return false;
    }
    let letters = words.chars().filter(|c| c.is_alphanumeric()).count();
    letters > 2 && !is_aliexpress(words) && !words.contains("://") && Words::of(words).first(rules::GENERAL).is_none()
}

/// A page of many products.
enum Many {
    Home,
    Results,
    Not,
}

fn leads_to(facts: &UrlFacts) -> Many {
    if matches!(facts.kind, UrlKind::Search | UrlKind::Category) {
        return Many::Results;
    }
    let Some(page) = facts.canonical.as_deref() else { return Many::Not };
    match classify(page, &Own::default()).kind {
        UrlKind::Search | UrlKind::Category => Many::Results,
        _ => {
            let rest = page.split_once("://").map_or(page, |(_, rest)| rest);
            let path = rest.split_once('/').map_or("", |(_, path)| path);
            if path.split(['?', '#']).next().unwrap_or_default().is_empty() { Many::Home } else { Many::Not }
        }
    }
}

/// An affiliate link around another.
fn is_wrapped_twice(target: &str, facts: &UrlFacts) -> bool {
    let is_link = |target: &str| matches!(classify(target, &Own::default()).kind, UrlKind::Affiliate | UrlKind::Short);
    // What the facts call the target is the page at the end of all links.
    let query = target.split_once('?').map_or("", |(_, query)| query);
    let mut values = query.split('&').filter_map(|pair| Some(decode(pair.split_once('=')?.1)));
    facts.kind == UrlKind::Affiliate && values.any(|value| value.starts_with("http") && is_link(&value))
        || facts.target.as_deref().is_some_and(is_link)
        || facts.reason_code == Some(code::URL_TARGET_SHORT.name())
}

fn marked(rel: &[String]) -> bool {
    rel.iter().any(|word| matches!(word.as_str(), "sponsored" | "nofollow"))
}

/// Sites of AliExpress by the languages they are written in.
const SITES: &[(&str, &str)] = &[
    ("es.", "es"),
    ("de.", "de"),
    ("fr.", "fr"),
    ("it.", "it"),
    ("pt.", "pt"),
    ("pl.", "pl"),
    ("nl.", "nl"),
    ("tr.", "tr"),
    ("ja.", "ja"),
    ("ko.", "ko"),
    ("ar.", "ar"),
    ("he.", "he"),
    ("ru.", "ru"),
];

/// It leads to a site in another language than the text's.
fn elsewhere(document: &Document, judged: &Judged<'_>) -> Option<Note> {
    let language = document.language.as_deref()?;
    let short = language.split(['-', '_']).next()?.to_ascii_lowercase();
    let target = judged.facts.target.as_deref().unwrap_or(&judged.link.target);
    let address = Address::parse(target, "").ok()?;
    let host = address.host();
    let site = if host.ends_with("aliexpress.ru") {
        "ru"
    } else {
        SITES.iter().find(|(start, _)| host.strip_prefix(start).is_some_and(|rest| rest.starts_with("aliexpress.")))?.1
    };
    (site != short).then(|| Note::new(code::AUDIT_MARKET_MISMATCH, [("host", host), ("language", language)]))
}
