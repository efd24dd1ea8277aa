// What fronts and texts show besides: whether the shop is open now, the way to it, lists to be ticked off.
(function () {
  "use strict";

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
    [].forEach.call(document.querySelectorAll("[data-hours]"), function (place) {
      place.textContent = state(JSON.parse(place.dataset.hours), place.dataset) || place.textContent;
    });
  };
  tell();
  document.addEventListener("visibilitychange", tell);

  // Android opens the map app that is there, without the web.
  if (/Android/.test(navigator.userAgent)) {
    [].forEach.call(document.querySelectorAll("a[data-geo]"), function (link) { link.href = link.dataset.geo; });
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
