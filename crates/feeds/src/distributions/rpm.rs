//! What the rpm feeds have in common: spellings of versions, modules named in titles, packages of debug symbols.

/// Whether a package holds debug symbols only. They are left out of all rpm feeds: no code in them runs, they
/// double the number of rows, and the package that they belong to has its own row.
pub(crate) fn is_debug_symbols(package: &str) -> bool {
    ["-debuginfo", "-debugsource", "-debuginfo-common"]
        .iter()
        .any(|end| package.ends_with(end))
        || package.contains("-debuginfo-common-")
}

/// `epoch:version-release`, without an epoch of zero.
pub(crate) fn evr(epoch: &str, version: &str, release: &str) -> String {
    match epoch {
        "" | "0" | "(none)" => format!("{version}-{release}"),
        epoch => format!("{epoch}:{version}-{release}"),
    }
}

/// Name, `epoch:version-release` and architecture of `name-epoch:version-release.arch.rpm`.
pub(crate) fn nevra(file: &str) -> Option<(&str, &str, &str)> {
    let (rest, arch) = file.strip_suffix(".rpm").unwrap_or(file).rsplit_once('.')?;
    let (name, evr) = nvr(rest)?;
    Some((name, evr, arch))
}

/// Name and `epoch:version-release` of `name-epoch:version-release`.
pub(crate) fn nvr(text: &str) -> Option<(&str, &str)> {
    let (rest, _) = text.rsplit_once('-')?;
    let (name, _) = rest.rsplit_once('-')?;
    (!name.is_empty()).then(|| (name, &text[name.len() + 1..]))
}

/// Whether a version was built for a module (`.module+el8.5.0+706+735ec4b3`, `.module_el8.9.0+…`).
pub(crate) fn is_modular(evr: &str) -> bool {
    evr.contains(".module+") || evr.contains(".module_")
}

/// The modules, with their streams, that an erratum's title names: `virt:rhel` and `virt-devel:rhel` in
/// `Important: virt:rhel and virt-devel:rhel security update`.
pub(crate) fn modules(title: &str) -> Vec<String> {
    let words = title.split([' ', ',']);
    words.filter(|word| is_module(word)).map(str::to_owned).collect()
}

fn is_module(word: &str) -> bool {
    let plain = |part: &str| {
        let mut bytes = part.bytes();
        bytes.next().is_some_and(|byte| byte.is_ascii_alphanumeric())
            && bytes.all(|byte| byte.is_ascii_alphanumeric() || b"._+-".contains(&byte))
    };
    word.split_once(':')
        .is_some_and(|(name, stream)| plain(name) && plain(stream))
}

/// The series that a version begins: its epoch and the first `parts` numbers (`0:13.14-1` → `0:13`).
pub(crate) fn series(evr: &str, parts: usize) -> String {
    let (epoch, rest) = match evr.split_once(':') {
        Some((epoch, rest)) => (Some(epoch), rest),
        None => (None, evr),
    };
    let version = rest.split('-').next().unwrap_or(rest);
    let first = version.split('.').take(parts).collect::<Vec<_>>().join(".");
    epoch.map_or(first.clone(), |epoch| format!("{epoch}:{first}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_fall_into_their_parts() {
        let file = "compat-libpthread-nonshared-0:2.28-225.el8_8.6.x86_64.rpm";
        assert_eq!(
            nevra(file),
            Some(("compat-libpthread-nonshared", "0:2.28-225.el8_8.6", "x86_64"))
        );
        assert_eq!(
            nvr("kernel-rt-0:4.18.0-1.el8"),
            Some(("kernel-rt", "0:4.18.0-1.el8"))
        );
        for text in ["", "-", "kpatch-patch", "a.rpm", "é-1-2"] {
            assert!(nevra(text).is_none(), "{text}");
        }
    }

    #[test]
    fn titles_name_modules() {
        assert_eq!(
            modules("Important: virt:rhel and virt-devel:rhel security update"),
            ["virt:rhel", "virt-devel:rhel"]
        );
        assert_eq!(
            modules("Moderate: container-tools:4.0 security and bug fix"),
            ["container-tools:4.0"]
        );
        assert!(modules("Red Hat Security Advisory: nodejs : security update").is_empty());
    }

    #[test]
    fn a_series_keeps_the_epoch() {
        assert_eq!(series("0:13.14-1.module+el8", 1), "0:13");
        assert_eq!(series("2.88-1.amzn2", 2), "2.88");
    }

    #[test]
    fn debug_symbols_are_told_by_name() {
        for name in [
            "glibc-debuginfo",
            "glibc-debugsource",
            "kernel-debuginfo-common-x86_64",
        ] {
            assert!(is_debug_symbols(name), "{name}");
        }
        assert!(!is_debug_symbols("kernel-debug"));
    }
}
