//! What stands around every page: who, where, when, in which language; and the pages that say why there is nothing to show.

use maud::{DOCTYPE, Markup, html};
use tregua_calendar::tzdb_version;
use tregua_report::Stamp;
use tregua_wording::{Arg, Digits, Direction, Lang};

use crate::access::Action;
use crate::assets;
use crate::moment::KEYS;
use crate::reader::{Prefers, digits_of, digits_word};
use crate::reply::{Reply, Trouble};
use crate::routes::Route;
use crate::visit::Visit;

/// The inside of a page.
pub struct Sheet {
    /// What stands below the title.
    pub main: Markup,
    /// Said in the title of the window before the page's own name: what this page is of.
    pub of: Option<String>,
    /// Modules of `assets/` that improve this page.
    pub scripts: &'static [&'static str],
    /// True if the page speaks of a moment: the bar that says which is shown.
    pub moment: bool,
}

impl Sheet {
    /// A page that speaks of a moment.
    pub fn at_a_moment(main: Markup) -> Self {
        Sheet {
            moment: true,
            ..Sheet::plain(main)
        }
    }

    /// A page that does not.
    pub fn plain(main: Markup) -> Self {
        Sheet {
            main,
            of: None,
            scripts: &[],
            moment: false,
        }
    }

    /// With these modules.
    #[must_use]
    pub fn with_scripts(self, scripts: &'static [&'static str]) -> Self {
        Sheet { scripts, ..self }
    }
}

/// The ways through the house: (address, key, what seeing it is).
const WAYS: &[(&str, &str, Action)] = &[
    ("/", "web-nav-now", Action::SeeStandings),
    ("/entry", "web-nav-entry", Action::WriteClaim),
    ("/brief", "web-nav-brief", Action::SeeStandings),
    ("/terms", "web-nav-terms", Action::SeeStandings),
    ("/figures", "web-nav-figures", Action::SeeStandings),
    ("/timeline", "web-nav-timeline", Action::SeeStandings),
    ("/record", "web-nav-record", Action::SeeRecord),
    ("/voices", "web-nav-voices", Action::SeeRecord),
    ("/agreement", "web-nav-agreement", Action::SeeStandings),
    ("/reports", "web-nav-reports", Action::SeeRecord),
    ("/settings", "web-nav-settings", Action::OwnAccount),
];

/// Of them those that show nothing before the record has a text.
const OF_A_TEXT: &[&str] = &["/terms", "/timeline"];

/// After so long one may ask again to follow the record, where there was no place.
const FULL_WAIT_S: u64 = 60;

/// A whole page.
pub(crate) fn page(visit: &Visit, title: &str, sheet: Sheet) -> String {
    let title = visit.t(title);
    let body = html! {
        h1 { (title) @if let Some(of) = &sheet.of { " " span.of { (of) } } }
        @if sheet.moment { (moment_bar(visit, &visit.path)) }
        (sheet.main)
    };
    let window = match &sheet.of {
        Some(of) => format!("{of} · {title}"),
        None => title,
    };
    // What was typed holds no quotes here: only our own markup is found.
    let window = match body.0.contains("role=\"alert\"") {
        true => visit.with("web-error-title", &[("title", Arg::said(window))]),
        false => window,
    };
    whole(visit, &window, sheet.scripts, body).into_string()
}

fn whole(visit: &Visit, title: &str, scripts: &[&str], body: Markup) -> Markup {
    let lang = visit.words().lang();
    let arab = lang == Lang::Arabic && visit.words().digits() == Digits::Locale;
    html! {
        (DOCTYPE)
        html lang=(lang.code()) dir=(direction(lang)) data-record=(visit.snapshot.number) data-digits=[arab.then_some("arab")] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " · tregua" }
                link rel="icon" href=(assets::address("mark.svg"));
                link rel="stylesheet" href=(assets::address("tregua.css"));
                // It follows the record: for whoever may see it.
                @if visit.may(Action::SeeStandings) {
                    script type="module" src=(assets::address("tregua.js")) {}
                }
                @for script in scripts {
                    script type="module" src=(assets::address(script)) {}
                }
            }
            body {
                a.skip href="#main" { (visit.t("web-skip")) }
                (banner(visit, takes_words(&body)))
                @if visit.entrance.is_some() { (ways(visit)) }
                @if visit.entrance.is_some() { (news(visit)) }
                main #main tabindex="-1" { (body) }
                (foot(visit))
            }
        }
    }
}

/// Where scripts say that the record has changed or is followed no longer, and what they say. It stands there empty from the beginning, or screen
/// readers would not follow it.
fn news(visit: &Visit) -> Markup {
    html! {
        div #record-news role="status" {}
        template #record-news-words {
            p.notice { (visit.t("web-changed")) " " a href=(visit.here()) { (visit.t("web-show-again")) } }
        }
        div #record-gone role="status" {}
        template #record-gone-words {
            p.notice { (visit.with("web-not-connected", &[("at", Arg::said(visit.say().instant(visit.now)))])) }
        }
    }
}

