//! Shapes of `rules/fr/check/*.yaml` and `rules/fr/translationese.yaml`. In: nothing. Out: types that serde fills. It never
//! checks a text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::wording::Wording;
use crate::model::severity::{Severity, Tongue};

/// What `check` looks for, and with what limits.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub struct CheckRules {
    /// The checks, family by family.
    pub checks: Vec<Check>,
    /// `limits.yaml`
    pub limits: Vec<Limit>,
    /// `profiles.yaml`
    pub profiles: Vec<Profile>,
    /// `lists.yaml`
    pub lists: Lists,
    /// `rules/fr/translationese.yaml`
    pub calques: Vec<Calque>,
}

named_enum! {
    /// What `check` looks for.
    CheckId {
        TitleMissing = "title-missing",
        TitleLong = "title-long",
        TitleWide = "title-wide",
        TitleWithoutKeyphrase = "title-without-keyphrase",
        TitleKeyphraseLate = "title-keyphrase-late",
        TitleNotHeading = "title-not-heading",
        TitleDuplicate = "title-duplicate",
        TitleStop = "title-stop",
        TitleCapitals = "title-capitals",
        TitleShort = "title-short",
        DescriptionMissing = "description-missing",
        DescriptionShort = "description-short",
        DescriptionLong = "description-long",
        DescriptionWithoutKeyphrase = "description-without-keyphrase",
        DescriptionRepeatsKeyphrase = "description-repeats-keyphrase",
        DescriptionDuplicate = "description-duplicate",
        DescriptionCut = "description-cut",
        DescriptionIsTitle = "description-is-title",
        SlugMissing = "slug-missing",
        SlugLong = "slug-long",
        SlugForm = "slug-form",
        SlugWithoutKeyphrase = "slug-without-keyphrase",
        SlugWords = "slug-words",
        SlugDuplicate = "slug-duplicate",
        H1Missing = "h1-missing",
        H1Several = "h1-several",
        HeadingSkips = "heading-skips",
        HeadingEmpty = "heading-empty",
        HeadingDuplicate = "heading-duplicate",
        HeadingLong = "heading-long",
        HeadingVague = "heading-vague",
        HeadingCapitals = "heading-capitals",
        HeadingStop = "heading-stop",
        HeadingsNone = "headings-none",
        HeadingsWithoutKeyphrase = "headings-without-keyphrase",
        HeadingsFullOfKeyphrase = "headings-full-of-keyphrase",
        HeadingWithoutText = "heading-without-text",
        KeyphraseMissing = "keyphrase-missing",
        KeyphraseNotInIntroduction = "keyphrase-not-in-introduction",
        KeyphraseLong = "keyphrase-long",
        KeyphraseArticle = "keyphrase-article",
        KeyphraseRare = "keyphrase-rare",
        KeyphraseStuffed = "keyphrase-stuffed",
        KeyphraseUneven = "keyphrase-uneven",
        KeyphraseDuplicate = "keyphrase-duplicate",
        KeyphraseEmpty = "keyphrase-empty",
        TextShort = "text-short",
        TextEmpty = "text-empty",
        SentenceRepeated = "sentence-repeated",
        ParagraphLong = "paragraph-long",
        SentencesLong = "sentences-long",
        SectionLong = "section-long",
        ConnectorsFew = "connectors-few",
        PassiveMuch = "passive-much",
        OpeningsAlike = "openings-alike",
        FleschLow = "flesch-low",
        SentenceEndless = "sentence-endless",
        LinksNoInternal = "links-no-internal",
        LinksNoExternal = "links-no-external",
        LinkEmpty = "link-empty",
        LinkVague = "link-vague",
        LinkCompetes = "link-competes",
        LinkPlaceholder = "link-placeholder",
        ImagesNone = "images-none",
        ImageWithoutAlt = "image-without-alt",
        ImageAltFile = "image-alt-file",
        ImageAltLong = "image-alt-long",
        ImagesWithoutKeyphrase = "images-without-keyphrase",
        DataMissing = "data-missing",
        DataBroken = "data-broken",
        DataType = "data-type",
        DataHeadline = "data-headline",
        DataDateZone = "data-date-zone",
        DataDateForm = "data-date-form",
        DataAuthorMissing = "data-author-missing",
        DataAuthorName = "data-author-name",
        LangMissing = "lang-missing",
        LangWrong = "lang-wrong",
        LangText = "lang-text",
        TypoHigh = "typo-high",
        TypoColon = "typo-colon",
        TypoGuillemetSpace = "typo-guillemet-space",
        TypoQuotes = "typo-quotes",
        TypoApostrophe = "typo-apostrophe",
        TypoEllipsis = "typo-ellipsis",
        TypoDash = "typo-dash",
        TypoOrdinal = "typo-ordinal",
        TypoHour = "typo-hour",
        TypoThousands = "typo-thousands",
        TypoCapital = "typo-capital",
        TypoLigature = "typo-ligature",
        TypoSymbol = "typo-symbol",
        TypoName = "typo-name",
        TypoFigure = "typo-figure",
        TypoSpaces = "typo-spaces",
        TypoStopSpace = "typo-stop-space",
        TypoSpaceKind = "typo-space-kind",
        QuoteUnsourced = "quote-unsourced",
        FigureUnsourced = "figure-unsourced",
        QuoteAltered = "quote-altered",
        NameNew = "name-new",
        FigureNew = "figure-new",
        DateNew = "date-new",
        SentenceLost = "sentence-lost",
        ReserveLost = "reserve-lost",
        Calque = "calque",
        IgnoreWithoutReason = "ignore-without-reason",
        IgnoreUnused = "ignore-unused",
        IgnoreUnknown = "ignore-unknown",
    }
}

