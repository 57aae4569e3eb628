// Where "Try again" of the search page leads to if that page's script has not come, which nothing on
// the page itself can mend. The script is fetched past the browser's cache, which may hold a wrong
// answer for minutes, and the reader goes back to the search.

(() => {
  "use strict";

  const script = document.currentScript;
  if (location.hash !== "#again" || !(script instanceof HTMLScriptElement)) return;
  const { search = "", fetched = "" } = script.dataset;
  // The link of the search page, alone of all, says from where it leads; from disk no link does.
  const back = document.referrer || search;
  fetch(fetched, { cache: "reload" }).finally(() => location.replace(back)).catch(() => {});
})();