/// `ltr` or `rtl`.
pub(crate) fn direction(lang: Lang) -> &'static str {
    match lang.direction() {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
    }
}

/// True if something can be typed on the page that a change of language would leave behind.
fn takes_words(body: &Markup) -> bool {
    body.0.contains(" method=\"post\"")
}

fn banner(visit: &Visit, takes_words: bool) -> Markup {
    let text = visit
        .snapshot
        .text
        .as_ref()
        .filter(|_| visit.may(Action::SeeStandings));
    html! {
        header.banner {
            p.name {
                a href=(visit.link("/")) { "tregua" }
                @if let Some(text) = text { " " bdi.agreement { (text.agreement.name) } }
            }
            (preferences(visit, takes_words))
            @if let Some(header) = text.and_then(|text| text.agreement.text.as_deref()) {
                p.header { (visit.say().text_header(header)) }
            }
            @if visit.house.settings.demo { p.header { (visit.t("web-demo")) } }
        }
    }
}

/// The choice of language and digits: a form, so that it works without scripts and leaves no trace in an address.
/// With scripts, what was typed on the page is put back in the other language.
fn preferences(visit: &Visit, takes_words: bool) -> Markup {
    html! {
        form.preferences method="post" action="/preferences" {
            @if takes_words { noscript { p { (visit.t("web-language-loses")) } } }
            input type="hidden" name="back" value=(visit.here());
            fieldset {
                legend.unseen { (visit.t("web-language")) }
                @for lang in Lang::ALL {
                    button name="lang" value=(lang.code()) lang=(lang.code())
                        aria-pressed=(*lang == visit.prefers.lang) { (own_name(*lang)) }
                }
                @if visit.prefers.lang == Lang::Arabic {
                    @let other = match visit.prefers.digits { Digits::Locale => Digits::Latin, Digits::Latin => Digits::Locale };
                    button name="digits" value=(digits_word(other)) {
                        (visit.t(&format!("web-digits-{}", digits_word(other))))
                    }
                }
            }
        }
    }
}

/// A language's name in itself.
pub(crate) fn own_name(lang: Lang) -> &'static str {
    match lang {
        Lang::English => "English",
        Lang::Italian => "Italiano",
        Lang::Arabic => "العربية",
        Lang::Hebrew => "עברית",
    }
}

