//! Writing a link from a network's form and a profile's ids.

use crate::address::encode_component;
use crate::settings::Profile;
use crate::value::NetworkCode;

use super::network::row;
use super::template;

/// The product of example links (made up).
pub(crate) const EXAMPLE: &str = "https://www.aliexpress.com/item/1005006000000001.html";

/// The link of a profile without problems.
pub(super) fn written(landing: &str, profile: &Profile) -> String {
    if profile.network == NetworkCode::TEMPLATE.code() {
        return template::fill(profile.template.as_deref().unwrap_or(""), landing);
    }
    let Some(network) = row(&profile.network) else { return String::new() };
    let form = network.template.unwrap_or("");
    let sub_ids = |out: &mut String| {
        for sub in network.sub_ids {
            if let Some(value) = profile.sub_ids.get(sub.key).filter(|value| !value.is_empty()) {
                template::expand(out, sub.form, &|out, name| {
                    encode_component(out, if name == "key" { sub.key } else { value });
                    true
                });
            }
        }
        true
    };
    let mut link = String::with_capacity(form.len() + landing.len() * 2);
    template::expand(&mut link, form, &|out, name| match name {
        "url" => {
            encode_component(out, landing);
            true
        }
        "subs" => sub_ids(out),
        id => {
            let value = profile.ids.get(id).map_or("", String::as_str);
            encode_component(out, value);
            !value.is_empty()
        }
    });
    if !affix_json::contains(form, "{subs}") {
        sub_ids(&mut link);
    }
    link
}
