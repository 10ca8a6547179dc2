//! Blob bytes on local files or any S3-compatible store, atomic and verified
