//! `tregua note`: a line becomes drafts in a private notebook; complete drafts are signed and put on record.

mod ask;
mod show;

use std::io::{BufRead, IsTerminal};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde_json::{Value, json};
use tregua_desk::answers::Ground;
use tregua_import::quick::{self, Answers, Draft, Question, Slip};
use tregua_wording::Arg;

use crate::cli::{Note, NoteAnswers};
use crate::commands::print_json;
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::moment::now;
use crate::notebook::{self, Notebook, Page};
use crate::print::{folded, words};

/// Columns that an option answers under another name.
const OPTIONS: &[(&str, &str)] = &[("counting_point", "point"), ("occurred", "when")];

/// Lines that are read from standard input at once.
const MOST_LINES: usize = 1_000;

pub(crate) fn run(args: &Note, as_json: bool) -> Outcome {
    let (record, text) = record_and_line(args)?;
    let mut desk = Desk::open(&record)?;
    let answers = answers(&args.answers);
    if let Some(n) = args.show {
        return desk.show(n, as_json);
    }
    if let Some(n) = args.change {
        return desk.change(n, text.as_deref(), answers, as_json);
    }
    if !args.delete.is_empty() {
        return desk.delete(&args.delete, as_json);
    }
    let (numbers, text) = match &args.put_on_record {
        Some(given) => {
            let (numbers, after) = numbers_or_line(given, text.is_none())?;
            (Some(numbers), text.or(after))
        }
        None => (None, text),
    };
    match (&numbers, text) {
        (Some(numbers), None) => desk.put(&numbers_asked(&desk, numbers, args.all)?, true, as_json),
        (Some(numbers), Some(_)) if !numbers.is_empty() || args.all => {
            Err(usage("note-numbers-or-line"))
        }
        (put, Some(text)) => desk.draft(&text, &answers, put.is_some(), as_json),
        (None, None) => desk.list(as_json),
    }
}

/// What stands after `--put-on-record`: numbers of drafts, or a line, which one may write there as well.
fn numbers_or_line(
    given: &[String],
    may_be_line: bool,
) -> Result<(Vec<u64>, Option<String>), Fault> {
    if let ([line], true) = (given, may_be_line)
        && line.parse::<u64>().is_err()
    {
        return Ok((Vec::new(), Some(line.clone())));
    }
    let numbers: Option<Vec<u64>> = given.iter().map(|n| n.parse().ok()).collect();
    let numbers = numbers.ok_or_else(|| usage("note-numbers-or-line"))?;
    Ok((numbers, None))
}

/// A wrong command line, in the words of a phrase.
fn usage(key: &str) -> Fault {
    Fault::usage(words().say(key, &[]))
}

/// The option that answers a column.
fn option(column: &str) -> String {
    let name = OPTIONS
        .iter()
        .find(|(known, _)| *known == column)
        .map_or(column, |(_, option)| option);
    format!("--{name}")
}

fn answers(given: &NoteAnswers) -> Answers {
    let pairs = [
        ("voice", &given.voice),
        ("act", &given.act),
        ("actor", &given.actor),
        ("thing", &given.thing),
        ("amount", &given.amount),
        ("counting_point", &given.point),
        ("adds", &given.adds),
        ("coverage", &given.coverage),
        ("place", &given.place),
        ("occurred", &given.when),
        ("about", &given.about),
        ("clause", &given.clause),
        ("source", &given.source),
        ("figure", &given.figure),
        ("said", &given.said),
    ];
    let filled = pairs
        .into_iter()
        .filter_map(|(column, answer)| Some((column.to_owned(), answer.clone()?)));
    filled.collect()
}

/// The words of the command line: a record, a line, both or neither.
fn record_and_line(args: &Note) -> Result<(PathBuf, Option<String>), Fault> {
    match args.words.as_slice() {
        [] => Ok((only_record()?, None)),
        [one] if is_path(one) => Ok((PathBuf::from(one), None)),
        [one] => Ok((only_record()?, Some(one.clone()))),
        [record, text] => Ok((PathBuf::from(record), Some(text.clone()))),
        _ => Err(usage("note-give-record-and-line")
            .hint(words().say("note-give-record-and-line-help", &[]))),
    }
}

/// A line has a blank or a colon; anything else names a file.
fn is_path(word: &str) -> bool {
    word != "-" && (!word.contains([' ', ':']) || Path::new(word).exists())
}

