// The carts of all shops of a group, on one page. Each lies in this browser's store under its shop's id; the
// directory, a script of the portal, tells whose they are.
(function () {
  "use strict";
  const shop = window.etalase;
  const place = document.querySelector("[data-baskets]");
  if (!place) return;
  const data = place.dataset;
  const find = selector => document.querySelector(selector);
  const list = find("[data-list]");
  const fields = Array.from(place.querySelectorAll(".buyer input, .buyer textarea"));
  const KEPT = shop.key("buyer");

  const LABELS = { name: "buyer-name", address: "buyer-address" };
  const buyer = () => fields
    .map(field => [shop.text(LABELS[field.name]), field.value.trim().replace(/\s*\n\s*/g, ", ")])
    .filter(row => row[1]);
  const sums = lines => [["*" + shop.text("total") + ": " + shop.sumText(shop.sumOf(lines)) + "*"], buyer(), [shop.text("order-closing")]];

  // One shop's part: its lines, their sum, the way to send them and the way to its own cart.
  const basket = one => {
    const element = document.importNode(find("[data-basket]").content, true).firstElementChild;
    const part = selector => element.querySelector(selector);
    const cart = data.root + one.seller.folder + "keranjang/index.html";
    part(".name").textContent = one.seller.name;
    part(".name").href = data.root + one.seller.folder + "index.html";
    one.lines.forEach(line => {
      const row = document.createElement("li");
      const price = shop.priceOf(line);
      const cell = text => row.appendChild(document.createElement("span")).textContent = text;
      cell(line.quantity + " × " + line.name + (line.choice ? " (" + line.choice + ")" : ""));
      cell(price === null ? shop.text("price-ask") : shop.rupiah(price * line.quantity));
      part("ul").appendChild(row);
    });
    part(".sum").textContent = shop.text("subtotal") + ": " + shop.sumText(shop.sumOf(one.lines));
    part(".open").textContent = shop.text("baskets-open");
    part(".open").href = cart;
    const send = part(".send");
    if (data.href || !one.seller.href) {
      send.parentNode.removeChild(send);
    } else {
      send.textContent = shop.text("baskets-send", { shop: one.seller.name });
      send.href = one.seller.href;
      shop.send(send, { seller: one.seller.name, lines: one.lines, parts: sums(one.lines) });
    }
    return element;
  };

  const show = sellers => {
    const all = sellers
      .map(seller => ({ seller: seller, lines: shop.linesOf(seller.id).filter(shop.limitOf) }))
      // Shops of one name and number have one cart.
      .filter((one, at, every) => one.lines.length && every.findIndex(other => other.seller.id === one.seller.id) === at);
    find("[data-empty]").hidden = Boolean(all.length);
    place.hidden = !all.length;
    list.textContent = "";
    all.forEach(one => list.appendChild(basket(one)));
    const lines = [].concat.apply([], all.map(one => one.lines));
    const sum = shop.sumOf(lines);
    find("[data-total]").textContent = shop.text("baskets-total", { count: sum.count, shops: all.length, total: shop.sumText(sum) });
    // Orders for the group: one message, in which every line names its shop.
    const whole = find("[data-whole]");
    whole.hidden = !data.href;
    if (data.href && lines.length) {
      const link = find("[data-send-all]");
      const named = [].concat.apply([], all.map(one => one.lines.map(line =>
        Object.assign({}, line, { name: line.name + " · " + one.seller.name }))));
      link.href = data.href;
      shop.send(link, { seller: data.group, lines: named, parts: sums(lines) });
    }
  };

  try {
    const values = JSON.parse(localStorage.getItem(KEPT)) || {};
    fields.forEach(field => { field.value = String(values[field.name] || "").slice(0, field.maxLength); });
  } catch (error) { /* then it is typed again */ }

  const script = document.createElement("script");
  script.src = data.directory;
  script.onload = () => {
    const sellers = self.etalaseIndex.shops0;
    const draw = () => show(sellers);
    fields.forEach(field => {
      field.oninput = () => {
        const values = {};
        fields.forEach(one => { values[one.name] = one.value; });
        try { localStorage.setItem(KEPT, JSON.stringify(values)); } catch (error) { /* then it is typed again */ }
        draw();
      };
    });
    addEventListener("storage", draw);
    addEventListener("pageshow", draw);
    draw();
  };
  script.onerror = () => { find("[data-empty]").hidden = false; };
  document.head.appendChild(script);
})();
