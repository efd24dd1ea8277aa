// The cart: what the shopper has chosen, kept in this browser only.
//
// A line of the cart is a choice as its page showed it: name, price, wholesale prices, stock. Prices may have
// changed since; the seller, who answers every order, has the last word. A line is brought up to date
// whenever its product's page is opened (see product.js).
//
// All sites opened as files share one store, so the key carries the shop's id; and anybody may have
// written there, so what is read is checked part by part. The portal of a group has no cart of its own: it
// counts what lies in those of its shops. The name of the window carries the carts too: it lives as long as
// the tab, from page to page, where nothing can be stored, where every page opened as a file may have a store
// of its own, and where the browser leaves a page before it has stored. The newer of the two counts.
(function () {
  "use strict";
  const shop = window.etalase = window.etalase || {};
  // The key under which this shop keeps something.
  const source = document.currentScript.src;
  const data = document.currentScript.dataset;
  const id = data.shop;
  const keyOf = (id, what) => "etalase:" + id + ":" + what;
  shop.key = what => keyOf(id, what);
  const KEY = shop.key("cart");
  const MOST_LINES = 300;
  const listeners = [];

  // Words

  // A text of the page's language that a script names by a string of its own, such as "total"; `{$name}` in it is filled
  // with a value of that name.
  shop.text = (id, values) => (self.etalaseTexts[id] || id).replace(/\{\$(\w+)\}/g, (gap, name) => String(values[name]));

  // Rp12.500, as people here write it; browsers would put a space in it.
  shop.rupiah = amount => "Rp" + String(amount).replace(/\B(?=(\d{3})+$)/g, ".");

  // Prices

  // What one costs at the quantity of its line, or null: ask.
  shop.priceOf = line => line.tiers.reduce((price, tier) => line.quantity >= tier[0] ? tier[1] : price, line.price);

  // How many can be had.
  shop.limitOf = line => line.stock === null ? 9999 : Math.min(line.stock, 9999);

  // What the lines come to, those that are sold out left aside.
  shop.sumOf = lines => {
    const sum = { count: 0, amount: 0, asks: false };
    lines.filter(shop.limitOf).forEach(line => {
      const price = shop.priceOf(line);
      sum.count += line.quantity;
      sum.amount += line.quantity * price;
      if (price === null) sum.asks = true;
    });
    return sum;
  };

  // A sum as people read it.
  shop.sumText = sum => {
    if (!sum.asks) return shop.rupiah(sum.amount);
    return sum.amount ? shop.text("cart-asks", { total: shop.rupiah(sum.amount) }) : shop.text("price-ask");
  };

  // Store

  const whole = value => Number.isSafeInteger(value) && value >= 0;
  const text = value => typeof value === "string" ? value.slice(0, 500) : "";

  // A line of which every part is what it should be; null for what is none.
  const sound = line => {
    if (!line || !text(line.id) || !text(line.name) || !whole(line.quantity) || !line.quantity) return null;
    const made = {
      id: text(line.id),
      choice: text(line.choice),
      name: text(line.name),
      unit: text(line.unit),
      url: text(line.url),
      photo: text(line.photo),
      price: whole(line.price) ? line.price : null,
      tiers: Array.isArray(line.tiers) ? line.tiers.filter(tier => Array.isArray(tier) && tier.length === 2 && tier.every(whole)) : [],
      stock: whole(line.stock) ? line.stock : null,
      quantity: line.quantity
    };
    made.quantity = Math.min(made.quantity, shop.limitOf(made) || 1);
    return made;
  };

  const parsed = text => {
    try { return JSON.parse(text); } catch (error) { return null; }
  };

  // The cart that was found in the store or in the window's name.
  const cartFrom = found => {
    if (!found || found.version !== 1 || !Array.isArray(found.lines)) return { at: 0, lines: [] };
    return { at: Number(found.at) || 0, lines: found.lines.slice(0, MOST_LINES).map(sound).filter(Boolean) };
  };

  const inStore = key => {
    try { return localStorage.getItem(key); } catch (error) { return null; }
  };

  // The carts in the window's name, by their keys.
  const carried = () => Object((parsed(window.name) || {}).etalase);

  // The lines of a shop, the oldest first.
  shop.linesOf = id => {
    const key = keyOf(id, "cart");
    const kept = cartFrom(parsed(inStore(key)));
    const brought = cartFrom(carried()[key]);
    return (brought.at > kept.at ? brought : kept).lines;
  };

  // The shops that have something in their carts, in this browser.
  const CART = /^etalase:([0-9a-f]{8}):cart$/;
  const filled = () => {
    let keys = Object.keys(carried());
    try { keys = keys.concat(Object.keys(localStorage)); } catch (error) { /* then there is what the tab carries */ }
    const ids = keys.map(key => (CART.exec(key) || [])[1]);
    return ids.filter((id, at) => id && ids.indexOf(id) === at && shop.linesOf(id).length);
  };
  // Which of them are the portal's is told by scripts, for which nobody waits without a cart. The first digit of
  // an id tells which of the scripts knows it.
  const scripts = (data.carts || "").split(" ").filter(Boolean);
  const scriptOf = id => parseInt(id[0], 16) * scripts.length >> 4;
  const isMember = id => ((self.etalaseIndex || {})["carts" + scriptOf(id)] || "").indexOf(id) >= 0;
  const asked = [];
  const ask = () => filled().map(scriptOf).forEach(number => {
    if (asked[number]) return;
    asked[number] = true;
    const script = document.createElement("script");
    script.src = scripts[number];
    script.onload = () => tell();
    document.head.appendChild(script);
  });

  // All lines, the oldest first; on a portal those of each of its shops.
  shop.lines = () => {
    const owners = data.carts ? filled().filter(isMember) : [id];
    return [].concat.apply([], owners.map(shop.linesOf));
  };

  // Changes the cart: `edit` gets the lines as they are now, in whichever tab they were changed last, and
  // gives those that shall be.
  shop.change = edit => {
    const cart = { version: 1, at: Date.now(), lines: edit(shop.lines()) };
    try { localStorage.setItem(KEY, JSON.stringify(cart)); } catch (error) { /* the tab carries it */ }
    window.name = JSON.stringify({ etalase: Object.assign(carried(), { [KEY]: cart }) });
    tell();
  };

  // Whether two lines are of the same choice.
  shop.same = (a, b) => a.id === b.id && a.choice === b.choice;

  // A choice of a product as a line.
  shop.lineOf = (item, choice, quantity) => ({
    id: item.id,
    choice: choice.name || "",
    name: item.name,
    unit: item.unit || "",
    url: item.url,
    photo: item.photo || "",
    price: "price" in choice ? choice.price : null,
    tiers: choice.tiers || [],
    stock: "stock" in choice ? choice.stock : null,
    quantity: quantity
  });

  // Puts a line into the cart. Tells whether all of it can be had.
  shop.add = added => {
    let all = true;
    shop.change(lines => {
      const there = lines.find(line => shop.same(line, added));
      if (!there) return lines.concat(added);
      const wanted = there.quantity + added.quantity;
      there.quantity = Math.min(wanted, shop.limitOf(added));
      all = there.quantity === wanted;
      return lines;
    });
    return all;
  };

  // Calls back now and whenever the cart has changed, here or in another tab.
  shop.onChange = listener => {
    listeners.push(listener);
    listener(shop.lines());
  };
  const tell = () => {
    if (data.carts) ask();
    const lines = shop.lines();
    listeners.forEach(listener => listener(lines));
  };
  addEventListener("storage", event => { if (event.key === null || (data.carts ? CART.test(event.key) : event.key === KEY)) tell(); });
  addEventListener("pageshow", event => { if (event.persisted) tell(); });

  // The number beside the sign of the cart, and the way to it at the foot of the screen

  const count = document.querySelector("[data-count]");
  const strip = document.querySelector("[data-strip]");
  shop.onChange(lines => {
    const sum = shop.sumOf(lines);
    if (count) {
      count.textContent = sum.count > 99 ? "99+" : sum.count;
      count.hidden = !sum.count;
    }
    if (strip) {
      const link = strip.querySelector("[data-open]");
      link.hidden = !sum.count || "quiet" in strip.dataset;
      strip.querySelector("[data-summary]").textContent = shop.text("cart-summary", { count: sum.count, total: shop.sumText(sum) });
    }
  });
  if (data.carts) ask();

  // Goods without choices have a button on their card. The strip says what it did, and takes it back.

  document.querySelectorAll("[data-quick]").forEach(card => {
    const part = (place, selector) => place.querySelector(selector);
    // Addresses in the cart begin at the site's root.
    const pathOf = address => new URL(address, location).href.slice(new URL("..", source).href.length);
    const url = pathOf(part(card, "a").href);
    const photo = part(card, "source");
    const name = part(card, ".name").textContent;
    const choice = JSON.parse(card.dataset.quick);
    const item = { id: url.split("/")[1], name: name, unit: choice.unit, url: url, photo: photo && pathOf(photo.srcset.split(" ", 1)[0]) };
    const corner = card.appendChild(document.createElement("span"));
    corner.className = "quick";
    const button = corner.appendChild(document.createElement("button"));
    button.type = "button";
    button.textContent = "+";
    button.setAttribute("aria-label", shop.text("cart-add-named", { name: name }));
    button.onclick = () => {
      const said = part(strip, "[data-added]"), undo = part(strip, "[data-undo]");
      const before = shop.lines();
      const all = shop.add(shop.lineOf(item, choice, 1));
      said.hidden = false;
      part(strip, "[data-words]").textContent = shop.text(all ? "cart-added" : "cart-most", { name: name });
      undo.hidden = !all;
      undo.onclick = () => {
        said.hidden = true;
        shop.change(lines => lines.filter(line => line.id !== item.id).concat(before.filter(line => line.id === item.id)));
        button.focus();
      };
    };
  });
})();
