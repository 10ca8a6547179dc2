//! `tidewaiter db search`: ids by their beginning, packages by a part of their name, texts by their words.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use serde::Serialize;
use tidewaiter_advisories::{Database, DatabaseError, Texts};

use super::{Format, files};

/// How much of a text is shown, in characters.
const EXCERPT: usize = 100;

/// Arguments of `db search`.
#[derive(clap::Args)]
pub struct SearchArguments {
    /// Words, all of which must be there
    #[arg(required = true)]
    words: Vec<String>,
    /// Advisory database file [default: the starter database that comes with the program]
    #[arg(long, env = "TIDEWAITER_ADVISORIES", value_name = "FILE")]
    advisories: Option<PathBuf>,
    /// How many of each sort to print, at most 1000
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=1000))]
    limit: u16,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// What was found.
#[derive(Serialize)]
struct Found {
    ids: Hits<String>,
    packages: Hits<Package>,
    texts: Hits<Excerpt>,
}

/// The first hits of one sort.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Hits<T> {
    found: Vec<T>,
    /// How many there are beside them.
    left_out: usize,
}

/// A package's name with all spaces that have it.
#[derive(Serialize)]
struct Package {
    name: String,
    spaces: Vec<String>,
}

/// The beginning of a text.
#[derive(Serialize)]
struct Excerpt {
    id: String,
    text: String,
}

/// Searches.
pub fn run(arguments: &SearchArguments) -> anyhow::Result<()> {
    let database = files::open_or_starter(arguments.advisories.as_ref())?;
    let words: Vec<String> = arguments.words.iter().map(|word| word.to_lowercase()).collect();
    let limit = usize::from(arguments.limit);
    let found = Found {
        ids: ids(&database, &words, limit)?,
        packages: packages(&database, &words, limit)?,
        texts: texts(&database, &words, limit)?,
    };
    let text = match arguments.format {
        Format::Text => found.text(database.info().facts_only),
        Format::Json => serde_json::to_string_pretty(&found)? + "\n",
    };
    std::io::stdout().write_all(text.as_bytes())?;
    Ok(())
}

impl<T> Hits<T> {
    fn new() -> Self {
        Self {
            found: Vec::new(),
            left_out: 0,
        }
    }

    fn push(&mut self, limit: usize, hit: impl FnOnce() -> T) {
        match self.found.len() < limit {
            true => self.found.push(hit()),
            false => self.left_out += 1,
        }
    }

    fn text(&self, what: &str, line: impl Fn(&T) -> String) -> String {
        let mut text = format!("{what}: {}\n", self.found.len() + self.left_out);
        for hit in &self.found {
            let line = line(hit);
            text += &format!("  {}\n", line.replace(char::is_control, " "));
        }
        if self.left_out > 0 {
            text += &format!("  … and {} more\n", self.left_out);
        }
        text
    }
}

/// Ids of vulnerabilities and advisories; a single word is a beginning, several are none.
fn ids(database: &Database, words: &[String], limit: usize) -> Result<Hits<String>, DatabaseError> {
    let mut hits = Hits::new();
    let [word] = words else { return Ok(hits) };
    let begins = |id: &str| {
        let start = id.as_bytes().get(..word.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
    };
    for record in database.vulnerabilities() {
        let id = record?.id;
        if begins(id) {
            hits.push(limit, || id.to_owned());
        }
    }
    for record in database.advisories() {
        let record = record?;
        let id = record.id()?;
        if begins(id) && database.vulnerability(id)?.is_none() {
            hits.push(limit, || id.to_owned());
        }
    }
    Ok(hits)
}

/// Packages whose name has the word in it, the shortest first; several words are no name.
fn packages(database: &Database, words: &[String], limit: usize) -> Result<Hits<Package>, DatabaseError> {
    let mut hits = Hits::new();
    let [word] = words else { return Ok(hits) };
    let mut names: BTreeMap<(usize, String), Vec<String>> = BTreeMap::new();
    for space in database.spaces() {
        let space = space?;
        for name in space.packages() {
            let name = name?;
            if name.to_lowercase().contains(word) {
                names
                    .entry((name.len(), name))
                    .or_default()
                    .push(space.name().to_owned());
            }
        }
    }
    for ((_, name), spaces) in names {
        hits.push(limit, || Package { name, spaces });
    }
    Ok(hits)
}

/// Vulnerabilities with a text that has all words in it.
fn texts(database: &Database, words: &[String], limit: usize) -> Result<Hits<Excerpt>, DatabaseError> {
    let (mut hits, mut reader) = (Hits::new(), database.text_reader());
    for vulnerability in database.vulnerabilities() {
        let vulnerability = vulnerability?;
        for advisory in vulnerability.advisories() {
            let Some(texts) = reader.read(&advisory?)? else {
                continue;
            };
            let text = prose(&texts);
            let lower = text.to_lowercase();
            if words.iter().all(|word| lower.contains(word)) {
                hits.push(limit, || Excerpt {
                    id: vulnerability.id.to_owned(),
                    text: text.chars().take(EXCERPT).collect(),
                });
                break;
            }
        }
    }
    Ok(hits)
}

fn prose(texts: &Texts) -> String {
    let parts = [&texts.title, &texts.description];
    parts
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ")
}

impl Found {
    fn text(&self, facts_only: bool) -> String {
        let package = |it: &Package| format!("{}  ({})", it.name, it.spaces.join(" "));
        let mut text = self.ids.text("ids", String::clone);
        text += &self.packages.text("packages", package);
        match facts_only {
            true => text + "texts: none, this database holds bare facts\n",
            false => text + &self.texts.text("texts", |it| format!("{}  {}", it.id, it.text)),
        }
    }
}
