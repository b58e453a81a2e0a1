// What depends on the moment of reading: relative times, what has expired, today's date.
ready(() => {
  const now = Date.now();
  const arabic = root.lang.startsWith("ar");
  const digits = "-u-nu-" + (arabic && root.dataset.digits === "arabic" ? "arab" : "latn");
  const relative = new Intl.RelativeTimeFormat((arabic ? "ar" : root.lang) + digits, { numeric: "always" });
  all("time[data-ago]").forEach((time) => {
    const minutes = Math.floor((now - Date.parse(time.dateTime)) / 60000);
    if (minutes < 0 || minutes >= 1440) return;
    time.title = time.textContent;
    time.textContent = minutes < 60 ? relative.format(-Math.max(1, minutes), "minute")
      : relative.format(-Math.floor(minutes / 60), "hour");
  });

  const expire = () => {
    all("[data-until]").forEach((element) => { if (Date.parse(element.dataset.until) <= Date.now()) element.remove(); });
    all(".breaking").forEach((strip) => { if (!strip.querySelector("li")) strip.remove(); });
  };
  expire();
  setInterval(expire, 60000);

  all("[data-today]").forEach((place) => {
    const day = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
    const region = { levantine: "-SY", maghrebi: "-MA" }[root.dataset.months] || "-EG";
    const write = (locale, options) => new Intl.DateTimeFormat(locale, options).format(now);
    place.textContent = write(arabic ? "ar" + region + digits : root.lang, day);
    if (arabic && "hijri" in root.dataset) {
      const { weekday, ...plain } = day;
      place.textContent += " / " + write("ar-SA-u-ca-islamic-umalqura" + digits.slice(2), plain);
    }
    place.hidden = false;
  });
});
