//! Inspector2, 2020-06-08.
//!
//! Written by `cargo xtask codegen`; do not edit.

mod enums;
mod errors;
mod operations;
mod requests;
mod responses;
mod service;
pub mod shapes;
mod structures;

pub use enums::*;
pub use errors::Error;
pub use operations::MODEL;
pub use requests::*;
pub use responses::*;
pub use service::{Inspector2, Server};
pub use structures::*;
