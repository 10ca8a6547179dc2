//! The schema: where the table `Packages` begins and which of its columns holds the record.
//!
//! Odd: SQLite keeps the schema as SQL texts. Of `CREATE TABLE 'Packages' (hnum …, blob BLOB NOT NULL)` only the
//! first word of each definition is of use; quotes, comments and nested parentheses are stepped over.

use super::pages::Pages;
use super::record::{Value, column};
use super::table::{Row, walk};
use crate::rpm::database::Collector;
use crate::rpm::error::{RpmError, SqliteError};

/// Where the records are.
pub(super) struct Packages {
    /// The first page of the table's tree.
    pub(super) root: u32,
    /// The place of the column `blob`, from 0.
    pub(super) blob_column: usize,
}

/// Looks the table up.
pub(super) fn find_packages(pages: &Pages<'_>, out: &mut Collector) -> Result<Packages, RpmError> {
    let encoding = pages.encoding();
    let mut found = None;
    walk(pages, 1, out, &mut |row, _| {
        found = found
            .take()
            .or_else(|| parse_row(&row, |text| encoding.decode(text)));
    })?;
    found.ok_or(RpmError::Sqlite(SqliteError::NoPackages))
}

/// A row of the schema table: `type, name, tbl_name, rootpage, sql`.
fn parse_row(row: &Row<'_>, decode: impl Fn(&[u8]) -> String) -> Option<Packages> {
    let text = |at| match column(row.payload, at) {
        Some(Value::Text(text)) => Some(decode(text)),
        _ => None,
    };
    let is_packages = text(0)? == "table" && text(1)?.eq_ignore_ascii_case("Packages");
    let Value::Integer(root) = column(row.payload, 3).filter(|_| is_packages)? else {
        return None;
    };
    Some(Packages {
        root: u32::try_from(root).ok()?,
        blob_column: column_place(&text(4)?, "blob")?,
    })
}

/// The place of a column among the definitions of a `CREATE TABLE`, from 0.
fn column_place(sql: &str, wanted: &str) -> Option<usize> {
    let mut depth = 0u32;
    let mut place = 0;
    let mut at_name = false;
    for token in Tokens(sql) {
        match token {
            Token::Sign('(') => {
                depth += 1;
                at_name = depth == 1;
            }
            Token::Sign(')') => depth = depth.checked_sub(1)?,
            Token::Sign(',') if depth == 1 => {
                place += 1;
                at_name = true;
            }
            Token::Name(name) if at_name && name.eq_ignore_ascii_case(wanted) => return Some(place),
            _ => at_name = false,
        }
    }
    None
}

/// What SQL text is made of, as far as it matters here.
enum Token<'a> {
    /// A word, or what stands in quotes or brackets (doubled quotes within fall apart: no name has them here).
    Name(&'a str),
    Sign(char),
}

struct Tokens<'a>(&'a str);

impl<'a> Tokens<'a> {
    /// Takes what ends before `end`, and `end` with it.
    fn take_until(&mut self, end: &str) -> &'a str {
        let (taken, rest) = self.0.split_once(end).unwrap_or((self.0, ""));
        self.0 = rest;
        taken
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.0 = self.0.trim_start();
            if self.0.starts_with("--") {
                self.take_until("\n");
            } else if self.0.starts_with("/*") {
                self.take_until("*/");
            } else {
                break;
            }
        }
        let first = self.0.chars().next()?;
        let is_word = |sign: char| sign.is_alphanumeric() || sign == '_' || sign == '$';
        let word = self.0.find(|sign| !is_word(sign)).unwrap_or(self.0.len());
        if word > 0 {
            let (word, rest) = self.0.split_at(word);
            self.0 = rest;
            return Some(Token::Name(word));
        }
        self.0 = &self.0[first.len_utf8()..];
        Some(match first {
            '\'' => Token::Name(self.take_until("'")),
            '"' => Token::Name(self.take_until("\"")),
            '`' => Token::Name(self.take_until("`")),
            '[' => Token::Name(self.take_until("]")),
            sign => Token::Sign(sign),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_is_found_wherever_it_stands() {
        let place = |sql| column_place(sql, "blob");
        assert_eq!(
            place("CREATE TABLE 'Packages' (hnum INTEGER PRIMARY KEY AUTOINCREMENT,blob BLOB NOT NULL)"),
            Some(1)
        );
        assert_eq!(
            place("CREATE TABLE \"a,(b\" ([Blob] BLOB, hnum INTEGER)"),
            Some(0)
        );
        assert_eq!(
            place(
                "create table p (/* a, blob */ x DECIMAL(10, 5) CHECK (x IN (1, 2)), -- blob,\n y, `blob`)"
            ),
            Some(2)
        );
        assert_eq!(place("CREATE TABLE p (hnum INTEGER, data blob)"), None);
        assert_eq!(place("CREATE TABLE p"), None);
    }
}
