//! What is wrong with published documents. Files are read here and stay here: what is shown of a run is JSON, which a
//! browser reads faster than it is handed objects.

use std::io::{self, Read};

use affix_core::audit::{self, AcceptedFinding, Asked, AuditQuestion, AuditRun};
use affix_core::settings::{self, OwnRule, Settings};
use affix_core::text::message::FieldProblem;
use affix_files::documents::{self, Audited, Source};
use serde::Serialize;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::room::Room;
use crate::clock::day;
use crate::problem::Problem;
use crate::stored::stored;
use crate::value::{read, tree, write_all};

/// A run over files.
#[wasm_bindgen]
pub struct Audits {
    asked: Asked,
    run: AuditRun,
    room: Room,
}

#[wasm_bindgen]
impl Audits {
    /// Nothing was read yet. `own` are links that the user has made, which say whose short links are.
    #[wasm_bindgen(constructor)]
    pub fn new(
        settings: Ts<Settings>,
        market: Option<String>,
        own: Vec<String>,
        accepted: Vec<Ts<AcceptedFinding>>,
        now: f64,
    ) -> Result<Self, JsValue> {
        let settings = Settings::stored(tree(settings.into())?).map_err(|why| Problem::of(&why))?;
        let asked = Asked::new(&settings, day(now)).market(market.as_deref()).knowing(own).with_text_around();
        Ok(Self { asked, run: AuditRun::new(stored(accepted), day(now)), room: Room::default() })
    }

    /// Reads a file of this name, with its folders.
    pub fn file(&mut self, name: &str, bytes: &[u8]) {
        self.room.make();
        let found = documents::audit(name, bytes, &self.asked);
        self.take(name, found);
    }

    /// Reads one that is too large to be handed over at once: `piece` answers with its bytes from one place up to
    /// another. Throws where they cannot be read.
    pub fn large(&mut self, name: &str, size: f64, piece: &js_sys::Function) -> Result<(), JsValue> {
        self.room.make();
        let found = documents::audit_from(name, &Pieces { size, piece }, &self.asked);
        let found = found.map_err(|_| Problem::bad_request("its bytes could not be read"))?;
        self.take(name, found);
        Ok(())
    }

    /// A file that is packed, and not read here.
    pub fn packed(&mut self, name: &str) {
        self.run.take(name, 0, audit::Audited { findings: documents::packed(name), ..audit::Audited::default() });
    }

    /// What is accepted from now on.
    pub fn know(&mut self, accepted: Vec<Ts<AcceptedFinding>>) {
        self.run.know(stored(accepted));
    }

    /// JSON of an `AuditView`.
    pub fn view(&self, question: Ts<AuditQuestion>) -> Result<String, JsValue> {
        json(&self.run.view(&read(question)?))
    }

    /// What is to be stored where findings are accepted: those of these numbers or, without numbers, all that the
    /// question asks for.
    pub fn accepting(
        &self,
        question: Ts<AuditQuestion>,
        numbers: Option<Vec<u32>>,
        why: &str,
    ) -> Result<Vec<Ts<AcceptedFinding>>, JsValue> {
        write_all(&self.run.accepting(&read(question)?, numbers.as_deref(), why))
    }

    /// The fingerprints of those.
    pub fn fingerprints(&self, question: Ts<AuditQuestion>, numbers: Option<Vec<u32>>) -> Result<Vec<String>, JsValue> {
        Ok(self.run.fingerprints(&read(question)?, numbers.as_deref()))
    }

    /// The files in which those can be replaced.
    pub fn mendable(&self, question: Ts<AuditQuestion>, numbers: Option<Vec<u32>>) -> Result<Vec<String>, JsValue> {
        Ok(self.run.mendable(&read(question)?, numbers.as_deref()))
    }

    /// A file with what is replaced of those; throws where it is another one than the one that was read.
    pub fn mended(
        &self,
        file: &str,
        bytes: &[u8],
        question: Ts<AuditQuestion>,
        numbers: Option<Vec<u32>>,
    ) -> Result<Vec<u8>, JsValue> {
        let mended = self.run.mended(file, bytes, &read(question)?, numbers.as_deref());
        mended.map_err(|why| Problem::of(&why).into())
    }

    /// What is to be put for what of those in the programs that their files came from, as CSV; nothing where nothing is.
    #[wasm_bindgen(js_name = oldToNew)]
    pub fn old_to_new(
        &self,
        question: Ts<AuditQuestion>,
        numbers: Option<Vec<u32>>,
    ) -> Result<Option<String>, JsValue> {
        Ok(self.run.old_to_new(&read(question)?, numbers.as_deref()))
    }

    /// JSON of every `Note` that is said, each once.
    pub fn notes(&self) -> Result<String, JsValue> {
        json(&self.run.notes())
    }

    /// The whole run for other programs, `json`, `csv` or `sarif`, with the sentences for [`Self::notes`] in their order.
    pub fn report(&self, form: &str, sentences: Vec<String>) -> Result<String, JsValue> {
        let report = self.run.report(&sentences);
        match form {
            "json" => Ok(report.json()),
            "csv" => Ok(report.csv()),
            "sarif" => Ok(report.sarif(env!("CARGO_PKG_VERSION"))),
            _ => Err(Problem::bad_request("there is no such form").into()),
        }
    }
}

impl Audits {
    fn take(&mut self, name: &str, Audited { documents, links, own, findings, products }: Audited) {
        self.run.take(name, documents, audit::Audited { links, own, findings, products });
    }
}

/// What is wrong with a rule of the user's own while it is typed, by its fields.
#[wasm_bindgen(js_name = checkRule)]
pub fn check_rule(rule: Ts<OwnRule>) -> Result<Vec<Ts<FieldProblem>>, JsValue> {
    write_all(&settings::check_rule(&read(rule)?))
}

/// What is done with a file of this name: `read`, `packed` or, where it is none of a publisher's, nothing.
#[wasm_bindgen(js_name = auditedAs)]
pub fn audited_as(name: &str) -> Option<String> {
    match () {
        () if documents::is_document(name) => Some("read".to_owned()),
        () if documents::is_packed(name) => Some("packed".to_owned()),
        () => None,
    }
}

/// The file that is handed over piece by piece.
struct Pieces<'f> {
    size: f64,
    piece: &'f js_sys::Function,
}

impl Source for Pieces<'_> {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(Opened { file: self, at: 0.0 }))
    }
}

struct Opened<'f> {
    file: &'f Pieces<'f>,
    at: f64,
}

impl Read for Opened<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let room = f64::from(u32::try_from(out.len()).unwrap_or(u32::MAX));
        let end = (self.at + room).min(self.file.size);
        if end <= self.at {
            return Ok(0);
        }
        let asked = self.file.piece.call2(&JsValue::NULL, &self.at.into(), &end.into());
        let bytes = asked.ok().and_then(|bytes| bytes.dyn_into::<js_sys::Uint8Array>().ok());
        let bytes = bytes.ok_or_else(|| io::Error::from(io::ErrorKind::Other))?;
        let length = usize::try_from(bytes.length()).ok();
        let room = length.and_then(|length| out.get_mut(..length));
        let room = room.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
        bytes.copy_to(room);
        self.at += f64::from(bytes.length());
        Ok(room.len())
    }
}

fn json<T: Serialize>(value: &T) -> Result<String, JsValue> {
    serde_json::to_string(value).map_err(|_| Problem::bad_answer().into())
}
