// Files that a script writes, for readers to take along.

const SearchFiles = (() => {
  "use strict";

  /**
   * @param {string} name of the file, without its ending
   * @param {SearchFormat} format
   * @param {SearchEntry[]} entries
   */
  function offer(name, { suffix, type, write }, entries) {
    const file = new Blob([write(entries)], { type: `${type};charset=utf-8` });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${name}.${suffix}`;
    document.body.append(link);
    link.click();
    link.remove();
    // A browser may ask where to put the file, and read it only then.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  return { offer };
})();
