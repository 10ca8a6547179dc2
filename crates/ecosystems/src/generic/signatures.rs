//! The table of well-known programs: what their files are called, and beside which text in them their version stands.
//!
//! The texts are those that the programs print or send (`--version`, a `Server:` header) or that their builds leave in
//! them (paths), as their published sources and builds show. Odd: a program's own name in front of a number is not
//! enough, since many speak of versions of others, or of older ones of their own; so each text says what must come
//! around it.

use super::known::Ends::{self, With};
use super::known::{Files, Known, Place, Text};

/// Behind a text, and anything behind the version.
const fn behind(text: &'static str) -> Text {
    Text {
        place: Place::Behind(text),
        numbers: 3,
        ends: Ends::Anyhow,
    }
}

impl Text {
    const fn then(self, ends: Ends) -> Self {
        Self { ends, ..self }
    }

    const fn numbers(self, numbers: usize) -> Self {
        Self { numbers, ..self }
    }
}

/// In front of a text.
const fn before(text: &'static str) -> Text {
    Text {
        place: Place::Before(text),
        numbers: 3,
        ends: Ends::Anyhow,
    }
}

/// The version that the file's name begins, as a whole: `3.11.2` in `python3.11`.
const OF_NAME: Text = Text {
    place: Place::OfName,
    numbers: 3,
    ends: Ends::Nul,
};

/// All of them, by name: a line for each.
#[rustfmt::skip]
pub(super) static KNOWN: &[Known] = &[
    known("bash", &[program("bash")], &[behind("@(#)Bash version ")]),
    known("busybox", &[program("busybox")], &[behind("BusyBox v")]),
    known("curl", &[program("curl")], &[behind("curl/")]),
    known("glibc", &[library("libc")], &[behind("stable release version ").numbers(2)]),
    known("haproxy", &[program("haproxy")], &[behind(" version ").numbers(2).then(With(", released ")), behind("HA-Proxy version ")]),
    known("httpd", &[program("httpd"), program("apache2")], &[behind("Apache/")]),
    known("libcurl", &[library("libcurl"), library("libcurl-gnutls")], &[behind("libcurl/")]),
    known("libressl", &[program("openssl"), library("libcrypto")], &[behind("LibreSSL ")]),
    known("lua", &[program("lua"), library("liblua")], &[behind("Lua ").then(With("Copyright"))]),
    known("mariadb", &[program("mariadbd"), program("mariadb"), program("mysqld"), program("mysql")], &[before("-MariaDB")]),
    known("memcached", &[program("memcached")], &[behind("memcached ")]),
    known("mysql", &[program("mysqld"), program("mysql")], &[behind("/mysql-")]),
    known("nginx", &[program("nginx")], &[behind("nginx version: nginx/")]),
    known("node", &[program("node"), program("nodejs"), library("libnode")], &[behind("node.js/v")]),
    known("openresty", &[program("nginx"), program("openresty")], &[behind("nginx version: openresty/")]),
    known("openssl", &[program("openssl"), library("libcrypto")], &[behind("OpenSSL ").then(With(" "))]),
    known("perl", &[program("perl"), library("libperl")], &[behind("/lib/perl5/"), behind("/lib/perl5/site_perl/"), behind("/share/perl/")]),
    known("php", &[program("php"), program("php-fpm"), program("php-cgi"), library("libphp")], &[behind("X-Powered-By: PHP/")]),
    known("postgresql", &[program("postgres")], &[behind("PostgreSQL ").numbers(1).then(With("compiled by"))]),
    known("python", &[program("python"), library("libpython")], &[OF_NAME]),
    known("redis", &[program("redis-server")], &[before("buildkitsandbox-"), before("\0c11-builtin\0"), before("\0sync-builtin\0"), before("\0atomic-builtin\0")]),
    known("ruby", &[program("ruby"), library("libruby")], &[behind("ruby ").then(With(" (20"))]),
    known("xz", &[program("xz")], &[behind("xz (XZ Utils) ")]),
    known("zlib", &[library("libz")], &[behind(" deflate ").numbers(2).then(With("Copyright")), behind(" inflate ").numbers(2).then(With("Copyright"))]),
];

const fn known(name: &'static str, files: &'static [Files], texts: &'static [Text]) -> Known {
    Known { name, files, texts }
}

const fn program(stem: &'static str) -> Files {
    Files::Program(stem)
}

const fn library(stem: &'static str) -> Files {
    Files::Library(stem)
}
