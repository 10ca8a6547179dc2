//! os-release(5): `NAME=value` lines that a shell could read.
//!
//! Odd: quotes may be single, double or none, a backslash hides the sign after it, and of two assignments the
//! later one counts. An empty value is an absent one, and a file without `ID` says `linux`, as the manual has it.

use tidewaiter_types::OsRelease;

/// Reads an os-release file. Never fails: lines that are no assignment are left out.
pub fn parse(text: &[u8]) -> OsRelease {
    let mut release = OsRelease {
        id: "linux".to_owned(),
        ..OsRelease::default()
    };
    let mut name = None;
    for line in String::from_utf8_lossy(text).lines() {
        let Some((key, value)) = assignment(line) else {
            continue;
        };
        match (key, value) {
            ("NAME", value) => name = value,
            ("ID", Some(id)) => release.id = id.to_lowercase(),
            (key, value) => set(&mut release, key, value),
        }
    }
    release.pretty_name = release.pretty_name.or(name);
    release
}

fn set(release: &mut OsRelease, key: &str, value: Option<String>) {
    match key {
        "ID_LIKE" => {
            let words = value.unwrap_or_default().to_lowercase();
            release.id_like = words.split_ascii_whitespace().map(str::to_owned).collect();
        }
        "VERSION_ID" => release.version_id = value,
        "VERSION_CODENAME" => release.version_codename = value,
        "UBUNTU_CODENAME" | "DEBIAN_CODENAME" => release.base_codename = value,
        "PRETTY_NAME" => release.pretty_name = value,
        "CPE_NAME" => release.cpe_name = value,
        _ => {}
    }
}

/// Key and value of a line; the value is `None` where it is empty.
fn assignment(line: &str) -> Option<(&str, Option<String>)> {
    let line = line.trim();
    if line.starts_with('#') {
        return None;
    }
    let (key, value) = line.split_once('=')?;
    let value = unquote(value);
    let value = value.trim();
    Some((key.trim_end(), (!value.is_empty()).then(|| value.to_owned())))
}

/// Takes quotes and backslashes away as a shell does; a quote that never closes reaches to the end.
fn unquote(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut quote = None;
    let mut signs = value.chars().peekable();
    while let Some(sign) = signs.next() {
        match (quote, sign) {
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), sign) if sign == open => quote = None,
            (Some('"'), '\\') if !matches!(signs.peek(), Some('"' | '\\' | '$' | '`')) => plain.push('\\'),
            (None | Some('"'), '\\') => plain.extend(signs.next()),
            (_, sign) => plain.push(sign),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_escapes_are_those_of_a_shell() {
        for (written, read) in [
            ("plain", "plain"),
            ("\"a b\"", "a b"),
            ("'a \"b\" \\c'", "a \"b\" \\c"),
            (r#""\"q\" \$x \\ \n""#, r#""q" $x \ \n"#),
            (r"a\ b", "a b"),
            ("\"a\"'b'c", "abc"),
            ("\"open", "open"),
            ("end\\", "end"),
        ] {
            assert_eq!(unquote(written), read, "{written}");
        }
    }

    #[test]
    fn the_fields_are_found() {
        let text = b"# ID=no\n\nNAME=\"Linux Mint\"\r\nID=LinuxMint\nID_LIKE=\"ubuntu debian\"\nVERSION_ID=20\nVERSION_ID=\"21.3\" \nVERSION_CODENAME=\"\"\nUBUNTU_CODENAME=jammy\nnonsense\n";
        let expected = OsRelease {
            id: "linuxmint".into(),
            id_like: vec!["ubuntu".into(), "debian".into()],
            version_id: Some("21.3".into()),
            version_codename: None,
            base_codename: Some("jammy".into()),
            pretty_name: Some("Linux Mint".into()),
            cpe_name: None,
        };
        assert_eq!(parse(text), expected);
    }

    #[test]
    fn an_empty_file_says_linux() {
        assert_eq!(parse(b"").id, "linux");
        assert_eq!(parse(b"ID=\n").id, "linux");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(text: Vec<u8>) {
            assert!(!parse(&text).id.is_empty());
        }

        #[test]
        fn any_assignments_are_read_without_panic(text in "(ID|ID_LIKE|VERSION_ID|=|\"|'|\\\\|[a-zäß$ ]|\n){0,40}") {
            assert!(!parse(text.as_bytes()).id.is_empty());
        }
    }
}
