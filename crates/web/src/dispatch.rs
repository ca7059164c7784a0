//! From a request to its answer: who asks, may they, what do they get, and which headers go with it.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{ConnectInfo, RawPathParams, Request};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    HeaderName, HeaderValue, LOCATION, REFRESH, RETRY_AFTER, SET_COOKIE, STRICT_TRANSPORT_SECURITY,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Response, StatusCode, Version};
use axum::routing::{get, post};
use base64ct::{Base64, Encoding};
use futures_util::stream;
use sha2::{Digest, Sha256};
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::broadcast::error::RecvError;
use tower_http::compression::CompressionLayer;
use tregua_report::page::STYLE;

use crate::access::{Action, Asks, Class, Event, Read, authorize};
use crate::frame;
use crate::house::House;
use crate::moment::{Asked, Otherwise};
use crate::reader::Prefers;
use crate::reply::{Reply, Trouble};
use crate::routes::{self, Route, Takes};
use crate::visit::{Form, Upload, Visit};

/// Between two signs of life to those who follow the record.
const STILL_HERE_EVERY: Duration = Duration::from_secs(25);

/// Longest query string, in parts.
const MOST_PARTS: usize = 200;

/// Longest address, in bytes.
const MOST_ADDRESS_BYTES: usize = 8 * 1024;

/// Headers of a request in all, in bytes.
const MOST_HEADER_BYTES: usize = 32 * 1024;

/// How long a form may take to arrive, and how long one with files.
const ARRIVES: Duration = Duration::from_secs(30);
const FILES_ARRIVE: Duration = Duration::from_secs(600);

/// How long a request may be worked on before its reader is told that it takes too long.
const WORKED_ON: Duration = Duration::from_secs(120);

/// Two years, over TLS only.
const TLS_ONLY: &str = "max-age=63072000; includeSubDomains";

/// Nothing but our own files, no script in a page, no frame around it, no form to elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The same for a page that is printed: the style it brings, by its hash, and nothing else at all.
fn printed_policy() -> &'static str {
    static POLICY: OnceLock<String> = OnceLock::new();
    POLICY.get_or_init(|| {
        let hash = Base64::encode_string(&Sha256::digest(STYLE));
        format!(
            "default-src 'none'; style-src 'sha256-{hash}'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
        )
    })
}

/// Headers of every answer, beside the policy.
const ALWAYS: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=()",
    ),
    ("x-frame-options", "DENY"),
];

/// The router: every route, and the gate before each.
pub(crate) fn router(house: &Arc<House>) -> Router {
    let mut router = Router::new();
    for route in routes::all() {
        let handle = |house: Arc<House>| {
            move |params: Result<RawPathParams, RawPathParamsRejection>, request: Request| {
                answer(house, route, params, request)
            }
        };
        let method = || match route.takes {
            Takes::Nothing => get(handle(house.clone())),
            _ => post(handle(house.clone())),
        };
        router = router.route(route.path, method());
        // Where the last part of a path is a name, `.json` is taken from it below.
        if route.has_json() && !route.path.ends_with('}') {
            let path = match route.path {
                "/" => "/now.json".to_owned(),
                path => format!("{path}.json"),
            };
            router = router.route(&path, method());
        }
    }
    let house = house.clone();
    let of_another_method = {
        let house = house.clone();
        move |request: Request| async move {
            let (parts, _) = request.into_parts();
            let status = at_the_door(&house, &parts).err();
            turned_away(&house, status.unwrap_or(StatusCode::METHOD_NOT_ALLOWED))
        }
    };
    router
        .fallback(move |request: Request| absent(house.clone(), request))
        .method_not_allowed_fallback(of_another_method)
        .layer(CompressionLayer::new())
}

async fn absent(house: Arc<House>, request: Request) -> Response<Body> {
    let (parts, _) = request.into_parts();
    if let Err(status) = at_the_door(&house, &parts) {
        return turned_away(&house, status);
    }
    let visit = visit(
        &house,
        &parts.headers,
        parts.uri.path(),
        parts.uri.query(),
        Vec::new(),
    );
    let troubled = match visit {
        Ok(visit) => trouble(&visit, &Trouble::Absent, false),
        Err(_) => Reply::Html(StatusCode::NOT_FOUND, String::new()),
    };
    response(&house, troubled)
}

