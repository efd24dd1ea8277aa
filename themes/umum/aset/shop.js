// Small comforts of every page. Each page works without them.
(function () {
  "use strict";
  var all = function (selector, use) {
    [].forEach.call(document.querySelectorAll(selector), use);
  };
  var published = /^http/.test(location.protocol);

  // Browsers load lazy photos up to four screens ahead, the more the slower the line is: those of lists wait until
  // they are a fifth of a screen away.
  self.etalaseNear = true;
  if (self.IntersectionObserver) {
    var near = new IntersectionObserver(function (seen) {
      seen.forEach(function (place) {
        if (!place.isIntersecting) return;
        place.target.classList.add("seen");
        near.unobserve(place.target);
      });
    }, { rootMargin: "20%" });
    all(".later picture", function (photo) { near.observe(photo); });
  }

  // The menu slides to the category that is open, once the page has been laid out anyway.
  requestAnimationFrame(function () {
    all(".chips [aria-current]", function (link) {
      var row = link.closest("ul");
      row.scrollLeft = link.offsetLeft - (row.clientWidth - link.clientWidth) / 2;
    });
  });

  // What is folded on a phone is open where there is room, on paper, and where a link leads into it.
  var unfold = function (fold) { fold.open = true; };
  if (matchMedia("(min-width: 600px)").matches) all(".bottom > .wrap > details", unfold);
  addEventListener("beforeprint", function () { all(".bottom > .wrap > details", unfold); });
  var reveal = function (hash) {
    var place = document.getElementById(hash.slice(1)), fold = place && place.closest("details");
    if (fold) unfold(fold);
  };
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#']");
    if (link) reveal(link.getAttribute("href"));
  });
  // Browsers before 2022 do not open it when they come from another page.
  reveal(location.hash);

  all("[data-print]", function (button) {
    button.onclick = function () { print(); };
  });

  // Copies a text; where the clipboard is closed to pages, by selecting it. Tells whether it worked.
  var copy = function (text, done) {
    var select = function () {
      var field = document.createElement("textarea");
      field.value = text;
      document.body.appendChild(field);
      field.select();
      var copied = false;
      try { copied = document.execCommand("copy"); } catch (error) { /* nor this way */ }
      document.body.removeChild(field);
      done(copied);
    };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(function () { done(true); }, select);
    else select();
  };
  // What the scripts of ordering use too.
  window.etalase = { copy: copy };

  all("[data-share]", function (button) {
    var address = button.dataset.share || (published && location.href.split("#")[0]);
    if (!address) return;
    button.hidden = false;
    button.onclick = function () {
      if (navigator.share) return navigator.share({ title: document.title, url: address }).catch(function () {});
      copy(address, function (copied) { if (copied) button.querySelector("[data-words]").textContent = button.dataset.done; });
    };
  });

  // The number of an account goes into the app of the bank. What was said before is said again.
  all("[data-number]", function (button) {
    var status = button.closest("[data-account]").querySelector("[data-words]");
    button.hidden = false;
    button.onclick = function () {
      status.textContent = "";
      copy(button.dataset.number, function (copied) {
        button.focus();
        if (copied) status.textContent = button.dataset.done;
      });
    };
  });

  // Who saves quota sees a photo after tapping its place; the tap does not follow a link around it.
  var root = document.documentElement;
  all("[data-saver]", function (button) {
    var show = function () { button.setAttribute("aria-pressed", root.classList.contains("hemat")); };
    button.parentNode.hidden = false;
    button.onclick = function () {
      var on = root.classList.toggle("hemat");
      try { localStorage.setItem(button.dataset.saver, on ? "ya" : "tidak"); } catch (error) { /* for this page only */ }
      show();
    };
    show();
  });
  document.addEventListener("click", function (event) {
    var photo = root.classList.contains("hemat") && event.target.closest("picture:not(.shown)");
    if (!photo) return;
    event.preventDefault();
    photo.classList.add("shown");
  }, true);

  // A phone keeps the shop, with what was seen of it. Opened as a file it has neither a manifest, which
  // the browser would complain of, nor a worker; nor does it have a worker where the line is not safe. The
  // whole shop in one file has neither.
  var script = document.currentScript;
  if (script && script.src && published) {
    var beside = function (name) { return new URL("../" + name, script.src).href; };
    var workers = window.isSecureContext && navigator.serviceWorker;
    // Who comes back may want the shop on the home screen. Its large icon is not loaded on the first page.
    if (workers && workers.controller) {
      var manifest = document.createElement("link");
      manifest.rel = "manifest";
      manifest.href = beside("manifest.webmanifest");
      document.head.appendChild(manifest);
    }
    if (workers) addEventListener("load", function () {
      workers.register(beside("sw.js")).then(function () {
        return workers.ready;
      }).then(function (registration) {
        var loaded = performance.getEntriesByType("resource").map(function (entry) { return entry.name; });
        registration.active.postMessage({ seen: [location.href].concat(loaded) });
        if (root.classList.contains("hemat")) return;
        setTimeout(function () { registration.active.postMessage({ more: true }); }, 5000);
      }).catch(function () {});
    });
  }
})();
