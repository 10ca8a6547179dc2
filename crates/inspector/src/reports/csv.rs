//! Findings as lines of a table (RFC 4180), with the columns of Inspector's own reports that images have values for.

use tidewaiter_aws_api::inspector2::{Finding, VulnerablePackage};
use tidewaiter_types::Timestamp;

/// A column, and what a finding has in it.
type Column = (&'static str, fn(&Row<'_>) -> String);

/// What a line is made of.
struct Row<'a> {
    finding: &'a Finding,
    region: &'a str,
    now: Timestamp,
}

const COLUMNS: &[Column] = &[
    ("AWS Account Id", |row| row.finding.aws_account_id.clone()),
    ("Severity", |row| row.finding.severity.to_string()),
    ("Fix Available", |row| word(row.finding.fix_available.as_ref())),
    ("Finding Type", |row| row.finding.r#type.to_string()),
    ("Title", |row| row.finding.title.clone().unwrap_or_default()),
    ("Description", |row| row.finding.description.clone()),
    ("Finding ARN", |row| row.finding.finding_arn.clone()),
    ("First Seen", |row| date(row.finding.first_observed_at.0)),
    ("Last Seen", |row| date(row.finding.last_observed_at.0)),
    ("Last Updated", |row| {
        row.finding.updated_at.map(|at| date(at.0)).unwrap_or_default()
    }),
    ("Resource ID", |row| {
        row.finding
            .resources
            .first()
            .map(|one| one.id.clone())
            .unwrap_or_default()
    }),
    ("Container Image Tags", |row| {
        row.image(|image| image.image_tags.clone().map(|tags| tags.join(",")))
    }),
    ("Region", |row| row.region.to_owned()),
    ("Platform", |row| row.image(|image| image.platform.clone())),
    ("Affected Packages", |row| row.packages(|one| one.name.clone())),
    ("Package Installed Version", |row| row.packages(version)),
    ("Fixed in Version", |row| {
        row.packages(|one| one.fixed_in_version.clone().unwrap_or_default())
    }),
    ("Package Remediation", |row| {
        row.packages(|one| one.remediation.clone().unwrap_or_default())
    }),
    ("File Path", |row| {
        row.packages(|one| one.file_path.clone().unwrap_or_default())
    }),
    ("Age (Days)", |row| {
        let age = row.now.0 - row.finding.first_observed_at.0.0;
        (age / (24 * 3_600_000)).to_string()
    }),
    ("Inspector Score", |row| {
        row.finding
            .inspector_score
            .map(|score| score.to_string())
            .unwrap_or_default()
    }),
    ("Inspector Score Vector", |row| {
        let details = row.finding.inspector_score_details.as_ref();
        let vector = details.and_then(|details| details.adjusted_cvss.as_ref());
        vector.map(|cvss| cvss.scoring_vector.clone()).unwrap_or_default()
    }),
    ("Status", |row| row.finding.status.to_string()),
    ("Vulnerability Id", |row| {
        row.details(|one| Some(one.vulnerability_id.clone()))
    }),
    ("Vendor", |row| row.details(|one| Some(one.source.clone()))),
    ("Vendor Severity", |row| {
        row.details(|one| one.vendor_severity.clone())
    }),
    ("Vendor Advisory", |row| row.details(|one| one.source_url.clone())),
    ("Vendor Advisory Published", |row| {
        row.details(|one| one.vendor_created_at.map(|at| date(at.0)))
    }),
    ("Resource Type", |row| {
        row.finding
            .resources
            .first()
            .map(|one| one.r#type.to_string())
            .unwrap_or_default()
    }),
    ("Repository", |row| {
        row.image(|image| Some(image.repository_name.clone()))
    }),
    ("Image Hash", |row| {
        row.image(|image| Some(image.image_hash.clone()))
    }),
    ("Exploit Available", |row| {
        word(row.finding.exploit_available.as_ref())
    }),
    ("Epss Score", |row| {
        let epss = row.finding.epss.as_ref().and_then(|epss| epss.score);
        epss.map(|score| score.to_string()).unwrap_or_default()
    }),
];

impl Row<'_> {
    fn image(
        &self,
        of: impl Fn(&tidewaiter_aws_api::inspector2::AwsEcrContainerImageDetails) -> Option<String>,
    ) -> String {
        let details = self
            .finding
            .resources
            .first()
            .and_then(|one| one.details.as_ref());
        let image = details.and_then(|details| details.aws_ecr_container_image.as_ref());
        image.and_then(of).unwrap_or_default()
    }

    fn details(
        &self,
        of: impl Fn(&tidewaiter_aws_api::inspector2::PackageVulnerabilityDetails) -> Option<String>,
    ) -> String {
        let details = self.finding.package_vulnerability_details.as_ref();
        details.and_then(of).unwrap_or_default()
    }

    /// A value of each package.
    fn packages(&self, of: fn(&VulnerablePackage) -> String) -> String {
        let details = self.finding.package_vulnerability_details.as_ref();
        let packages = details.and_then(|details| details.vulnerable_packages.as_deref());
        let values: Vec<String> = packages.unwrap_or_default().iter().map(of).collect();
        values.join(",")
    }
}

fn version(package: &VulnerablePackage) -> String {
    match &package.release {
        Some(release) => format!("{}:{}-{release}", package.epoch.unwrap_or(0), package.version),
        None => package.version.clone(),
    }
}

fn word(word: Option<&impl ToString>) -> String {
    word.map(ToString::to_string).unwrap_or_default()
}

fn date(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.0)
        .map(|at| at.to_string())
        .unwrap_or_default()
}

/// The line with the names of the columns.
pub(super) fn heading() -> String {
    line(COLUMNS.iter().map(|(name, _)| (*name).to_owned()))
}

/// A finding's line.
pub(super) fn row(finding: &Finding, region: &str, now: Timestamp) -> String {
    let row = Row { finding, region, now };
    line(COLUMNS.iter().map(|(_, value)| value(&row)))
}

fn line(values: impl Iterator<Item = String>) -> String {
    let values: Vec<String> = values.map(quoted).collect();
    values.join(",") + "\r\n"
}

/// A value in quotes where it needs them. One that a spreadsheet would take for a formula gets a quote before it.
fn quoted(value: String) -> String {
    let value = match value.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{value}"),
        false => value,
    };
    match value.contains(['"', ',', '\n', '\r']) {
        true => format!("\"{}\"", value.replace('"', "\"\"")),
        false => value,
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn values_are_quoted_where_they_need_it() {
        assert_eq!(quoted("a b".to_owned()), "a b");
        assert_eq!(quoted("a,b".to_owned()), "\"a,b\"");
        assert_eq!(quoted("say \"a\"\n".to_owned()), "\"say \"\"a\"\"\n\"");
        assert_eq!(quoted("=1+1".to_owned()), "'=1+1");
    }
}
