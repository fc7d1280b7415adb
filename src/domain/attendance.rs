//! What people come to a meeting as: the seats around the table, and who sits in them.

use crate::domain::meeting::{Attendance, Meeting, Presence};
use crate::domain::text::words;

words! {
    /// What somebody is invited as. Chair, hot seat and recorder are the meeting's own to name.
    pub enum AttendeeRole {
        /// The mayor, the city manager: whose meeting it is.
        ChiefExecutive = "chief executive", "Chief executive";
        /// The chief executive's chief of staff, or a department's supervisor.
        ChiefOfStaff = "chief of staff", "Chief of staff";
        /// Puts questions.
        Panel = "panel", "Panel";
        /// Answers for a department.
        DepartmentHead = "department head", "Department head";
        /// Came with the department head.
        DepartmentStaff = "department staff", "Department staff";
        /// Holds a department's data.
        DataOfficer = "data officer", "Data officer";
        /// Budget and finance.
        Budget = "budget", "Budget";
        /// Legal counsel of the chief executive.
        Counsel = "counsel", "Counsel";
        /// Prepares and runs the stat.
        StatTeam = "stat team", "Stat team";
        /// Looks on.
        Guest = "guest", "Guest";
    }
}

/// What a person is in the meeting, as people say it: "Chair, chief executive"; empty when nothing is
/// noted.
pub fn seat_words(meeting: &Meeting, one: &Attendance) -> String {
    let person = Some(one.person);
    let seats = [
        ("Chair", meeting.chair == person),
        ("Hot seat", meeting.hot_seat == person),
        ("Recorder", meeting.recorder == person),
    ];
    let held = seats.into_iter().filter(|(_, held)| *held);
    let mut words: Vec<String> = held.map(|(seat, _)| seat.to_owned()).collect();
    if let Some(role) = one.role {
        words.push(if words.is_empty() {
            role.label().to_owned()
        } else {
            role.label().to_lowercase()
        });
    }
    words.join(", ")
}

/// Whether somebody takes part, in person or by another.
pub const fn takes_part(one: &Attendance) -> bool {
    match one.presence {
        Presence::Present | Presence::Represented => true,
        Presence::Unknown | Presence::Absent => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{AttendanceId, MeetingId, PersonId};
    use uuid::Uuid;

    #[test]
    fn a_seat_is_named_before_the_role_and_nothing_where_nothing_is_noted() {
        let person = PersonId::new(Uuid::from_u128(7));
        let mut one = Attendance {
            id: AttendanceId::default(),
            meeting: MeetingId::default(),
            person,
            presence: Presence::Unknown,
            position: 0,
            role: None,
            represented_by: None,
        };
        let mut meeting = Meeting::default();
        assert_eq!(seat_words(&meeting, &one), "");
        one.role = Some(AttendeeRole::ChiefExecutive);
        assert_eq!(seat_words(&meeting, &one), "Chief executive");
        meeting.chair = Some(person);
        assert_eq!(seat_words(&meeting, &one), "Chair, chief executive");
    }
}
