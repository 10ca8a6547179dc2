//! TypeScript for the web console: the inputs and outputs of the operations that it calls.
//!
//! Odd: what a model requires of an output is taken at its word, as the server's own types are made from the same model.

use std::fmt::Write;

use super::Service;
use super::model::{Model, members, shape_of};

/// The services that the console calls, with its operations.
pub const USED: &[(&str, &[&str])] = &[
    (
        "ecr",
        &[
            "BatchDeleteImage",
            "BatchGetImage",
            "BatchGetRepositoryScanningConfiguration",
            "CreatePullThroughCacheRule",
            "CreateRepository",
            "DeleteLifecyclePolicy",
            "DeletePullThroughCacheRule",
            "DeleteRepository",
            "DeleteRepositoryPolicy",
            "DescribeImageScanFindings",
            "DescribeImages",
            "DescribePullThroughCacheRules",
            "DescribeRegistry",
            "DescribeRepositories",
            "GetDownloadUrlForLayer",
            "GetLifecyclePolicy",
            "GetRegistryScanningConfiguration",
            "GetRepositoryPolicy",
            "ListImageReferrers",
            "PutImageTagMutability",
            "PutLifecyclePolicy",
            "PutRegistryScanningConfiguration",
            "PutReplicationConfiguration",
            "SetRepositoryPolicy",
            "StartImageScan",
        ],
    ),
    (
        "inspector2",
        &[
            "BatchGetFindingDetails",
            "CreateFilter",
            "DeleteFilter",
            "GetConfiguration",
            "ListCoverage",
            "ListCoverageStatistics",
            "ListFilters",
            "ListFindingAggregations",
            "ListFindings",
            "ListUsageTotals",
            "SearchVulnerabilities",
            "UpdateConfiguration",
            "UpdateFilter",
        ],
    ),
    (
        "securityhub",
        &[
            "BatchUpdateFindings",
            "CreateInsight",
            "DeleteInsight",
            "DescribeHub",
            "DescribeProducts",
            "EnableSecurityHub",
            "GetFindingHistory",
            "GetFindings",
            "GetFindingsTrendsV2",
            "GetInsightResults",
            "GetInsights",
            "ListEnabledProductsForImport",
        ],
    ),
];

/// The module of a service.
pub fn module(service: &Service, model: &Model, names: &[&str]) -> anyhow::Result<String> {
    let used: Vec<_> = model
        .operations()
        .filter(|operation| names.contains(&operation.name))
        .collect();
    let mut roots = Vec::new();
    let mut table = String::from("/** Operations by their names. */\nexport interface Operations {\n");
    for operation in &used {
        let (input, output) = (operation.input()?, operation.output()?);
        let _ = writeln!(
            table,
            "  {}: {{ input: {input}; output: {output} }};",
            operation.name
        );
        roots.extend([input, output]);
    }
    let mut code = format!(
        "// {}, {}.\n// Written by `cargo xtask codegen`; do not edit.\n\n{table}}}\n",
        model.metadata("serviceFullName"),
        model.metadata("apiVersion")
    );
    for name in model.reachable(roots, service.opaque)? {
        code += &declaration(service, model, &name)?;
    }
    Ok(code)
}

/// The declaration of a structure or enumeration; other shapes are written where they are used.
fn declaration(service: &Service, model: &Model, name: &str) -> anyhow::Result<String> {
    let shape = model.shape(name)?;
    if let Some(words) = shape["enum"].as_array() {
        let words: Vec<String> = words
            .iter()
            .map(|word| format!("'{}'", word.as_str().unwrap_or("")))
            .collect();
        return Ok(format!("\nexport type {name} = {};\n", words.join(" | ")));
    }
    if model.kind(name, service.opaque)? != "structure" {
        return Ok(String::new());
    }
    let mut code = format!("\nexport interface {name} {{\n");
    for (member, reference, required) in members(shape) {
        let mark = if required { "" } else { "?" };
        let _ = writeln!(
            code,
            "  {member}{mark}: {};",
            type_of(service, model, shape_of(reference)?)?
        );
    }
    Ok(code + "}\n")
}

fn type_of(service: &Service, model: &Model, name: &str) -> anyhow::Result<String> {
    let shape = model.shape(name)?;
    let of = |part: &str| type_of(service, model, shape_of(&shape[part])?);
    Ok(match model.kind(name, service.opaque)? {
        "structure" => name.to_owned(),
        "string" if shape.get("enum").is_some() => name.to_owned(),
        "timestamp" if shape["timestampFormat"] == "iso8601" => "string".to_owned(),
        "string" | "blob" => "string".to_owned(),
        "list" => format!("{}[]", in_brackets(&of("member")?)),
        "map" => format!("{{ [key: string]: {} }}", of("value")?),
        "boolean" => "boolean".to_owned(),
        "document" => "unknown".to_owned(),
        // Numbers, and instants as seconds since 1970.
        _ => "number".to_owned(),
    })
}

fn in_brackets(name: &str) -> String {
    if name.contains(' ') {
        format!("({name})")
    } else {
        name.to_owned()
    }
}
