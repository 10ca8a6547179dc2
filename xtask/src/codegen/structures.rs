//! Structures and enumerations: what inputs and outputs are made of.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::Service;
use super::model::{Model, members, shape_of};
use super::names::{field, pascal};
use super::write::head;

/// Everything of a service that becomes a Rust type.
pub struct Types<'m> {
    service: &'m Service,
    model: &'m Model,
    inputs: BTreeSet<String>,
    outputs: BTreeSet<String>,
    others: BTreeSet<String>,
    enums: BTreeSet<String>,
}

/// The Rust type of a shape.
pub fn rust_type(model: &Model, name: &str, opaque: &[&str]) -> anyhow::Result<String> {
    let shape = model.shape(name)?;
    let of = |part: &str| rust_type(model, shape_of(&shape[part])?, opaque);
    Ok(match model.kind(name, opaque)? {
        "structure" => pascal(name),
        "string" if shape.get("enum").is_some() => pascal(name),
        "string" => "String".to_owned(),
        "list" => format!("Vec<{}>", of("member")?),
        "map" => format!("BTreeMap<{}, {}>", of("key")?, of("value")?),
        "integer" => "i32".to_owned(),
        "long" => "i64".to_owned(),
        "boolean" => "bool".to_owned(),
        "double" | "float" => "f64".to_owned(),
        "timestamp" if shape["timestampFormat"] == "iso8601" => "String".to_owned(),
        "timestamp" => "EpochSeconds".to_owned(),
        "blob" => "Blob".to_owned(),
        "document" => "Value".to_owned(),
        other => anyhow::bail!("{name} has the type {other}, which is not known here"),
    })
}

impl<'m> Types<'m> {
    /// The types that operations and errors need.
    pub fn of(service: &'m Service, model: &'m Model) -> anyhow::Result<Self> {
        let mut inputs = BTreeSet::new();
        let mut outputs = BTreeSet::new();
        for operation in model.operations() {
            inputs.insert(operation.input()?.to_owned());
            outputs.insert(operation.output()?.to_owned());
        }
        let exceptions = model
            .exceptions()
            .filter(|(_, shape)| super::errors::has_body(shape));
        let roots = inputs
            .iter()
            .chain(&outputs)
            .map(String::as_str)
            .chain(exceptions.map(|(name, _)| name));
        let all = model.reachable(roots, service.opaque)?;
        let mut others = BTreeSet::new();
        let mut enums = BTreeSet::new();
        for name in all {
            let shape = model.shape(&name)?;
            if shape.get("enum").is_some() {
                enums.insert(name);
            } else if model.kind(&name, service.opaque)? == "structure"
                && !inputs.contains(&name)
                && !outputs.contains(&name)
            {
                others.insert(name);
            }
        }
        Ok(Self {
            service,
            model,
            inputs,
            outputs,
            others,
            enums,
        })
    }

    /// Inputs of operations.
    pub fn requests(&self) -> String {
        self.module(
            "Inputs of operations.",
            &self.inputs,
            "super::enums::*, super::structures::*",
        )
    }

    /// Outputs of operations.
    pub fn responses(&self) -> String {
        self.module(
            "Outputs of operations.",
            &self.outputs,
            "super::enums::*, super::structures::*",
        )
    }

    /// What inputs and outputs hold.
    pub fn structures(&self) -> String {
        self.module(
            "Structures inside inputs, outputs and errors.",
            &self.others,
            "super::enums::*",
        )
    }

    fn module(&self, words: &str, names: &BTreeSet<String>, uses: &str) -> String {
        let body: String = names.iter().map(|name| self.structure(name)).collect();
        let mut code = head(words);
        if body.contains("BTreeMap<") {
            code += "use std::collections::BTreeMap;\n\n";
        }
        code += "use serde::{Deserialize, Serialize};\n";
        if mentions(&body, "Value") {
            code += "use serde_json::Value;\n";
        }
        for name in ["Blob", "EpochSeconds"] {
            if mentions(&body, name) {
                let _ = writeln!(code, "use tidewaiter_aws_wire::{name};");
            }
        }
        let any_of = |set: &BTreeSet<String>| set.iter().any(|name| mentions(&body, &pascal(name)));
        for path in uses.split(", ") {
            let used = if path.contains("enums") {
                any_of(&self.enums)
            } else {
                any_of(&self.others)
            };
            if used {
                let _ = writeln!(code, "use {path};");
            }
        }
        code + "\n" + &body
    }

