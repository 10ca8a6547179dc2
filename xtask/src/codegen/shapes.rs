//! Shapes as tables: what inputs must look like, and for XML also what outputs do.

use std::fmt::Write;

use serde_json::Value;

use super::Service;
use super::model::{Model, members, shape_of};
use super::names::{pascal, screaming};
use super::pattern::translate;
use super::write::head;

/// The module of shapes.
pub fn module(service: &Service, model: &Model) -> anyhow::Result<String> {
    let mut roots = Vec::new();
    let operations: Vec<_> = model.operations().collect();
    for operation in &operations {
        roots.push(operation.input()?);
        if model.metadata("protocol") == "query" {
            roots.push(operation.output()?);
        }
    }
    let mut body = String::new();
    for name in model.reachable(roots, service.opaque)? {
        body += &table(service, model, &name)?;
    }
    let location = if body.contains("Location::") {
        "Location, "
    } else {
        ""
    };
    let pattern = if body.contains("Pattern::new") {
        ", Pattern"
    } else {
        ""
    };
    let uses = format!("use tidewaiter_aws_wire::constraints::{{{location}Member{pattern}, Shape}};\n");
    let enums = if body.contains("enums::") {
        "use super::enums;\n"
    } else {
        ""
    };
    Ok(head("Shapes and constraints.") + &uses + "\n" + enums + "\n" + &body + &all_patterns(&body))
}

/// A list of all patterns, for the test that they compile.
fn all_patterns(body: &str) -> String {
    let names = body
        .lines()
        .filter_map(|line| line.strip_prefix("static ")?.split(": Pattern").next());
    let names: Vec<String> = names
        .filter(|name| name.ends_with("_PATTERN"))
        .map(|name| format!("&{name}"))
        .collect();
    if names.is_empty() {
        return String::new();
    }
    format!(
        "/// All patterns of the service.\npub static PATTERNS: &[&Pattern] = &[{}];\n",
        names.join(", ")
    )
}

fn table(service: &Service, model: &Model, name: &str) -> anyhow::Result<String> {
    let shape = model.shape(name)?;
    let constant = screaming(name);
    let of = |part: &str| anyhow::Ok(screaming(shape_of(&shape[part])?));
    let limits = format!("{}, {}", limit(shape, "min"), limit(shape, "max"));
    let mut before = String::new();
    let made = match model.kind(name, service.opaque)? {
        "structure" => structure(shape)?,
        "list" => format!("Shape::list(&{}, {limits})", of("member")?),
        "map" => format!("Shape::map(&{}, &{}, {limits})", of("key")?, of("value")?),
        "string" if shape.get("enum").is_some() => format!("Shape::one_of(enums::{}::VALUES)", pascal(name)),
        "string" => {
            let pattern = shape["pattern"]
                .as_str()
                .map(|pattern| declare(&mut before, &constant, pattern));
            let pattern = pattern.map_or("None".to_owned(), |pattern| format!("Some(&{pattern})"));
            format!("Shape::text({limits}, {pattern})")
        }
        "integer" | "long" => format!("Shape::integer({limits})"),
        "double" | "float" => "Shape::Float".to_owned(),
        "boolean" => "Shape::Boolean".to_owned(),
        "timestamp" => "Shape::Timestamp".to_owned(),
        "blob" => format!("Shape::blob({limits})"),
        _ => "Shape::Document".to_owned(),
    };
    Ok(format!(
        "{before}/// `{name}`\npub static {constant}: Shape = {made};\n\n"
    ))
}

/// Declares a pattern and answers its name.
fn declare(code: &mut String, constant: &str, pattern: &str) -> String {
    let name = format!("{constant}_PATTERN");
    let (written, translated) = (literal(pattern), literal(&translate(pattern)));
    let _ = writeln!(
        code,
        "static {name}: Pattern = Pattern::new({written}, {translated});\n"
    );
    name
}

fn literal(text: &str) -> String {
    format!("r#\"{text}\"#")
}

fn limit(shape: &Value, key: &str) -> String {
    shape[key]
        .as_i64()
        .map_or("None".to_owned(), |limit| format!("Some({limit})"))
}

fn structure(shape: &Value) -> anyhow::Result<String> {
    let mut list = String::new();
    for (name, member, required) in members(shape) {
        let made = if required { "required" } else { "optional" };
        let target = screaming(shape_of(member)?);
        let _ = write!(
            list,
            "Member::{made}(\"{name}\", &{target}){}, ",
            location(name, member)?
        );
    }
    let kind = if shape["union"] == true {
        "union"
    } else {
        "structure"
    };
    Ok(format!("Shape::{kind}(&[{list}])"))
}

fn location(name: &str, member: &Value) -> anyhow::Result<String> {
    let at = member["locationName"].as_str().unwrap_or(name);
    Ok(match member["location"].as_str() {
        None => String::new(),
        Some("uri") => format!(".at(Location::Label(\"{at}\"))"),
        Some("querystring") => format!(".at(Location::Query(\"{at}\"))"),
        Some("header") => format!(".at(Location::Header(\"{at}\"))"),
        Some(other) => anyhow::bail!("{name} is carried in {other}, which is not known here"),
    })
}
