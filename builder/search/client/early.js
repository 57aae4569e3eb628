// The beginning of the manifest, which the search page has before the client: what that asks for first
// is on its way by then. On a slow network the first results are there a third of a second sooner.

if (typeof ArchiveSearch === "undefined") {
  self.ArchiveSearch = {
    // Let the browser load the shards of the words that the address of the page has. More than words
    // of English letters is left to the client.
    put: (name, text) => {
      const { lexicon, shards, stopWords } = JSON.parse(text);
      const query = new URLSearchParams(location.search).get("q") || "";
      if (!/^[a-z ]+$/i.test(query) || shards.pop) return; // so many that files have their checks
      const leasts = lexicon.split("\n");
      for (const word of new Set(query.toLowerCase().split(" ").slice(0, 5))) {
        if (!word || stopWords.includes(word)) continue;
        let at = leasts.length - 1;
        while (at && leasts[at] > word) at--;
        // The name of a shard, as FORMAT.md has it: the CRC-32 of its least text, and its check.
        let sum = -1;
        for (const byte of new TextEncoder().encode(leasts[at])) {
          sum ^= byte;
          for (let bit = 8; bit; bit--) sum = (sum >>> 1) ^ (sum & 1 && 0xedb88320);
        }
        const check = atob(shards.slice(at * 3, at * 3 + 3) + "A").split("");
        const numbers = [~sum >>> 0, ...check.map((one) => one.charCodeAt(0))];
        const link = document.createElement("link");
        link.rel = "preload";
        link.as = "script";
        link.href = new URL(`l/${numbers.join("-")}.js`, document.currentScript.src).href;
        document.head.append(link);
      }
    },
  };
}
