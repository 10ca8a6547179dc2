//! The text list of packages in CBL-Mariner's and Azure Linux's images without a package manager:
//! `/var/lib/rpmmanifest/container-manifest-2`.
//!
//! It is what `rpm -qa` printed with ten fields a line, separated by tabs: name, version-release, time of installation, time of
//! build, vendor, epoch, size, architecture, epoch as a number, source package. Odd: some builders write `(none)`
//! for every epoch, so the number decides, and only an explicit 0 needs the other.

use super::database::Contents;
use super::error::RpmError;
use super::record::RpmRecord;
use crate::bounds::MAX_PACKAGES;

/// Reads the list. A line that cannot be read is reported, the others are read; files are not listed in it.
pub fn parse_manifest(bytes: &[u8]) -> Contents {
    let mut contents = Contents::default();
    let (mut unlisted, mut is_full) = (0, false);
    for (line, text) in (1..).zip(bytes.split(|&byte| byte == b'\n')) {
        let text = String::from_utf8_lossy(text);
        let text = text.trim_end_matches('\r');
        match parse_line(text) {
            _ if text.is_empty() => {}
            Ok(_) if contents.records.len() == MAX_PACKAGES => is_full = true,
            Ok(record) => contents.records.push(record),
            Err(reason) if contents.problems.len() < MAX_PROBLEMS => {
                contents.problems.push(RpmError::ManifestLine { line, reason });
            }
            Err(_) => unlisted += 1,
        }
    }
    if is_full {
        contents.problems.push(RpmError::TooManyPackages);
    }
    if unlisted > 0 {
        contents.problems.push(RpmError::More(unlisted));
    }
    contents
}

/// Beyond this many problems only their number is kept.
const MAX_PROBLEMS: usize = 64;

fn parse_line(line: &str) -> Result<RpmRecord, &'static str> {
    let fields: Vec<&str> = line.splitn(11, '\t').collect();
    let &[name, evr, _, _, vendor, epoch, _, arch, epoch_number, source, ..] = &fields[..] else {
        return Err("it has fewer than ten fields");
    };
    let (version, release) = evr
        .rsplit_once('-')
        .ok_or("its second field is not version-release")?;
    if name.is_empty() || version.is_empty() || release.is_empty() {
        return Err("its name, version or release is empty");
    }
    Ok(RpmRecord {
        name: name.to_owned(),
        epoch: parse_epoch(epoch, epoch_number)?,
        version: version.to_owned(),
        release: release.to_owned(),
        arch: present(arch),
        source_rpm: present(source),
        vendor: present(vendor),
        ..RpmRecord::default()
    })
}

fn parse_epoch(text: &str, number: &str) -> Result<Option<u32>, &'static str> {
    match number.parse() {
        Ok(0) => Ok(text.parse().ok()),
        Ok(number) => Ok(Some(number)),
        Err(_) => Err("its epoch is not a number"),
    }
}

fn present(field: &str) -> Option<String> {
    (!field.is_empty() && field != "(none)").then(|| field.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_beyond_all_measure_are_left_out_and_told() {
        let list = parse_manifest("a\t1-1\t\t\t\t\t\t\t0\t\n".repeat(MAX_PACKAGES + 5).as_bytes());
        assert_eq!(list.records.len(), MAX_PACKAGES);
        assert_eq!(list.problems, [RpmError::TooManyPackages]);
    }

    #[test]
    fn a_list_is_read_and_bad_lines_are_reported() {
        let text = "bash\t5.1.8-1.cm2\t1653816591\t1653753130\tMicrosoft Corporation\t(none)\t580\tx86_64\t0\tbash-5.1.8-1.cm2.src.rpm\n\
            short line\n\
            zlib\t1.2-3-4\t1\t1\t(none)\t(none)\t5\tnoarch\t7\t(none)\r\n\
            zero\t1-1\t1\t1\tv\t0\t5\tnoarch\t0\tzero-1-1.src.rpm\n";
        let list = parse_manifest(text.as_bytes());
        let evrs: Vec<_> = list
            .records
            .iter()
            .map(|record| (record.name.as_str(), record.evr()))
            .collect();
        assert_eq!(
            evrs,
            [
                ("bash", "5.1.8-1.cm2".into()),
                ("zlib", "7:1.2-3-4".into()),
                ("zero", "0:1-1".into())
            ]
        );
        assert_eq!(list.records[0].vendor.as_deref(), Some("Microsoft Corporation"));
        assert_eq!(list.records[1].source_rpm, None);
        assert_eq!(
            list.problems,
            [RpmError::ManifestLine {
                line: 2,
                reason: "it has fewer than ten fields"
            }]
        );
    }
}
