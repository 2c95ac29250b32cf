//! Where a product stands in the posting tree: what each source says of it, and the first level that
//! follows.

use super::reading::{Category, Crumb, Disagreement, Finding};
use super::snapshot::PageSnapshot;
use crate::category::{DisplayId, First, PostingId};

/// How a first level is known, the most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Clue {
    /// The page states it.
    Stated,
    /// The posting path begins with it.
    Path,
    /// The page states the second level, the table knows whose that is.
    Second,
    /// The table knows whose the leaf is.
    Leaf,
    /// The breadcrumb shows it: another tree, so the first level that its goods belong to.
    Shown,
    /// The tail of the head's title.
    Head,
}

/// What one source says of the first level.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Claim {
    clue: Clue,
    from: &'static str,
    first: PostingId,
    /// Where the product may stand instead, as far as this source can tell.
    other: Option<PostingId>,
}

impl Claim {
    /// A posting id that the page states as the first level; one that the table knows to lie deeper
    /// stands for its own.
    pub(crate) fn stated(id: &str, from: &'static str) -> Option<Self> {
        Self::named(Clue::Stated, id, from)
    }

    pub(crate) fn second(id: &str, from: &'static str) -> Option<Self> {
        Self::tabled(Clue::Second, id, from)
    }

    /// By the path's first id.
    pub(crate) fn path(id: &str, from: &'static str) -> Option<Self> {
        Self::named(Clue::Path, id, from)
    }

    pub(crate) fn leaf(id: &str, from: &'static str) -> Option<Self> {
        Self::tabled(Clue::Leaf, id, from)
    }

    pub(crate) fn head(id: &str, from: &'static str) -> Option<Self> {
        Self::named(Clue::Head, id, from)
    }

    /// By the first crumb that is known, by its id or, for the first, by its name. The display tree does
    /// not follow what moves in the posting tree, so that goods which have been moved are still shown
    /// where they were.
    pub(crate) fn shown(breadcrumb: &[Crumb], from: &'static str) -> Option<Self> {
        let by_id = breadcrumb.iter().find_map(|crumb| DisplayId::of(&crumb.id)?.standing());
        let (first, other) = match (by_id, breadcrumb.first()) {
            (Some(standing), _) => (standing.first, standing.other),
            (None, crumb) => (First::named(&crumb?.name)?, None),
        };
        let other = first.moved_to().or(other).map(|other| other.id);
        Some(Self { clue: Clue::Shown, from, first: first.id, other })
    }

    fn named(clue: Clue, id: &str, from: &'static str) -> Option<Self> {
        let id = PostingId::of(id)?;
        let first = id.standing().map_or(id, |standing| standing.first.id);
        Some(Self { clue, from, first, other: None })
    }

    fn tabled(clue: Clue, id: &str, from: &'static str) -> Option<Self> {
        let standing = PostingId::of(id)?.standing()?;
        Some(Self { clue, from, first: standing.first.id, other: standing.other.map(|other| other.id) })
    }

    /// It names this first level and no other.
    pub(crate) fn is(&self, first: Option<&str>) -> bool {
        first.and_then(PostingId::of) == Some(self.first)
    }

    fn allows(&self, first: PostingId) -> bool {
        self.first == first || self.other == Some(first)
    }

    /// Where a finding says that it stands.
    fn told_by(&self) -> &'static str {
        match self.clue {
            Clue::Path => "path",
            Clue::Shown => "breadcrumb",
            _ => self.from,
        }
    }

    /// The page's own word, not the table's.
    fn is_said(&self) -> bool {
        !matches!(self.clue, Clue::Second | Clue::Leaf)
    }

    /// The newer of the two that it allows.
    fn newest(&self) -> PostingId {
        let moved =
            |from: PostingId, to: Option<PostingId>| Some(from.first()?.moved_to()?.id).filter(|id| Some(*id) == to);
        moved(self.first, self.other).unwrap_or(self.first)
    }
}

