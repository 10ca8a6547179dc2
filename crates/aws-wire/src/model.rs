//! What a generated service says of itself: tables, no code.

use crate::constraints::Shape;

/// How requests and answers of a service look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// `POST /` with `X-Amz-Target: PREFIX.Operation` and a JSON body.
    Json,
    /// HTTP methods and paths with labels, JSON bodies.
    RestJson,
    /// `POST /` with a form (`Action=Operation`), XML answers.
    Query,
}

/// In which words a service says that a request breaks a constraint of its model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConstraintWords {
    /// `InvalidParameterException`: "Invalid parameter at 'x' failed to satisfy constraint: '…'" (Amazon ECR).
    InvalidParameter,
    /// "1 validation error detected: Value 'v' at 'x' failed to satisfy constraint: …" under the code given.
    Detected {
        /// The error's code, such as `ValidationError`.
        code: &'static str,
    },
}

/// One AWS service.
#[derive(Debug)]
pub struct ServiceModel {
    /// The name under `models/`, and the prefix of its actions in policies, such as `ecr`.
    pub name: &'static str,
    /// The service's name in a SigV4 credential scope: requests are routed by it.
    pub signing_name: &'static str,
    /// API version, such as `2015-09-21`.
    pub version: &'static str,
    /// How it is spoken.
    pub protocol: Protocol,
    /// What stands before the dot of `X-Amz-Target`; empty for other protocols.
    pub target_prefix: &'static str,
    /// Namespace of XML answers; empty for other protocols.
    pub xml_namespace: &'static str,
    /// The words for broken constraints.
    pub constraint_words: ConstraintWords,
    /// All operations of the model, implemented or not, sorted by name.
    pub operations: &'static [Operation],
}

impl ServiceModel {
    /// The operation of that name.
    pub fn operation(&self, name: &str) -> Option<&'static Operation> {
        let found = self
            .operations
            .binary_search_by(|operation| operation.name.cmp(name))
            .ok()?;
        Some(&self.operations[found])
    }
}

/// One operation of a service.
#[derive(Debug)]
pub struct Operation {
    /// Name in the model, such as `CreateRepository`.
    pub name: &'static str,
    /// HTTP method.
    pub method: &'static str,
    /// Path with labels in braces, such as `/tags/{resourceArn}`.
    pub uri: &'static str,
    /// What a policy must allow, such as `ecr:CreateRepository`; none where any caller may.
    pub action: Option<&'static str>,
    /// Codes of the errors that the model declares.
    pub errors: &'static [&'static str],
    /// Shape and constraints of the input.
    pub input: &'static Shape,
    /// Shape of the output, where encoding it needs one (XML).
    pub output: Option<&'static Shape>,
    /// Element around an XML output.
    pub result_wrapper: Option<&'static str>,
}
