// Sorts and filters the products of a category in place. A category of several pages leads to the search page, which knows
// all of them.
(function () {
  "use strict";
  const shop = window.etalase;
  const row = document.querySelector("[data-refine]");
  const list = document.querySelector("main .grid");
  if (!row || !list) return;
  const made = (tag, place, values) => Object.assign(place.appendChild(document.createElement(tag)), values);

  const cards = Array.from(list.children, (card, number) => {
    const text = selector => (card.querySelector(selector) || { textContent: "" }).textContent;
    return {
      card: card, number: number, name: text(".name").toLowerCase(),
      price: Number(text(".price strong").replace(/\D/g, "")) || null,
      gone: card.classList.contains("is-sold-out")
    };
  });
  const dear = one => one.price === null ? Infinity : one.price;
  const SORTS = [
    ["", "search-sort-toko", (a, b) => a.number - b.number],
    ["murah", "search-sort-murah", (a, b) => dear(a) - dear(b) || a.number - b.number],
    ["mahal", "search-sort-mahal", (a, b) => b.price - a.price || a.number - b.number],
    ["nama", "search-sort-nama", (a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : a.number - b.number]
  ];

  // The row: the order, the filter, and how many there are.
  const sort = made("select", row, {});
  sort.setAttribute("aria-label", shop.text("search-sort"));
  SORTS.forEach(one => made("option", sort, { value: one[0], textContent: shop.text(one[1]) }));
  const open = made("button", row, { type: "button", className: "button quiet", textContent: shop.text("refine") });
  open.hidden = !shop.hasDialogs;
  const told = made("span", row, {});
  told.setAttribute("role", "status");

  // The dialog, which tells beforehand how many will be left.
  const dialog = made("dialog", document.body, { className: "refine" });
  dialog.setAttribute("aria-label", shop.text("refine"));
  const form = made("form", dialog, { method: "dialog", className: "choices" });
  const field = (id, values) => {
    const label = made("label", form, { textContent: shop.text(id) + " " });
    return made("input", label, values);
  };
  const price = { inputMode: "numeric", autocomplete: "off", placeholder: "Rp" };
  const min = field("search-price-min", price), max = field("search-price-max", price);
  const stock = field("search-in-stock", { type: "checkbox" });
  stock.parentNode.className = "tick";
  const done = made("button", form, { className: "button" });
  const loosen = made("button", form, { type: "button", className: "link", textContent: shop.text("search-loosen") });

  // "10.000", "10rb" and "1,5 juta" as Rupiah; 0 for what is none.
  const rupiah = text => {
    const number = parseFloat(text.replace(/^\D+|\.(?=\d{3})/g, "").replace(",", ".")) || 0;
    return number * (/jt|juta/i.test(text) ? 1e6 : /rb|ribu|k/i.test(text) ? 1e3 : 1);
  };
  const fitting = () => {
    const least = rupiah(min.value), most = rupiah(max.value) || Infinity;
    return cards.filter(one => !(stock.checked && one.gone) && !(least && !(one.price >= least)) && !(most < Infinity && !(one.price && one.price <= most)));
  };
  const isLoose = () => !min.value && !max.value && !stock.checked;
  const count = () => { done.textContent = shop.text("refine-show", { count: fitting().length }); };

  const keep = () => {
    try { history.replaceState({ refine: [sort.value, min.value, max.value, stock.checked] }, ""); } catch (error) { /* then it is chosen anew */ }
  };
  const show = () => {
    const left = fitting().sort(SORTS.find(one => one[0] === sort.value)[2]);
    list.textContent = "";
    left.forEach(one => list.appendChild(one.card));
    told.textContent = left.length ? isLoose() ? "" : shop.text("product-count", { count: left.length }) : shop.text("search-nothing");
    open.classList.toggle("on", !isLoose());
    count();
  };

  // What other pages have, the search page knows.
  const elsewhere = row.dataset.refine;
  const apply = () => {
    if (!elsewhere) {
      show();
      keep();
      return;
    }
    const asked = { urut: sort.value, min: min.value, max: max.value, stok: stock.checked ? "ada" : "" };
    location.href = elsewhere + Object.keys(asked).filter(name => asked[name]).map(name => "&" + name + "=" + encodeURIComponent(asked[name])).join("");
  };

  sort.onchange = apply;
  form.oninput = count;
  open.onclick = () => shop.openDialog(dialog);
  loosen.onclick = () => {
    form.reset();
    count();
  };
  // Once the dialog has left the way back.
  form.onsubmit = () => {
    if ((history.state || {}).dialog) addEventListener("popstate", apply, { once: true });
    else apply();
  };
  if (elsewhere) done.textContent = shop.text("search-submit");
  else count();

  const kept = (history.state || {}).refine;
  if (!elsewhere && Array.isArray(kept)) {
    sort.value = kept[0];
    min.value = kept[1];
    max.value = kept[2];
    stock.checked = kept[3];
    show();
  }
})();
