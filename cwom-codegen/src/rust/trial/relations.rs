//! Relations, from both ends.

use cwom_schema::schema::{EntityId, FieldId, FieldKind, LinkId};

use super::Trial;
use crate::rust::draft::Origin;
use crate::rust::names::handle;
use crate::rust::new_links::is_optional;
use crate::rust::relations::{Lead, handles};

impl Trial<'_, '_> {
    pub(super) fn emit_relations(&mut self) {
        for (name, lead) in handles(self.context, self.id) {
            match lead {
                Lead::Link {
                    link,
                    is_declared: true,
                } => self.emit_link(&name, link),
                Lead::Many { holder, field } => self.emit_many(&name, holder, field),
                Lead::Link { .. } | Lead::Unique(_) => {}
            }
        }
        for (id, reference) in self.entity.references() {
            if reference.acyclic && self.entity.is_settable(id) && self.can_refer(id) {
                self.emit_acyclic(id);
            }
        }
    }

    /// The rows that refer to this one, and the way back.
    fn emit_many(&mut self, name: &str, holder: EntityId, id: FieldId) {
        if !self.made.has(holder) {
            return;
        }
        let mut other = Trial::new(self.context, self.root, holder, self.made);
        let field = &other.entity[id];
        let follows = matches!(other.origins[id.0], Origin::Follows(_));
        if (follows && field.nullable) || (!follows && !other.can_refer(id)) {
            return;
        }
        let said = name.to_ascii_lowercase();
        let doc = format!(
            "Its {} are found from it, and it from them.",
            said.replace('_', " ")
        );
        self.test(&format!("its_{said}_are_found"), &doc, |it| {
            let (own, of) = (it.name.clone(), it.model(holder));
            it.code
                .chain("let rows", &format!("[db.fixture::<{own}>().await]"));
            if field.nullable {
                other.code = std::mem::take(&mut it.code);
                other.name.clone_from(&of);
                other.emit_referring(id, "rows[0]", "other");
                it.code = std::mem::take(&mut other.code);
                it.testing("Whole");
                it.code.line("let others = [other];");
            } else {
                let fixture = format!("db.fixture::<{of}>().given(&rows[0]).await");
                it.code.chain("let others", &format!("[{fixture}]"));
            }
            it.code.chain(
                "let found",
                &format!("db.load(&rows, {own}::{name}).await?"),
            );
            it.code.line("assert_eq!(found, [others.to_vec()]);");
            let back = handle(field, &other.entity.fields).to_ascii_uppercase();
            it.code.chain(
                "let back",
                &format!("db.load(&others, {of}::{back}).await?"),
            );
            if field.nullable {
                it.code.line("assert_eq!(back, rows.map(Some));");
            } else {
                it.code.line("assert_eq!(back, rows);");
            }
        });
    }

    /// Rows that are linked, and not any more.
    fn emit_link(&mut self, name: &str, id: LinkId) {
        let schema = self.context.schema;
        let link = &schema[id];
        if !self.made.has(link.target) || !link.payload.iter().all(is_optional) {
            return;
        }
        let mut back = handles(self.context, link.target).into_iter();
        let back = back.find(
            |(_, lead)| matches!(lead, Lead::Link { link, is_declared: false } if *link == id),
        );
        let said = name.to_ascii_lowercase();
        let doc = format!(
            "Its {} are linked, and found from both ends.",
            said.replace('_', " ")
        );
        self.test(&format!("its_{said}_are_linked"), &doc, |it| {
            let (own, of) = (it.name.clone(), it.model(link.target));
            it.code
                .chain("let rows", &format!("[db.fixture::<{own}>().await]"));
            it.code
                .chain("let others", &format!("[db.fixture::<{of}>().await]"));
            it.code.line("let write = db.write(db.context());");
            let from = it.key_of(it.id, "rows[0]");
            let to = it.key_of(link.target, "others[0]");
            let ends = format!("{own}::{name}, {from}, {to}");
            it.code.chain("", &format!("write.link({ends}).await?"));
            it.code.chain(
                "let found",
                &format!("db.load(&rows, {own}::{name}).await?"),
            );
            it.code.line("assert_eq!(found, [others.to_vec()]);");
            if let Some((back, _)) = &back {
                it.code.chain(
                    "let back",
                    &format!("db.load(&others, {of}::{back}).await?"),
                );
                it.code.line("assert_eq!(back, [rows.to_vec()]);");
            }
            it.code
                .chain("let again", &format!("write.link({ends}).await"));
            it.refused("again", "Unique { .. }");
            if link.acyclic {
                let ends = format!("{own}::{name}, {to}, {from}");
                it.code
                    .chain("let circle", &format!("write.link({ends}).await"));
                it.refused("circle", "Cycle { .. }");
            }
            if link.irreflexive || link.acyclic {
                let ends = format!("{own}::{name}, {from}, {from}");
                it.code
                    .chain("let itself", &format!("write.link({ends}).await"));
                let error = it.runtime("Error");
                let either = format!("CheckFailed {{ .. }} | {error}::Cycle {{ .. }}");
                it.refused("itself", &either);
            }
            if link.append_only {
                let deletable = it.runtime("Deletable");
                let row = it.imports.model(&link.rust);
                it.code
                    .line(format!("{}::testing::never!({row}: {deletable});", it.root));
            } else {
                it.code.chain("", &format!("write.unlink({ends}).await?"));
                it.code.chain(
                    "let found",
                    &format!("db.load(&rows, {own}::{name}).await?"),
                );
                it.code.line("assert_eq!(found, [Vec::new()]);");
            }
        });
    }

    /// A reference from row to row that never leads back.
    fn emit_acyclic(&mut self, id: FieldId) {
        let field = &self.entity[id];
        if !matches!(field.kind, FieldKind::Reference(_)) {
            return;
        }
        let name = handle(field, &self.entity.fields);
        let doc = format!("From {} to {0}, no way leads back.", name.replace('_', " "));
        self.test(&format!("no_{name}_leads_back"), &doc, |it| {
            let own = it.name.clone();
            it.fixture("first");
            it.emit_referring(id, "first", "row");
            let key = it.own_key_of(it.id, "row");
            let handle = name.to_ascii_uppercase();
            it.code.line("let write = db.write(db.context());");
            let change = format!("write.update(&first).set({own}::{handle}, {key}).await");
            it.code.chain("let refused", &change);
            it.refused("refused", "Cycle { .. }");
        });
    }
}
