//! Findings of Security Hub: written in batches, read in pages, counted in groups.
//!
//! Odd: severity, workflow and record state make one number, a bucket. There are forty, so a question about any of the three
//! is a choice of buckets, and a page is merged from the heads of theirs, each read from one index in order: the thousandth
//! page costs what the first does. Whoever changes a finding says which version was read; another's change in between is
//! noticed and nothing is written.

mod findings;
mod forwards;
mod groups;
mod history;
mod items;
mod pages;
mod select;