/// What the page's breadcrumb says. aliexpress.ru numbers its categories by itself, so that there the names
/// count alone.
pub(crate) fn shown_on(page: &PageSnapshot, breadcrumb: &[Crumb], from: &'static str) -> Option<Claim> {
    if affix_json::contains(&page.url, "//aliexpress.ru/") || affix_json::contains(&page.url, ".aliexpress.ru/") {
        let first = First::named(&breadcrumb.first()?.name)?;
        return Claim::stated(&first.id.to_string(), from).map(|claim| Claim { clue: Clue::Shown, ..claim });
    }
    Claim::shown(breadcrumb, from)
}

/// Puts the first level that the most trusted claim names into the category, with the one that it may be
/// instead; the finding names the page's own words that say otherwise.
pub(crate) fn settle(category: &mut Option<Category>, claims: Vec<Claim>) -> Option<Finding> {
    // Of equals the first. Sorting would weigh more than this file.
    let best = claims.iter().min_by_key(|claim| claim.clue)?;
    let mut first = best.first;
    let mut other = best.other;
    if best.clue == Clue::Shown
        && let Some(head) = claims.iter().find(|claim| claim.clue == Clue::Head && best.allows(claim.first))
    {
        // Of the two that the breadcrumb may mean, the head names one.
        (first, other) = (head.first, None);
    }
    for claim in claims.iter().filter(|claim| !claim.is_said()) {
        // What has been moved away since the page was made, or the table's word against the page's.
        let newest = claim.newest();
        if newest != first {
            other = other.or(Some(newest));
        }
    }
    let place = category.get_or_insert_default();
    place.top_id = Some(first.to_string());
    place.top_name = first.first().map(|first| first.name.to_owned());
    place.other_top_id = other.filter(|other| *other != first).map(|other| other.to_string());
    let mut finding = Finding { field: "category.topId".into(), from: best.from.into(), ..Finding::default() };
    for claim in claims.iter().filter(|claim| claim.is_said() && !claim.allows(first)) {
        let value = claim.first.first().map_or_else(|| claim.first.to_string(), |known| known.name.to_owned());
        if !finding.disagrees.iter().any(|known| known.value == value) {
            finding.disagrees.push(Disagreement { from: claim.told_by().into(), value });
        }
    }
    Some(finding)
}

impl Category {
    /// A product of which no more than its first level is known, by its posting id.
    ///
    /// ```
    /// use affix_core::page::Category;
    /// assert_eq!(Category::in_first_level("44").top_name.as_deref(), Some("Consumer Electronics"));
    /// ```
    pub fn in_first_level(id: &str) -> Self {
        let mut category = None;
        settle(&mut category, Claim::stated(id, "").into_iter().collect());
        category.unwrap_or_default()
    }

    /// By the posting id of the first level, or by what a page called that.
    pub(crate) fn known_as(text: &str) -> Self {
        if PostingId::of(text).is_some() {
            return Self::in_first_level(text);
        }
        let breadcrumb = vec![Crumb { id: String::new(), name: text.to_owned() }];
        let claims = Claim::shown(&breadcrumb, "").into_iter().collect();
        let mut category = Some(Self { breadcrumb, ..Self::default() });
        settle(&mut category, claims);
        category.unwrap_or_default()
    }

