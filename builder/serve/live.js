"use strict";
// In every page that `builder serve` sends: reloads it after a good build, shows what is wrong
// after another. The server tells the state at once whenever a page begins to listen, so nothing is
// missed in between.
(() => {
  const shown = document.currentScript.dataset.build;
  const panel = add(document.body, "div",
    "position:fixed;inset:auto 0 0;z-index:2147483647;max-height:60vh;overflow:auto;" +
    "box-sizing:border-box;padding:1rem;border-top:4px solid #ff8a80;background:#2b0d0d;" +
    "color:#fff;font:16px/1.5 system-ui,sans-serif");
  panel.hidden = true;
  panel.setAttribute("role", "alert");
  const hide = add(panel, "button",
    "float:right;padding:.25em .75em;border:1px solid;background:none;color:inherit;font:inherit");
  hide.textContent = "Hide";
  hide.onclick = () => { panel.hidden = true; };
  const heading = add(panel, "p", "margin:0 0 .5rem;font-weight:bold;color:inherit");
  const list = add(panel, "pre",
    "margin:0;padding:0;border:0;background:none;color:inherit;font:14px/1.5 ui-monospace,monospace;" +
    "white-space:pre-wrap;overflow-wrap:anywhere");

  function add(parent, name, style) {
    const element = document.createElement(name);
    element.style.cssText = style;
    parent.append(element);
    return element;
  }

  function show(problems) {
    heading.textContent = problems.length ? "The site was not built. This is the last good one." : "";
    list.textContent = problems.join("\n");
    panel.hidden = !problems.length;
  }

  let events = null;

  // A page in the background does not listen: a browser has six connections for all its tabs.
  function listen() {
    events?.close();
    events = document.hidden ? null : new EventSource("/.archive-serve/events");
    if (!events) return;
    events.onmessage = (event) => {
      const {build, problems} = JSON.parse(event.data);
      if (build === shown) show(problems);
      else location.reload();
    };
  }

  document.addEventListener("visibilitychange", listen);
  listen();
})();
