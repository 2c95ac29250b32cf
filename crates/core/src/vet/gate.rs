//! The question before a link of a product with a red flag is copied: once for each flag of each product.

use serde::{Deserialize, Serialize};

use super::limits::find;
use super::red::RedFlag;
use crate::text::message::Note;

/// A flag in words; none of a code that nobody knows.
fn said(flag: &RedFlag) -> Option<Note> {
    let limit = flag.limit.map(|limit| limit.to_string()).unwrap_or_default();
    Some(Note::new(find(&flag.code)?.red?, [("value", flag.value.as_str()), ("limit", &limit)]))
}

/// A product whose link is to be copied.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Asked {
    /// Global product id.
    pub product_id: String,
    /// What is known against it.
    pub red: Vec<RedFlag>,
}

/// What the user answered about a product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Answered {
    /// Global product id.
    pub product_id: String,
    /// The link may be copied; else it was left.
    pub copies: bool,
    /// Codes of the flags that the question named.
    pub flags: Vec<String>,
    /// Milliseconds since 1970-01-01 UTC.
    pub at: u64,
}

/// What is to be asked about one product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// Global product id.
    pub product_id: String,
    /// Codes of the red flags.
    pub flags: Vec<String>,
    /// Each red flag in words.
    pub says: Vec<Note>,
    /// When the user left this product's link uncopied, milliseconds since 1970-01-01 UTC; `None` where they were
    /// never asked.
    pub left: Option<u64>,
}

/// What is to be asked before links of these products are copied, each product once, in their order. A product that
/// may be copied is asked about again only for a flag that was not named before; the latest answer counts.
///
/// ```
/// use affix_core::vet::{Answered, Asked, RedFlag, questions};
/// let red = |code: &str| RedFlag { code: code.into(), value: "88".into(), limit: Some(90) };
/// let asked = |codes: &[&str]| Asked { product_id: "1".into(), red: codes.iter().map(|code| red(code)).collect() };
/// let yes = Answered { product_id: "1".into(), copies: true, flags: vec!["store_positive".into()], at: 7 };
/// let left = Answered { copies: false, ..yes.clone() };
/// assert_eq!(questions(&[asked(&[])], &[]), []);
/// assert_eq!(questions(&[asked(&["store_positive"])], &[])[0].left, None);
/// assert_eq!(questions(&[asked(&["store_positive"])], &[yes.clone()]), []);
/// assert_eq!(questions(&[asked(&["store_positive", "gone"])], &[yes.clone()]).len(), 1);
/// assert_eq!(questions(&[asked(&["store_positive"])], &[yes, left])[0].left, Some(7));
/// ```
pub fn questions(asked: &[Asked], answers: &[Answered]) -> Vec<Question> {
    let mut answered = std::collections::HashMap::with_capacity(answers.len());
    for answer in answers {
        answered.insert(answer.product_id.as_str(), answer);
    }
    let mut seen = std::collections::HashSet::with_capacity(asked.len());
    let question = |product: &Asked| {
        let answer = answered.get(product.product_id.as_str());
        let known = |flag: &RedFlag| answer.is_some_and(|answer| answer.copies && answer.flags.contains(&flag.code));
        if product.red.iter().all(known) {
            return None;
        }
        Some(Question {
            product_id: product.product_id.clone(),
            flags: product.red.iter().map(|flag| flag.code.clone()).collect(),
            says: product.red.iter().filter_map(said).collect(),
            left: answer.filter(|answer| !answer.copies).map(|answer| answer.at),
        })
    };
    asked.iter().filter(|product| seen.insert(product.product_id.as_str())).filter_map(question).collect()
}
