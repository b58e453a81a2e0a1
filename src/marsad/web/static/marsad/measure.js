// Starts the institution's measuring service. Loaded by the site's script, and only after the reader has agreed.
(function () {
  "use strict";
  const { pixel, id } = document.currentScript.dataset;
  const load = (address) => {
    const script = document.createElement("script");
    script.async = true;
    script.src = address;
    document.head.append(script);
  };
  if (pixel === "meta") {
    // The queue that Meta's script empties when it arrives.
    const queue = (...call) => (queue.callMethod ? queue.callMethod(...call) : queue.queue.push(call));
    Object.assign(queue, { push: queue, loaded: true, version: "2.0", queue: [] });
    window.fbq = window._fbq = queue;
    load("https://connect.facebook.net/en_US/fbevents.js");
    queue("init", id);
    queue("track", "PageView");
  } else if (pixel === "google") {
    window.dataLayer = window.dataLayer || [];
    // Google's script reads the arguments object itself, not an array of them.
    const tag = function () { window.dataLayer.push(arguments); };
    tag("js", new Date());
    tag("config", id, { anonymize_ip: true });
    load("https://www.googletagmanager.com/gtag/js?id=" + encodeURIComponent(id));
  }
})();
