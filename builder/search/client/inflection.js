// Stems: what the inflections of one word have in common, as builder/search/inflection.py has them.

/**
 * The stem of a form in a language; the form itself where it has none.
 * @param {string} form
 * @param {string} language
 * @returns {string}
 */
function stemOf(form, language) {
  if (language === "en") return stemEnglish(form) || form;
  return (language === "ru" && stemRussian(form)) || form;
}
