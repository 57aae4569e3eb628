// The tables of builder/collation, from the collator of Node.js: the order of CLDR's root, what each
// language changes of it, and Chinese characters by pinyin. `python -m tests.collation` runs it.
"use strict";

const LARGEST = "\uffff"; // the largest primary weight of CLDR
const JOINER = "\u034f"; // is ignored, but keeps two letters from being read as one
const CARRIER = "\u25cc"; // shows a mark where it stands alone
const APOSTROPHES = ["'", "\u02bb", "\u02bc", "\u2018", "\u2019", "`", "\u00b7"];

// A letter of each script whose names are sorted; of all others the order is that of the code points.
const SCRIPTS = {
  Latn: "a", Grek: "α", Cyrl: "а", Geor: "ა", Armn: "ա", Hebr: "א", Arab: "ا", Syrc: "ܐ",
  Thaa: "ހ", Ethi: "አ", Deva: "अ", Beng: "অ", Guru: "ਅ", Gujr: "અ", Orya: "ଅ", Taml: "அ",
  Telu: "అ", Knda: "ಅ", Mlym: "അ", Sinh: "අ", Thai: "ก", Laoo: "ກ", Tibt: "ཀ", Mymr: "က",
  Khmr: "ក", Mong: "ᠠ", Cher: "Ꭰ", Tfng: "ⴰ", Hang: "가", Kana: "あ", Bopo: "ㄅ", Hani: "一",
};
// Scripts of which a language can change single letters; and what may be two letters read as one.
const ALPHABETS = {
  Latn: [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZžŽħĦ", ...APOSTROPHES],
  Grek: [],
  Cyrl: [..."абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ", ...APOSTROPHES],
  Geor: [],
  Armn: [..."եւվուԵՒՎՈ"],
  Hebr: [..."אבגדהוזחטיכלמנסעפצקרשת"],
  Arab: [..."ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقكکگلمنںهھہويی"],
  ...Object.fromEntries(["Deva", "Beng", "Guru", "Gujr", "Orya", "Telu", "Sinh"].map((one) => [one, []])),
};
// Characters that change how the one before them is read, as in the names of Chongqing and Shenyang.
const SECONDS = "文庆慶阳陽";
const OTHERS = { Hira: "Kana", Zyyy: "Zyyy", Zinh: "Zyyy" };
// Signs of phonetics and of old manuscripts, which no name of today has; and letters with two marks,
// which are a letter of the language with another mark.
const isRare = (c) => /[\u018d\u0238\u0239\u02a3-\u02ab\u1d00-\u1dff\ua720-\uabff]/.test(c);
const isPiled = (c) => [...nfd(c)].length > 2 && c.length === 1;

const isScript = Object.fromEntries(
  [...Object.keys(SCRIPTS), ...Object.keys(OTHERS)].map((name) => [
    name,
    new RegExp(`^\\p{sc=${name}}`, "u"),
  ]),
);
const found = Object.keys(isScript);
const scriptOf = (text) => {
  const name = found.find((one) => isScript[one].test(text)) || "";
  return OTHERS[name] || name;
};
const nfd = (text) => text.normalize("NFD");
const isPlain = (c) => c.normalize("NFKD") === c;
const hasMarks = (c) =>
  nfd(c) !== c &&
  nfd(c) === c.normalize("NFKD") &&
  [...nfd(c)].length > 1 &&
  (c.normalize("NFC") === c || c.normalize("NFC").length > 1);

/** Every character that may have a place of its own in a table. */
function repertoire() {
  const all = [];
  const compareLetters = new Intl.Collator("en", { sensitivity: "base" }).compare;
  for (let code = 0x20; code < 0x10000; code++) {
    const c = String.fromCodePoint(code);
    if (/^[\p{Cn}\p{Cs}\p{Co}\p{Cc}\p{Cf}\p{Unified_Ideograph}]/u.test(c)) continue;
    if (/^[\uac00-\ud7a3]/.test(c)) continue; // syllables of Hangul are their jamo
    if (/^[\u1113-\u1160\u1176-\u11a7\u11c3-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/.test(c)) continue;
    if (/^[\u2500-\u27bf\u2e80-\u2fff\u3130-\u318f\u3200-\u33ff]/.test(c)) continue; // signs
    if (/^\p{Mn}/u.test(c) && /^[\u0363-\u036f\u1ac0-\u1dff\u2de0-\u2dff\ua674-\ua67d\ua69e]/.test(c)) continue;
    // Signs such as ´ are not the space and the mark that they are compatible with.
    const isSign = code < 0x300 && compareLetters(c, c.normalize("NFKD")) !== 0;
    const isKnown = isPlain(c) || hasMarks(c) || isSign || c === "և";
    if (scriptOf(c) && isKnown) all.push(c);
  }
  return all;
}

/** How a language orders characters and pairs of them, and what each of them is made of. */
class Order {
  constructor(language, characters) {
    const level = (sensitivity) => new Intl.Collator(language, { sensitivity }).compare;
    [this.first, this.second, this.third] = ["base", "accent", "variant"].map(level);
    this.compare = new Intl.Collator(language, { caseFirst: "false" }).compare;
    this.own = characters.filter((c) => !hasMarks(c) || this.isOne(c));
    this.withMarks = this.own.filter(hasMarks);
    this.learn([]);
  }

  /** Whether a letter with marks is more than the letter and the marks. */
  isOne(c) {
    const parts = [...nfd(c)];
    return parts.slice(1).every((_, at) => {
      const [head, tail] = [parts.slice(0, at + 1).join(""), parts.slice(at + 1).join("")];
      return this.compare(c, head + JOINER + tail) !== 0;
    });
  }

  learn(pairs) {
    this.sorted = [...this.own, ...pairs].sort((a, b) => this.compare(a, b) || (a < b ? -1 : 1));
    this.marks = this.sorted.filter((c) => this.first(c, "") === 0 && this.second(c, "") !== 0);
    const marked = (mark) => `a${JOINER}${mark}`;
    this.marks.sort((a, b) => this.second(marked(a), marked(b)) || (a < b ? -1 : 1));
    this.simple = [];
    for (const c of this.sorted) {
      const last = this.simple[this.simple.length - 1];
      if (this.first(c, "") !== 0 && (!last || this.first(c, last + LARGEST) > 0)) this.simple.push(c);
    }
    this.parts = new Map(this.sorted.map((c) => [c, this.analyse(c)]));
  }

  /** The letters that a text is made of at the first level. */
  letters(text) {
    const letters = [];
    let head = "";
    while (this.first(head, text) !== 0 && letters.length < 8) {
      let [low, high] = [0, this.simple.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.first(head + this.simple[middle], text) <= 0) low = middle + 1;
        else high = middle;
      }
      letters.push(this.simple[low - 1]);
      head += this.simple[low - 1] + JOINER;
    }
    return letters;
  }

  /** Its letters, and the mark after the first `at` of them; a variant if no mark makes it. */
  analyse(text) {
    const letters = this.letters(text);
    const parts = { letters, at: 0, mark: "", isVariant: false };
    if (!letters.length || this.second(letters.join(JOINER), text) === 0) return parts;
    const marked = (at, mark) => [...letters.slice(0, at), mark, ...letters.slice(at)].join(JOINER);
    for (let at = 1; at <= letters.length; at++) {
      if (this.second(marked(at, this.marks[0]), text) > 0) continue;
      const mark = this.marks.findLast((one) => this.second(marked(at, one), text) <= 0);
      if (this.second(marked(at, mark), text) === 0) return { ...parts, at, mark };
      return { ...parts, at, isVariant: true };
    }
    return { ...parts, at: 1, isVariant: true };
  }

  /** Whether it has a place of its own among the letters. */
  hasPlace(c) {
    const parts = this.parts.get(c);
    return parts !== undefined && parts.letters.length === 1 && !parts.mark;
  }

  sign(a, b) {
    return this.first(a, b) ? "<" : this.second(a, b) ? "<<" : this.third(a, b) ? "<<<" : "=";
  }

  scripts() {
    return Object.keys(SCRIPTS).sort((a, b) => this.compare(SCRIPTS[a], SCRIPTS[b]));
  }
}

/**
 * The letters of the root, script by script: {script: [[[letters], [variants], ...], ...]}. What
 * comes before the first letter, such as punctuation and digits, is Zyyy, and no language moves it.
 */
function rootTable(order) {
  const scripts = new Map([["Zyyy", []]]);
  let [script, group, last] = ["Zyyy", [], ""];
  for (const c of order.sorted.filter((one) => order.hasPlace(one))) {
    const sign = last ? order.sign(last, c) : "<";
    if (sign === "<") {
      const own = order.first(c, SCRIPTS.Latn) < 0 ? "Zyyy" : scriptOf(c);
      if (own !== "Zyyy" && own !== script) scripts.set((script = own), scripts.get(own) || []);
      scripts.get(script).push((group = [[c]]));
    } else if (sign === "<<") group.push([c]);
    else group[group.length - 1].push(c);
    last = c;
  }
  return Object.fromEntries(scripts);
}

/** What is made of several letters, or of a letter and a mark: `æ:a*+e`; `*` is a variant. */
function expansions(order, characters) {
  return characters.flatMap((c) => {
    const { letters, at, mark, isVariant } = order.parts.get(c);
    const cased = letters.map((one, index) => inCaseOf(c, one, index));
    if (isVariant) cased[at - 1] += "*";
    if (mark) cased.splice(at, 0, CARRIER + mark);
    return [`${c}:${cased.join("+")}`];
  });
}

function inCaseOf(text, letter, index) {
  const isUpper = (one) => one !== one.toLowerCase();
  if (!isUpper(text[0])) return letter;
  if (text.length === 1 || isUpper(text.slice(1))) return letter.toUpperCase();
  return index ? letter : letter[0].toUpperCase() + letter.slice(1);
}

/** Pairs and threes of letters that are read as one. */
function contractions(order, alphabet) {
  const isOne = (text, ...others) => others.every((other) => order.compare(text, other) !== 0);
  const pairs = alphabet.flatMap((a) =>
    alphabet.map((b) => a + b).filter((text) => isOne(text, a + JOINER + text.slice(1))),
  );
  const starts = alphabet.flatMap((a) => alphabet.map((b) => a + b)).filter(
    (text) => pairs.includes(text) || text[0].toLowerCase() === text[1].toLowerCase(),
  );
  const threes = starts.flatMap((start) => alphabet.map((c) => start + c)).filter((text) => {
    const [a, b, c] = text;
    return isOne(text, [a, b, c].join(JOINER), a + b + JOINER + c, a + JOINER + b + c);
  });
  return [...pairs, ...threes];
}

/** Positions of the longest subsequence that rises; patience sorting. */
function rising(ranks) {
  const [tails, before] = [[], []];
  ranks.forEach((rank, at) => {
    const length = tails.findIndex((tail) => ranks[tail] >= rank);
    const place = length < 0 ? tails.length : length;
    before[at] = place ? tails[place - 1] : -1;
    tails[place] = at;
  });
  const kept = new Set();
  for (let at = tails.length ? tails[tails.length - 1] : -1; at >= 0; at = before[at]) kept.add(at);
  return kept;
}

/** What a language changes of the root's order. */
class Tailoring {
  constructor(language, characters, root) {
    this.root = root;
    this.order = new Order(language, characters);
    this.pairs = Object.values(ALPHABETS)
      .flatMap((alphabet) => contractions(this.order, alphabet))
      .filter((text) => root.compare(text, text[0] + JOINER + text.slice(1)) === 0);
    this.order.learn(this.pairs);
    this.rules = [...this.settings(language), ...this.moved(), ...this.made(), ...this.movedMarks()];
  }

  settings(language) {
    const { order, root } = this;
    const rules = [];
    const [own, common] = [order.scripts(), root.scripts()];
    const isRest = (from) => {
      const rest = own.slice(from);
      return common.filter((script) => rest.includes(script)).every((one, at) => one === rest[at]);
    };
    const first = own.findIndex((_, from) => isRest(from));
    if (first > 0) rules.push(`reorder=${own.slice(0, first).join(",")}`);
    if (new Intl.Collator(language).resolvedOptions().caseFirst === "upper") rules.push("upper");
    if (order.compare("xy\u0331", "x\u0331y") > 0) rules.push("backwards");
    const lost = root.withMarks.filter((c) => scriptOf(c) in ALPHABETS && !order.withMarks.includes(c));
    if (lost.length) rules.push(`apart=${lost.join("")}`);
    const light = root.marks.filter((mark) => order.second("x" + mark, "x") === 0);
    if (light.length) rules.push(`light=${CARRIER}${light.join("")}`);
    return rules;
  }

  /** Chains of letters that stand elsewhere, each after one that does not. */
  moved() {
    const placed = this.order.sorted.filter(
      (c) => this.order.hasPlace(c) && !isRare(c) && !isPiled(c),
    );
    const moved = Object.keys(ALPHABETS).flatMap((script) => this.movedOf(script, placed));
    const tailored = new Set([...moved, ...this.pairs]);
    const rules = [];
    let last = "";
    for (const c of placed) {
      if (tailored.has(c) && last) {
        const sign = this.order.sign(last, c);
        const start = sign === "<" ? this.order.letters(last)[0] : last;
        rules.push(`${tailored.has(last) ? rules.pop() : start}${sign}${c}`);
      }
      last = c;
    }
    return rules;
  }

  movedOf(script, placed) {
    const { order, root, pairs } = this;
    const own = placed.filter((c) => scriptOf(c) === script);
    const isKnown = (c) => root.hasPlace(c) && !pairs.includes(c);
    const known = own.filter(isKnown);
    const kept = rising(known.map((c) => root.sorted.indexOf(c)));
    const tailored = own.filter((c) => !isKnown(c) || !kept.has(known.indexOf(c)));
    let last = "";
    for (const c of own.filter((one) => !tailored.includes(one))) {
      if (last && order.sign(last, c) !== root.sign(last, c)) tailored.push(c);
      else last = c;
    }
    return tailored;
  }

  /** What is made of other letters than in the root. */
  made() {
    const { order, root } = this;
    const others = order.sorted.filter((c) => {
      const { letters, at, mark } = order.parts.get(c);
      if (!(scriptOf(c) in ALPHABETS) || !letters.length || order.hasPlace(c)) return false;
      if (isRare(c) || c === "\ufdfd") return false;
      if (!root.parts.has(c)) return c.length === 1 || !mark;
      const inRoot = root.parts.get(c);
      const isSame = at === inRoot.at && mark === inRoot.mark;
      return !isSame || root.first(letters.join(JOINER), c) !== 0;
    });
    return expansions(order, others);
  }

  movedMarks() {
    const ranks = this.order.marks.map((mark) => this.root.marks.indexOf(mark));
    const kept = rising(ranks);
    const rules = [];
    this.order.marks.forEach((mark, at) => {
      if (kept.has(at)) return;
      const isChain = at && !kept.has(at - 1);
      const start = isChain ? rules.pop() : `${CARRIER}${this.order.marks[at - 1] || ""}`;
      rules.push(`${start}<<${CARRIER}${mark}`);
    });
    return rules;
  }
}

/** The characters of Chinese by their readings, in rows of a Latin letter; words are in brackets. */
function pinyin() {
  const { compare } = new Intl.Collator("zh");
  const characters = [];
  for (let code = 0x4e00; code <= 0x9fff; code++) characters.push(String.fromCodePoint(code));
  const isWord = (text) => compare(text, text[0] + JOINER + text[1]) !== 0;
  const words = characters.flatMap((one) => [...SECONDS].map((two) => one + two)).filter(isWord);
  const letters = [..."ABCDEFGHJKLMNOPQRSTWXYZ"];
  const rows = Object.fromEntries(letters.map((letter) => [letter, ""]));
  characters.sort(compare);
  const isAfter = (at) => characters[at - 1] < characters[at];
  while (isAfter(characters.length - 1)) characters.pop(); // those without a reading
  characters.pop();
  for (const c of [...characters, ...words].sort(compare)) {
    const letter = letters.findLast((one) => compare(`\ufdd0${one}`, c) <= 0);
    rows[letter] += c.length > 1 ? `(${c})` : c;
  }
  return rows;
}

function main(languages) {
  const characters = repertoire();
  const root = new Order("en", characters);
  const made = root.sorted.filter((c) => root.parts.get(c).letters.length && !root.hasPlace(c));
  const tailorings = {};
  for (const language of languages) {
    if (!Intl.Collator.supportedLocalesOf(language).length) continue;
    tailorings[language] = new Tailoring(language, characters, root).rules;
  }
  const version = process.versions.cldr;
  const tables = { version, scripts: rootTable(root), marks: root.marks, made: expansions(root, made) };
  console.log(JSON.stringify({ ...tables, tailorings, pinyin: pinyin() }));
}

main(process.argv.slice(2));