named_enum! {
    /// What a profile and a configuration can limit.
    Bound {
        TitleCharacters = "title.characters",
        TitlePixels = "title.pixels",
        TitleWords = "title.words",
        DescriptionMin = "description.min",
        DescriptionMax = "description.max",
        SlugCharacters = "slug.characters",
        SlugWords = "slug.words",
        HeadingsCharacters = "headings.characters",
        HeadingsWithout = "headings.without",
        HeadingsKeyphraseMin = "headings.keyphrase-min",
        HeadingsKeyphraseMax = "headings.keyphrase-max",
        KeyphraseWords = "keyphrase.words",
        KeyphraseWordsBad = "keyphrase.words-bad",
        KeyphraseDensityMin = "keyphrase.density-min",
        KeyphraseDensityMax = "keyphrase.density-max",
        KeyphraseGap = "keyphrase.gap",
        KeyphraseGapBad = "keyphrase.gap-bad",
        TextWords = "text.words",
        TextWordsBad = "text.words-bad",
        ParagraphsWords = "paragraphs.words",
        ParagraphsWordsBad = "paragraphs.words-bad",
        SectionsWords = "sections.words",
        SectionsWordsBad = "sections.words-bad",
        SentencesWords = "sentences.words",
        SentencesShare = "sentences.share",
        SentencesShareBad = "sentences.share-bad",
        SentencesLongest = "sentences.longest",
        ConnectorsShare = "connectors.share",
        ConnectorsShareBad = "connectors.share-bad",
        ConnectorsWords = "connectors.words",
        PassiveShare = "passive.share",
        PassiveShareBad = "passive.share-bad",
        OpeningsRun = "openings.run",
        FleschMin = "flesch.min",
        AltCharacters = "alt.characters",
    }
}

/// A text in both languages of the program's users.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Both {
    /// For editors.
    pub fr: String,
    /// For developers.
    pub en: String,
}

impl Both {
    /// The text in one of the two.
    pub fn said(&self, tongue: Tongue) -> &str {
        match tongue {
            Tongue::French => &self.fr,
            Tongue::English => &self.en,
        }
    }
}

/// One check.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// The name by which the program knows it.
    pub id: CheckId,
    /// Stable code: three letters of the family, three digits.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// How much it matters past the second limit, if it has one.
    #[serde(default)]
    pub beyond: Option<Severity>,
    /// What is wrong, in a few words.
    pub title: Both,
    /// What is wrong, with slots for its figures.
    pub message: Both,
    /// Why it matters, in French.
    pub why: String,
    /// Where the check or its limit comes from.
    pub source: String,
    /// Texts in which it must be found.
    pub examples: Vec<Sample>,
    /// Texts in which it must not.
    pub never: Vec<Sample>,
}

