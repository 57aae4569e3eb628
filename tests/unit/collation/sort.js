// Names by language from standard input -> the same, each in the order of Node's collator: pairs of a
// name and whether it is greater than the one before (1) or no different (0).
"use strict";

const names = JSON.parse(require("fs").readFileSync(0, "utf8"));
const sorted = {};
for (const [language, own] of Object.entries(names)) {
  const { compare } = new Intl.Collator(language);
  own.sort((a, b) => compare(a, b));
  sorted[language] = own.map((name, at) => [name, at ? compare(name, own[at - 1]) : 0]);
}
console.log(JSON.stringify(sorted));
