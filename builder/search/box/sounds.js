// Names in another spelling or script than the one that is typed: Toshkent and Ташкент are tjknt.

// Consonants that a text has at least to be compared as a beginning, and as a whole.
const [LEAST_SOUND, LEAST_WHOLE] = [2, 3];
const WITHOUT_VOWELS = "a=^[aeiou]+ =(?!^)[aeiou]";

/**
 * The consonants of a folded word as one of some readings has them; empty where none can read it.
 * @param {string} word
 * @param {string[]} tables
 * @returns {string[]}
 */
function soundsOf(word, tables) {
  const isLatin = /^[\0-\x7f]*$/.test(word);
  const found = tables.map((table) => {
    const text = respell(word, isLatin ? table : `${table} ${CYRILLIC_LETTERS} ${table}`);
    return /^[a-z]+$/.test(text) ? respell(respell(text, SOUNDS), WITHOUT_VOWELS) : "";
  });
  return distinct(found.filter(Boolean));
}

/**
 * What a text that is typed may sound like.
 * @param {string} key
 * @param {string[]} letters tables of the archive's languages
 * @returns {string[]}
 */
function typedSounds(key, letters) {
  const readings = /^[\0-\x7f]*$/.test(key) ? LATIN_READINGS : [...CYRILLIC_READINGS, ...letters];
  return distinct(
    readings.map((table) => {
      return key.split(" ").map((word) => soundsOf(word, [table])[0] || "-").join(" ");
    })
  );
}

/**
 * The sounds of the keys of a row.
 * @param {Row} row
 * @param {string[]} letters
 */
function rowSounds(row, letters) {
  row.sounds ??= row.keys.map((key) => {
    return key.split(" ").map((word) => soundsOf(word, ["", ...letters])[0] || "-").join(" ");
  });
  return row.sounds;
}

/**
 * How many consonants a sound has; 0 if a word of it cannot be read.
 * @param {string} sound
 */
function telling(sound) {
  return sound.includes("-") ? 0 : sound.replace(/[a ]/g, "").length;
}

/**
 * The first name of a row that sounds like a text, or begins so.
 * @param {Row} row
 * @param {string[]} typed
 * @param {string[]} letters
 * @returns {Fit}
 */
function soundFit(row, typed, letters) {
  const at = rowSounds(row, letters).findIndex((own) =>
    typed.some((sound) => telling(sound) >= LEAST_SOUND && (" " + own).includes(" " + sound))
  );
  return { rank: at < 0 ? DIFFERS : SOUNDS_SO, at: Math.max(0, at) };
}

/**
 * Whether a name of a row sounds like a whole text.
 * @param {Row} row
 * @param {string[]} typed
 * @param {string[]} letters
 */
function soundsLike(row, typed, letters) {
  return rowSounds(row, letters).some((own) => {
    return telling(own) >= LEAST_WHOLE && typed.includes(own);
  });
}
