// What Lighthouse says of pages on a phone: `node lighthouse.mjs BROWSER RUNS ADDRESS...` prints for each
// address the medians of its categories, and the audits that any run failed.

import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`); // where it is installed
const { default: lighthouse } = await import(require.resolve("lighthouse"));
const { launch } = await import(require.resolve("chrome-launcher"));

const [browser, runs, ...addresses] = process.argv.slice(2);
const quiet = ["background-networking", "component-update", "sync", "gpu"].map((one) => `--disable-${one}`);
const chromeFlags = ["--headless=new", "--no-sandbox", "--no-first-run", ...quiet];
const chrome = await launch({ chromePath: browser, chromeFlags });
for (const address of addresses) {
  const scores = {};
  const failed = new Set();
  for (let run = 0; run < Number(runs); run++) {
    const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "error" });
    for (const [name, { score, auditRefs }] of Object.entries(lhr.categories)) {
      (scores[name] ??= []).push(Math.round(100 * score));
      const found = auditRefs.filter(({ weight }) => weight).map(({ id }) => lhr.audits[id]);
      for (const { id, score: own } of found) if (own !== null && own < 0.9) failed.add(id);
    }
  }
  console.log(JSON.stringify({ address, scores, failed: [...failed] }));
}
await chrome.kill();
