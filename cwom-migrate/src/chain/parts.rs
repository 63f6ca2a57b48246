//! A revision as the files that are kept of it.

use std::collections::BTreeMap;

use cwom_schema::schema::Dialect;

use super::{ChainError, FileText, PARENT, PARENT_SPEC, SNAPSHOT, text};
use crate::{Revision, Routines, Snapshot, Texts, digest};

/// A revision as files: nothing of it is parsed before somebody asks.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parts {
    pub(crate) snapshot: FileText,
    pub(crate) routines: BTreeMap<&'static str, FileText>,
    /// The spec's text, which only the revision before the head has.
    pub(crate) spec: FileText,
}

impl Parts {
    pub(super) fn read(
        files: &mut BTreeMap<String, Vec<u8>>,
        prefix: &str,
    ) -> Result<Self, ChainError> {
        let mut read = |name: &str| {
            let path = format!("{prefix}{name}");
            let bytes = files.remove(&path);
            bytes.map_or_else(|| Ok(FileText::default()), |bytes| text(&path, bytes))
        };
        let mut parts = Self {
            snapshot: read(SNAPSHOT)?,
            routines: BTreeMap::new(),
            spec: FileText::default(),
        };
        for dialect in Dialect::ALL {
            let text = read(&routines(dialect))?;
            parts.routines.insert(dialect.name(), text);
        }
        Ok(parts)
    }

    /// A revision as the files that are kept of it.
    pub(crate) fn of(revision: &Revision, dialects: &[Dialect]) -> Self {
        let texts = dialects.iter().map(|dialect| {
            let file = revision.texts.routines.get(*dialect).file();
            (dialect.name(), FileText::clone(file))
        });
        Self {
            snapshot: revision.snapshot.text().into(),
            routines: texts.collect(),
            spec: FileText::default(),
        }
    }

    /// The digest of the snapshot.
    pub(crate) fn digest(&self) -> String {
        if self.snapshot.is_empty() {
            return Snapshot::default().hash();
        }
        digest::sha256(self.snapshot.as_bytes())
    }

    pub(super) fn revision(&self, prefix: &str) -> Result<Revision, ChainError> {
        if self.snapshot.is_empty() {
            return Ok(Revision::default());
        }
        let snapshot: Snapshot = self.snapshot.parse()?;
        let mut texts = Texts::default();
        for dialect in Dialect::ALL {
            // A model that does not speak the dialect keeps no texts for it.
            let file = self.routines.get(dialect.name());
            let Some(file) = file.filter(|file| !file.is_empty()) else {
                continue;
            };
            let broken = || ChainError::Routines(format!("{prefix}{}", routines(dialect)));
            let read = Routines::read_as(file.clone(), snapshot.digests.get(dialect));
            *texts.routines.get_mut(dialect) = read.ok_or_else(broken)?;
        }
        Ok(Revision { snapshot, texts })
    }

    /// The files, below a directory.
    pub(crate) fn files(&self, prefix: &str) -> impl Iterator<Item = (String, FileText)> {
        let snapshot = (format!("{prefix}{SNAPSHOT}"), self.snapshot.clone());
        let routines = Dialect::ALL.into_iter().filter_map(move |dialect| {
            let text = self.routines.get(dialect.name())?;
            Some((format!("{prefix}{}", routines(dialect)), text.clone()))
        });
        let all = std::iter::once(snapshot).chain(routines);
        all.filter(|(_, text)| !text.is_empty())
    }

    /// The files of the revision before the head.
    pub(crate) fn parent_files(&self) -> impl Iterator<Item = (String, FileText)> {
        let spec = (PARENT_SPEC.to_owned(), self.spec.clone());
        let spec = std::iter::once(spec).filter(|(_, text)| !text.is_empty());
        self.files(PARENT).chain(spec)
    }
}

/// The file with the texts of a dialect.
pub(super) fn routines(dialect: Dialect) -> String {
    format!("routines.{}.sql", dialect.name())
}
