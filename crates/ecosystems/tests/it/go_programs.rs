//! Build information of programs of every format, word size, byte order and age, against `go version -m`.
//!
//! Toolchains before Go 1.21 are not to be had from the module proxy, so programs of their layout are made here by
//! hand; whether they are made well is Go's own reader to say. One real program of Go 1.17 comes with Go's sources.

use std::path::{Path, PathBuf};
use std::process::Command;

use proptest::prelude::*;
use tidewaiter_ecosystems::extractor::{Extraction, Extractor, Fact, FileHeader, Flow};
use tidewaiter_ecosystems::program::ProgramExtractor;

const LIST_START: &[u8] = b"\x30\x77\xaf\x0c\x92\x74\x08\x02\x41\xe1\xc1\x07\xe6\xd6\x18\xe6";
const LIST_END: &[u8] = b"\xf9\x32\x43\x31\x86\x18\x20\x72\x00\x82\x42\x10\x41\x16\xd8\xf2";
const VERSION: &str = "go1.16.5";
const MODULES: &str = "path\texample.org/me\nmod\texample.org/me\t(devel)\t\n\
    dep\tgolang.org/x/text\tv0.3.5\n=>\tgolang.org/x/text\tv0.3.6\th1:aRYxNxv6iGQlyVaZmk6ZgYEDa+Jg18DxebPSrd6bg1M=\n\
    dep\tgopkg.in/yaml.v2\tv2.2.8\th1:obN1ZagJSUGI0Ek/LBmuj4SNLPfIny3KsKFopxRdj10=\n";

/// Where things are in the file; in memory everything is this much higher.
const BASE: u64 = 0x40_0000;
const TEXT: usize = 0x1000;
const READ_ONLY: usize = 0x2000;
const DATA: usize = 0x9000;
const END: usize = 0x1_5000;

#[derive(Clone, Copy, Debug)]
struct Layout {
    format: Format,
    is_64: bool,
    is_big: bool,
    is_inline: bool,
    /// Whether the strings that pointers lead to lie behind the pointers; another linker than Go's lays them in front.
    is_go_linked: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Format {
    Elf,
    Pe,
    MachO,
}

struct Maker {
    layout: Layout,
    bytes: Vec<u8>,
}

impl Maker {
    fn put(&mut self, at: usize, bytes: &[u8]) {
        self.bytes[at..at + bytes.len()].copy_from_slice(bytes);
    }

    /// A number of so many bytes, in the layout's order.
    fn number(&mut self, at: usize, len: usize, value: u64) {
        let mut bytes = value.to_le_bytes()[..len].to_vec();
        if self.layout.is_big {
            bytes.reverse();
        }
        self.put(at, &bytes);
    }

    fn numbers(&mut self, mut at: usize, fields: &[(usize, u64)]) {
        for (len, value) in fields {
            self.number(at, *len, *value);
            at += len;
        }
    }

    fn word(&self) -> usize {
        if self.layout.is_64 { 8 } else { 4 }
    }

    fn content(&mut self) {
        self.put(TEXT, b"\xff Go build ID: \"abc/def\"\n \xff");
        let word = self.word();
        let list = [LIST_START, MODULES.as_bytes(), LIST_END].concat();
        let (header, strings) = if self.layout.is_go_linked {
            (DATA, DATA + 0x8000)
        } else {
            (DATA + 0x8000, DATA + 0x100)
        };
        self.put(header, b"\xff Go buildinf:");
        self.bytes[header + 14] = word as u8;
        self.bytes[header + 15] = u8::from(self.layout.is_big) | u8::from(self.layout.is_inline) << 1;
        if self.layout.is_inline {
            let len = [0x80 | (list.len() & 0x7f) as u8, (list.len() >> 7) as u8];
            let inline = [&[VERSION.len() as u8], VERSION.as_bytes(), &len, &list].concat();
            return self.put(header + 32, &inline);
        }
        // Go lays strings side by side, without an end; others stand around the one that is meant.
        let (version, modules) = (READ_ONLY + 0x123, READ_ONLY + 0x2345);
        self.put(
            version - 14,
            format!("go1.12go1.16.4{VERSION}headersgo1.17").as_bytes(),
        );
        self.put(modules, &list);
        for (index, (at, len)) in [(version, VERSION.len()), (modules, list.len())]
            .into_iter()
            .enumerate()
        {
            let string = strings + index * 2 * word;
            self.number(header + 16 + index * word, word, BASE + string as u64);
            self.numbers(string, &[(word, BASE + at as u64), (word, len as u64)]);
        }
    }

