// Finds products on the search page. The index comes in classic scripts, once somebody searches: a page
// that was opened as a file may not fetch. Where the whole shop is one page (one_file.js), index and cards are
// there already. docs/TEMA.md tells what the template hands to this script.
(function () {
  "use strict";
  const form = document.querySelector("form[data-names]");
  const shop = window.etalase;
  if (!form) return;
  const at = id => document.getElementById(id);

  /* Words: how they are written, and how they sound */

  const BETWEEN = /[\s!-\/:-@[-`{-~\u00a0-\u00bf\u2000-\u206f\u3000-\u303f\ufe0f]+/;
  const words = text => text.toLowerCase().normalize("NFKD")
    .replace(/[\u0300-\u036f\u064b-\u065f'‘-‟`]/g, "").split(BETWEEN).filter(word => word);

  // Two spellings of a word become one. The order matters.
  const SPELLINGS = [
    [/^(\D+)2$/, "$1"], // oleh2
    [/oe/g, "u"], [/dj/g, "j"], [/tj/g, "c"], [/ph|v/g, "f"], [/q|ck/g, "k"], [/x/g, "ks"], // djahe
    [/sy(?=[aeiou])/g, "s"], [/([^aeiou])y(?=[^aeiou])/g, "$1i"], // syrup
    [/(.)\1+/g, "$1"], // coffee
    [/([^aeiou])e(?=[lr][aeiou])/g, "$1"], // keripik, cokelat
    [/(..)ai$/, "$1e"], [/(..)au$/, "$1o"], // cabai, hijau
    [/o(?=[^aeiou]+$)/, "u"], // sirop
    [/(...[aeiou])h$/, "$1"], // tempeh
  ];
  const sound = word => SPELLINGS.reduce((text, rule) => text.replace(rule[0], rule[1]), word);

  // What "me-", "pe-" and their kin may have taken from the beginning of a word.
  const TAKEN = { ng: ["", "k"], ny: ["s"], n: ["t", "n"], m: ["p", "m"] };

  // Sounds of what may be left of a word without its affixes: "penggorengan" gives "goreng". Lightly, not
  // by a dictionary; the word itself is among them.
  const stems = word => {
    const found = new Set([word]);
    const add = rest => { if (rest.length > 3) found.add(rest); };
    [word, word.replace(/(kan|an|nya|i)$/, "")].forEach(base => {
      add(base);
      add(base.replace(/^(di|ke|se|ber|ter|per|pe|me)/, ""));
      add(base.replace(/^[mp]e(ng|n|m)(?=[^aeiouy])/, ""));
      const nasal = /^[mp]e(ng|ny|n|m)([aeiou].+)/.exec(base);
      if (nasal) TAKEN[nasal[1]].forEach(first => add(first + nasal[2]));
    });
    return Array.from(found, sound);
  };

  // A word as it is compared letter by letter, with the set of its letters.
  const spelt = text => {
    let letters = 0;
    for (let i = 0; i < text.length; i++) letters |= 1 << (text.charCodeAt(i) & 31);
    return { text, letters };
  };

  // Whether a typed word, or one that begins with it if it is long enough, may be another with at most so
  // many slips: letters left out, added, mistaken or swapped. Gives their number, or more than `most`.
  const ROWS = [[], [], []];
  const slips = (typed, word, most) => {
    const length = Math.min(word.text.length, typed.text.length + most);
    if (length < typed.text.length - most) return most + 1;
    // As many letters of the typed word are not in the other: mostly this alone tells.
    let foreign = typed.letters & ~word.letters;
    for (let count = 0; foreign; foreign &= foreign - 1) if (++count > most) return count;
    const a = typed.text, b = word.text;
    let before = ROWS[0], last = ROWS[1], row = ROWS[2], best = 0;
    for (let j = 0; j <= length; j++) row[j] = j;
    for (let i = 1; i <= a.length; i++) {
      const free = before;
      before = last;
      last = row;
      row = free;
      row[0] = best = i;
      for (let j = 1; j <= length; j++) {
        let cost = Math.min(last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), last[j] + 1, row[j - 1] + 1);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        row[j] = cost;
        if (cost < best) best = cost;
      }
      if (best > most) return best;
    }
    return a.length > 4 ? best : row[length] + b.length - length;
  };

  /* The index */

  // Where a word stands, and what finding it there is worth.
  const TEXT = 0, CATEGORY = 1, LABEL = 2, NAME = 3, FIRST = 4;
  const WORTH = [10, 30, 50, 200, 220];

  const products = [], rows = [], vocabulary = [];
  const entries = new Map(), families = new Map(), sellers = new Map();
  let asked = new Map();

  const entry = word => {
    let known = entries.get(word);
    if (known) return known;
    const heard = sound(word);
    known = { word: spelt(word), heard: spelt(heard), places: [], told: false };
    entries.set(word, known);
    vocabulary.push(known);
    stems(word).forEach(stem => {
      if (families.has(stem)) families.get(stem).push(known);
      else families.set(stem, [known]);
    });
    return known;
  };
  const learn = (text, product, where) => words(text).forEach((word, i) => {
    const known = entry(word);
    known.places.push(product * 8 + (where === NAME && !i ? FIRST : where));
    known.told = true;
  });

  const options = form.elements.kategori.options;
  const TAKE = {
    names: data => data.names.forEach((name, i) => {
      const number = data.first + i, labels = data.labels[i], categories = data.categories[i];
      const seller = data.sellers && data.sellers[data.shops[i]];
      products[number] = { name, price: data.prices[i], state: data.stock[i], categories, labels, seller: seller && seller[0] };
      learn(name, number, NAME);
      if (seller) {
        sellers.set(seller[1], seller[0]);
        learn(seller[0], number, LABEL);
      }
      labels.forEach(label => learn(label, number, LABEL));
      categories.forEach(category => learn(options[category + 1].text, number, CATEGORY));
    }),
    texts: data => data.words.forEach((word, i) => {
      const places = entry(word).places;
      let product = data.first;
      data.products[i].forEach(distance => places.push((product += distance) * 8 + TEXT));
    }),
    cards: (data, number) => data.forEach((row, i) => { rows[number * form.dataset.each + i] = row; }),
  };

  const FILES = { names: form.dataset.names, cards: form.dataset.cards, texts: form.dataset.textsOf };
  const files = kind => FILES[kind].split(" ");
  const loading = {};
  const load = (kind, number) => {
    const key = kind + number;
    const there = self.etalaseIndex && self.etalaseIndex[key];
    loading[key] = loading[key] || (there ? Promise.resolve() : new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = form.dataset.root + files(kind)[number];
      script.onload = done;
      script.onerror = () => {
        loading[key] = null;
        failed();
      };
      document.head.appendChild(script);
    })).then(() => {
      TAKE[kind](self.etalaseIndex[key], number);
      asked = new Map();
    });
    return loading[key];
  };
  const loadAll = kind => Promise.all(files(kind).map((url, number) => load(kind, number)));

  /* Finding */

  // The words of the index that a typed one may mean, each with how well it fits.
  const meant = typed => {
    const heard = sound(typed), found = new Map();
    let told = false;
    const note = (known, fit) => {
      if (!(found.get(known) >= fit)) found.set(known, fit);
      told = told || known.told;
    };
    vocabulary.forEach(known => {
      const word = known.word.text, sounds = known.heard.text;
      if (word === typed) note(known, 1);
      else if (sounds === heard) note(known, .95);
      else if (word.startsWith(typed) || sounds.startsWith(heard)) note(known, .8);
    });
    stems(typed).forEach(stem => (families.get(stem) || []).forEach(known => note(known, .6)));
    const most = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
    if (told || !most) return found;
    // Nothing but texts has it: a slip of typing, perhaps.
    const written = spelt(typed), spoken = spelt(heard);
    vocabulary.forEach(known => {
      const count = Math.min(slips(written, known.word, most), slips(spoken, known.heard, most));
      if (count <= most) note(known, count > 1 ? .3 : .4);
    });
    return found;
  };

  // For every product what one typed word is worth in it.
  const worth = typed => {
    const known = asked.get(typed);
    if (known) return known;
    const best = new Float32Array(products.length);
    meant(typed).forEach((fit, known) => known.places.forEach(place => {
      best[place >> 3] = Math.max(best[place >> 3], WORTH[place & 7] * fit);
    }));
    asked.set(typed, best);
    return best;
  };

  // "10.000", "10rb" and "1,5 juta" as Rupiah; not a number for what is none.
  const rupiah = text => {
    const number = parseFloat(text.replace(/^\D+|\.(?=\d{3})/g, "").replace(",", "."));
    return number * (/jt|juta/i.test(text) ? 1e6 : /rb|ribu|k/i.test(text) ? 1e3 : 1);
  };

  const SORTS = {
    murah: (a, b) => (a.price === null) - (b.price === null) || a.price - b.price,
    mahal: (a, b) => b.price - a.price,
    nama: (a, b) => a.plain < b.plain ? -1 : a.plain > b.plain ? 1 : 0,
    toko: () => 0,
  };

  const fits = (product, wish) => (wish.category < 0 || product.categories.indexOf(wish.category) >= 0)
    && !(wish.min > 0 && !(product.price >= wish.min))
    && !(wish.max >= 0 && (product.price === null || product.price > wish.max))
    && !(wish.inStock && product.state === "s");

  // Numbers of the products that a wish fits, the best first. Where none has all the words, those that have
  // the most are near.
  const find = wish => {
    const scores = wish.words.map(worth), sort = SORTS[wish.sort];
    let found = [], most = 0;
    products.forEach((product, number) => {
      let score = 0, count = 0;
      for (const best of scores) {
        score += best[number];
        if (best[number]) count++;
      }
      if (count < most || !count && scores.length || !fits(product, wish)) return;
      if (count > most) found = [];
      most = count;
      found.push({ number, score, product });
    });
    if (wish.sort === "nama") found.forEach(one => { one.product.plain = words(one.product.name).join(" "); });
    found.sort((a, b) => (sort ? sort(a.product, b.product) : b.score - a.score) || a.number - b.number);
    return { numbers: found.map(one => one.number), near: most < scores.length };
  };

  /* Cards */

  const models = Array.from(document.querySelectorAll("template.model"), model => model.content.firstElementChild);
  const results = at("hasil"), list = models[0].cloneNode(false);
  // Nobody watches for these photos: the browser loads them. On a phone, results stand in rows above the keyboard.
  list.classList.remove("later");
  if (matchMedia("(max-width: 599px)").matches) list.classList.add("rows");
  results.appendChild(list);

  // A model is a card with slots for a product's values: their names in braces, in texts and in attributes.
  // Where a browser would take such an attribute at its word, its name begins with `data-slot-`.
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (slot, name) => values[name] === undefined ? slot : values[name]);

  const fill = (node, values) => {
    if (node.nodeType === 3) node.data = filled(node.data, values);
    Array.from(node.attributes || []).forEach(attribute => {
      const value = filled(attribute.value, values);
      if (value === attribute.value) return;
      node.removeAttribute(attribute.name);
      node.setAttribute(attribute.name.replace("data-slot-", ""), value);
    });
    node.childNodes.forEach(child => fill(child, values));
  };

  const cards = [];
  const card = number => {
    if (cards[number]) return cards[number];
    if (shop.cardOf) return cards[number] = shop.cardOf(number);
    const row = rows[number], product = products[number], photo = row.photo;
    const values = Object.assign(Object.create(null), row, {
      name: product.name, initial: Array.from(product.name)[0].toUpperCase(), shop: product.seller,
      price: shop.rupiah(product.price), amount: product.price,
    });
    const put = (name, several) => several.forEach((value, i) => { values[name + i] = value; });
    if (photo) {
      Object.assign(values, { alt: photo.alt || product.name, color: photo.color, width: photo.size[0], height: photo.size[1] });
      put("file", photo.files.map(end => photo.start + end));
      put("width", photo.widths);
    }
    put("label", product.labels);
    const made = document.importNode(models[row.model].firstElementChild, true);
    fill(made, values);
    return cards[number] = made;
  };

  /* The page */

  const field = form.elements, told = at("temuan"), more = at("lagi").parentNode, none = at("longgar").closest(".none");
  const FILTERS = ["kategori", "min", "max", "stok", "urut"];
  const step = +form.dataset.step;
  let turn = 0, drawing = 0, shown = step, open = false, whole = false, current = [], timer;

  const value = name => field[name].type === "checkbox" ? field[name].checked ? field[name].value : "" : field[name].value.trim();
  const chosen = () => FILTERS.filter(name => value(name) && value(name) !== "semua");

  // The address holds what was asked for, so that the way back leads to it. Some browsers forbid that for
  // pages opened as files.
  const keep = () => {
    if (shop.cardOf) return;
    const asks = ["q"].concat(chosen()).filter(value).map(name => name + "=" + encodeURIComponent(value(name)));
    if (open && !asks.length) asks.push("kategori=semua");
    const address = location.href.split(/[?#]/)[0] + (asks.length ? "?" + asks.join("&") : "");
    try { history.replaceState({ shown }, "", address); } catch (error) { /* The page works without. */ }
  };

  // Puts the cards of the current products there, as many as are shown; cards that are there already stay.
  // Gives whether it was not overtaken.
  const draw = () => {
    const mine = ++drawing, numbers = current.slice(0, shown);
    const needed = new Set(shop.cardOf ? [] : numbers.map(number => Math.floor(number / form.dataset.each)));
    return Promise.all(Array.from(needed, number => load("cards", number))).then(() => {
      if (mine !== drawing) return false;
      numbers.forEach((number, i) => {
        const wanted = card(number), there = list.children[i];
        if (there !== wanted) list.insertBefore(wanted, there || null);
      });
      while (list.children.length > numbers.length) list.removeChild(list.lastChild);
      more.hidden = current.length <= shown;
      return true;
    });
  };

  const show = (found, final) => {
    current = found.numbers;
    return draw().then(drawn => {
      if (!drawn) return;
      const count = current.length, typed = value("q"), ask = none.querySelector("[data-ask]");
      const counted = count === 1 ? form.dataset.one : shop.text("product-count", { count });
      told.textContent = count ? (found.near ? shop.text("search-near") + " " : "") + counted
        : !final ? shop.text("search-loading")
        : typed ? shop.text("search-none", { words: typed }) : shop.text("search-nothing");
      busy(!final);
      none.hidden = count > 0 || !final;
      results.hidden = !none.hidden;
      at("longgar").hidden = !chosen().length;
      if (ask && typed) {
        const message = shop.text("search-ask", { shop: form.dataset.shop, words: typed });
        ask.href = ask.href.split("?")[0] + "?text=" + encodeURIComponent(message);
      }
    });
  };

  // In a portal: the shops whose name has all typed words, or their beginnings.
  const shops = at("toko-cocok");
  const showShops = typed => {
    if (!shops) return;
    shops.textContent = "";
    const has = (name, word) => words(name).some(known => known.startsWith(word) || sound(known).startsWith(sound(word)));
    sellers.forEach((name, folder) => {
      if (!typed.length || shops.children.length > 5 || !typed.every(word => has(name, word))) return;
      const link = shops.appendChild(document.createElement("li")).appendChild(document.createElement("a"));
      link.href = form.dataset.root + folder + "index.html";
      link.textContent = name;
    });
    shops.hidden = !shops.children.length;
  };

  const busy = yes => results.setAttribute("aria-busy", yes);
  const failed = () => {
    told.textContent = shop.text("search-failed");
    busy(false);
  };

  const refresh = () => {
    const mine = ++turn;
    clearTimeout(timer);
    keep();
    const count = chosen().length;
    at("pilihan").textContent = count || "";
    const searching = open || Boolean(value("q"));
    document.body.classList.toggle("searching", searching);
    if (!searching) {
      drawing++;
      told.textContent = list.textContent = "";
      none.hidden = more.hidden = true;
      showShops([]);
      busy(false);
      return;
    }
    const wish = {
      words: words(value("q")), category: field.kategori.selectedIndex - 1, min: rupiah(value("min")), max: rupiah(value("max")),
      inStock: field.stok.checked, sort: value("urut"),
    };
    if (!products.length) told.textContent = shop.text("search-loading");
    loadAll("names").then(() => {
      if (mine !== turn) return null;
      const found = find(wish);
      showShops(wish.words);
      const enough = !wish.words.length || !found.near && found.numbers.length >= step;
      if (enough || whole) return show(found, true);
      return Promise.all([
        found.near ? null : show(found, false),
        loadAll("texts").then(() => {
          whole = true;
          return mine === turn && show(find(wish), true);
        }),
      ]);
    }).catch(() => mine === turn && failed());
  };

  const anew = () => {
    shown = step;
    refresh();
  };
  const loosen = () => {
    FILTERS.forEach(name => {
      if (field[name].type === "checkbox") field[name].checked = false;
      else if (field[name].options) field[name].selectedIndex = 0;
      else field[name].value = "";
    });
    anew();
  };
  form.addEventListener("input", event => {
    clearTimeout(timer);
    if (event.target !== field.q) open = true;
    busy(true);
    timer = setTimeout(anew, 150);
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    field.q.blur();
    anew();
  });
  at("hapus").onclick = at("longgar").onclick = loosen;
  at("lagi").onclick = () => {
    const old = list.children.length;
    shown += step;
    keep();
    // Whoever uses the keyboard goes on where the new ones begin.
    draw().then(() => list.children[old].querySelector("a").focus()).catch(failed);
  };

  const address = new URLSearchParams(location.search);
  ["q"].concat(FILTERS).forEach(name => {
    const asks = address.get(name);
    if (asks === null) return;
    if (name !== "q") open = true;
    if (field[name].type === "checkbox") field[name].checked = asks === field[name].value;
    else field[name].value = asks;
    if (field[name].selectedIndex < 0) field[name].selectedIndex = 0;
  });
  shown = Math.max(step, (history.state || {}).shown || 0);
  refresh();
  if (!shop.cardOf && !open && !value("q")) field.q.focus();
})();
