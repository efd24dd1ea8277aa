// The checkout: the lines of one shop, or of all shops of a group, with what each delivery costs; who orders; and a message
// for each shop, or one for a group that takes the orders of all.
(function () {
  "use strict";
  const shop = window.etalase;
  const find = selector => document.querySelector(selector);
  const all = selector => Array.from(document.querySelectorAll(selector));
  const form = find("[data-cart]");
  if (!form) return;
  const root = form.dataset.root;
  const toPay = find("[data-to-pay]");
  const put = (selector, text) => all(selector).forEach(place => { place.textContent = text; });
  const copyOf = selector => document.importNode(find(selector).content, true).firstElementChild;

  // Who sells: the shop of this page, or those that the group's directory knows. `own` is whose cart it is, `base` where
  // the addresses in it begin.
  const here = form.dataset.receiver && JSON.parse(form.dataset.receiver);
  const isGroup = "directory" in form.dataset;
  // The way that is chosen beforehand is one that costs nothing to overlook: the seller tells its cost before it is paid.
  const known = (seller, own, base) => Object.assign(seller, {
    own: own, base: base, first: seller.shipping.find(way => !way.pickup && !way.amount), number: counted++
  });
  let counted = 0, sellers = isGroup ? [] : [known(here, shop.own, root)];
  // The sign and the words of each way to send.
  const signOf = kind => find("[data-signs]").content.querySelector("[data-kind=" + kind + "]");

  // Lines: an element each, kept as long as its line is there, so that the focus stays where it is

  const set = (line, quantity, owner) => shop.change(lines => {
    lines.filter(other => shop.same(other, line)).forEach(other => { other.quantity = quantity; });
    return lines;
  }, owner);

  const lineElement = (line, seller) => {
    const element = copyOf("[data-line]");
    const part = selector => element.querySelector(selector);
    part(".name").href = part(".photo").href = seller.base + line.url;
    const photo = part("img");
    // A photo of an earlier build, or in a format that the browser does not read.
    photo.onerror = () => { photo.style.visibility = "hidden"; };
    const source = shop.photoOf ? shop.photoOf(line) : line.photo && seller.base + line.photo;
    if (source) photo.src = source;
    else photo.onerror();
    part(".name").textContent = line.name;
    part(".choice").textContent = line.choice;
    part(".remove").setAttribute("aria-label", shop.text("remove-named", { name: line.name }));
    part(".remove").onclick = () => remove([seller], other => shop.same(other, line), shop.text("cart-removed", { name: line.name }));
    part(".stepper").querySelectorAll("button, input").forEach(control => {
      control.setAttribute("aria-label", control.getAttribute("aria-label") + ", " + line.name);
    });
    const step = shop.stepper(part(".stepper"), quantity => set(line, quantity, seller.own));
    return {
      element: element,
      show: line => {
        const price = shop.priceOf(line);
        const gone = !shop.limitOf(line);
        const each = price === null ? shop.text("price-ask") : shop.rupiah(price) + (line.unit ? "/" + line.unit : "");
        element.classList.toggle("gone", gone);
        part(".each").textContent = gone ? shop.text("cart-gone") : each;
        part(".hint").textContent = gone ? "" : shop.hintOf(line);
        part(".sum").textContent = price === null ? "" : shop.rupiah(price * line.quantity);
        step(line.quantity, shop.limitOf(line));
      }
    };
  };

  // Puts the elements of some values into a place, in their order; those that are there stay.
  const showAll = (place, shown, values, nameOf, made) => {
    const names = values.map(nameOf);
    Object.keys(shown).filter(name => names.indexOf(name) < 0).forEach(name => {
      place.removeChild(shown[name].element);
      delete shown[name];
    });
    values.forEach((value, index) => {
      const one = shown[names[index]] = shown[names[index]] || made(value, index);
      one.show(value);
      if (place.children[index] !== one.element) place.insertBefore(one.element, place.children[index] || null);
    });
  };

  // What was removed can be put back where it was

  const removed = find("[data-removed]"), undo = removed.querySelector("[data-undo]");
  const remove = (from, which, words) => {
    const before = from.map(seller => shop.lines(seller.own));
    from.forEach(seller => shop.change(lines => lines.filter(line => !which(line)), seller.own));
    removed.hidden = false;
    removed.querySelector("[data-words]").textContent = words;
    undo.onclick = () => {
      removed.hidden = true;
      from.forEach((seller, number) => shop.change(lines => {
        before[number].forEach((line, index) => {
          if (!lines.some(other => shop.same(other, line))) lines.splice(index, 0, line);
        });
        return lines;
      }, seller.own));
    };
    undo.focus();
  };
  all("[data-clear]").forEach(button => {
    button.onclick = () => remove(sellers, () => true, shop.text("cart-cleared"));
  });

  // Mistakes: told below their field, with which they are tied, until they are mended. Gives the field where there is one.

  const mistake = (field, place, is) => {
    place.querySelector(".mistake").hidden = !is;
    if (is && field !== place) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    return is && field;
  };

  // A shop's part: its lines, how they get to the buyer, what they come to

  const wayOf = seller => seller.shipping.find(way => way.name === shop.detailsOf(seller.own).delivery) || seller.first;
  const keepDetail = (seller, name, value) => {
    shop.keepDetails(seller.own, Object.assign({}, shop.detailsOf(seller.own), { [name]: value }));
    show();
  };

  // A choice among some, each a radio button.
  const addWays = (place, name, ways, chosen, choose) => ways.forEach(way => {
    const element = place.insertBefore(copyOf("[data-way]"), place.lastElementChild);
    const input = element.querySelector("input");
    input.name = name;
    input.value = way.name;
    input.checked = way.name === chosen;
    input.onchange = () => choose(way.name);
    element.querySelector("[data-name]").textContent = way.name;
    element.querySelector("small").textContent = way.note || "";
    if (way.cost || !("note" in way)) element.querySelector("b").textContent = way.cost || "";
  });

  const partElement = seller => {
    const element = copyOf("[data-part]");
    const part = selector => element.querySelector(selector);
    const details = shop.detailsOf(seller.own);
    const title = part("h2 a"), delivery = part("[data-delivery]"), note = part("[name=note]"), payment = part("[data-payment]");
    title.textContent = seller.name;
    title.href = seller.base + "index.html";
    part("h2").hidden = !isGroup;
    delivery.setAttribute("aria-describedby", delivery.lastElementChild.id += seller.number);
    addWays(delivery, "delivery" + seller.number, seller.shipping, (wayOf(seller) || {}).name, name => keepDetail(seller, "delivery", name));
    addWays(payment.querySelector("fieldset"), "payment" + seller.number, seller.payments.map(name => ({ name: name })),
      details.payment, name => keepDetail(seller, "payment", name));
    payment.hidden = !seller.payments.length;
    payment.open = !isGroup;
    payment.querySelector("a").href = isGroup ? seller.base + "keranjang/index.html#pembayaran" : "#pembayaran";
    note.value = typeof details.note === "string" ? details.note.slice(0, note.maxLength) : "";
    note.oninput = () => keepDetail(seller, "note", note.value);
    part("[data-drop]").onclick = () => remove([seller], () => true, shop.text("cart-removed", { name: seller.name }));
    const shown = {};
    return seller.part = {
      element: element,
      delivery: delivery,
      show: one => {
        showAll(part("[data-lines]"), shown, one.lines, line => line.id + "\n" + line.choice, line => lineElement(line, seller));
        part(".ordering").hidden = !one.ordered.length;
        part(".sum-of-part").hidden = !isGroup || !one.ordered.length;
        part(".sum-of-part").textContent = shop.text("subtotal") + ": " + one.goods;
        if (one.way) mistake(delivery, delivery, false);
        // What was opened in WhatsApp is folded to a line.
        element.classList.toggle("sent", one.isSent);
        part(".unsent").hidden = one.isSent;
        part(".folded").hidden = !one.isSent;
      }
    };
  };

  // The buyer, whom all shops have in common

  const fields = all(".buyer input, .buyer textarea");
  const kept = find("[data-kept]");
  const typed = name => form.elements[name].value.trim().replace(/\s*\n\s*/g, ", ");
  const who = shop.buyer();
  fields.forEach(field => {
    if (typeof who[field.name] === "string") field.value = who[field.name].slice(0, field.maxLength);
    field.oninput = () => {
      const values = {};
      fields.forEach(field => { values[field.name] = field.value; });
      shop.keepBuyer(values);
      if (field.value.trim()) mistake(field, field.parentNode, false);
      show();
    };
  });
  find("[data-forget]").onclick = () => {
    fields.forEach(field => { field.value = ""; });
    shop.forgetBuyer();
    show();
  };

  // The orders

  // What a shop's part comes to. Only what can be had is ordered.
  const read = seller => {
    const lines = shop.lines(seller.own), ordered = lines.filter(shop.limitOf);
    const way = wayOf(seller), details = shop.detailsOf(seller.own);
    const sum = shop.sumOf(ordered), goods = shop.sumText(sum);
    const isOpen = !way || way.amount === null;
    const cost = isOpen ? 0 : way.amount;
    sum.amount += cost;
    // What is ordered, in short: after a change it is not sent any more.
    const order = JSON.stringify([ordered.map(line => [line.id, line.choice, line.quantity, line.price]), way && way.name]);
    return {
      seller: seller, lines: lines, ordered: ordered, way: way, goods: goods, sum: sum, isOpen: isOpen, order: order,
      isSent: Boolean(ordered.length) && details.sent === order,
      cost: isOpen ? shop.text("delivery-asked") : cost ? shop.rupiah(cost) : shop.text("free"),
      hasCost: isOpen || cost > 0,
      total: isOpen ? shop.text("with-delivery", { total: shop.sumText(sum) }) : shop.sumText(sum),
      payment: seller.payments.indexOf(details.payment) < 0 ? "" : details.payment,
      note: (typeof details.note === "string" ? details.note : "").trim().replace(/\s*\n\s*/g, ", ")
    };
  };

  // Several sums as one.
  const totalOf = parts => {
    const sum = { amount: 0, asks: parts.some(part => part.sum.asks), count: 0 };
    parts.forEach(part => { sum.amount += part.sum.amount; sum.count += part.sum.count; });
    const isOpen = parts.some(part => part.isOpen);
    const text = shop.sumText(sum);
    return { sum: sum, isOpen: isOpen, text: isOpen ? shop.text("with-delivery", { total: text }) : text };
  };

  // The order to one receiver, of one shop's part or of all. With several, each row says whose it is.
  const orderTo = (receiver, parts) => {
    const several = parts.length > 1;
    const lines = [].concat.apply([], parts.map(part => part.ordered.map(line =>
      several ? Object.assign({}, line, { name: line.name + " · " + part.seller.name }) : line)));
    const label = (id, part) => shop.text(id) + (several ? " " + part.seller.name : "");
    const sums = [], buyer = [];
    const add = (label, text) => { if (text) buyer.push([label, text]); };
    add(shop.text("buyer-name"), typed("name"));
    if (parts.some(part => !part.way || !part.way.pickup)) add(shop.text("buyer-address"), typed("address"));
    parts.forEach(part => {
      if (part.hasCost) {
        if (!several) sums.push(shop.text("subtotal") + ": " + part.goods);
        sums.push(label("delivery-cost", part) + ": " + part.cost);
      }
      add(label("shipping", part), part.way && part.way.name);
      add(label("payment", part), part.payment);
      add(label("buyer-note", part), part.note);
    });
    const total = "*" + shop.text("total") + ": " + totalOf(parts).text + "*";
    return { seller: receiver.name, lines: lines, parts: [sums.concat(total), buyer, [shop.text("order-closing")]] };
  };

  // A link by which an order goes to a receiver; `number` is that of the way among the receiver's.
  const aim = (link, sending, number) => {
    const way = sending.receiver.sends[number];
    link.hidden = !way;
    if (!way) return sending.order.lines.length;
    link.href = way[1];
    link.onclick = event => check(event, sending, way[0]);
    return shop.send(link, sending.order);
  };

  const dress = (link, sign, words) => {
    link.textContent = "";
    link.appendChild(sign.firstElementChild.cloneNode(true));
    link.appendChild(document.createElement("span")).textContent = words;
  };

  // The seller has to know whose order it is and where it goes; a call can ask for it. What was sent is kept at once, and
  // shown once the browser has followed the link, whose address the next order would change.
  const check = (event, sending, kind) => {
    if (kind !== "phone") {
      const wrong = sending.parts.map(part => mistake(part.seller.part.delivery, part.seller.part.delivery, !part.way));
      fields.forEach(field => wrong.push(mistake(field, field.parentNode, !field.parentNode.hidden && !field.value.trim())));
      const first = wrong.find(Boolean);
      if (first) {
        event.preventDefault();
        (first.querySelector("input") || first).focus();
        return;
      }
    }
    sending.parts.forEach(part => {
      const owner = part.seller.own;
      shop.keepDetails(owner, Object.assign({}, shop.detailsOf(owner), { sent: part.order, by: kind }));
    });
    setTimeout(show);
  };

  const shownParts = {};
  const list = find("[data-parts]");

  const show = () => {
    const parts = sellers.map(read).filter(part => part.lines.length);
    const ordered = parts.filter(part => part.ordered.length);
    form.hidden = !parts.length;
    find("[data-empty]").hidden = Boolean(parts.length);
    find(".buyer").hidden = find(".sums").hidden = !ordered.length;
    showAll(list, shownParts, parts, part => part.seller.own.id + part.seller.own.folder, part => partElement(part.seller));
    if (!ordered.length) {
      find("[data-bar]").hidden = true;
      return;
    }
    kept.hidden = !fields.some(field => field.value);
    find("[data-address]").hidden = ordered.every(part => part.way && part.way.pickup);

    // Sums
    const total = totalOf(ordered);
    const rows = ordered.length > 1
      ? ordered.map(part => [part.seller.name, part.total, ""])
      : [[shop.text("subtotal"), ordered[0].goods, "subtotal"], [shop.text("delivery-cost"), ordered[0].cost, "cost"]];
    const sums = find("[data-sums]");
    while (sums.children.length > 1) sums.removeChild(sums.firstChild);
    rows.forEach(row => {
      const place = sums.insertBefore(document.createElement("div"), sums.lastElementChild);
      place.appendChild(document.createElement("dt")).textContent = row[0];
      const value = place.appendChild(document.createElement("dd"));
      value.textContent = row[1];
      if (row[2]) value.setAttribute("data-" + row[2], "");
    });
    put("[data-total]", total.text);

    // Orders, one after the other; a group that takes them gets what it has not got yet in one
    const sendings = here && isGroup
      ? [ordered.filter(part => part.isSent), ordered.filter(part => !part.isSent)]
        .filter(parts => parts.length).map(parts => ({ receiver: here, parts: parts }))
      : ordered.map(part => ({ receiver: part.seller, parts: [part] }));
    sendings.forEach(sending => {
      sending.order = orderTo(sending.receiver, sending.parts);
      sending.isSent = sending.parts.every(part => part.isSent);
      if (!sending.isSent) return;
      sending.parts.forEach(part => {
        const by = shop.detailsOf(part.seller.own).by, place = part.seller.part.element;
        const number = Math.max(0, sending.receiver.sends.findIndex(way => way[0] === by));
        place.querySelector("[data-words]").textContent = signOf(sending.receiver.sends[number][0]).dataset.sent;
        aim(place.querySelector("[data-again]"), sending, number);
      });
    });
    const current = sendings.find(sending => !sending.isSent);
    find("[data-bar]").hidden = find("[data-sending]").hidden = !current;
    find("[data-done]").hidden = Boolean(current);
    if (!current) return;
    const own = totalOf(current.parts);
    const turn = sendings.length > 1 && shop.text("send-turn", { turn: sendings.indexOf(current) + 1, all: sendings.length, shop: current.receiver.name });
    put("[data-so-far]", shop.text(own.isOpen || own.sum.asks ? "total-so-far" : "total"));
    put("[data-amount]", own.sum.amount ? shop.rupiah(own.sum.amount) : own.text);
    const kind = (current.receiver.sends[0] || [])[0];
    const sent = all("[data-send]").map(link => {
      const number = Number(link.dataset.send), way = current.receiver.sends[number];
      if (way) {
        const sign = signOf(way[0]), words = sign.dataset;
        dress(link, sign, number ? words.short : turn || words["short" in link.dataset ? "short" : "long"]);
      }
      return aim(link, current, number);
    });
    put("[data-note]", kind ? signOf(kind).dataset.note : "");
    // What is typed into the app of the bank, once it is sure.
    if (toPay) {
      toPay.hidden = own.isOpen || own.sum.asks;
      toPay.querySelector("b").textContent = shop.rupiah(own.sum.amount);
      toPay.querySelector("button").dataset.number = own.sum.amount;
      toPay.querySelector("[role=status]").textContent = "";
    }
    // The shortest link tells how much of the order gets through at least.
    const count = current.order.lines.length, least = Math.min.apply(null, sent.concat(count));
    const shortened = find("[data-shortened]");
    shortened.hidden = least === count;
    shortened.textContent = shop.text("message-shortened", { shown: least, count: count });
    put("[data-message]", shop.messageOf(current.order));
  };

  find("[data-copy-order]").onclick = () => {
    const message = find("[data-message]");
    shop.copy(message.textContent, copied => {
      put("[data-copied]", shop.text(copied ? "copied" : "copy-by-hand"));
      if (!copied) message.parentNode.open = true;
    });
  };

  // The keyboard's way on leads from the name to the address.
  form.onsubmit = event => {
    event.preventDefault();
    if (!find("[data-address]").hidden) form.elements.address.focus();
  };

  // The directory comes in scripts, those for the carts that there are.
  const loading = [];
  const load = () => {
    const scripts = form.dataset.directory.split(" ");
    const filled = shop.filled();
    const wanted = Array.from(new Set(filled.map(id => shop.scriptOf(id, scripts))));
    const loaded = wanted.map(number => loading[number] = loading[number] || new Promise(done => {
      const script = document.createElement("script");
      script.src = root + scripts[number];
      script.onload = script.onerror = done;
      document.head.appendChild(script);
    }));
    Promise.all(loaded).then(() => {
      const listed = wanted.map(number => (self.etalaseIndex || {})["shops" + number] || []);
      sellers = [].concat.apply([], listed).filter(seller => filled.indexOf(seller.id) >= 0).map(seller =>
        seller.own ? seller : known(seller, { id: seller.id, folder: seller.folder }, root + seller.folder));
      show();
    });
  };
  shop.onChange(isGroup ? load : show);
})();
