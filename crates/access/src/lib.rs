//! Who may do what: access keys, registry tokens, IAM-style policies
