//! A report for people: what was looked at, the findings as a table, and a summary.

use comfy_table::{Attribute, Cell, Color, ColumnConstraint, ContentArrangement, Table, presets};
use tidewaiter_matching::BasicFinding;
use tidewaiter_types::Severity;

use crate::findings::remedy;
use crate::time::day;
use crate::{Report, Summary};

/// Columns of a terminal from which on severities and ids are not wrapped.
const ROOMY: u16 = 72;

/// How a table may look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Columns of the terminal; `None` does not wrap.
    pub width: Option<u16>,
    /// Whether severities are coloured.
    pub colour: bool,
    /// Whether findings of kernel headers and tools are listed too.
    pub kernel_policy: bool,
}

/// The report as text, with a line feed at its end.
pub fn render(report: &Report<'_>, look: Look) -> String {
    let summary = Summary::of(report.findings);
    let shown = report
        .findings
        .iter()
        .filter(|finding| look.kernel_policy || !finding.kernel_policy);
    let shown: Vec<_> = shown.collect();
    let mut text = head(report);
    if !shown.is_empty() {
        text += &format!("\n{}\n", findings(&shown, look).trim_fmt());
    }
    text + "\n" + &foot(report, &summary, look)
}

fn head(report: &Report<'_>) -> String {
    let image = &report.image;
    let system = report
        .inventory
        .distribution
        .as_ref()
        .map_or("unknown", |system| &system.name);
    let by = report
        .evaluation
        .space()
        .map(|space| format!(", judged by the advisories of {space}"));
    format!(
        "image     {}\ndigest    {}\nsystem    {system}{}\npackages  {}\ndatabase  {}\n",
        image.name,
        image.digest,
        by.unwrap_or_default(),
        report.inventory.packages.len(),
        database(report),
    )
}

/// The database's date, and the dates of the feeds that matter, which may be older.
fn database(report: &Report<'_>) -> String {
    let feeds = report
        .own_feeds()
        .filter_map(|feed| Some(format!("{} of {}", feed.name, day(feed.newest?))));
    let mut words = vec![format!("of {}", day(report.database.created))];
    words.extend(feeds);
    let revision = report.database.revision.hex();
    format!("{} (revision {})", words.join(", "), &revision[..12])
}

fn findings(shown: &[&BasicFinding], look: Look) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic);
    table.force_no_tty();
    if let Some(width) = look.width {
        table.set_width(width);
    }
    if look.colour {
        table.enforce_styling();
    }
    table.set_header(["SEVERITY", "VULNERABILITY", "PACKAGE", "INSTALLED", "FIXED IN"]);
    for finding in shown {
        table.add_row(row(finding));
    }
    // Where there is room for it, what people copy stays in one piece.
    if look.width.is_some_and(|width| width >= ROOMY) {
        for column in table.column_iter_mut().take(2) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    table
}

fn row(finding: &BasicFinding) -> Vec<Cell> {
    let severity = Cell::new(finding.severity.as_str());
    let severity = match colour(finding.severity) {
        Some(colour) => severity.fg(colour),
        None => severity,
    };
    let severity = match finding.severity {
        Severity::Critical => severity.add_attribute(Attribute::Bold),
        _ => severity,
    };
    vec![
        severity,
        Cell::new(&finding.name),
        Cell::new(&finding.package_name),
        Cell::new(&finding.package_version),
        Cell::new(remedy(finding)),
    ]
}

fn colour(severity: Severity) -> Option<Color> {
    match severity {
        Severity::Critical | Severity::High => Some(Color::Red),
        Severity::Medium => Some(Color::Yellow),
        Severity::Low => Some(Color::Blue),
        Severity::Informational | Severity::Undefined => None,
    }
}

fn foot(report: &Report<'_>, summary: &Summary, look: Look) -> String {
    let mut lines = vec![total(report, summary)];
    if summary.kernel_policy > 0 {
        let which = if look.kernel_policy {
            "not counted"
        } else {
            "not listed"
        };
        lines.push(format!(
            "{which}: {} in kernel headers and tools, which a container never runs",
            number(summary.kernel_policy)
        ));
    }
    let warnings = report.warnings().into_iter();
    lines.extend(warnings.map(|words| format!("warning: {words}")));
    let problems = report.problems().into_iter();
    lines.extend(problems.map(|words| format!("MAY BE INCOMPLETE: {words}")));
    let gaps = report.gaps().into_iter();
    lines.extend(gaps.map(|words| format!("NOT EVALUATED: {words}")));
    lines.join("\n") + "\n"
}

fn total(report: &Report<'_>, summary: &Summary) -> String {
    if summary.counted > 0 {
        let counts = summary.by_severity.iter();
        let counts: Vec<_> = counts
            .map(|(severity, count)| format!("{count} {}", severity.as_str().to_lowercase()))
            .collect();
        let (all, fixable) = (summary.counted, summary.fixable);
        return format!("{}: {}; {fixable} with a fix", number(all), counts.join(", "));
    }
    match report.evaluation.space() {
        Some(space) => {
            let packages = report.inventory.packages.len();
            format!("no findings; packages compared with the advisories of {space}: {packages}")
        }
        None => "no findings, because nothing was evaluated".to_owned(),
    }
}

fn number(findings: usize) -> String {
    match findings {
        1 => "1 finding".to_owned(),
        _ => format!("{findings} findings"),
    }
}
