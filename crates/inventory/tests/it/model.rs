//! A naive file system: layers are applied to it entry by entry, as a runtime unpacks them.
//!
//! What runtimes do not agree on, or refuse, makes the model `undefined`.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::Item;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    Dir,
    File(String),
    Symlink(String),
    Other,
}

#[derive(Clone, Debug, Default)]
pub struct Model {
    pub nodes: BTreeMap<String, Node>,
    pub undefined: bool,
    /// The links of the layer that is being applied, with the names that it gives them.
    links: BTreeMap<String, String>,
    /// The links, of any layer, that an entry of this layer was written through.
    passed: BTreeSet<String>,
}

impl Model {
    pub fn apply(&mut self, items: &[Item]) {
        self.refuse_quarrels(items);
        let mut written = Vec::new();
        for item in items {
            written.extend(match item {
                Item::Whiteout(path) => self.whiteout(path, items),
                Item::Opaque(path) => self.opaque(path, items),
                _ => None,
            });
        }
        self.links.clear();
        self.passed.clear();
        let mut linked = Vec::new();
        for item in items {
            if let Some(names) = self.add(item) {
                match item {
                    Item::Symlink(..) => {
                        self.links.insert(names.1.clone(), names.0.clone());
                    }
                    // A folder in place of a link that was there for some entries: no tool writes that.
                    Item::Dir(_) => self.undefined |= self.links.contains_key(&names.1),
                    _ => {}
                }
                self.undefined |= written.iter().any(|other| quarrel(other, &names));
                // A target that its own layer writes again after the link.
                self.undefined |= linked.contains(&names.1);
                written.push(names);
            }
            if let Item::HardLink(_, target) = item {
                linked.extend(self.real_parent(target));
            }
        }
    }

    /// The content at a path, with links followed.
    pub fn read(&self, path: &str) -> Option<&String> {
        match self.nodes.get(&self.follow(path, true)?) {
            Some(Node::File(content)) => Some(content),
            _ => None,
        }
    }

    /// A link and something below it in one layer: what it means depends on their order.
    fn refuse_quarrels(&mut self, items: &[Item]) {
        for (at, item) in items.iter().enumerate() {
            let solid = match item {
                Item::Dir(_) | Item::Whiteout(_) | Item::Opaque(_) => continue,
                Item::File(path, _)
                | Item::Symlink(path, _)
                | Item::HardLink(path, _)
                | Item::Device(path) => path,
            };
            for (other_at, other) in items.iter().enumerate() {
                let (path, is_marker) = match other {
                    Item::Whiteout(path) => (path.clone(), true),
                    Item::Opaque(path) => (format!("{path}/x"), true),
                    Item::Dir(path)
                    | Item::File(path, _)
                    | Item::Symlink(path, _)
                    | Item::HardLink(path, _)
                    | Item::Device(path) => (path.clone(), false),
                };
                if let Item::HardLink(_, target) = item {
                    // A target whose folder its own layer writes again after the link.
                    self.undefined |= other_at > at && below(target, &path);
                }
                self.undefined |= below(&path, solid) && (is_marker || other_at < at);
            }
        }
    }

    /// Removes a path of lower layers; returns it as written and as it is.
    fn whiteout(&mut self, path: &str, layer: &[Item]) -> Option<(String, String)> {
        let real = self.make_parents(path)?;
        self.remove(&real);
        self.undefined |= real != path && replaces_above(layer, path);
        Some((path.to_owned(), real))
    }

    /// Empties a folder of lower layers; returns a path below it as written and as it is.
    fn opaque(&mut self, path: &str, layer: &[Item]) -> Option<(String, String)> {
        // Of a link: some runtimes empty what it leads to, others put a folder in its place.
        let place = self.real_parent(path).and_then(|real| self.nodes.get(&real));
        self.undefined |= matches!(place, Some(Node::Symlink(_)));
        let below = format!("{path}/x");
        let real = self.make_parents(&below)?;
        if let Some(folder) = self.follow(path, true) {
            self.remove_below(&folder);
        }
        self.undefined |= real != below && replaces_above(layer, &below);
        Some((below, real))
    }

