// Loads the files of the index: an answer that is not the one that was meant is none.
//
// Files pass through proxies, portals and caches, some of which hold answers for minutes; and a site
// may be published anew while a page is open. So a file says its name and the checksum of its text.

// Milliseconds until a file is asked for once more, and then until it is given up.
const PATIENCE = 30000;

/**
 * What files have handed over, by the scripts that they are.
 * @type {WeakMap<Element, [name: string, text: string, sum: string]>}
 */
const handedOver = new WeakMap();

/** Addresses that failed: a cache may have the answer, so it is not asked again. */
const failed = new Set();

/**
 * Called by every file of an index, which is a script that is running just then.
 * @param {string} name
 * @param {string} text JSON, or bytes in base64; of the second script a function
 * @param {string} sum the checksum of the text
 */
function put(name, text, sum) {
  handedOver.set(/** @type {Element} */ (document.currentScript), [name, text, sum]);
}

/**
 * The text that a script has handed over, if it is the one that was meant, and as it was written.
 * @param {Element} script
 * @param {string} name
 * @returns {string | undefined}
 */
function textOf(script, name) {
  const [own, text, sum] = handedOver.get(script) || [];
  return own === name && checksumText(String(text)) === sum ? text : undefined;
}

/**
 * Run a script. It is loaded as one, as nothing else can be from disk.
 * @param {string} address
 * @param {(script: Element) => void} done called when it has run, or failed
 */
function runScript(address, done) {
  const script = document.createElement("script");
  script.onload = script.onerror = () => {
    script.remove();
    done(script);
  };
  // A page in another encoding would read the file in that.
  script.charset = "utf-8";
  script.src = address;
  document.head.append(script);
}

/**
 * Load a file, once more if it fails or does not come; what comes late is still taken.
 * @param {string} folder
 * @param {string} name
 * @returns {Promise<string>}
 */
function load(folder, name) {
  const address = folder + name + ".js";
  return new Promise((resolve, reject) => {
    let tries = 0;
    const ask = () => {
      const own = ++tries;
      const fail = (/** @type {string} */ name) => {
        failed.add(address);
        if (own < tries) return;
        if (own < 2) ask();
        else reject(failure("The search index cannot be loaded: " + address, name));
      };
      const timer = setTimeout(fail, PATIENCE, "TimeoutError");
      const query = failed.has(address) ? "?retry=" + Math.random() : "";
      runScript(address + query, (script) => {
        clearTimeout(timer);
        const text = textOf(script, name);
        if (text === undefined) fail("Error");
        else resolve(text);
      });
    };
    ask();
  });
}