async fn answer(
    house: Arc<House>,
    route: Route,
    params: Result<RawPathParams, RawPathParamsRejection>,
    request: Request,
) -> Response<Body> {
    let (parts, body) = request.into_parts();
    if let Err(status) = at_the_door(&house, &parts) {
        return turned_away(&house, status);
    }
    // An address that is no UTF-8 leads nowhere.
    let Ok(params) = params else {
        return turned_away(&house, StatusCode::BAD_REQUEST);
    };
    let params: Vec<(String, String)> = params
        .iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let path = parts.uri.path();
    let as_json = route.has_json() && path.ends_with(".json");
    let path = if as_json {
        path.strip_suffix(".json").unwrap_or(path)
    } else {
        path
    };
    let made = visit(&house, &parts.headers, path, parts.uri.query(), params);
    let mut visit = match made {
        Ok(visit) => visit,
        Err((visit, found)) => return response(&house, trouble(&visit, &found, as_json)),
    };
    if as_json
        && let Some((_, last)) = visit.params.last_mut()
        && let Some(bare) = last.strip_suffix(".json")
    {
        *last = bare.to_owned();
    }
    // The gate. Nothing of the body is read before it.
    let found = gate(&visit, &route, &parts);
    if let Err(found) = found {
        return response(&house, trouble(&visit, &found, as_json));
    }
    let arrives = match route.takes {
        Takes::Files => FILES_ARRIVE,
        _ => ARRIVES,
    };
    match tokio::time::timeout(arrives, form(route.takes, &parts.headers, body)).await {
        Ok(Ok(form)) if route.takes != Takes::Nothing => visit.form = form,
        Ok(Ok(_)) => {}
        Ok(Err(found)) => return response(&house, trouble(&visit, &found, as_json)),
        Err(_) => return turned_away(&house, StatusCode::REQUEST_TIMEOUT),
    }
    let worked = within(WORKED_ON, move || {
        let handler = match route.json {
            Some((json, _)) if as_json => json,
            _ => route.handler,
        };
        let reply = handler(&visit).and_then(|reply| log_reads(&visit, &route).map(|()| reply));
        reply.unwrap_or_else(|found| trouble(&visit, &found, as_json))
    });
    match worked.await {
        Ok(reply) => match whole(reply, parts.version).await {
            Ok(reply) => response(&house, reply),
            Err(status) => turned_away(&house, status),
        },
        Err(status) => turned_away(&house, status),
    }
}

/// Before HTTP/1.1 the end of an answer of unknown length is the end of its connection, which a broken one has too: a file then
/// goes out with its length.
async fn whole(reply: Reply, version: Version) -> Result<Reply, StatusCode> {
    match reply {
        Reply::File { name, media, body } if version < Version::HTTP_11 => {
            let bytes = axum::body::to_bytes(body, usize::MAX).await;
            let bytes = bytes.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
            let body = Body::from(bytes);
            Ok(Reply::File { name, media, body })
        }
        reply => Ok(reply),
    }
}

/// What comes of work that is done beside the connections; the status to answer with if it takes longer than it may.
async fn within(
    limit: Duration,
    work: impl FnOnce() -> Reply + Send + 'static,
) -> Result<Reply, StatusCode> {
    let worked = tokio::task::spawn_blocking(work);
    match tokio::time::timeout(limit, worked).await {
        Ok(Ok(reply)) => Ok(reply),
        // A page that panics is a bug of ours; the others go on.
        Ok(Err(_)) => Err(StatusCode::INTERNAL_SERVER_ERROR),
        Err(_) => Err(StatusCode::SERVICE_UNAVAILABLE),
    }
}

