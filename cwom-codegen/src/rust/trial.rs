//! `tests/round_trip/`: tests that come with the model, for each entity a file that reads from top to
//! bottom: how its rows are written and read, and what the spec forbids.
//!
//! They are emitted for a crate whose manifest has the feature `test-support`, and go by that crate's
//! name, as the tests of anybody else would.

mod audit;
mod changes;
mod keys;
mod migrations;
mod raw;
mod relations;
mod states;
mod unlike;
mod values;

use cwom_schema::schema::{Entity, EntityId, Field, FieldId, FieldKind};

use super::draft::{Origin, origins};
use super::file::source_file;
use super::fixture::{FEATURE, Made, is_never_at_first};
use super::layout::{Code, Parameter, Type};
use super::literal::string;
use super::names::{Imports, module_name};
use super::record::Record;
use super::sort::version_order;
use super::types::is_copy;
use crate::FileSet;
use crate::context::Context;

/// A file for each entity, one for the migrations, and the root that brings them together.
pub(crate) fn emit(context: &Context<'_>, files: &mut FileSet) {
    let Some(root) = context.crate_name else {
        return;
    };
    let made = Made::of(context.schema);
    let mut modules = vec!["migrations".to_owned()];
    for (id, entity) in context.schema.entities() {
        if !made.has(id) {
            continue;
        }
        let module = module_name(&entity.module);
        let mut trial = Trial::new(context, root, id, &made);
        trial.emit();
        files.insert(format!("tests/round_trip/{module}.rs"), trial.finish());
        modules.push(module);
    }
    migrations::emit(context, root, files);
    emit_root(context, modules, files);
}

fn emit_root(context: &Context<'_>, mut modules: Vec<String>, files: &mut FileSet) {
    modules.sort_by(|left, right| version_order(left, right));
    let mut code = Code::new();
    code.line(format!("#![cfg(feature = {})]", string(FEATURE)));
    code.attribute_of_file(
        "allow",
        &[
            "clippy::doc_markdown".to_owned(),
            "clippy::too_many_lines".to_owned(),
            "reason = \"names are the spec's\"".to_owned(),
        ],
    );
    code.blank();
    for module in modules {
        code.line(format!("mod {module};"));
    }
    let title = "What the spec says, tried on real databases: every test has one of its own, of each \
                 engine that is here.";
    let imports = Imports::new(&context.names, []);
    let text = source_file(context, title, &imports, code);
    files.insert("tests/round_trip/main.rs", text);
}

/// The tests of one entity.
struct Trial<'a, 'm> {
    context: &'a Context<'a>,
    /// The name of the crate that is tested.
    root: &'a str,
    id: EntityId,
    entity: &'a Entity,
    /// The entity's name, as the file says it.
    name: String,
    origins: Vec<Origin>,
    made: &'m Made,
    imports: Imports<'a>,
    code: Code,
    tests: Vec<String>,
}

impl<'a, 'm> Trial<'a, 'm> {
    fn new(context: &'a Context<'a>, root: &'a str, id: EntityId, made: &'m Made) -> Self {
        let entity = &context.schema[id];
        let mut imports = Imports::from_outside(&context.names, root);
        let name = imports.model(&entity.name);
        let record = Record::of_entity(id, entity);
        Self {
            context,
            root,
            id,
            entity,
            name,
            origins: origins(context.schema, &record),
            made,
            imports,
            code: Code::new(),
            tests: Vec::new(),
        }
    }

    fn emit(&mut self) {
        self.emit_values();
        self.emit_keys();
        self.emit_changes();
        self.emit_states();
        self.emit_relations();
        self.emit_raw();
        self.emit_audit();
    }

    /// The file: the tests, and the list that runs each on every engine.
    fn finish(mut self) -> String {
        self.code.blank();
        self.code.open("mod on {");
        let call = format!("{}::on_each_engine!", self.root);
        let one_line = format!("{call}({});", self.tests.join(", "));
        if one_line.len() + 4 <= 100 {
            self.code.line(one_line);
        } else {
            self.code.open(format!("{call}("));
            for test in &self.tests {
                self.code.line(format!("{test},"));
            }
            self.code.close(");");
        }
        self.code.close("}");
        let title = format!(
            "{}: what is written is read again, and what the spec forbids is refused.",
            self.entity.name
        );
        source_file(self.context, &title, &self.imports, self.code)
    }

