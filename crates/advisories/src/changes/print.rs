//! A print: 16 bytes of a SHA-256, equal for equal content and for nothing else that anybody can make.

use sha2::{Digest as _, Sha256};

/// What stands for some content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Print([u8; 16]);

/// Takes content in, piece after piece. Every piece says how long it is, so that none can pass for two.
#[derive(Default)]
pub struct Printer(Sha256);

impl Printer {
    /// A printer that has taken nothing in.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a text in.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.bytes(text.as_bytes())
    }

    /// Takes bytes in.
    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.number(bytes.len() as u64);
        self.0.update(bytes);
        self
    }

    /// Takes a number in.
    pub fn number(&mut self, number: u64) -> &mut Self {
        self.0.update(number.to_le_bytes());
        self
    }

    /// Takes a number in that may be missing.
    pub fn optional(&mut self, number: Option<i64>) -> &mut Self {
        self.number(u64::from(number.is_some()))
            .number(number.unwrap_or_default() as u64)
    }

    /// Takes a list of texts in.
    pub fn texts<'a>(&mut self, texts: impl Iterator<Item = &'a str>) -> &mut Self {
        let mut count = 0;
        texts.for_each(|text| {
            self.text(text);
            count += 1;
        });
        self.number(count)
    }

    /// Takes another print in.
    pub fn print(&mut self, print: Print) -> &mut Self {
        self.0.update(print.0);
        self
    }

    /// The print of all that was taken in.
    pub fn finish(self) -> Print {
        let mut print = [0; 16];
        print.copy_from_slice(&self.0.finalize()[..16]);
        Print(print)
    }
}
