// The list below a search box: a combobox as WAI-ARIA's authoring practices have it. The focus stays
// in the box; arrows go through the list, Enter takes what is chosen, Escape closes.

/** Boxes that have a list. @type {Set<HTMLInputElement>} */
const attached = new Set();

/**
 * An element with attributes.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} content
 * @returns {HTMLElementTagNameMap[T]}
 */
function make(name, attributes, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
}

/**
 * A text with names in it, each in its own direction.
 * @param {string[]} label
 */
function labelNodes(label) {
  return label.map((part, at) => (at % 2 ? make("bdi", {}, part) : part));
}

/** The list of one box. */
class Suggestions {
  /** @param {HTMLInputElement} input */
  constructor(input) {
    this.input = input;
    this.id = "suggestions:" + attached.size;
    this.list = make("ul", { role: "listbox", id: this.id + ":list" });
    this.popup = make("div", { class: "suggestions", hidden: "" }, this.list);
    /** @type {Option[]} */
    this.options = [];
    this.active = -1;
    const attributes = {
      role: "combobox",
      autocomplete: "off",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
      "aria-keyshortcuts": "/ Control+K",
    };
    for (const [key, value] of Object.entries(attributes)) input.setAttribute(key, value);
    const parent = /** @type {HTMLElement} */ (input.parentElement);
    parent.classList.add("suggesting");
    parent.append(this.popup);
    this.listen(parent);
  }

  /** @param {HTMLElement} parent of the box and its list */
  listen(parent) {
    const { input, list, popup } = this;
    input.addEventListener("input", () => this.update());
    input.addEventListener("focus", () => input.value || this.update());
    input.addEventListener("keydown", (event) => this.press(event));
    input.form?.addEventListener("submit", () => {
      remember(input.value);
      this.close();
    });
    parent.addEventListener("focusout", ({ relatedTarget }) => {
      const isInside = relatedTarget instanceof Node && popup.contains(relatedTarget);
      if (!isInside && relatedTarget !== input) this.close();
    });
    popup.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      input.focus();
      this.close();
    });
    // The focus stays in the box.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", ({ target }) => {
      const item = target instanceof Element ? target.closest("li") : null;
      if (item) this.choose([...list.children].indexOf(item));
    });
  }

  /** Offer what fits what is typed now. */
  async update() {
    const { input } = this;
    const { value } = input;
    const options = await optionsFor(value).catch(() => []);
    const { texts } = await openNames().catch(() => ({ texts: null }));
    if (value !== input.value || document.activeElement !== input) return;
    if (texts) this.show(options, texts);
  }

  /**
   * @param {Option[]} options
   * @param {Record<string, string>} texts
   */
  show(options, texts) {
    const isRecent = !this.input.value.trim();
    this.options = options;
    this.list.dataset.query = this.input.value;
    const name = isKept() ? "kept" : "recent";
    this.list.ariaLabel = isRecent ? texts[name] : texts.suggestions;
    this.list.replaceChildren(
      ...options.map(({ label, note, url = "" }, at) => {
        const item = make("li", { role: "option", id: this.id + ":" + at }, make("span", {}));
        item.children[0].append(...labelNodes(label));
        if (url) item.dataset.url = url;
        if (note) item.append(" ", make("span", { class: "count" }, note));
        return item;
      })
    );
    while (this.list.nextSibling) this.list.nextSibling.remove();
    if (isRecent) this.popup.append(...this.keeping(texts));
    this.popup.hidden = !options.length;
    this.input.ariaExpanded = String(!this.popup.hidden);
    this.activate(-1);
  }

  /**
   * What the reader decides of recent searches.
   * @param {Record<string, string>} texts
   */
  keeping(texts) {
    const box = make("input", { type: "checkbox" });
    box.checked = isKept();
    box.addEventListener("change", () => keepRecent(box.checked));
    const button = make("button", { type: "button" }, texts.forget);
    button.addEventListener("click", () => {
      forget();
      this.input.focus();
      this.close();
    });
    return [make("p", {}, make("label", {}, box, " ", texts.keep), " ", button)];
  }

  close() {
    this.popup.hidden = true;
    this.input.ariaExpanded = "false";
    this.activate(-1);
  }

  /** @param {number} at the option that Enter takes; -1 for what is typed */
  activate(at) {
    this.active = at;
    [...this.list.children].forEach((item, number) =>
      item.setAttribute("aria-selected", String(number === at))
    );
    if (at < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", this.id + ":" + at);
    this.list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const { key, altKey, ctrlKey, metaKey, isComposing } = event;
    if (isComposing || ctrlKey || metaKey) return;
    const isOpen = !this.popup.hidden;
    // On the search page the arrow goes on to the results.
    const opens = key === "ArrowDown" && (altKey || !this.input.form?.dataset.index);
    if (!isOpen && opens) this.update();
    else if (!isOpen || !this.pressOpen(key, altKey)) return;
    event.preventDefault();
  }

  /**
   * @param {string} key
   * @param {boolean} altKey
   * @returns {boolean} whether it is done
   */
  pressOpen(key, altKey) {
    const { active, options } = this;
    const count = options.length + 1;
    if (key === "ArrowDown") this.activate(((active + 2) % count) - 1);
    else if (key === "ArrowUp" && altKey) this.close();
    else if (key === "ArrowUp") this.activate(((active + count) % count) - 1);
    else if (key === "Escape") this.close();
    else if (active < 0) return false;
    else if (key === "Home") this.activate(0);
    else if (key === "End") this.activate(options.length - 1);
    else if (key === "Enter") this.choose(active);
    else return false;
    return true;
  }

  /** @param {number} at */
  choose(at) {
    const { url, text = "" } = this.options[at];
    this.close();
    if (url) {
      location.href = url;
      return;
    }
    this.input.value = text;
    this.input.form?.requestSubmit();
  }
}

/**
 * Give a box its list, and load what it shows.
 * @param {HTMLInputElement} input
 */
function attach(input) {
  openNames().catch(() => {});
  openWords();
  if (attached.has(input)) return;
  attached.add(input);
  const suggestions = new Suggestions(input);
  if (document.activeElement === input && (!input.value || isTypedInto(input))) suggestions.update();
}

/**
 * Whether what stands in a box was typed before its list was there.
 * @param {HTMLInputElement} input
 */
function isTypedInto(input) {
  return input.value !== input.defaultValue;
}
