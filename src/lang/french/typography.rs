//! stub
use crate::lang::Language;
/// x
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// x
    pub medium: Medium,
    /// x
    pub quoted: bool,
}
/// x
#[derive(Debug, Clone, Copy)]
pub enum Medium {
    /// x
    Page,
    /// x
    Metadata,
}
impl Language {
    /// x
    pub fn typeset(&self, text: &str) -> String {
        text.to_owned()
    }
    /// x
    pub fn set(&self, text: &str, _s: Setting) -> String {
        text.to_owned()
    }
}
