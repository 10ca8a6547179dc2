//! Small files of each kind, what they say, and that nothing else makes their readers panic: cut anywhere, or any bytes.

use proptest::prelude::*;
use tidewaiter_ecosystems::extractor::{
    Extraction, Extractor, Fact, FileHeader, NoSiblings, Want, WantedFile,
};
use tidewaiter_ecosystems::{Confidence, EvidenceKind, extractors};

/// A file, and the packages that it tells of, as `ECOSYSTEM NAME VERSION`, with ` dev` behind those for development.
struct Case {
    extractor: &'static str,
    path: &'static str,
    content: &'static str,
    evidence: EvidenceKind,
    says: &'static [&'static str],
}

use EvidenceKind::{Installed, Locked, Stated};

const CASES: &[Case] = &[
    Case {
        extractor: "pub-lock",
        path: "app/pubspec.lock",
        content: "packages:\n  http:\n    dependency: \"direct main\"\n    description:\n      name: http\n    source: hosted\n    version: \"0.13.2\"\n  lints:\n    dependency: \"direct dev\"\n    source: hosted\n    version: \"2.1.0\"\n  flutter:\n    dependency: \"direct main\"\n    description: flutter\n    source: sdk\n    version: \"0.0.0\"\nsdks:\n  dart: \">=2.18.0\"\n",
        evidence: Locked,
        says: &["pub http 0.13.2", "pub lints 2.1.0 dev"],
    },
    Case {
        extractor: "mix-lock",
        path: "mix.lock",
        content: "%{\n  \"jason_key\": {:hex, :jason, \"1.4.0\", \"e855\", [:mix], [{:decimal, \"~> 1.0\", [hex: :decimal, repo: \"hexpm\"]}], \"hexpm\", \"79a3\"},\n  \"esaml\": {:git, \"https://example.org/esaml.git\", \"4294\", []},\n  \"quoted\": {:hex, :\"quoted\", \"1.0.0\"},\n}\n",
        evidence: Locked,
        says: &["hex jason 1.4.0", "hex quoted 1.0.0"],
    },
    Case {
        extractor: "rebar-lock",
        path: "src/rebar.lock",
        content: "{\"1.2.0\",\n[{<<\"certifi\">>,{pkg,<<\"certifi\">>,<<\"2.9.0\">>},0},\n {<<\"mine\">>,{git,\"https://example.org/mine.git\",{ref,\"abc\"}},0}]}.\n[{pkg_hash,[{<<\"certifi\">>, <<\"6F2A\">>}]}].\n",
        evidence: Locked,
        says: &["hex certifi 2.9.0"],
    },
    Case {
        extractor: "erlang-application",
        path: "app/lib/cowboy-2.9.0/ebin/cowboy.app",
        content: "%% made by rebar3\n{application, 'cowboy', [\n\t{description, \"Small {vsn, \\\"1\\\"} server.\"},\n\t{vsn, \"2.9.0\"},\n\t{modules, ['cowboy','cowboy_app']},\n\t{applications, [kernel,stdlib]}\n]}.\n",
        evidence: Installed,
        says: &["hex cowboy 2.9.0"],
    },
    Case {
        extractor: "erlang-application",
        path: "usr/lib/erlang/lib/ssh-5.1/ebin/ssh.app",
        content: "{application, ssh, [{vsn, \"5.1\"}]}.",
        evidence: Installed,
        says: &["otp ssh 5.1"],
    },
    Case {
        extractor: "swift-resolved",
        path: "Package.resolved",
        content: r#"{"pins": [{"identity": "nio", "kind": "remoteSourceControl", "location": "https://github.com/apple/swift-nio.git", "state": {"revision": "e", "version": "2.41.0"}}, {"identity": "x", "location": "https://github.com/a/x", "state": {"branch": "main", "revision": "f"}}], "version": 3}"#,
        evidence: Locked,
        says: &["swift github.com/apple/swift-nio 2.41.0"],
    },
    Case {
        extractor: "cocoapods-lock",
        path: "ios/Podfile.lock",
        content: "PODS:\n  - PINCache/Core (3.0.3):\n    - PINOperation (~> 1.2.1)\n  - PINOperation (1.2.1)\n\nDEPENDENCIES:\n  - PINCache\n",
        evidence: Locked,
        says: &["cocoapods PINCache 3.0.3", "cocoapods PINOperation 1.2.1"],
    },
    Case {
        extractor: "conan-lock",
        path: "conan.lock",
        content: r#"{"version": "0.5", "requires": ["zlib/1.2.13#97d5%1675"], "build_requires": ["cmake/3.25.3@me/stable"], "python_requires": []}"#,
        evidence: Locked,
        says: &["conan zlib 1.2.13", "conan cmake 3.25.3 dev"],
    },
    Case {
        extractor: "conan-lock",
        path: "conan.lock",
        content: r#"{"graph_lock": {"nodes": {"0": {"ref": "app/None"}, "1": {"ref": "openssl/3.0.5", "context": "host"}, "2": {"ref": "b2/4.9.6", "context": "build"}}}, "version": "0.4"}"#,
        evidence: Locked,
        says: &["conan openssl 3.0.5", "conan b2 4.9.6 dev"],
    },
    Case {
        extractor: "conan-requires",
        path: "conanfile.txt",
        content: "[requires]\nfmt/8.1.1\nzlib/[>=1.2 <2]\n# poco/1.9.4\n\n[tool_requires]\ncmake/3.25.3\n[generators]\nx/y\n",
        evidence: Locked,
        says: &["conan fmt 8.1.1", "conan cmake 3.25.3 dev"],
    },
    Case {
        extractor: "conan-info",
        path: "root/.conan/data/zlib/1.2.13/_/_/package/6af9/conaninfo.txt",
        content: "[settings]\n    arch=x86_64\n[requires]\n",
        evidence: Installed,
        says: &["conan zlib 1.2.13"],
    },
    Case {
        extractor: "haskell-stack",
        path: "stack.yaml.lock",
        content: "packages:\n- completed:\n    hackage: HTTP-4000.3.16@sha256:6042,5947\n  original:\n    hackage: HTTP-4000.3.16\n- completed:\n    name: kore\n    version: 0.60.0.0\n    git: https://example.org/kore.git\nsnapshots: []\n",
        evidence: Locked,
        says: &["hackage HTTP 4000.3.16", "hackage kore 0.60.0.0"],
    },
    Case {
        extractor: "haskell-freeze",
        path: "cabal.project.freeze",
        content: "active-repositories: hackage.example:merge\nconstraints: any.Cabal ==3.2.1.0,\n             any.base installed,\n             tls +compat,\n             RSA ==2.4.1\nindex-state: hackage.example 2022-07-07\n",
        evidence: Locked,
        says: &["hackage Cabal 3.2.1.0", "hackage RSA 2.4.1"],
    },
    Case {
        extractor: "haskell-ghc-package",
        path: "var/lib/ghc/package.conf.d/text-1.2.5.conf",
        content: "name:                 text\nversion:              1.2.5\nlicense:              BSD-2-Clause\nexposed-modules:\n    Data.Text\n",
        evidence: Installed,
        says: &["hackage text 1.2.5"],
    },
    Case {
        extractor: "r-description",
        path: "usr/lib/R/site-library/glue/DESCRIPTION",
        content: "Package: glue\nVersion: 1.6.2\nAuthors@R: c(\n    person(\"A\", \"B\"))\nLicense: MIT + file LICENSE\nBuilt: R 4.3.0; ; 2023-04-21; unix\n",
        evidence: Installed,
        says: &["cran glue 1.6.2"],
    },
    Case {
        extractor: "r-description",
        path: "src/glue/DESCRIPTION",
        content: "Package: glue\nVersion: 1.6.2\n",
        evidence: Installed,
        says: &[],
    },
    Case {
        extractor: "r-renv-lock",
        path: "renv.lock",
        content: r#"{"R": {"Version": "4.3.1"}, "Packages": {"R6": {"Package": "R6", "Version": "2.5.1", "Source": "Repository"}}}"#,
        evidence: Locked,
        says: &["cran R6 2.5.1"],
    },
    Case {
        extractor: "julia-manifest",
        path: "Manifest-v1.11.toml",
        content: "julia_version = \"1.11.0\"\nmanifest_format = \"2.0\"\n\n[[deps.HTTP]]\nuuid = \"cd3eb016\"\nversion = \"1.10.0\"\n\n[[deps.Dates]]\nuuid = \"ade2ca70\"\n",
        evidence: Locked,
        says: &["julia HTTP 1.10.0"],
    },
    Case {
        extractor: "julia-manifest",
        path: "Manifest.toml",
        content: "[[JSON]]\nuuid = \"682c06a0\"\nversion = \"0.21.4\"\n",
        evidence: Locked,
        says: &["julia JSON 0.21.4"],
    },
    Case {
        extractor: "julia-package",
        path: "root/.julia/packages/HTTP/sJD5V/Project.toml",
        content: "name = \"HTTP\"\nuuid = \"cd3eb016\"\nversion = \"1.10.0\"\n[deps]\nDates = \"ade2ca70\"\n",
        evidence: Installed,
        says: &["julia HTTP 1.10.0"],
    },
    Case {
        extractor: "luarocks-rockspec",
        path: "usr/local/lib/luarocks/rocks-5.1/lua-resty-jwt/0.2.3-0/lua-resty-jwt-0.2.3-0.rockspec",
        content: "package = \"lua-resty-jwt\"\nversion = \"0.2.3-0\"\ndescription = {\n  license = 'Apache License 2.0'\n}\n",
        evidence: Installed,
        says: &["luarocks lua-resty-jwt 0.2.3-0"],
    },
    Case {
        extractor: "opam-switch",
        path: "home/opam/.opam/4.14/.opam-switch/packages/alcotest.1.5.0/opam",
        content: "opam-version: \"2.0\"\nlicense: \"ISC\"\n",
        evidence: Installed,
        says: &["opam alcotest 1.5.0"],
    },
    Case {
        extractor: "brew-receipt",
        path: "home/linuxbrew/.linuxbrew/Cellar/openssl@3/3.3.0_1/INSTALL_RECEIPT.json",
        content: r#"{"homebrew_version": "4.2.0", "source": {"tap": "homebrew/core"}}"#,
        evidence: Installed,
        says: &["brew openssl@3 3.3.0_1"],
    },
    Case {
        extractor: "wordpress-core",
        path: "var/www/html/wp-includes/version.php",
        content: "<?php\n/**\n * @global string $wp_version\n */\n$wp_version = '6.4.3';\n",
        evidence: Installed,
        says: &["wordpress wordpress 6.4.3"],
    },
    Case {
        extractor: "wordpress-plugin",
        path: "var/www/html/wp-content/plugins/akismet/akismet.php",
        content: "<?php\n/*\nPlugin Name: Akismet Anti-spam: Spam Protection\nVersion: 5.3\n*/\n",
        evidence: Installed,
        says: &["wordpress plugins/akismet 5.3"],
    },
    Case {
        extractor: "wordpress-theme",
        path: "wp-content/themes/twentytwenty/style.css",
        content: "/*\nTheme Name: Twenty Twenty\nVersion: 2.6\n*/\nbody {}\n",
        evidence: Installed,
        says: &["wordpress themes/twentytwenty 2.6"],
    },
    Case {
        extractor: "bitnami-component",
        path: "opt/bitnami/redis/.spdx-redis.spdx",
        content: "SPDXVersion: SPDX-2.3\nPackageName: redis\nPackageVersion: 7.4.1-0\nExternalRef: PACKAGE-MANAGER purl pkg:bitnami/redis@7.4.1-0?arch=arm64\nPackageName: multierror\nPackageVersion: v1.0.0\nExternalRef: PACKAGE-MANAGER purl pkg:golang/multierror@v1.0.0\n",
        evidence: Installed,
        says: &["bitnami redis 7.4.1-0"],
    },
    Case {
        extractor: "bitnami-libraries",
        path: "opt/bitnami/redis/.spdx-redis.spdx",
        content: "SPDXVersion: SPDX-2.3\nPackageName: redis\nExternalRef: PACKAGE-MANAGER purl pkg:bitnami/redis@7.4.1-0?arch=arm64\nPackageName: multierror\nExternalRef: PACKAGE-MANAGER purl pkg:golang/multierror@v1.0.0\n",
        evidence: Stated,
        says: &["golang multierror v1.0.0"],
    },
    Case {
        extractor: "sbom",
        path: "app/bom.json",
        content: r#"{"bomFormat": "CycloneDX", "specVersion": "1.5", "components": [{"type": "library", "name": "a", "purl": "pkg:npm/a@1.0.0"}, {"type": "library", "name": "b", "purl": "pkg:npm/b@2", "scope": "excluded"}, {"name": "c", "purl": "pkg:deb/debian/c@1"}]}"#,
        evidence: Stated,
        says: &["npm a 1.0.0", "npm b 2 dev"],
    },
];

