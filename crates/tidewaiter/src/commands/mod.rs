//! The commands of the program: a file or folder for each, with its arguments and its `run`.

pub mod advise;
pub mod cost;
pub mod db;
pub mod events;
pub mod explain;
pub mod filters;
pub mod findings;
pub mod gate;
pub mod gc;
pub mod harbor_adapter;
pub mod quickstart;
pub mod scan;
pub mod serve;
pub mod user;
pub mod version;
