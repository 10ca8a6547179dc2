//! Seeds that are what is read of programs: cut out of real ones, since whole ones are too large.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::{Seeds, walk};

/// Sizes of the chunks, as the target splits them off.
const CHUNKS: [u8; 4] = [7, 255, 0, 40];
/// A program's start, with its headers.
const HEAD: usize = 4096;
/// What is cut out around a place.
const AROUND: usize = 16 << 10;
const TEXTS: [&str; 6] = [
    "OpenSSL 3.0.2 15 Mar 2022",
    "\0/Python-3.11.7\0",
    "10.11.2-MariaDB\0../mysql-8.0.34/sql/log.cc",
    "IMPLEMENTOR=\"Eclipse Adoptium\"\nJAVA_VERSION=\"21.0.2\"\n",
    "26.1.2.4**\n",
    "[root]\nname = \"a\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"b\"\nversion = \"1.0.0\"\n",
];
const CRATES: &str = r#"{"packages":[{"name":"cc","version":"1.0.70","source":"crates.io","kind":"build"},
{"name":"me","version":"0.1.0","source":"local","root":true}]}"#;

pub(crate) fn make(seeds: &mut Seeds) -> Result<()> {
    for text in TEXTS {
        seeds.add("lang_programs", text.as_bytes())?;
        seeds.add("lang_programs", &program(text.as_bytes()))?;
    }
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(7));
    encoder.write_all(CRATES.as_bytes())?;
    seeds.add("lang_programs", &program(&encoder.finish()?))?;
    let trees = tidewaiter_testkit::data::language_trees().context("the language trees are built")?;
    for path in ["golang/go.mod", "rust/Cargo.lock"] {
        seeds.add("lang_programs", &std::fs::read(trees.join(path))?)?;
    }
    for file in walk(&trees.join("golang/bin"))? {
        seeds.add("lang_programs", &build_information(&file)?)?;
    }
    Ok(())
}

/// A program that is nothing but this.
fn program(content: &[u8]) -> Vec<u8> {
    [&CHUNKS, &b"\x7fELF"[..], &[0; 28], content, &[0; 40]].concat()
}

/// The head of a Go program, and what is around its build information, at an offset that is aligned as there.
fn build_information(file: &Path) -> Result<Vec<u8>> {
    let content = std::fs::read(file)?;
    let magic = b"\xff Go buildinf:";
    let at = content
        .chunks_exact(16)
        .position(|chunk| chunk.starts_with(magic));
    let at = at.with_context(|| format!("{} has no build information", file.display()))? * 16;
    let around = &content[at..content.len().min(at + AROUND)];
    Ok([&CHUNKS, &content[..HEAD.min(at)], around].concat())
}
