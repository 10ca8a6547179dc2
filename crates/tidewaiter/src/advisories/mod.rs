//! The server's advisory databases: which revision is in use, how the next one comes, and what holds it back.
//!
//! [`Revisions`] keeps them in `DATA/advisories`; [`Updater`] fetches or pulls the next one now and then; the guards
//! compare it with the one in use. Odd: commands and the server speak through that folder alone: `db confirm` leaves a
//! file there, and the server, which looks now and then, takes the revision.

mod build;
mod flips;
mod guard;
mod revisions;
mod updater;

pub use flips::Flips;
pub use guard::Loss;
pub use revisions::Revisions;
pub use updater::Updater;
