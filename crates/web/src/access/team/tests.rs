use super::*;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(2_000_000_000 + second).unwrap()
}

const PASSWORD: &str = "otter lantern quarry mill";

/// Somebody of this role who has just joined, with the token of their session.
fn joined(team: &Team, handle: &str, role: Role) -> (String, String) {
    let code = team.invite(role, "", at(0)).unwrap();
    let (_, secret) = team.invitation(&code, at(0)).unwrap();
    let chosen = Chosen {
        handle,
        password: PASSWORD,
        code: &now_code(&secret, 0),
    };
    let token = team.join(&code, &chosen, &[], at(0)).unwrap();
    let account = team.who(&token, at(0)).unwrap().member.unwrap().account;
    (account, token)
}

fn now_code(secret: &[u8], second: i64) -> String {
    let second = u64::try_from(at(second).as_second()).unwrap();
    secrets::codes(secret).unwrap().generate(second).to_string()
}

fn secret(team: &Team, account: &str) -> Vec<u8> {
    team.credentials("id", account).unwrap().unwrap().secret
}

fn sign_in(
    team: &Team,
    handle: &str,
    password: &str,
    code: &str,
    second: i64,
) -> Result<String, Refused> {
    let chosen = Chosen {
        handle,
        password,
        code,
    };
    team.sign_in(&chosen, at(second))
}

fn member(team: &Team, token: &str, second: i64) -> Member {
    team.who(token, at(second)).unwrap().member.unwrap()
}

#[test]
fn an_invitation_works_once_for_its_role_within_a_week() {
    let team = Team::in_memory();
    assert!(team.is_empty().unwrap());
    let code = team.invite(Role::Mediator, "", at(0)).unwrap();
    let (role, own) = team
        .invitation(&code.to_lowercase().replace('-', " "), at(0))
        .unwrap();
    assert_eq!(role, Role::Mediator);
    assert_eq!(
        team.invitation(&code, at(INVITATION_S)),
        Err(Refused::Invitation)
    );
    assert_eq!(
        team.invitation("AAAAA-AAAAA-AAAAA-AAAAA", at(0)),
        Err(Refused::Invitation)
    );
    let right = now_code(&own, 0);
    let mut chosen = Chosen {
        handle: "otter",
        password: PASSWORD,
        code: "000000",
    };
    assert_eq!(team.join(&code, &chosen, &[], at(0)), Err(Refused::Code));
    chosen.code = &right;
    let token = team.join(&code, &chosen, &[], at(0)).unwrap();
    assert_eq!(team.who(&token, at(0)).unwrap().role, Role::Mediator);
    chosen.handle = "heron";
    assert_eq!(
        team.join(&code, &chosen, &[], at(0)),
        Err(Refused::Invitation)
    );
    assert!(!team.is_empty().unwrap());
}

#[test]
fn nobody_is_alone_in_a_team_and_party_officers_are_off() {
    let team = Team::in_memory();
    for role in [Role::Alone, Role::PartyOfficer] {
        assert_eq!(team.invite(role, "", at(0)), Err(Refused::Invitation));
    }
    assert!(
        team.roles()
            .all(|role| !matches!(role, Role::Alone | Role::PartyOfficer))
    );
}

#[test]
fn a_password_is_long_and_hard_to_guess_also_here() {
    let context = ["North crossing", "otter"];
    for (password, refused) in [
        ("short", Refused::Length),
        (&"long ".repeat(60), Refused::Length),
        ("password1234", Refused::Weak),
        ("otter tregua", Refused::Weak),
        ("North crossing", Refused::Weak),
    ] {
        assert_eq!(strong(password, &context), Err(refused), "{password}");
    }
    assert_eq!(strong(PASSWORD, &context), Ok(()));
    assert_eq!(strong("مصباح النهر والطاحونة القديمة", &context), Ok(()));
}