    /// Offset, size and whether it may be written to, of each part that is loaded.
    fn parts() -> [(usize, usize, bool); 3] {
        [
            (TEXT, READ_ONLY - TEXT, false),
            (READ_ONLY, DATA - READ_ONLY, false),
            (DATA, END - DATA, true),
        ]
    }

    fn elf(&mut self) {
        let (is_64, word) = (self.layout.is_64, self.word());
        self.put(0, b"\x7fELF");
        self.put(4, &[1 + u8::from(is_64), 1 + u8::from(self.layout.is_big), 1]);
        let (header, entry) = if is_64 { (64, 56) } else { (52, 32) };
        let machine = if is_64 { 62 } else { 3 };
        self.numbers(
            16,
            &[
                (2, 2),
                (2, machine),
                (4, 1),
                (word, BASE),
                (word, header),
                (word, 0),
                (4, 0),
            ],
        );
        let at = if is_64 { 52 } else { 40 };
        self.numbers(at, &[(2, header), (2, entry), (2, 3)]);
        for (index, (offset, size, is_writable)) in Self::parts().into_iter().enumerate() {
            let at = header as usize + index * entry as usize;
            let flags = (4, if is_writable { 6 } else { 4 });
            let (offset, size) = ((word, offset as u64), (word, size as u64));
            let address = (word, BASE + offset.1);
            let fields = match is_64 {
                true => [(4, 1), flags, offset, address, address, size, size],
                false => [(4, 1), offset, address, address, size, size, flags],
            };
            self.numbers(at, &fields);
        }
    }

    fn pe(&mut self) {
        let is_64 = self.layout.is_64;
        self.put(0, b"MZ");
        self.number(0x3c, 4, 0x80);
        self.put(0x80, b"PE\0\0");
        let (machine, optional) = if is_64 { (0x8664, 240) } else { (0x14c, 224) };
        self.numbers(
            0x84,
            &[
                (2, machine),
                (2, 3),
                (4, 0),
                (4, 0),
                (4, 0),
                (2, optional),
                (2, 0x22),
            ],
        );
        self.number(0x98, 2, if is_64 { 0x20b } else { 0x10b });
        self.number(if is_64 { 0x98 + 24 } else { 0x98 + 28 }, self.word(), BASE);
        self.number(0x98 + optional as usize - 132, 4, 16);
        for (index, (offset, size, is_writable)) in Self::parts().into_iter().enumerate() {
            let at = 0x98 + optional as usize + index * 40;
            let flags = if is_writable { 0xc000_0040 } else { 0x4000_0040 };
            let (offset, size) = (offset as u64, size as u64);
            self.numbers(at + 8, &[(4, size), (4, offset), (4, size), (4, offset)]);
            self.number(at + 36, 4, flags);
        }
    }

