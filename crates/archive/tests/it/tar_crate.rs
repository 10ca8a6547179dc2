//! Archives that the `tar` crate writes are read as it reads them.

use proptest::collection::vec;
use proptest::prelude::*;
use tar::{Builder, EntryType, Header};
use tidewaiter_archive::{Kind, path};

use crate::support::{Seen, read};

/// What to put into an archive: name, kind, content, link target.
type Plan = (String, u8, Vec<u8>, String);

fn plan() -> impl Strategy<Value = Plan> {
    let name = "(\\./|/)?[a-c]{1,3}(/[a-zé]{1,60}){0,6}/?";
    let content = prop_oneof![vec(any::<u8>(), 0..40), vec(any::<u8>(), 500..1500)];
    (name, 0..4u8, content, "[a-z./]{1,150}")
}

fn write(plans: &[Plan], gnu: bool) -> Vec<u8> {
    let mut builder = Builder::new(Vec::new());
    for (name, kind, content, link) in plans {
        let mut header = if gnu {
            Header::new_gnu()
        } else {
            Header::new_ustar()
        };
        header.set_mode(0o644);
        header.set_size(0);
        let added = match kind {
            0 => {
                header.set_entry_type(EntryType::Regular);
                header.set_size(content.len() as u64);
                builder.append_data(&mut header, relative(name), &content[..])
            }
            1 => {
                header.set_entry_type(EntryType::Directory);
                builder.append_data(&mut header, relative(name), &[][..])
            }
            2 => {
                header.set_entry_type(EntryType::Symlink);
                builder.append_link(&mut header, relative(name), link)
            }
            _ => {
                header.set_entry_type(EntryType::Link);
                builder.append_link(&mut header, relative(name), relative(link))
            }
        };
        // Names that do not fit into this dialect are left out of the plan.
        let _ = added;
    }
    builder.into_inner().unwrap()
}

fn relative(name: &str) -> &str {
    let name = name.trim_start_matches(['/', '.']);
    if name.is_empty() || name.contains("..") {
        "x"
    } else {
        name
    }
}

fn read_by_crate(archive: &[u8]) -> Vec<Seen> {
    let mut archive = tar::Archive::new(archive);
    let entries = archive.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut content).unwrap();
        let kind = match entry.header().entry_type() {
            EntryType::Regular => Kind::File,
            EntryType::Directory => Kind::Directory,
            EntryType::Symlink => Kind::Symlink,
            EntryType::Link => Kind::HardLink,
            other => panic!("{other:?}"),
        };
        let link = entry.link_name_bytes().unwrap_or_default().into_owned();
        let link = if kind == Kind::HardLink {
            path::clean(&link)
        } else {
            link
        };
        Seen {
            path: String::from_utf8(path::clean(&entry.path_bytes())).unwrap(),
            kind,
            link: String::from_utf8(link).unwrap(),
            size: content.len() as u64,
            content,
            ended: kind == Kind::File,
        }
    });
    entries.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_the_tar_crate_writes_is_read_as_it_reads_it(plans in vec(plan(), 0..8), gnu: bool) {
        let archive = write(&plans, gnu);
        prop_assert_eq!(read(&archive).unwrap(), read_by_crate(&archive));
    }

    #[test]
    fn damage_never_panics_and_never_depends_on_the_chunks(
        plans in vec(plan(), 1..4),
        gnu: bool,
        hits in vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut archive = write(&plans, gnu);
        for (index, byte) in hits {
            let at = index.index(archive.len());
            archive[at] = byte;
        }
        let _ = read(&archive);
    }

    #[test]
    fn any_bytes_are_survived(bytes in vec(any::<u8>(), 0..3000), magic in 0..3usize) {
        let magic: &[u8] = [&b""[..], &[0x1f, 0x8b, 8, 0], &[0x28, 0xb5, 0x2f, 0xfd]][magic];
        let _ = read(&[magic, &bytes].concat());
    }
}