    /// Adds an entry; returns its path as written and as it is.
    fn add(&mut self, item: &Item) -> Option<(String, String)> {
        let (path, node) = match item {
            Item::Whiteout(_) | Item::Opaque(_) => return None,
            Item::Dir(path) => (path, Node::Dir),
            Item::File(path, content) => (path, Node::File(content.clone())),
            Item::Symlink(path, target) => (path, Node::Symlink(target.clone())),
            Item::Device(path) => (path, Node::Other),
            Item::HardLink(path, _) => (path, Node::Other),
        };
        let real = self.make_parents(path)?;
        let names = (path.clone(), real.clone());
        if self.nodes.get(&real) == Some(&Node::Dir) && node == Node::Dir {
            return Some(names);
        }
        // What was written through a link that its own layer then replaces: no tool writes that.
        self.undefined |= self.passed.contains(&real);
        self.remove(&real);
        let node = match item {
            Item::HardLink(_, target) => self.linked(target),
            _ => node,
        };
        self.nodes.insert(real, node);
        Some(names)
    }

    fn linked(&mut self, target: &str) -> Node {
        let node = self
            .real_parent(target)
            .and_then(|real| self.nodes.get(&real))
            .cloned();
        if !matches!(node, Some(Node::File(_))) {
            self.undefined = true;
        }
        node.unwrap_or(Node::Other)
    }

    fn make_parents(&mut self, path: &str) -> Option<String> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let (mut at, mut written) = (String::new(), String::new());
        for part in folder.split('/').filter(|part| !part.is_empty()) {
            let here = join(&at, part);
            written = join(&written, part);
            // One link of a layer under two names of that layer: no tool writes that.
            self.undefined |= self.links.get(&here).is_some_and(|link| *link != written);
            match self.nodes.get(&here) {
                None => {
                    self.nodes.insert(here.clone(), Node::Dir);
                }
                Some(Node::Dir) => {}
                Some(Node::Symlink(_)) => {
                    let mut passed = Vec::new();
                    let real = self.follow_noting(&here, true, &mut passed);
                    self.passed.extend(passed);
                    let real = real.filter(|real| self.is_dir(real));
                    self.undefined |= real.is_none();
                    at = real?;
                    continue;
                }
                Some(_) => self.undefined = true,
            }
            at = here;
        }
        Some(join(&at, name))
    }

    fn is_dir(&self, path: &str) -> bool {
        path.is_empty() || self.nodes.get(path) == Some(&Node::Dir)
    }

    fn real_parent(&self, path: &str) -> Option<String> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        self.follow(folder, true).map(|folder| join(&folder, name))
    }

    fn follow(&self, path: &str, last: bool) -> Option<String> {
        self.follow_noting(path, last, &mut Vec::new())
    }

    /// Follows a path, and notes the links on the way.
    fn follow_noting(&self, path: &str, last: bool, passed: &mut Vec<String>) -> Option<String> {
        let mut rest: Vec<String> = path.split('/').rev().map(str::to_owned).collect();
        let (mut at, mut links) = (String::new(), 0);
        while let Some(part) = rest.pop() {
            match part.as_str() {
                "" | "." => continue,
                ".." => {
                    at = at.rsplit_once('/').map_or(String::new(), |(up, _)| up.to_owned());
                    continue;
                }
                _ => {}
            }
            let here = join(&at, &part);
            match self.nodes.get(&here)? {
                Node::Symlink(target) if last || !rest.is_empty() => {
                    links += 1;
                    if links > 40 {
                        return None;
                    }
                    passed.push(here);
                    rest.extend(target.split('/').rev().map(str::to_owned));
                    if target.starts_with('/') {
                        at.clear();
                    }
                }
                Node::Dir => at = here,
                _ => return rest.is_empty().then_some(here),
            }
        }
        Some(at)
    }

    fn remove(&mut self, path: &str) {
        self.nodes.remove(path);
        self.remove_below(path);
    }

    fn remove_below(&mut self, folder: &str) {
        let prefix = if folder.is_empty() {
            String::new()
        } else {
            format!("{folder}/")
        };
        self.nodes.retain(|path, _| !path.starts_with(&prefix));
    }
}

/// Whether a layer removes or replaces a folder that a path lies in. Where that is a link until then, what a marker behind it
/// means depends on their order.
fn replaces_above(layer: &[Item], path: &str) -> bool {
    layer
        .iter()
        .any(|item| matches!(item, Item::Whiteout(folder) | Item::Dir(folder) if below(path, folder)))
}

/// Two names, through a link and not, for the same place in one layer: the later wins, and that is not recorded.
fn quarrel(a: &(String, String), b: &(String, String)) -> bool {
    let related = |a: &str, b: &str| a == b || below(a, b) || below(b, a);
    related(&a.1, &b.1) && !related(&a.0, &b.0)
}

fn below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.starts_with('/'))
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}
