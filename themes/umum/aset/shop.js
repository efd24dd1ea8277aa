// Small comforts of the Lapak theme. Every page works without them.
(function () {
  "use strict";
  var all = function (selector, use) {
    document.querySelectorAll(selector).forEach(use);
  };

  // The shop does not know its public address: the order message gets the one it is read at.
  if (/^http/.test(location.protocol)) {
    all("a[data-address][href*='wa.me/']", function (link) {
      link.href += encodeURIComponent("\n" + location.href.split("#")[0]);
    });
  }

  // The menu slides to the category that is open.
  all(".chips [aria-current]", function (link) {
    var row = link.closest("ul");
    row.scrollLeft = link.offsetLeft - (row.clientWidth - link.clientWidth) / 2;
  });

  all("[data-print]", function (button) {
    button.hidden = false;
    button.onclick = function () { print(); };
  });

  // A small photo slides the gallery without moving the page or filling the way back.
  var track = document.querySelector(".track");
  var thumbs = document.querySelectorAll(".thumbs a");
  var mark = function () {
    var shown = Math.round(track.scrollLeft / track.clientWidth);
    thumbs.forEach(function (thumb, number) {
      if (number === shown) thumb.setAttribute("aria-current", "true");
      else thumb.removeAttribute("aria-current");
    });
  };
  if (thumbs.length) {
    thumbs.forEach(function (thumb, number) {
      thumb.onclick = function (event) {
        event.preventDefault();
        track.scrollLeft = number * track.clientWidth;
      };
    });
    track.addEventListener("scroll", mark, { passive: true });
    mark();
  }
})();
