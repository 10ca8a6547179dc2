//! Paths as they stand in archives, brought to one form: from the image's root, no leading or doubled slash, no
//! `.`, and `..` taken back without ever leaving the root.
//!
//! Odd: `..` goes by the text, not by what a link leads to: that is how runtimes clean names before they unpack.

/// What was found while a path was cleaned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// How many folders and files the path names.
    pub depth: usize,
    /// Whether it tried to leave the root.
    pub escaped: bool,
}

/// Writes the clean form of `raw` over `out`. The root is the empty path.
pub fn clean_into(raw: &[u8], out: &mut Vec<u8>) -> Cleaned {
    out.clear();
    extend(raw, out)
}

/// The clean form of a path.
pub fn clean(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    clean_into(raw, &mut out);
    out
}

/// The place that `target`, found in the folder `base`, leads to inside the root. An absolute target starts anew.
pub fn join(base: &[u8], target: &[u8]) -> Vec<u8> {
    let mut out = if target.starts_with(b"/") {
        Vec::new()
    } else {
        base.to_vec()
    };
    extend(target, &mut out);
    out
}

fn extend(raw: &[u8], out: &mut Vec<u8>) -> Cleaned {
    let mut cleaned = Cleaned::default();
    for part in raw.split(|&b| b == b'/') {
        match part {
            b"" | b"." => {}
            b".." => {
                cleaned.escaped |= out.is_empty();
                cleaned.depth = cleaned.depth.saturating_sub(1);
                out.truncate(out.iter().rposition(|&b| b == b'/').unwrap_or(0));
            }
            name => {
                cleaned.depth += 1;
                if !out.is_empty() {
                    out.push(b'/');
                }
                out.extend_from_slice(name);
            }
        }
    }
    cleaned
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn forms_of_one_name_become_one() {
        for raw in [
            "etc/os-release",
            "./etc/os-release",
            "/etc//./os-release",
            "etc/x/../os-release/",
        ] {
            assert_eq!(clean(raw.as_bytes()), b"etc/os-release");
        }
        assert_eq!(clean(b"./"), b"");
    }

    #[test]
    fn nothing_leaves_the_root() {
        let mut out = Vec::new();
        assert!(clean_into(b"../../outside", &mut out).escaped);
        assert_eq!(out, b"outside");
        assert!(!clean_into(b"app/../x", &mut out).escaped);
        assert_eq!(join(b"app/sub", b"../../../../etc"), b"etc");
        assert_eq!(join(b"app", b"/usr/lib"), b"usr/lib");
        assert_eq!(join(b"app", b"../usr/lib"), b"usr/lib");
    }

    proptest! {
        #[test]
        fn cleaning_agrees_with_the_standard_librarys_parts(raw in "[a./]{0,24}") {
            let mut expected: Vec<&str> = Vec::new();
            for part in std::path::Path::new(&raw).components() {
                match part {
                    std::path::Component::Normal(name) => expected.push(name.to_str().unwrap()),
                    std::path::Component::ParentDir => { expected.pop(); }
                    _ => {}
                }
            }
            let mut out = Vec::new();
            let cleaned = clean_into(raw.as_bytes(), &mut out);
            prop_assert_eq!(&out, &expected.join("/").into_bytes());
            prop_assert_eq!(cleaned.depth, expected.len());
            prop_assert_eq!(clean(&out), out.clone());
        }
    }
}
