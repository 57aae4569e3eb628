// Answers for tests: loads the scripts that it is given, then reads a line of JSON for each
// request, {"name": "analyze", "calls": [["a text", "en"]]}, and writes the results as another.
// A promise is waited for. An argument, or what one has, may be {"set": [...]} for a Set, {"map":
// {...}} for a Map, or {"bytes": [...]} for a Uint8Array. With "timed" the results are
// milliseconds instead; "last" is one more argument of every call.

const fs = require("fs");
const readline = require("readline");
const vm = require("vm");

for (const path of process.argv.slice(2)) {
  vm.runInThisContext(fs.readFileSync(path, "utf8"), { filename: path });
}

function revive(key, value) {
  if (!value || typeof value !== "object" || Array.isArray(value)) return value;
  if (value.bytes) return Uint8Array.from(value.bytes);
  if (value.map) return new Map(Object.entries(value.map));
  return value.set ? new Set(value.set) : value;
}

function plain(key, value) {
  return ArrayBuffer.isView(value) ? Array.from(value) : value;
}

/** The least of some runs: the others were held up by something else. */
function time(call) {
  const runs = Array.from({ length: 5 }, () => {
    const start = process.hrtime.bigint();
    call();
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  return Math.min(...runs);
}

readline.createInterface({ input: process.stdin }).on("line", async (line) => {
  const { name, calls, last, timed } = JSON.parse(line, revive);
  const called = vm.runInThisContext(name);
  const more = last === null ? [] : [last];
  const results = [];
  for (const call of calls) {
    const run = () => called(...call, ...more);
    results.push(timed ? time(run) : await run());
  }
  process.stdout.write(`${JSON.stringify(results, plain)}\n`);
});
