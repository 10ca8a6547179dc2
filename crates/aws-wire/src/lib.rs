//! The AWS wire: SigV4 verification, JSON and query protocols, errors, request ids
