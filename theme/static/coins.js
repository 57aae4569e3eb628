// Lists tell programs that keep references what they hold, by COinS (https://en.wikipedia.org/wiki/
// COinS): such a program offers to take some of the articles. It reads the page as scripts leave it,
// so that no list has to carry the same again.

(() => {
  "use strict";

  if (document.querySelector("article.article")) return; // or the program would not take that itself

  const site = document.querySelector("meta[property='og:site_name']")?.getAttribute("content") || "";

  for (const row of document.querySelectorAll(".rows > li")) {
    const link = row.querySelector("a");
    const date = row.querySelector("time")?.dateTime || row.closest("ul")?.previousElementSibling?.id;
    if (!link) continue;
    const values = new URLSearchParams({
      ctx_ver: "Z39.88-2004",
      rft_val_fmt: "info:ofi/fmt:kev:mtx:dc",
      "rft.type": "newspaperArticle",
      "rft.title": link.textContent || "",
      "rft.source": row.querySelector("span:not([class])")?.textContent || site,
      "rft.identifier": link.href,
    });
    if (date) values.set("rft.date", date.replace(/^date:/, ""));
    const span = document.createElement("span");
    span.className = "Z3988";
    span.title = String(values);
    row.append(span);
  }
})();
