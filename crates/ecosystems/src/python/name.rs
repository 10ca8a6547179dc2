//! Names of Python packages: PEP 503 takes `Flask_Login`, `flask.login` and `flask--login` for `flask-login`.

use std::borrow::Cow;

/// Small letters, and one `-` for each run of `-`, `_` and `.`.
pub(super) fn normal(name: &str) -> Cow<'_, str> {
    if is_normal(name) {
        return Cow::Borrowed(name);
    }
    let mut normal = String::with_capacity(name.len());
    for sign in name.chars() {
        match sign {
            '-' | '_' | '.' if normal.ends_with('-') => {}
            '-' | '_' | '.' => normal.push('-'),
            sign => normal.push(sign.to_ascii_lowercase()),
        }
    }
    Cow::Owned(normal)
}

fn is_normal(name: &str) -> bool {
    let odd = |byte: u8| byte.is_ascii_uppercase() || matches!(byte, b'_' | b'.');
    !name.bytes().any(odd) && !name.contains("--")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of PEP 503's page in the packaging guide.
    #[test]
    fn all_writings_of_a_name_are_one() {
        for name in [
            "friendly-bard",
            "Friendly-Bard",
            "FRIENDLY-BARD",
            "friendly.bard",
            "friendly_bard",
            "friendly--bard",
            "FrIeNdLy-._.-bArD",
        ] {
            assert_eq!(normal(name), "friendly-bard");
        }
    }
}
