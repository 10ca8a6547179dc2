//! Libraries in layers, with two extractors made for it: one that holds files named `*.lib`, one that reads every
//! executable as it streams by.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tar::{Builder, EntryType, Header};
use tidewaiter_archive::Limits;
use tidewaiter_ecosystems::extractor::{
    Extraction, Extractor, Fact, FileHeader, FileStream, Flow, Siblings, Subject, Want, WantedFile,
    extractors,
};
use tidewaiter_ecosystems::{EvidenceKind, Libraries, LibraryRecord};
use tidewaiter_types::{Ecosystem, Package};

use super::{ImageInventory, Squash, squash_with};
use crate::Budget;
use crate::OwnedFiles;
use crate::layer::{FileState, LayerInventory};
use crate::scanner::{LayerScanner, ScannedLayer};

/// Reads lines `NAME VERSION`.
struct Notes;

impl Extractor for Notes {
    fn name(&self) -> &'static str {
        "notes"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if file.path.ends_with(b".lib") {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        tell(std::str::from_utf8(file.content).unwrap(), out);
    }
}

/// Reads the first line of executables that begin with `PROG `.
struct Programs;

struct Program(Vec<u8>);

impl Extractor for Programs {
    fn name(&self) -> &'static str {
        "programs"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if file.is_executable() {
            Want::Stream
        } else {
            Want::No
        }
    }

    fn stream(&self, _: &FileHeader<'_>) -> Option<Box<dyn FileStream>> {
        Some(Box::new(Program(Vec::new())))
    }
}

impl FileStream for Program {
    fn data(&mut self, bytes: &[u8]) -> Flow {
        self.0.extend(bytes);
        if self.0.contains(&b'\n') {
            Flow::Enough
        } else {
            Flow::More
        }
    }

    fn finish(self: Box<Self>, out: &mut Extraction) {
        let text = String::from_utf8(self.0).unwrap();
        if let Some(line) = text.lines().next().and_then(|line| line.strip_prefix("PROG ")) {
            tell(line, out);
        }
        if text.starts_with("BROKEN") {
            out.problems.push("it is broken".to_owned());
        }
    }
}

fn tell(text: &str, out: &mut Extraction) {
    let pairs = text.lines().filter_map(|line| line.split_once(' '));
    let list: Vec<_> = pairs
        .map(|(name, version)| LibraryRecord::new(Package::new(Ecosystem::Npm, name, version)))
        .collect();
    if !list.is_empty() {
        out.facts.push(Fact::Libraries(Libraries {
            found_by: "notes".to_owned(),
            evidence: EvidenceKind::Installed,
            list,
        }));
    }
}