#[test]
fn one_comes_in_with_all_three_and_no_code_works_twice() {
    let team = Team::in_memory();
    let (account, first) = joined(&team, "otter", Role::Observer);
    let own = secret(&team, &account);
    // The code that made the account is used.
    assert_eq!(
        sign_in(&team, "otter", PASSWORD, &now_code(&own, 0), 1),
        Err(Refused::Wrong)
    );
    let code = now_code(&own, 60);
    assert_eq!(
        sign_in(&team, "otter", "lantern otter quarry mill", &code, 60),
        Err(Refused::Wrong)
    );
    assert_eq!(
        sign_in(&team, "heron", PASSWORD, &code, 60),
        Err(Refused::Wrong)
    );
    let token = sign_in(&team, "Otter ", PASSWORD, &code, 60).unwrap();
    assert_ne!(token, first);
    assert_eq!(team.who(&token, at(60)).unwrap().role, Role::Observer);
    assert_eq!(
        sign_in(&team, "otter", PASSWORD, &code, 61),
        Err(Refused::Wrong)
    );
    let events: Vec<String> = team
        .log(i64::MAX, 9)
        .unwrap()
        .into_iter()
        .map(|line| line.event)
        .collect();
    let away = "turned-away";
    assert_eq!(
        events,
        [away, "came-in", away, away, away, "joined", "invited"]
    );
}

#[test]
fn codes_may_be_typed_in_other_digits_and_with_a_space() {
    let team = Team::in_memory();
    let (account, _) = joined(&team, "otter", Role::Observer);
    let code = now_code(&secret(&team, &account), 60);
    let arabic = |letter: char| char::from_u32(letter as u32 - '0' as u32 + '٠' as u32).unwrap();
    let mut typed: String = code.chars().map(arabic).collect();
    typed.insert(typed.char_indices().nth(3).unwrap().0, ' ');
    sign_in(&team, "otter", PASSWORD, &typed, 60).unwrap();
}

#[test]
fn failures_cost_time_but_never_lock_out() {
    let team = Team::in_memory();
    let (account, _) = joined(&team, "otter", Role::Observer);
    let mut longest = 0;
    for _ in 0..20 {
        match sign_in(&team, "otter", "wrong wrong wrong", "000000", 100) {
            Err(Refused::Wrong) => {}
            Err(Refused::Wait(wait_s)) => longest = wait_s,
            other => panic!("{other:?}"),
        }
    }
    assert!(longest > 0 && longest <= 60);
    // A handle that nobody has waits as long.
    for _ in 0..20 {
        let _ = sign_in(&team, "heron", "wrong wrong wrong", "000000", 100);
    }
    assert_eq!(
        sign_in(&team, "heron", "", "", 100),
        Err(Refused::Wait(longest))
    );
    let code = now_code(&secret(&team, &account), 200);
    assert!(sign_in(&team, "otter", PASSWORD, &code, 200).is_ok());
}

#[test]
fn sessions_run_out_by_idling_and_by_age() {
    let team = Team::in_memory();
    let (_, token) = joined(&team, "otter", Role::Observer);
    assert!(team.who(&token, at(IDLE_S - 1)).is_some());
    // It was used just now.
    assert!(team.who(&token, at(2 * IDLE_S - 2)).is_some());
    assert!(team.who(&token, at(4 * IDLE_S)).is_none());
    // To follow the record is no use of it.
    let (_, token) = joined(&team, "crane", Role::Observer);
    assert!(team.still(&token, at(IDLE_S - 1)).is_some());
    assert!(team.still(&token, at(IDLE_S)).is_none());
    let (_, token) = joined(&team, "heron", Role::Observer);
    let mut second = 0;
    while second < WHOLE_S {
        assert!(team.who(&token, at(second)).is_some(), "{second}");
        second += IDLE_S - 1;
    }
    assert!(team.who(&token, at(WHOLE_S)).is_none());
}

#[test]
fn a_session_is_ended_by_its_owner_and_nobody_else() {
    let team = Team::in_memory();
    let (_, own) = joined(&team, "otter", Role::Observer);
    let (account, other) = joined(&team, "heron", Role::Observer);
    let session = member(&team, &other, 0).session;
    team.end_session(&member(&team, &own, 0), &session, at(0))
        .unwrap();
    assert!(team.who(&other, at(0)).is_some());
    assert_eq!(team.sessions(&account, at(0)).unwrap().len(), 1);
    team.end_session(&member(&team, &other, 0), &session, at(0))
        .unwrap();
    assert!(team.who(&other, at(0)).is_none());
    team.leave(&member(&team, &own, 0), at(0)).unwrap();
    assert!(team.who(&own, at(0)).is_none());
}

