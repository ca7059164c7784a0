//! The loop: what the editor says, and what it is answered. Texts are sent whole; they are small.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use lsp_server::{Connection, ErrorCode, Message, Notification, ProtocolError, Request, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidCloseTextDocument, DidOpenTextDocument, DidSaveTextDocument,
    Notification as _, PublishDiagnostics,
};
use lsp_types::request::{
    Completion, DocumentSymbolRequest, Formatting, HoverRequest, PrepareRenameRequest, Rename,
    Request as _,
};
use lsp_types::{
    CompletionOptions, CompletionParams, DidChangeTextDocumentParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams, DocumentFormattingParams,
    DocumentSymbolParams, DocumentSymbolResponse, HoverParams, HoverProviderCapability, OneOf,
    PrepareRenameResponse, PublishDiagnosticsParams, RenameOptions, RenameParams,
    ServerCapabilities, TextDocumentPositionParams, TextDocumentSyncCapability,
    TextDocumentSyncKind, TextDocumentSyncOptions, Uri, WorkspaceEdit,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use thiserror::Error;
use tregua_wording::Wording;

use crate::Open;

/// As many texts as may be open at once; a further one is not read until another is closed.
const MAX_OPEN: usize = 200;

/// Examples of a text are judged once nobody has said anything for so long, or as it is saved.
const PAUSE: Duration = Duration::from_millis(300);

/// Why the talk with an editor ended before it was over.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The editor spoke another protocol, or left in the middle of it. Start it again.
    #[error(transparent)]
    Protocol(#[from] ProtocolError),
    /// The editor no longer listens.
    #[error("the editor no longer listens")]
    Gone,
    /// What was to be said could not be written as JSON: a defect of ours.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// Talks with an editor until it says goodbye. Words are those of `words`.
///
/// # Errors
/// [`ServeError`] if the talk ends otherwise; nothing is lost, for nothing is kept.
pub fn serve(connection: &Connection, words: &Wording) -> Result<(), ServeError> {
    match connection.initialize(serde_json::to_value(capabilities())?) {
        // An editor that leaves before it says anything has asked for nothing.
        Err(error) if error.channel_is_disconnected() => return Ok(()),
        begun => begun?,
    };
    let mut texts = Texts {
        open: BTreeMap::new(),
        unjudged: BTreeSet::new(),
        words,
    };
    while let Some(heard) = texts.wait(connection) {
        let answers = match heard {
            Heard::Said(Message::Request(request)) => {
                if connection.handle_shutdown(&request)? {
                    return Ok(());
                }
                vec![Message::Response(texts.answer(request))]
            }
            Heard::Said(Message::Notification(told)) => texts.hear(told).into_iter().collect(),
            Heard::Said(Message::Response(_)) => Vec::new(),
            Heard::Nothing => texts.judge(),
        };
        for answer in answers {
            connection
                .sender
                .send(answer)
                .map_err(|_| ServeError::Gone)?;
        }
    }
    Ok(())
}

/// What an editor can ask.
fn capabilities() -> ServerCapabilities {
    ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Options(
            TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::FULL),
                save: Some(true.into()),
                ..TextDocumentSyncOptions::default()
            },
        )),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(vec![" ".to_owned()]),
            ..CompletionOptions::default()
        }),
        document_formatting_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: Default::default(),
        })),
        ..ServerCapabilities::default()
    }
}

/// The texts that the editor has open, by their address.
struct Texts<'w> {
    open: BTreeMap<String, Open>,
    /// Those whose examples were not judged since they changed.
    unjudged: BTreeSet<String>,
    words: &'w Wording,
}

/// What comes from the editor.
enum Heard {
    Said(Message),
    /// For a while, nothing.
    Nothing,
}

