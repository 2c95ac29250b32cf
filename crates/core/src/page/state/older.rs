//! Product pages of 2018 assign their figures one by one (`window.runParams.topCategoryId="509";`) or in an
//! object that is no JSON. Of these the first-level category is read, which nothing else on the page says.

use crate::page::place::Claim;
use crate::page::text::leading_id;
use crate::value::ProductId;

/// The posting levels that a script states for the product `id`; nothing where it is of another one.
pub(crate) fn levels(scripts: &[String], id: ProductId) -> Vec<Claim> {
    let stated = |script: &String| figure(script, "productId").and_then(|shown| shown.parse().ok()) == Some(id);
    let Some(script) = scripts.iter().find(|script| affix_json::contains(script, "runParams") && stated(script)) else {
        return Vec::new();
    };
    let claim = |name: &str, of: fn(&str, &'static str) -> Option<Claim>| of(&figure(script, name)?, "state");
    [claim("topCategoryId", Claim::stated), claim("secondLevelCategoryId", Claim::second)]
        .into_iter()
        .flatten()
        .collect()
}

/// The number after a name's first `=` or `:`.
fn figure(script: &str, name: &str) -> Option<String> {
    let (_, after) = affix_json::split_once(script, name)?;
    let value = after.trim_start_matches(['"', '\'', ']', ' ']).strip_prefix(['=', ':'])?;
    leading_id(value.trim_start_matches(['"', '\'', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::place::settle;

    #[test]
    fn figures_are_found_however_they_are_assigned() {
        let first = |script: &str| {
            let mut category = None;
            settle(&mut category, levels(&[script.to_owned()], "32880000331".parse().unwrap()));
            category.and_then(|c| c.top_id)
        };
        for script in [
            "window.runParams.productId=\"32880000331\"; window.runParams.topCategoryId=\"7\";",
            "window.runParams = { productId: '32880000331', topCategoryId: '7', x: function() {} };",
            "window.runParams['productId'] = 32880000331; window.runParams['topCategoryId'] = 7;",
            "window.runParams = {\"productId\":\"32880000331\",\"secondLevelCategoryId\":\"200001083\"};",
        ] {
            assert_eq!(first(script).as_deref(), Some("7"), "{script}");
        }
        for script in [
            "window.runParams.productId=\"32880000332\"; window.runParams.topCategoryId=\"7\";",
            "window.runParams.topCategoryId=\"7\";",
            "window.runParams.productId=\"32880000331\"; window.runParams.topCategoryId=\"\";",
            "x.productId=\"32880000331\"; x.topCategoryId=\"7\";",
        ] {
            assert_eq!(first(script), None, "{script}");
        }
    }
}
