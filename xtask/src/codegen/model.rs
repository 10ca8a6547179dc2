//! A service model, read from `models/NAME.json`.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, anyhow};
use serde_json::{Map, Value};

/// A model as botocore has it.
pub struct Model {
    value: Value,
}

/// One operation of a model.
pub struct Operation<'m> {
    /// Name, such as `CreateRepository`.
    pub name: &'m str,
    /// Everything the model says of it.
    pub value: &'m Value,
}

impl Operation<'_> {
    /// The input's shape.
    pub fn input(&self) -> anyhow::Result<&str> {
        shape_of(&self.value["input"]).with_context(|| format!("{} has no input", self.name))
    }

    /// The output's shape.
    pub fn output(&self) -> anyhow::Result<&str> {
        shape_of(&self.value["output"]).with_context(|| format!("{} has no output", self.name))
    }

    /// Shapes of the errors that it declares.
    pub fn errors(&self) -> Vec<&str> {
        let errors = self.value["errors"].as_array();
        errors
            .into_iter()
            .flatten()
            .filter_map(|error| error["shape"].as_str())
            .collect()
    }
}

/// The name in `{"shape": NAME}`.
pub fn shape_of(reference: &Value) -> anyhow::Result<&str> {
    reference["shape"]
        .as_str()
        .ok_or_else(|| anyhow!("no shape in {reference}"))
}

/// A structure's members with whether each is required.
pub fn members(shape: &Value) -> impl Iterator<Item = (&str, &Value, bool)> {
    let required = shape["required"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let members = shape["members"].as_object().into_iter().flatten();
    members.map(move |(name, member)| {
        (
            name.as_str(),
            member,
            required.iter().any(|wanted| wanted == name),
        )
    })
}

impl Model {
    /// Reads a model and gives operations without input or output an empty one.
    pub fn read(root: &Path, name: &str) -> anyhow::Result<Self> {
        let path = root.join(format!("models/{name}.json"));
        let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        let mut model = Self {
            value: serde_json::from_str(&text)?,
        };
        model.fill_in_empty("input", "Request");
        model.fill_in_empty("output", "Response");
        Ok(model)
    }

    fn fill_in_empty(&mut self, key: &str, suffix: &str) {
        let mut missing = Vec::new();
        for (name, operation) in self.value["operations"].as_object_mut().into_iter().flatten() {
            if operation.get(key).is_none() {
                let shape = format!("{name}{suffix}");
                operation[key] = serde_json::json!({"shape": shape});
                missing.push(shape);
            }
        }
        for shape in missing {
            self.value["shapes"][shape] = serde_json::json!({"type": "structure", "members": {}});
        }
    }

    /// A text of the model's metadata, empty if it is not there.
    pub fn metadata(&self, key: &str) -> &str {
        self.value["metadata"][key].as_str().unwrap_or("")
    }

    /// The name in credential scopes.
    pub fn signing_name(&self) -> &str {
        let name = self.metadata("signingName");
        if name.is_empty() {
            self.metadata("endpointPrefix")
        } else {
            name
        }
    }

    /// All operations, by name.
    pub fn operations(&self) -> impl Iterator<Item = Operation<'_>> {
        let operations = self.value["operations"].as_object().into_iter().flatten();
        operations.map(|(name, value)| Operation { name, value })
    }

    fn shapes(&self) -> &Map<String, Value> {
        self.value["shapes"].as_object().expect("a model has shapes")
    }

    /// A shape by its name.
    pub fn shape(&self, name: &str) -> anyhow::Result<&Value> {
        self.shapes()
            .get(name)
            .ok_or_else(|| anyhow!("the model has no shape {name}"))
    }

    /// A shape's type, such as `structure`; an opaque structure is a `document`.
    pub fn kind(&self, name: &str, opaque: &[&str]) -> anyhow::Result<&str> {
        let shape = self.shape(name)?;
        if opaque.contains(&name) || shape["document"] == true {
            return Ok("document");
        }
        shape["type"]
            .as_str()
            .ok_or_else(|| anyhow!("shape {name} has no type"))
    }

    /// Names of all errors, sorted.
    pub fn exceptions(&self) -> impl Iterator<Item = (&str, &Value)> {
        let shapes = self
            .shapes()
            .iter()
            .filter(|(_, shape)| shape["exception"] == true);
        shapes.map(|(name, shape)| (name.as_str(), shape))
    }

    /// All shapes that can be reached from these, those themselves among them.
    pub fn reachable<'n>(
        &self,
        roots: impl IntoIterator<Item = &'n str>,
        opaque: &[&str],
    ) -> anyhow::Result<BTreeSet<String>> {
        let mut open: Vec<String> = roots.into_iter().map(str::to_owned).collect();
        let mut found = BTreeSet::new();
        while let Some(name) = open.pop() {
            if !found.insert(name.clone()) || self.kind(&name, opaque)? == "document" {
                continue;
            }
            let shape = self.shape(&name)?;
            for (_, member, _) in members(shape) {
                open.push(shape_of(member)?.to_owned());
            }
            for part in ["member", "key", "value"] {
                open.extend(shape[part]["shape"].as_str().map(str::to_owned));
            }
        }
        Ok(found)
    }
}
