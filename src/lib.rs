//! Etalase: folders of YAML and photos in, a light storefront out.
//!
//! The build is one sentence, and [`build`] says it on one screen:
//!
//! > discover → parse → catalogue → portal → plan → photo → render → publish
//!
//! | room | takes → gives |
//! |---|---|
//! | [`cli`] | arguments → one command with resolved options → exit status |
//! | [`diagnostic`] | findings → a report, for people and for programs |
//! | [`locale`] | message id and arguments → text |
//! | [`value`] | what people write → `Rupiah`, `Phone`, `Hours`, … |
//! | [`qr`] | a text → its QR code as SVG and PNG |
//! | [`files`] | read, create new, write whole or not at all |
//! | [`discover`] | a shop's folder → its sorted, classified files |
//! | [`parse`] | texts → drafts, in which every field has its span |
//! | [`catalogue`] | drafts → the shop as shoppers see it; the group without its members |
//! | [`theme`] | a theme's name and the shop's own files → templates finished once, assets, texts |
//! | [`portal`] | members' public data → the group's portal |
//! | [`plan`] | shop or portal, and theme → pages, addresses, photo jobs |
//! | [`photo`] | photo jobs → files in a content-addressed cache |
//! | [`render`] | plan, photos and theme → the bytes of pages |
//! | [`offline`] | plan, page digests and theme → what lets a phone keep the shop |
//! | [`publish`] | outputs → the output folder, swapped in as the last step |
//! | [`build`] | the sentence above; the store for the next run |
//! | [`audit`] | catalogue, findings about photos and pages → readiness as rows, and reports of it |
//! | [`serve`] | a shop's folder → its site in the browser, anew with each change, and on phones near by |
//! | [`export`] | a shop's folder → one file in another form: to print, to send |
//! | [`edit`] | a file and changes → the same file, its other bytes untouched; former texts, the bin |
//! | [`import`] | sheets → new folders; private columns into `_pribadi.yaml`, which only `check --private` reads |
//! | [`scaffold`] | answers → new folders; creates, never overwrites |
//!
//! Arrows run forward: a stage may use the stages before it and the shared rooms (`diagnostic`, `locale`, `value`,
//! `files`, `qr`, `escape`), which know no stage. A finding is about people's files and never stops the run; a failure of the
//! machine is an error.

pub mod audit;
pub mod build;
pub mod catalogue;
pub mod cli;
pub mod diagnostic;
pub mod discover;
pub mod edit;
mod escape;
pub mod export;
pub mod files;
pub mod import;
pub mod locale;
pub mod offline;
pub mod parse;
pub mod photo;
pub mod plan;
pub mod portal;
pub mod publish;
pub mod qr;
pub mod render;
pub mod scaffold;
pub mod serve;
pub mod theme;
pub mod value;