fn all() -> &'static [&'static dyn Extractor] {
    let own: [&'static dyn Extractor; 2] = [&Notes, &Programs];
    Vec::leak(extractors().iter().copied().chain(own).collect())
}

/// Entry of a layer: its path, and what it is.
type Item<'a> = (&'a str, What<'a>);

#[derive(Clone, Copy)]
enum What<'a> {
    File(&'a str),
    Program(&'a str),
    HardLink(&'a str),
    Symlink(&'a str),
    Folder,
    Gone,
}
use What::{File, Folder, Gone, HardLink, Program as Executable, Symlink};

fn scan(items: &[Item<'_>], extra: &[&str]) -> ScannedLayer {
    let mut builder = Builder::new(Vec::new());
    for &(path, what) in items {
        add(&mut builder, path, what);
    }
    let mut scanner = LayerScanner::with_extractors(Limits::default(), Budget::default(), all())
        .with_extra_paths(extra.iter().map(|path| path.as_bytes().to_vec()));
    for chunk in builder.into_inner().unwrap().chunks(7) {
        scanner.push(chunk).unwrap();
    }
    scanner.finish().unwrap()
}

fn add(builder: &mut Builder<Vec<u8>>, path: &str, what: What<'_>) {
    let (kind, mode, content, link) = match what {
        File(content) => (EntryType::Regular, 0o644, content, ""),
        Executable(content) => (EntryType::Regular, 0o755, content, ""),
        HardLink(target) => (EntryType::Link, 0o644, "", target),
        Symlink(target) => (EntryType::Symlink, 0o777, "", target),
        Folder => (EntryType::Directory, 0o755, "", ""),
        Gone => {
            let (folder, name) = path.rsplit_once('/').unwrap();
            return add(builder, &format!("{folder}/.wh.{name}"), File(""));
        }
    };
    let mut header = Header::new_gnu();
    header.set_entry_type(kind);
    header.set_mode(mode);
    header.set_size(content.len() as u64);
    if link.is_empty() {
        builder
            .append_data(&mut header, path, content.as_bytes())
            .unwrap();
    } else {
        builder.append_link(&mut header, path, link).unwrap();
    }
}

fn image(layers: &[&[Item<'_>]]) -> ImageInventory {
    let layers: Vec<_> = layers.iter().map(|items| scan(items, &[]).inventory).collect();
    complete(&layers)
}

fn complete(layers: &[LayerInventory]) -> ImageInventory {
    match squash_with(&layers.iter().collect::<Vec<_>>(), all()) {
        Squash::Complete(image) => *image,
        Squash::NeedsContent(needs) => panic!("{needs:?}"),
    }
}

/// Name, version, path and layer of all libraries.
fn seen(image: &ImageInventory) -> Vec<(&str, &str, &str, usize)> {
    let libraries = image.libraries.iter();
    libraries
        .map(|found| {
            let Package { name, version, .. } = &found.package;
            (name.as_str(), version.as_str(), found.path.as_str(), found.layer)
        })
        .collect()
}

#[test]
fn libraries_count_wherever_they_lie_and_as_often() {
    let found = image(&[&[("a/x.lib", File("left 1\nright 2")), ("b/y.lib", File("left 1"))]]);
    assert_eq!(
        seen(&found),
        [
            ("left", "1", "a/x.lib", 0),
            ("left", "1", "b/y.lib", 0),
            ("right", "2", "a/x.lib", 0)
        ]
    );
}

#[test]
fn what_upper_layers_remove_or_replace_is_not_there() {
    let lower: &[Item<'_>] = &[
        ("a/x.lib", File("left 1")),
        ("b/y.lib", File("right 1")),
        ("c/z.lib", File("old 1")),
        ("d/w.lib", File("below 1")),
        ("e/v.lib", File("folder 1")),
    ];
    let upper: &[Item<'_>] = &[
        ("a/x.lib", Gone),
        ("b", Symlink("/nowhere")),
        ("c/z.lib", File("new 1")),
        ("d", Folder),
        ("d/.wh..wh..opq", File("")),
        ("e/v.lib", Folder),
    ];
    assert_eq!(seen(&image(&[lower, upper])), [("new", "1", "c/z.lib", 1)]);
}

#[test]
fn a_library_is_of_the_layer_that_brought_it_not_of_one_that_touched_its_file() {
    let first: &[Item<'_>] = &[("x.lib", File("left 1"))];
    let touched: &[Item<'_>] = &[("x.lib", File("left 1\nright 1"))];
    let other: &[Item<'_>] = &[("x.lib", File("other 1"))];
    let found = image(&[first, touched, touched]);
    assert_eq!(
        seen(&found),
        [("left", "1", "x.lib", 0), ("right", "1", "x.lib", 1)]
    );
    let found = image(&[first, other, touched]);
    assert_eq!(
        seen(&found),
        [("left", "1", "x.lib", 2), ("right", "1", "x.lib", 2)]
    );
}

#[test]
fn a_folder_tells_by_its_name_while_it_is_there() {
    let path = |package: &str| format!("nix/store/0c5b1n9vx3zv7mjqy1yscqmygzdl1k5d-{package}");
    let [hello, gone, file, new] = ["hello-1", "gone-1", "file-1", "new-1"].map(path);
    let other = "mnt/nix".to_owned();
    let lower: &[Item<'_>] = &[
        (&hello, Folder),
        (&gone, Folder),
        (&file, Folder),
        (&other, Symlink("../nix")),
    ];
    let upper: &[Item<'_>] = &[(&hello, Folder), (&gone, Gone), (&file, File("")), (&new, Folder)];
    assert_eq!(
        seen(&image(&[lower, upper])),
        [("hello", "1", hello.as_str(), 0), ("new", "1", new.as_str(), 1)]
    );
    let replaced: &[Item<'_>] = &[(&hello, Folder), (&hello, File(""))];
    assert_eq!(seen(&image(&[replaced])), []);
}

#[test]
fn a_link_is_no_copy_and_a_folder_behind_a_link_is_read_once() {
    let found = image(&[
        &[
            ("real", Folder),
            ("real/x.lib", File("left 1")),
            ("other", Symlink("real")),
        ],
        &[("y.lib", Symlink("real/x.lib")), ("other/z.lib", File("right 1"))],
    ]);
    assert_eq!(
        seen(&found),
        [("left", "1", "real/x.lib", 0), ("right", "1", "real/z.lib", 1)]
    );
}

#[test]
fn a_hard_link_speaks_for_content_whose_first_name_is_gone() {
    let both: &[Item<'_>] = &[("a/x.lib", File("left 1")), ("a/y.lib", HardLink("a/x.lib"))];
    assert_eq!(seen(&image(&[both])), [("left", "1", "a/x.lib", 0)]);
    assert_eq!(
        seen(&image(&[both, &[("a/x.lib", Gone)]])),
        [("left", "1", "a/y.lib", 0)]
    );
    let programs: &[Item<'_>] = &[("a/x", Executable("PROG left 1\n")), ("a/y", HardLink("a/x"))];
    assert_eq!(seen(&image(&[programs])), [("left", "1", "a/x", 0)]);
    assert_eq!(
        seen(&image(&[programs, &[("a/x", Gone)]])),
        [("left", "1", "a/y", 0)]
    );
}

#[test]
fn content_that_nobody_kept_is_asked_for() {
    let items: &[Item<'_>] = &[("store/1", File("left 1")), ("x.lib", HardLink("store/1"))];
    let layer = scan(items, &[]).inventory;
    let Squash::NeedsContent(needs) = squash_with(&[&layer], all()) else {
        panic!("the content is not known")
    };
    assert_eq!((needs[0].layer, needs[0].path.as_slice()), (0, &b"store/1"[..]));
    let again = scan(items, &["store/1"]).inventory;
    assert_eq!(seen(&complete(&[again])), [("left", "1", "x.lib", 0)]);
}

#[test]
fn a_program_is_read_as_it_streams_by_and_forgotten_when_it_says_nothing() {
    let large = format!("PROG left 1\n{}", "x".repeat(100_000));
    let layer = scan(
        &[
            ("bin/a", Executable(&large)),
            ("bin/b", Executable("no")),
            ("c", File(&large)),
        ],
        &[],
    );
    assert_eq!(layer.inventory.files.keys().collect::<Vec<_>>(), [b"bin/a"]);
    assert_eq!(seen(&complete(&[layer.inventory])), [("left", "1", "bin/a", 0)]);
}

#[test]
fn a_library_file_that_is_too_large_is_told_where_it_is_to_be_seen() {
    let budget = Budget {
        library_file_bytes: 5,
        ..Budget::default()
    };
    let mut scanner = LayerScanner::with_extractors(Limits::default(), budget, all());
    let mut builder = Builder::new(Vec::new());
    add(&mut builder, "a/x.lib", File("left 1"));
    scanner.push(&builder.into_inner().unwrap()).unwrap();
    let lower = scanner.finish().unwrap().inventory;
    assert!(matches!(lower.files[&b"a/x.lib"[..]], FileState::TooLarge(_)));
    let upper = scan(&[("a/x.lib", Gone)], &[]).inventory;
    let paths = |layers: &[LayerInventory]| {
        let problems = complete(layers).problems;
        problems
            .into_iter()
            .map(|problem| problem.path)
            .collect::<Vec<_>>()
    };
    assert_eq!(paths(std::slice::from_ref(&lower)), [Some("a/x.lib".to_owned())]);
    assert_eq!(paths(&[lower, upper]), []);
}

#[test]
fn what_is_wrong_with_a_program_is_told_though_only_its_mode_made_it_one() {
    let found = image(&[&[("bin/a", Executable("BROKEN\n"))]]);
    let problems: Vec<_> = found
        .problems
        .iter()
        .map(|problem| problem.path.as_deref())
        .collect();
    assert_eq!(problems, [Some("bin/a")]);
}

const STATUS: &str =
    "Package: python3-left\nStatus: install ok installed\nVersion: 1-1\nArchitecture: all\n\n";

#[test]
fn the_owner_of_a_file_is_the_package_whose_list_names_it() {
    let lower = scan(
        &[
            ("var/lib/dpkg/status", File(STATUS)),
            (
                "var/lib/dpkg/info/python3-left.list",
                File("/.\n/lib/left/x.lib\n"),
            ),
            ("usr/lib/left/x.lib", File("left 1")),
            ("usr/lib/other/x.lib", File("other 1")),
        ],
        &[],
    );
    let owners = |layers: &[&ScannedLayer]| {
        let inventories: Vec<&LayerInventory> = layers.iter().map(|layer| &layer.inventory).collect();
        let owned: Vec<&OwnedFiles> = layers.iter().map(|layer| &layer.owned).collect();
        let Squash::Complete(mut image) = squash_with(&inventories, all()) else {
            panic!("all is known")
        };
        image.find_owners(&inventories, &owned);
        let owner = |place: usize| image.packages[place].package.name.clone();
        let libraries = image.libraries.iter();
        libraries
            .map(|found| (found.package.name.clone(), found.owner.map(owner)))
            .collect::<BTreeMap<_, _>>()
    };
    let owned = |name: Option<&str>| {
        BTreeMap::from([
            ("left".to_owned(), name.map(str::to_owned)),
            ("other".to_owned(), None),
        ])
    };
    assert_eq!(owners(&[&lower]), owned(Some("python3-left")));
    let without_list = scan(&[("var/lib/dpkg/info/python3-left.list", Gone)], &[]);
    assert_eq!(owners(&[&lower, &without_list]), owned(None));
}

proptest! {
    /// Each library is there exactly if its file is, and its layer is the one that last brought or changed it.
    #[test]
    fn libraries_follow_their_files(stack in prop::collection::vec(prop::collection::btree_map(0..4_usize, 0..4_u8, 0..4), 1..6)) {
        let name = |file: usize| format!("f/{file}.lib");
        let mut layers = Vec::new();
        let mut state: BTreeMap<usize, (u8, usize)> = BTreeMap::new();
        for (index, changes) in stack.iter().enumerate() {
            let texts: Vec<(String, String, u8)> =
                changes.iter().map(|(file, version)| (name(*file), format!("l{file} {version}"), *version)).collect();
            let items: Vec<Item<'_>> = texts
                .iter()
                .map(|(path, text, version)| (path.as_str(), if *version == 0 { Gone } else { File(text) }))
                .collect();
            layers.push(scan(&items, &[]).inventory);
            for (&file, &version) in changes {
                match (version, state.get(&file)) {
                    (0, _) => drop(state.remove(&file)),
                    (version, Some((same, _))) if *same == version => {}
                    (version, _) => drop(state.insert(file, (version, index))),
                }
            }
        }
        let image = complete(&layers);
        let expected: Vec<_> = state.iter().map(|(file, (version, layer))| (format!("l{file}"), version.to_string(), name(*file), *layer)).collect();
        let found: Vec<_> = seen(&image).into_iter().map(|(a, b, c, layer)| (a.to_owned(), b.to_owned(), c.to_owned(), layer)).collect();
        prop_assert_eq!(found, expected);
    }
}