    fn structure(&self, name: &str) -> String {
        let shape = self
            .model
            .shape(name)
            .expect("only shapes of the model are listed");
        let default = if self.has_default(name) { "Default, " } else { "" };
        let mut code =
            format!("/// `{name}`\n#[derive(Clone, Debug, {default}PartialEq, Serialize, Deserialize)]\n");
        let style = rename_all(shape);
        if members(shape).next().is_some() {
            let _ = writeln!(code, "#[serde(rename_all = \"{style}\")]");
        }
        let _ = writeln!(code, "pub struct {} {{", pascal(name));
        for (member, reference, required) in members(shape) {
            code += &self.member(
                member,
                shape_of(reference).expect("members have shapes"),
                required,
                style,
            );
        }
        code + "}\n\n"
    }

    fn member(&self, name: &str, shape: &str, required: bool, style: &str) -> String {
        let rust = rust_type(self.model, shape, self.service.opaque).expect("shapes of the model have types");
        let rename = if cased(name, style) == name {
            String::new()
        } else {
            format!("rename = \"{name}\"")
        };
        let field = field(name);
        if required {
            let attribute = if rename.is_empty() {
                String::new()
            } else {
                format!("#[serde({rename})]\n")
            };
            return format!("{attribute}pub {field}: {rust},\n");
        }
        let comma = if rename.is_empty() { "" } else { ", " };
        format!(
            "#[serde({rename}{comma}skip_serializing_if = \"Option::is_none\")]\npub {field}: Option<{rust}>,\n"
        )
    }

    /// Whether all required members have a default, which enumerations have not.
    fn has_default(&self, name: &str) -> bool {
        let shape = self
            .model
            .shape(name)
            .expect("only shapes of the model are listed");
        members(shape)
            .filter(|(_, _, required)| *required)
            .all(|(_, reference, _)| {
                let target = shape_of(reference).expect("members have shapes");
                match self.model.kind(target, self.service.opaque) {
                    Ok("structure") => self.has_default(target),
                    Ok("string") => !self.enums.contains(target),
                    _ => true,
                }
            })
    }

    /// Whether the service has enumerations at all.
    pub fn has_enums(&self) -> bool {
        !self.enums.is_empty()
    }

    /// Enumerations, open to values that the model does not list.
    pub fn enums(&self) -> String {
        let mut code = head("Enumerations; each keeps a value that the model does not list as text.");
        code += "use tidewaiter_aws_wire::string_enum;\n\n";
        for name in &self.enums {
            let shape = self
                .model
                .shape(name)
                .expect("only shapes of the model are listed");
            let _ = writeln!(code, "string_enum!(\n    /// `{name}`\n    {} {{", pascal(name));
            for value in shape["enum"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|value| value.as_str())
            {
                let _ = writeln!(code, "        {} = \"{value}\",", pascal(value));
            }
            code += "    }\n);\n\n";
        }
        code
    }
}

/// Whether a type's name occurs as a word of its own.
fn mentions(body: &str, name: &str) -> bool {
    [format!("<{name}>"), format!(": {name},"), format!("<{name},")]
        .iter()
        .any(|form| body.contains(form))
}

/// The spelling that most members of a structure have.
fn rename_all(shape: &serde_json::Value) -> &'static str {
    let upper = members(shape)
        .filter(|(name, _, _)| name.starts_with(|first: char| first.is_ascii_uppercase()))
        .count();
    if upper * 2 > members(shape).count() {
        "PascalCase"
    } else {
        "camelCase"
    }
}

/// The name that serde gives the field of a member.
fn cased(name: &str, style: &str) -> String {
    let pascal: String = super::names::snake(name).split('_').map(capital).collect();
    if style == "PascalCase" {
        return pascal;
    }
    let mut letters = pascal.chars();
    letters
        .next()
        .map(|first| first.to_ascii_lowercase().to_string() + letters.as_str())
        .unwrap_or_default()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
        .unwrap_or_default()
}