/// The one record of this folder.
fn only_record() -> Result<PathBuf, Fault> {
    let found = std::fs::read_dir(".").map_err(|error| load::unreadable(Path::new("."), &error))?;
    let mut records: Vec<PathBuf> = found
        .flatten()
        .map(|file| PathBuf::from(file.file_name()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "record"))
        .collect();
    match (records.pop(), records.len()) {
        (Some(one), 0) => Ok(one),
        (Some(_), _) => {
            Err(usage("note-several-records").hint(words().say("note-several-records-help", &[])))
        }
        (None, _) => Err(usage("note-no-record").hint(words().say("note-no-record-help", &[]))),
    }
}

fn numbers_asked(desk: &Desk, numbers: &[u64], all: bool) -> Result<Vec<u64>, Fault> {
    if !all && !numbers.is_empty() {
        return Ok(numbers.to_vec());
    }
    if all && !numbers.is_empty() {
        return Err(usage("note-all-or-numbers"));
    }
    let pages = desk.pages()?;
    if all || pages.len() == 1 {
        return Ok(pages.iter().map(|page| page.n).collect());
    }
    Err(usage("note-which-drafts"))
}

/// A record, what it knows, and its notebook's place.
struct Desk {
    path: PathBuf,
    ground: Ground,
}

/// A page as it reads now.
struct Reading {
    draft: Option<Draft>,
    slips: Vec<Slip>,
    parts: usize,
}

impl Desk {
    fn open(path: &Path) -> Result<Self, Fault> {
        let record = load::record(path)?;
        let agreement = load::newest_text(&record)?.map(|text| text.agreement);
        let mut ground = Ground::new(agreement, &load::holdings(&record)?);
        // Who was confirmed for one draft is known to the others.
        let pages = notebook::pages(path)?;
        let confirmed = pages
            .into_iter()
            .filter_map(|mut page| page.answers.remove("voice"));
        ground.known.confirmed = confirmed.filter(|voice| voice != quick::UNSTATED).collect();
        Ok(Desk {
            path: path.to_owned(),
            ground,
        })
    }

    /// The notebook, to change it.
    fn notebook(&self) -> Result<Notebook, Fault> {
        Notebook::open(&self.path)
    }

    /// What the notebook holds.
    fn pages(&self) -> Result<Vec<Page>, Fault> {
        notebook::pages(&self.path)
    }

    fn read(&self, page: &Page) -> Reading {
        let found = self.ground.read(&page.line, page.noted, &page.answers);
        let parts = found.drafts.len();
        let draft = found.drafts.into_iter().nth(page.part).map(|mut draft| {
            draft.claim.key = page.key.as_str().into();
            draft
        });
        Reading {
            draft,
            slips: found.slips,
            parts,
        }
    }

    /// Drafts of one line, or of each line of standard input: into the notebook, all or nothing.
    fn draft(&mut self, text: &str, answers: &Answers, put: bool, as_json: bool) -> Outcome {
        let lines = if text == "-" {
            read_lines()?
        } else {
            vec![text.to_owned()]
        };
        let noted = now();
        let mut notebook = self.notebook()?;
        let mut fresh = Vec::new();
        let mut slips: Vec<(String, Slip)> = Vec::new();
        for line in lines {
            let found = self.ground.read(&line, noted, answers);
            slips.extend(found.slips.into_iter().map(|slip| (line.clone(), slip)));
            for (part, draft) in found.drafts.iter().enumerate() {
                let page = Page {
                    n: notebook.next(),
                    key: self.key(draft, noted, &notebook),
                    line: line.clone(),
                    part,
                    noted,
                    answers: answers.clone(),
                };
                fresh.push(page.n);
                notebook.pages.push(page);
            }
        }
        if !slips.is_empty() {
            return show::slips(&slips, as_json);
        }
        notebook.save()?;
        if put {
            return self.put(&fresh, true, as_json);
        }
        if as_json {
            return self.as_json(&fresh);
        }
        self.show_each(&fresh)?;
        if std::io::stdin().is_terminal() && std::io::stdout().is_terminal() && text != "-" {
            return self.converse(&fresh);
        }
        Ok(())
    }

    /// A key that neither the record nor the notebook uses.
    fn key(&self, draft: &Draft, noted: Timestamp, notebook: &Notebook) -> String {
        let drafted = notebook.pages.iter().map(|page| page.key.clone());
        self.ground.key(draft, noted, drafted)
    }

