//! Repositories of rpm packages: `repodata/repomd.xml` names the file of errata and its checksum.

use serde::Deserialize;

use crate::error::{Result, UpstreamError};
use crate::fetch::Fetcher;
use crate::plan::{Check, Download, Place, join};

#[derive(Deserialize)]
struct Repomd {
    #[serde(default)]
    data: Vec<Data>,
}

#[derive(Deserialize)]
struct Data {
    #[serde(rename = "@type")]
    kind: String,
    location: Location,
    checksum: Option<Checksum>,
}

#[derive(Deserialize)]
struct Location {
    #[serde(rename = "@href")]
    href: String,
}

#[derive(Deserialize)]
struct Checksum {
    #[serde(rename = "@type")]
    kind: String,
    #[serde(rename = "$text")]
    value: String,
}

/// The errata of a repository, as `TO/updateinfo.xml` with the ending of its compression; `None` if it has none.
pub(super) async fn updateinfo(repository: &str, to: &str, fetcher: &Fetcher) -> Result<Option<Download>> {
    let address = join(repository, "repodata/repomd.xml");
    read(&fetcher.document(&address).await?, repository, to)
        .map_err(|why| UpstreamError::content(&address, why))
}

fn read(repomd: &[u8], repository: &str, to: &str) -> Result<Option<Download>, String> {
    let text = std::str::from_utf8(repomd).map_err(|error| error.to_string())?;
    let repomd: Repomd = quick_xml::de::from_str(text).map_err(|error| error.to_string())?;
    let Some(data) = repomd.data.into_iter().find(|data| data.kind == "updateinfo") else {
        return Ok(None);
    };
    let href = data.location.href;
    let ending = ["gz", "zst", "bz2", "xz"]
        .into_iter()
        .find(|ending| href.ends_with(&format!(".{ending}")));
    let ending = ending.map_or_else(String::new, |ending| format!(".{ending}"));
    let sha256 = data
        .checksum
        .filter(|one| one.kind == "sha256")
        .map(|one| one.value.trim().to_lowercase());
    Ok(Some(Download {
        address: join(repository, &href),
        place: Place::File(format!("{to}/updateinfo.xml{ending}")),
        check: sha256.map(|sha256| Check {
            sha256,
            unzipped: false,
        }),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_errata_of_a_repository_come_with_their_checksum() {
        let repomd = br#"<?xml version="1.0"?><repomd xmlns="http://linux.duke.edu/metadata/repo"><revision>1</revision>
            <data type="primary"><checksum type="sha256">aa</checksum><location href="repodata/primary.xml.gz"/></data>
            <data type="updateinfo"><checksum type="sha256">BB</checksum><open-checksum type="sha256">cc</open-checksum>
            <location href="repodata/1-updateinfo.xml.gz"/><size>5</size></data></repomd>"#;
        let found = read(repomd, "https://h.example/core", "2/core").unwrap().unwrap();
        assert_eq!(
            found.address,
            "https://h.example/core/repodata/1-updateinfo.xml.gz"
        );
        assert_eq!(found.place, Place::File("2/core/updateinfo.xml.gz".to_owned()));
        assert_eq!(found.check.unwrap().sha256, "bb");
        assert_eq!(read(b"<repomd></repomd>", "b", "t"), Ok(None));
        assert!(read(b"<html>", "b", "t").is_err());
    }
}
