//! A report for people: what was looked at, the findings grouped by what to do about them, and a summary.

mod findings;

use crate::remedies;
use crate::time::day;
use crate::{Evaluation, Report, ScanType, Summary};

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
    let remedies = remedies::group(report.findings, report.contents, |affected| {
        look.kernel_policy || !affected.kernel_policy
    });
    let summary = Summary::of(report.findings);
    let mut text = head(report);
    if !remedies.is_empty() {
        text += &format!("\n{}", findings::render(report, &remedies, look));
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
        packages(report),
        database(report),
    )
}

fn packages(report: &Report<'_>) -> String {
    let packages = report.inventory.packages.len();
    let libraries = report.contents.all_listed().filter(|one| !one.is_system).count();
    match (libraries, report.findings.scan_type) {
        (0, _) => packages.to_string(),
        (_, ScanType::Enhanced) => format!("{packages}, and {libraries} libraries"),
        (_, ScanType::Basic) => {
            format!("{packages}, and {libraries} libraries that basic scanning does not judge")
        }
    }
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

fn foot(report: &Report<'_>, summary: &Summary, look: Look) -> String {
    let mut lines = vec![total(report, summary)];
    lines.extend(kernel(summary, look));
    if summary.suppressed > 0 {
        lines.push(format!("suppressed: {}", number(summary.suppressed)));
        let suppressed = report.findings.suppressed();
        lines.extend(suppressed.map(|(issue, affected, suppression)| {
            format!(
                "  {} in {} {}: {}",
                issue.id,
                affected.name,
                affected.version,
                suppression.words()
            )
        }));
    }
    let warnings = report.warnings().into_iter();
    lines.extend(warnings.map(|words| format!("warning: {words}")));
    let problems = report.problems().into_iter();
    lines.extend(problems.map(|words| format!("MAY BE INCOMPLETE: {words}")));
    let gaps = report.gaps().into_iter();
    lines.extend(gaps.map(|words| format!("NOT EVALUATED: {words}")));
    lines.join("\n") + "\n"
}

fn kernel(summary: &Summary, look: Look) -> Option<String> {
    let which = match look.kernel_policy {
        true => "not counted",
        false => "not listed",
    };
    (summary.kernel_policy > 0).then(|| {
        format!(
            "{which}: {} in kernel headers and tools, which a container never runs",
            number(summary.kernel_policy)
        )
    })
}

fn total(report: &Report<'_>, summary: &Summary) -> String {
    if summary.counted > 0 {
        let counts = summary.by_severity.iter();
        let counts: Vec<_> = counts
            .map(|(severity, count)| format!("{count} {}", severity.as_str().to_lowercase()))
            .collect();
        let (all, fixable) = (summary.counted, summary.fixable);
        let exploited = match summary.exploited {
            0 => String::new(),
            count => format!(", {count} known to be exploited"),
        };
        return format!(
            "{}: {}; {fixable} with a fix{exploited}",
            number(all),
            counts.join(", ")
        );
    }
    clean(report)
}

/// What "no findings" means here.
fn clean(report: &Report<'_>) -> String {
    let packages = report.inventory.packages.len();
    match (&report.evaluation, report.judges_libraries()) {
        (Evaluation::Judged(space), false) => {
            format!("no findings; packages compared with the advisories of {space}: {packages}")
        }
        (Evaluation::Judged(space), true) => format!(
            "no findings; compared with the advisories of {space} and of the libraries' ecosystems: {}",
            packages + report.libraries.judged
        ),
        (_, true) => format!(
            "no findings; libraries compared with the advisories of their ecosystems: {}",
            report.libraries.judged
        ),
        (_, false) => "no findings, because nothing was evaluated".to_owned(),
    }
}

fn number(findings: usize) -> String {
    match findings {
        1 => "1 finding".to_owned(),
        _ => format!("{findings} findings"),
    }
}
