//! Findings of Security Hub as a table of comma-separated values (RFC 4180), a line for each package of a finding.
//!
//! Odd: a text that a spreadsheet would take for a formula gets an apostrophe before it, since much of a finding was written by
//! strangers.

use serde_json::Value;

/// Columns: their name, and where in a finding they are.
const COLUMNS: &[(&str, &str)] = &[
    ("id", "/Id"),
    ("product", "/ProductName"),
    ("title", "/Title"),
    ("severity", "/Severity/Label"),
    ("workflow", "/Workflow/Status"),
    ("record_state", "/RecordState"),
    ("created_at", "/CreatedAt"),
    ("updated_at", "/UpdatedAt"),
    ("resource_type", "/Resources/0/Type"),
    ("resource", "/Resources/0/Id"),
    (
        "repository",
        "/Resources/0/Details/AwsEcrContainerImage/RepositoryName",
    ),
    ("vulnerability", "/Vulnerabilities/0/Id"),
    ("fix_available", "/Vulnerabilities/0/FixAvailable"),
    ("exploit_available", "/Vulnerabilities/0/ExploitAvailable"),
    ("epss", "/Vulnerabilities/0/EpssScore"),
];
/// Columns of a package.
const PACKAGE: &[(&str, &str)] = &[
    ("package", "/Name"),
    ("version", "/Version"),
    ("release", "/Release"),
    ("fixed_in", "/FixedInVersion"),
    ("path", "/FilePath"),
];

/// The table of findings in ASFF, with a line of names first.
pub fn render(findings: &[Value]) -> String {
    let names = COLUMNS.iter().chain(PACKAGE).map(|(name, _)| (*name).to_owned());
    let mut text = line(names);
    for finding in findings {
        let packages = finding.pointer("/Vulnerabilities/0/VulnerablePackages");
        let packages = packages
            .and_then(Value::as_array)
            .map(Vec::as_slice)
            .unwrap_or_default();
        for package in packages {
            text += &row(finding, package);
        }
        if packages.is_empty() {
            text += &row(finding, &Value::Null);
        }
    }
    text
}

fn row(finding: &Value, package: &Value) -> String {
    let of_finding = COLUMNS.iter().map(|(_, at)| cell(finding.pointer(at)));
    line(of_finding.chain(PACKAGE.iter().map(|(_, at)| cell(package.pointer(at)))))
}

fn cell(value: Option<&Value>) -> String {
    let text = match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text,
    }
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(quoted).collect();
    cells.join(",") + "\r\n"
}

fn quoted(cell: String) -> String {
    match cell.contains([',', '"', '\r', '\n']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn there_is_a_line_for_each_package() {
        let finding = json!({"Id": "a", "Title": "x, \"y\"", "Vulnerabilities": [{
            "Id": "CVE-1", "EpssScore": 0.5, "VulnerablePackages": [{"Name": "p"}, {"Name": "=q"}],
        }]});
        let text = render(&[finding, json!({"Id": "b"})]);
        let lines: Vec<&str> = text.split_terminator("\r\n").collect();
        assert_eq!(lines.len(), 4);
        assert_eq!(lines[1], "a,,\"x, \"\"y\"\"\",,,,,,,,,CVE-1,,,0.5,p,,,,");
        assert!(lines[2].ends_with(",'=q,,,,"));
        assert!(lines[3].starts_with("b,,"));
    }

    /// Reads a line as RFC 4180 says.
    fn parse(line: &str) -> Vec<String> {
        let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
        let mut characters = line.chars().peekable();
        while let Some(character) = characters.next() {
            match (character, quoted) {
                ('"', true) if characters.peek() == Some(&'"') => cell.extend(characters.next()),
                ('"', _) => quoted = !quoted,
                (',', false) => cells.push(std::mem::take(&mut cell)),
                (other, _) => cell.push(other),
            }
        }
        cells.push(cell);
        cells
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(texts in prop::collection::vec("\\PC{0,8}", 1..5)) {
            let written = line(texts.iter().cloned());
            prop_assert_eq!(parse(written.strip_suffix("\r\n").unwrap()), texts);
        }
    }
}
