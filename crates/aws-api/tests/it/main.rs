//! The generated surface against botocore, which was made from the same models by others, and against recorded
//! and published answers.

mod conformance;
mod published_answers;
