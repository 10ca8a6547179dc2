//! Policies that come with the program: `read-only`, `push` and `admin`.
//!
//! `read-only` and `push` are after AWS's managed policies AmazonEC2ContainerRegistryReadOnly and …PowerUser, with
//! AmazonInspector2ReadOnlyAccess and AWSSecurityHubReadOnlyAccess: who may read images may read what is found in them. The
//! registry side asks for the action of ECR that does the same: manifests and tags are read with
//! `ecr:BatchGetImage`, blobs with `ecr:GetDownloadUrlForLayer`, tags listed with `ecr:ListImages`, referrers with
//! `ecr:ListImageReferrers`; uploads are `ecr:InitiateLayerUpload`, `ecr:UploadLayerPart` and
//! `ecr:CompleteLayerUpload`, a manifest is put with `ecr:PutImage`, deletions are `ecr:BatchDeleteImage`, the
//! catalog is `ecr:DescribeRepositories`, a repository made by a push `ecr:CreateRepository`.

use serde_json::{Value, json};

use super::PolicyError;

/// Names of the built-in policies.
pub const NAMES: &[&str] = &["read-only", "push", "admin"];

const READ: &[&str] = &[
    "ecr:BatchCheckLayerAvailability",
    "ecr:BatchGetImage",
    "ecr:BatchGetRepositoryScanningConfiguration",
    "ecr:DescribeImageScanFindings",
    "ecr:DescribeImages",
    "ecr:DescribeRegistry",
    "ecr:DescribeRepositories",
    "ecr:GetAccountSetting",
    "ecr:GetAuthorizationToken",
    "ecr:GetDownloadUrlForLayer",
    "ecr:GetLifecyclePolicy",
    "ecr:GetLifecyclePolicyPreview",
    "ecr:GetRegistryScanningConfiguration",
    "ecr:GetRepositoryPolicy",
    "ecr:ListImageReferrers",
    "ecr:ListImages",
    "ecr:ListTagsForResource",
    "inspector-scan:ScanSbom",
    "inspector2:BatchGet*",
    "inspector2:Describe*",
    "inspector2:Get*",
    "inspector2:List*",
    "inspector2:SearchVulnerabilities",
    "securityhub:BatchGet*",
    "securityhub:Describe*",
    "securityhub:Get*",
    "securityhub:List*",
];

const PUSH: &[&str] = &[
    "ecr:CompleteLayerUpload",
    "ecr:InitiateLayerUpload",
    "ecr:PutImage",
    "ecr:UploadLayerPart",
];

/// The document of a built-in policy.
pub fn document(name: &str) -> Result<Value, PolicyError> {
    let actions = match name {
        "read-only" => READ.to_vec(),
        "push" => [READ, PUSH].concat(),
        "admin" => vec!["*"],
        other => return Err(PolicyError::NoBuiltIn(other.to_owned())),
    };
    let statement = json!({"Effect": "Allow", "Action": actions, "Resource": "*"});
    Ok(json!({"Version": "2012-10-17", "Statement": [statement]}))
}
