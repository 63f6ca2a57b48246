//! What there is to say about each hazard.

/// The text behind an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// The id.
    pub id: &'static str,
    /// In a few words.
    pub title: &'static str,
    /// What goes wrong, and for whom.
    pub problem: &'static str,
    /// What to do about it.
    pub solution: &'static str,
}

/// The text behind an id, if there is such a hazard.
pub fn explain(id: &str) -> Option<&'static Explanation> {
    CATALOGUE.iter().find(|explanation| explanation.id == id)
}

/// All of them, in the order of their ids.
pub fn explanations() -> impl Iterator<Item = &'static Explanation> {
    CATALOGUE.iter()
}

const fn text(
    id: &'static str,
    title: &'static str,
    problem: &'static str,
    solution: &'static str,
) -> Explanation {
    Explanation {
        id,
        title,
        problem,
        solution,
    }
}

/// Every hazard, by id.
const CATALOGUE: [Explanation; 28] = [
    text(
        "CW-A01",
        "values of audited rows change",
        "Each row of which a value changes gets an entry by `system` in the audit log, and its next \
         version, in the same transaction; whoever read the row before has to read it again. On a \
         large table that is as many entries as rows.",
        "Nothing, if that is meant. On a large table fill a new column in batches, through the \
         program, before it is required.",
    ),
    text(
        "CW-A02",
        "a table with rows gets partitions, or loses them",
        "PostgreSQL cannot turn a table into a partitioned one or back: it is made anew, and every \
         row moves while nobody may write. No entry changes, and seals hold. What roles were \
         granted on the old table is gone with it.",
        "Accept it by name with a reason, at a time when nobody has to write; grant again what \
         `audit grants` prints.",
    ),
    text(
        "CW-A03",
        "a history begins with this migration",
        "Rows that are there have no entries under this kind. Each gets one that says what it is \
         at this moment, with the version that it has; what it was before is not in the log, or \
         is there under the kind that it had.",
        "Nothing, if that is meant.",
    ),
    text(
        "CW-A04",
        "the snapshot does not say what entries hold",
        "Values of audited rows change, and the image before has to be that of the older revision. \
         The snapshot was written by a toolkit that did not keep it.",
        "Make a migration without this change first, which brings the snapshot up to date.",
    ),
    text(
        "CW-A05",
        "a history ends with this migration",
        "Changes of these rows are not recorded any more. The entries that are there stay.",
        "Nothing, if that is meant.",
    ),
    text(
        "CW-D01",
        "a table is dropped",
        "Its rows are gone, and programs of the older version fail as soon as they touch it. The \
         way back makes the table again, but empty.",
        "Stop using the table one release before. State that it may go, or `renamed_from` where \
         it only has another name.",
    ),
    text(
        "CW-D02",
        "a column is dropped",
        "What it holds is gone, and programs of the older version that name it fail. The way back \
         makes the column again with its default or with nulls.",
        "Make the column optional and stop using it one release before. State that it may go, by \
         `[[accept]]` with a reason, or `renamed_from` where it only has another name.",
    ),
    text(
        "CW-D03",
        "something is gone and something is new",
        "Read as a drop and an addition it loses what is stored; read as a rename it keeps it. A \
         diff cannot tell them apart, and a wrong guess is not noticed until the data is gone.",
        "State which it is, by `renamed_from` or `[[accept]]`. The message has the texts to paste.",
    ),
    text(
        "CW-D04",
        "a type changes and nobody knows how",
        "There is no way from the old type to the new one that keeps every value.",
        "Decide a `cast` for both dialects with `--decide`, or add a new column, fill it and drop the old one in a \
         later release.",
    ),
    text(
        "CW-D05",
        "a type changes and some values may not fit",
        "A cast that an engine does by itself turns '1e3' into 1 or cuts off digits.",
        "Nothing, if all values fit: the migration compares them before it changes any, and stops \
         with a message at one that would not come back as it was.",
    ),
    text(
        "CW-D06",
        "a column becomes required",
        "Rows that have nothing there would make the migration fail half-way.",
        "State a `backfill` at the field: a literal, or an expression over the row in SQL.",
    ),
    text(
        "CW-D07",
        "a required column is new",
        "Rows that are there have nothing to put into it.",
        "Give the field a default or a `backfill` in the spec.",
    ),
    text(
        "CW-D08",
        "a unique key is new",
        "Two rows with the same key stop the migration.",
        "Look for duplicates before: the migration's own guard has the query. Clean them up first.",
    ),
    text(
        "CW-D09",
        "a value of a closed set is gone",
        "Rows that have it would break the rule, and programs of the older version still write it.",
        "State under `removed` which value takes its place, or `renamed_from` at a value, or \
         `[[accept]]` that it goes when no row has it; the migration stops at a row that does.",
    ),
    text(
        "CW-D10",
        "something is called otherwise",
        "Programs of the older version that are still running ask for the old name and fail.",
        "Stop them first; or add the new one, write both, and drop the old one a release later.",
    ),
    text(
        "CW-D11",
        "a default is another one",
        "Rows that are there keep what they have; only new ones get the new default.",
        "Nothing, if that is meant. Else change the rows in a migration of your own.",
    ),
    text(
        "CW-D12",
        "a primary key has other columns",
        "Whatever refers to a row names it by its key: foreign keys, the audit log, other systems.",
        "Accept it by name with a reason, once nothing refers to the old key.",
    ),
    text(
        "CW-D13",
        "a foreign key is gone",
        "Rows that are referred to can be deleted, and nobody notices.",
        "Nothing, if that is meant.",
    ),
    text(
        "CW-D14",
        "deleting a row deletes others from now on",
        "One DELETE that was refused before takes rows of other tables with it.",
        "Accept it by name with a reason.",
    ),
    text(
        "CW-D16",
        "there is no way back for rows",
        "The older shape has a place that nobody can fill any more.",
        "The down file works where the table is empty and stops with a message where it is not. \
         Make a backup before, or make the column optional first.",
    ),
    text(
        "CW-P01",
        "an index is built",
        "A plain CREATE INDEX keeps writers out until it is done.",
        "Nothing: built CONCURRENTLY in a file of its own, with a check that it is valid.",
    ),
    text(
        "CW-P02",
        "an index is dropped",
        "A plain DROP INDEX waits for every query and keeps new ones out meanwhile.",
        "Nothing: dropped CONCURRENTLY in a file of its own.",
    ),
    text(
        "CW-P06",
        "a foreign key is added",
        "Adding it reads the whole table while writers of both tables wait.",
        "Nothing: added NOT VALID, and validated in the next file.",
    ),
    text(
        "CW-P07",
        "a check is added",
        "Adding it reads the whole table while nobody else may.",
        "Nothing: added NOT VALID, and validated in the next file.",
    ),
    text(
        "CW-P08",
        "a column becomes required",
        "SET NOT NULL reads the whole table while nobody else may.",
        "Nothing: a check is validated first, and proves it.",
    ),
    text(
        "CW-P10",
        "a type changes on PostgreSQL",
        "Every row is written again while nobody else may read the table.",
        "On a large table add a new column, fill it in batches and drop the old one later.",
    ),
    text(
        "CW-P11",
        "a column is computed for every row",
        "Every row is written again while nobody else may read the table.",
        "On a large table add the column as optional, fill it in batches, and require it later.",
    ),
    text(
        "CW-P24",
        "rows are changed by the migration",
        "One UPDATE of a large table holds its locks for as long as it runs.",
        "On a large table fill the column in batches before the migration requires it.",
    ),
];
