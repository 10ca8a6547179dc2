//! Licences as packages' records word them: some are SPDX expressions, most are not.

/// The text, if it is an SPDX licence expression of licences that SPDX lists.
pub fn expression(text: &str) -> Option<&str> {
    let text = text.trim();
    spdx::Expression::parse(text).is_ok().then_some(text)
}

/// The text, if it is there at all.
pub fn text(licence: Option<&String>) -> Option<&str> {
    licence.map(|text| text.trim()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_spdx_expressions_are_such() {
        assert_eq!(expression("MIT OR Apache-2.0"), Some("MIT OR Apache-2.0"));
        assert_eq!(expression(" Zlib "), Some("Zlib"));
        for other in ["GPLv2+ and LGPLv2+", "BSD", "MIT, Apache", ""] {
            assert_eq!(expression(other), None, "{other}");
        }
    }
}
