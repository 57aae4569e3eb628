// Searches that this browser keeps: those of this visit, and those that the reader has saved, each with
// how many articles it had when its results were last shown. Nothing of it is sent anywhere.

/** @typedef {{address: string, label: string, seen: number}} SearchSaved */
/** @typedef {Pick<Found, "total" | "exact">} SearchTotal */

const SearchKept = (() => {
  "use strict";

  const { part, make, say, sayCount, listed } = SearchTexts;

  const MOST = 20; // searches that are saved

  const list = part("kept", HTMLElement);
  const keeping = part("keeping", HTMLElement);
  const keep = part("keep", HTMLButtonElement);
  const news = part("news", HTMLElement);

  /** How many articles the search has that is shown now. */
  let total = 0;

  /** @returns {SearchSaved[]} */
  function saved() {
    try {
      const found = JSON.parse(localStorage.getItem(SearchStart.SAVED) || "[]");
      return found.filter((/** @type {SearchSaved} */ one) => typeof one.address === "string");
    } catch {
      return [];
    }
  }

  /** @param {SearchSaved[]} searches */
  function store(searches) {
    try {
      if (searches.length) localStorage.setItem(SearchStart.SAVED, JSON.stringify(searches));
      else localStorage.removeItem(SearchStart.SAVED);
    } catch {
      return; // there is no room, or the browser forbids it
    }
  }

  /** The address of what is asked for, on whatever page of its results. */
  function address() {
    return SearchAddress.write({ ...SearchAddress.state(), page: 1 });
  }

  /** What is asked for, in words. */
  function label() {
    const { q } = SearchAddress.state();
    return [q, ...SearchChips.set().map(({ label }) => label)].filter(Boolean).join(" · ");
  }

  /**
   * Offer to save what is asked for; of what is saved say what is new, which it is no longer then.
   * @param {SearchTotal} found how many articles it has
   */
  function offer(found) {
    total = found.total;
    const own = saved().find((one) => one.address === address());
    news.textContent = own ? newIn(own, found) : "";
    if (own) store(saved().map((one) => (one.address === own.address ? { ...one, seen: total } : one)));
    show(Boolean(own));
  }

  /** @param {boolean} isSaved */
  function show(isSaved) {
    keep.textContent = isSaved ? say("unsave") : say("save");
    keep.ariaPressed = String(isSaved);
    keeping.hidden = false;
  }

  /**
   * What is new in a search, in words; of one that has more articles than are counted it is not known.
   * @param {SearchSaved} search
   * @param {SearchTotal} found
   */
  function newIn({ seen }, { total, exact }) {
    return exact && total > seen ? sayCount("new", total - seen) : "";
  }

  function toggle() {
    const own = address();
    const others = saved().filter((one) => one.address !== own);
    const isSaved = others.length < saved().length;
    if (!isSaved) others.unshift({ address: own, label: label(), seen: total });
    store(others.slice(0, MOST));
    news.textContent = isSaved ? "" : say("keptHere");
    show(!isSaved);
  }

  /** Show what is kept, where nothing is asked for. */
  async function showAll() {
    const recent = await recentParts().catch(() => []);
    list.replaceChildren(...recent, ...savedParts());
    list.hidden = !list.children.length;
    await countAll();
  }

  /** The last searches, as links. */
  async function recentParts() {
    const { recent, forget } = await SearchBox.load();
    const links = recent().map((words) => {
      const href = `?${new URLSearchParams({ q: words })}`;
      return make("a", { href, "data-words": words }, make("bdi", {}, words));
    });
    if (!links.length) return [];
    return [make("p", {}, say("recent"), " ", ...listed(links), " ", button(say("forget"), forget))];
  }

  /** The saved searches, as links. */
  function savedParts() {
    const items = saved().map(({ address, label }) => {
      const link = make("a", { href: `?${address}` }, make("bdi", {}, label));
      const remove = () => store(saved().filter((one) => one.address !== address));
      const name = say("remove", { filter: label });
      const sign = button("×", remove);
      sign.ariaLabel = name;
      return make("li", { "data-address": address }, link, " ", make("span", { class: "count" }), " ", sign);
    });
    if (!items.length) return [];
    const all = button(say("forgetSaved"), () => store([]));
    return [
      make("h2", {}, say("yours")),
      make("ul", { class: "saved" }, ...items),
      make("p", {}, say("private"), " ", all),
    ];
  }

  /**
   * A button after which what is kept is shown anew.
   * @param {string} text
   * @param {() => void} change
   */
  function button(text, change) {
    const made = make("button", { type: "button" }, text);
    made.addEventListener("click", () => {
      change();
      showAll().catch(() => {});
      part("q", HTMLInputElement).focus();
    });
    return made;
  }

  /** Say of each saved search how many articles it has, and how many are new. */
  async function countAll() {
    if (!saved().length) return;
    const index = await SearchIndex.open(); // of its own: a search overtakes the one before it
    for (const one of saved()) {
      const query = SearchAddress.query(SearchAddress.read(one.address));
      const item = [...list.querySelectorAll("li")].find(({ dataset }) => dataset.address === one.address);
      if (!query || !item) continue;
      const found = await SearchIndex.ask(index, query, { limit: 0 });
      const texts = [sayCount("filtered", found.total, {}, found.exact), newIn(one, found)];
      item.querySelectorAll(".count")[0].textContent = texts.filter(Boolean).join(" · ");
    }
  }

  keep.addEventListener("click", toggle);

  return { offer, showAll };
})();