/// A small file to try a check on.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sample {
    /// As plain text.
    pub text: Option<String>,
    /// As Markdown.
    pub markdown: Option<String>,
    /// As HTML.
    pub html: Option<String>,
    /// The keyphrase.
    pub keyphrase: Option<String>,
    /// The article it was made of.
    pub source: Option<String>,
    /// Another file of the same run, in the same markup.
    pub beside: Option<String>,
    /// Limits that differ.
    pub limits: BTreeMap<Bound, u32>,
}

/// A limit, with its value in each profile.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// What it limits.
    pub id: Bound,
    /// What it limits, with the unit; French and English.
    pub what: Both,
    /// Where the values come from.
    pub source: String,
    /// In the profile `maison`.
    pub maison: u32,
    /// In the profile `yoast`, if it differs.
    #[serde(default)]
    pub yoast: Option<u32>,
    /// In the profile `google`, if it differs.
    #[serde(default)]
    pub google: Option<u32>,
    /// In the profile `rank-math`, if it differs.
    #[serde(default, rename = "rank-math")]
    pub rank_math: Option<u32>,
}

impl Limit {
    /// The value in a profile.
    pub fn in_profile(&self, profile: &str) -> u32 {
        let own = match profile {
            "yoast" => self.yoast,
            "google" => self.google,
            "rank-math" => self.rank_math,
            _ => None,
        };
        own.unwrap_or(self.maison)
    }
}

/// Which checks a profile makes.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Its name.
    pub id: String,
    /// What it stands for, in French.
    pub title: String,
    /// Where it comes from.
    pub source: String,
    /// Severity by code or family; everything else keeps that of the check.
    pub checks: BTreeMap<String, Severity>,
}

/// `lists.yaml`: words that checks look up.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lists {
    /// What front matter and `<meta>` call the fields of a page.
    pub fields: Fields,
    /// Headings that would fit any article, folded.
    pub vague_headings: Vec<String>,
    /// Words of links that say nothing of where they lead, folded.
    pub vague_anchors: Vec<String>,
    /// Types of schema.org that an article can be.
    pub article_types: Vec<String>,
    /// Other types that stand on an article's page.
    pub page_types: Vec<String>,
    /// Words before an author's name that are not part of it, folded.
    pub byline_words: Vec<String>,
    /// What stands before a keyphrase that should begin with a noun; lower case, with its blank.
    pub leading_articles: Vec<String>,
    /// Words that keep a claim in reserve, folded.
    pub reserves: Vec<String>,
    /// Words that give the origin of a figure, folded.
    pub origins: Vec<String>,
    /// What makes a figure one that asks for a source.
    pub weighty: Vec<String>,
    /// Endings of image files.
    pub image_endings: Vec<String>,
    /// Which connectors join sentences.
    pub joining: Joining,
    /// The words of a report.
    pub report: ReportWords,
}

/// Which of the connectors of `connectors.yaml` join sentences, by their relation.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Joining {
    /// Relations that never do: a date is no argument.
    pub silent: Vec<String>,
    /// Relations that do at the head of a sentence only.
    pub initial: Vec<String>,
    /// Relations whose connectors do although they never open a sentence.
    pub medial: Vec<String>,
    /// Relations whose prepositions do inside a sentence too.
    pub anywhere: Vec<String>,
}

/// The words that a report in text form puts around findings, with their slots.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is the word of that name")]
pub struct ReportWords {
    pub error: Both,
    pub warning: Both,
    pub info: Both,
    pub help: Both,
    /// `{n}` more of a code.
    pub more: Both,
    /// `{errors}`, `{warnings}`, `{infos}`, `{files}`, `{fixable}`, `{suppressed}`.
    pub summary: Both,
}

/// Names of fields, lower case.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is the field of that name")]
pub struct Fields {
    pub title: Vec<String>,
    pub description: Vec<String>,
    pub slug: Vec<String>,
    pub keyphrase: Vec<String>,
    pub lang: Vec<String>,
}

/// A wording that French copy takes from another language.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calque {
    /// Unique name; its code is `CAL-` and this.
    pub id: String,
    /// How it is found.
    pub find: Vec<Wording>,
    /// What French says.
    pub instead: String,
    /// Where it comes from.
    pub why: String,
    /// Sentences in which it must be found.
    pub examples: Vec<String>,
    /// Sentences in which it must not.
    pub never: Vec<String>,
}
