//! The descriptor of a data package: every file, every column, and what refers to what.

use super::PackageOptions;
use super::dictionary::{self, resource_of};
use crate::domain::city::City;
use crate::domain::package_layout::{FIGURES, FORMAT, READABLE, file_column};
use crate::program::{ColumnKind, Table, TableColumn};
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Map, Value, json};

/// A CSV that was written.
pub(super) struct Resource {
    pub(super) table: String,
    pub(super) path: String,
    pub(super) bytes: u64,
    pub(super) hash: String,
}

/// The text of datapackage.json.
pub(super) fn descriptor(
    city: &City,
    now: DateTime<Utc>,
    written: &[Resource],
    tables: &[Table],
    options: PackageOptions,
) -> String {
    let resources: Vec<Value> = written
        .iter()
        .filter_map(|resource| {
            let table = tables.iter().find(|table| table.name == resource.table)?;
            Some(described(resource, table))
        })
        .collect();
    let private = if options.without_private {
        "Private notes were left out."
    } else {
        "Private notes are included, in columns that say so; they may be public records."
    };
    let document = json!({
        "profile": "data-package",
        "name": "stat-program",
        "title": format!("Stat program of {}", city.name),
        "description": format!(
            "All of a city's stat program as Statroom keeps it, but for its journal of changes. {private} \
             Everything refers to everything else by its id."
        ),
        "created": now.to_rfc3339_opts(SecondsFormat::Secs, true),
        "statroom": { "format": FORMAT, "without_private": options.without_private },
        "resources": resources,
    });
    let text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text + "\n"
}

fn described(written: &Resource, table: &Table) -> Value {
    let resource = resource_of(&table.name);
    let mut fields = Vec::new();
    if table.name == FIGURES {
        for name in READABLE {
            fields.push(json!({
                "name": name,
                "type": "string",
                "description": dictionary::readable(name),
            }));
        }
    }
    fields.extend(table.columns.iter().map(|column| field(table, column)));
    let keys: Vec<&str> = table
        .columns
        .iter()
        .filter(|column| column.key)
        .map(|column| column.name.as_str())
        .collect();
    let foreign: Vec<Value> = table
        .columns
        .iter()
        .filter_map(|column| foreign(table, column))
        .collect();
    let mut schema = Map::new();
    schema.insert("fields".to_owned(), Value::Array(fields));
    schema.insert("missingValues".to_owned(), json!([""]));
    schema.insert("primaryKey".to_owned(), json!(keys));
    if !foreign.is_empty() {
        schema.insert("foreignKeys".to_owned(), Value::Array(foreign));
    }
    json!({
        "profile": "tabular-data-resource",
        "name": resource.name,
        "path": written.path,
        "title": resource.title,
        "description": resource.description,
        "encoding": "utf-8",
        "format": "csv",
        "mediatype": "text/csv",
        "dialect": { "delimiter": ",", "lineTerminator": "\n", "doubleQuote": true, "header": true },
        "bytes": written.bytes,
        "hash": format!("sha256:{}", written.hash),
        "statroom_table": table.name,
        "schema": schema,
    })
}

fn field(table: &Table, column: &TableColumn) -> Value {
    let is_period = table.name == FIGURES && column.name == "period";
    let kind = match column.kind {
        ColumnKind::Integer if !is_period => "integer",
        ColumnKind::Real => "number",
        ColumnKind::Integer | ColumnKind::Text | ColumnKind::Bytes => "string",
    };
    let mut field = Map::new();
    let name = file_column(&column.name, column.kind == ColumnKind::Bytes);
    field.insert("name".to_owned(), json!(name));
    field.insert("type".to_owned(), json!(kind));
    let words = dictionary::column(&table.name, &column.name);
    field.insert("description".to_owned(), json!(words));
    // An empty text is a text; in a package it can't be told from none.
    if column.required && (column.key || column.kind != ColumnKind::Text) {
        field.insert("constraints".to_owned(), json!({ "required": true }));
    }
    Value::Object(field)
}

fn foreign(table: &Table, column: &TableColumn) -> Option<Value> {
    let numbered = match (table.name.as_str(), column.name.as_str()) {
        (FIGURES, "series") => Some(("series".to_owned(), "number".to_owned())),
        (FIGURES, "batch") => Some(("batch".to_owned(), "number".to_owned())),
        _ => None,
    };
    let (parent, key) = numbered.or_else(|| column.refers_to.clone())?;
    // Within one file the reference has no name, as the standard wants it.
    let resource = if parent == table.name {
        String::new()
    } else {
        resource_of(&parent).name
    };
    Some(json!({
        "fields": column.name,
        "reference": { "resource": resource, "fields": key },
    }))
}
