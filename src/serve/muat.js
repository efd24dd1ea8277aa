// The preview's own script: loads the page anew when the site has changed, where the reader was, and shows
// what is to be mended. It is never part of the site.
(function () {
  "use strict";
  var PLACE = "etalase:gulir";
  var version = document.currentScript.getAttribute("data-version");
  var source = null;
  var shown = null;

  // Where the reader was before the page was loaded anew.
  var kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(PLACE));
    sessionStorage.removeItem(PLACE);
  } catch (error) {}
  if (kept && kept.path === location.pathname) {
    var back = function () { scrollTo({ left: kept.x, top: kept.y, behavior: "instant" }); };
    back();
    addEventListener("load", back);
  }

  var reload = function () {
    var place = { path: location.pathname, x: window.pageXOffset, y: window.pageYOffset };
    try { sessionStorage.setItem(PLACE, JSON.stringify(place)); } catch (error) {}
    location.reload();
  };

  var element = function (name, text) {
    var made = document.createElement(name);
    made.textContent = text;
    return made;
  };
  var hide = function () {
    if (shown) shown.remove();
    shown = null;
  };
  // In a shadow of its own, so that neither the page's style nor this one's reaches the other.
  var show = function (error) {
    hide();
    shown = document.createElement("etalase-temuan");
    var inside = shown.attachShadow ? shown.attachShadow({ mode: "open" }) : shown;
    var box = element("section", "");
    box.setAttribute("role", "alert");
    box.appendChild(element("h2", error.title));
    error.findings.forEach(function (finding) { box.appendChild(element("pre", finding)); });
    var close = element("button", error.close);
    close.type = "button";
    close.onclick = hide;
    box.appendChild(close);
    inside.appendChild(element("style",
      "section{position:fixed;z-index:2147483647;left:0;right:0;bottom:0;max-height:70vh;overflow:auto;" +
      "box-sizing:border-box;padding:16px;background:#1d1d1f;color:#fff;border-top:4px solid #e5484d;" +
      "font:16px/1.5 system-ui,sans-serif;text-align:left}" +
      "h2{margin:0 0 8px;font-size:18px}pre{margin:0 0 12px;padding:12px;white-space:pre-wrap;overflow-wrap:anywhere;background:#000;" +
      "font:13px/1.45 ui-monospace,Consolas,monospace}" +
      "button{min-height:44px;padding:0 20px;font:inherit;color:#000;background:#fff;border:0;border-radius:8px}"
    ));
    inside.appendChild(box);
    document.documentElement.appendChild(shown);
  };

  var hear = function (event) {
    var news = JSON.parse(event.data);
    if (news.version !== version) return reload();
    if (news.error) show(news.error); else hide();
  };
  // A page in the background gives its connection back: a browser has six for one server.
  var listen = function () {
    if (source) source.close();
    source = null;
    if (document.visibilityState === "hidden") return;
    source = new EventSource("/_etalase/kabar");
    source.onmessage = hear;
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", function () { if (source) source.close(); });
  addEventListener("pageshow", function (event) { if (event.persisted) listen(); });
  listen();
})();
