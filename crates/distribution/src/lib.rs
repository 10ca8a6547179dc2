//! The OCI distribution 1.1 surface of the registry