    fn mach_o(&mut self) {
        let (is_64, word) = (self.layout.is_64, self.word());
        let machine = if is_64 { 0x0100_0007 } else { 7 };
        let size_of_command = if is_64 { 72 } else { 56 };
        let magic = 0xfeed_face + u64::from(is_64);
        self.numbers(
            0,
            &[
                (4, magic),
                (4, machine),
                (4, 3),
                (4, 2),
                (4, 3),
                (4, 3 * size_of_command),
                (4, 0),
            ],
        );
        for (index, (offset, size, is_writable)) in Self::parts().into_iter().enumerate() {
            let at = (if is_64 { 32 } else { 28 }) + index * size_of_command as usize;
            let (offset, size) = ((word, offset as u64), (word, size as u64));
            self.numbers(at, &[(4, if is_64 { 0x19 } else { 1 }), (4, size_of_command)]);
            self.numbers(at + 24, &[(word, BASE + offset.1), size, offset, size]);
            let protection = if is_writable { 3 } else { 1 };
            self.numbers(
                at + 24 + 4 * word,
                &[(4, protection), (4, protection), (4, 0), (4, 0)],
            );
        }
    }
}

fn program(layout: Layout) -> Vec<u8> {
    let mut maker = Maker {
        layout,
        bytes: vec![0; END],
    };
    maker.content();
    match layout.format {
        Format::Elf => maker.elf(),
        Format::Pe => maker.pe(),
        Format::MachO => maker.mach_o(),
    }
    maker.bytes
}

/// What comes of a program in chunks of this size: names and versions, and problems.
fn extract(content: &[u8], chunk: usize) -> (Vec<[String; 2]>, Vec<String>) {
    extract_as("bin/me", content, chunk)
}

fn extract_as(path: &str, content: &[u8], chunk: usize) -> (Vec<[String; 2]>, Vec<String>) {
    let header = FileHeader {
        path: path.as_bytes(),
        size: content.len() as u64,
        mode: 0o755,
    };
    let mut stream = ProgramExtractor.stream(&header).expect("it streams everything");
    for bytes in content.chunks(chunk) {
        if stream.data(bytes) == Flow::Enough {
            break;
        }
    }
    let mut out = Extraction::default();
    stream.finish(&mut out);
    let list = out.facts.into_iter().flat_map(|fact| match fact {
        Fact::Libraries(libraries) => libraries.list,
        other => panic!("{other:?}"),
    });
    let pairs = list.map(|record| [record.package.name, record.package.version]);
    (pairs.collect(), out.problems)
}

/// What Go itself says of a program: `stdlib` with the version of Go, and the modules, replaced ones as what replaces
/// them.
fn go_version(file: &Path) -> Vec<[String; 2]> {
    let text =
        String::from_utf8_lossy(&run(Command::new("go").args(["version", "-m"]).arg(file))).into_owned();
    let (first, lines) = text.split_once('\n').expect("its first line is the version");
    let (_, go) = first.split_once(": ").expect("the file's name is in front of it");
    let mut list = vec![["stdlib".to_owned(), go.to_owned()]];
    for line in lines.lines() {
        let fields: Vec<&str> = line.split('\t').skip(1).collect();
        match fields[..] {
            ["mod" | "dep", path, version, ..] => list.push([path.into(), version.into()]),
            ["=>", path, version, ..] => {
                list.pop();
                list.push([path.into(), version.into()]);
            }
            _ => {}
        }
    }
    list
}

fn layouts() -> Vec<Layout> {
    let mut layouts = Vec::new();
    for format in [Format::Elf, Format::Pe, Format::MachO] {
        for bits in 0..16 {
            let layout = Layout {
                format,
                is_64: bits & 1 == 1,
                is_big: bits & 2 == 2,
                is_inline: bits & 4 == 4,
                is_go_linked: bits & 8 == 8,
            };
            // There is no big-endian Windows.
            if !(format == Format::Pe && layout.is_big) {
                layouts.push(layout);
            }
        }
    }
    layouts
}

#[test]
fn every_layout_is_read_as_go_reads_it() {
    let folder = tempfile::tempdir().unwrap();
    for layout in layouts() {
        let content = program(layout);
        let file = folder.path().join("me");
        std::fs::write(&file, &content).unwrap();
        let said = go_version(&file);
        assert_eq!(said.len(), 4, "{layout:?} {said:?}");
        for chunk in [1000, 4096, 20_000, END] {
            assert_eq!(
                extract(&content, chunk),
                (said.clone(), Vec::new()),
                "{layout:?} {chunk}"
            );
        }
    }
}

#[test]
fn what_is_whole_of_a_list_that_is_cut_off_is_listed_and_that_it_is_not_all_is_told() {
    let layout = Layout {
        format: Format::Elf,
        is_64: true,
        is_big: false,
        is_inline: true,
        is_go_linked: true,
    };
    let content = program(layout);
    let end = DATA + 32 + MODULES.find("dep\tgopkg.in").expect("it is in the list") + 50;
    let (found, problems) = extract(&content[..end], 4096);
    let names: Vec<&str> = found.iter().map(|[name, _]| name.as_str()).collect();
    assert_eq!(names, ["stdlib", "example.org/me", "golang.org/x/text"]);
    assert!(problems[0].contains("cut off"), "{problems:?}");
}

#[test]
fn a_real_program_of_go_1_17_is_read_as_go_reads_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("go117");
    let content = go117();
    std::fs::write(&file, &content).unwrap();
    for chunk in [777, 65_536] {
        assert_eq!(extract(&content, chunk), (go_version(&file), Vec::new()));
    }
}

