// When to search while the reader types: at short pauses, and for whole words at longer ones.

const SearchTyping = (() => {
  "use strict";

  const INTERVAL = 120; // ms after the last key until the search
  const PAUSE = 800; // ms after the last key until it is said that nothing is found

  const input = SearchTexts.part("q", HTMLInputElement);

  let timer = 0;

  /** Nothing is to follow from what was typed until now. */
  function stop() {
    clearTimeout(timer);
    timer = 0;
  }

  /** Whether something is to follow from what was typed. */
  function isPending() {
    return timer > 0;
  }

  /** Whether the last word may go on. */
  function isWithinWord() {
    return /[\p{L}\p{M}\p{N}]$/u.test(input.value);
  }

  /**
   * @param {object} calls
   * @param {() => void} calls.begin at each key
   * @param {(isTyping: boolean) => void} calls.search
   * @param {() => void} calls.settle when the reader pauses
   * @param {() => void} calls.finish when the reader leaves the words, but not for a result: that
   *   must not go away under the pointer
   */
  function listen({ begin, search, settle, finish }) {
    const found = SearchTexts.part("found", HTMLElement);
    input.addEventListener("input", () => {
      stop();
      begin();
      timer = setTimeout(() => {
        SearchAddress.type();
        search(isWithinWord());
        timer = setTimeout(settle, PAUSE - INTERVAL);
      }, INTERVAL);
    });
    input.addEventListener("blur", ({ relatedTarget }) => {
      const to = relatedTarget instanceof Node ? relatedTarget : null;
      if (!found.matches(":active") && !found.contains(to)) finish();
    });
  }

  return { stop, isPending, listen };
})();
