//! The headings of a sheet held against those of the file a mapping was saved for.

use crate::domain::import_names::SavedMapping;
use crate::domain::period::Frequency;
use crate::import::folded;
use crate::import::understand::{
    Column, ColumnUse, DateOrder, Layout, Mapping, Role, Table, Test, What, dated_heading, lasting,
};
use std::collections::{HashMap, HashSet, VecDeque};

/// A mapping as it fits a table.
pub(super) struct Fit {
    /// The mapping with the table's columns.
    pub mapping: Mapping,
    /// Columns that the table lacks.
    pub gone: Vec<ColumnUse>,
    /// Headings the mapping doesn't know.
    pub new: Vec<String>,
    /// Which part of all headings is known, of 1.
    pub alike: f64,
}

/// A column of the file the mapping was saved for.
struct Was {
    /// Its number; 0 where only its heading is known.
    number: usize,
    heading: String,
    /// Its heading without the years and quarters in it.
    lasting: String,
    /// As the mapping calls it.
    called: String,
    /// What the mapping says of it.
    role: Option<Role>,
    class: Option<Class>,
    taken: bool,
}

/// What columns headed by periods have in common.
type Class = (Frequency, Option<What>, bool);

/// Holds a mapping against a table; `None` when they have no column in common.
pub(super) fn fit(
    saved: &SavedMapping,
    mapping: &Mapping,
    table: &Table,
    first_month: u32,
) -> Option<Fit> {
    let wide = mapping.layout == Layout::WidePeriods;
    let class = |text: &str| class(text, first_month).filter(|_| wide);
    let mut was = columns_then(saved, mapping, &class);
    if mapping.heading_rows == 0 {
        let same = table.columns.len() == was.len();
        return same.then(|| Fit {
            mapping: mapping.clone(),
            gone: Vec::new(),
            new: Vec::new(),
            alike: 1.0,
        });
    }
    let pairs = paired(&mut was, table);
    let names = called(table);
    let mut columns = Vec::new();
    let mut renamed = Vec::new();
    let mut new = Vec::new();
    let mut known = 0;
    for ((column, called), pair) in table.columns.iter().zip(names).zip(&pairs) {
        let role = if let Some(was) = pair.and_then(|at| was.get(at)) {
            known += usize::from(was.class.is_none() && !was.heading.is_empty());
            renamed.push((was.called.clone(), called.clone()));
            was.role
        } else if column.heading.is_empty() {
            None
        } else if let Some(class) = class(&column.heading) {
            role_of_class(&was, class)
        } else if let Some(alike) = alike(&was, &column.heading) {
            alike.role
        } else {
            new.push(column.heading.clone());
            None
        };
        columns.extend(role.map(|role| ColumnUse {
            heading: called,
            role,
        }));
    }
    let gone = gone(&was);
    (known > 0).then(|| Fit {
        alike: known as f64 / (known + gone.len() + new.len()) as f64,
        mapping: with_columns(mapping, columns, &renamed),
        gone,
        new,
    })
}

fn class(text: &str, first_month: u32) -> Option<Class> {
    let said = dated_heading(text, first_month, DateOrder::Ask)?;
    Some((said.period?.frequency(), said.what, said.to_date))
}

/// The columns of the file the mapping was saved for; where that isn't known, those the mapping names.
fn columns_then(
    saved: &SavedMapping,
    mapping: &Mapping,
    class: &impl Fn(&str) -> Option<Class>,
) -> Vec<Was> {
    let columns = mapping.columns.iter().rev();
    let roles: HashMap<String, Role> = columns
        .map(|column| (folded(&column.heading), column.role))
        .collect();
    let was = |number: usize, heading: &str, called: String| Was {
        number,
        role: roles.get(&folded(&called)).copied(),
        class: class(heading),
        lasting: lasting(heading),
        heading: heading.to_owned(),
        called,
        taken: false,
    };
    if saved.headings.is_empty() {
        let columns = mapping.columns.iter();
        return columns
            .map(|column| match column.heading.strip_prefix('#') {
                Some(number) => was(number.parse().unwrap_or(0), "", column.heading.clone()),
                None => was(0, &column.heading, column.heading.clone()),
            })
            .collect();
    }
    let columns = saved
        .headings
        .iter()
        .zip(1..)
        .map(|(heading, number)| Column {
            number,
            heading: heading.clone(),
        });
    let then = Table {
        columns: columns.collect(),
        ..Table::default()
    };
    then.columns
        .iter()
        .zip(called(&then))
        .map(|(column, called)| was(column.number, &column.heading, called))
        .collect()
}

