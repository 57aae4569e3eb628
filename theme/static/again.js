// Where "Try again" of the search page leads to if that page's script has not come, which nothing on
// the page itself can mend. The script is fetched past the browser's cache, which may hold a wrong
// answer for minutes, and the reader goes back to the search.

(() => {
  "use strict";

  const script = document.currentScript;
  if (location.hash !== "#search:again" || !(script instanceof HTMLScriptElement)) return;
  // The link of the search page, alone of all, says from where it leads; from disk no link does.
  const back = document.referrer || new URL("../search.html", script.src).href;
  const fetched = fetch(new URL("search.js", script.src), { cache: "reload" });
  fetched.finally(() => location.replace(back)).catch(() => {});
})();
