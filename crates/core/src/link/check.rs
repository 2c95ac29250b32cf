//! Checking a profile while it is typed.

use crate::settings::Profile;

use super::fields::problems;
use super::make::to_be_confirmed;
use super::types::{ProfileCheck, ToConfirm};
use super::write::{EXAMPLE, written};

/// Where the click of a test leads.
const FRONT_PAGE: &str = "https://www.aliexpress.com/";

/// What is wrong with a profile, field by field, and the link it makes for an example product when
/// nothing is. For showing while the user types.
///
/// ```
/// use affix_core::{link::check, settings::Profile};
/// let mut profile = Profile { network: "aliexpress".into(), ..Profile::default() };
/// assert!(check(&profile).problems.iter().all(|p| p.missing));
/// profile.ids.insert("aff_short_key".into(), "_xAmpL3k".into());
/// assert!(check(&profile).example.is_some_and(|link| link.contains("aff_short_key=_xAmpL3k")));
/// ```
pub fn check(profile: &Profile) -> ProfileCheck {
    let problems = problems(profile);
    let example = problems.is_empty().then(|| written(EXAMPLE, profile));
    let to_confirm = example.is_some().then(|| to_be_confirmed(profile)).flatten();
    let to_confirm = to_confirm.map(|(id, note)| ToConfirm { id, note, test: written(FRONT_PAGE, profile) });
    ProfileCheck { problems, example, to_confirm }
}
