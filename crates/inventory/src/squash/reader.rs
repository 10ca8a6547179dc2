//! What the file at a place of the image says: from the layer's record where its extractor knew it by name, from kept
//! content where a link or a companion in another layer makes the difference.

use std::borrow::Cow;
use std::collections::BTreeSet;

use tidewaiter_ecosystems::extractor::{Extraction, Extractor, Siblings, Want, WantedFile};

use super::{ContentNeed, Problem};
use crate::layer::{FileState, LayerInventory};
use crate::scanner::{run, take_owned, unopened};
use crate::view::{Located, Resolved, View};

/// Reads files of some layers seen as one tree.
pub(super) struct Reader<'a> {
    pub(super) view: View<'a>,
    extractors: &'a [&'a dyn Extractor],
    pub(super) needs: BTreeSet<ContentNeed>,
    pub(super) problems: Vec<Problem>,
}

/// A file that was read.
pub(super) struct ReadFile<'a> {
    pub(super) located: Located,
    pub(super) extraction: Cow<'a, Extraction>,
}

/// The companion files of one that is read now.
struct Companions<'a>(Vec<(Vec<u8>, &'a [u8])>);

impl Siblings for Companions<'_> {
    fn get(&self, path: &[u8]) -> Option<&[u8]> {
        self.0
            .iter()
            .find(|(found, _)| found == path)
            .map(|(_, content)| *content)
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(view: View<'a>, extractors: &'a [&'a dyn Extractor]) -> Self {
        Self {
            view,
            extractors,
            needs: BTreeSet::new(),
            problems: Vec::new(),
        }
    }

    /// What the file at `place` says; `None` if there is none, or none that says anything.
    pub(super) fn read(&mut self, place: &[u8]) -> Option<ReadFile<'a>> {
        if !self.is_wanted(place) {
            return None;
        }
        let located = match self.view.resolve(place) {
            Resolved::File(located) => located,
            Resolved::Loop => {
                self.problem(
                    self.view.layers.len() - 1,
                    place,
                    "links lead round in circles".to_owned(),
                );
                return None;
            }
            Resolved::Missing | Resolved::Directory(_) => return None,
        };
        let extraction = self.extraction(place, &located)?;
        for words in extraction.problems.clone() {
            self.problem(located.layer, &located.path, words);
        }
        Some(ReadFile { located, extraction })
    }

    fn is_wanted(&self, place: &[u8]) -> bool {
        let header = unopened(place);
        let mut wants = self.extractors.iter().map(|extractor| extractor.wants(&header));
        wants.any(|want| matches!(want, Want::Now | Want::AtLayerEnd))
    }

    fn extraction(&mut self, place: &[u8], located: &Located) -> Option<Cow<'a, Extraction>> {
        let layer: &'a LayerInventory = self.view.layers[located.layer];
        match layer.files.get(&located.entry) {
            Some(FileState::Read(extraction))
                if self.is_known_by_its_name(place, located)
                    && self.was_read_with_its_companions(place, located) =>
            {
                Some(Cow::Borrowed(extraction))
            }
            Some(FileState::Raw(content)) => self.read_again(place, located, content),
            Some(FileState::TooLarge(words)) => {
                self.problem(located.layer, &located.path, words.clone());
                None
            }
            Some(FileState::Special | FileState::Missing) => {
                let words = "it should be a regular file, but is none";
                self.problem(located.layer, &located.path, words.to_owned());
                None
            }
            Some(FileState::Read(_) | FileState::Companion(_)) | None => {
                self.need(located);
                None
            }
        }
    }

    fn need(&mut self, located: &Located) {
        self.needs.insert(ContentNeed {
            layer: located.layer,
            path: located.entry.clone(),
        });
    }

    /// Reads content that was kept on demand, under the name by which the place is known.
    fn read_again(
        &mut self,
        place: &[u8],
        located: &Located,
        content: &'a [u8],
    ) -> Option<Cow<'a, Extraction>> {
        let mut companions = Companions(Vec::new());
        for suffix in self.suffixes(place) {
            let Some(companion) = self.companion(located, suffix) else {
                continue;
            };
            let layer: &'a LayerInventory = self.view.layers[companion.layer];
            match layer.files.get(&companion.entry) {
                Some(FileState::Raw(content)) => {
                    companions.0.push(([place, suffix.as_bytes()].concat(), content));
                }
                Some(FileState::TooLarge(words)) => {
                    self.problem(companion.layer, &companion.path, words.clone());
                }
                Some(FileState::Missing | FileState::Special) => {}
                _ => {
                    self.need(&companion);
                    return None;
                }
            }
        }
        let file = WantedFile { path: place, content };
        let mut extraction = Extraction::default();
        run(self.extractors, &file, &companions, &mut extraction);
        take_owned(&mut extraction);
        Some(Cow::Owned(extraction))
    }

    /// Whether the file's own name asks for the same extractors as the name of the place that a link leads from.
    fn is_known_by_its_name(&self, place: &[u8], located: &Located) -> bool {
        let wanted = |path: &[u8], extractor: &&dyn Extractor| extractor.wants(&unopened(path));
        let mut all = self.extractors.iter();
        all.all(|extractor| wanted(place, extractor) == wanted(&located.entry, extractor))
    }

    /// Whether the companions that the image has are those that the file was read with, in its own layer.
    fn was_read_with_its_companions(&mut self, place: &[u8], located: &Located) -> bool {
        self.suffixes(place).into_iter().all(|suffix| {
            let beside = [&located.entry, suffix.as_bytes()].concat();
            let was_beside = has_content(self.view.layers[located.layer], &beside);
            match self.companion(located, suffix) {
                Some(companion) => {
                    was_beside && (companion.layer, &companion.entry) == (located.layer, &beside)
                }
                None => !was_beside,
            }
        })
    }

    fn suffixes(&self, place: &[u8]) -> Vec<&'static str> {
        let header = unopened(place);
        let wanting = self
            .extractors
            .iter()
            .filter(|extractor| extractor.wants(&header) == Want::AtLayerEnd);
        wanting
            .flat_map(|extractor| extractor.companions())
            .copied()
            .collect()
    }

    /// The companion that lies beside a file in the image, if it has any content.
    fn companion(&mut self, located: &Located, suffix: &str) -> Option<Located> {
        match self.view.resolve(&[&located.path, suffix.as_bytes()].concat()) {
            Resolved::File(companion) => {
                let layer = self.view.layers[companion.layer];
                let is_known = layer.files.contains_key(&companion.entry);
                (!is_known || has_content(layer, &companion.entry)).then_some(companion)
            }
            _ => None,
        }
    }

    pub(super) fn problem(&mut self, layer: usize, path: &[u8], words: String) {
        self.problems.push(Problem {
            layer,
            path: Some(String::from_utf8_lossy(path).into_owned()),
            words,
        });
    }
}

fn has_content(layer: &LayerInventory, entry: &[u8]) -> bool {
    match layer.files.get(entry) {
        Some(FileState::Companion(size)) => *size > 0,
        Some(FileState::Raw(content)) => !content.is_empty(),
        Some(FileState::TooLarge(_)) => true,
        _ => false,
    }
}
