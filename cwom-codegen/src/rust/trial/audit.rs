//! The audit log: what was committed is in it, what was not is not.

use cwom_schema::schema::SensitiveImage;

use super::Trial;

impl Trial<'_, '_> {
    pub(super) fn emit_audit(&mut self) {
        if !self.entity.audited {
            return;
        }
        let is_whole = self.context.schema.audit.sensitive == SensitiveImage::Keep
            || self.entity.fields.iter().all(|field| !field.sensitive);
        let doc = "The log has each row as it was committed, with who did it, and nothing of what was \
                   rolled back.";
        self.test("the_log_has_what_was_committed", doc, |it| {
            let log = it.audit();
            it.fixture("row");
            let key = it.own_key_of(it.id, "row");
            it.code.chain(
                "let history",
                &format!("db.audit({log}).history({key}).all().await?"),
            );
            it.code.open("let [entry] = &history[..] else {");
            it.code.line("panic!(\"{history:?}\");");
            it.code.close("};");
            it.code.assert_eq("entry.action.as_str()", "\"created\"");
            it.code.assert_eq("entry.actor", "db.context().actor");
            it.code.assert_eq("entry.trace", "Some(db.context().trace)");
            it.code.assert_eq("entry.before", "None");
            if is_whole {
                it.code.chain(
                    "let image",
                    "entry.after.as_ref().and_then(|image| image.current())",
                );
                it.code.line("assert_eq!(image, Some(&row));");
            } else {
                // Sensitive values are not in it.
                it.code.line("assert!(entry.after.is_some());");
            }
            it.code.blank();
            let name = it.name.clone();
            it.code.chain(
                "let draft",
                &format!("db.fixture::<{name}>().draft().await"),
            );
            it.code.chain("let mut tx", "db.begin(db.context()).await?");
            let whole = it.testing("Whole");
            it.code
                .chain("let written", &format!("tx.create({whole}(draft)).await?"));
            it.code.line("tx.rollback().await?;");
            let key = it.own_key_of(it.id, "written");
            it.code.chain(
                "let history",
                &format!("db.audit({log}).history({key}).all().await?"),
            );
            it.code.line("assert_eq!(history, []);");
        });
    }

    /// The log of the model.
    fn audit(&mut self) -> String {
        self.imports.constant("AUDIT")
    }
}
