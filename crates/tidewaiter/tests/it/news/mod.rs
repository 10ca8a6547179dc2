//! Continuous scanning with real revisions: what news of a month change, what is told of them, and kills in the middle.

mod kills;
mod pair;
mod world;