/// What holds for every request before anything is made of it: it calls us by our name, it is no longer than it may be, and
/// its address has not asked too often.
fn at_the_door(house: &Arc<House>, parts: &Parts) -> Result<(), StatusCode> {
    if !house.door.is_called_by_name(&parts.headers) {
        return Err(StatusCode::MISDIRECTED_REQUEST);
    }
    let address = parts.uri.path_and_query();
    if address.is_some_and(|address| address.as_str().len() > MOST_ADDRESS_BYTES) {
        return Err(StatusCode::URI_TOO_LONG);
    }
    let sizes = parts
        .headers
        .iter()
        .map(|(name, value)| name.as_str().len() + value.len());
    if sizes.sum::<usize>() > MOST_HEADER_BYTES {
        return Err(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE);
    }
    let now = (house.settings.now)();
    // Alone on one's machine nobody else asks.
    if house.door.accounts().is_some() {
        let address = house.door.address(peer(parts), &parts.headers);
        let asked = house.door.limits.take(Asks::Address, &address, now);
        asked.map_err(|_| StatusCode::TOO_MANY_REQUESTS)?;
    }
    Ok(())
}

/// An answer without a page: to whoever is not at the right door.
fn turned_away(house: &Arc<House>, status: StatusCode) -> Response<Body> {
    response(house, Reply::Html(status, String::new()))
}

/// Where the request comes from.
fn peer(parts: &Parts) -> Option<IpAddr> {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    peer.map(|ConnectInfo(address)| address.ip())
}

/// Puts looks at restricted entries into the log. Who cannot be logged sees nothing.
pub(crate) fn log_reads(visit: &Visit, route: &Route) -> Result<(), Trouble> {
    let reads = visit.reads();
    let (Some(team), false) = (visit.house.door.accounts(), reads.is_empty()) else {
        return Ok(());
    };
    let account = visit.account().unwrap_or_default();
    for (event, ids) in [
        (
            Event::Read,
            ids(&reads, |read| match read {
                Read::Entry(id) => Some(id.to_string()),
                Read::Export(_) => None,
            }),
        ),
        (
            Event::Exported,
            ids(&reads, |read| match read {
                Read::Export(id) => Some(id.to_string()),
                Read::Entry(_) => None,
            }),
        ),
    ] {
        if !ids.is_empty() {
            let detail = format!("{} {ids}", route.path);
            team.note(event, account, &detail, visit.now)
                .map_err(|error| Trouble::Fault(error.to_string()))?;
        }
    }
    Ok(())
}

fn ids<'a>(
    reads: impl IntoIterator<Item = &'a Read>,
    id: impl Fn(&Read) -> Option<String>,
) -> String {
    reads
        .into_iter()
        .filter_map(id)
        .collect::<Vec<_>>()
        .join(" ")
}

fn gate(visit: &Visit, route: &Route, parts: &Parts) -> Result<(), Trouble> {
    limit(visit, route, parts)?;
    if !authorize(visit.role(), route.action, Class::Open) {
        let Some(_) = visit.role() else {
            return Err(Trouble::Unknown);
        };
        if let (Some(team), Some(account)) = (visit.house.door.accounts(), visit.account()) {
            team.note(Event::Denied, account, route.path, visit.now)
                .map_err(|error| Trouble::Fault(error.to_string()))?;
        }
        return Err(Trouble::Denied(route.action));
    }
    if parts.method == Method::POST && !visit.house.door.is_own_form(&parts.headers) {
        return Err(Trouble::Input(visit.t("web-trouble-other-site")));
    }
    Ok(())
}

/// What a session may ask for; and whoever has none, who can only try to come in.
fn limit(visit: &Visit, route: &Route, parts: &Parts) -> Result<(), Trouble> {
    let door = &visit.house.door;
    let take = |asks, who: &str| {
        door.limits
            .take(asks, who, visit.now)
            .map_err(Trouble::TooOften)
    };
    let address = || door.address(peer(parts), &parts.headers);
    let tries = route.action == Action::Enter && route.costs;
    match visit.member() {
        Some(member) if route.takes == Takes::Nothing => take(Asks::Read, &member.session),
        Some(member) => take(Asks::Write, &member.session),
        None if tries && visit.role().is_none() => take(Asks::Enter, &address()),
        None => Ok(()),
    }
}

