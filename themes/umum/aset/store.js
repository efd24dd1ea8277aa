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
// of its own, and where the browser leaves a page before it has stored. The two are merged line by line, so that neither
// a tab nor a store that was closed for a while loses one: each change of a line gives it a new tag and removes the tags
// that were seen, and so does who removes a line (an observed-remove set). Of two copies of a line the one that was changed
// last counts.
(function () {
  "use strict";
  const shop = window.etalase = window.etalase || {};
  const source = document.currentScript.src;
  const data = document.currentScript.dataset;
  const keyOf = id => "etalase:" + id + ":cart";
  const BUYER = "etalase:buyer";
  const MOST_LINES = 300;
  const listeners = [];

  // The site's root; nothing in the shop in one file, which has no files beside it.
  const site = source && new URL("..", source).href;
  // A shop's way back to its group.
  const above = document.querySelector(".member-of a");
  const group = above ? above.parentNode.dataset.group : data.carts ? data.shop : "";
  const groupSite = above ? new URL(".", above.href).href : "";
  // What `quick.js` needs too.
  shop.site = site;
  // A cart is told by its shop's id and, as two shops of a group may have one name and number, by the shop's folder in
  // the group. Where a group lies in another, the folder's end is the same.
  const own = shop.own = { id: data.shop, folder: above ? site.slice(groupSite.length) : "" };

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

  // A line of which every part is what it should be; null for what is none. `at`: when it was changed, unless it says;
  // earlier versions had no tags.
  const sound = (line, at) => {
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
      quantity: line.quantity,
      site: text(line.site),
      at: whole(line.at) ? line.at : at,
      tags: (Array.isArray(line.tags) ? line.tags : ["-"]).map(text)
    };
    made.quantity = Math.min(made.quantity, shop.limitOf(made) || 1);
    return made;
  };

  const parsed = text => {
    try { return JSON.parse(text); } catch (error) { return null; }
  };

  // The cart that was found in the store or in the window's name: its lines, the tags that were removed, what was told for
  // the order of each folder (`details`), the group.
  const cartFrom = found => {
    if (!found || found.version !== 1 || !Array.isArray(found.lines)) return { at: 0, lines: [], removed: [], details: {}, group: "" };
    const at = whole(found.at) ? found.at : 0;
    return {
      at: at,
      lines: found.lines.slice(0, MOST_LINES).map(line => sound(line, at)).filter(Boolean),
      removed: Array.isArray(found.removed) ? found.removed.map(text) : [],
      details: Object(found.details),
      group: text(found.group)
    };
  };

  const nameOf = line => [line.site, line.id, line.choice].join("\n");

  // What two copies of a cart hold together.
  const merged = (one, other) => {
    const late = one.at < other.at ? other : one, early = late === one ? other : one;
    const without = (tags, others) => tags.filter(tag => others.indexOf(tag) < 0);
    const removed = late.removed.concat(without(early.removed, late.removed));
    const lines = [];
    late.lines.concat(early.lines).forEach(line => {
      const tags = without(line.tags, removed);
      const there = lines.find(known => nameOf(known) === nameOf(line));
      if (!tags.length) return;
      if (!there) lines.push(Object.assign(line, { tags: tags }));
      else Object.assign(there, line.at > there.at && line, { tags: there.tags.concat(without(tags, there.tags)) });
    });
    return {
      at: late.at,
      lines: lines,
      removed: removed,
      details: Object.assign({}, early.details, late.details),
      group: late.group || early.group
    };
  };

  const inStore = key => {
    try { return localStorage.getItem(key); } catch (error) { return null; }
  };
  // Gives whether it was stored.
  const store = (key, value) => {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch (error) { return false; }
    return true;
  };

  // What the window's name carries, by its keys.
  const carried = () => Object((parsed(window.name) || {}).etalase);
  const carry = (key, value) => { window.name = JSON.stringify({ etalase: Object.assign(carried(), { [key]: value }) }); };

  const cartOf = id => merged(cartFrom(parsed(inStore(keyOf(id)))), cartFrom(carried()[keyOf(id)]));

  const isOf = (line, owner) => line.site.endsWith(owner.folder) || owner.folder.endsWith(line.site);

  // The lines of a shop, the oldest first; without an owner, of this one.
  shop.lines = owner => cartOf((owner || own).id).lines.filter(line => isOf(line, owner || own));

  // The shops that have a cart in this browser, and those of them that have something in it.
  const CART = /^etalase:([0-9a-f]{8}):cart$/;
  const carts = () => {
    let keys = Object.keys(carried());
    try { keys = keys.concat(Object.keys(localStorage)); } catch (error) { /* then there is what the tab carries */ }
    const ids = keys.map(key => (CART.exec(key) || [])[1]);
    return ids.filter((id, at) => id && ids.indexOf(id) === at);
  };
  const filled = shop.filled = () => carts().filter(id => cartOf(id).lines.length);
  // The number of the script, of several, that knows an id: its first digit tells.
  const scriptOf = shop.scriptOf = (id, scripts) => parseInt(id[0], 16) * scripts.length >> 4;
  // Which carts are the portal's is told by scripts, for which nobody waits without a cart.
  const scripts = (data.carts || "").split(" ").filter(Boolean);
  const isMember = id => ((self.etalaseIndex || {})["carts" + scriptOf(id, scripts)] || "").indexOf(id) >= 0;
  const asked = [];
  const ask = () => filled().forEach(id => {
    const number = scriptOf(id, scripts);
    if (asked[number]) return;
    asked[number] = true;
    const script = document.createElement("script");
    script.src = scripts[number];
    script.onload = () => tell();
    document.head.appendChild(script);
  });

  // What lies in the carts that lead to one checkout: this shop's alone, or those of all shops of its group. A cart says
  // which group its shop belongs to.
  const isNear = id => data.carts ? isMember(id) : id === own.id || group && cartOf(id).group === group;
  shop.baskets = () => {
    const found = {};
    filled().filter(isNear).forEach(id => cartOf(id).lines.forEach(line => {
      const name = id + line.site;
      (found[name] = found[name] || []).push(line);
    }));
    return Object.keys(found).map(name => found[name]);
  };

  const save = (id, cart) => {
    const kept = Object.assign({ version: 1 }, cart);
    store(keyOf(id), kept);
    carry(keyOf(id), kept);
  };
  // Later than all before it, whatever the clock says.
  const next = cart => Math.max(Date.now(), cart.at + 1);

  // Changes a cart: `edit` gets the lines as they are now, in whichever tab they were changed last, and
  // gives those that shall be.
  const MOST_REMOVED = 200;
  shop.change = (edit, owner) => {
    const of = owner || own, cart = cartOf(of.id), at = next(cart);
    const mine = cart.lines.filter(line => isOf(line, of)), others = cart.lines.filter(line => !isOf(line, of));
    const before = {};
    const plain = line => JSON.stringify(Object.assign({}, line, { at: 0, tags: 0 }));
    mine.forEach(line => { before[nameOf(line)] = { tags: line.tags, text: plain(line) }; });
    const lines = edit(mine).map(edited => {
      const line = sound(Object.assign({ site: of.folder }, edited), at), known = before[nameOf(line)];
      if (known && known.text === plain(line)) delete before[nameOf(line)];
      else Object.assign(line, { at: at, tags: [Math.random().toString(36).slice(2, 9)] });
      return line;
    });
    const removed = Object.keys(before).map(name => before[name].tags).concat(cart.removed);
    save(of.id, Object.assign(cart, {
      at: at,
      lines: others.concat(lines),
      removed: [].concat.apply([], removed).slice(0, MOST_REMOVED),
      group: above ? group : cart.group || group
    }));
    tell();
  };

  // What the shopper chose for the order from a shop. Kept without calling anybody.
  shop.detailsOf = owner => Object(cartOf(owner.id).details[owner.folder]);
  shop.keepDetails = (owner, details) => {
    const cart = cartOf(owner.id);
    cart.details[owner.folder] = details;
    save(owner.id, Object.assign(cart, { at: next(cart) }));
  };

  // The buyer, the same for all shops. Where nothing can be stored, the tab carries who it is.
  shop.buyer = () => Object(carried()[BUYER] || parsed(inStore(BUYER)));
  shop.keepBuyer = buyer => carry(BUYER, store(BUYER, buyer) ? undefined : buyer);
  shop.forgetBuyer = () => {
    carry(BUYER, undefined);
    try { localStorage.removeItem(BUYER); } catch (error) { /* it never was there */ }
  };

  // Whether two lines are of the same choice.
  shop.same = (a, b) => a.id === b.id && a.choice === b.choice;

  // A choice of a product (name, price, wholesale prices, stock) as a line.
  shop.lineOf = (item, choice, quantity) => ({
    id: item.id,
    choice: choice[0] || "",
    name: item.name,
    unit: item.unit || "",
    url: item.url,
    photo: item.photo || "",
    price: choice[1],
    tiers: choice[2],
    stock: choice[3],
    quantity: quantity
  });

  // Puts a line into the cart. Tells whether all of it can be had.
  shop.add = (added, owner) => {
    let all = true;
    shop.change(lines => {
      const there = lines.find(line => shop.same(line, added));
      if (!there) return lines.concat(added);
      const wanted = there.quantity + added.quantity;
      there.quantity = Math.min(wanted, shop.limitOf(added));
      all = there.quantity === wanted;
      return lines;
    }, owner);
    return all;
  };

  // Calls back now and whenever a cart has changed, here or in another tab.
  shop.onChange = listener => {
    listeners.push(listener);
    listener();
  };
  const tell = () => {
    if (data.carts) ask();
    listeners.forEach(listener => listener());
  };
  addEventListener("storage", event => { if (event.key === null || CART.test(event.key)) tell(); });
  // A page that comes back has the window's name of when it was left. Where nothing can be stored, it begins anew.
  addEventListener("pageshow", event => {
    if (!event.persisted) return;
    if (!store("etalase:", 0)) location.reload();
    sync();
    tell();
  });

  // The number beside the sign of the cart, and the way to it at the foot of the screen; in a group both lead to the
  // cart of all its shops

  const count = document.querySelector("[data-count]");
  const strip = document.querySelector("[data-strip]");
  const open = strip && strip.querySelector("[data-open]");
  if (above) [open, count && count.parentNode].forEach(link => { if (link) link.href = groupSite + "keranjang/index.html"; });
  shop.onChange(() => {
    const baskets = shop.baskets(), sum = shop.sumOf([].concat.apply([], baskets));
    if (count) {
      count.textContent = sum.count > 99 ? "99+" : sum.count;
      count.hidden = !sum.count;
    }
    if (strip) {
      // In a shop's own cart only what lies in others is worth a word.
      open.hidden = !sum.count || "quiet" in strip.dataset || "others" in strip.dataset && baskets.length < 2;
      const values = { count: sum.count, shops: baskets.length, total: shop.sumText(sum) };
      strip.querySelector("[data-summary]").textContent = shop.text(baskets.length > 1 ? "cart-summary-shops" : "cart-summary", values);
    }
  });
  if (data.carts) ask();
  // The store and the tab get what only the other had, now and before the page is left; and a cart of before its shop joined
  // the group says so.
  const sync = () => carts().filter(isNear).forEach(id => {
    const cart = cartOf(id);
    if (id === own.id && above) cart.group = group;
    save(id, cart);
  });
  sync();
  addEventListener("pagehide", sync);
})();
