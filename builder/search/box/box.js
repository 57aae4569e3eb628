// Every search box of the archive: "/" and Ctrl-K lead to it, and suggestions come with the focus.
// This script is on every page, so it is small; what shows suggestions is loaded when it is needed.

/**
 * What search/suggest.js adds.
 * @typedef {object} Suggesting
 * @property {(name: string, text: string, sum: string) => void} put called by files of names
 * @property {(input: HTMLInputElement) => void} attach
 * @property {(query: string, place: HTMLElement) => Promise<boolean>} showCards
 * @property {(query: string) => void} remember
 * @property {() => string[]} recent
 * @property {() => void} forget
 * @property {(query: string) => Promise<NearName[]>} near
 * @property {(name: string) => Promise<string[]>} namesOf
 */

/** A name with its page, and what it is. @typedef {{name: string, about: string, url: string}} NearName */

/**
 * The global of search boxes.
 * @typedef {object} Box
 * @property {string} folder where this script is, with a slash at its end
 * @property {() => Promise<Suggesting>} load
 * @property {(query: string, place: HTMLElement) => Promise<boolean>} bestBet
 */

var SearchBox = (() => {
  "use strict";

  const BOX = 'form[action$="search.html"] input[name=q]';
  const TYPED = "input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]";
  const { src, dataset } = /** @type {HTMLScriptElement} */ (document.currentScript);
  // Where it is a part of another script, that says where the folder is.
  const folder = new URL(dataset.folder || ".", dataset.folder ? document.baseURI : src).href;

  /** @type {Promise<Suggesting> | null} */
  let loaded = null;
  /** What the address of the next attempt ends with. */
  let retry = "";

  /** What shows suggestions; if that fails, the next focus tries again. */
  function load() {
    loaded ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.charset = "utf-8";
      script.src = folder + "suggest.js" + retry;
      // What comes may be no such script but the page of a portal, which a cache would keep.
      script.onload = script.onerror = () => {
        if ("attach" in SearchBox) return resolve(/** @type {Box & Suggesting} */ (SearchBox));
        loaded = null;
        retry = "?retry=" + Math.random();
        reject(new Error("no suggestions"));
      };
      document.head.append(script);
    });
    return loaded;
  }

  /**
   * Show the cards of the names that a query is, in an element that is hidden if it is none.
   * @param {string} query
   * @param {HTMLElement} place
   * @returns {Promise<boolean>} whether there is one
   */
  async function bestBet(query, place) {
    return (await load()).showCards(query, place);
  }

  /** @param {EventTarget | null} target */
  function enter(target) {
    if (!(target instanceof HTMLInputElement) || !target.matches(BOX)) return;
    load().then(({ attach }) => attach(target), () => {});
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    const { key, code, target, ctrlKey, metaKey, altKey } = event;
    if (event.isComposing || event.defaultPrevented || altKey) return;
    const isControl = ctrlKey || metaKey;
    const isTyped = target instanceof Element && target.closest(TYPED);
    // Keyboards of other scripts have another letter on that key.
    const isK = key === "k" || (code === "KeyK" && key > "\x7f");
    if (isControl ? !isK : key !== "/" || isTyped) return;
    const input = document.querySelector(BOX);
    if (!(input instanceof HTMLInputElement)) return;
    event.preventDefault();
    input.focus();
    input.select();
  }

  addEventListener("keydown", press);
  addEventListener("focusin", ({ target }) => enter(target));
  enter(document.activeElement);

  return { folder, load, bestBet };
})();
