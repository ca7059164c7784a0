//! For tests: a house with an invented record, and readers of any role who ask it things.

use std::sync::Arc;

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, HeaderMap, LOCATION};
use axum::http::{Request, StatusCode};
use tower::ServiceExt;
use tregua_calendar::Timestamp;
use tregua_import::{File, Options, Vocabulary};
use tregua_record::{AgreementText, Draft, Entropy, Organisation, Payload, Reception, Record};
use tregua_wording::{Digits, Lang};

use crate::access::{Door, Origin, Role, Team};
use crate::dispatch;
use crate::house::{House, Settings};

/// Two parties at a crossing.
pub(crate) const TEXT: &str = "\
agreement \"Talks at the North crossing\"
language 1, english
parties Alpha and Beta
mediators Delta
clock +02:00, each day runs 07:00 to 07:00
a dated figure counts for the day that begins on it
thing truck (trucks)
thing captive (captives)
thing detainee (detainees)
zone North \"north of the crossing\"
phase Pause
  starts 2031-01-01 07:00
  lasts 4 days

clause aid in Pause
  Alpha must admit at least 200 trucks each day
  counting point left open: dispatch or crossing
  reading \"150 a day\": at least 150 trucks, held by Beta

clause exchange in Pause
  Alpha must release at least 3 detainees for each 1 captive
  overall
  counted at handover

clause flights in Pause
  Alpha must not fly over North
  between 10:00 and 16:00 each day

clause list in Pause
  Beta must hand over list of captives to Alpha
  by 07:00 on the day that Pause would end
  counted at offer
  reading \"a condition\": condition of extension, is ours

clause extension
  Pause extends 1 day for each 10 captives undertaken
  whole tens only, cap left open, earned by undertaking before end of Pause
";

/// What was said of it: two voices that differ about one day, a correction to come, a hand-over that is planned.
pub(crate) const CLAIMS: &str = "\
claim,kind,voice,act,actor,thing,amount,adds,counting_point,occurred,about,clause,figure,said
a-day1,claim,Alpha,admit,Alpha,truck,210,total,crossing,2031-01-01,,,210,2031-01-02T09:00+02:00
b-day1,claim,Beta,admit,Alpha,truck,150,total,crossing,2031-01-01,,,150,2031-01-02T10:00+02:00
a-day2,claim,Alpha,admit,Alpha,truck,90..120,total,dispatch,2031-01-02,,,about a hundred,2031-01-03T09:00+02:00
d-rel,claim,Delta,release,Alpha,detainee,6,event,handover,2031-01-02T15:00+02:00,group-1,,6,2031-01-02T18:00+02:00
b-cap,claim,Delta,release,Beta,captive,2,event,handover,2031-01-02T16:00+02:00,group-1,,2,2031-01-02T18:00+02:00
b-plan,announce,Beta,release,Beta,captive,,,,2031-01-04T16:00+02:00,group-2,,three,2031-01-03T12:00+02:00
";

/// The moment that the stage is set at: the third day, in the afternoon.
pub(crate) fn now() -> Timestamp {
    "2031-01-03T15:00:30+02:00".parse().unwrap()
}

/// A house and somebody at its door.
pub(crate) struct Stage {
    pub(crate) house: Arc<House>,
    headers: Vec<(String, String)>,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Got {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    /// The same, where it is no text.
    pub(crate) bytes: Vec<u8>,
}

impl Got {
    /// Where it leads.
    pub(crate) fn location(&self) -> &str {
        self.headers[LOCATION].to_str().unwrap()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap()
    }
}

impl Stage {
    /// The record of [`TEXT`] and [`CLAIMS`], open to this role.
    pub(crate) fn of(role: Role) -> Self {
        Stage::with(Some(TEXT), CLAIMS, Some(role))
    }

    /// The same with other words; without a role nobody has come in.
    pub(crate) fn with(text: Option<&str>, claims: &str, role: Option<Role>) -> Self {
        let (door, cookie) = Door::open_to(role);
        let mut stage = Stage::behind(door, text, claims, "127.0.0.1:7900");
        stage
            .headers
            .extend(cookie.map(|cookie| (COOKIE.to_string(), cookie)));
        stage
    }

    /// The record of [`TEXT`] and [`CLAIMS`], served to a team in which nobody has an account yet.
    pub(crate) fn team() -> Self {
        let origin = Origin::of("https://truce.example.org").unwrap();
        let door = Door::team(Team::in_memory(), origin, false);
        Stage::behind(door, Some(TEXT), CLAIMS, "truce.example.org")
    }

    /// Somebody else at the same door: with this cookie, or nobody.
    pub(crate) fn other(&self, cookie: Option<&str>) -> Self {
        let is_cookie = |name: &str| name == COOKIE.as_str();
        let mut headers = self.headers.clone();
        headers.retain(|(name, _)| !is_cookie(name));
        headers.extend(cookie.map(|cookie| (COOKIE.to_string(), cookie.to_owned())));
        Stage {
            house: self.house.clone(),
            headers,
        }
    }