/// What a page is made for. Where the moment asked about is no time, the visit is made without it, to say so.
pub(crate) fn visit(
    house: &Arc<House>,
    headers: &HeaderMap,
    path: &str,
    query: Option<&str>,
    params: Vec<(String, String)>,
) -> Result<Visit, (Box<Visit>, Trouble)> {
    let query: Vec<(String, String)> = form_urlencoded::parse(query.unwrap_or("").as_bytes())
        .into_owned()
        .take(MOST_PARTS)
        .collect();
    let snapshot = house.snapshot();
    let now = (house.settings.now)();
    let otherwise = Otherwise {
        pinned: house.settings.pinned,
        by: snapshot.by(),
    };
    let asked = {
        let get = |key: &str| {
            let mut named = query.iter().filter(|(name, _)| name == key);
            named.next().map(|(_, value)| value.as_str())
        };
        Asked::read(get, otherwise, now, snapshot.clock()).map_err(str::to_owned)
    };
    let (asked, odd) = match asked {
        Ok(asked) => (asked, None),
        Err(odd) => {
            let none = Asked::read(|_| None, otherwise, now, snapshot.clock());
            let live = Asked {
                moment: tregua_standing::Moment {
                    as_of: now,
                    as_known: now,
                },
                live: true,
                known_now: true,
                by: otherwise.by,
            };
            (none.unwrap_or(live), Some(odd))
        }
    };
    let fallback = Prefers {
        lang: house.settings.lang,
        digits: house.settings.digits,
    };
    let visit = Visit {
        house: house.clone(),
        snapshot,
        now,
        asked,
        path: path.to_owned(),
        params,
        query,
        form: Form::default(),
        entrance: house.door.who(headers, now),
        prefers: Prefers::of(headers, fallback),
        headers: headers.clone(),
        reads: Mutex::default(),
    };
    match odd {
        None => {
            let mut visit = visit;
            visit.form = visit.sent_before().unwrap_or_default();
            Ok(visit)
        }
        Some(odd) => {
            let said = visit.with("web-trouble-no-time", &[("text", odd.into())]);
            let mut visit = visit;
            visit
                .query
                .retain(|(key, _)| !crate::moment::KEYS.contains(&key.as_str()));
            Err((Box::new(visit), Trouble::Input(said)))
        }
    }
}

async fn form(takes: Takes, headers: &HeaderMap, body: Body) -> Result<Form, Trouble> {
    if takes == Takes::Nothing {
        return Ok(Form::default());
    }
    let most = takes.most_bytes();
    let announced = headers
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > most) {
        return Err(Trouble::TooLarge(most));
    }
    let bytes = axum::body::to_bytes(body, most)
        .await
        .map_err(|_| Trouble::TooLarge(most))?;
    let media = headers
        .get(CONTENT_TYPE)
        .and_then(|media| media.to_str().ok())
        .unwrap_or("");
    match multer::parse_boundary(media) {
        Ok(boundary) => parts(bytes, boundary).await,
        Err(_) => Ok(Form {
            fields: form_urlencoded::parse(&bytes).into_owned().collect(),
            files: Vec::new(),
        }),
    }
}

async fn parts(bytes: Bytes, boundary: String) -> Result<Form, Trouble> {
    let wrong = |error: multer::Error| Trouble::Input(error.to_string());
    let whole = stream::once(async move { Ok::<_, std::convert::Infallible>(bytes) });
    let mut parts = multer::Multipart::new(whole, boundary);
    let mut form = Form::default();
    while let Some(part) = parts.next_field().await.map_err(wrong)? {
        let field = part.name().unwrap_or("").to_owned();
        match part.file_name().map(str::to_owned) {
            Some(name) => {
                let bytes = part.bytes().await.map_err(wrong)?.to_vec();
                form.files.push(Upload { field, name, bytes });
            }
            None => form.fields.push((field, part.text().await.map_err(wrong)?)),
        }
    }
    Ok(form)
}

fn trouble(visit: &Visit, found: &Trouble, as_json: bool) -> Reply {
    if let Trouble::Fault(detail) = found {
        // The reader is told that we failed; how goes to whoever keeps the machine.
        (visit.house.settings.log)(detail);
    }
    if as_json {
        let said = frame::said(visit, found);
        let text = serde_json::json!({ "trouble": found.key(), "said": said });
        return Reply::Json(found.status(), text.to_string());
    }
    Reply::Html(found.status(), frame::trouble(visit, found))
}

