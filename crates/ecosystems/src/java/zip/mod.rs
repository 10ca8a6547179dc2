//! ZIP archives read front to back while their bytes come in, as Java archives need it: entries of a layer stream by once.
//!
//! ZIP is made to be read from its end, where a directory says what lies where. Here the entries are read by their own
//! headers first, and what was read of them is a claim until the directory has come; [`Verdict`] says which claims it
//! confirms. Entries that nobody wants are passed by without inflating them, also those whose header does not tell their
//! size (see [`descriptor`]).
//!
//! Odd: an archive may stand behind anything (a shell script that starts it), and of several directories the last one counts, as
//! it does for the JVM. The reader keeps less than a record and some 80 KB to inflate with, whatever comes.

mod descriptor;
mod directory;
mod inflate;
mod reader;
mod records;

pub(super) use directory::{Place, Verdict};
pub(super) use reader::{ZipReader, ZipSink};
pub(super) use records::LocalEntry;
