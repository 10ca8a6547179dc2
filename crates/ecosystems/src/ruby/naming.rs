//! What gems, their versions and platforms may be called.

/// Longest name or version.
const MOST: usize = 200;

/// Whether a text may name a gem or a platform.
pub(super) fn is_name(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    (1..=MOST).contains(&text.len()) && text.bytes().all(is_part)
}

/// Whether a text may be a version.
pub(super) fn is_version(text: &str) -> bool {
    is_name(text) && text.starts_with(|sign: char| sign.is_ascii_digit())
}
