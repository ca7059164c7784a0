//! An editor at the other end of the protocol.

use std::thread;

use lsp_server::{Connection, Message, Notification, Request, RequestId};
use serde_json::{Value, json};
use tregua_wording::{Lang, Wording};

use super::serve;

const TEXT: &str = "agreement \"Talks of the river\"\nlanguage 1, english\nparties Alpha and Beta\n\
clock +02:00, each day runs 07:00 to 07:00\nthing truck (trucks)\n\nphase Pause\n  starts 2024-01-01 07:00\n  lasts 4 days\n\n\
clause aid in Pause\n  Alpha must admit at least 200 trucks within 2 days from start of Pause\n  counted at crossing\n\n\
clause calm in Pause\n  Beta must not attack\n  once clause aid is met\n";

const URI: &str = "file:///talks.tregua";

/// An editor with one text open, and what it was told of it.
struct Editor {
    connection: Connection,
    server: Option<thread::JoinHandle<()>>,
    asked: i32,
}

impl Editor {
    fn with(text: &str) -> (Self, Value) {
        let (theirs, ours) = Connection::memory();
        let server = thread::spawn(move || {
            serve(&ours, &Wording::new(Lang::English)).unwrap();
        });
        let mut editor = Editor {
            connection: theirs,
            server: Some(server),
            asked: 0,
        };
        let can = editor.ask("initialize", json!({ "capabilities": {} }));
        assert_eq!(can["capabilities"]["hoverProvider"], true);
        editor.tell("initialized", json!({}));
        let told = editor.open(text);
        (editor, told)
    }

    fn tell(&self, method: &str, params: Value) {
        let told = Notification::new(method.to_owned(), params);
        self.connection
            .sender
            .send(Message::Notification(told))
            .unwrap();
    }

