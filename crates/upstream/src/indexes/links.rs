//! The names in a web server's list of a folder.

/// What the links of a list point to, as they stand there and without a leading `./`; links to elsewhere left out.
pub(super) fn names(html: &[u8]) -> Vec<String> {
    let html = String::from_utf8_lossy(html);
    let hrefs = html
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    let own = hrefs.map(|href| href.strip_prefix("./").unwrap_or(href));
    let mut names: Vec<String> = own.filter(|href| is_own(href)).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names
}

/// A name in the folder itself, with a slash behind it if it is a folder.
fn is_own(href: &str) -> bool {
    let name = href.strip_suffix('/').unwrap_or(href);
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
    !name.is_empty() && name.bytes().all(plain) && !name.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_the_folder_itself_count() {
        let html = br#"<a href="../">up</a><a href="v3.20/">v3.20/</a> <a href="./edge/">x</a>
            <a href="https://h.example/v9/">y</a><a href="?C=M">sort</a><a href="/v8/">z</a><a href="v3.20/">again</a>"#;
        assert_eq!(names(html), ["edge/", "v3.20/"]);
    }
}
