// Buttons in a row, of which one alone is a stop of Tab: arrows lead from it to the others.

const SearchToolbar = (() => {
  "use strict";

  /**
   * Draw the buttons of a row anew; the focus stays at its place among them, or goes to the words
   * if there are none left.
   * @param {HTMLElement} bar
   * @param {HTMLButtonElement[]} buttons
   */
  function draw(bar, buttons) {
    const at = seenIn(bar).findIndex((button) => button === document.activeElement);
    bar.replaceChildren(...buttons);
    const seen = seenIn(bar);
    const next = seen[Math.min(Math.max(at, 0), seen.length - 1)];
    stopAt(next || buttons[0], buttons); // where none is seen yet, one will be
    if (at >= 0) (next || SearchTexts.part("q", HTMLInputElement)).focus();
  }

  /**
   * Those that can have the focus.
   * @param {HTMLElement} bar
   */
  function seenIn(bar) {
    return [...bar.querySelectorAll("button")].filter((button) => button.offsetParent);
  }

  /**
   * @param {HTMLButtonElement} stop
   * @param {HTMLButtonElement[]} buttons
   */
  function stopAt(stop, buttons) {
    for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
  }

  /**
   * @param {HTMLElement} bar
   * @param {KeyboardEvent} event
   */
  function move(bar, event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const buttons = seenIn(bar);
    const at = buttons.findIndex((button) => button === document.activeElement);
    const arrows = ["ArrowLeft", "ArrowRight"];
    const [back, forth] = getComputedStyle(bar).direction === "rtl" ? arrows.reverse() : arrows;
    /** @type {Record<string, number>} */
    const places = { [back]: at - 1, [forth]: at + 1, Home: 0, End: buttons.length - 1 };
    const next = at >= 0 && buttons[places[event.key] ?? -1];
    if (!next) return;
    event.preventDefault();
    stopAt(next, buttons);
    next.focus();
  }

  /** @param {HTMLElement} bar */
  function listen(bar) {
    bar.addEventListener("keydown", (event) => move(bar, event));
  }

  return { draw, listen };
})();
