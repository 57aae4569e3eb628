// Searches of this visit: they stay in the tab, unless the reader wants this browser to keep them.

const MOST_RECENT = 6;

/** Under which name they are stored: other archives may have the same origin. */
const STORED = "searches:" + new URL(SearchBox.folder).pathname;

/**
 * A store of the browser; some forbid it.
 * @param {"localStorage" | "sessionStorage"} name
 * @returns {Storage | null}
 */
function storeNamed(name) {
  try {
    return window[name];
  } catch {
    return null;
  }
}

/** Whether this browser is to keep them. */
function isKept() {
  return storeNamed("localStorage")?.getItem(STORED) != null;
}

/** The last searches, the latest first. @returns {string[]} */
function recent() {
  const store = storeNamed(isKept() ? "localStorage" : "sessionStorage");
  try {
    const list = JSON.parse(store?.getItem(STORED) || "[]");
    return list.filter((/** @type {string} */ one) => typeof one === "string" && one);
  } catch {
    return [];
  }
}

/**
 * @param {string[]} list
 * @param {boolean} keep
 */
function store(list, keep) {
  forget();
  try {
    if (list.length || keep)
      storeNamed(keep ? "localStorage" : "sessionStorage")?.setItem(STORED, JSON.stringify(list));
  } catch {
    return; // there is no room, or the browser forbids it
  }
}

/** @param {string} query */
function remember(query) {
  const text = query.trim().slice(0, 200);
  if (text) store([text, ...recent().filter((one) => one !== text)].slice(0, MOST_RECENT), isKept());
}

/** @param {boolean} keep */
function keepRecent(keep) {
  store(recent(), keep);
}

function forget() {
  storeNamed("localStorage")?.removeItem(STORED);
  storeNamed("sessionStorage")?.removeItem(STORED);
}
