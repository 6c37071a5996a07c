// Brings GOV.UK's scripts to the components of this page that have one. Everything works without it.
const here = document.querySelector("script[data-components]");
const wanted = document.querySelectorAll("[data-module^='govuk-']");

if (wanted.length && "noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  const { components } = await import(here.dataset.components);
  for (const element of wanted) {
    const Component = components[element.dataset.module];
    if (Component) new Component(element);
  }
}
