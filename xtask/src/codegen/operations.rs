//! The table of a service's operations.

use std::fmt::Write;

use super::Service;
use super::errors::code;
use super::model::{Model, Operation};
use super::names::screaming;
use super::write::head;

/// The module of operations.
pub fn module(service: &Service, model: &Model) -> anyhow::Result<String> {
    let mut list = String::new();
    for operation in model.operations() {
        list += &entry(service, model, &operation)?;
    }
    let protocol = match model.metadata("protocol") {
        "json" => "Json",
        "rest-json" => "RestJson",
        "query" => "Query",
        other => anyhow::bail!("{} speaks {other}, which is not known here", service.name),
    };
    let mut code = head("The table of the service's operations.");
    code += "use tidewaiter_aws_wire::model::{ConstraintWords, Operation, Protocol, ServiceModel};\n\n";
    code += "use super::shapes;\n\n/// The service.\npub static MODEL: ServiceModel = ServiceModel {\n";
    let _ = writeln!(
        code,
        "name: \"{}\", signing_name: \"{}\",",
        service.name,
        model.signing_name()
    );
    let _ = writeln!(
        code,
        "version: \"{}\", protocol: Protocol::{protocol},",
        model.metadata("apiVersion")
    );
    let _ = writeln!(code, "target_prefix: \"{}\",", model.metadata("targetPrefix"));
    let _ = writeln!(code, "xml_namespace: \"{}\",", model.metadata("xmlNamespace"));
    let _ = writeln!(
        code,
        "constraint_words: {}, operations: &[{list}] }};",
        service.words
    );
    Ok(code)
}

fn entry(service: &Service, model: &Model, operation: &Operation<'_>) -> anyhow::Result<String> {
    let name = operation.name;
    let text = |key: &str| operation.value["http"][key].as_str().unwrap_or("");
    let open = service.open.contains(&name);
    let action = if open {
        "None".to_owned()
    } else {
        format!("Some(\"{}:{name}\")", service.name)
    };
    let errors = operation
        .errors()
        .into_iter()
        .map(|error| Ok(format!("\"{}\"", code(error, model.shape(error)?))));
    let errors: Vec<String> = errors.collect::<anyhow::Result<_>>()?;
    let xml = model.metadata("protocol") == "query";
    let output = if xml {
        format!("Some(&shapes::{})", screaming(operation.output()?))
    } else {
        "None".to_owned()
    };
    let wrapper = operation.value["output"]["resultWrapper"].as_str();
    Ok(format!(
        "Operation {{ name: \"{name}\", method: \"{}\", uri: \"{}\", action: {action}, errors: &[{}], input: &shapes::{}, \
         output: {output}, result_wrapper: {wrapper:?} }}, ",
        text("method"),
        text("requestUri"),
        errors.join(", "),
        screaming(operation.input()?)
    ))
}
