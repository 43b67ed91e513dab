// Records what yoastseo's own French assessors say of each document of fixtures.ndjson.
// NODE_PATH=…/node_modules node tests/yoast/record.cjs < tests/yoast/fixtures.ndjson > new.ndjson   (yoastseo 3.6.0)
// A document: {id, title, titleWidth, description, slug, keyphrase, html}; added: {yoast: {assessment: verdict}}.
const { Paper, SeoAssessor, ContentAssessor } = require("yoastseo");
const Researcher = require("yoastseo/build/languageProcessing/languages/fr/Researcher").default;
const readline = require("readline");

const verdict = (score) => (score >= 8 ? "good" : score >= 5 ? "ok" : "bad");

function record(document) {
  const paper = new Paper(document.html, {
    keyword: document.keyphrase, description: document.description, title: document.title,
    titleWidth: document.titleWidth, slug: document.slug, locale: "fr_FR",
    permalink: `https://example.fr/${document.slug}`,
  });
  const researcher = new Researcher(paper);
  const yoast = {};
  for (const Assessor of [SeoAssessor, ContentAssessor]) {
    const assessor = new Assessor(researcher, {});
    assessor.assess(paper);
    for (const result of assessor.getValidResults()) yoast[result.getIdentifier()] = verdict(result.getScore());
  }
  return { ...document, yoast };
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  if (line.trim()) console.log(JSON.stringify(record(JSON.parse(line))));
});
