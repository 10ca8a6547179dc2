//! The findings of a table: a heading that says what to do, and below it what that ends.
//!
//! Odd: each group is a table of its own, and all have the columns of one, as far as the terminal has room for them.

use comfy_table::{Attribute, Cell, Color, ColumnConstraint, ContentArrangement, Table, Width, presets};
use tidewaiter_ecosystems::EvidenceKind;
use tidewaiter_matching::severity_of_label;
use tidewaiter_types::Severity;

use super::Look;
use crate::Report;
use crate::findings::{Affected, Issue, words};
use crate::remedies::{Remedy, Row};

/// Columns of a terminal from which on severities and ids are not wrapped.
const ROOMY: u16 = 72;

/// All groups, each with a line feed at its end.
pub fn render(report: &Report<'_>, remedies: &[Remedy<'_>], look: Look) -> String {
    let columns = Columns::of(report, remedies);
    let all = remedies.iter().flat_map(|remedy| &remedy.rows);
    let widths = table(report, &columns, all, look, None).column_max_content_widths();
    // A column has a blank on either side.
    let whole: u16 = widths.iter().map(|width| width.saturating_add(2)).sum();
    let fits = look.width.is_none_or(|width| whole <= width);
    let widths = fits.then_some(widths.as_slice());
    let mut text = String::new();
    if widths.is_some() {
        let mut header = table(report, &columns, std::iter::empty(), look, None);
        constrain(&mut header, look, widths);
        text += &format!("{}\n", header.trim_fmt());
    }
    for remedy in remedies {
        let rows = table(report, &columns, remedy.rows.iter(), look, widths);
        text += &format!("{}\n{}\n", heading(remedy, look), rows.trim_fmt());
    }
    text
}

/// Wrapped at blanks as its table is.
fn heading(remedy: &Remedy<'_>, look: Look) -> String {
    let mut lines: Vec<String> = Vec::new();
    let width = look.width.map_or(usize::MAX, usize::from);
    for word in remedy.heading().split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let text = lines.join("\n");
    match look.colour {
        true => format!("\u{1b}[1m{text}\u{1b}[0m"),
        false => text,
    }
}

/// Columns that are not always there.
struct Columns {
    /// How likely exploits are: where the scan knows.
    exploit: bool,
    /// Where libraries lie: where there are such.
    place: bool,
}

impl Columns {
    fn of(report: &Report<'_>, remedies: &[Remedy<'_>]) -> Self {
        let any =
            |wanted: &dyn Fn(&Row<'_>) -> bool| remedies.iter().any(|remedy| remedy.rows.iter().any(wanted));
        Self {
            exploit: any(&|(issue, _)| issue.epss.is_some() || issue.exploited.is_some()),
            place: any(&|(_, affected)| place(report, affected).is_some()),
        }
    }

    fn names(&self) -> Vec<&'static str> {
        let mut names = vec!["SEVERITY", "VULNERABILITY", "PACKAGE", "INSTALLED", "FIXED IN"];
        names.extend(self.exploit.then_some("EXPLOIT"));
        names.extend(self.place.then_some("WHERE"));
        names
    }
}

fn table<'r>(
    report: &Report<'_>,
    columns: &Columns,
    rows: impl Iterator<Item = &'r Row<'r>>,
    look: Look,
    widths: Option<&[u16]>,
) -> Table {
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
    // A group under its heading needs no header once its columns have their widths.
    if widths.is_none() {
        table.set_header(columns.names());
    }
    for (issue, affected) in rows {
        table.add_row(row(report, columns, issue, affected));
    }
    constrain(&mut table, look, widths);
    table
}

fn constrain(table: &mut Table, look: Look, widths: Option<&[u16]>) {
    if let Some(widths) = widths {
        for (column, width) in table.column_iter_mut().zip(widths) {
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(width + 2)));
        }
    } else if look.width.is_some_and(|width| width >= ROOMY) {
        // Where there is room for it, what people copy stays in one piece.
        for column in table.column_iter_mut().take(2) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
}

fn row(report: &Report<'_>, columns: &Columns, issue: &Issue, affected: &Affected) -> Vec<Cell> {
    let mut cells = vec![
        severity(affected.severity),
        Cell::new(&issue.id),
        Cell::new(package(report, affected)),
        Cell::new(&affected.version),
        Cell::new(remedy(issue, affected)),
    ];
    cells.extend(columns.exploit.then(|| Cell::new(exploit(issue))));
    let place = || Cell::new(place(report, affected).unwrap_or_default());
    cells.extend(columns.place.then(place));
    cells
}

fn severity(severity: Severity) -> Cell {
    let cell = Cell::new(severity.as_str());
    match severity {
        Severity::Critical => cell.fg(Color::Red).add_attribute(Attribute::Bold),
        Severity::High => cell.fg(Color::Red),
        Severity::Medium => cell.fg(Color::Yellow),
        Severity::Low => cell.fg(Color::Blue),
        Severity::Informational | Severity::Undefined => cell,
    }
}

/// The package's name, with who brought it, or what makes it less certain that it runs.
fn package(report: &Report<'_>, affected: &Affected) -> String {
    let components = &report.contents.components;
    let Some(component) = affected.components.first().map(|number| &components[*number]) else {
        return affected.name.clone();
    };
    let mark = match component.owner {
        Some(owner) => format!(" (in {})", components[owner].package.name),
        None if component.is_development() => " (development)".to_owned(),
        None if component.evidence() == EvidenceKind::Locked => " (locked)".to_owned(),
        None => String::new(),
    };
    affected.name.clone() + &mark
}

/// What can be had, and the vendor's word if it thinks less of the vulnerability than the score that decided.
fn remedy(issue: &Issue, affected: &Affected) -> String {
    let remedy = words::remedy(affected);
    let word = issue.vendor_severity.as_deref();
    let is_less = |word: &&str| severity_of_label(word).is_some_and(|level| level < affected.severity);
    match word.filter(is_less) {
        Some(word) => format!("{remedy} (to its vendor: {word})"),
        None => remedy,
    }
}

/// Known to be exploited, or how likely that is.
fn exploit(issue: &Issue) -> String {
    match (&issue.exploited, &issue.epss) {
        (Some(_), _) => "exploited".to_owned(),
        (None, Some(epss)) => format!("{:.1} %", epss.score * 100.0),
        (None, None) => String::new(),
    }
}

/// Where a library lies.
fn place(report: &Report<'_>, affected: &Affected) -> Option<String> {
    let number = *affected.components.first()?;
    let component = &report.contents.components[number];
    if component.is_system {
        return None;
    }
    let more = match component.occurrences.len() {
        1 => String::new(),
        several => format!(" and {} more", several - 1),
    };
    Some(format!("{}{more}", component.first().location()))
}
