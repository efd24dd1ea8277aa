// The shop's service worker: what a phone has seen of the shop opens again without a connection.
//
// Promise: a page is shown whole or not at all; what is shown from the phone is all of one
// build; nothing is loaded that the shopper did not open, where data is to be saved.
//
// How. Every page ends in a digest, a short hash of its bytes. The list below holds the digests of one
// build, all its pages by their folders. A page is stored under its name and digest together, and only if
// the digest at its end is the one in the list. From that follows:
//
// - A page that broke off on the way has no digest and is never stored; nor is a page that a host sent in
//   place of another.
// - Pages of two builds lie side by side without touching: one list never finds what another stored,
//   unless the page did not change. So what a phone has seen stays good over a new build but for the
//   pages that changed, and those that were seen are fetched anew as part of the installation.
// - A new build is installed beside the old one. Where its home page or its scripts do not come, or
//   come from another build (a host halfway through an upload), the installation fails, the old list
//   stays in force, and the browser tries again on the next visit. There is no moment between the two.
// - Scripts and photos bear a hash in their names: whatever has the name is the right file. They are
//   taken from the phone first and never asked for again, so a page finds them even when its host has
//   moved on to the next build. The oldest go when there are many.
//
// Online, a page comes from the host, for prices must be new. The phone's own is shown when the host does
// not answer in time, or not at all, or fails. A page that was never stored gets a list of those that
// were.
//
// Some hosts send `index.html` on to its folder: a redirect is handed to the browser as it is, and the
// page stored when it comes, under a name without `index.html`. What follows a `?` is no part of it. Pages
// are stored as text with a header of our own, for a browser refuses to open a page from the phone that
// was once redirected.
(function (site) {
  "use strict";
  var scope = registration.scope;
  var PAGES = "etalase-halaman " + scope;
  var SCRIPTS = "etalase-aset " + scope;
  var PHOTOS = "etalase-foto " + scope;
  // Milliseconds after which a page on the phone is shown in place of one that is still to come.
  var PATIENCE = 4000;
  var MOST_SCRIPTS = 40;
  var MOST_PHOTOS = 300;
  // Pages that are fetched anew with a new build, and pages in the list of those that can be opened.
  var MOST_PAGES = 60;

  var connection = navigator.connection || {};
  var nothing = function () {};

  // A page's folder, without `index.html`; the home page's is empty.
  var nameOf = function (address) {
    var path = address.split(/[?#]/)[0];
    if (path.indexOf(scope) !== 0) return null;
    return path.slice(scope.length).replace(/(^|\/)index\.html$/, "").replace(/\/$/, "");
  };
  var isPage = function (name) {
    return name !== null && Object.prototype.hasOwnProperty.call(site.pages, name);
  };
  var addressOf = function (name) {
    return scope + (name ? name + "/" : "") + "index.html";
  };
  var placeOf = function (name) {
    return addressOf(name) + "?" + site.pages[name];
  };
  var folderOf = function (address) {
    var folder = (nameOf(address) || "").split("/")[0];
    return folder === "aset" ? SCRIPTS : folder === "foto" ? PHOTOS : null;
  };
  var find = function (place, name) {
    return caches.match(place, { cacheName: name, ignoreVary: true });
  };
  var put = function (name, place, response) {
    return caches.open(name).then(function (cache) { return cache.put(place, response); });
  };

  // One after the other; what fails is left out.
  var inTurn = function (list, work) {
    return list.reduce(function (before, item) {
      return before.then(function () { return work(item); }).catch(nothing);
    }, Promise.resolve());
  };

  var storePage = function (name, response) {
    if (!response.ok) return Promise.reject(Error(response.status));
    return response.text().then(function (text) {
      var digest = text.split("<!--etalase:").pop().slice(0, 8);
      if (digest !== site.pages[name]) throw Error("another build");
      var headers = { "Content-Type": "text/html; charset=utf-8" };
      return put(PAGES, placeOf(name), new Response(text, { headers: headers }));
    });
  };
  var storeFile = function (address, response) {
    var kind = response.headers.get("Content-Type") || "";
    // A host that sends a page in place of what it lacks must not be believed for ever.
    if (response.status !== 200 || response.redirected || kind.indexOf("text/html") === 0) {
      return Promise.reject(Error("not the file"));
    }
    return put(folderOf(address), address, response);
  };

  // `cache` says whether the browser may take it from its own store, as `fetch` knows it.
  var fetchPage = function (name, cache) {
    return find(placeOf(name), PAGES).then(function (found) {
      if (found) return;
      return fetch(addressOf(name), { cache: cache }).then(function (response) {
        return storePage(name, response);
      });
    });
  };
  var fetchFile = function (address, cache) {
    return find(address, folderOf(address)).then(function (found) {
      // Stored again, it counts as the newest.
      if (found) return put(folderOf(address), address, found);
      return fetch(address, { cache: cache }).then(function (response) {
        return storeFile(address, response);
      });
    });
  };

  // The names of pages that were stored, by this build or an earlier one.
  var storedPages = function () {
    return caches.open(PAGES).then(function (cache) { return cache.keys(); }).then(function (places) {
      var names = places.map(function (place) { return nameOf(place.url); });
      return names.filter(function (name, index) {
        return isPage(name) && names.indexOf(name) === index;
      });
    });
  };

  addEventListener("install", function (event) {
    // Who saves data gets no page that was not opened; the list alone comes into force.
    var first = connection.saveData ? [] : site.first;
    var scripts = connection.saveData ? [] : site.scripts;
    event.waitUntil(
      Promise.all(first.map(function (name) { return fetchPage(name, "no-cache"); }).concat(
        scripts.map(function (path) { return fetchFile(scope + path, "default"); })
      )).then(function () {
        return connection.saveData ? [] : storedPages();
      }).then(function (names) {
        return inTurn(names.slice(-MOST_PAGES), function (name) { return fetchPage(name, "no-cache"); });
      }).then(function () { return skipWaiting(); })
    );
  });

  var dropOldest = function (name, most) {
    return caches.open(name).then(function (cache) {
      return cache.keys().then(function (places) {
        return inTurn(places.slice(0, Math.max(0, places.length - most)), function (place) {
          return cache.delete(place);
        });
      });
    });
  };
  var dropOtherBuilds = function () {
    return caches.open(PAGES).then(function (cache) {
      return cache.keys().then(function (places) {
        return inTurn(places, function (place) {
          var name = nameOf(place.url);
          if (!isPage(name) || place.url !== placeOf(name)) return cache.delete(place);
        });
      });
    });
  };

  addEventListener("activate", function (event) {
    event.waitUntil(
      dropOtherBuilds()
        .then(function () { return dropOldest(SCRIPTS, MOST_SCRIPTS); })
        .then(function () { return dropOldest(PHOTOS, MOST_PHOTOS); })
        .then(function () {
          // Spares the time that an old phone takes to start this script.
          return registration.navigationPreload && registration.navigationPreload.enable();
        })
        .catch(nothing)
        .then(function () { return clients.claim(); })
    );
  });

  // Messages of a page: files it loaded before this script was active, and that it is idle.
  addEventListener("message", function (event) {
    var told = event.data || {};
    event.waitUntil(inTurn(told.seen || [], function (address) {
      var name = nameOf(address);
      if (isPage(name)) return fetchPage(name, "force-cache");
      if (folderOf(address)) return fetchFile(address, "force-cache");
    }).then(function () {
      if (told.more && !connection.saveData && !/2g/.test(connection.effectiveType)) {
        return inTurn(site.more, function (name) {
          return fetchPage(name, "default");
        }).then(function () {
          return inTurn(site.index, function (path) { return fetchFile(scope + path, "default"); });
        });
      }
    }));
  });

  // The offline page, shown in place of a page that is not cached: lists those that are.
  var listOfPages = function () {
    return storedPages().then(function (names) {
      return Promise.all(names.slice(-MOST_PAGES).reverse().map(function (name) {
        return find(placeOf(name), PAGES).then(function (found) {
          return found ? found.text() : "";
        }).then(function (text) {
          // Inserted as is: titles in pages are HTML already.
          var title = (/<title>([^<]+)/.exec(text) || [])[1];
          if (!title) return "";
          title = name ? title.split(" | ").slice(0, -1).join(" | ") || title : site.name;
          return "<li><a href=\"" + addressOf(name) + "\">" + title + "</a></li>";
        });
      }));
    }).catch(function () { return []; }).then(function (items) {
      var page = site.offline.replace("<ul></ul>", function () { return "<ul>" + items.join("") + "</ul>"; });
      var headers = { "Content-Type": "text/html; charset=utf-8" };
      return new Response(page, { status: 503, headers: headers });
    });
  };

  var page = function (event, name) {
    var fromHost = Promise.resolve(event.preloadResponse).then(function (early) {
      return early || fetch(event.request);
    });
    var copied = fromHost.then(function (response) {
      if (response.ok) return storePage(name, response.clone());
    });
    event.waitUntil(copied.catch(nothing));
    return find(placeOf(name), PAGES).then(function (kept) {
      if (!kept) return fromHost.catch(listOfPages);
      // Links of a page at an address without its closing slash would lead astray.
      if (!/\/(index\.html)?$/.test(event.request.url.split(/[?#]/)[0])) {
        kept = Response.redirect(addressOf(name));
      }
      var tooLate = new Promise(function (resolve) { setTimeout(resolve, PATIENCE, kept); });
      var good = fromHost.then(function (response) {
        return response.status < 500 ? response : kept;
      });
      return Promise.race([good, tooLate]).catch(function () { return kept; });
    });
  };

  var file = function (event, name) {
    var address = event.request.url.split("#")[0];
    return find(address, name).then(function (kept) {
      return kept || fetch(event.request).then(function (response) {
        event.waitUntil(storeFile(address, response.clone()).catch(nothing));
        return response;
      });
    });
  };

  addEventListener("fetch", function (event) {
    var request = event.request;
    if (request.method !== "GET" || request.headers.has("range")) return;
    var name = nameOf(request.url);
    if (request.mode === "navigate") {
      if (isPage(name)) event.respondWith(page(event, name));
    } else if (folderOf(request.url)) {
      event.respondWith(file(event, folderOf(request.url)));
    }
  });
})(self.etalase);
