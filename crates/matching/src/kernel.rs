//! Rule 3, the kernel's policy group: headers, libc headers and tools are matched, but a container does not run the
//! kernel that they were built with, so they form a group that can be switched off and is not counted by default.
//!
//! Odd: the group is told by names alone. The kernel's image itself (`linux-image-*`, `kernel-core`) is not in it: who
//! installs a kernel in an image means it.

/// Packages of the group, by whole name.
const NAMES: [&str; 15] = [
    "bpftool",
    "hyperv-daemons",
    "kernel-devel",
    "kernel-doc",
    "kernel-headers",
    "kernel-tools",
    "libcpupower1",
    "linux-headers",
    "linux-kbuild",
    "linux-libc-dev",
    "linux-perf",
    "linux-source",
    "perf",
    "python3-perf",
    "usbip",
];

/// Packages of the group, by the beginning of the name.
const BEGINNINGS: [&str; 14] = [
    "kernel-cross-headers",
    "kernel-devel-",
    "kernel-headers-",
    "kernel-rt-devel",
    "kernel-tools-",
    "linux-compiler-",
    "linux-config-",
    "linux-doc",
    "linux-headers-",
    "linux-kbuild-",
    "linux-libc-dev-",
    "linux-perf-",
    "linux-source-",
    "linux-tools-",
];

/// Whether a package of this name belongs to the kernel's policy group.
pub fn is_kernel_policy(package: &str) -> bool {
    NAMES.contains(&package) || BEGINNINGS.iter().any(|beginning| package.starts_with(beginning))
}
