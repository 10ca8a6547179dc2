//! Which files belong to which package: `info/NAME[:ARCH].list` of dpkg, `status.d/NAME.md5sums` of distroless.
//!
//! Odd: the list names folders too, and the root as `/.`; the paths are absolute. The checksum files name files
//! only, without a slash in front. Both come out as paths from the root, without a leading slash.

/// The package whose files a list in `var/lib/dpkg/info/` names: name, and architecture where `Multi-Arch: same` put
/// it there. `None` for another kind of file.
pub fn owner_of_list(file_name: &str) -> Option<(&str, Option<&str>)> {
    let stem = file_name.strip_suffix(".list").filter(|stem| !stem.is_empty())?;
    Some(match stem.split_once(':') {
        Some((name, arch)) => (name, Some(arch)),
        None => (stem, None),
    })
}

/// The package whose files a checksum file in `var/lib/dpkg/status.d/` names.
pub fn owner_of_md5sums(file_name: &str) -> Option<&str> {
    file_name.strip_suffix(".md5sums").filter(|stem| !stem.is_empty())
}

/// The paths of a `.list` file. Folders are left out as far as they can be told: what is inside follows them.
pub fn parse_list(text: &[u8]) -> impl Iterator<Item = &str> {
    let mut paths = lines(text)
        .filter_map(|line| relative(line.trim_ascii_end()))
        .peekable();
    std::iter::from_fn(move || {
        loop {
            let path = paths.next()?;
            if !paths.peek().is_some_and(|next| is_inside(next, path)) {
                return Some(path);
            }
        }
    })
}

fn is_inside(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.starts_with('/'))
}

/// The paths of an `.md5sums` file: `HEX  PATH` a line.
pub fn parse_md5sums(text: &[u8]) -> impl Iterator<Item = &str> {
    lines(text).filter_map(|line| {
        let (sum, path) = line.split_at_checked(32)?;
        let path = path
            .strip_prefix(b"  ")
            .filter(|_| sum.iter().all(u8::is_ascii_hexdigit))?;
        relative(path.trim_ascii_end())
    })
}

fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|&b| b == b'\n')
}

/// A path from the root; `None` for the root itself and for what is not UTF-8.
fn relative(path: &[u8]) -> Option<&str> {
    let path = std::str::from_utf8(path).ok()?;
    let path = path.strip_prefix("./").unwrap_or(path).trim_start_matches('/');
    (!matches!(path, "" | ".")).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_named_after_their_package() {
        assert_eq!(owner_of_list("adduser.list"), Some(("adduser", None)));
        assert_eq!(owner_of_list("libc6:amd64.list"), Some(("libc6", Some("amd64"))));
        assert_eq!(owner_of_list("login.defs.list"), Some(("login.defs", None)));
        assert_eq!(owner_of_list("libc6:amd64.md5sums"), None);
        assert_eq!(owner_of_list(".list"), None);
        assert_eq!(owner_of_md5sums("tzdata.md5sums"), Some("tzdata"));
        assert_eq!(owner_of_md5sums("tzdata"), None);
    }

    #[test]
    fn paths_start_at_the_root() {
        let list: Vec<_> = parse_list(b"/.\n/etc\n/etc/a\n/etc/a b\n\n/usr/\xff\n").collect();
        assert_eq!(list, ["etc/a", "etc/a b"]);
        let sums =
            b"d41d8cd98f00b204e9800998ecf8427e  usr/bin/a\nnonsense\nd41d8cd98f00b204e9800998ecf8427e  ./b\n";
        assert_eq!(parse_md5sums(sums).collect::<Vec<_>>(), ["usr/bin/a", "b"]);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(text: Vec<u8>) {
            assert!(parse_list(&text).chain(parse_md5sums(&text)).all(|path| !path.starts_with('/')));
        }
    }
}
