// Puts a button after each address that one may want to copy. Without it the address can be selected and copied by hand.
for (const address of document.querySelectorAll("input[data-copy]")) {
  address.addEventListener("focus", () => address.select());
  if (!navigator.clipboard) continue; // browsers give it only to pages that come over https, or from this machine

  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary";
  button.append("Copy address");
  const which = document.createElement("span");
  which.className = "govuk-visually-hidden";
  which.append(` for ${address.dataset.copy}`);
  button.append(which);

  const said = document.createElement("span");
  said.setAttribute("role", "status");
  said.className = "quiet";

  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(address.value);
      said.textContent = "Copied";
    } catch {
      address.focus();
      said.textContent = "Selected. Copy it with Ctrl and C, or Command and C.";
    }
  });

  const row = document.createElement("li");
  row.append(button, " ", said);
  address.closest("li").querySelector(".actions").prepend(row);
}
