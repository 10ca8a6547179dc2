//! What is known, for people.
//!
//! Odd: what others wrote is printed to a terminal, so control characters in it are not.

use super::super::day;
use super::known::{Known, Row, Text};

/// How many rows, and how many links of a text, are printed.
const ROWS: usize = 40;
const LINKS: usize = 10;

/// As text.
pub fn write(known: &Known) -> String {
    let mut out = format!("{}\n", known.id);
    let mut line = |name: &str, value: String| {
        if !value.is_empty() {
            out += &format!("  {name:<14} {value}\n");
        }
    };
    line("standing", known.standing.clone());
    line("published", known.published.clone().unwrap_or_default());
    line("modified", known.modified.clone().unwrap_or_default());
    line("aliases", known.aliases.join(" "));
    line("about", known.vulnerabilities.join(" "));
    line("exploited", exploited(known));
    line("EPSS", epss(known));
    for weakness in &known.weaknesses {
        let name = weakness.name.as_deref().unwrap_or_default();
        line(
            "weakness",
            format!("CWE-{} {name}", weakness.number).trim().to_owned(),
        );
    }
    for severity in &known.severities {
        line("severity", format!("{} by {}", severity.word, severity.feed));
    }
    for cvss in &known.cvss {
        line(
            "CVSS",
            format!(
                "{:.1} {} by {} in {}",
                cvss.score, cvss.vector, cvss.source, cvss.feed
            ),
        );
    }
    out += &affected(&known.affected);
    known.texts.iter().for_each(|text| out += &prose(text));
    clean(&out)
}

fn exploited(known: &Known) -> String {
    let Some(entry) = &known.exploited else {
        return String::new();
    };
    let ransomware = if entry.ransomware {
        ", also by ransomware"
    } else {
        ""
    };
    format!(
        "known since {}, act by {}{ransomware}",
        day(entry.added),
        day(entry.due)
    )
}

fn epss(known: &Known) -> String {
    let words = |epss: &tidewaiter_advisories::Epss| {
        format!(
            "{:.5}, higher than {:.2} % of all",
            epss.score,
            epss.percentile * 100.0
        )
    };
    known.epss.as_ref().map(words).unwrap_or_default()
}

fn affected(rows: &[Row]) -> String {
    let mut out = format!("\naffected packages: {}\n", rows.len());
    for row in rows.iter().take(ROWS) {
        let limits = [&row.module, &row.stream, &row.severity];
        let mut limits: Vec<&str> = limits.into_iter().filter_map(Option::as_deref).collect();
        limits.extend(row.architectures.iter().map(String::as_str));
        out += &format!(
            "  {:<14} {} {:<24} {:<14} {}  {} ({} {})\n",
            row.space,
            row.subject,
            row.package,
            row.state,
            row.ranges.join("; "),
            limits.join(" "),
            row.feed,
            row.advisory
        );
    }
    out + &left_out(rows.len(), ROWS, "  ")
}

fn prose(text: &Text) -> String {
    let mut out = format!("\n{} says:\n", text.feed);
    for part in [&text.title, &text.description, &text.remediation]
        .into_iter()
        .flatten()
    {
        out += &format!("  {}\n", part.trim().replace('\n', "\n  "));
    }
    for link in text.links.iter().take(LINKS) {
        out += &format!("  {link}\n");
    }
    out + &left_out(text.links.len(), LINKS, "  ")
}

fn left_out(count: usize, shown: usize, indent: &str) -> String {
    match count.checked_sub(shown) {
        None | Some(0) => String::new(),
        Some(more) => format!("{indent}… and {more} more; --format json lists all\n"),
    }
}

/// Without control characters and without spaces at the ends of lines.
fn clean(text: &str) -> String {
    let printable = |letter: &char| *letter == '\n' || !letter.is_control();
    let lines = text
        .split('\n')
        .map(|line| line.chars().filter(printable).collect::<String>());
    lines
        .map(|line| line.trim_end().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}
