// What two spellings of a name or a word have in common, as builder/folding.py has it.

// What follows is the same as in Python; a test compares them.
const APOSTROPHES =
  "'`\xb4\u2018\u2019\u201b\u02b9-\u02bf\u055a\u05f3\u05f4\u2032\u2033\ua78c\uff07";
// What nobody sees, and the Arabic tatweel.
const INVISIBLE = "\\p{DI}\u0640";
// Accents are the marks of Latin, Greek, Cyrillic, Hebrew, Arabic and Syriac. The breve of Cyrillic
// short i and u is the first group, and stays: й is another letter than и. In Hebrew a quotation
// mark between letters counts for nothing.
const DROPPED = new RegExp(
  `([иуИУ]\u0306)|(?=\\p{M})[\0-\u074f\u08ca-\u08ff\u1ab0-\u1aff\u1dc0-\u20ff]` +
    `|[${INVISIBLE}${APOSTROPHES}]|([א-ת])"(?=[א-ת])`,
  "gu"
);
// Letters that no normal form takes apart, after what they are folded to.
const LETTERS =
  "a=əɑ b=ɓƀ c=ƈȼ d=đðɖɗ e=ɛǝ f=ƒ g=ǥɠɣ h=ħ i=ıɨɩ j=ȷɉ k=ĸƙ l=łƚ n=ŋɲƞ o=øɔɵ p=ƥ r=ɍ t=ŧƭʈ u=ʉʊ " +
  "v=ʋʌ y=ƴ z=ƶʒ ae=æ oe=œ th=þ ا=ٱ ك=کڪ ي=ىی ه=ةەہھ";
/** @type {Map<string, string>} */
const FOLDED = new Map();
for (const part of LETTERS.split(" ")) {
  const [to, from] = part.split("=");
  for (const letter of from) FOLDED.set(letter, to);
}

/**
 * Fold letter case, accents, compatibility forms, variants of letters, digits, kana. Apostrophes
 * and what nobody sees count for nothing: "Café's" is cafes.
 * @param {string} text
 * @returns {string}
 */
function fold(text) {
  return text
    .replace(/\xb4/g, "")
    .normalize("NFKD")
    .replace(DROPPED, "$1$2")
    .normalize("NFC")
    .toLowerCase()
    // Python folds by Unicode's case folding, which JavaScript lacks. It is not the lower case of
    // ß, of the final sigma, of old Cyrillic forms, nor of Cherokee, which is folded to capitals.
    .replace(/[ßς\u1c80-\u1c88]/g, (letter) => letter.toUpperCase().toLowerCase())
    .replace(/[\u13f8-\u13fd\uab70-\uabbf]/g, (letter) => letter.toUpperCase())
    .replace(/[\u30a1-\u30f6\u30fd\u30fe]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 96))
    // The ten digits of a script follow each other.
    .replace(/(?!\d)\p{Nd}/gu, (digit) => {
      let code = digit.codePointAt(0) || 0;
      let value = 0;
      while (/\p{Nd}/u.test(String.fromCodePoint(--code))) value++;
      return `${value}`;
    })
    .replace(/[^\0-\x7f]/g, (letter) => FOLDED.get(letter) || letter);
}

/**
 * The key of a name: folded, dashes and gaps as one space. "Crisis_Group" is crisis group.
 * @param {string} name
 * @returns {string}
 */
function nameKey(name) {
  return fold(name).replace(/[\s_\-\u2010-\u2015]+/g, " ").trim();
}
