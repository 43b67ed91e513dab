//! Plain data that passes from stage to stage. In: nothing. Out: types. It never holds logic beyond
//! small accessors, and imports nothing of ours.
//!
//! Read in this order: [`span`], [`document`] (what ingest makes), [`grammar`] (parts of speech and features),
//! [`analysis`] (what analyze understands), [`index`] (where that stands), [`options`] (what the caller asks for),
//! [`article`] (what compose writes), [`trace`] (what it weighed), [`stages`] (why words and clauses are read so), [`page`] (what `check` reads), [`finding`] (what it finds),
//! [`desk`] (what `fonds` answers).

pub mod analysis;
pub mod article;
pub mod day;
pub mod desk;
pub mod document;
pub mod finding;
pub mod grammar;
pub mod index;
pub mod options;
pub mod page;
pub mod severity;
pub mod span;
pub mod stages;
pub mod syntax;
pub mod trace;

pub use analysis::*;
pub use article::*;
pub use day::*;
pub use desk::*;
pub use document::*;
pub use finding::*;
pub use grammar::*;
pub use index::*;
pub use options::*;
pub use page::*;
pub use severity::*;
pub use span::*;
pub use stages::*;
pub use syntax::*;
pub use trace::*;