    fn show_each(&self, numbers: &[u64]) -> Outcome {
        let pages = self.pages()?;
        for page in pages.iter().filter(|page| numbers.contains(&page.n)) {
            show::page(page, &self.read(page), self.ground.agreement.as_ref());
            show::next(page, &self.read(page), &self.path);
        }
        Ok(())
    }

    fn show(&self, n: u64, as_json: bool) -> Outcome {
        page(&self.pages()?, n)?;
        if as_json {
            return self.as_json(&[n]);
        }
        self.show_each(&[n])
    }

    fn list(&self, as_json: bool) -> Outcome {
        let pages = self.pages()?;
        if as_json {
            let numbers: Vec<u64> = pages.iter().map(|page| page.n).collect();
            return self.as_json(&numbers);
        }
        if pages.is_empty() {
            folded(&words().say("note-empty", &[]));
            return Ok(());
        }
        let pages: Vec<(&Page, Reading)> =
            pages.iter().map(|page| (page, self.read(page))).collect();
        show::list(&pages);
        Ok(())
    }

    /// Another line or further answers for a draft; a line of several claims makes further drafts.
    fn change(&self, n: u64, text: Option<&str>, given: Answers, as_json: bool) -> Outcome {
        let mut notebook = self.notebook()?;
        let old = page(&notebook.pages, n)?.clone();
        if self.ground.known.claims.contains(&old.key) {
            let args = [("n", n.into())];
            return Err(Fault::input(words().say("note-on-record-already", &args))
                .hint(words().say("note-on-record-already-help", &[])));
        }
        let (text, noted, answers) = match text {
            Some(text) => (
                text.to_owned(),
                now(),
                self.ground.still_asked(text, now(), &old.answers, given),
            ),
            None => {
                let answers = old.answers.clone().into_iter().chain(given).collect();
                (old.line.clone(), old.noted, answers)
            }
        };
        let found = self.ground.read(&text, noted, &answers);
        if !found.slips.is_empty() {
            let slips: Vec<_> = found
                .slips
                .into_iter()
                .map(|slip| (text.clone(), slip))
                .collect();
            return show::slips(&slips, as_json);
        }
        let same_line = text == old.line;
        let mut numbers = Vec::new();
        notebook.pages.retain(|page| page.n != n);
        let parts = found.drafts.iter().enumerate();
        for (part, draft) in parts.filter(|(part, _)| !same_line || *part == old.part) {
            let n = if numbers.is_empty() {
                n
            } else {
                notebook.next()
            };
            let key = self.key(draft, noted, &notebook);
            numbers.push(n);
            notebook.pages.push(Page {
                n,
                key,
                line: text.clone(),
                part,
                noted,
                answers: answers.clone(),
            });
        }
        notebook.pages.sort_by_key(|page| page.n);
        notebook.save()?;
        if as_json {
            return self.as_json(&numbers);
        }
        self.show_each(&numbers)
    }

    fn delete(&self, numbers: &[u64], as_json: bool) -> Outcome {
        let mut notebook = self.notebook()?;
        for n in numbers {
            page(&notebook.pages, *n)?;
        }
        let before = notebook.pages.len();
        notebook.pages.retain(|page| !numbers.contains(&page.n));
        let gone = before - notebook.pages.len();
        notebook.save()?;
        if as_json {
            return print_json(&json!({ "deleted": numbers }));
        }
        let drafts = words().say("drafts", &[("n", (gone as u64).into())]);
        folded(&words().say("note-deleted", &[("drafts", Arg::said(drafts))]));
        Ok(())
    }

    /// Signs drafts, puts them on record, takes them out of the notebook: in that order, so that a crash in between
    /// leaves a draft whose key is on record, and putting it there again adds nothing. Each is shown first, unless it was
    /// shown just now.
    fn put(&self, numbers: &[u64], show: bool, as_json: bool) -> Outcome {
        let mut notebook = self.notebook()?;
        let mut readings = Vec::new();
        for n in numbers {
            let page = page(&notebook.pages, *n)?;
            readings.push((page.clone(), self.read(page)));
        }
        let open = readings.iter().filter(|(_, reading)| !reading.is_ready());
        if open.count() > 0 {
            return show::refused(&readings, as_json);
        }
        if show && !as_json {
            for (page, reading) in &readings {
                show::page(page, reading, self.ground.agreement.as_ref());
            }
        }
        let mut record = load::record(&self.path)?;
        let complete = readings
            .iter()
            .filter_map(|(_, reading)| reading.draft.as_ref());
        let done = self
            .ground
            .put(&mut record, complete.clone(), now(), words())?;
        notebook.pages.retain(|page| !numbers.contains(&page.n));
        notebook
            .save()
            .map_err(|fault| fault.hint(words().say("note-put-left-behind", &[])))?;
        if as_json {
            let keys: Vec<&str> = complete.map(|draft| draft.claim.key.as_str()).collect();
            let receipts: Vec<String> = done.receipts.iter().map(ToString::to_string).collect();
            return print_json(
                &json!({ "on_record": keys, "new": done.new, "receipts": receipts }),
            );
        }
        match done.receipts.first() {
            Some(receipt) => {
                let claims = words().say("claims", &[("n", (complete.count() as u64).into())]);
                let args = [
                    ("claims", Arg::said(claims)),
                    ("receipt", receipt.short().into()),
                ];
                folded(&words().say("note-put", &args));
            }
            None => folded(&words().say("note-put-nothing-new", &[])),
        }
        Ok(())
    }

