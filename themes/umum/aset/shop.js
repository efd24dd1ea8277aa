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
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#']");
    var place = link && document.getElementById(link.getAttribute("href").slice(1));
    var fold = place && place.closest("details");
    if (fold) unfold(fold);
  });

  all("[data-print]", function (button) {
    button.onclick = function () { print(); };
  });

  // Android opens the map app that is there, without the web.
  if (/Android/.test(navigator.userAgent)) {
    all("a[data-geo]", function (link) { link.href = link.dataset.geo; });
  }

  // Open or closed, by the clock of the shop's zone wherever the shopper is.
  var clock = function (minute) {
    var two = function (number) { return ("0" + number).slice(-2); };
    return two(Math.floor(minute / 60) % 24) + "." + two(minute % 60);
  };
  var state = function (hours, texts) {
    var there = new Date(Date.now() + hours.offset * 60000);
    var today = (there.getUTCDay() + 6) % 7;
    var now = there.getUTCHours() * 60 + there.getUTCMinutes();
    // Yesterday's last span may run past midnight, so the search begins there.
    for (var ahead = -1; ahead <= 7; ahead++) {
      var spans = hours.week[(today + ahead + 7) % 7];
      for (var i = 0; i < spans.length; i++) {
        var open = spans[i][0] + ahead * 1440, close = spans[i][1] + ahead * 1440;
        if (now >= close) continue;
        if (now < open) {
          var text = ahead < 1 ? texts.today : texts.later;
          return text.replace("%", clock(spans[i][0])).replace("#", texts.days.split(",")[(today + ahead) % 7]);
        }
        return spans[i][1] - spans[i][0] >= 1440 ? texts.now : texts.until.replace("%", clock(spans[i][1]));
      }
    }
    return "";
  };
  var tell = function () {
    all("[data-hours]", function (place) {
      place.textContent = state(JSON.parse(place.dataset.hours), place.dataset) || place.textContent;
    });
  };
  tell();
  document.addEventListener("visibilitychange", tell);

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

  // The first touch lets the photos load that follow the first one.
  var track = document.querySelector(".track");
  if (track) {
    ["touchstart", "pointerdown", "scroll", "focus"].forEach(function (name) {
      track.addEventListener(name, function () { track.classList.add("touched"); }, { passive: true });
    });
  }

  // A small photo slides the gallery without moving the page or filling the way back.
  var thumbs = document.querySelectorAll(".thumbs a");
  var mark = function () {
    var shown = Math.round(track.scrollLeft / track.clientWidth);
    [].forEach.call(thumbs, function (thumb, number) {
      if (number === shown) thumb.setAttribute("aria-current", "true");
      else thumb.removeAttribute("aria-current");
    });
  };
  if (thumbs.length) {
    [].forEach.call(thumbs, function (thumb, number) {
      thumb.onclick = function (event) {
        event.preventDefault();
        track.scrollLeft = number * track.clientWidth;
      };
    });
    track.addEventListener("scroll", mark, { passive: true });
  }

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

  // Checklists: what was ticked is remembered on this phone

  const boxes = document.querySelectorAll(".check input");
  const TICKED = "etalase:ticks:" + location.pathname;
  const ticked = () => Array.from(boxes, box => box.checked ? 1 : 0).join("");
  try {
    const kept = localStorage.getItem(TICKED);
    if (kept && kept.length === boxes.length) boxes.forEach((box, index) => { box.checked = kept[index] === "1"; });
  } catch (error) { /* then it is as it was written */ }
  boxes.forEach(box => {
    box.onchange = () => {
      try { localStorage.setItem(TICKED, ticked()); } catch (error) { /* likewise */ }
    };
  });
})();
