//! A report as one HTML page that needs nothing else: no script, no font, no request. It can be sent by mail, printed, and
//! served under a strict content security policy but for its one style.
//!
//! Odd: links lead out only to addresses of the web; an advisory's text could hold any other.

use std::fmt::Write;

use crate::findings::words::{description, remedy};
use crate::remedies::{self, Remedy};
use crate::time::day;
use crate::xml::escape;
use crate::{Affected, Component, Issue, Report, Summary};

const STYLE: &str = include_str!("style.css");

/// The page, with a line feed at its end.
pub fn render(report: &Report<'_>) -> String {
    let name = escape(&report.image.name);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{name}: findings</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1>{name}</h1>\n{}{}{}{}{}</main>\n</body>\n</html>\n",
        head(report),
        words(report),
        findings(report),
        suppressed(report),
        contents(report)
    )
}

fn head(report: &Report<'_>) -> String {
    let image = &report.image;
    let system = report.inventory.distribution.as_ref();
    let system = system.map_or("unknown", |system| system.name.as_str());
    let rows = [
        ("Digest", image.digest.to_string()),
        (
            "Made",
            image.created.clone().unwrap_or_else(|| "unknown".to_owned()),
        ),
        ("Platform", format!("{}/{}", image.os, image.architecture)),
        ("System", system.to_owned()),
        (
            "Database",
            format!(
                "of {}, revision {}",
                day(report.database.created),
                report.database.revision
            ),
        ),
        ("Scan", report.findings.scan_type.as_str().to_owned()),
    ];
    let rows = rows.map(|(name, value)| format!("<dt>{name}</dt><dd>{}</dd>\n", escape(&value)));
    format!("<dl>\n{}</dl>\n{}", rows.concat(), counts(report))
}

fn counts(report: &Report<'_>) -> String {
    let summary = Summary::of(report.findings);
    let counts = summary.by_severity.iter().map(|(severity, count)| {
        let name = severity.as_str();
        format!(
            "<li class=\"{}\">{count} {}</li>\n",
            name.to_lowercase(),
            name.to_lowercase()
        )
    });
    let counts: String = counts.collect();
    let also = format!(
        "<p>{} counted, {} with a fix, {} known to be exploited, {} in kernel headers and tools (not counted), \
         {} suppressed.</p>\n",
        summary.counted, summary.fixable, summary.exploited, summary.kernel_policy, summary.suppressed
    );
    match counts.is_empty() {
        true => also,
        false => format!("<ul class=\"counts\">\n{counts}</ul>\n{also}"),
    }
}

/// What was not evaluated, what may be incomplete, and what else should be known.
fn words(report: &Report<'_>) -> String {
    let mut text = String::new();
    let all = [
        ("gap", "Not evaluated", report.gaps()),
        ("gap", "May be incomplete", report.problems()),
        ("warning", "Note", report.warnings()),
    ];
    for (class, label, words) in all {
        for words in words {
            // Writing to a text never fails.
            let _ = writeln!(
                text,
                "<p class=\"{class}\"><strong>{label}:</strong> {}</p>",
                escape(&words)
            );
        }
    }
    text
}

fn findings(report: &Report<'_>) -> String {
    let remedies = remedies::group(report.findings, report.contents, |_| true);
    let groups: String = remedies.iter().map(|remedy| group(report, remedy)).collect();
    match groups.is_empty() {
        true => "<h2>Findings</h2>\n<p>None.</p>\n".to_owned(),
        false => format!("<h2>Findings</h2>\n{groups}"),
    }
}

fn group(report: &Report<'_>, remedy: &Remedy<'_>) -> String {
    let rows: String = remedy
        .rows
        .iter()
        .map(|(issue, affected)| row(report, issue, affected))
        .collect();
    format!(
        "<h3>{}</h3>\n<table>\n<thead><tr><th>Severity</th><th>Vulnerability</th><th>Package</th>\
         <th>Installed</th><th>Fixed in</th><th>Exploits</th><th>Where</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n",
        escape(&remedy.heading())
    )
}

fn row(report: &Report<'_>, issue: &Issue, affected: &Affected) -> String {
    let severity = affected.severity.as_str().to_lowercase();
    let components = affected.components.iter();
    let places = components.flat_map(|number| places(report, &report.contents.components[*number]));
    let places: Vec<String> = places.collect();
    format!(
        "<tr><td class=\"{severity}\">{severity}</td><td>{}<details><summary>more</summary><p>{}</p><p>{}</p></details></td>\
         <td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
        link(&issue.id, issue.uri.as_deref()),
        escape(&description(issue)),
        escape(&format!(
            "{}: {}",
            affected.evidence.advisory, affected.evidence.decided
        )),
        escape(&package(affected)),
        escape(&affected.version),
        escape(&remedy(affected)),
        escape(&exploits(issue)),
        places.join("<br>")
    )
}

fn package(affected: &Affected) -> String {
    let mark = match (affected.kernel_policy, affected.is_development) {
        (true, _) => " (kernel headers or tools, not counted)",
        (_, true) => " (development)",
        _ => "",
    };
    format!("{}{mark}", affected.name)
}

fn exploits(issue: &Issue) -> String {
    let known = issue
        .exploited
        .as_ref()
        .map(|_| "known to be exploited".to_owned());
    let epss = issue.epss.as_ref();
    let epss = epss.map(|epss| format!("EPSS {:.1} %", epss.score * 100.0));
    known.into_iter().chain(epss).collect::<Vec<_>>().join(", ")
}

fn link(text: &str, url: Option<&str>) -> String {
    let text = escape(text);
    match url.filter(|url| url.starts_with("https://") || url.starts_with("http://")) {
        Some(url) => format!("<a href=\"{}\" rel=\"noreferrer\">{text}</a>", escape(url)),
        None => text,
    }
}

fn suppressed(report: &Report<'_>) -> String {
    let rows = report.findings.suppressed().map(|(issue, affected, why)| {
        format!(
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            link(&issue.id, issue.uri.as_deref()),
            escape(&affected.name),
            escape(&affected.version),
            escape(&why.words())
        )
    });
    let rows: String = rows.collect();
    if rows.is_empty() {
        return String::new();
    }
    format!(
        "<h2>Suppressed</h2>\n<table>\n<thead><tr><th>Vulnerability</th><th>Package</th><th>Installed</th>\
         <th>Why</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )
}

fn contents(report: &Report<'_>) -> String {
    let rows = report.contents.all_listed().map(|component| {
        format!(
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            escape(&component.package.name),
            escape(&component.package.version),
            component.package.ecosystem.as_str(),
            places(report, component).join("<br>")
        )
    });
    let rows: Vec<String> = rows.collect();
    format!(
        "<h2>Contents</h2>\n<details>\n<summary>{} packages and libraries</summary>\n<table>\n<thead><tr><th>Name</th>\
         <th>Version</th><th>Kind</th><th>Where</th></tr></thead>\n<tbody>\n{}</tbody>\n</table>\n</details>\n",
        rows.len(),
        rows.concat()
    )
}

/// Each place, with the layer and step that brought it.
fn places(report: &Report<'_>, component: &Component<'_>) -> Vec<String> {
    let place = |place: &crate::Occurrence<'_>| {
        let layer = report.image.layers.get(place.layer);
        let step = layer.and_then(|layer| layer.step.as_deref());
        let step = step.map(|step| format!(" <small>{}</small>", escape(step)));
        format!(
            "<code>{}</code> <small>layer {}</small>{}",
            escape(&place.location()),
            place.layer + 1,
            step.unwrap_or_default()
        )
    };
    component.occurrences.iter().map(place).collect()
}
