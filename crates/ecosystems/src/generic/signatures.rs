//! The table of well-known programs: what their files are called, and beside which text in them their version stands.
//!
//! The texts are those that the programs print or send (`--version`, a `Server:` header) or that their builds leave in them
//! (paths), as their published sources and builds show. Odd: a program's own name in front of a number is not enough, since many
//! speak of versions of others, or of older ones of their own; so each text says what must come around it.

use super::known::{Ends, Files, Known, Place, Text};

/// Behind a text, and anything behind the version.
const fn behind(text: &'static str) -> Text {
    Text {
        place: Place::Behind(text),
        numbers: 2,
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

/// All of them, by name.
pub(super) static KNOWN: &[Known] = &[
    known(
        "bash",
        &[Files::Program("bash")],
        &[behind("@(#)Bash version ").numbers(3)],
    ),
    known(
        "busybox",
        &[Files::Program("busybox")],
        &[behind("BusyBox v").numbers(3)],
    ),
    known("curl", &[Files::Program("curl")], &[behind("curl/").numbers(3)]),
    known(
        "glibc",
        &[Files::Library("libc")],
        &[behind("stable release version ")],
    ),
    known(
        "haproxy",
        &[Files::Program("haproxy")],
        &[
            behind(" version ").then(Ends::With(", released ")),
            behind("HA-Proxy version ").numbers(3),
        ],
    ),
    known(
        "httpd",
        &[Files::Program("httpd"), Files::Program("apache2")],
        &[behind("Apache/").numbers(3)],
    ),
    known(
        "libcurl",
        &[Files::Library("libcurl"), Files::Library("libcurl-gnutls")],
        &[behind("libcurl/").numbers(3)],
    ),
    known(
        "libressl",
        &[Files::Program("openssl"), Files::Library("libcrypto")],
        &[behind("LibreSSL ").numbers(3)],
    ),
    known(
        "lua",
        &[Files::Program("lua"), Files::Library("liblua")],
        &[behind("Lua ").numbers(3).then(Ends::With("Copyright"))],
    ),
    known(
        "mariadb",
        &[
            Files::Program("mariadbd"),
            Files::Program("mariadb"),
            Files::Program("mysqld"),
            Files::Program("mysql"),
        ],
        &[before("-MariaDB")],
    ),
    known(
        "memcached",
        &[Files::Program("memcached")],
        &[behind("memcached ").numbers(3)],
    ),
    known(
        "mysql",
        &[Files::Program("mysqld"), Files::Program("mysql")],
        &[behind("/mysql-").numbers(3)],
    ),
    known(
        "nginx",
        &[Files::Program("nginx")],
        &[behind("nginx version: nginx/").numbers(3)],
    ),
    known(
        "node",
        &[
            Files::Program("node"),
            Files::Program("nodejs"),
            Files::Library("libnode"),
        ],
        &[behind("node.js/v").numbers(3)],
    ),
    known(
        "openresty",
        &[Files::Program("nginx"), Files::Program("openresty")],
        &[behind("nginx version: openresty/").numbers(3)],
    ),
    known(
        "openssl",
        &[Files::Program("openssl"), Files::Library("libcrypto")],
        &[behind("OpenSSL ").numbers(3).then(Ends::With(" "))],
    ),
    known(
        "perl",
        &[Files::Program("perl"), Files::Library("libperl")],
        &[
            behind("/lib/perl5/").numbers(3),
            behind("/lib/perl5/site_perl/").numbers(3),
            behind("/share/perl/").numbers(3),
        ],
    ),
    known(
        "php",
        &[
            Files::Program("php"),
            Files::Program("php-fpm"),
            Files::Program("php-cgi"),
            Files::Library("libphp"),
        ],
        &[behind("X-Powered-By: PHP/").numbers(3)],
    ),
    known(
        "postgresql",
        &[Files::Program("postgres")],
        &[behind("PostgreSQL ").numbers(1).then(Ends::With("compiled by"))],
    ),
    known(
        "python",
        &[Files::Program("python"), Files::Library("libpython")],
        &[OF_NAME],
    ),
    known(
        "redis",
        &[Files::Program("redis-server")],
        &[
            before("buildkitsandbox-"),
            before("\0c11-builtin\0"),
            before("\0sync-builtin\0"),
            before("\0atomic-builtin\0"),
        ],
    ),
    known(
        "ruby",
        &[Files::Program("ruby"), Files::Library("libruby")],
        &[behind("ruby ").numbers(3).then(Ends::With(" (20"))],
    ),
    known(
        "xz",
        &[Files::Program("xz")],
        &[behind("xz (XZ Utils) ").numbers(3)],
    ),
    known(
        "zlib",
        &[Files::Library("libz")],
        &[
            behind(" deflate ").then(Ends::With("Copyright")),
            behind(" inflate ").then(Ends::With("Copyright")),
        ],
    ),
];

const fn known(name: &'static str, files: &'static [Files], texts: &'static [Text]) -> Known {
    Known { name, files, texts }
}
