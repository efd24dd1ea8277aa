// Dialogs, and the buttons on cards that put goods into the cart at once.
(function () {
  "use strict";
  const shop = window.etalase;
  const strip = document.querySelector("[data-strip]");

  // A dialog that the phone's way back closes, as Escape does. Browsers before 2022 may have none.
  shop.hasDialogs = Boolean(window.HTMLDialogElement);
  shop.openDialog = dialog => {
    const close = () => dialog.close();
    try { history.pushState({ dialog: true }, ""); } catch (error) { /* then the way back leaves the page */ }
    addEventListener("popstate", close, { once: true });
    dialog.onclose = () => {
      // Told late, it may be open again, or be told of two times at once: one step leads back to the page.
      if (dialog.open) return;
      dialog.onclose = null;
      removeEventListener("popstate", close);
      if (history.state && history.state.dialog) history.back();
    };
    // What is around it closes it too.
    dialog.onclick = event => { if (event.target === dialog) shop.closeDialog(dialog); };
    dialog.showModal();
  };
  // Closed by the way back itself: a link that is tapped while that is still going on would not open.
  let isLeaving = false;
  shop.closeDialog = dialog => {
    if (isLeaving) return;
    isLeaving = (history.state || {}).dialog;
    if (!isLeaving) return dialog.close();
    addEventListener("popstate", () => { isLeaving = false; }, { once: true });
    history.back();
  };

  // Goods have a button on their card. Of those with choices it asks for one. The strip says what it did, and takes it
  // back.

  const choose = (name, choices, done) => {
    const dialog = document.body.appendChild(document.createElement("dialog"));
    const add = (tag, text, place) => {
      const made = (place || dialog).appendChild(document.createElement(tag));
      made.textContent = text;
      return made;
    };
    dialog.className = "pick";
    dialog.setAttribute("aria-label", name);
    add("h2", name);
    choices.forEach(choice => {
      const button = add("button", "");
      button.type = "button";
      button.className = "button quiet";
      button.disabled = choice[3] === 0;
      add("span", choice[0] + " ", button);
      add("b", choice[3] === 0 ? shop.text("stock-sold-out") : choice[1] === null ? shop.text("price-ask") : shop.rupiah(choice[1]), button);
      button.onclick = () => {
        // A second tap, while the first is closing it.
        if (isLeaving) return;
        done(choice);
        shop.closeDialog(dialog);
      };
    });
    const cancel = add("button", shop.text("dialog-close"));
    cancel.type = "button";
    cancel.className = "link";
    cancel.onclick = () => shop.closeDialog(dialog);
    shop.openDialog(dialog);
    dialog.addEventListener("close", () => dialog.parentNode.removeChild(dialog));
  };

  document.querySelectorAll("[data-quick]").forEach(card => {
    const part = (place, selector) => place.querySelector(selector);
    const quick = JSON.parse(card.dataset.quick);
    if (quick.choices.length > 1 && !shop.hasDialogs) return;
    // Addresses in the cart begin at the root of the shop's site, which on a portal lies in a folder of it.
    const pathOf = address => new URL(address, location).href.slice(shop.site.length);
    const path = pathOf(part(card, "a").href).split("/");
    const folder = path.slice(0, -3).concat("").join("/");
    const owner = quick.shop ? { id: quick.shop, folder: folder } : shop.own;
    const within = address => pathOf(address).slice(folder.length);
    const photo = part(card, "source"), unit = part(card, ".unit");
    const name = part(card, ".name").textContent;
    const item = {
      id: path[path.length - 2], name: name, unit: unit ? unit.textContent.slice(1) : "", url: path.slice(-3).join("/"),
      photo: photo && within(photo.srcset.split(" ", 1)[0])
    };
    const corner = card.appendChild(document.createElement("span"));
    corner.className = "quick";
    const button = corner.appendChild(document.createElement("button"));
    button.type = "button";
    button.textContent = "+";
    button.setAttribute("aria-label", shop.text("cart-add-named", { name: name }));
    const add = choice => {
      const said = part(strip, "[data-added]"), undo = part(strip, "[data-undo]");
      const before = shop.lines(owner);
      const all = shop.add(shop.lineOf(item, choice, 1), owner);
      said.hidden = false;
      part(strip, "[data-words]").textContent = shop.text(all ? "cart-added" : "cart-most", { name: name });
      undo.hidden = !all;
      undo.onclick = () => {
        said.hidden = true;
        shop.change(lines => lines.filter(line => line.id !== item.id).concat(before.filter(line => line.id === item.id)), owner);
        button.focus();
      };
    };
    button.onclick = () => quick.choices.length > 1 ? choose(name, quick.choices, add) : add(quick.choices[0]);
  });
})();
