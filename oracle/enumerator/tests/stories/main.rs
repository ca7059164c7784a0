//! Hand-computed small cases: each test is a story with the status that the rules give it.

mod counts;
mod story;
mod voices;
mod weeks;