    /// One test, with what it shows.
    fn test(&mut self, name: &str, doc: &str, body: impl FnOnce(&mut Self)) {
        let dialect = self.runtime("Dialect");
        let result = self.runtime("Result");
        let database = self.testing("TestDatabase");
        self.code.separate();
        self.code.prose(doc, &self.imports);
        let before = std::mem::take(&mut self.code);
        let parameters = [Parameter::new("db", Type::plain(format!("{database}<D>")))];
        self.code.function(
            &format!("async fn {name}<D: {dialect}>"),
            &parameters,
            &format!(" -> {result}<()>"),
        );
        body(self);
        self.code.line("Ok(())");
        self.code.close("}");
        let written = std::mem::replace(&mut self.code, before).finish();
        self.code.item(|code| code.raw(&written));
        self.tests.push(name.to_owned());
    }

    /// An everyday name of the runtime, which the prelude has unless the model has it.
    fn runtime(&mut self, name: &'static str) -> String {
        self.imports.prelude(name)
    }

    /// A name of the support for tests.
    fn testing(&mut self, name: &'static str) -> String {
        self.imports.testing(name)
    }

    /// Another entity's name.
    fn model(&mut self, id: EntityId) -> String {
        self.imports.model(&self.context.schema[id].name)
    }

    /// `let row = db.fixture::<Entity>().await;`
    fn fixture(&mut self, variable: &str) {
        let name = self.name.clone();
        self.code.chain(
            &format!("let {variable}"),
            &format!("db.fixture::<{name}>().await"),
        );
    }

    /// `let mut row = db.fixture::<Entity>().draft().await;`
    fn draft(&mut self, variable: &str) {
        let name = self.name.clone();
        let value = format!("db.fixture::<{name}>().draft().await");
        self.code.chain(&format!("let mut {variable}"), &value);
    }

    /// `db.write(db.context()).create(Whole(row)).await`
    fn created(&mut self, row: &str) -> String {
        let whole = self.testing("Whole");
        format!("db.write(db.context()).create({whole}({row})).await")
    }

    /// `let Err(Error::Variant { … }) = outcome else { panic };`
    fn refused(&mut self, outcome: &str, variant: &str) {
        let error = self.runtime("Error");
        self.code
            .open(format!("let Err({error}::{variant}) = {outcome} else {{"));
        self.code.line(format!("panic!(\"{{{outcome}:?}}\");"));
        self.code.close("};");
    }

    /// The key of a row: copied, or borrowed where it is text.
    fn key_of(&self, id: EntityId, row: &str) -> String {
        let key = self.context.schema[id].key();
        let borrow = if is_copy(self.context.schema, &key.ty) {
            ""
        } else {
            "&"
        };
        format!("{borrow}{row}.{}", key.rust)
    }

    /// The key of a row as a value of its own.
    fn own_key_of(&self, id: EntityId, row: &str) -> String {
        let key = self.key_of(id, row);
        match key.strip_prefix('&') {
            Some(text) => format!("{text}.clone()"),
            None => key,
        }
    }

    /// A statement that gives one row's field what another's has.
    fn copy_field(&mut self, to: &str, from: &str, field: &Field) {
        let name = &field.rust;
        if is_copy(self.context.schema, &field.ty) {
            self.code.line(format!("{to}.{name} = {from}.{name};"));
        } else {
            self.code
                .line(format!("{to}.{name}.clone_from(&{from}.{name});"));
        }
    }

    /// Whether a state that rows begin in forbids the field.
    fn is_never_at_first(&self, id: FieldId) -> bool {
        is_never_at_first(self.entity, id)
    }

    /// The column of the version, where there is one.
    fn version(&self) -> Option<&'a Field> {
        let found = self.entity.managed(|kind| *kind == FieldKind::Version);
        found.map(|(_, field)| field)
    }

    /// The fields that expressions of the spec speak of; an expression in SQL may speak of any.
    fn is_disputed(&self, field: &Field) -> bool {
        let mut is_named = false;
        for check in &self.entity.checks {
            check
                .expr
                .visit_columns(&mut |column| is_named |= column == field.column);
            if let cwom_schema::schema::Expr::Raw { sqlite, postgres } = &check.expr {
                is_named |= sqlite.contains(&field.column) || postgres.contains(&field.column);
            }
        }
        is_named
    }
}
