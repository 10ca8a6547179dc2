//! The trait that an implementation has, and the server that holds one.

use std::fmt::Write;

use super::Service;
use super::model::Model;
use super::names::{pascal, snake};
use super::write::head;

/// The module with trait and server.
pub fn module(service: &Service, model: &Model) -> anyhow::Result<String> {
    let mut methods = String::new();
    let mut arms = String::new();
    for operation in model.operations() {
        let (name, method) = (operation.name, snake(operation.name));
        let (input, output) = (pascal(operation.input()?), pascal(operation.output()?));
        let _ = writeln!(
            methods,
            "/// `{name}`\nfn {method}(&self, context: &Self::Context, input: {input}) \
             -> impl Future<Output = Result<{output}, Error>> + Send {{ unimplemented(context, input, \"{name}\") }}\n"
        );
        let _ = writeln!(
            arms,
            "\"{name}\" => prepared!(service, resources, input, {method}: {input}),"
        );
    }
    let trait_name = service.trait_name;
    Ok(
        head("The trait that an implementation has, and the server that holds one.")
            + &format!(
                "use std::future::{{Ready, ready}};\n\nuse serde_json::Value;\n\
             use tidewaiter_aws_wire::ServiceError;\nuse tidewaiter_aws_wire::dispatch::{{Prepared, Service}};\n\
             use tidewaiter_aws_wire::model::{{Operation, ServiceModel}};\n\n\
             use super::{{Error, MODEL, requests::*, responses::*}};\nuse crate::resources::resources;\nuse crate::server::prepared;\n\n\
             /// The operations of the service; one that is not overridden answers that it is not implemented.\n\
             pub trait {trait_name}: Send + Sync {{\n/// What an operation knows of its request.\n\
             type Context: Send + Sync;\n\n{methods}}}\n\n\
             fn unimplemented<C, I, O>(_: &C, _: I, operation: &str) -> Ready<Result<O, Error>> {{ \
             ready(Err(Error::not_implemented(operation))) }}\n\n\
             /// An implementation, as the dispatcher wants it.\npub struct Server<S>(pub S);\n\n\
             impl<S: {trait_name}> Service<S::Context> for Server<S> {{\n\
             fn model(&self) -> &'static ServiceModel {{ &MODEL }}\n\n\
             fn prepare(&self, operation: &'static Operation, input: Value) -> Result<Prepared<'_, S::Context>, ServiceError> {{\n\
             let service = &self.0;\nlet resources = resources(operation, &input);\n\
             Ok(match operation.name {{\n{arms}_ => return Err(ServiceError::not_implemented(MODEL.name, operation.name)),\n}})\n}}\n}}\n"
            ),
    )
}
