//! The `statroom` program: arguments in, the app or a verb of the command line out.

fn main() {}
