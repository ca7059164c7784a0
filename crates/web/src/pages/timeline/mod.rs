//! `/timeline`: the record along time, and where terms stand at the moment that two sliders choose.

mod at;
mod changes;
mod drawing;

use std::sync::Arc;

use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;
use tregua_calendar::Timestamp;
use tregua_record::Claim;
use tregua_report::{Stamp, timeline};
use tregua_standing::{Status, View};

use crate::access::Action;
use crate::frame::{self, Sheet};
use crate::pages::bits;
use crate::reckoning::Reckoning;
use crate::reply::{Reply, Trouble};
use crate::routes::{Page, Route};
use crate::visit::Visit;
use at::AtMoment;
use tregua_desk::By;

/// Stops of a slider at most: more than there are points on a screen help nobody.
const MOST_STOPS: usize = 700;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page::<Timeline>(),
        Route::get("/timeline/at", Action::SeeStandings, part),
        Route::page::<changes::ChangesPage>(),
    ]
}

/// The record along time.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Timeline {
    /// What is known and how it stands at the moment asked about.
    at: AtMoment,
    /// Moments worth stopping at, in order, RFC 3339 on the agreement's clock: when something becomes known, phases, and
    /// whole hours or days between.
    #[schemars(with = "Vec<String>")]
    stops: Vec<Stamp>,
}