fn ways(visit: &Visit) -> Markup {
    let here = |path: &str| match path {
        "/" => visit.path == "/",
        path => visit.path == path || visit.path.starts_with(&format!("{path}/")),
    };
    html! {
        nav aria-label=(visit.t("web-nav")) {
            ul {
                @for (path, key, action) in WAYS {
                    @if visit.may(*action) {
                        @let empty = visit.snapshot.text.is_none() && OF_A_TEXT.contains(path);
                        li {
                            a href=(visit.link(path)) aria-current=[here(path).then_some("page")] {
                                (visit.t(key))
                                @if empty { " " span.soft { "(" (visit.t("web-nav-no-text")) ")" } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Which moment the page at `path` speaks of, and the way to another.
pub(crate) fn moment_bar(visit: &Visit, path: &str) -> Markup {
    let say = visit.say();
    let asked = visit.asked;
    let known = if asked.known_now {
        visit.t("known-everything")
    } else {
        let at = Arg::said(say.instant(asked.moment.as_known));
        visit.with("as-known-at", &[("at", at)])
    };
    let by = visit.words().known("known-by", asked.by.word());
    let args = [
        ("as_of", Arg::said(say.instant(asked.moment.as_of))),
        ("as_known", Arg::said(known)),
        ("by", Arg::said(by)),
        ("tzdb", tzdb_version().into()),
    ];
    html! {
        p.moment {
            @if asked.live { span.live { (visit.t("web-live")) } " " }
            time datetime=(Stamp::new(asked.moment.as_of, &say.agreement.clock).text()) {
                (visit.with("as-of-line", &args))
            }
            " · " a href=(visit.link("/timeline")) { (visit.t("web-other-moment")) }
            @if KEYS.iter().any(|key| visit.get(key).is_some_and(|said| !said.is_empty())) {
                " · " a href=(visit.at_its_own_moment(path)) { (visit.t("web-follow-clock")) }
            }
        }
        @if visit.snapshot.unread() > 0 {
            @let entries = visit.with("entries", &[("n", (visit.snapshot.unread() as u64).into())]);
            p.notice { (visit.with("web-unread", &[("entries", Arg::said(entries))])) }
        }
    }
}

fn foot(visit: &Visit) -> Markup {
    html! {
        footer {
            p { (visit.t("web-foot")) }
            @if visit.may(Action::SeeStandings) {
                p.head { (visit.t("web-record-head")) " " code { bdi { (visit.snapshot.head) } } }
            }
        }
    }
}

/// What is said of a trouble.
pub(crate) fn said(visit: &Visit, found: &Trouble) -> String {
    let n = |n: u64| [("n", Arg::from(n))];
    match found {
        Trouble::Input(said) => said.clone(),
        Trouble::TooLarge(most) => visit.with(found.key(), &n((*most >> 20).max(1) as u64)),
        Trouble::TooOften(wait_s) => visit.with(found.key(), &n(*wait_s)),
        Trouble::Unknown if visit.house.door.accounts().is_some() => visit.t("web-access-unknown"),
        _ => visit.t(found.key()),
    }
}

/// A page that says why there is nothing to show, and the way forward.
pub(crate) fn trouble(visit: &Visit, found: &Trouble) -> String {
    let team = visit.house.door.accounts().is_some();
    let by_account = team && matches!(found, Trouble::Unknown);
    let help = match by_account {
        true => "web-access-unknown-help".to_owned(),
        false => format!("{}-help", found.key()),
    };
    let body = html! {
        h1 { (visit.t(&format!("{}-title", found.key()))) }
        p.trouble role="alert" { (said(visit, found)) }
        @if visit.words().has(&help) { p { (visit.t(&help)) } }
        @if by_account {
            p { a href="/enter" { (visit.t("web-access-enter")) } }
            p { a href="/join" { (visit.t("web-access-join")) } }
        }
        @if matches!(found, Trouble::NoText) {
            ul {
                @for (path, key, action) in [
                    ("/agreement", "web-now-add-text", Action::WriteText),
                    ("/entry", "web-now-add-claim", Action::WriteClaim),
                    ("/record", "web-now-see-record", Action::SeeRecord),
                    ("/figures", "web-nav-figures", Action::SeeStandings),
                ] {
                    @if visit.may(action) { li { a href=(visit.link(path)) { (visit.t(key)) } } }
                }
            }
        }
    };
    let title = visit.t(&format!("{}-title", found.key()));
    whole(visit, &title, &[], body).into_string()
}

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::form("/preferences", Action::Enter, prefer),
        Route::get("/live", Action::SeeStandings, follow),
        Route::get("/enter/{token}", Action::Enter, enter).that_costs(),
    ]
}

/// News of the record, if there is a place; else the reader's browser tries again later.
fn follow(visit: &Visit) -> Result<Reply, Trouble> {
    let place = visit.house.streams.clone().try_acquire_owned();
    place
        .map(|place| Reply::Live {
            place,
            headers: visit.headers.clone(),
        })
        .map_err(|_| Trouble::TooOften(FULL_WAIT_S))
}

/// Keeps what the reader prefers, and goes back to where they were.
fn prefer(visit: &Visit) -> Result<Reply, Trouble> {
    let lang = Lang::of_code(visit.form.get("lang")).unwrap_or(visit.prefers.lang);
    let digits = digits_of(visit.form.get("digits")).unwrap_or(visit.prefers.digits);
    Ok(Reply::See {
        path: local(visit.form.get("back")).to_owned(),
        cookies: vec![Prefers { lang, digits }.cookie()],
    })
}

/// A path of ours; anything else is the first page.
pub(crate) fn local(path: &str) -> &str {
    // Browsers drop tabs and line ends from an address: `/\t/other` leads to another host.
    let odd = |letter: char| letter == '\\' || letter.is_control();
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains(odd);
    if ours { path } else { "/" }
}

/// Uses the one-time link. Whoever has come in already goes on.
fn enter(visit: &Visit) -> Result<Reply, Trouble> {
    if visit.entrance.is_some() {
        return Ok(Reply::see("/"));
    }
    let cookie = visit.house.door.enter(visit.param("token"));
    let cookie = cookie.ok_or(Trouble::Unknown)?;
    Ok(Reply::See {
        path: "/".to_owned(),
        cookies: vec![cookie],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;
    use crate::stage::Stage;

    #[test]
    fn where_something_can_be_typed_a_change_of_language_says_what_it_leaves_behind() {
        let stage = Stage::of(Role::Alone);
        let says = |path| stage.get(path).text.contains("<noscript>");
        for path in ["/entry", "/agreement/edit"] {
            assert!(says(path), "{path} {}", stage.get(path).text);
        }
        for path in ["/terms", "/figures"] {
            assert!(!says(path), "{path}");
        }
    }

    #[test]
    fn without_a_text_the_ways_say_what_is_empty_and_what_to_do() {
        let stage = Stage::with(None, crate::stage::CLAIMS, Some(Role::Alone));
        let page = stage.get("/terms").text;
        assert_eq!(page.matches("(no text yet)").count(), 2, "{page}");
        for way in ["/agreement", "/entry", "/record", "/figures"] {
            assert!(
                page.contains(&format!("<li><a href=\"{way}\">")),
                "{way}: {page}"
            );
        }
        assert!(
            !Stage::of(Role::Alone)
                .get("/terms")
                .text
                .contains("(no text yet)")
        );
    }

    #[test]
    fn one_goes_back_only_to_a_path_of_ours() {
        assert_eq!(local("/terms?day=2031-03-04"), "/terms?day=2031-03-04");
        for elsewhere in [
            "//other.example/",
            "https://other.example",
            "",
            "/\\other",
            "/\t/other.example",
            "/\r\n/other.example",
            "/\0/other.example",
            "terms",
        ] {
            assert_eq!(local(elsewhere), "/", "{elsewhere}");
        }
    }
}
