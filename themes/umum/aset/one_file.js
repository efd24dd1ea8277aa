// The whole shop in one file: what `:target` and the style do without a script, made comfortable, and what
// the scripts of ordering and searching look for elsewhere.
(function () {
  "use strict";
  const shop = window.etalase;
  const root = document.documentElement;
  const find = selector => document.querySelector(selector);
  const site = document.body.dataset.site;
  // By their numbers in the search index.
  const cards = [];
  Array.from(document.querySelectorAll("[data-product]")).forEach(card => { cards[card.dataset.nth] = card; });
  const title = document.title;

  // Each photo is in the file once, in its product's card.
  shop.photoOf = line => {
    const card = document.getElementById(line.url);
    const photo = card && card.querySelector("img");
    return photo && photo.src;
  };

  // A product in the results of a search.
  shop.cardOf = number => {
    const card = document.createElement("li");
    card.className = cards[number].className.replace("layer", "");
    card.appendChild(cards[number].querySelector("a").cloneNode(true));
    return card;
  };

  // A product that is looked at gets what needs a script: a quantity, and the button to the cart.
  const wake = card => {
    if (card.dataset.awake) return;
    card.dataset.awake = "yes";
    const item = JSON.parse(card.dataset.product);
    if (!card.classList.contains("is-sold-out")) {
      const copy = selector => document.importNode(find(selector).content, true);
      const place = card.querySelector("[data-buying]");
      place.appendChild(copy("[data-amount-of]"));
      const bar = card.querySelector(".bar");
      bar.insertBefore(copy("[data-add-of]"), bar.firstChild);
      bar.querySelector("[data-sum]").textContent = card.querySelector(".text .price strong").textContent;
    }
    shop.product(item, card, site && site + item.url.replace("index.html", ""));
  };

  // What is open fills the screen; what it covers stays where it was.
  let inside = 0;
  const show = () => {
    const target = document.getElementById(location.hash.slice(1));
    const layer = target && target.classList.contains("layer") ? target : null;
    root.classList.toggle("layered", Boolean(layer));
    root.classList.toggle("in-cart", Boolean(layer && layer.querySelector("[data-cart]")));
    const name = layer && layer.querySelector(".name, h1");
    document.title = name ? name.textContent + " | " + title : title;
    if (!layer) return;
    layer.scrollTop = 0;
    if (shop.product && layer.dataset.product) wake(layer);
    const field = layer.querySelector("[type=search]");
    if (field && !field.value) field.focus();
  };
  addEventListener("hashchange", () => {
    inside++;
    show();
  });

  // Back to where the shopper was, which only the browser knows.
  find(".back a").onclick = event => {
    if (!inside) return;
    event.preventDefault();
    history.back();
  };

  if (shop.onChange) {
    shop.lines().forEach(line => {
      const card = document.getElementById(line.url);
      if (card && card.dataset.product) shop.refresh(JSON.parse(card.dataset.product));
    });
    shop.onChange(() => root.classList.toggle("filled", shop.lines().length > 0));
  }
  show();
})();
