//! Tests of limits and headers, which hold for every route.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use super::{Asks, Door, Role};
use crate::stage::{Got, Stage, now};

fn has(got: &Got, name: &str, value: &str) -> bool {
    got.headers
        .get(name)
        .is_some_and(|own| own.to_str().unwrap().contains(value))
}

#[test]
fn every_answer_has_the_headers_that_keep_a_browser_in() {
    let stage = Stage::of(Role::Alone);
    for path in [
        "/",
        "/now.json",
        "/nowhere",
        "/assets/tregua.css",
        "/settings",
        "/preferences",
        "/record/%ff",
    ] {
        let got = stage.get(path);
        for (name, value) in [
            ("content-security-policy", "default-src 'none'"),
            ("content-security-policy", "frame-ancestors 'none'"),
            ("content-security-policy", "base-uri 'none'"),
            ("content-security-policy", "form-action 'self'"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("permissions-policy", "geolocation=()"),
        ] {
            assert!(
                has(&got, name, value),
                "{path} {name}: {:?}",
                got.headers.get(name)
            );
        }
        assert!(!has(&got, "content-security-policy", "unsafe"), "{path}");
        assert!(
            !got.headers.contains_key("access-control-allow-origin"),
            "{path}"
        );
        assert!(
            !got.text.contains(" style=") && !got.text.contains(" onclick="),
            "{path}"
        );
        let kept = path.starts_with("/assets/");
        assert_eq!(has(&got, "cache-control", "no-store"), !kept, "{path}");
    }
}

#[test]
fn tls_is_asked_for_only_where_there_is_tls() {
    let alone = Stage::of(Role::Alone).get("/");
    assert!(!alone.headers.contains_key("strict-transport-security"));
    let team = Stage::team();
    let got = team.get("/enter");
    assert!(has(&got, "strict-transport-security", "max-age=63072000"));
    let got = team.post("/preferences", &[("lang", "ar")]);
    assert!(has(&got, "set-cookie", "; Secure"), "{:?}", got.headers);
}

#[test]
fn a_server_that_is_called_by_another_name_does_not_answer() {
    let stage = Stage::of(Role::Alone);
    for host in [
        "127.0.0.1:7900",
        "localhost:7900",
        "[::1]:7900",
        "LOCALHOST:7900",
    ] {
        assert_eq!(
            stage.saying("host", Some(host)).get("/").status,
            StatusCode::OK,
            "{host}"
        );
    }
    for host in [
        Some("truce.example.org:7900"),
        Some("127.0.0.1.example.org:7900"),
        Some("127.0.0.2:7900"),
        Some("localhost.:7900"),
        Some(""),
        None,
    ] {
        let got = stage.saying("host", host).get("/");
        assert_eq!(got.status, StatusCode::MISDIRECTED_REQUEST, "{host:?}");
        assert_eq!(got.text, "");
    }
    let (door, _) = Door::personal().unwrap();
    door.listens_on(7900);
    let called = |host: &str| {
        let mut headers = axum::http::HeaderMap::new();
        headers.append("host", host.parse().unwrap());
        door.is_called_by_name(&headers)
    };
    assert!(called("localhost:7900") && !called("localhost:7901") && !called("localhost"));
    let team = Stage::team();
    assert_eq!(team.get("/enter").status, StatusCode::OK);
    for host in ["127.0.0.1:7900", "example.org", "truce.example.org:444"] {
        let got = team.saying("host", Some(host)).get("/enter");
        assert_eq!(got.status, StatusCode::MISDIRECTED_REQUEST, "{host}");
    }
}

#[test]
fn a_form_is_taken_only_from_a_page_of_ours() {
    let taken = |stage: &Stage| {
        stage.post("/preferences", &[("lang", "ar")]).status == StatusCode::SEE_OTHER
    };
    let stage = Stage::of(Role::Alone);
    assert!(taken(&stage));
    for site in ["cross-site", "same-site", "none", ""] {
        assert!(
            !taken(&stage.saying("sec-fetch-site", Some(site))),
            "{site}"
        );
    }
    // Browsers that do not say the one say the other; who says neither is not believed.
    let old = stage.saying("sec-fetch-site", None);
    assert!(!taken(&old));
    assert!(taken(&old.saying("origin", Some("http://127.0.0.1:7900"))));
    for origin in [
        "null",
        "http://localhost:7900",
        "https://127.0.0.1:7900",
        "http://example.org",
    ] {
        assert!(!taken(&old.saying("origin", Some(origin))), "{origin}");
    }
    let team = Stage::team().saying("sec-fetch-site", None);
    assert!(!taken(&team));
    assert!(taken(
        &team.saying("origin", Some("https://truce.example.org"))
    ));
    assert!(!taken(
        &team.saying("origin", Some("http://truce.example.org"))
    ));
}

#[test]
fn what_is_too_long_is_not_read() {
    let stage = Stage::of(Role::Alone);
    let long = "x".repeat(9 * 1024);
    assert_eq!(
        stage.get(&format!("/?q={long}")).status,
        StatusCode::URI_TOO_LONG
    );
    let padded = stage.saying("x-padding", Some(&long.repeat(4)));
    assert_eq!(
        padded.get("/").status,
        StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE
    );
    let body = "x".repeat(crate::routes::MAX_FORM_BYTES + 1);
    let got = stage.send(Request::post("/preferences"), Body::from(body.clone()));
    assert_eq!(got.status, StatusCode::PAYLOAD_TOO_LARGE);
    let announced = Request::post("/preferences").header("content-length", body.len());
    assert_eq!(
        stage.send(announced, Body::empty()).status,
        StatusCode::PAYLOAD_TOO_LARGE
    );
}

#[test]
fn one_address_of_many_readers_is_limited_and_somebody_alone_is_not() {
    let team = Stage::team();
    let (most, _) = Asks::Address.limit();
    for _ in 0..most {
        assert_eq!(
            team.house.door.limits.take(Asks::Address, "", now()),
            Ok(())
        );
    }
    let got = team.get("/enter");
    assert_eq!(
        (got.status, got.text.as_str()),
        (StatusCode::TOO_MANY_REQUESTS, "")
    );
    let alone = Stage::of(Role::Alone);
    for _ in 0..most {
        let _ = alone.house.door.limits.take(Asks::Address, "", now());
    }
    assert_eq!(alone.get("/settings").status, StatusCode::OK);
}

#[test]
fn guesses_at_the_link_are_limited() {
    let stage = Stage::with(None, crate::stage::CLAIMS, None);
    let mut statuses = (0..30).map(|guess| stage.get(&format!("/enter/{guess}")).status);
    assert!(statuses.any(|status| status == StatusCode::TOO_MANY_REQUESTS));
}

#[test]
fn odd_addresses_lead_nowhere_and_keep_their_headers() {
    let stage = Stage::of(Role::Alone);
    let long = format!("/terms/{}", "x".repeat(7 * 1024));
    for path in [
        "/record/../settings",
        "/record/%2e%2e/settings",
        "/record/..%2f..%2fsettings",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/terms.json.json",
        "/record/nothing.json.json",
        "/terms/%00",
        "/record/%00",
        "/assets/..%2f..%2fCargo.toml",
        "/assets/%2e%2e/Cargo.toml",
        "//terms",
        "/terms/",
        long.as_str(),
    ] {
        let got = stage.get(path);
        assert_eq!(got.status, StatusCode::NOT_FOUND, "{path}: {}", got.text);
        assert!(has(&got, "x-content-type-options", "nosniff"), "{path}");
        assert!(
            has(&got, "content-security-policy", "default-src 'none'"),
            "{path}"
        );
    }
}

#[test]
fn odd_forms_are_answered_with_a_page() {
    let stage = Stage::of(Role::Alone);
    let part = |name: &[u8], body: &[u8]| {
        let head = b"--b\r\ncontent-disposition: form-data; ";
        [head, name, b"\r\n\r\n", body, b"\r\n--b--\r\n"].concat()
    };
    let multipart: &[u8] = b"multipart/form-data; boundary=b";
    let plain: &[u8] = b"application/x-www-form-urlencoded";
    for (path, media, body) in [
        ("/entry", plain, b"line=%ff%fe&do=read&\xff\xfe=1".to_vec()),
        ("/entry", plain, b"line=%00&do=read".to_vec()),
        ("/entry", b"text/plain; charset=\xff", b"\xff".to_vec()),
        ("/entry", b"multipart/form-data", b"nothing".to_vec()),
        ("/entry", multipart, b"--b\r\nnothing".to_vec()),
        (
            "/record/import",
            multipart,
            part(b"name=\"files\"; filename=\"\xff\"", b"\xff\xfe"),
        ),
        (
            "/record/import",
            multipart,
            part(
                b"name=\"files\"; filename=\"a.xlsx\"",
                b"PK\x03\x04no archive",
            ),
        ),
        (
            "/record/import",
            multipart,
            part(
                b"name=\"files\"; filename=\"../../a\r\nset-cookie: b.csv\"",
                b"claim\n",
            ),
        ),
        ("/record/import", multipart, part(b"name=\"\0\"", b"\0")),
    ] {
        let got = stage.send(
            Request::post(path).header("content-type", media),
            Body::from(body),
        );
        assert!(
            !got.status.is_server_error(),
            "{path} {media:?}: {}",
            got.text
        );
        assert!(has(&got, "content-security-policy", "default-src 'none'"));
        assert!(!got.headers.contains_key("set-cookie"));
    }
}

#[test]
fn a_file_keeps_a_name_of_ours() {
    let stage = Stage::of(Role::Alone);
    for path in ["/record/export/claims.csv", "/record/export/record.json"] {
        let got = stage.get(&format!("{path}?q=%0d%0aset-cookie:%20a=b"));
        assert!(!got.headers.contains_key("set-cookie"), "{:?}", got.headers);
        let name = got.headers["content-disposition"].to_str().unwrap();
        assert_eq!(name.matches('"').count(), 2, "{name}");
    }
}
