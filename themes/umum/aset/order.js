// What product pages and the cart share: steppers, what a quantity brings, the message to the seller.
(function () {
  "use strict";
  const shop = window.etalase;

  // A link that is longer may be cut off on its way.
  const LONGEST_LINK = 2000;

  // A number between two buttons. `change` is called with what the shopper chose; the function that comes
  // back shows a number and the most there can be.
  shop.stepper = (place, change) => {
    const field = place.querySelector("input");
    const buttons = place.querySelectorAll("button");
    let most = 1;
    const choose = number => change(Math.max(1, Math.min(most, number || 1)));
    buttons.forEach(button => {
      button.onclick = () => choose(Number(field.value) + Number(button.dataset.step));
    });
    field.onchange = () => choose(parseInt(field.value, 10));
    field.onfocus = () => field.select();
    return (number, limit) => {
      most = limit;
      field.value = number;
      // Not `disabled`: a button that is loses the focus.
      buttons[0].setAttribute("aria-disabled", String(number <= 1));
      buttons[1].setAttribute("aria-disabled", String(number >= limit));
    };
  };

  // What a quantity brings: that no more can be had, a wholesale price, or how far the next one is.
  shop.hintOf = line => {
    const price = shop.priceOf(line);
    if (line.quantity === line.stock) return shop.text("quantity-limit", { count: line.stock });
    if (price !== null && price < line.price) {
      return shop.text("wholesale-applied", { price: shop.rupiah(price), saving: shop.rupiah((line.price - price) * line.quantity) });
    }
    const next = line.tiers.find(tier => tier[0] > line.quantity);
    if (!next || next[0] > shop.limitOf(line)) return "";
    return shop.text("wholesale-next", { more: next[0] - line.quantity, price: shop.rupiah(next[1]) });
  };

  shop.quantityText = line => line.quantity + " " + (line.unit || shop.text("unit"));

  // What people typed, as one line that WhatsApp shows as it is: its signs for bold and the like become
  // look-alikes, and what turns the direction of text or is half a character is left out.
  const alike = { "*": "\u2217", "~": "\u223c", "`": "\u02cb" };
  shop.plain = typed => Array.from(typed)
    .filter(sign => !/^[\ud800-\udfff\u202a-\u202e\u2066-\u2069]$/.test(sign))
    .join("")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[*~`]/g, sign => alike[sign])
    // An underscore within a word is left alone, as WhatsApp does.
    .replace(/(^|[^\w\u00c0-\uffff])_+|_+(?![\w\u00c0-\uffff])/g, edge => edge.replace(/_/g, "\u02cd"));

  const cut = (text, most) => {
    const signs = Array.from(shop.plain(text));
    return signs.length > most ? signs.slice(0, most - 1).join("").trim() + "…" : signs.join("");
  };

  const itemText = (line, room) => {
    const price = shop.priceOf(line);
    const values = {
      name: "*" + cut(line.name, room.name) + "*" + (line.choice ? " (" + cut(line.choice, room.name) + ")" : ""),
      quantity: shop.plain(shop.quantityText(line)),
      price: shop.rupiah(price),
      sum: shop.rupiah(line.quantity * price)
    };
    if (price === null) return shop.text("order-item-ask", values);
    if (room.brief) return shop.text("order-item-brief", values);
    const item = shop.text("order-item", values);
    return line.tiers.length && price !== line.price ? shop.text("order-wholesale", { item: item }) : item;
  };

  // The message. `order` has `lines` and, below them, `parts`: each a list of rows, which are a text or a label
  // with what the buyer typed. `seller` may be another than the page's. `room` says how much of it there is
  // room for.
  const message = (order, room) => {
    const items = order.lines.slice(0, room.lines).map((line, index) =>
      (order.lines.length > 1 ? index + 1 + ". " : "") + itemText(line, room));
    const left = order.lines.length - items.length;
    if (left) items.push(shop.text("order-more", { count: left }));
    const rows = part => part.map(row => typeof row === "string" ? row : row[0] + ": " + cut(row[1], room.typed));
    const seller = order.seller || document.querySelector("[data-seller]").dataset.seller;
    return [[shop.text("order-greeting", { shop: "*" + cut(seller, room.name) + "*" })], items]
      .concat(order.parts.map(rows))
      .filter(part => part.length)
      .map(part => part.join("\n"))
      .join("\n\n");
  };

  // The message with nothing left out.
  shop.messageOf = order => message(order, { lines: Infinity, name: Infinity, typed: Infinity });

  const withText = (address, order, room) => {
    const body = text => encodeURIComponent(text);
    const text = message(order, room);
    if (/^sms:/.test(address)) {
      // iPhones want another sign before the text.
      return address + (/iP(hone|ad|od)/.test(navigator.userAgent) ? "&" : "?") + "body=" + body(text);
    }
    if (/^mailto:/.test(address)) {
      const subject = shop.text("order-subject", { product: cut(order.lines.map(line => line.name).join(", "), 60) });
      return address + "?subject=" + body(subject) + "&body=" + body(text.replace(/\n/g, "\r\n"));
    }
    return address + "?text=" + body(text);
  };

  // Puts an order into a link to WhatsApp, a short message or a letter, as much of it as the link can carry:
  // details go first, then lines, then what was typed. Tells how many lines are in it; a link that only
  // calls stays as it is.
  shop.send = (link, order) => {
    const address = link.href.split(/[?&]/)[0];
    if (/^tel:/.test(address)) return order.lines.length;
    const all = order.lines.length;
    const rooms = [{ lines: all, name: 999, typed: 999 }, { lines: all, name: 40, typed: 300, brief: true }];
    for (let lines = Math.min(all - 1, 40); lines > 0; lines--) rooms.push({ lines: lines, name: 40, typed: 300, brief: true });
    rooms.push({ lines: 1, name: 20, typed: 60, brief: true }, { lines: 1, name: 20, typed: 15, brief: true });
    const fits = room => withText(address, order, room).length < LONGEST_LINK;
    const room = rooms.find(fits) || rooms[rooms.length - 1];
    link.href = withText(address, order, room);
    return room.lines;
  };
})();
