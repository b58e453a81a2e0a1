// Measuring begins only after the reader agrees. The answer is kept in this browser and can be changed in the footer.
ready(() => {
  const banner = document.getElementById("consent");
  if (!banner) return;
  const measure = () => {
    const script = document.createElement("script");
    script.src = banner.dataset.script;
    script.dataset.pixel = banner.dataset.pixel;
    script.dataset.id = banner.dataset.id;
    document.head.append(script);
  };
  const answer = kept.get("consent");
  banner.hidden = answer !== null;
  if (answer === "yes") measure();
  all("[data-consent]", banner).forEach((button) => button.addEventListener("click", () => {
    const before = kept.get("consent");
    kept.set("consent", button.dataset.consent);
    banner.hidden = true;
    if (button.dataset.consent === "yes" && before !== "yes") measure();
    // A script that already runs ends only with the page.
    if (button.dataset.consent === "no" && before === "yes") location.reload();
  }));
  all("[data-consent-again]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      banner.hidden = false;
      banner.querySelector("button").focus();
    });
  });
});
