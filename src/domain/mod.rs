//! What a stat program is: plain values and their rules. No SQL, no files, no clock, no drawing.
//!
//! A leaf: it may use no other room. Now and today are arguments.

pub mod action;
pub mod agenda;
pub mod annotation;
pub mod anticipated;
pub mod as_shown;
pub mod aside;
pub mod attendance;
pub mod baseline;
pub mod capture;
pub mod city;
pub mod colour;
pub mod conflict;
pub mod course;
pub mod dates;
pub mod deadline;
pub mod department;
pub mod due;
pub mod edition;
pub mod entry;
pub mod excursion;
pub mod feedback;
pub mod follow_up;
pub mod goal;
pub mod ids;
pub mod import_names;
pub mod issued;
pub mod measure;
pub mod meeting;
pub mod memo;
pub mod number;
pub mod observation;
pub mod pace;
pub mod package_layout;
pub mod papers;
pub mod period;
pub mod person;
pub mod projected;
pub mod ratio;
pub mod recess;
pub mod release;
pub mod target;
pub mod template_layout;
pub mod text;
pub mod view;
