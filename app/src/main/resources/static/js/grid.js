// Keeps each stroke on a grid as it is made, holds it here while there is no connection, and marks by keys. Without this
// file the same form is sent by its buttons.
(() => {
  "use strict";
  const form = document.querySelector("form[data-keeps]");
  if (!form) return;
  const at = form.dataset.keepAt;
  const store = `grid-${at}`;
  const csrf = document.querySelector("meta[name=csrf]");
  const said = form.querySelector("[data-kept]");
  const RETRY = 3000;
  const SLOW = 15000;
  const TYPING = 600;
  const parts = [...form.querySelectorAll(".grid-part")];

  const fields = (name) => [...form.elements].filter((one) => one.name === name);
  const value = (name) => {
    const all = fields(name);
    return all[0].type === "radio" ? (all.find((one) => one.checked)?.value ?? "") : all[0].value;
  };
  const put = (name, text) =>
    fields(name).forEach((one) => {
      if (one.type === "radio") one.checked = one.value === text;
      else one.value = text;
    });

  // What the server has not confirmed: a mark goes with its remark, for they are kept together.
  const waiting = new Map(JSON.parse(localStorage.getItem(store) ?? "[]"));
  const hold = () => {
    if (waiting.size === 0) localStorage.removeItem(store);
    else localStorage.setItem(store, JSON.stringify([...waiting]));
  };
  const together = (name) => {
    const item = name.replace(/^(mark|remark):/, "");
    return name === item ? [name] : [`mark:${item}`, `remark:${item}`];
  };

  let sending = false;
  let again;
  const send = async () => {
    if (sending || waiting.size === 0) return;
    sending = true;
    clearTimeout(again);
    const sent = [...waiting];
    try {
      const answer = await fetch(at, {
        method: "POST",
        headers: { [csrf.dataset.header]: csrf.content },
        body: new URLSearchParams(sent),
        redirect: "error",
        signal: AbortSignal.timeout(SLOW),
      });
      if (answer.status === 409 || answer.status === 422) {
        sent.forEach(([name]) => waiting.delete(name));
        said.textContent = await answer.text();
      } else if (!answer.ok) {
        throw new Error(String(answer.status));
      } else {
        // Unless it was changed while it was on its way.
        sent.forEach(([name, text]) => waiting.get(name) === text && waiting.delete(name));
        said.textContent = await answer.text();
      }
      hold();
    } catch {
      said.textContent = form.dataset.keepLost;
      again = setTimeout(send, RETRY);
    } finally {
      sending = false;
    }
    if (waiting.size > 0 && !again) send();
  };
  // Held here at once, sent when the hand rests.
  const keep = (name) => {
    together(name).forEach((one) => fields(one).length > 0 && waiting.set(one, value(one)));
    hold();
    said.textContent = form.dataset.keepWaits;
  };
  const note = (name) => {
    keep(name);
    again = undefined;
    send();
  };

  let typing;
  form.addEventListener("change", (event) => {
    clearTimeout(typing);
    if (event.target.name) note(event.target.name);
  });
  form.addEventListener("input", (event) => {
    if (!event.target.matches("textarea, input[inputmode]")) return;
    clearTimeout(typing);
    keep(event.target.name);
    typing = setTimeout(() => note(event.target.name), TYPING);
  });
  // What is sent by a button is kept with it.
  form.addEventListener("submit", () => {
    waiting.clear();
    hold();
  });
  window.addEventListener("online", send);

  // One key a grade, in the part that has the focus, or in the first that is not marked; then on to the next.
  const grades = (part) => [...part.querySelectorAll(".grades input[type=radio]")];
  const here = () =>
    document.activeElement.closest?.(".grid-part") ?? parts.find((part) => !grades(part).some((one) => one.checked)) ?? parts[0];
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
      if (localStorage.getItem("keys") === "off" || document.querySelector("dialog[open]")) return;
      if (event.target.matches?.("textarea, select, input:not([type=radio])")) return;
      const part = here();
      const grade = part && grades(part)[Number(event.key) - 1];
      if (!grade) return;
      event.preventDefault();
      event.stopPropagation();
      grade.checked = true;
      note(grade.name);
      const next = parts[parts.indexOf(part) + 1];
      (next ? (grades(next).find((one) => one.checked) ?? grades(next)[0]) : grade).focus();
    },
    true,
  );

  // What a crash or a lost connection left unsent.
  waiting.forEach((text, name) => (fields(name).length > 0 ? put(name, text) : waiting.delete(name)));
  hold();
  send();
})();