impl Page for Timeline {
    const PATH: &'static str = "/timeline";
    const ACTION: Action = Action::SeeStandings;
    const TITLE: &'static str = "web-nav-timeline";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let at = AtMoment::of(visit)?;
        let statements = visit.snapshot.statements(visit.asked.by);
        let agreement = &visit.text()?.agreement;
        let mut stops = timeline::stops(agreement, &statements, &at.axis, MOST_STOPS);
        // Both times that are shown are stops, or the sliders would not stand where they are.
        let shown = visit.asked.moment;
        stops.push(shown.as_of);
        // At the last stop everything on record is known.
        stops.extend(Some(shown.as_known).filter(|_| !visit.asked.known_now));
        stops.sort_unstable();
        stops.dedup();
        Ok(Timeline {
            at,
            stops: stops.into_iter().map(|at| stamp(visit, at)).collect(),
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        let main = html! {
            p { (visit.t("web-timeline-intro")) }
            (self.form(visit))
            div #timeline-part data-again { (self.at.markup(visit)) }
        };
        Sheet::plain(main).with_scripts(&["timeline.js"])
    }
}

impl Timeline {
    /// The two times: sliders with scripts, and in any case times to type and the way to the change before and after.
    fn form(&self, visit: &Visit) -> Markup {
        let say = visit.say();
        let stops: Vec<String> = self
            .stops
            .iter()
            .map(|stop| format!("{}|{}", stop.text(), say.instant(stop.at())))
            .collect();
        let place = |at: Timestamp| {
            let after = self.stops.partition_point(|stop| stop.at() <= at);
            after.saturating_sub(1)
        };
        let moment = visit.asked.moment;
        let last = self.stops.len().saturating_sub(1);
        let known = if visit.asked.known_now {
            last
        } else {
            place(moment.as_known)
        };
        html! {
            form #moment.moment-form method="get" action="/timeline" data-stops=(stops.join("\n"))
                data-everything=(visit.t("known-everything")) data-working=(visit.t("web-trouble-working"))
                data-failed=(visit.t("web-timeline-failed")) {
                div.sliders hidden {
                    (slider(visit, "as-of", place(moment.as_of), last))
                    (slider(visit, "as-known", known, last))
                    p {
                        input #together type="checkbox" checked[moment.as_of == moment.as_known || visit.asked.known_now];
                        " " label.inline for="together" { (visit.t("web-timeline-together")) }
                    }
                    p #slider-news.hint role="status" {}
                }
                div.typed {
                    (typed(visit, "as-of", moment.as_of))
                    (typed(visit, "as-known", moment.as_known))
                    fieldset.by {
                        legend { (visit.t("web-timeline-by")) }
                        @for by in [By::Said, By::Received] {
                            span {
                                input id={ "by-" (by.word()) } type="radio" name="by" value=(by.word()) checked[by == visit.asked.by];
                                " " label.inline for={ "by-" (by.word()) } { (visit.words().known("known-by", by.word())) }
                            }
                        }
                    }
                    button.first { (visit.t("web-timeline-show")) }
                }
                p.hint #typed-hint { (visit.with("web-timeline-typed-hint", &[("zone", say.agreement.clock.zone().into())])) }
            }
        }
    }
}

fn slider(visit: &Visit, name: &str, at: usize, last: usize) -> Markup {
    html! {
        div.slider {
            label for={ "slide-" (name) } { (visit.t(&format!("web-timeline-{name}"))) }
            input id={ "slide-" (name) } type="range" min="0" max=(last) value=(at) step="1" autocomplete="off";
            output for={ "slide-" (name) } {}
        }
    }
}

fn typed(visit: &Visit, name: &str, at: Timestamp) -> Markup {
    // What nobody asked for stays empty: the page goes on following the clock.
    let asked = visit
        .get(name)
        .is_some_and(|typed| !typed.trim().is_empty());
    let value = asked.then(|| bits_minute(visit, at));
    html! {
        div {
            label for=(name) { (visit.t(&format!("web-timeline-{name}"))) }
            input id=(name) type="datetime-local" name=(name) value=[value] aria-describedby="typed-hint";
        }
    }
}

/// `2023-11-24T07:00` on the agreement's clock, as fields of a browser hold it.
fn bits_minute(visit: &Visit, at: Timestamp) -> String {
    let civil = visit.snapshot.clock().civil(at);
    format!("{}T{:02}:{:02}", civil.date(), civil.hour(), civil.minute())
}

/// Only what follows the sliders.
fn part(visit: &Visit) -> Result<Reply, Trouble> {
    let at = AtMoment::of(visit)?;
    Ok(Reply::html(at.markup(visit).into_string()))
}

fn stamp(visit: &Visit, at: Timestamp) -> Stamp {
    Stamp::new(at, visit.snapshot.clock())
}

/// What a reader may see of a statement. Every field that a page shows goes through here.
fn shown(visit: &Visit, id: &str) -> Option<Arc<Claim>> {
    let held = visit.snapshot.entry(id.parse().ok()?)?;
    visit.shown(held).claim
}

/// A statement in one line: whose, what it does, its figure, its source. Never when or where it was: that may be restricted.
fn told(visit: &Visit, claim: &Claim) -> Markup {
    let say = visit.say();
    let mut parts = vec![visit.words().known("kind", claim.kind.word())];
    parts.extend(claim.act.as_deref().map(|act| say.act(act)));
    parts.extend(claim.amount.map(|amount| say.range(amount.lo, amount.hi)));
    parts.extend(
        claim
            .counting_point
            .as_deref()
            .map(|point| say.point(point)),
    );
    let parts = visit.words().join("list-comma", parts);
    html! {
        (bits::voice(visit.words(), &claim.told_by())) ": " (parts)
        @if let Some(source) = &claim.source { " " span.soft { "[" (bits::name(source)) "]" } }
    }
}

/// The views that speak for more than one voice.
const JOINT: [View; 3] = [View::BothParties, View::AllVoices, View::NamedBody];

/// Those of them in which anything can stand: where no term names a counting body, nothing can in that of the named body.
fn joint_views(reckoning: &Reckoning) -> Vec<View> {
    let empty = [
        Status::NotCheckable,
        Status::TermContested,
        Status::TermNotConfirmed,
    ];
    let stands = |view: &View| {
        let mut own = reckoning.rows.iter().filter(|row| row.view == *view);
        *view != View::NamedBody || own.any(|row| !empty.contains(&row.status))
    };
    JOINT.into_iter().filter(stands).collect()
}

/// The moment that is shown: this page draws it itself, because it moves with the sliders.
fn bar(visit: &Visit) -> Markup {
    frame::moment_bar(visit, Timeline::PATH)
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use tregua_wording::Lang;

    use crate::access::Role;
    use crate::stage::{CLAIMS, Stage, TEXT};

    #[test]
    fn what_is_known_later_is_not_counted_and_the_moment_before_and_after_are_told() {
        let stage = Stage::of(Role::Observer);
        let at = "/timeline.json?as-known=2031-01-02T09:30%2B02:00&by=said";
        let data = stage.get(at).json();
        let at = &data["at"];
        let reported = |data: &serde_json::Value| -> u64 {
            let stretches = data["stretches"].as_array().unwrap();
            let count = |one: &serde_json::Value| one["statements"]["reported"].as_u64().unwrap();
            stretches.iter().map(count).sum()
        };
        assert_eq!(reported(at), 1);
        assert_eq!(at["previous"], "2031-01-02T09:00:00+02:00");
        assert_eq!(at["next"], "2031-01-02T10:00:00+02:00");
        let later = "/timeline.json?as-known=2031-01-03T14:00%2B02:00&by=said";
        let later = stage.get(later).json();
        assert_eq!(reported(&later["at"]), 5);
        assert_eq!(later["at"]["marks"][0]["sort"], "planned");
        let stops = later["stops"].as_array().unwrap();
        assert!(stops.contains(&"2031-01-02T10:00:00+02:00".into()));
        let axis = |data: &serde_json::Value| data["stretches"][0]["from"].clone();
        assert_eq!(axis(at), axis(&later["at"]), "the axis stands still");
    }

    #[test]
    fn the_page_says_what_a_day_is_and_what_lies_before_the_moment() {
        let query = "/timeline?as-known=2031-01-02T09:30%2B02:00&by=said";
        let page = Stage::of(Role::Observer).get(query).text;
        for words in [
            "from 07:00 to 07:00 of the next",
            "the change known before this moment: 2 Jan 2031 09:00",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
    }

    #[test]
    fn each_term_is_told_for_its_latest_day_in_the_joint_views() {
        let stage = Stage::of(Role::Observer);
        let data = stage.get("/timeline.json?as-known=2031-01-02T12:00%2B02:00&by=said");
        let data = data.json();
        let terms = data["at"]["terms"].as_array().unwrap();
        let aid = terms.iter().find(|one| one["clause"] == "aid").unwrap();
        assert_eq!(aid["instance"], "2031-01-02");
        let views: Vec<&str> = aid["cells"]
            .as_array()
            .unwrap()
            .iter()
            .map(|cell| cell["view"].as_str().unwrap())
            .collect();
        assert_eq!(views, ["both parties", "all voices"]);
        assert_eq!(
            aid["cells"][0]["points"],
            serde_json::json!(["dispatch", "crossing"])
        );
    }

    #[test]
    fn the_part_is_what_the_page_holds_and_the_page_works_by_its_form() {
        let stage = Stage::of(Role::Observer);
        let query = "as-known=2031-01-03T14:00%2B02:00&by=said";
        let part = stage.get(&format!("/timeline/at?{query}"));
        assert_eq!(part.status, StatusCode::OK);
        assert!(
            part.text.starts_with("<p class=\"moment\""),
            "{}",
            part.text
        );
        // The ways back from the part are those of the page.
        assert!(!part.text.contains("\"/timeline/at"), "{}", part.text);
        let page = stage.get(&format!("/timeline?{query}"));
        assert!(
            page.text
                .contains("name=\"as-known\" value=\"2031-01-03T14:00\""),
            "{}",
            page.text
        );
        let drawn =
            |text: &str| text[text.find("<svg").unwrap()..text.find("</svg>").unwrap()].to_owned();
        assert_eq!(drawn(&page.text), drawn(&part.text));
        assert!(page.text.contains("<ol class=\"along\">"));
    }

    #[test]
    fn time_runs_in_the_direction_of_reading() {
        let query = "/timeline/at?as-known=2031-01-01T07:00%2B02:00";
        let x = |stage: Stage| -> f64 {
            let text = stage.get(query).text;
            let line = text.split("moment-of\"><line x1=\"").nth(1).unwrap();
            line.split('"').next().unwrap().parse().unwrap()
        };
        let english = x(Stage::of(Role::Observer));
        let arabic = x(Stage::of(Role::Observer).in_language(Lang::Arabic));
        assert!(english < 100.0, "{english}");
        assert_eq!(arabic, 1200.0 - english);
    }

    #[test]
    fn a_day_that_is_said_as_a_day_is_shown_as_one() {
        let claims = "claim,kind,voice,act,said\nx,announce,Beta,release,2031-01-03\n";
        let stage = Stage::with(Some(TEXT), claims, Some(Role::Observer));
        let part = stage.get("/timeline/at?as-known=2031-01-05&by=said").text;
        assert!(
            part.contains(">3 Jan 2031</a>") && !part.contains("23:59"),
            "{part}"
        );
    }

    #[test]
    fn changes_name_the_entries_and_tell_time_alone_apart() {
        let stage = Stage::of(Role::Observer);
        let query = "by=said&from=2031-01-02T08:00%2B02:00&to=2031-01-02T11:00%2B02:00";
        let data = stage.get(&format!("/timeline/changes.json?{query}")).json();
        assert_eq!(data["problem"], serde_json::Value::Null);
        assert_eq!(data["entries"], 2);
        let groups = data["groups"].as_array().unwrap();
        let aid = groups.iter().find(|one| one["clause"] == "aid").unwrap();
        assert_ne!(aid["after"], serde_json::Value::Null);
        assert!(
            groups
                .iter()
                .all(|one| !one["by"].as_array().unwrap().is_empty())
        );
        let only = stage.get(&format!("/timeline/changes.json?{query}&clause=flights"));
        assert_eq!(only.json()["groups"], serde_json::json!([]));
        let quiet = "by=said&from=2031-01-01T08:00%2B02:00&to=2031-01-01T17:00%2B02:00";
        let quiet = stage.get(&format!("/timeline/changes.json?{quiet}")).json();
        assert_eq!(
            (&quiet["entries"], &quiet["groups"]),
            (&0.into(), &serde_json::json!([]))
        );
        assert!(!quiet["by_time"].as_array().unwrap().is_empty(), "{quiet}");
        let page = stage.get(&format!("/timeline/changes?{query}"));
        assert_eq!(page.status, StatusCode::OK);
        assert!(
            page.text.contains("b-day1") && !page.text.contains(CLAIMS),
            "{}",
            page.text
        );
    }

    #[test]
    fn moments_in_the_wrong_order_are_told_beside_what_was_typed() {
        let stage = Stage::of(Role::Observer);
        let got = stage.get("/timeline/changes?from=2031-01-03T08:00&to=2031-01-02T08:00");
        assert_eq!(got.status, StatusCode::OK);
        assert!(
            got.text.contains("role=\"alert\"") && got.text.contains("value=\"2031-01-03T08:00\"")
        );
        assert!(got.text.contains("aria-invalid=\"true\""));
        let odd = stage.get("/timeline/changes.json?from=soon").json();
        assert_eq!(odd["problem"], "no-time");
        assert_eq!(
            stage.get("/timeline/changes?clause=elsewhere").status,
            StatusCode::NOT_FOUND
        );
    }

    #[test]
    fn names_are_set_apart_in_a_line_that_runs_the_other_way() {
        let stage = Stage::of(Role::Observer).in_language(Lang::Arabic);
        let part = stage.get("/timeline/at?as-known=2031-01-03T14:00%2B02:00&by=said");
        assert!(part.text.contains("<bdi>Beta</bdi>"), "{}", part.text);
        assert!(part.text.contains("<bdi>aid</bdi>"), "{}", part.text);
        // In a drawing there is no such element: there the phrases set names apart.
        assert!(part.text.contains("\u{2068}Pause\u{2069}"), "{}", part.text);
    }

    #[test]
    fn what_has_been_said_since_leads_there_for_who_has_come_in() {
        let page = Stage::of(Role::Observer)
            .get("/timeline?as-known=2031-01-03")
            .text;
        assert!(page.contains("<div id=\"record-news\" role=\"status\"></div>"));
        let words = page
            .split("<template id=\"record-news-words\">")
            .nth(1)
            .unwrap();
        assert!(
            words.contains("href=\"/timeline?as-known=2031-01-03\""),
            "{words}"
        );
        let outside = Stage::with(Some(TEXT), CLAIMS, None).get("/timeline");
        assert_eq!(outside.status, StatusCode::UNAUTHORIZED);
        assert!(!outside.text.contains("news-words"));
    }

    #[test]
    fn who_keeps_accounts_alone_sees_no_timeline() {
        let stage = Stage::of(Role::Administrator);
        for path in ["/timeline", "/timeline/at", "/timeline/changes", "/live"] {
            assert_eq!(stage.get(path).status, StatusCode::FORBIDDEN, "{path}");
        }
    }
}