    /// The first level as the page calls it, else its English name, else what the breadcrumb begins with.
    pub(crate) fn shown(&self) -> Option<&str> {
        let crumb = self.breadcrumb.first().map(|crumb| crumb.name.as_str()).filter(|name| !name.is_empty());
        let same = || Claim::shown(&self.breadcrumb, "").is_some_and(|claim| claim.is(self.top_id.as_deref()));
        match &self.top_name {
            Some(_) if crumb.is_some() && same() => crumb,
            Some(name) => Some(name),
            None => crumb,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crumbs(list: &[(&str, &str)]) -> Vec<Crumb> {
        list.iter().map(|(id, name)| Crumb { id: (*id).to_owned(), name: (*name).to_owned() }).collect()
    }

    /// First level, the other one, and who says otherwise.
    fn settled(claims: &[Option<Claim>]) -> String {
        let mut category = None;
        let finding = settle(&mut category, claims.iter().copied().flatten().collect());
        let category = category.unwrap_or_default();
        let against = finding.into_iter().flat_map(|f| f.disagrees).map(|d| format!(" not {}: {}", d.from, d.value));
        let or = category.other_top_id.map(|other| format!(" or {other}")).unwrap_or_default();
        format!("{}{or}{}", category.top_id.unwrap_or_default(), against.collect::<String>())
    }

    fn stated(id: &str) -> Option<Claim> {
        Claim::stated(id, "state")
    }

    fn shown(list: &[(&str, &str)]) -> Option<Claim> {
        Claim::shown(&crumbs(list), "page")
    }

    #[test]
    fn the_most_trusted_decides_and_the_others_are_named() {
        let path = Claim::path("15", "state");
        let head = Claim::head("26", "head");
        let crumb = shown(&[("34", "Automobiles & Motorcycles")]);
        assert_eq!(
            settled(&[path, stated("201355758"), crumb, head]),
            "201355758 not path: Home & Garden not breadcrumb: Automobiles, Parts & Accessories not head: Toys & Hobbies"
        );
        assert_eq!(settled(&[head, crumb]), "34 not head: Toys & Hobbies");
        assert_eq!(settled(&[head]), "26");
        assert_eq!(settled(&[stated("15"), path, shown(&[("15", "Maison")])]), "15");
        // One that lies deeper stands for its first level, one that no table knows for itself.
        assert_eq!(settled(&[stated("200000950")]), "201768104");
        assert_eq!(settled(&[stated("202999999")]), "202999999");
        assert_eq!(settled(&[]), "");
    }

    #[test]
    fn a_part_that_was_moved_may_be_in_either() {
        let second = Claim::second("100001205", "state");
        // The page was made before the move, after it, or says nothing.
        assert_eq!(settled(&[stated("509"), second]), "509 or 202192403");
        assert_eq!(settled(&[stated("202192403"), second]), "202192403");
        assert_eq!(settled(&[second]), "202192403 or 509");
        assert_eq!(settled(&[stated("509"), Claim::leaf("440504", "state")]), "509 or 202192403");
        // The table against the page: the page decides, but no rate rests on that alone.
        assert_eq!(settled(&[stated("7"), Claim::leaf("141705", "state")]), "7 or 1420");
    }

    #[test]
    fn a_breadcrumb_is_of_the_tree_that_does_not_follow_moves() {
        let phones = shown(&[("509", "Cellphones & Telecommunications")]);
        assert_eq!(settled(&[phones]), "509 or 202192403");
        assert_eq!(settled(&[phones, Claim::head("509", "head")]), "509");
        assert_eq!(settled(&[phones, Claim::head("202192403", "head")]), "202192403");
        assert_eq!(settled(&[phones, stated("202192403")]), "202192403");
        // By its number in the display tree, by a deeper one, or by its name.
        assert_eq!(settled(&[shown(&[("100003070", "x")])]), "200000343");
        assert_eq!(settled(&[shown(&[("1", "x"), ("200000668", "x")])]), "200000343");
        assert_eq!(settled(&[shown(&[("1", "Ordinateur et bureautique")])]), "7");
        assert_eq!(settled(&[shown(&[("1", "Curiosities")])]), "");
    }

    #[test]
    fn aliexpress_ru_numbers_by_itself() {
        let page = |url: &str| PageSnapshot { url: url.into(), ..PageSnapshot::default() };
        let crumb = |name: &str| crumbs(&[("44", name)]);
        let on = |url: &str, name: &str| settled(&[shown_on(&page(url), &crumb(name), "page")]);
        assert_eq!(on("https://www.aliexpress.com/item/1005006000000001.html", "x"), "44");
        assert_eq!(on("https://aliexpress.ru/item/1005006000000001.html", "x"), "");
        assert_eq!(on("https://aliexpress.ru/item/1005006000000001.html", "Мебель"), "1503");
    }
}