/// What [`Table::called`] says of every column, at once: a sheet may have thousands.
fn called(table: &Table) -> Vec<String> {
    let mut seen = HashSet::new();
    let columns = table.columns.iter();
    columns
        .map(|column| {
            if column.heading.is_empty() || !seen.insert(folded(&column.heading)) {
                format!("#{}", column.number)
            } else {
                column.heading.clone()
            }
        })
        .collect()
}

/// Of each column of the table the one it was: that of the same heading, else one that differs by its year alone.
fn paired(was: &mut [Was], table: &Table) -> Vec<Option<usize>> {
    let mut pairs = vec![None; table.columns.len()];
    // Of columns without a heading the number.
    let known = |heading: &str, number: usize| {
        let blank = heading.is_empty();
        let text = if blank {
            number.to_string()
        } else {
            folded(heading)
        };
        Some((text, blank))
    };
    let same = |was: &Was| known(&was.heading, was.number);
    pair(was, table, &mut pairs, same, |column| {
        known(&column.heading, column.number)
    });
    let lasts = |text: String| (!text.is_empty()).then_some((text, false));
    let later = |was: &Was| lasts(was.lasting.clone()).filter(|_| was.class.is_none());
    pair(was, table, &mut pairs, later, |column| {
        lasts(lasting(&column.heading))
    });
    pairs
}

/// By what columns are known again: a text, and whether it is the number of one without a heading.
type Known = Option<(String, bool)>;

/// Gives the columns that have none yet the first free one of before that is known by the same.
fn pair(
    was: &mut [Was],
    table: &Table,
    pairs: &mut [Option<usize>],
    before: impl Fn(&Was) -> Known,
    now: impl Fn(&Column) -> Known,
) {
    let mut free: HashMap<(String, bool), VecDeque<usize>> = HashMap::new();
    for (at, was) in was.iter().enumerate().filter(|(_, was)| !was.taken) {
        if let Some(known) = before(was) {
            free.entry(known).or_default().push_back(at);
        }
    }
    for (column, pair) in table.columns.iter().zip(pairs) {
        if pair.is_some() {
            continue;
        }
        let found = now(column).and_then(|known| free.get_mut(&known)?.pop_front());
        if let Some(was) = found.and_then(|at| was.get_mut(at)) {
            was.taken = true;
            *pair = found;
        }
    }
}

/// The column whose heading differs by its years and quarters alone.
fn alike<'w>(was: &'w [Was], now: &str) -> Option<&'w Was> {
    let lasts = lasting(now);
    let alike = was.iter().find(|was| was.lasting == lasts);
    alike.filter(|_| !lasts.is_empty())
}

/// What a new column of periods is: what those like it were. `None` leaves it to who reads.
fn role_of_class(was: &[Was], class: Class) -> Option<Role> {
    let (_, what, _) = class;
    let mut like = was.iter().filter(|was| was.class == Some(class));
    if let Some(first) = like.next() {
        return first.role;
    }
    let named = was
        .iter()
        .any(|was| was.class.is_some() && was.role.is_some());
    named.then_some(match what {
        Some(What::Target) => Role::Target,
        Some(What::Actual) | None => Role::Value,
    })
}

/// Columns that are gone, apart from periods and from those that stand there for another year.
fn gone(was: &[Was]) -> Vec<ColumnUse> {
    let taken = was
        .iter()
        .filter(|one| one.taken && !one.lasting.is_empty());
    let taken: HashSet<&str> = taken.map(|one| one.lasting.as_str()).collect();
    let missed = was.iter().filter(|one| {
        let blank = one.heading.is_empty() && matches!(one.role, None | Some(Role::Ignored));
        let another = taken.contains(one.lasting.as_str());
        !one.taken && !blank && one.class.is_none() && !another
    });
    missed
        .map(|one| ColumnUse {
            heading: one.called.clone(),
            role: one.role.unwrap_or(Role::Ignored),
        })
        .collect()
}

/// The mapping with other columns, which rules name as they are called now.
fn with_columns(
    mapping: &Mapping,
    columns: Vec<ColumnUse>,
    renamed: &[(String, String)],
) -> Mapping {
    let mut mapping = Mapping {
        columns,
        ..mapping.clone()
    };
    let rename = |heading: &mut String| {
        let wanted = folded(heading);
        let mut renamed = renamed.iter();
        if let Some((_, now)) = renamed.find(|(was, _)| folded(was) == wanted) {
            heading.clone_from(now);
        }
    };
    for rule in &mut mapping.rules {
        for heading in [
            &mut rule.date,
            &mut rule.from,
            &mut rule.to,
            &mut rule.sum,
            &mut rule.by,
        ] {
            rename(heading);
        }
        let filters = rule.filters.iter_mut().chain(&mut rule.passing);
        for filter in filters {
            rename(&mut filter.column);
            if filter.test == Test::AtMost {
                filter.values.iter_mut().for_each(rename);
            }
        }
    }
    mapping
}
