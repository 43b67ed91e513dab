//! How surely a card is about what an article is about. In: how it is called, what both have in common. Out: a [`Trust`]. It
//! never decides how many cards are shown.

use super::weight::Standing;
use crate::lang::fonds::Call;

/// How surely a card is about what the article is about. Those of less trust are shown only where the article reaches its
/// words with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Trust {
    /// Title, lead or many sentences name its subject.
    Sure,
    /// The article names its subject as surely, but once, or shares far less with it than with others.
    Beside,
    /// Its subject is one of those of the article.
    Likely,
    /// Its subject is named in passing, or by words that stand far apart.
    Doubtful,
}

/// What a card must be worth to be trusted somewhat; below, most are about something else.
const LIKELY: i64 = 68;
/// What it must be worth to be trusted.
const SURE: i64 = 110;

/// What a domain of the article has of the calls that the most called one has, in hundredths.
pub(super) const MATTER: i64 = 50;
/// The same of a domain that the story touches.
const KINDRED: i64 = 25;

/// What a card must have of its topic in the article, in hundredths, to be about the same matter, however it is called.
const RELATED: i64 = 30;

/// What a card must share with the article, in hundredths of what the nearest card that is called shares.
const SHARED: i64 = 60;
/// The same for one whose headings name nothing of it.
const UNANNOUNCED: i64 = 85;

/// How near a card must come to the article, in hundredths of the nearest card of the base, to be about something that goes
/// with the story, about the story, as good as named, and one of the first.
const WITH: i64 = 40;
const STORY: i64 = 55;
pub(super) const CLOSE: i64 = 70;
pub(super) const FIRST: i64 = 85;

/// Sentences of an institution that tell what the story needs of it.
const USEFUL: usize = 2;

/// What speaks for a card.
pub(super) struct Evidence<'a> {
    pub(super) call: &'a Call,
    pub(super) standing: &'a Standing,
    /// What it is worth.
    pub(super) score: i64,
    /// What its domain has of the calls, in hundredths of the most called one.
    pub(super) share: i64,
    /// The most that a card which is called has of its topic in the article.
    pub(super) nearest: i64,
    /// A heading of it announces what the article speaks of.
    pub(super) announced: bool,
    /// It is an institution, and so many of its sentences tell what the story needs.
    pub(super) institution: Option<usize>,
    /// No subject calls it as it stands; see [`super::nearby`].
    pub(super) nearby: bool,
    /// It tells of another country than the one where the article plays first of all.
    pub(super) abroad: bool,
}

impl Evidence<'_> {
    pub(super) fn trust(&self) -> Trust {
        let called = self.near(self.called());
        // A heading that names nothing of the article announces nothing that its reader looks for.
        let beside = called == Trust::Beside && !self.announced;
        if self.score < LIKELY || self.institution.is_some_and(|useful| useful < USEFUL) {
            return Trust::Doubtful;
        }
        // What is named only in passing, or by words far apart, in an article of another domain waits for what belongs.
        let strange = self.standing.doubtful && self.share < MATTER && !self.standing.named;
        if beside || self.nearby || self.abroad || strange {
            called.max(Trust::Likely)
        } else {
            called
        }
    }

    /// By the words that call it.
    fn called(&self) -> Trust {
        let Self { call, standing, .. } = self;
        let apart = standing.doubtful && !(is_related(call) && standing.is_weighty());
        let doubtful = standing.is_aside(self.share) || apart;
        let sure = !doubtful && !standing.is_incidental(call.kinship);
        // What shares far less with the article than others do is beside the story, the more so if it announces nothing
        // that the article says.
        let least = if self.announced { SHARED } else { UNANNOUNCED };
        let shares = standing.titled || call.kinship * 100 >= self.nearest * least;
        match self.score {
            SURE.. if sure && shares => Trust::Sure,
            SURE.. if !doubtful => Trust::Beside,
            // What title or lead name is no aside, though its words stand apart.
            SURE.. if standing.leads() => Trust::Likely,
            _ if !doubtful => Trust::Likely,
            _ => Trust::Doubtful,
        }
    }

    /// By what the card says, whatever calls it: no more than that bears out.
    fn near(&self, trust: Trust) -> Trust {
        let Self { call, standing, share, .. } = self;
        match call.nearness {
            _ if standing.titled => trust,
            // `apprentis`, once, in a story about a strike: that few cards come nearer is all that could speak for it.
            STORY..FIRST if standing.is_plain() => trust.max(Trust::Likely),
            CLOSE.. => trust,
            STORY.. if *share >= KINDRED || standing.leads() => trust,
            WITH.. if standing.leads() => trust,
            WITH.. if standing.is_weighty() && *share >= MATTER => trust,
            WITH.. => trust.max(Trust::Likely),
            // `ballon porté` is no passing word in a story about rugby, however little else it says of it.
            _ if standing.is_specific() && *share >= MATTER => trust.max(Trust::Likely),
            _ => Trust::Doubtful,
        }
    }
}

/// True if much of what a card says stands in the article, however it is called.
pub(super) fn is_related(call: &Call) -> bool {
    call.kinship >= RELATED || call.nearness >= CLOSE
}
