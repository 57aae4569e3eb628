// The scripts that a reader needs only once there are results: search-later.js.parts lists them.

const SearchLater = (() => {
  "use strict";

  const { form, make } = SearchTexts;

  /** @type {Promise<unknown> | null} */
  let loaded = null;

  /** Load them, once; if that failed, again when they are next needed. */
  function load() {
    loaded ??= new Promise((resolve, reject) => {
      const script = make("script", { src: form.dataset.later || "" });
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });
    loaded.catch(() => (loaded = null));
    return loaded;
  }

  return { load };
})();
