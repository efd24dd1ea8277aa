// The shop's service worker: what a phone has seen of the shop opens again without a connection.
//
// Promise: a page is shown whole or not at all; what is shown from the phone is all of one
// build; nothing is loaded that the shopper did not open, where data is to be saved.
//
// How. Every page ends in a digest, a short hash of its bytes. The digests of one build, by the folders of
// its pages, are spread over shards, files in `aset/` for a few dozen pages each. The list `site.shards` names
// those of one build by a hash of their content, and so stands for all digests. A page is stored under its
// name and digest together, and only if the digest at its end is the one in its shard. From that follows:
//
// - A page that broke off on the way has no digest and is never stored; nor is a page that a host sent in
//   place of another.
// - Pages of two builds lie side by side without touching: one list never finds what another stored,
//   unless the page did not change. So what a phone has seen stays good over a new build but for the
//   pages that changed, and those that were seen are fetched anew as part of the installation.
// - A shard is loaded with the first of its pages that is stored, and kept until its content changes. A new
//   list brings the shards of all pages on the phone as part of its installation, also where data is to be
//   saved: some 300 bytes each, and only those that changed. So a page on the phone never lacks its shard.
// - A new build is installed beside the old one. Where its shards, its home page or its scripts do not come,
//   or come from another build (a host halfway through an upload), the installation fails, the old list
//   stays in force, and the browser tries again on the next visit. There is no moment between the two.
// - Shards, scripts and photos bear a hash in their names: whatever has the name is the right file. They are
//   taken from the phone first and never asked for again, so a page finds them even when its host has
//   moved on to the next build. The oldest scripts and photos go when there are many.
//
// Online, a page comes from the host, for prices must be new. The phone's own is shown when the host does
// not answer in time, or not at all, or fails. A page that was never stored gets a list of those that
// were. Whether an address is one of a page is known only with its shard: what looks like one passes
// through here, and what the host says of it, such as that there is none, is handed on as it is.
//
// Some hosts send `index.html` on to its folder: a redirect is handed to the browser as it is, and the
// page stored when it comes, under a name without `index.html`. What follows a `?` is no part of it. Pages
// are stored as text with a header of our own, for a browser refuses to open a page from the phone that
// was once redirected.
(function (site) {
  "use strict";
  var scope = registration.scope;
  var PAGES = "etalase-halaman " + scope;
  var SHARDS = "etalase-daftar " + scope;
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

  // The path from the root of the site, null for an address elsewhere.
  var pathOf = function (address) {
    var path = address.split(/[?#]/)[0];
    return path.indexOf(scope) === 0 ? path.slice(scope.length) : null;
  };
  // The folder of what may be a page, without `index.html`; the home page's is empty. Null for files, which
  // have a dot, and for the shops of a group, which have workers of their own.
  var nameOf = function (address) {
    var path = pathOf(address);
    if (path === null) return null;
    var name = path.replace(/(^|\/)index\.html$/, "").replace(/\/$/, "");
    return /^toko\/|\./.test(name) ? null : name;
  };
  var addressOf = function (name) {
    return scope + (name ? name + "/" : "") + "index.html";
  };
  var placeOf = function (name, digest) {
    return addressOf(name) + "?" + digest;
  };
  var folderOf = function (address) {
    var folder = (pathOf(address) || "").split("/")[0];
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

  var addressOfShard = function (number) {
    return scope + "aset/pages-" + number + "." + site.shards[number] + ".json";
  };
  var shardOf = function (name) {
    // FNV-1a, as in the program. There is a power of two of shards.
    var hash = 0x811c9dc5;
    for (var at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
    return addressOfShard(hash & (site.shards.length - 1));
  };
  // Shards that were read since this script started, and those on their way, by address.
  var shards = {};
  var coming = {};
  // The shard on the phone, null where there is none.
  var keptShard = function (address) {
    if (shards[address]) return Promise.resolve(shards[address]);
    return find(address, SHARDS).then(function (kept) {
      return kept ? kept.json() : null;
    }).then(function (shard) {
      return shards[address] = shard;
    });
  };
  var fetchShard = function (address) {
    var over = function () { delete coming[address]; };
    if (!coming[address]) {
      // A browser may have stored, under this very address, that the file is not there yet.
      coming[address] = fetch(address, { cache: "no-cache" }).then(function (response) {
        if (!response.ok) throw Error(response.status);
        return response.text();
      }).then(function (text) {
        // Throws for a shard that broke off, and for a page in its place.
        var shard = JSON.parse(text);
        return put(SHARDS, address, new Response(text)).then(function () {
          return shards[address] = shard;
        });
      });
      coming[address].then(over, over);
    }
    return coming[address];
  };
  // A page's digest in this build, undefined if it has no such page.
  var digestOf = function (name) {
    var address = shardOf(name);
    return keptShard(address).then(function (shard) {
      return shard || fetchShard(address);
    }).then(function (shard) { return shard[name]; });
  };

  // The page on the phone, if it is one of this build. Asks nobody.
  var findPage = function (name) {
    return keptShard(shardOf(name)).then(function (shard) {
      return shard && find(placeOf(name, shard[name]), PAGES);
    });
  };
  var storePage = function (name, response) {
    if (!response.ok) return Promise.reject(Error(response.status));
    return response.text().then(function (text) {
      var digest = text.split("<!--etalase:").slice(1).pop();
      // Spares the shard for what is no page of ours.
      if (!digest) throw Error("no digest");
      digest = digest.slice(0, 8);
      return digestOf(name).then(function (listed) {
        if (digest !== listed) throw Error("another build");
        var headers = { "Content-Type": "text/html; charset=utf-8" };
        return put(PAGES, placeOf(name, digest), new Response(text, { headers: headers }));
      });
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
    return digestOf(name).then(function (digest) {
      if (!digest) throw Error("no page");
      return find(placeOf(name, digest), PAGES);
    }).then(function (found) {
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
      return names.filter(function (name, index) { return names.indexOf(name) === index; });
    });
  };

  addEventListener("install", function (event) {
    // Who saves data gets no page that was not opened; the list comes into force, with the shards of pages
    // that were.
    var first = connection.saveData ? [] : site.first;
    var scripts = connection.saveData ? [] : site.scripts;
    event.waitUntil(
      Promise.all(first.map(function (name) { return fetchPage(name, "no-cache"); }).concat(
        scripts.map(function (path) { return fetchFile(scope + path, "default"); })
      )).then(storedPages).then(function (names) {
        // One after the other, for a line that has a page to load as well.
        return names.reduce(function (before, name) {
          return before.then(function () { return digestOf(name); });
        }, Promise.resolve()).then(function () {
          return inTurn(connection.saveData ? [] : names.slice(-MOST_PAGES), function (name) {
            return fetchPage(name, "no-cache");
          });
        });
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
  var dropOthers = function (name, isOurs) {
    return caches.open(name).then(function (cache) {
      return cache.keys().then(function (places) {
        return inTurn(places, function (place) {
          return Promise.resolve(isOurs(place.url)).then(function (ours) {
            return ours || cache.delete(place);
          });
        });
      });
    });
  };
  var isOurPage = function (address) {
    var name = nameOf(address);
    return keptShard(shardOf(name)).then(function (shard) {
      return shard && address === placeOf(name, shard[name]);
    });
  };
  var isOurShard = function (address) {
    return site.shards.some(function (digest, number) { return address === addressOfShard(number); });
  };

  addEventListener("activate", function (event) {
    event.waitUntil(
      dropOthers(PAGES, isOurPage)
        .then(function () { return dropOthers(SHARDS, isOurShard); })
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
      if (name !== null) return fetchPage(name, "force-cache");
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
        return findPage(name).then(function (found) {
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
      var kind = response.headers.get("Content-Type") || "";
      if (response.ok && kind.indexOf("text/html") === 0) return storePage(name, response.clone());
    });
    event.waitUntil(copied.catch(nothing));
    return findPage(name).then(function (kept) {
      if (!kept) return fromHost.catch(function (error) {
        return keptShard(shardOf(name)).then(function (shard) {
          // No page of this site: the browser says so in its own words.
          if (shard && !shard[name]) throw error;
          return listOfPages();
        });
      });
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
      if (name !== null) event.respondWith(page(event, name));
    } else if (folderOf(request.url)) {
      event.respondWith(file(event, folderOf(request.url)));
    }
  });
})(self.etalase);