/// A program that comes with Go's sources, in base64.
fn go117() -> Vec<u8> {
    let root = run(Command::new("go").args(["env", "GOROOT"]));
    let root = PathBuf::from(String::from_utf8_lossy(&root).trim());
    let file = root.join("src/debug/buildinfo/testdata/go117/go117.base64");
    run(Command::new("base64").arg("-d").arg(file))
}

fn run(command: &mut Command) -> Vec<u8> {
    let output = command
        .output()
        .expect("Go is installed, as CONTRIBUTING.md asks for");
    assert!(output.status.success(), "{output:?}");
    output.stdout
}

#[test]
fn a_program_that_is_damaged_anywhere_is_borne_in_any_chunks() {
    for layout in layouts() {
        let content = program(layout);
        let places = [
            0..0x200,
            DATA..DATA + 64,
            DATA + 0x100..DATA + 0x120,
            DATA + 0x8000..DATA + 0x8020,
        ];
        for at in places.into_iter().flatten().step_by(7) {
            for byte in [0, 0xff] {
                let mut damaged = content.clone();
                damaged[at] = byte;
                assert_eq!(extract(&damaged, 5000), extract(&damaged, END), "{layout:?} {at}");
            }
        }
        for len in (0..END).step_by(0x511) {
            extract(&content[..len], 4096);
        }
    }
}

/// Pieces of what is looked for, whole and broken.
const ATOMS: [&[u8]; 16] = [
    b"\xff Go buildinf:\x08\x02",
    b"\xff Go buildinf:\x08\x00\x00\x91\x40\x00\x00\x00\x00\x00",
    b"\xff Go buildinf:\x04\x01",
    b"go1.16.5",
    b"\x23\x21\x40\x00\x00\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00\x00",
    LIST_START,
    LIST_END,
    b"mod\ta\tv1\n",
    b"\x08go1.20.1\x30",
    b"x\x9c\xabV*HL\xceNL",
    b"x\xda\x03\x00",
    b"OpenSSL 3.0.2 15 Mar 2022",
    b"\x003.11.7\0",
    b"10.11.2-MariaDB",
    b"/mysql-8.0.34/",
    &[0; 64],
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_found_in_any_mixture_does_not_depend_on_the_chunks(
        layout in prop::sample::select(layouts()),
        places in prop::collection::vec((0..END / 8, prop::sample::select(&ATOMS[..])), 0..40),
        len in END / 2..END,
        chunk in prop_oneof![1usize..64, 500usize..3000, 10_000usize..END],
    ) {
        let mut content = program(layout);
        for (at, atom) in places {
            let at = (at * 8).min(END - atom.len());
            content[at..at + atom.len()].copy_from_slice(atom);
        }
        for path in ["bin/me", "bin/openssl", "lib/libpython3.11.so.1.0", "bin/mysqld"] {
            prop_assert_eq!(extract_as(path, &content[..len], chunk), extract_as(path, &content[..len], END));
        }
    }
}