fn extractor(name: &str) -> &'static dyn Extractor {
    let mut all = extractors().iter();
    let found = all.find(|extractor| extractor.name() == name);
    *found.unwrap_or_else(|| panic!("there is no extractor {name}"))
}

fn read(case: &Case, content: &[u8]) -> Extraction {
    let file = WantedFile {
        path: case.path.as_bytes(),
        content,
    };
    let mut out = Extraction::default();
    extractor(case.extractor).extract(&file, &NoSiblings, &mut out);
    out
}

#[test]
fn each_kind_of_file_says_what_it_says() {
    for case in CASES {
        let header = FileHeader {
            path: case.path.as_bytes(),
            size: case.content.len() as u64,
            mode: 0o644,
        };
        let wanted = extractor(case.extractor).wants(&header);
        assert_eq!(wanted, Want::Now, "{} {}", case.extractor, case.path);
        let out = read(case, case.content.as_bytes());
        assert!(out.problems.is_empty(), "{}: {:?}", case.path, out.problems);
        let mut said = Vec::new();
        for fact in &out.facts {
            let Fact::Libraries(libraries) = fact else {
                panic!("{}: {fact:?}", case.path)
            };
            assert_eq!(
                (libraries.found_by.as_str(), libraries.evidence),
                (case.extractor, case.evidence)
            );
            said.extend(libraries.list.iter().map(|record| {
                let package = &record.package;
                let dev = if record.is_development { " dev" } else { "" };
                format!(
                    "{} {} {}{dev}",
                    package.ecosystem.as_str(),
                    package.name,
                    package.version
                )
            }));
        }
        assert_eq!(said, case.says, "{}", case.path);
    }
}

