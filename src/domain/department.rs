//! Departments of the city.

use crate::domain::ids::DepartmentId;

/// A department.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Department {
    /// Key.
    pub id: DepartmentId,
    /// Full name, as "Streets Department".
    pub name: String,
    /// Short name used in lists, as "Streets".
    pub short_name: String,
    /// No longer offered for new meetings, people and measures.
    pub retired: bool,
}