impl Texts<'_> {
    /// The next message; or a pause, where one is waited for. `None` once the editor is gone.
    fn wait(&self, connection: &Connection) -> Option<Heard> {
        if self.unjudged.is_empty() {
            return connection.receiver.recv().ok().map(Heard::Said);
        }
        match connection.receiver.recv_timeout(PAUSE) {
            Ok(message) => Some(Heard::Said(message)),
            Err(error) => error.is_timeout().then_some(Heard::Nothing),
        }
    }

    /// Judges the examples of every text that changed, and says what is wrong with it now.
    fn judge(&mut self) -> Vec<Message> {
        let waiting = std::mem::take(&mut self.unjudged);
        waiting
            .iter()
            .filter_map(|known| self.judge_one(known))
            .collect()
    }

    fn judge_one(&mut self, known: &str) -> Option<Message> {
        self.unjudged.remove(known);
        let words = self.words;
        let open = self
            .open
            .get_mut(known)
            .filter(|open| open.has_examples())?;
        open.judge(known, words);
        let uri: Uri = known.parse().ok()?;
        let found = open.diagnostics(&uri, words);
        Some(wrong(uri, found))
    }

    fn answer(&self, request: Request) -> Response {
        let id = request.id.clone();
        let answer = match request.method.as_str() {
            HoverRequest::METHOD => with(request, |asked: HoverParams| {
                let (open, at) = self.at(&asked.text_document_position_params)?;
                json(&open.hover(at, self.words))
            }),
            Completion::METHOD => with(request, |asked: CompletionParams| {
                let (open, at) = self.at(&asked.text_document_position)?;
                json(&open.complete(at))
            }),
            Formatting::METHOD => with(request, |asked: DocumentFormattingParams| {
                json(&self.of(&asked.text_document.uri)?.format())
            }),
            DocumentSymbolRequest::METHOD => with(request, |asked: DocumentSymbolParams| {
                let outline = self.of(&asked.text_document.uri)?.outline();
                json(&DocumentSymbolResponse::Nested(outline))
            }),
            PrepareRenameRequest::METHOD => with(request, |asked: TextDocumentPositionParams| {
                let (open, at) = self.at(&asked)?;
                // Where there is no label the editor says so in its own words.
                let found = open.label_at(at).ok();
                json(&found.map(|(range, placeholder)| {
                    PrepareRenameResponse::RangeWithPlaceholder { range, placeholder }
                }))
            }),
            Rename::METHOD => with(request, |asked: RenameParams| {
                let (open, at) = self.at(&asked.text_document_position)?;
                let edits = open.rename(at, &asked.new_name);
                let edits = edits.map_err(|not| (ErrorCode::RequestFailed, not.to_string()))?;
                let uri = asked.text_document_position.text_document.uri;
                json(&WorkspaceEdit::new([(uri, edits)].into_iter().collect()))
            }),
            other => Err((
                ErrorCode::MethodNotFound,
                format!("`{other}` is not answered here"),
            )),
        };
        match answer {
            Ok(value) => Response::new_ok(id, value),
            Err((code, message)) => Response::new_err(id, code as i32, message),
        }
    }

    /// A text was opened, changed or closed: what is wrong with it now.
    fn hear(&mut self, told: Notification) -> Option<Message> {
        let (uri, text) = match told.method.as_str() {
            DidOpenTextDocument::METHOD => {
                let told: DidOpenTextDocumentParams = serde_json::from_value(told.params).ok()?;
                (told.text_document.uri, Some(told.text_document.text))
            }
            DidChangeTextDocument::METHOD => {
                let told: DidChangeTextDocumentParams = serde_json::from_value(told.params).ok()?;
                let text = told.content_changes.into_iter().next_back()?.text;
                (told.text_document.uri, Some(text))
            }
            DidCloseTextDocument::METHOD => {
                let told: DidCloseTextDocumentParams = serde_json::from_value(told.params).ok()?;
                (told.text_document.uri, None)
            }
            DidSaveTextDocument::METHOD => {
                let told: DidSaveTextDocumentParams = serde_json::from_value(told.params).ok()?;
                return self.judge_one(told.text_document.uri.as_str());
            }
            _ => return None,
        };
        let known = uri.as_str().to_owned();
        self.unjudged.remove(&known);
        let diagnostics = match text {
            Some(text) if self.open.len() < MAX_OPEN || self.open.contains_key(&known) => {
                let open = Open::new(text);
                let found = open.diagnostics(&uri, self.words);
                if open.has_examples() {
                    self.unjudged.insert(known.clone());
                }
                self.open.insert(known, open);
                found
            }
            _ => {
                self.open.remove(&known);
                Vec::new()
            }
        };
        Some(wrong(uri, diagnostics))
    }

    fn of(&self, uri: &Uri) -> Result<&Open, Refused> {
        let open = self.open.get(uri.as_str());
        open.ok_or_else(|| {
            (
                ErrorCode::InvalidParams,
                "this text is not open here".to_owned(),
            )
        })
    }

    fn at(
        &self,
        asked: &TextDocumentPositionParams,
    ) -> Result<(&Open, lsp_types::Position), Refused> {
        Ok((self.of(&asked.text_document.uri)?, asked.position))
    }
}

/// What is wrong with a text, as the editor is told.
fn wrong(uri: Uri, diagnostics: Vec<lsp_types::Diagnostic>) -> Message {
    let said = PublishDiagnosticsParams {
        uri,
        diagnostics,
        version: None,
    };
    let said = Notification::new(PublishDiagnostics::METHOD.to_owned(), said);
    Message::Notification(said)
}

/// Why a request has no answer, as the protocol wants it.
type Refused = (ErrorCode, String);

fn with<P: DeserializeOwned>(
    request: Request,
    answer: impl FnOnce(P) -> Result<Value, Refused>,
) -> Result<Value, Refused> {
    let asked = serde_json::from_value(request.params);
    answer(asked.map_err(|error| (ErrorCode::InvalidParams, error.to_string()))?)
}

fn json(value: &impl Serialize) -> Result<Value, Refused> {
    serde_json::to_value(value).map_err(|error| (ErrorCode::InternalError, error.to_string()))
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