#[test]
fn what_is_not_said_in_as_many_words_is_less_sure() {
    let of = |path: &str| {
        let case = CASES.iter().find(|case| case.path.ends_with(path)).unwrap();
        match &read(case, case.content.as_bytes()).facts[..] {
            [Fact::Libraries(libraries)] => libraries.list[0].confidence,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(of("cowboy.app"), Confidence::Medium);
    assert_eq!(of("ssh.app"), Confidence::High);
    assert_eq!(of("conanfile.txt"), Confidence::Medium);
}

#[test]
fn a_file_that_is_cut_anywhere_says_no_more_than_the_whole() {
    for case in CASES {
        for len in (0..case.content.len()).filter(|len| case.content.is_char_boundary(*len)) {
            let out = read(case, &case.content.as_bytes()[..len]);
            let count = out.facts.iter().map(|fact| match fact {
                Fact::Libraries(libraries) => libraries.list.len(),
                _ => 0,
            });
            assert!(
                count.sum::<usize>() <= case.says.len().max(1),
                "{} at {len}",
                case.path
            );
        }
    }
}

#[test]
fn large_trees_are_not_read() {
    for case in CASES.iter().filter(|case| case.path.ends_with("pubspec.lock")) {
        let content = case.content.to_owned() + &" ".repeat(1 << 20);
        let out = read(case, content.as_bytes());
        assert!(out.facts.is_empty() && out.problems.len() == 1, "{}", case.path);
    }
}

/// Bombs of YAML's references, and brackets without end.
#[test]
fn files_made_to_cost_much_cost_little() {
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (name, of) in ["b", "c", "d", "e", "f", "g", "h", "i"]
        .iter()
        .zip("abcdefgh".chars())
    {
        let list = vec![format!("*{of}"); 9].join(", ");
        bomb += &format!("{name}: &{name} [{list}]\n");
    }
    bomb += "packages: *i\nPODS: *i\n";
    let deep = ["[", "{\"a\":", "- ", "{a: ", "a = {", "[[a", "? ", "&a "].map(|open| open.repeat(120_000));
    for case in CASES {
        read(case, bomb.as_bytes());
        for text in &deep {
            // Where time grows with the square of the length, this takes minutes.
            let out = read(case, text.as_bytes());
            assert!(out.facts.is_empty(), "{}", case.path);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_read_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        for case in CASES {
            read(case, &bytes);
            let mut changed = case.content.as_bytes().to_vec();
            let at = at.index(changed.len());
            changed[at] = byte;
            read(case, &changed);
            changed.splice(at..at, bytes.iter().copied());
            read(case, &changed);
        }
    }
}
