// The sign-up form: a page of its own that works without internet. Answers go to the group as a WhatsApp message, or are
// collected on this phone and saved as a sheet that `etalase import` reads.
//
// What is typed is kept in this browser until somebody wipes it, so that a call in between loses nothing. Where nothing
// can be stored it lives as long as the page.
(function () {
  "use strict";
  const find = selector => document.querySelector(selector);
  const form = find("form");
  const fields = Array.from(form.querySelectorAll("[data-column]"));
  const KEY = "etalase:form:" + form.dataset.group;
  // Longer links may be cut off by WhatsApp.
  const LONGEST_LINK = 2000;
  const text = (id, values) => (self.etalaseTexts[id] || id).replace(/\{\$(\w+)\}/g, (gap, name) => String(values[name]));

  // What this phone keeps: the answers that are being typed, and those of the people before.

  let kept = { draft: {}, people: [] };
  let lasts = true;
  const isAnswers = value => Boolean(value) && typeof value === "object" && !Array.isArray(value) && Object.keys(value).every(name => typeof value[name] === "string");
  try {
    // Anybody may have written there: all pages opened as files share one store.
    const found = JSON.parse(localStorage.getItem(KEY));
    if (found && isAnswers(found.draft)) kept.draft = found.draft;
    if (found && Array.isArray(found.people)) kept.people = found.people.filter(isAnswers);
  } catch (error) { /* then it begins empty */ }
  const store = () => {
    try {
      localStorage.setItem(KEY, JSON.stringify(kept));
    } catch (error) {
      lasts = false;
    }
    find("[data-lasting]").hidden = !lasts;
    find("[data-passing]").hidden = lasts;
  };

  // Answers by the headers of their columns.

  const typed = field => field.type === "checkbox" ? (field.checked ? "ya" : "tidak") : field.value.trim().replace(/\s+/g, " ");
  const answers = () => {
    const all = {};
    fields.forEach(field => { all[field.dataset.column] = typed(field); });
    return all;
  };
  const fill = all => fields.forEach(field => {
    const value = all[field.dataset.column] || "";
    if (field.type === "checkbox") field.checked = value === "ya";
    else field.value = value;
  });

  // A number as people here write it: 0812…
  const phone = value => value.replace(/[^\d+]/g, "").replace(/^(\+62|62|0062)/, "0").replace(/^8/, "08");

  const CHECKS = {
    name: value => value ? "" : "form-need-name",
    phone: value => !value ? "form-need-phone" : /^0\d{8,13}$/.test(phone(value)) ? "" : "form-odd-phone",
    price: value => !value || /^(rp\.? ?)?(\d{1,3}(\.\d{3})+|\d+)(,-)?( ?\/.*)?$/i.test(value) || /^(rp\.? ?)?\d+([.,]\d+)? ?(rb|ribu|k|jt|juta)( ?\/.*)?$/i.test(value) ? "" : "form-odd-price",
    nib: value => !value || value.replace(/\D/g, "").length === 13 ? "" : "form-odd-nib",
    nik: value => !value || value.replace(/\D/g, "").length === 16 ? "" : "form-odd-nik",
  };

  // Says below a field what is wrong with it; true when all is well.
  const check = field => {
    const kind = field.dataset.check;
    if (!kind) return true;
    const wrong = CHECKS[kind](typed(field));
    const place = document.getElementById(field.id + "-salah");
    place.textContent = wrong ? text(wrong) : "";
    field.setAttribute("aria-invalid", wrong ? "true" : "false");
    return !wrong;
  };
  const isSound = () => {
    const wrong = fields.filter(field => !check(field));
    find("[data-wrong]").hidden = !wrong.length;
    if (!wrong.length) return true;
    const folded = wrong[0].closest("details");
    if (folded) folded.open = true;
    wrong[0].focus();
    return false;
  };
  // Numbers in the one spelling that a sheet leaves alone.
  const clean = () => fields.forEach(field => {
    if (field.dataset.check === "phone") field.value = phone(field.value);
    if (/^ni[bk]$/.test(field.dataset.check)) field.value = field.value.replace(/\D/g, "");
  });

  // The message: all answers but private ones; the longest go first when there are too many.

  const message = omitted => {
    const rows = fields.filter(field => !("private" in field.dataset) && !(omitted && "long" in field.dataset)).map(field => {
      const value = typed(field);
      return value && field.dataset.column + ": " + value;
    });
    return [form.dataset.opening].concat(rows.filter(Boolean)).join("\n");
  };
  const link = find("[data-send]");
  const address = link.href;
  link.addEventListener("click", event => {
    if (!isSound()) return event.preventDefault();
    clean();
    const whole = address + "?text=" + encodeURIComponent(message(false));
    link.href = whole.length <= LONGEST_LINK ? whole : address + "?text=" + encodeURIComponent(message(true));
    say("form-sent");
  });

  // The sheet

  // A quote before a sign by which spreadsheets know a formula; the import takes it away again.
  const cell = value => {
    const plain = /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
    return /[";\n]/.test(plain) ? '"' + plain.replace(/"/g, '""') + '"' : plain;
  };
  const sheet = () => {
    const columns = fields.map(field => field.dataset.column);
    const rows = kept.people.map(person => columns.map(column => person[column] || ""));
    return [columns].concat(rows).map(row => row.map(cell).join(";")).join("\r\n") + "\r\n";
  };
  const today = () => {
    const now = new Date();
    const two = number => ("0" + number).slice(-2);
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  };
  const people = find("[data-people]");
  const say = (id, values) => { find("[data-said]").textContent = id ? text(id, values) : ""; };
  const show = () => {
    people.hidden = !kept.people.length;
    find("[data-count]").textContent = text("form-people", { count: kept.people.length });
    const list = people.querySelector("ul");
    list.textContent = "";
    kept.people.forEach((person, index) => {
      const row = document.createElement("li");
      const name = document.createElement("span");
      name.textContent = person[fields[0].dataset.column];
      const remove = document.createElement("button");
      remove.type = "button";
      remove.textContent = text("form-remove");
      remove.setAttribute("aria-label", text("form-remove") + " " + name.textContent);
      remove.onclick = () => {
        kept.people.splice(index, 1);
        store();
        show();
      };
      row.appendChild(name);
      row.appendChild(remove);
      list.appendChild(row);
    });
  };

  find("[data-add]").onclick = () => {
    if (!isSound()) return;
    clean();
    const person = answers();
    const isSame = other => [fields[0], find("[data-check=phone]")].every(field => other[field.dataset.column] === person[field.dataset.column]);
    kept.people = kept.people.filter(other => !isSame(other)).concat([person]);
    kept.draft = {};
    form.reset();
    store();
    show();
    say("form-added", { name: person[fields[0].dataset.column] });
    scrollTo(0, 0);
  };

  find("[data-save]").onclick = () => {
    const file = document.createElement("a");
    file.href = URL.createObjectURL(new Blob(["\ufeff" + sheet()], { type: "text/csv;charset=utf-8" }));
    file.download = form.dataset.file + "-" + today() + ".csv";
    document.body.appendChild(file);
    file.click();
    file.remove();
    // Some viewers save nothing.
    find("[data-text]").hidden = false;
    find("textarea[readonly]").value = sheet();
  };

  find("[data-copy]").onclick = () => {
    const area = find("textarea[readonly]");
    area.select();
    say(document.execCommand("copy") ? "copied" : "copy-by-hand");
  };

  // Empties all fields, and takes the marks of mistakes off.
  const empty = () => {
    form.reset();
    fields.filter(field => field.dataset.check).forEach(field => {
      field.removeAttribute("aria-invalid");
      document.getElementById(field.id + "-salah").textContent = "";
    });
    find("[data-wrong]").hidden = true;
  };

  find("[data-clear]").onclick = () => {
    empty();
    kept.draft = {};
    store();
    say("form-cleared");
  };

  find("[data-wipe]").onclick = () => {
    if (!confirm(text("form-wipe-ask", { count: kept.people.length }))) return;
    kept = { draft: {}, people: [] };
    empty();
    try {
      localStorage.removeItem(KEY);
    } catch (error) { /* nothing was stored */ }
    find("[data-text]").hidden = true;
    find("textarea[readonly]").value = "";
    show();
    say("form-wiped");
  };

  form.onsubmit = event => event.preventDefault();
  form.addEventListener("input", () => {
    kept.draft = answers();
    store();
  });
  form.addEventListener("change", event => { if (event.target.dataset.check) check(event.target); });
  fill(kept.draft);
  store();
  show();
})();