    /// Asks what is open, one question after the other, and whether to put on record what is complete.
    fn converse(&mut self, numbers: &[u64]) -> Outcome {
        let input = &mut std::io::stdin().lock();
        let mut ready = Vec::new();
        for n in numbers {
            while let Some(open) = self.first_question(*n)? {
                let Some(answer) = ask::question(*n, &open, input) else {
                    break;
                };
                self.answer(*n, open.column, answer)?;
            }
            let pages = self.pages()?;
            let page = pages.iter().find(|page| page.n == *n);
            ready.extend(
                page.filter(|page| self.read(page).is_ready())
                    .map(|page| page.n),
            );
        }
        if ready.is_empty() || !ask::put(input) {
            folded(&words().say("note-left", &[]));
            return Ok(());
        }
        self.put(&ready, false, false)
    }

    fn first_question(&self, n: u64) -> Result<Option<Question>, Fault> {
        let pages = self.pages()?;
        let draft = pages
            .iter()
            .find(|page| page.n == n)
            .and_then(|page| self.read(page).draft);
        Ok(draft.and_then(|draft| draft.questions.into_iter().next()))
    }

    /// Keeps an answer that is understood, and shows the draft once it is complete. The notebook is held only while it is
    /// written, not while somebody thinks.
    fn answer(&mut self, n: u64, column: &str, answer: String) -> Outcome {
        let mut notebook = self.notebook()?;
        let Some(page) = notebook.pages.iter_mut().find(|page| page.n == n) else {
            return Ok(());
        };
        if column == "voice" && answer != quick::UNSTATED {
            self.ground.known.confirmed.insert(answer.clone());
        }
        page.answers.insert(column.to_owned(), answer);
        let reading = self.read(page);
        if !reading.slips.is_empty() {
            show::slips_below(&page.line, &reading.slips);
            return Ok(());
        }
        if reading.is_ready() {
            show::page(page, &reading, self.ground.agreement.as_ref());
        }
        notebook.save()
    }

    fn as_json(&self, numbers: &[u64]) -> Outcome {
        let pages = self.pages()?;
        let pages = pages.iter().filter(|page| numbers.contains(&page.n));
        let drafts: Vec<Value> = pages
            .map(|page| show::page_json(page, &self.read(page)))
            .collect();
        print_json(&json!({ "drafts": drafts, "slips": [] }))
    }
}

impl Reading {
    fn is_ready(&self) -> bool {
        let draft = self.draft.as_ref();
        draft.is_some_and(|draft| draft.questions.is_empty()) && self.slips.is_empty()
    }
}

fn page(pages: &[Page], n: u64) -> Result<&Page, Fault> {
    pages.iter().find(|page| page.n == n).ok_or_else(|| {
        let args = [("n", n.into())];
        Fault::input(words().say("note-no-draft", &args))
            .hint(words().say("note-no-draft-help", &[]))
    })
}

/// The lines of standard input that hold something.
fn read_lines() -> Result<Vec<String>, Fault> {
    let mut lines = Vec::new();
    for read in std::io::stdin().lock().lines() {
        let read = read.map_err(|error| {
            let args = [("system", error.to_string().into())];
            Fault::input(words().say("note-lines-unreadable", &args))
        })?;
        if lines.len() == MOST_LINES {
            let args = [("limit", (MOST_LINES as u64).into())];
            return Err(Fault::input(words().say("note-lines-many", &args)));
        }
        if !read.trim().is_empty() {
            lines.push(read);
        }
    }
    if lines.is_empty() {
        return Err(Fault::input(words().say("note-lines-none", &[])));
    }
    Ok(lines)
}
