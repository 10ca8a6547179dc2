//! Layers of Debian's packages.
//!
//! Odd: packages are unpacked but not installed, since running their scripts would need a machine of its own; their
//! database is written as dpkg would have written it.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Context;

use crate::run;

/// Downloads what these packages need beyond what is there, and unpacks it.
pub fn install(work: &Path, root: &Path, packages: &[&str]) -> anyhow::Result<()> {
    let archives = work.join("archives");
    fs::create_dir_all(root.join("var/lib/dpkg/info"))?;
    run(Command::new("apt-get")
        .args([
            "install",
            "--download-only",
            "--no-install-recommends",
            "-qqy",
            "-o",
            "Debug::NoLocking=1",
        ])
        .arg("-o")
        .arg(format!("Dir::State::status={}", work.join("status").display()))
        .arg("-o")
        .arg(format!("Dir::Cache::archives={}", archives.display()))
        .args(packages))?;
    let mut files: Vec<_> = fs::read_dir(&archives)?.collect::<Result<_, _>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    for file in files.iter().map(fs::DirEntry::path).filter(|path| path.is_file()) {
        unpack(work, root, &file)?;
        fs::remove_file(file)?;
    }
    fs::copy(work.join("status"), root.join("var/lib/dpkg/status"))?;
    Ok(())
}

/// Unpacks one package and writes it into the database as installed.
fn unpack(work: &Path, root: &Path, package: &Path) -> anyhow::Result<()> {
    let info = root.join("var/lib/dpkg/info");
    let listed = output(Command::new("dpkg-deb").arg("-X").arg(package).arg(root))?;
    let control = output(Command::new("dpkg-deb").arg("-f").arg(package))?;
    let name = control
        .lines()
        .find_map(|line| line.strip_prefix("Package: "))
        .context("a package has a name")?;
    let list: String = listed
        .lines()
        .map(|path| path.trim_start_matches('.').trim_end_matches('/'))
        .map(|path| format!("{}\n", if path.is_empty() { "/." } else { path }))
        .collect();
    fs::write(info.join(format!("{name}.list")), list)?;
    let parts = work.join("control");
    output(Command::new("dpkg-deb").arg("-e").arg(package).arg(&parts))?;
    if parts.join("md5sums").exists() {
        fs::copy(parts.join("md5sums"), info.join(format!("{name}.md5sums")))?;
    }
    fs::remove_dir_all(parts)?;
    let record = control.replacen('\n', "\nStatus: install ok installed\n", 1);
    let status = fs::read_to_string(work.join("status"))?;
    Ok(fs::write(
        work.join("status"),
        format!("{status}{}\n\n", record.trim_end()),
    )?)
}

fn output(command: &mut Command) -> anyhow::Result<String> {
    let words = format!("{command:?}");
    let output = command
        .output()
        .with_context(|| format!("{words} could not be started"))?;
    anyhow::ensure!(
        output.status.success(),
        "{words}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
