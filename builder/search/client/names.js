// Keys on which the spellings of a name meet, as builder/search/names.py has it: Japarov, Zhaparov,
// Dschaparow and Жапаров are jprv.

const CYRILLIC_LETTERS =
  "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh " +
  "ц=ts ч=ch ш=sh щ=sh ъ= ы=y ь= э=e ю=u я=a і=i ї=i є=e ґ=g ў=u қ=k ғ=g ҳ=kh ҷ=dzh ӣ=i ӯ=u " +
  "ҹ=dzh ө=o ү=u ң=n ә=a һ=kh ұ=u җ=dzh ј=i љ=l њ=n ћ=ch ђ=dzh џ=dzh ѓ=g ќ=k ѕ=dz";
const UNMARKED = "sh=s zh=z ch=c itsa=ica ats=ac";
const CYRILLIC_READINGS = ["", UNMARKED, `dzh=c ${UNMARKED}`];
const LATIN_READINGS = ["", "sch=sh ch=kh j=i x=kh", "sh=j ch=j dz=j s=j c=j x=kh"];

/**
 * The keys of a folded word, the likeliest first; without a language, of a word of a query.
 * @param {string} form
 * @param {string} language
 * @param {Record<string, {letters?: string[]}>} tables of languages, as the manifest has them
 * @returns {string[]}
 */
function nameKeys(form, language, tables) {
  const isLatin = /^[\0-\x7f]*$/.test(form);
  const code = language.split("-")[0].toLowerCase();
  const own = (tables[code] || {}).letters || [""];
  const keys = (code ? own : isLatin ? LATIN_READINGS : CYRILLIC_READINGS).flatMap((table) => {
    const letters = code ? `${table} ${CYRILLIC_LETTERS}` : `${CYRILLIC_LETTERS} ${table}`;
    const text = isLatin
      ? respell(form, table)
      : respell(form.replace(/^ال(?=...)/, "").replace(/(..)ه$/, "$1ا"), letters);
    if (!/^[a-z]+$/.test(text) || (isLatin && form.length < 3)) return [];
    return (/^[\u05d0-\u06ff]/.test(form) ? voweled(text) : [text]).map(soundOf).map(keyOf);
  });
  return distinct(keys).filter((key) => key[1]).slice(0, 3);
}

/**
 * Make the replacements of a table one after the other: "ж=zh ү=u".
 * @param {string} text
 * @param {string} table
 * @returns {string}
 */
function respell(text, table) {
  for (const [, from, to] of table.matchAll(/(\S+)=(\S*)/g)) text = text.split(from).join(to);
  return text;
}

/**
 * A word in English spelling in the letters of sounds, none twice beside itself.
 * @param {string} text
 * @returns {string}
 */
function soundOf(text) {
  return respell(text, "x=ks ph=f")
    .replace(/(..[^aeiou]{2})[ao]h$/, "$1")
    .replace(/(?:[dt]?(?:s?ch|[sz]h|j))+/g, "j")
    .replace(/(k)hw|([bcdgkrtw])h/g, "$1$2")
    .replace(/c(?=[eiy])/g, "s")
    .replace(/ic$/, "ij")
    .replace(/[cghq]/g, "k")
    .replace(/w/g, "v")
    .replace(/y/g, "i")
    .replace(/[dt]?[sz]/g, "s")
    .replace(/(.)\1+/g, "$1");
}

/**
 * What a word written without its short vowels may be: qlm is qalam, qilam or qalm.
 * @param {string} text
 * @returns {string[]}
 */
function voweled(text) {
  /** @param {string} part */
  const full = (part) => part.replace(/([^aeiou])(?=[^aeiou])/g, "$1a");
  /** @param {string} vowel */
  const begun = (vowel) => text.replace(/([^aeiou])(?=[^aeiou])/, `$1${vowel}`);
  if (text.replace(/[aeiou]/g, "").length < 3) return text === full(text) ? [text] : [];
  const inward = /^[aeiou]/.test(text) ? text.slice(0, 2) + full(text.slice(2)) : begun("a");
  return [full(text), full(begun("i")), inward];
}

/**
 * The consonants; of a short name the places of its vowels too, of a shorter one the vowels.
 * @param {string} sound
 * @returns {string}
 */
function keyOf(sound) {
  const consonants = sound.replace(/[aeiou]/g, "");
  if (consonants[3]) {
    const start = /^[aeiou]/.test(sound) ? "a" : "";
    return start + consonants.replace(/ss(?!$)/g, "s").replace(/d$/, "t").replace(/b$/, "p").replace(/f$/, "v");
  }
  const text = respell(sound, "ou=u ia=a iu=u ei=ai");
  const short = text.match(
    /^([aeiou]*)([^aeiou])([aeiou]*)([^aeiou])([aeiou]*)([^aeiou])/
  );
  if (short) {
    const [, initial, first, vowel, second, later, third] = short;
    const place = vowel && (/^[ei]/.test(vowel) ? "i" : "a");
    return (initial && "a") + first + place + second + (later && "a") + third;
  }
  const vowels = respell(text, "e=i u=o").replace(/([aio])[aio]+/g, "$1");
  return consonants[1] ? vowels.replace(/([aio][^aio]+|[^aio]{2})[io]/g, "$1a") : vowels;
}

/**
 * Each text once, where it stands first.
 * @param {string[]} texts
 * @returns {string[]}
 */
function distinct(texts) {
  return [...new Set(texts)];
}
