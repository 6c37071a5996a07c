// Notes that the page is about to be left: from a press on a link or button until the next page is there, the old one
// still answers, and a check would look at the wrong page, or at one that goes while it is looked at.
addEventListener("submit", (event) => {
  const method = event.submitter?.formMethod || event.target.method;
  window.pageIsLeaving ||= !event.defaultPrevented && method !== "dialog";
});
addEventListener("beforeunload", () => {
  window.pageIsLeaving = true;
});
