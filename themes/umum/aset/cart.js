// The cart's page: its lines, what they come to with the delivery, and the message with all of it.
(function () {
  "use strict";
  const shop = window.etalase;
  const find = selector => document.querySelector(selector);
  const all = selector => Array.from(document.querySelectorAll(selector));
  const form = find("[data-cart]");
  const root = form.dataset.root;
  const list = find("[data-lines]");
  const toPay = find("[data-to-pay]");
  const put = (selector, text) => all(selector).forEach(place => { place.textContent = text; });

  // Lines: an element each, kept as long as its line is there, so that the focus stays where it is

  const shown = {};
  const keyOf = line => line.id + "\n" + line.choice;

  const set = (line, quantity) => shop.change(lines => {
    lines.filter(other => shop.same(other, line)).forEach(other => { other.quantity = quantity; });
    return lines;
  });

  const made = line => {
    const element = document.importNode(find("[data-line]").content, true).firstElementChild;
    const part = selector => element.querySelector(selector);
    const address = root + line.url;
    part(".name").href = part(".photo").href = address;
    const photo = part("img");
    // A photo of an earlier build, or in a format that the browser does not read.
    photo.onerror = () => { photo.style.visibility = "hidden"; };
    const source = shop.photoOf ? shop.photoOf(line) : line.photo && root + line.photo;
    if (source) photo.src = source;
    else photo.onerror();
    part(".name").textContent = line.name;
    part(".choice").textContent = line.choice;
    part(".remove").setAttribute("aria-label", shop.text("remove-named", { name: line.name }));
    part(".remove").onclick = () => remove(other => shop.same(other, line), shop.text("cart-removed", { name: line.name }));
    part(".stepper").querySelectorAll("button, input").forEach(control => {
      control.setAttribute("aria-label", control.getAttribute("aria-label") + ", " + line.name);
    });
    const step = shop.stepper(part(".stepper"), quantity => set(line, quantity));
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

  const showLines = lines => {
    const keys = lines.map(keyOf);
    Object.keys(shown).filter(key => keys.indexOf(key) < 0).forEach(key => {
      list.removeChild(shown[key].element);
      delete shown[key];
    });
    lines.forEach((line, index) => {
      const one = shown[keyOf(line)] = shown[keyOf(line)] || made(line);
      one.show(line);
      if (list.children[index] !== one.element) list.insertBefore(one.element, list.children[index] || null);
    });
  };

  // What was removed can be put back where it was

  const removed = find("[data-removed]"), undo = removed.querySelector("[data-undo]");
  const remove = (which, words) => {
    let before;
    shop.change(lines => {
      before = lines;
      return lines.filter(line => !which(line));
    });
    removed.hidden = false;
    removed.querySelector("[data-words]").textContent = words;
    undo.onclick = () => {
      removed.hidden = true;
      shop.change(lines => {
        before.forEach((line, index) => {
          if (!lines.some(other => shop.same(other, line))) lines.splice(index, 0, line);
        });
        return lines;
      });
    };
    undo.focus();
  };
  all("[data-clear]").forEach(button => {
    button.onclick = () => remove(() => true, shop.text("cart-cleared"));
  });

  // The buyer: remembered in this browser, apart from the cart

  const KEPT = shop.key("buyer");
  const fields = all(".keep");
  const kept = find("[data-kept]");

  const keep = () => {
    const values = {};
    fields.forEach(field => { if (field.type !== "radio" || field.checked) values[field.name] = field.value; });
    try {
      localStorage.setItem(KEPT, JSON.stringify(values));
      kept.hidden = !values.name && !values.address;
    } catch (error) { /* then it is typed again */ }
  };
  const recall = () => {
    let values;
    try { values = JSON.parse(localStorage.getItem(KEPT)); } catch (error) { /* not ours */ }
    fields.forEach(field => {
      const value = values && values[field.name];
      if (typeof value !== "string") return;
      if (field.type !== "radio") field.value = value.slice(0, field.maxLength);
      else if (field.value === value) field.checked = true;
      kept.hidden = false;
    });
  };
  find("[data-forget]").onclick = () => {
    fields.forEach(field => { if (field.type !== "radio") field.value = ""; });
    try { localStorage.removeItem(KEPT); } catch (error) { /* it never was there */ }
    kept.hidden = true;
    show(shop.lines());
  };

  // The order

  const picked = group => find("[name=" + group + "]:checked");
  const typed = name => form.elements[name].value.trim().replace(/\s*\n\s*/g, ", ");

  // Sums and message of what is in the cart; only what can be had is ordered.
  const show = lines => {
    const ordered = lines.filter(shop.limitOf);
    form.hidden = !lines.length;
    find("[data-empty]").hidden = Boolean(lines.length);
    find(".details").hidden = find(".sums").hidden = find("[data-bar]").hidden = !ordered.length;
    showLines(lines);
    if (!ordered.length) return;

    const way = picked("delivery");
    const open = !("amount" in way.dataset);
    const cost = open ? 0 : Number(way.dataset.amount);
    const pickup = "pickup" in way.dataset;
    const sum = shop.sumOf(ordered);
    const goods = shop.sumText(sum);
    sum.amount += cost;
    const total = open ? shop.text("with-delivery", { total: shop.sumText(sum) }) : shop.sumText(sum);
    const costText = open ? shop.text("delivery-asked") : cost ? shop.rupiah(cost) : shop.text("free");
    put("[data-subtotal]", goods);
    put("[data-cost]", costText);
    put("[data-total]", total);
    put("[data-so-far]", shop.text(open || sum.asks ? "total-so-far" : "total"));
    put("[data-amount]", sum.amount ? shop.rupiah(sum.amount) : total);
    // What is typed into the app of the bank, once it is sure.
    if (toPay) {
      toPay.hidden = open || sum.asks;
      toPay.querySelector("b").textContent = shop.rupiah(sum.amount);
      toPay.querySelector("button").dataset.number = sum.amount;
      toPay.querySelector("[role=status]").textContent = "";
    }
    find("[data-address]").hidden = pickup;
    form.elements.address.required = !pickup;

    const sums = open || cost ? [[shop.text("subtotal"), goods], [shop.text("delivery-cost"), costText]].map(row => row.join(": ")) : [];
    const buyer = [];
    const add = (id, text) => { if (text) buyer.push([shop.text(id), text]); };
    add("buyer-name", typed("name"));
    if (!pickup) add("buyer-address", typed("address"));
    add("shipping", way.value);
    const payment = picked("payment");
    add("payment", payment && payment.value);
    add("buyer-note", typed("note"));
    const order = { lines: ordered, parts: [sums.concat("*" + shop.text("total") + ": " + total + "*"), buyer, [shop.text("order-closing")]] };

    // The shortest link tells how much of the order gets through at least.
    const sent = all("[data-send]").map(link => shop.send(link, order));
    const least = Math.min.apply(null, sent.concat(ordered.length));
    const shortened = find("[data-shortened]");
    shortened.hidden = least === ordered.length;
    shortened.textContent = shop.text("message-shortened", { shown: least, count: ordered.length });
    put("[data-message]", shop.messageOf(order));
  };

  // The seller has to know whose order it is and where it goes; a call can ask for it.
  const check = event => {
    if (/^tel:/.test(event.currentTarget.href)) return;
    const missing = all(".buyer [required]").find(field => !field.value.trim());
    if (!missing) {
      find("[data-sent]").hidden = false;
      return;
    }
    event.preventDefault();
    missing.value = "";
    missing.reportValidity();
  };
  all("[data-send]").forEach(link => { link.onclick = check; });

  find("[data-copy-order]").onclick = () => {
    const message = find("[data-message]");
    shop.copy(message.textContent, copied => {
      put("[data-copied]", shop.text(copied ? "copied" : "copy-by-hand"));
      if (!copied) message.parentNode.open = true;
    });
  };

  form.onsubmit = event => event.preventDefault();
  form.oninput = event => {
    if (event.target.classList.contains("quantity")) return;
    keep();
    show(shop.lines());
  };
  form.onchange = form.oninput;

  recall();
  shop.onChange(show);
})();