fn response(house: &Arc<House>, reply: Reply) -> Response<Body> {
    let (mut reply, mut left) = (reply, Vec::new());
    while let Reply::Leaving {
        reply: inner,
        cookies,
    } = reply
    {
        left.extend(cookies);
        reply = *inner;
    }
    let mut response = Response::new(Body::empty());
    let mut put = |name: HeaderName, value: &str| {
        // Values of ours are ASCII; a name that is not was percent-encoded before.
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().append(name, value);
        }
    };
    let policy = match reply {
        Reply::Printed(_) => printed_policy(),
        _ => POLICY,
    };
    put(CONTENT_SECURITY_POLICY, policy);
    for (name, value) in ALWAYS {
        put(HeaderName::from_static(name), value);
    }
    if house.door.is_secure() {
        put(STRICT_TRANSPORT_SECURITY, TLS_ONLY);
    }
    let secure = |cookie: String| match house.door.is_secure() && !cookie.contains("; Secure") {
        true => format!("{cookie}; Secure"),
        false => cookie,
    };
    for cookie in left {
        put(SET_COOKIE, &secure(cookie));
    }
    let kept = matches!(reply, Reply::Asset { .. });
    put(
        CACHE_CONTROL,
        if kept {
            "public, max-age=31536000, immutable"
        } else {
            "no-store"
        },
    );
    let body = match reply {
        Reply::Html(status, page) => {
            put(CONTENT_TYPE, "text/html; charset=utf-8");
            if status == StatusCode::ACCEPTED {
                put(REFRESH, "1");
            }
            *response.status_mut() = status;
            Body::from(page)
        }
        Reply::Printed(page) => {
            put(CONTENT_TYPE, "text/html; charset=utf-8");
            Body::from(page)
        }
        Reply::Json(status, text) => {
            put(CONTENT_TYPE, "application/json");
            if status == StatusCode::ACCEPTED {
                put(RETRY_AFTER, "1");
            }
            *response.status_mut() = status;
            Body::from(text)
        }
        Reply::See { path, cookies } => {
            for cookie in cookies {
                put(SET_COOKIE, &secure(cookie));
            }
            put(LOCATION, &path);
            *response.status_mut() = StatusCode::SEE_OTHER;
            Body::empty()
        }
        Reply::Left { path, cookie } => {
            put(SET_COOKIE, &cookie);
            put(
                HeaderName::from_static("clear-site-data"),
                "\"cache\", \"cookies\", \"storage\"",
            );
            put(LOCATION, &path);
            *response.status_mut() = StatusCode::SEE_OTHER;
            Body::empty()
        }
        Reply::File { name, media, body } => {
            put(CONTENT_TYPE, media);
            put(
                CONTENT_DISPOSITION,
                &format!("attachment; filename=\"{name}\""),
            );
            body
        }
        Reply::Asset { media, bytes } => {
            put(CONTENT_TYPE, media);
            Body::from(bytes)
        }
        Reply::Live { place, headers } => {
            put(CONTENT_TYPE, "text/event-stream");
            live(house, place, headers)
        }
        // Taken apart above.
        Reply::Leaving { .. } => Body::empty(),
    };
    *response.body_mut() = body;
    response
}

/// One line per change of the record: its number. A reader that fell behind is told the newest. Where there is no news for a
/// while, a comment: a connection that is gone is noticed only when something is sent. It ends with the reader's session. The place is given back with the stream.
fn live(house: &Arc<House>, place: OwnedSemaphorePermit, headers: HeaderMap) -> Body {
    let news = house.news.subscribe();
    let first = house.snapshot().number;
    let begun = stream::once(async move { Ok::<_, std::convert::Infallible>(event(first)) });
    let state = (news, house.clone(), place, headers);
    let later = stream::unfold(state, |(mut news, house, place, headers)| async move {
        let sent = match tokio::time::timeout(STILL_HERE_EVERY, news.recv()).await {
            Err(_) => Bytes::from_static(b": still here\n\n"),
            Ok(Ok(number)) => event(number),
            Ok(Err(RecvError::Lagged(_))) => event(house.snapshot().number),
            Ok(Err(RecvError::Closed)) => return None,
        };
        let reader = house.door.still(&headers, (house.settings.now)());
        let role = reader.map(|reader| reader.role);
        authorize(role, Action::SeeStandings, Class::Open)
            .then_some((Ok(sent), (news, house, place, headers)))
    });
    Body::from_stream(futures_util::StreamExt::chain(begun, later))
}

