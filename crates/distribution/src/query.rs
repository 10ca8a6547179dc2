//! The query of a request: few pairs, looked up by name.

use percent_encoding::percent_decode_str;

use crate::error::WireError;

/// Name and value of each pair, decoded.
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    pub(crate) fn parse(text: &str) -> Result<Self, WireError> {
        let pairs = text.split('&').filter(|pair| !pair.is_empty());
        let pairs = pairs.map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((decode(name)?, decode(value)?))
        });
        let pairs: Option<Vec<_>> = pairs.collect();
        pairs
            .map(Self)
            .ok_or_else(|| WireError::unreadable("the query is not UTF-8 without NUL characters"))
    }

    /// The first value of this name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|pair| pair.0 == name)
            .map(|pair| pair.1.as_str())
    }

    /// All values of this name.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let pairs = self.0.iter().filter(move |pair| pair.0 == name);
        pairs.map(|pair| pair.1.as_str())
    }

    /// The page size `n`, no more than `most`; `most` where none is asked for.
    pub(crate) fn page_size(&self, most: u32) -> Result<u32, WireError> {
        let Some(text) = self.get("n") else {
            return Ok(most);
        };
        let asked: u64 = text.parse().map_err(|_| WireError::page_size(text))?;
        Ok(u32::try_from(asked).map_or(most, |asked| asked.min(most)))
    }
}

/// `+` is a space in a query; an encoded one is a plus. A database's text holds no NUL, so none may come that far.
fn decode(text: &str) -> Option<String> {
    let spaced = text.replace('+', " ");
    let decoded = percent_decode_str(&spaced).decode_utf8().ok()?;
    (!decoded.contains('\0')).then(|| decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_decoded() {
        let query = Query::parse("artifactType=a%2Bb&x=1&tag=a&tag=b&y").ok().unwrap();
        assert_eq!(query.get("artifactType"), Some("a+b"));
        assert_eq!(query.all("tag").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!((query.get("y"), query.get("z")), (Some(""), None));
        for text in ["a=%ff", "a=%00", "%00"] {
            assert!(Query::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn page_sizes_are_bounded() {
        let size = |text: &str| Query::parse(text).ok().unwrap().page_size(100).ok();
        let sizes = ["", "n=5", "n=0", "n=101", "n=99999999999", "n=-1", "n=x"].map(size);
        assert_eq!(
            sizes,
            [Some(100), Some(5), Some(0), Some(100), Some(100), None, None]
        );
    }
}