    fn open(&self, text: &str) -> Value {
        let document = json!({ "uri": URI, "languageId": "tregua", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
        self.told()
    }

    fn change(&self, text: &str) -> Value {
        let changes = json!([{ "text": text }]);
        self.tell(
            "textDocument/didChange",
            json!({ "textDocument": { "uri": URI, "version": 2 }, "contentChanges": changes }),
        );
        self.told()
    }

    /// What the editor is told is wrong.
    fn told(&self) -> Value {
        match self.connection.receiver.recv().unwrap() {
            Message::Notification(told) => told.params["diagnostics"].clone(),
            other => panic!("not told what is wrong but {other:?}"),
        }
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.answer(method, params).unwrap()
    }

    fn answer(&mut self, method: &str, params: Value) -> Result<Value, String> {
        self.asked += 1;
        let request = Request::new(RequestId::from(self.asked), method.to_owned(), params);
        self.connection
            .sender
            .send(Message::Request(request))
            .unwrap();
        match self.connection.receiver.recv().unwrap() {
            Message::Response(answer) => answer.response_result.map_err(|error| error.message),
            other => panic!("no answer but {other:?}"),
        }
    }

    fn at(line: u32, character: u32) -> Value {
        json!({ "textDocument": { "uri": URI }, "position": { "line": line, "character": character } })
    }

    /// The labels offered at a place.
    fn offered(&mut self, line: u32, character: u32) -> Vec<String> {
        let offered = self.ask("textDocument/completion", Editor::at(line, character));
        let items = offered.as_array().unwrap().iter();
        items
            .map(|item| item["label"].as_str().unwrap().to_owned())
            .collect()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        if thread::panicking() {
            return;
        }
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.server.take().unwrap().join().unwrap();
    }
}

#[test]
fn what_is_wrong_is_told_as_the_text_is_opened_and_changed() {
    let (editor, told) = Editor::with(&TEXT.replace("trucks within", "lorries within"));
    assert_eq!(told[0]["code"], "E0202");
    assert_eq!(
        told[0]["range"]["start"],
        json!({ "line": 11, "character": 32 })
    );
    assert!(
        told[0]["message"].as_str().unwrap().contains("`lorries"),
        "{told}"
    );
    assert_eq!(editor.change(TEXT), json!([]));
    editor.tell(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": URI } }),
    );
    assert_eq!(editor.told(), json!([]));
}

#[test]
fn a_clause_says_what_it_asks_where_the_pointer_rests() {
    let (mut editor, _) = Editor::with(TEXT);
    let hover = editor.ask("textDocument/hover", Editor::at(11, 5));
    let said = hover["contents"]["value"].as_str().unwrap();
    assert!(
        said.contains("at least 200 trucks") && said.contains("counted at crossing"),
        "{said}"
    );
    assert_eq!(
        editor.ask("textDocument/hover", Editor::at(0, 3)),
        Value::Null
    );
}

#[test]
fn only_what_can_stand_there_is_offered() {
    let broken = TEXT.replace("  counted at crossing\n", "  counted at \n");
    let (mut editor, _) = Editor::with(&broken);
    assert_eq!(
        editor.offered(12, 13),
        [
            "collection",
            "crossing",
            "delivery",
            "dispatch",
            "offloading",
            "receipt"
        ]
        .map(str::to_owned)
    );
    editor.change(&TEXT.replace("Beta must not attack", "Beta must not "));
    let verbs = editor.offered(15, 16);
    assert!(verbs.contains(&"attack".to_owned()), "{verbs:?}");
    assert!(
        !verbs.contains(&"Alpha".to_owned()) && !verbs.contains(&"trucks".to_owned()),
        "{verbs:?}"
    );
    editor.change(&TEXT.replace("once clause aid is met", "once clause "));
    assert_eq!(editor.offered(16, 14), ["aid"].map(str::to_owned));
    editor.change(&format!("{TEXT}# counted at "));
    assert_eq!(
        editor.offered(17, 13),
        [] as [String; 0],
        "nothing in a comment"
    );
}

#[test]
fn another_label_is_written_wherever_the_clause_is_named_and_the_old_one_is_kept() {
    let text = format!("{TEXT}\nnames in Italian\n  aid: \"aiuti\"\n");
    let (mut editor, told) = Editor::with(&text);
    assert_eq!(told, json!([]));
    let offered = editor.ask("textDocument/prepareRename", Editor::at(16, 15));
    assert_eq!(offered["placeholder"], "aid");
    let mut asked = Editor::at(10, 8);
    asked["newName"] = json!("relief");
    let edits = editor.ask("textDocument/rename", asked.clone());
    let edits: Vec<lsp_types::TextEdit> =
        serde_json::from_value(edits["changes"][URI].clone()).unwrap();
    let mut renamed = text.clone();
    for edit in edits.iter().rev() {
        let span =
            crate::place::byte(&text, edit.range.start)..crate::place::byte(&text, edit.range.end);
        renamed.replace_range(span, &edit.new_text);
    }
    assert!(
        renamed.contains("clause relief in Pause\n  was aid\n"),
        "{renamed}"
    );
    assert!(
        renamed.contains("once clause relief is met") && renamed.contains("  relief: \"aiuti\""),
        "{renamed}"
    );
    assert_eq!(editor.change(&renamed), json!([]));
    editor.change(&text);
    asked["newName"] = json!("calm");
    assert!(
        editor
            .answer("textDocument/rename", asked.clone())
            .unwrap_err()
            .contains("E0201")
    );
    asked["position"] = json!({ "line": 2, "character": 9 });
    assert!(
        editor
            .answer("textDocument/rename", asked)
            .unwrap_err()
            .contains("label of a clause")
    );
    assert_eq!(
        editor.ask("textDocument/prepareRename", Editor::at(2, 9)),
        Value::Null
    );
}

#[test]
fn a_text_is_set_and_outlined_and_what_is_not_known_is_refused() {
    let (mut editor, _) = Editor::with(&TEXT.replace("  Beta", "Beta"));
    let asked = json!({ "textDocument": { "uri": URI }, "options": { "tabSize": 2, "insertSpaces": true } });
    let edits = editor.ask("textDocument/formatting", asked.clone());
    assert_eq!(edits[0]["newText"], TEXT);
    editor.change(TEXT);
    assert_eq!(editor.ask("textDocument/formatting", asked), json!([]));
    let outline = editor.ask(
        "textDocument/documentSymbol",
        json!({ "textDocument": { "uri": URI } }),
    );
    let names: Vec<&Value> = outline
        .as_array()
        .unwrap()
        .iter()
        .map(|symbol| &symbol["name"])
        .collect();
    assert_eq!(
        names,
        ["truck ( trucks )", "Pause", "aid in Pause", "calm in Pause"]
    );
    assert!(
        editor
            .answer("textDocument/inlayHint", json!({}))
            .unwrap_err()
            .contains("not answered")
    );
    let other = json!({ "textDocument": { "uri": "file:///other" } });
    assert!(
        editor
            .answer("textDocument/documentSymbol", other)
            .unwrap_err()
            .contains("not open")
    );
}

/// A day that is told short, and a line that says what does not follow.
const EXAMPLE: &str = "\nexample \"a day told short\"\n  | claim | kind | voice | act | actor | thing | amount | adds | counting_point | occurred | said\n  \
    | a1 | claim | Alpha | admit | Alpha | truck | 10 | total | crossing | 2024-01-01 | 2024-01-02T08:00+02:00\n  \
    as of 2024-01-05 12:00\n  | according to Alpha | aid | total | - | met\n";

#[test]
fn examples_are_judged_after_a_pause_and_as_the_text_is_saved_but_not_at_every_key() {
    let codes = |told: &Value| -> Vec<String> {
        let told = told.as_array().unwrap().iter();
        told.map(|one| one["code"].as_str().unwrap().to_owned())
            .collect()
    };
    let text = TEXT.to_owned() + EXAMPLE;
    let (editor, told) = Editor::with(&text);
    assert_eq!(codes(&told), [] as [&str; 0], "what is read comes at once");
    assert_eq!(codes(&editor.told()), ["E0804"], "after a pause");
    let changed = editor.change(&text.replace("200 trucks", "201 trucks"));
    assert_eq!(codes(&changed), [] as [&str; 0]);
    editor.tell(
        "textDocument/didSave",
        json!({ "textDocument": { "uri": URI } }),
    );
    let saved = editor.told();
    assert_eq!(codes(&saved), ["E0804"]);
    let place = &saved[0]["range"]["start"]["line"];
    assert_eq!(place, &json!(text.lines().count() - 1));
    let unknown = text.replace("| a1 | claim |", "| a1 | claims |");
    assert_eq!(codes(&editor.change(&unknown)), [] as [&str; 0]);
    assert_eq!(codes(&editor.told()), ["E0802"]);
    // A text with errors has none judged: nothing more is said of it.
    let broken = editor.change(&text.replace("must not", "must nott"));
    assert_eq!(codes(&broken), ["E0103"]);
}
