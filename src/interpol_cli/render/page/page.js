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
  const table = byId("UI_facts");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows, (row, place) => {
    const [kind, countries, firstDecade, lastDecade, rank, disputes, lines] = data.rows[place];
    const text = " " + lines.map((line) => searched[line]).join("\n ");
    return { row, place, kind, countries, firstDecade, lastDecade, rank, disputes, text, isShown: true };
  });
  let sorted = rows;

  // Work on each of ten thousand rows is done in slices, so that the page answers in between: what is seen comes first.
  // Work that is begun anew drops what was left of it.
  const sliceMs = 40;
  const inSlices = (work) => {
    let left = [];
    let timer = 0;
    const slice = (end) => {
      clearTimeout(timer);
      let done = 0;
      while (done < left.length && performance.now() < end) work(left[done++]);
      left = left.slice(done);
      if (left.length) timer = setTimeout(() => slice(performance.now() + sliceMs));
      table.setAttribute("aria-busy", String(busy()));
    };
    return {
      begin: (ones) => {
        left = ones;
        slice(performance.now() + sliceMs);
      },
      finish: () => slice(Infinity),
      isBusy: () => left.length > 0,
    };
  };
  let following = null; // the rows before it are in order already
  const moving = inSlices(({ row }) => {
    if (row === following) following = row.nextElementSibling;
    else body.insertBefore(row, following);
  });
  const speaking = inSlices((one) => one.row.querySelectorAll("[data-i]").forEach(sayAgain));
  const busy = () => moving.isBusy() || speaking.isBusy();
  const finish = () => {
    moving.finish();
    speaking.finish();
  };

  // Languages. A text that is not there in one stands in the first that has it, and says so.
  const spoken = (index) => {
    const entry = texts[index];
    const tongue = order[language].find((one) => entry[columnOf[one]] !== null);
    return [entry[columnOf[tongue]], tongue];
  };
  const sayAgain = (one) => {
    const [text, tongue] = spoken(one.dataset.i);
    one.textContent = text;
    if (tongue !== language) one.lang = tongue;
    else one.removeAttribute("lang");
  };
  const around = Array.from(document.querySelectorAll("[data-i]")).filter((one) => !body.contains(one));
  const seenFirst = () => {
    const below = byId("UI_filter").getBoundingClientRect().bottom + 1;
    const seen = document.elementFromPoint(innerWidth / 2, below)?.closest("tbody tr");
    const first = Math.max(0, sorted.findIndex((one) => one.row === seen));
    return [...sorted.slice(first), ...sorted.slice(0, first)];
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
    const ordered = seenFirst();
    language = wanted;
    const root = document.documentElement;
    root.lang = wanted;
    root.dir = wanted === "ar" ? "rtl" : "ltr";
    around.forEach(sayAgain);
    speaking.begin(ordered);
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

  // Sorting. What a fact does not say comes last either way. Texts are put in order once, however many rows have them.
  const keyCell = { what: 1, kind: 2, where: 3 };
  const keyOf = (row, column) => {
    const said = row.cells[keyCell[column]].querySelector("bdi");
    return said ? (said.dataset.i === undefined ? said.textContent : spoken(said.dataset.i)[0]) : "";
  };
  const ranks = (column) => {
    if (column === "when") return (one) => one.rank;
    const keys = rows.map((one) => keyOf(one.row, column));
    const ordered = [...new Set(keys)].sort(new Intl.Collator(language, { numeric: true }).compare);
    const places = new Map(ordered.map((key, place) => [key, place]));
    return (one) => (keys[one.place] === "" ? -1 : places.get(keys[one.place]));
  };
  const sortBy = (head, isDown) => {
    const rank = ranks(head.dataset.column);
    const turn = isDown ? -1 : 1;
    const keyed = rows.map((one) => [rank(one), one]);
    keyed.sort(([a, one], [b, other]) => (a < 0) - (b < 0) || turn * (a - b) || one.rank - other.rank);
    sorted = keyed.map(([, one]) => one);
    following = body.firstElementChild;
    moving.begin(sorted);
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
    finish();
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
  form.addEventListener("change", filterSoon);
  document.querySelector(".skip").hash = "#UI_words";
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
    finish();
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