    /// The same with another header, or without it.
    pub(crate) fn saying(&self, name: &str, value: Option<&str>) -> Self {
        let mut headers = self.headers.clone();
        headers.retain(|(own, _)| own != name);
        headers.extend(value.map(|value| (name.to_owned(), value.to_owned())));
        Stage {
            house: self.house.clone(),
            headers,
        }
    }

    fn behind(door: Door, text: Option<&str>, claims: &str, host: &str) -> Self {
        let author = Organisation::new("Lake Monitors").unwrap();
        let kept = text.map(|text| AgreementText::new("talks.tregua", text));
        let mut record = Record::in_memory(&author, now(), kept, Entropy::fixed(7)).unwrap();
        let agreement = text.map(|text| tregua_agreement::read(text).agreement.unwrap());
        let vocabulary = agreement
            .as_ref()
            .map_or_else(Vocabulary::open, Vocabulary::from);
        let file = File {
            name: "claims.csv",
            bytes: claims.as_bytes(),
        };
        let read = tregua_import::read(&[file], &vocabulary, &Options::default());
        assert!(read.problems.is_empty(), "{:#?}", read.problems);
        let drafts: Vec<Draft> = read
            .claims
            .into_iter()
            .map(|claim| Draft::new(Payload::Statement(claim)))
            .collect();
        let reception = Reception {
            at: now(),
            rebuilt: false,
            files: Vec::new(),
        };
        record.import(drafts, reception, now()).unwrap();
        let settings = Settings {
            now,
            pinned: None,
            lang: Lang::English,
            digits: Digits::Locale,
            log: |_| {},
            demo: false,
            reports: &[],
            views: Arc::default(),
        };
        let headers = [("sec-fetch-site", "same-origin"), ("host", host)];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Stage {
            house: Arc::new(House::open(record, settings, door).unwrap()),
            headers: headers.into(),
        }
    }

    /// In another language.
    pub(crate) fn in_language(mut self, lang: Lang) -> Self {
        let cookie = format!("prefers={}.locale", lang.code());
        self.headers.push((COOKIE.to_string(), cookie));
        self
    }

    /// With pages that tell the statements of press reports.
    pub(crate) fn with_reports(mut self, pages: &'static [&'static str]) -> Self {
        Arc::get_mut(&mut self.house).unwrap().settings.reports = pages;
        self
    }

    /// With a further cookie.
    pub(crate) fn with_cookie(mut self, cookie: &str) -> Self {
        self.headers.push((COOKIE.to_string(), cookie.to_owned()));
        self
    }

    /// A visit to a path, as a page is handed it.
    pub(crate) fn visit(&self, path: &str) -> crate::visit::Visit {
        let mut headers = HeaderMap::new();
        for (name, value) in &self.headers {
            let name: axum::http::HeaderName = name.parse().unwrap();
            headers.append(name, value.parse().unwrap());
        }
        let (path, query) = match path.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (path, None),
        };
        let made = dispatch::visit(&self.house, &headers, path, query, Vec::new());
        made.unwrap_or_else(|(visit, _)| *visit)
    }

    /// Asks for a page.
    pub(crate) fn get(&self, path: &str) -> Got {
        self.send(Request::get(path), Body::empty())
    }

    /// Sends a form.
    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Got {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        let media = "application/x-www-form-urlencoded";
        self.send(
            Request::post(path).header(CONTENT_TYPE, media),
            Body::from(form.finish()),
        )
    }

    /// A request with the headers of this reader.
    pub(crate) fn headed(
        &self,
        mut request: axum::http::request::Builder,
    ) -> axum::http::request::Builder {
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        request
    }

    /// Sends anything.
    pub(crate) fn send(&self, request: axum::http::request::Builder, body: Body) -> Got {
        let request = self.headed(request).body(body).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let router = dispatch::router(&self.house);
            let response = router.oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
            Got {
                status: parts.status,
                headers: parts.headers,
                text: String::from_utf8_lossy(&bytes).into_owned(),
                bytes: bytes.to_vec(),
            }
        })
    }
}

#[test]
fn who_has_not_come_in_sees_nothing_of_the_record() {
    let stage = Stage::with(Some(TEXT), CLAIMS, None);
    let got = stage.get("/");
    assert_eq!(got.status, StatusCode::UNAUTHORIZED);
    assert!(!got.text.contains("North crossing"), "{}", got.text);
}

#[test]
fn a_page_and_its_data_are_at_one_address() {
    let stage = Stage::of(Role::Observer);
    assert_eq!(stage.get("/").status, StatusCode::OK);
    let got = stage.get("/now.json");
    assert_eq!(got.status, StatusCode::OK, "{}", got.text);
    got.json();
}

#[test]
fn a_form_of_another_site_is_not_taken() {
    let mut stage = Stage::of(Role::Alone);
    stage.headers[0].1 = "cross-site".to_owned();
    let got = stage.post("/preferences", &[("lang", "ar")]);
    assert_eq!(got.status, StatusCode::BAD_REQUEST);
}
