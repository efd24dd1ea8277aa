// A product: a choice, its quantity, its way into the cart or straight to the seller.
(function () {
  "use strict";
  const shop = window.etalase;

  // What the cart knows of a product is brought up to date; what is no longer sold is sold out there.
  shop.refresh = item => {
    const refreshed = line => {
      if (line.id !== item.id) return line;
      const choice = item.choices.find(choice => (choice.name || "") === line.choice);
      if (!choice) return Object.assign(line, { stock: 0 });
      return shop.lineOf(item, choice, line.quantity);
    };
    if (shop.lines().some(line => line.id === item.id)) shop.change(lines => lines.map(refreshed));
  };

  // Brings a product to life within its place. `address` is that of its page, where that is known.
  shop.product = (item, place, address) => {
    const all = selector => Array.from(place.querySelectorAll(selector));
    // A product that is sold out has nothing more.
    const amount = place.querySelector(".amount");
    if (!amount) return;

    const options = all("[name$=choice]");
    // Only where a quantity can bring something.
    const hint = place.querySelector("[data-hint]");
    const tell = words => { if (hint) hint.textContent = words; };
    const rows = all(".tiers tbody tr");
    let quantity = 1;

    const picked = () => {
      const option = options.find(option => option.checked);
      return shop.lineOf(item, item.choices[option ? option.value : 0], quantity);
    };

    const show = () => {
      let line = picked();
      quantity = Math.min(quantity, shop.limitOf(line));
      line = picked();
      const price = shop.priceOf(line);
      step(quantity, shop.limitOf(line));
      tell(shop.hintOf(line));
      // Without a price, the page has said already that one asks for it.
      if (price !== null) all("[data-sum]").forEach(place => { place.textContent = shop.rupiah(price * quantity); });
      all("[data-chosen]").forEach(place => {
        place.textContent = line.choice ? quantity + " × " + line.choice : shop.quantityText(line);
      });
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
        delete document.querySelector("[data-strip]").dataset.quiet;
        if (!shop.add(added)) tell(shop.text("quantity-limit", { count: added.stock }));
      };
    });

    if (options.length && !options.some(option => option.checked)) {
      const first = options.find(option => !option.disabled);
      if (first) first.checked = true;
    }
    options.forEach(option => { option.onchange = show; });
    show();
  };

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
