//! The values that cross the boundary for links.

use serde::Serialize;

use crate::settings::Profile;
use crate::text::message::{FieldProblem, Note};
use crate::value::NetworkCode;

/// A finished affiliate link.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct AffiliateLink {
    /// The link to copy.
    pub link: String,
    /// The clean AliExpress URL it leads to.
    pub landing: String,
    /// The network.
    pub network: NetworkCode,
    /// [`Profile::id`] it was made with.
    pub profile: String,
    /// Name of the campaign that filled its sub-ids.
    pub campaign: Option<String>,
    /// The campaign that was chosen and could not fill them.
    pub campaign_left_out: Option<Box<CampaignLeftOut>>,
    /// What the user should know about it, for instance that somebody else's tag was removed.
    pub notes: Vec<Note>,
}

/// A campaign without which a link was made.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct CampaignLeftOut {
    /// That the link is made without it.
    pub note: Note,
    /// What is wrong with it and what to do.
    pub why: Note,
}

/// A network of the table, as the settings offer it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct NetworkInfo {
    /// Its code, for instance `admitad`.
    pub code: NetworkCode,
    /// Name, for instance `Admitad`.
    pub name: String,
    /// Affix can make this network's links; otherwise it only recognises them.
    pub can_build: bool,
    /// A public source says that this network has an AliExpress programme.
    pub aliexpress_confirmed: bool,
    /// The ids a link needs, in order.
    pub ids: Vec<IdField>,
    /// The sub-ids a link may carry, in order.
    pub sub_ids: Vec<SubIdField>,
}

/// An id that a network's link needs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct IdField {
    /// Key inside [`Profile::ids`].
    pub key: String,
    /// What the network calls it, as a code of the catalogue.
    pub label: String,
    /// How one looks (made up).
    pub example: String,
    /// The characters it may hold, such as `A-Z a-z 0-9`.
    pub characters: String,
    /// The link works without it.
    pub optional: bool,
}

/// A sub-id that a network's link may carry.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct SubIdField {
    /// Key inside [`Profile::sub_ids`], the link's parameter.
    pub key: String,
    /// What it is for, as a code of the catalogue.
    pub label: String,
    /// Most characters; `None` where the network publishes no limit.
    pub max: Option<u32>,
    /// The characters it may hold, such as `A-Z a-z 0-9`.
    pub characters: String,
}

/// What is right and wrong with a profile while it is typed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct ProfileCheck {
    /// Each field that is not right: `network`, `template`, `ids.KEY`, `subIds.KEY` or `landing`.
    pub problems: Vec<FieldProblem>,
    /// The link it makes for an example product, when nothing is wrong.
    pub example: Option<String>,
    /// What is to be done about its id, when links can be made and the id is still to be confirmed.
    pub to_confirm: Option<ToConfirm>,
}

/// An id that came from a short link and that no report has counted yet.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct ToConfirm {
    /// The id.
    pub id: String,
    /// What every link with it says.
    pub note: Note,
    /// A link with it to AliExpress' front page, for the one click of the test.
    pub test: String,
}

/// What one of the user's own affiliate links told about their account.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Learned {
    /// Network, ids and sub-ids as read; name and id are left empty.
    pub profile: Option<Profile>,
    /// What was read, or why nothing was.
    pub note: Note,
}