fn event(number: u64) -> Bytes {
    Bytes::from(format!("event: record\ndata: {number}\n\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;
    use crate::stage::Stage;
    use futures_util::StreamExt;

    #[tokio::test(start_paused = true)]
    async fn who_follows_the_record_hears_of_changes_and_else_a_sign_of_life() {
        let stage = Stage::of(Role::Observer);
        let house = stage.house.clone();
        let headers = stage.visit("/").headers;
        let place = house.streams.clone().try_acquire_owned().unwrap();
        let free = house.streams.available_permits();
        let mut lines = live(&house, place, headers).into_data_stream();
        let mut next = async || lines.next().await.unwrap().unwrap();
        assert_eq!(next().await, "event: record\ndata: 1\n\n");
        let before = tokio::time::Instant::now();
        assert_eq!(next().await, ": still here\n\n");
        assert_eq!(before.elapsed(), STILL_HERE_EVERY);
        house.news.send(2).unwrap();
        assert_eq!(next().await, "event: record\ndata: 2\n\n");
        drop(lines);
        assert_eq!(house.streams.available_permits(), free + 1);
    }

    #[tokio::test(start_paused = true)]
    async fn who_is_in_no_longer_hears_nothing_more() {
        let house = Stage::of(Role::Observer).house;
        let place = house.streams.clone().try_acquire_owned().unwrap();
        let free = house.streams.available_permits();
        let mut lines = live(&house, place, HeaderMap::new()).into_data_stream();
        assert!(lines.next().await.is_some());
        house.news.send(2).unwrap();
        assert!(lines.next().await.is_none());
        drop(lines);
        assert_eq!(house.streams.available_permits(), free + 1);
    }

    #[tokio::test]
    async fn a_page_that_takes_too_long_or_panics_is_answered_for() {
        let (done, waits) = std::sync::mpsc::channel::<()>();
        let slow = within(Duration::from_millis(50), move || {
            let _ = waits.recv();
            Reply::Html(StatusCode::OK, String::new())
        });
        assert_eq!(slow.await.err(), Some(StatusCode::SERVICE_UNAVAILABLE));
        drop(done);
        let panics = within(WORKED_ON, || panic!("a bug of ours"));
        assert_eq!(panics.await.err(), Some(StatusCode::INTERNAL_SERVER_ERROR));
        let quick = within(WORKED_ON, || Reply::Html(StatusCode::OK, String::new()));
        assert!(quick.await.is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_never_ends_is_not_waited_for() {
        let stage = Stage::of(Role::Alone);
        for (path, limit) in [("/entry", ARRIVES), ("/record/import", FILES_ARRIVE)] {
            let request = stage.headed(axum::http::Request::post(path));
            let first = stream::once(async { Ok::<_, std::convert::Infallible>("line=") });
            let body = Body::from_stream(first.chain(stream::pending()));
            let router = router(&stage.house);
            let began = tokio::time::Instant::now();
            let answer = tower::ServiceExt::oneshot(router, request.body(body).unwrap());
            assert_eq!(answer.await.unwrap().status(), StatusCode::REQUEST_TIMEOUT);
            assert_eq!(began.elapsed(), limit, "{path}");
        }
    }

    #[test]
    fn no_more_follow_the_record_than_there_are_places() {
        let stage = Stage::of(Role::Observer);
        let all = stage.house.streams.available_permits();
        let taken = stage
            .house
            .streams
            .clone()
            .try_acquire_many_owned(all as u32);
        assert_eq!(stage.get("/live").status, StatusCode::TOO_MANY_REQUESTS);
        drop(taken);
    }
}
