//! Erlang's own applications, which come with Erlang/OTP and have versions of their own. Their records are read with
//! those of Hex's packages, in [`crate::elixir`]: only the name tells one from the other.

use tidewaiter_types::Ecosystem;

use crate::generic::GenericOrder;
use crate::{Family, names, purl};

/// All that is OTP's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Otp,
    extractors: &[],
    scheme: &GenericOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};

/// The applications of Erlang/OTP 17 to 28 (from its own list, `lib/` and `erts/` of its sources).
const APPLICATIONS: [&str; 54] = [
    "asn1",
    "common_test",
    "compiler",
    "cosEvent",
    "cosEventDomain",
    "cosFileTransfer",
    "cosNotification",
    "cosProperty",
    "cosTime",
    "cosTransactions",
    "crypto",
    "debugger",
    "dialyzer",
    "diameter",
    "edoc",
    "eldap",
    "erl_docgen",
    "erl_interface",
    "erts",
    "et",
    "eunit",
    "ftp",
    "gs",
    "hipe",
    "ic",
    "inets",
    "jinterface",
    "kernel",
    "megaco",
    "mnesia",
    "observer",
    "odbc",
    "orber",
    "os_mon",
    "ose",
    "otp_mibs",
    "parsetools",
    "percept",
    "public_key",
    "reltool",
    "runtime_tools",
    "sasl",
    "snmp",
    "ssh",
    "ssl",
    "stdlib",
    "syntax_tools",
    "test_server",
    "tftp",
    "tools",
    "typer",
    "webtool",
    "wx",
    "xmerl",
];

/// Whether an application of that name is one of Erlang's own.
pub(crate) fn is_application(name: &str) -> bool {
    APPLICATIONS.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_since_it_is_searched() {
        assert!(APPLICATIONS.is_sorted());
        assert!(is_application("ssh") && !is_application("cowboy"));
    }
}
