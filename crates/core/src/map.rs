//! A map with text keys, in the order of insertion: settings and notes come out as they were put in.

/// Keys and values, each key once.
pub type Map<K, V> = indexmap::IndexMap<K, V>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_an_object_in_json() {
        let map: Map<String, String> = serde_json::from_str(r#"{"b":"1","a":"2","b":"3"}"#).unwrap_or_default();
        assert_eq!(serde_json::to_string(&map).unwrap_or_default(), r#"{"b":"3","a":"2"}"#);
        assert_eq!(map, Map::from([("a".to_owned(), "2".to_owned()), ("b".into(), "3".into())]));
        assert!(serde_json::from_str::<Map<String, String>>("[1]").is_err());
    }
}
