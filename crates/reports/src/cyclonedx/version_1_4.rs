//! A bill of materials in CycloneDX 1.4, for those who ask for that version: Inspector's exports.
//!
//! Odd: it is the newer document with what 1.4 has no members for taken out (evidence) or told in the older way (tools).

use serde_json::{Value, json};

use super::{Document, INVENTORY};
use crate::Report;

/// The document without findings.
pub fn render_inventory_1_4(report: &Report<'_>) -> String {
    let document = serde_json::to_value(Document::new(report, INVENTORY)).unwrap_or_default();
    format!("{:#}\n", older(document))
}

/// A document of 1.4 with the content of one of 1.6.
pub(super) fn older(mut document: Value) -> Value {
    document["$schema"] = json!("http://cyclonedx.org/schema/bom-1.4.schema.json");
    document["specVersion"] = json!("1.4");
    let tools = document["metadata"]["tools"]["components"].take();
    let tools = tools.as_array().into_iter().flatten().map(older_tool);
    document["metadata"]["tools"] = tools.collect();
    for component in document["components"].as_array_mut().into_iter().flatten() {
        if let Some(members) = component.as_object_mut() {
            members.remove("evidence");
        }
    }
    document
}

fn older_tool(tool: &Value) -> Value {
    json!({"name": tool["name"], "version": tool["version"]})
}
