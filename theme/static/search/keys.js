// The keyboard: / to the words, arrows through the results, Esc back.

(() => {
  "use strict";

  const input = SearchTexts.part("q", HTMLInputElement);
  const results = SearchTexts.part("results", HTMLElement);

  /** @param {KeyboardEvent} event */
  function press(event) {
    const { isComposing, defaultPrevented, ctrlKey, metaKey, altKey } = event;
    if (isComposing || defaultPrevented || ctrlKey || metaKey || altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    const isHandled =
      (event.key === "/" && toInput(target)) ||
      (event.key === "Escape" && escape(target)) ||
      (event.key === "ArrowDown" && move(target, 1)) ||
      (event.key === "ArrowUp" && move(target, -1));
    if (isHandled) event.preventDefault();
  }

  /** @param {Element} target */
  function toInput(target) {
    const typed = "input:not([type=checkbox]), textarea, select, [contenteditable]";
    if (target.closest(typed)) return false;
    input.focus();
    input.select();
    return true;
  }

  /** @param {Element} target */
  function escape(target) {
    if (target.closest("select, dialog")) return false; // closes these
    if (target !== input) input.focus();
    else if (input.value) clear();
    return true;
  }

  function clear() {
    input.value = "";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /**
   * From the words through the results and back.
   * @param {Element} target
   * @param {1 | -1} step
   */
  function move(target, step) {
    /** @type {HTMLElement[]} */
    const places = [input, ...results.querySelectorAll("li > h2 > a")].filter(
      (place) => place instanceof HTMLElement,
    );
    const at = places.findIndex((place) => place === target);
    if (at < 0) return false;
    const next = places[at + step];
    next?.focus();
    return Boolean(next);
  }

  document.addEventListener("keydown", press);
})();
