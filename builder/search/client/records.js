// Records widen a query: who asks for one name of a record finds articles that say another, as
// builder/search/records.py has it.

/**
 * A name of a record in a query: the words of it, and the other names of that record. Or two words
 * that an article has as one.
 * @typedef {{words: QueryNode[], names: string[], joined?: Entry}} Named
 */

// Words of a name.
const MOST_WORDS = 10;
// Words that are names of Arabic if they are written as one: Abdul Rahman, Saif ul-Islam.
const ARABIC_NAME = /^abd.|[aeu][dlnrst](d[aeiy]+ne?|islam|haq+|r[ae]hman)$/;

/**
 * The names of records in a query, of those that begin with a word the longest. They stand in the
 * lexicon after that word, as spaces come before letters: to look for them loads nothing more.
 * @param {Reader} reader
 * @param {QueryNode[]} nodes
 * @returns {Promise<Named[]>}
 */
async function recordsIn(reader, nodes) {
  const own = nodes.map((node) => plainForms(reader, node));
  const joined = joinedIn(reader, nodes, own); // beside what follows, which may fail before it
  joined.catch(() => {});
  /** @type {Named[]} */
  const found = [];
  for (let start = 0, end = 1; start < nodes.length; start = end, end += 1) {
    /** @type {string[]} */
    let names = [];
    let key = "";
    for (let at = start; own[at] && at < start + MOST_WORDS; at++) {
      key += (key && " ") + own[at];
      const others = await otherNames(reader, key);
      if (!others[0]) continue;
      names = others;
      end = at + 1;
    }
    if (names[0]) found.push({ words: nodes.slice(start, end), names });
  }
  return [...found, ...(await joined)];
}

/**
 * Two words of a query that an article has as one, and names of Arabic.
 * @param {Reader} reader
 * @param {QueryNode[]} nodes
 * @param {string[]} own forms of each
 * @returns {Promise<Named[]>}
 */
async function joinedIn(reader, nodes, own) {
  /** @type {Named[]} */
  const found = [];
  for (const [start, length] of nodes.flatMap((_, at) => [[at, 2], [at, 3]])) {
    const words = nodes.slice(start, start + length);
    const forms = own.slice(start, start + length);
    if (!forms[length - 1] || forms.includes("")) continue;
    const form = forms.join("").replace(/ /g, "");
    const joined = length < 3 && (await reader.entry(form));
    if (ARABIC_NAME.test(form)) found.push({ words, names: [form] });
    else if (joined && joined.count) found.push({ words, names: [], joined });
  }
  return found;
}

/**
 * The other names of a name; one without others leads to itself.
 * @param {Reader} reader
 * @param {string} key
 * @returns {Promise<string[]>}
 */
async function otherNames(reader, key) {
  return (await leadsOf(reader, key + "=")).filter((name) => name !== key);
}

/**
 * Whether a query may be a name of a record: it is one, or a word that has a capital everywhere, or
 * words that no article has, which may be another spelling. To find out loads nothing that a search
 * for it does not.
 * @param {Reader} reader
 * @param {string} query
 * @returns {Promise<boolean>}
 */
async function mayBeName(reader, query) {
  const key = formsIn(query);
  const forms = key.split(" ");
  if (!key || forms.length > MOST_WORDS) return false;
  if ((await leadsOf(reader, key + "="))[0]) return true;
  const entries = await Promise.all(forms.map((form) => reader.entry(form)));
  return entries.every((entry) => !entry || !entry.count || (entry.isName && !forms[1]));
}

/**
 * The forms of a node that may be in a name, with spaces between; empty if it says more than words.
 * @param {Reader} reader
 * @param {QueryNode} node
 * @returns {string}
 */
function plainForms(reader, node) {
  if (node.kind !== "words" || !isPlain(node)) return "";
  return formsIn(node.text);
}
