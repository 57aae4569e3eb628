// Order and filters: beside the results where there is room, else in a dialog.

const SearchPanel = (() => {
  "use strict";

  const { part } = SearchTexts;

  const panel = part("panel", HTMLElement);
  const side = part("side", HTMLElement);
  const dialog = part("dialog", HTMLDialogElement);
  const opener = part("open", HTMLButtonElement);
  const wide = matchMedia("(min-width: 60rem)");

  /** Called when filters come into view. @type {() => void} */
  let appear = () => {};

  /** Whether the panel stands beside the results, where there is room. */
  function isBeside() {
    return wide.matches;
  }

  /** Whether the reader sees the filters, so that it is worth to count them. */
  function isSeen() {
    return wide.matches || dialog.open;
  }

  function place() {
    if (wide.matches) dialog.close();
    (wide.matches ? side : part("dialog-panel", HTMLElement)).append(panel);
    if (isSeen()) appear();
  }

  function open() {
    dialog.showModal();
    appear();
  }

  /** @param {MouseEvent} event */
  function leave(event) {
    if (event.target === dialog) dialog.close(); // beside what it shows
  }

  /** @param {typeof appear} appears */
  function listen(appears) {
    appear = appears;
    opener.addEventListener("click", open);
    dialog.addEventListener("click", leave);
    part("close", HTMLElement).addEventListener("click", () => dialog.close());
    wide.addEventListener("change", place);
    place();
  }

  return { isBeside, isSeen, listen };
})();
