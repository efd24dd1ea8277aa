// The pages by which a group is written to and made known.
(function () {
  "use strict";
  const shop = window.etalase;
  const find = selector => document.querySelector(selector);
  const told = find("[data-copied]");
  const copied = done => { told.textContent = shop.text(done ? "copied" : "copy-by-hand"); };

  document.querySelectorAll("[data-copy-from]").forEach(button => {
    button.onclick = () => shop.copy(document.getElementById(button.dataset.copyFrom).textContent, copied);
  });

  const form = find("[data-letter]");
  if (!form) return;
  const link = find("[data-send]");
  const address = link.href;
  const row = (id, name) => {
    const typed = form.elements[name].value.trim();
    return typed ? "*" + shop.text(id) + "*: " + typed : "";
  };
  const letter = () => [shop.text("voice-opening"), row("voice-name", "name"), row("voice-village", "village"), row("voice-about", "about"), row("voice-wish", "wish")]
    .filter(text => text)
    .join("\n");
  const missing = event => {
    if (form.reportValidity()) return false;
    event.preventDefault();
    return true;
  };
  link.onclick = event => {
    if (missing(event) || /^tel:/.test(address)) return;
    const text = encodeURIComponent(letter());
    link.href = address + (/^mailto:/.test(address) ? "?body=" : "?text=") + text;
  };
  find("[data-copy]").onclick = event => { if (!missing(event)) shop.copy(letter(), copied); };
  form.onsubmit = event => event.preventDefault();
})();
