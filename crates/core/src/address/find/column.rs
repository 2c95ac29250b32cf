//! The column of a pasted table that is named like a product's id.

/// Where the ids of a table stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// What stands between the cells.
    pub(super) separator: char,
    /// Counted from 0.
    pub(super) index: usize,
}

/// Words that say whose id it is when it is a product's.
const PRODUCT: [&str; 7] = ["product", "item", "ali", "aliexpress", "goods", "offer", "global"];

/// Columns that a table may have at most.
const MOST: usize = 200;

impl Column {
    /// The column of ids of a text whose first line names its columns.
    pub(super) fn of(text: &str) -> Option<Self> {
        let end = affix_json::find_either(text.as_bytes(), b'\n', b'\r')?;
        let head = text.get(..end).filter(|head| head.len() < 10_000 && !affix_json::contains(head, "://"))?;
        let separator = ['\t', ';', ',', '|'].into_iter().find(|c| head.contains(*c))?;
        let index = head.split(separator).take(MOST).position(names_an_id)?;
        Some(Self { separator, index })
    }
}

/// `id`, `Product ID`, `item_id`, `productId`, and no other thing's.
/// Letters beyond ASCII stand in no such name, so that their case does not matter: its tables weigh 6 KB.
fn names_an_id(cell: &str) -> bool {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut last = ' ';
    for c in cell.chars() {
        if (c.is_ascii_uppercase() && last.is_ascii_lowercase()) || !c.is_alphanumeric() {
            words.push(std::mem::take(&mut word));
        }
        last = c;
        if c.is_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    let id = |word: &String| matches!(word.as_str(), "id" | "ids" | "number" | "no");
    match words.as_slice() {
        [only] => {
            only == "id"
                || PRODUCT.iter().any(|p| only.strip_prefix(p).is_some_and(|rest| matches!(rest, "id" | "ids")))
        }
        [front @ .., last] => id(last) && front.iter().all(|word| PRODUCT.contains(&word.as_str())),
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_columns() {
        for (head, index) in [
            ("id;title\n", Some(0)),
            ("title\tProduct ID\n", Some(1)),
            ("\"title\",\"productId\",\"price\"\r\n", Some(1)),
            ("item_id|name\n", Some(0)),
            ("order id;sku id;store id\n", None),
            ("1005006000000001;lamp\n", None),
            ("paid;grid\n", None),
            ("id", None),
        ] {
            assert_eq!(Column::of(head).map(|column| column.index), index, "{head}");
        }
    }
}
