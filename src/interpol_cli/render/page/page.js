"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("UI_data").textContent);
  const { texts, order, searched } = data;
  const columnOf = { en: 0, fr: 1, ar: 2 };
  let language = data.own;

  // Folding: what `interpol_cli.core.text.fold` does. `data.folding` holds each letter that folds to something else than
  // what Unicode makes of it (NFKD, without marks, in lower case); it is made from that function.
  const folds = new Map();
  for (const [folded, letters] of data.folding) for (const letter of letters) folds.set(letter, folded);
  const dropped = /[\p{M}\p{Cf}]/u;
  const foldLetter = (letter) => {
    let folded = folds.get(letter);
    if (folded === undefined) {
      const plain = letter.toLowerCase().normalize("NFKD");
      folded = plain === letter ? (dropped.test(letter) ? "" : letter) : Array.from(plain, foldLetter).join("");
      folds.set(letter, folded);
    }
    return folded;
  };
  const fold = (text) => Array.from(text, foldLetter).join("");
  const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];

  // The rows, in the order of the file.
  const body = document.querySelector("#UI_facts tbody");
  const rows = Array.from(body.rows, (row, place) => {
    const [kind, countries, firstDecade, lastDecade, rank, disputes, lines] = data.rows[place];
    const text = " " + lines.map((line) => searched[line]).join("\n ");
    return { row, place, kind, countries, firstDecade, lastDecade, rank, disputes, text, isShown: true };
  });

  // Languages. A text that is not there in one stands in the first that has it, and says so.
  const spoken = (index) => {
    const entry = texts[index];
    const tongue = order[language].find((one) => entry[columnOf[one]] !== null);
    return [entry[columnOf[tongue]], tongue];
  };
  const figures = (number) => number.toLocaleString(language === "fr" ? "fr" : "en");
  const showCount = () => {
    const shown = rows.reduce((sum, one) => sum + one.isShown, 0);
    const numbers = [figures(shown), figures(rows.length)];
    byId("UI_count").textContent = data.shown[language].replace(/\{\}/g, () => numbers.shift());
    byId("UI_nothing").hidden = shown > 0;
  };
  const sortOptions = (select) => {
    const chosen = select.value;
    const [every, ...others] = select.options;
    const compare = new Intl.Collator(language).compare;
    others.sort((one, other) => compare(one.text, other.text));
    select.replaceChildren(every, ...others);
    select.value = chosen;
  };
  const speak = (wanted) => {
    language = wanted;
    const root = document.documentElement;
    root.lang = wanted;
    root.dir = wanted === "ar" ? "rtl" : "ltr";
    for (const one of document.querySelectorAll("[data-i]")) {
      const [text, tongue] = spoken(one.dataset.i);
      one.textContent = text;
      if (tongue !== wanted) one.lang = tongue;
      else one.removeAttribute("lang");
    }
    for (const one of document.querySelectorAll("[data-a]")) one.setAttribute("aria-label", spoken(one.dataset.a)[0]);
    const pictures = Array.from(document.querySelectorAll("[data-picture]"));
    const drawn = pictures.find((one) => one.dataset.picture === wanted) || pictures[0];
    for (const one of pictures) one.hidden = one !== drawn;
    for (const one of document.querySelectorAll("[data-language]")) {
      one.setAttribute("aria-pressed", String(one.dataset.language === wanted));
    }
    document.title = data.heading[wanted];
    sortOptions(byId("UI_kind"));
    sortOptions(byId("UI_country"));
    showCount();
  };

  // The filter: every word, or quoted phrase, must stand in a text of the fact, the last of its words begun at least.
  const filter = () => {
    const typed = byId("UI_words").value;
    const phrases = Array.from(typed.matchAll(/["“”«»]([^"“”«»]*)["“”«»]?|[^\s"“”«»]+/g), (match) =>
      wordsOf(match[1] === undefined ? match[0] : match[1]).join(" ")).filter(Boolean).map((phrase) => " " + phrase);
    const [kind, country, decade] = ["kind", "country", "decade"].map((name) => byId("UI_" + name).value);
    const isDisputed = byId("UI_disputed").checked;
    for (const one of rows) {
      const isShown =
        (!kind || one.kind === kind) &&
        (!country || one.countries.includes(country)) &&
        (!decade || (one.firstDecade <= +decade && +decade <= one.lastDecade)) &&
        (!isDisputed || one.disputes > 0) &&
        phrases.every((phrase) => one.text.includes(phrase));
      if (isShown !== one.isShown) {
        one.isShown = isShown;
        one.row.hidden = !isShown;
      }
    }
    showCount();
  };
  let waiting = 0;
  const filterSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, rows.length > 2000 ? 120 : 30);
  };

  // Sorting. What a fact does not say comes last either way.
  const sortBy = (head, isDown) => {
    const column = head.dataset.column;
    const compare = new Intl.Collator(language, { numeric: true }).compare;
    const text = { what: (row) => row.cells[1].querySelector("bdi").textContent, kind: (row) => row.cells[2].textContent,
      where: (row) => row.cells[3].textContent }[column];
    const keyed = rows.map((one) => [text ? text(one.row).trim() : one.rank, one]);
    const turn = isDown ? -1 : 1;
    keyed.sort(([a, one], [b, other]) => {
      if (a === "" || b === "") return (a === "") - (b === "") || one.rank - other.rank;
      return turn * (column === "when" ? a - b : compare(a, b)) || one.rank - other.rank;
    });
    body.remove(); // ten thousand rows move faster where nobody sees them
    body.append(...keyed.map(([, one]) => one.row));
    byId("UI_facts").append(body);
    for (const other of document.querySelectorAll("th[data-column]")) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
  };
  for (const head of document.querySelectorAll("th[data-column]")) {
    const label = head.querySelector(".head");
    const button = document.createElement("button");
    button.type = "button";
    label.replaceWith(button);
    button.append(label);
    button.addEventListener("click", () => sortBy(head, head.getAttribute("aria-sort") === "ascending"));
  }

  // A link to a fact that the filter hides shows it.
  const goTo = () => {
    const article = byId(decodeURIComponent(location.hash.slice(1)));
    const row = article && article.closest("tbody tr");
    if (!row) return;
    if (row.hidden) {
      byId("UI_filter").reset();
      filter();
    }
    article.scrollIntoView({ block: "start" });
  };
  const form = byId("UI_filter");
  form.hidden = false;
  form.addEventListener("input", filterSoon);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("UI_words").addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.value) {
      event.preventDefault();
      event.target.value = "";
      filter();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    event.preventDefault();
    byId("UI_words").focus();
  });
  for (const one of document.querySelectorAll("[data-language]")) {
    one.addEventListener("click", () => speak(one.dataset.language));
  }
  addEventListener("hashchange", goTo);
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = rows.filter((one) => one.isShown).flatMap((one) => Array.from(one.row.querySelectorAll("details:not([open])")));
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
  sortOptions(byId("UI_kind"));
  sortOptions(byId("UI_country"));
  filter(); // a browser that goes back keeps what was typed
  goTo();
  document.documentElement.dataset.ready = "true";
  // For the tests, and for whoever opens the console.
  globalThis.interpol = Object.freeze({ fold, wordsOf });
})();
