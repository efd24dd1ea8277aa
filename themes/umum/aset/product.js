// A product: a choice, its quantity, its way into the cart or straight to the seller; its photos, enlarged.
(function () {
  "use strict";
  const shop = window.etalase;

  // What the cart knows of a product is brought up to date; what is no longer sold is sold out there.
  shop.refresh = item => {
    const refreshed = line => {
      if (line.id !== item.id) return line;
      const choice = item.choices.find(choice => (choice[0] || "") === line.choice);
      if (!choice) return Object.assign(line, { stock: 0 });
      return shop.lineOf(item, choice, line.quantity);
    };
    if (shop.lines().some(line => line.id === item.id)) shop.change(lines => lines.map(refreshed));
  };

  // Shows a photo over the whole screen; pressed, it comes nearer.
  const enlarge = photo => {
    const dialog = document.body.appendChild(document.createElement("dialog"));
    const source = photo.parentNode.querySelector("source");
    const big = dialog.appendChild(new Image());
    const close = dialog.appendChild(document.createElement("button"));
    dialog.className = "enlarged";
    dialog.setAttribute("aria-label", photo.alt);
    big.alt = photo.alt;
    // The widest file of the first format is written last.
    big.src = source && photo.currentSrc ? source.srcset.split(",").pop().trim().split(" ")[0] : photo.src;
    big.onclick = () => dialog.classList.toggle("near");
    close.type = "button";
    close.className = "button quiet";
    close.textContent = shop.text("dialog-close");
    close.onclick = () => shop.closeDialog(dialog);
    shop.openDialog(dialog);
    dialog.addEventListener("close", () => dialog.parentNode.removeChild(dialog));
  };

  // Brings a product to life within its place. `address` is that of its page, where that is known.
  shop.product = (item, place, address) => {
    const all = selector => Array.from(place.querySelectorAll(selector));
    const put = (selector, text) => all(selector).forEach(place => { place.textContent = text; });
    const hide = (selector, hidden) => all(selector).forEach(place => { place.hidden = hidden; });

    if (shop.hasDialogs) all(".track a, .layer > a").forEach(link => {
      const photo = link.querySelector("img");
      // One that waits for a swipe gives its link no name.
      if (photo && link.closest(".track")) link.setAttribute("aria-label", photo.alt);
      link.addEventListener("click", event => {
        // In one file a card that is not open is a link.
        if (event.defaultPrevented || !photo || link.parentNode.matches(".layer:not(:target)")) return;
        event.preventDefault();
        if (!event.target.closest(".text")) enlarge(photo);
      });
    });

    // A product that is sold out has nothing more.
    const amount = place.querySelector(".amount");
    if (!amount) return;

    const options = all("[name$=choice]");
    const mistake = place.querySelector(".options .mistake");
    // Only where a quantity can bring something.
    const hint = place.querySelector("[data-hint]");
    const tell = words => { if (hint) hint.textContent = words; };
    const rows = all(".tiers tbody tr");
    let quantity = 1;

    // The line of what is chosen; none as long as a choice is missing.
    const chosen = () => options.find(option => option.checked);
    const picked = () => {
      const option = chosen();
      return options.length && !option ? null : shop.lineOf(item, item.choices[option ? option.value : 0], quantity);
    };

    // Asks for the choice that is missing.
    const ask = () => {
      mistake.hidden = false;
      options.find(option => !option.disabled).focus();
    };

    const show = () => {
      put("[data-add]", shop.text("cart-add-short"));
      let line = picked();
      if (!line) {
        put("[data-chosen]", shop.text("choose-first"));
        step(quantity, 9999);
        return;
      }
      quantity = Math.min(quantity, shop.limitOf(line));
      line = picked();
      const price = shop.priceOf(line);
      if (mistake) mistake.hidden = true;
      step(quantity, shop.limitOf(line));
      tell(shop.hintOf(line));
      // Without a price, the page has said already that one asks for it.
      if (price !== null) put("[data-sum]", shop.rupiah(price * quantity));
      const what = line.choice ? quantity + " × " + line.choice : shop.quantityText(line);
      put("[data-chosen]", what);
      put("[data-per]", quantity > 1 ? what : line.unit ? "/" + line.unit : "");
      hide("[data-from]", true);
      // The price before is that of one.
      hide(".buy > .price .before", quantity > 1);
      const reached = line.tiers.filter(tier => tier[0] <= quantity).length;
      rows.forEach((row, index) => {
        if (index === reached - 1) row.setAttribute("aria-current", "true");
        else row.removeAttribute("aria-current");
      });
      const below = address ? [shop.text("order-page", { url: address })] : [];
      all("[data-order]").forEach(link => shop.send(link, { lines: [line], parts: [below] }));
    };

    const step = shop.stepper(amount, number => {
      quantity = number;
      show();
    });

    all("[data-add]").forEach(button => {
      button.onclick = () => {
        const added = picked();
        if (!added) return ask();
        delete document.querySelector("[data-strip]").dataset.quiet;
        if (!shop.add(added)) tell(shop.text("quantity-limit", { count: added.stock }));
        put("[data-add]", shop.text("cart-in", { count: shop.lines().find(line => shop.same(line, added)).quantity }));
      };
    });
    all("[data-order]").forEach(link => {
      link.addEventListener("click", event => {
        if (picked()) return;
        event.preventDefault();
        ask();
      });
    });

    // None is ticked beforehand where it would cost more than another.
    const open = options.filter(option => !option.disabled);
    const isSame = open.every(option => item.choices[option.value][1] === item.choices[open[0].value][1]);
    if (open.length && isSame && !chosen()) open[0].checked = true;
    options.forEach(option => {
      option.onchange = () => {
        const photo = (item.photos || [])[option.value];
        if (track && Number.isInteger(photo)) track.scrollLeft = photo * track.clientWidth;
        show();
      };
    });
    show();
  };

  // The first touch lets the photos load that follow the first one, and a small photo slides the row without moving the page
  // or filling the way back.
  const track = document.querySelector(".track");
  const thumbs = Array.from(document.querySelectorAll(".thumbs a"));
  if (track) {
    ["touchstart", "pointerdown", "scroll", "focus"].forEach(name => {
      track.addEventListener(name, () => track.classList.add("touched"), { passive: true });
    });
    track.addEventListener("scroll", () => {
      const shown = Math.round(track.scrollLeft / track.clientWidth);
      thumbs.forEach((thumb, number) => {
        if (number === shown) thumb.setAttribute("aria-current", "true");
        else thumb.removeAttribute("aria-current");
      });
    }, { passive: true });
  }
  thumbs.forEach((thumb, number) => {
    thumb.onclick = event => {
      event.preventDefault();
      track.scrollLeft = number * track.clientWidth;
    };
  });

  // A product's own page.
  const page = document.querySelector("[data-item]");
  if (!page) return;
  const item = JSON.parse(page.dataset.item);
  const canonical = document.querySelector("link[rel=canonical]");
  shop.refresh(item);
  // A wide window keeps this part in view beside a long text, with its end above the window's.
  const buy = document.querySelector(".buy");
  if (self.ResizeObserver) new ResizeObserver(() => buy.style.setProperty("--tall", buy.offsetHeight + "px")).observe(buy);
  shop.product(item, document, canonical ? canonical.href : /^http/.test(location.protocol) ? location.href.split("#")[0] : "");
})();
