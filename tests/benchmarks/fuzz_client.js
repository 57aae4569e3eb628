// Feeds the client's decoders with damaged files: what they give is right in form, or an error.
//
// node fuzz_client.js EXECUTIONS SEED SCRIPT... loads the scripts and writes a line of JSON: how many
// were decoded and refused, the faults, the slowest in milliseconds, the memory in megabytes.

const fs = require("fs");
const vm = require("vm");

const [executions, seed] = process.argv.slice(2, 4).map(Number);
for (const path of process.argv.slice(4)) {
  vm.runInThisContext(fs.readFileSync(path, "utf8"), { filename: path });
}

// Mulberry32: small, and the same everywhere.
let state = seed;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

const below = (most) => Math.floor(random() * most);
const pick = (list) => list[below(list.length)];
const bytes = (size) => Uint8Array.from({ length: size }, () => below(256));
const base64 = (size) => Buffer.from(bytes(size)).toString("base64");
const ODD = ["", "0", "\t", "\n", ">", "~", ",", ":", "p-", "f", "ffffffff", "-1", "null", "{}", "\u0000", "\ud800"];

/** A text with some characters changed, left out, doubled or put in. */
function damaged(text) {
  for (let times = 1 + below(4); times; times--) {
    const [at, to] = [below(text.length + 1), below(text.length + 1)];
    const piece = pick([pick(ODD), String.fromCharCode(below(128)), text.slice(at, to)]);
    text = text.slice(0, at) + piece + text.slice(at + below(4));
    if (random() < 0.1) text = text.slice(0, to);
  }
  return text;
}

function expect(isRight, what) {
  if (!isRight) throw new RangeError("FAULT " + what);
}

function list() {
  const [count, limit] = [pick([0, 1, 3, 50, NaN, -1, 2 ** 40]), pick([1, 100, 20000, 2 ** 31])];
  const { articles, impacts } = readList(bytes(below(60)), count, limit, below(7));
  expect(articles.length === count && impacts.length === count, "count");
  for (let at = 0; at < count; at++) {
    expect(articles[at] < limit && articles[at] > (at ? articles[at - 1] : -1), "order");
  }
}

function numbers() {
  const reader = new Numbers(bytes(below(30)));
  while (random() < 0.9) expect(reader.next() < 2 ** 35, "number");
  reader.end();
}

function shard() {
  const keys = "0border\t3,9,:haCmMgIQ\n6s\t>6\n0osh\t~2a,b,p-abc\n1il\tf,10,1f";
  const text = JSON.stringify({ keys: damaged(keys), postings: [["p-x", 0]], places: [] });
  const { entries } = readShard(random() < 0.2 ? damaged(text) : text);
  expect(entries instanceof Map, "entries");
}

function bucket() {
  const keys = damaged("0oil price\t2,3\n4snow\t1,2");
  for (const { count, bytes: own } of readBucket(JSON.stringify({ keys, postings: base64(9) })).values()) {
    const { articles } = readList(own, count, 1000, 0);
    expect(articles.every((article) => article < 1000), "pair");
  }
}

function days() {
  const file = { articles: base64(below(30)), before: below(3), spans: pick(["", base64(below(9))]) };
  const read = readDays(file, pick([0, 1, 9, 29]));
  expect(read.first.length === read.listed.length, "days");
}

function handed() {
  const text = damaged('[["2015//-7","UK leaves","2015","","",""]]');
  expect(checksumText(text).length === 6, "checksum");
  expect(checksumText(text) !== checksumText(text + "x"), "checksums");
}

const found = { decoded: 0, refused: 0, faults: [], slowest: 0, memory: 0 };
for (let at = 0; at < executions; at++) {
  const decode = pick([list, numbers, shard, bucket, days, handed]);
  const before = state;
  const started = process.hrtime.bigint();
  try {
    decode();
    found.decoded++;
  } catch (error) {
    if (!(error instanceof Error) || /^FAULT/.test(error.message)) {
      found.faults.push(`${decode.name} after ${before}: ${error}`);
    }
    found.refused++;
  }
  found.slowest = Math.max(found.slowest, Number(process.hrtime.bigint() - started) / 1e6);
  if (at % 1000 === 0) found.memory = Math.max(found.memory, process.memoryUsage().rss / 1e6);
}
console.log(JSON.stringify(found));
