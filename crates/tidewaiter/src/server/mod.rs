//! The server.
pub mod listen;
