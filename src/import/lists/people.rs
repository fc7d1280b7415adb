//! People from a list.

use super::rows::Rows;
use super::{ListError, Names};
use crate::domain::ids::PersonId;
use crate::domain::person::Person;

/// People with the columns name, role, department, email.
///
/// # Errors
/// When a name is missing or a department isn't known.
pub fn people_from(bytes: &[u8], names: &Names<'_>) -> Result<Vec<Person>, ListError> {
    Rows::read(bytes, "name")?.each(|row| Person {
        id: PersonId::default(),
        name: row.needed("name"),
        role: row.text("role"),
        department: row.named("department", names.department),
        email: row.text("email"),
        retired: false,
    })
}
