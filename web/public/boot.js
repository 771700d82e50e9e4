// Says what keeps the page from starting, in any browser: the only script of the page that an old one can read (ES5). It
// needs nothing of the page's own, and waits for none of its files.
(function () {
  'use strict';

  // What the page needs, and since when browsers have it. Chrome means Edge, Opera and the like too.
  var exceptions = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11];
  var needed = [
    ['JavaScript modules', 'Chrome 61, Firefox 60, Safari 11', function () { return 'noModule' in document.createElement('script'); }],
    ['custom elements', 'Chrome 67, Firefox 63, Safari 10.1', function () { return 'customElements' in window; }],
    ['WebAssembly', 'Chrome 57, Firefox 52, Safari 11', function () { return typeof WebAssembly === 'object'; }],
    ['exceptions in WebAssembly', 'Chrome 95, Firefox 100, Safari 15.2', function () {
      return typeof WebAssembly !== 'object' || WebAssembly.validate(new Uint8Array(exceptions));
    }],
    ['workers', 'Chrome 4, Firefox 3.5, Safari 4', function () { return typeof Worker === 'function'; }],
    ['message channels', 'Chrome 4, Firefox 41, Safari 5', function () { return typeof MessageChannel === 'function'; }],
    ['Object.hasOwn', 'Chrome 93, Firefox 92, Safari 15.4', function () { return 'hasOwn' in Object; }],
    ['Array.prototype.findLast', 'Chrome 97, Firefox 104, Safari 15.4', function () { return 'findLast' in Array.prototype; }],
    ['compression streams', 'Chrome 103, Firefox 113, Safari 16.4', function () { return typeof CompressionStream === 'function'; }],
    ['container queries and light-dark() in styles', 'Chrome 123, Firefox 120, Safari 17.5', function () {
      return !!(window.CSS && CSS.supports && CSS.supports('color', 'light-dark(red, red)') && CSS.supports('container-type', 'inline-size'));
    }],
  ];
  var box = null;
  var all = 'Chrome 123, Firefox 120 and Safari 17.5 have all of it, and so have newer ones.';

  // `alone`: nothing else will be on the page.
  function say(text, again, alone) {
    // It may be there before the page's body is.
    if (!document.body) return setTimeout(function () { say(text, again, alone); }, 50);
    unsay();
    box = document.createElement('div');
    box.className = 'boot';
    box.setAttribute('role', 'alert');
    box.setAttribute('data-testid', 'boot');
    var words = document.createElement('p');
    words.appendChild(document.createTextNode(text));
    box.appendChild(words);
    if (again) {
      var button = document.createElement('button');
      button.className = 'button';
      button.appendChild(document.createTextNode('Try again'));
      button.onclick = fetchAgain;
      box.appendChild(button);
    }
    if (alone) box = asPage(box);
    document.body.insertBefore(box, document.body.firstChild);
  }

  function asPage(box) {
    var page = document.createElement('main');
    var title = document.createElement('h1');
    title.appendChild(document.createTextNode('Ravel'));
    page.appendChild(title);
    page.appendChild(box);
    return page;
  }

  function unsay() {
    if (box) document.body.removeChild(box);
    box = null;
  }

  // What came damaged may be kept by the browser: that is fetched anew before the page is.
  function fetchAgain() {
    var reload = function () { location.reload(); };
    if (typeof fetch !== 'function' || typeof Promise !== 'function') return reload();
    var files = document.querySelectorAll('script[src], link[rel=stylesheet]');
    var all = [];
    for (var i = 0; i < files.length; i += 1) all.push(fetch(files[i].src || files[i].href, { cache: 'reload' }).catch(function () {}));
    Promise.all(all).then(reload);
    setTimeout(reload, 5000);
  }

  function sayMissing() {
    var missing = [];
    for (var i = 0; i < needed.length; i += 1) {
      var there = false;
      try {
        there = needed[i][2]();
      } catch (error) {
        // It is not.
      }
      if (!there) missing.push(needed[i][0] + ' (' + needed[i][1] + ')');
    }
    if (missing.length === 0) return false;
    say('This browser lacks something that Ravel needs: ' + missing.join('; ') + '. ' + all);
    return true;
  }

  function styled() {
    return getComputedStyle(document.documentElement).getPropertyValue('--linen') !== '';
  }

  function sayUnstyled() {
    say('The styles of this page did not load, or came damaged: it works, and looks plain. Is the network there? What this browser has kept of your work is still there.', true);
  }

  function begun() {
    var app = document.querySelector('ravel-app');
    return app && app.firstChild;
  }

  function sayUnbegun() {
    if (location.protocol === 'file:') {
      say('A browser does not start this page from a file. Serve its folder, and open the address that is printed: python3 -m http.server', false, true);
    } else {
      say('The program of this page did not load, or came damaged: is the network there, and does nothing block or change its files? What this browser has kept of your work is still there.', true, true);
    }
  }

  // What has not come after so long may come yet: that is said until it does.
  var patience = 20000;

  function sayLate() {
    if (begun() && styled()) unsay();
    else if (!box) say('A part of this page has not come yet: is the network slow, or gone? The page goes on once it is there.', true);
  }

  // Browsers show nothing before the styles that a page was written with. Those that are added may be late.
  function showUnstyled() {
    var links = document.querySelectorAll('link[rel=stylesheet]');
    for (var i = 0; i < links.length; i += 1) if (!links[i].sheet) links[i].parentNode.replaceChild(links[i].cloneNode(), links[i]);
  }

  if (sayMissing()) return;
  var looking;
  var late = setTimeout(function () {
    if (!styled()) showUnstyled();
    looking = setInterval(sayLate, 500);
  }, patience);
  window.addEventListener('load', function () {
    clearTimeout(late);
    clearInterval(looking);
    // The page's own script has run by now, if it came.
    setTimeout(function () {
      unsay();
      if (!begun()) sayUnbegun();
      else if (!styled()) sayUnstyled();
    });
  });
})();
