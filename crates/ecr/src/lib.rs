//! Amazon ECR's and STS's operations on the registry