#[test]
fn giving_password_and_code_again_makes_a_fresh_session_of_an_old_one() {
    let team = Team::in_memory();
    let (account, token) = joined(&team, "otter", Role::Observer);
    let later = FRESH_S + 1;
    let stale = member(&team, &token, later);
    assert!(!stale.fresh);
    let code = now_code(&secret(&team, &account), later);
    assert_eq!(
        team.again(&stale, "wrong wrong wrong", &code, at(later)),
        Err(Refused::Wrong)
    );
    let fresh = team.again(&stale, PASSWORD, &code, at(later)).unwrap();
    assert!(member(&team, &fresh, later).fresh);
    assert!(team.who(&token, at(later)).is_none());
}

#[test]
fn every_session_dies_with_a_new_password_new_codes_or_a_disabled_account() {
    let team = Team::in_memory();
    let (_, keeper) = joined(&team, "keeper", Role::Administrator);
    let (account, first) = joined(&team, "otter", Role::Observer);
    let own = member(&team, &first, 0);
    assert_eq!(
        team.change_password(&own, "otter otter", &[], at(0)),
        Err(Refused::Weak)
    );
    let second = team
        .change_password(&own, "heron candle orchard", &[], at(0))
        .unwrap();
    assert!(team.who(&first, at(0)).is_none());
    let new = new_secret().unwrap();
    let own = member(&team, &second, 0);
    assert_eq!(
        team.change_codes(&own, &new, "000000", at(0)),
        Err(Refused::Code)
    );
    let third = team
        .change_codes(&own, &new, &now_code(&new, 0), at(0))
        .unwrap();
    assert!(team.who(&second, at(0)).is_none());
    let keeper = member(&team, &keeper, 0);
    team.change_member(&keeper, &account, Role::Observer, true, at(0))
        .unwrap();
    assert!(team.who(&third, at(0)).is_none());
    let code = now_code(&new, 60);
    assert_eq!(
        sign_in(&team, "otter", "heron candle orchard", &code, 60),
        Err(Refused::Wrong)
    );
    team.change_member(&keeper, &account, Role::Auditor, false, at(60))
        .unwrap();
    let token = sign_in(&team, "otter", "heron candle orchard", &code, 60).unwrap();
    assert_eq!(team.who(&token, at(60)).unwrap().role, Role::Auditor);
}

#[test]
fn somebody_always_keeps_the_accounts() {
    let team = Team::in_memory();
    let (account, token) = joined(&team, "keeper", Role::Administrator);
    let keeper = member(&team, &token, 0);
    for (role, off) in [(Role::Observer, false), (Role::Administrator, true)] {
        assert_eq!(
            team.change_member(&keeper, &account, role, off, at(0)),
            Err(Refused::Last)
        );
    }
    assert!(team.who(&token, at(0)).is_some());
}

#[test]
fn the_log_is_only_ever_added_to_and_tells_when_it_was_not() {
    let team = Team::in_memory();
    joined(&team, "otter", Role::Observer);
    team.note(Event::Read, "a1", "/record 00ff", at(0)).unwrap();
    assert_eq!(team.log_broken_at(), Ok(None));
    for change in ["UPDATE audit SET detail = ''", "DELETE FROM audit"] {
        assert!(team.db().execute(change, []).is_err(), "{change}");
    }
    // Whoever has the file can do away with the triggers; the chain tells.
    team.db()
        .execute_batch(
            "DROP TRIGGER audit_is_never_changed; UPDATE audit SET account = 'a2' WHERE seq = 2;",
        )
        .unwrap();
    assert_eq!(team.log_broken_at(), Ok(Some(2)));
}

#[test]
fn nothing_that_was_typed_is_in_the_log() {
    let team = Team::in_memory();
    joined(&team, "otter", Role::Observer);
    let _ = sign_in(
        &team,
        "a name as a handle",
        "a password typed there",
        "123456",
        60,
    );
    let lines = format!("{:?}", team.log(i64::MAX, 99).unwrap());
    assert!(
        !lines.contains("otter") && !lines.contains("typed") && !lines.contains("a name"),
        "{lines}"
    );
}

#[test]
fn every_event_has_its_phrase() {
    for lang in tregua_wording::Lang::ALL {
        let words = tregua_wording::Wording::new(*lang);
        for event in Event::ALL {
            assert!(
                words.has(&format!("web-settings-event-{}", event.word())),
                "{event:?}"
            );
        }
    }
}

#[cfg(unix)]
#[test]
fn the_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let path = std::env::temp_dir().join(format!("tregua-{}.team", token().unwrap()));
    Team::open(&path, false).unwrap();
    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(Team::open(&path, false).is_err());
    std::fs::remove_file(&path).unwrap();
}
