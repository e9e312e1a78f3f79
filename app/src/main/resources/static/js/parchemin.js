// Small comforts. Every page works without this file.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Theme: "auto" follows the system.
  const showTheme = () => {
    const chosen = root.dataset.theme ?? "auto";
    all("[data-theme-choice]").forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.themeChoice === chosen)));
  };
  const chooseTheme = (theme) => {
    if (theme === "auto") {
      delete root.dataset.theme;
      localStorage.removeItem("theme");
    } else {
      root.dataset.theme = theme;
      localStorage.setItem("theme", theme);
    }
    showTheme();
  };

  // Selection in a table: the action bar appears with the first row chosen and says how many are.
  const countSelection = (form) => {
    const boxes = all("input[data-row]", form);
    const chosen = boxes.filter((b) => b.checked).length;
    const every = form.querySelector("input[data-rows]");
    if (every) {
      every.checked = chosen > 0 && chosen === boxes.length;
      every.indeterminate = chosen > 0 && chosen < boxes.length;
    }
    const bar = form.querySelector("[data-selection]");
    if (!bar) return;
    bar.hidden = chosen === 0;
    const count = bar.querySelector("[data-one]");
    if (count) count.textContent = (chosen === 1 ? count.dataset.one : count.dataset.many).replace("{0}", String(chosen));
  };

  // Parts of a form that only one choice calls for: data-when="FIELD" data-is="VALUE".
  const showChosen = (within) =>
    all("[data-when]", within).forEach((part) => {
      part.hidden = part.closest("form")?.elements[part.dataset.when]?.value !== part.dataset.is;
    });

  // What a page or an htmx answer needs when it arrives.
  const arrive = (within) => {
    const summary = within.querySelector(".summary[data-errors]");
    if (summary) {
      summary.focus();
      if (!document.title.startsWith(summary.dataset.errors)) document.title = summary.dataset.errors + document.title;
    }
    all("form[data-selectable]", within).forEach(countSelection);
    showChosen(within);
    all("[data-needs-js]", within).forEach((e) => (e.hidden = false));
    if (within.closest?.("form[data-selectable]")) countSelection(within.closest("form[data-selectable]"));
  };

  // Keys: any link, button or input with data-key="n"; listed by "?". They can be turned off.
  const keysOn = () => localStorage.getItem("keys") !== "off";
  const byKey = (key) => all(`[data-key="${CSS.escape(key)}"]`).find((e) => e.getClientRects().length > 0);
  const keyName = (e) => e.dataset.keyLabel || e.getAttribute("aria-label") || e.closest("label")?.innerText || e.innerText;
  const listKeys = (dialog) => {
    const list = dialog.querySelector(".keys");
    const seen = new Set();
    all("[data-key]").forEach((e) => {
      if (seen.has(e.dataset.key) || e.getClientRects().length === 0) return;
      seen.add(e.dataset.key);
    });
    list.replaceChildren(
      ...[...seen].flatMap((key) => {
        const dt = document.createElement("dt");
        const kbd = dt.appendChild(document.createElement("kbd"));
        kbd.textContent = key;
        const dd = document.createElement("dd");
        dd.textContent = keyName(byKey(key)).trim();
        return [dt, dd];
      }),
      ...[list.querySelector("[data-keep=key]"), list.querySelector("[data-keep=name]")].filter(Boolean),
    );
    dialog.querySelector("[data-keys-on]").checked = keysOn();
    dialog.showModal();
  };
  const typing = (e) => e.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event)) return;
    if (document.querySelector("dialog[open]")) return;
    const dialog = document.getElementById("keys");
    if (event.key === "?" && dialog) {
      event.preventDefault();
      listKeys(dialog);
    } else if (keysOn()) {
      const target = byKey(event.key);
      if (!target) return;
      event.preventDefault();
      target.focus();
      if (!target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])")) target.click();
    }
  });

  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest?.(selector);
    let found;
    if ((found = on("[data-theme-choice]"))) chooseTheme(found.dataset.themeChoice);
    else if ((found = on("[data-dismiss]"))) found.closest(".flash").remove();
    else if ((found = on("[data-print]"))) window.print();
    else if ((found = on("[data-keys]"))) listKeys(document.getElementById("keys"));
  });

  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-selectable]");
    showChosen(event.target.form ?? document);
    if (event.target.matches("[data-keys-on]")) localStorage.setItem("keys", event.target.checked ? "on" : "off");
    if (!form) return;
    if (event.target.matches("[data-rows]")) all("input[data-row]", form).forEach((b) => (b.checked = event.target.checked));
    countSelection(form);
  });

  // A form is sent once. The button keeps its name and value, so it is not disabled but marked.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method === "get" || form.method === "dialog") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "true";
    event.submitter?.setAttribute("aria-disabled", "true");
  });
  const unsend = (form) => {
    delete form.dataset.sent;
    all("[aria-disabled]", form).forEach((b) => b.removeAttribute("aria-disabled"));
  };
  window.addEventListener("pageshow", () => all("form[data-sent]").forEach(unsend));

  // htmx: the CSRF token of the page, and the same care for what it brings in.
  document.addEventListener("htmx:configRequest", (event) => {
    const csrf = document.querySelector("meta[name=csrf]");
    if (csrf && event.detail.verb !== "get") event.detail.headers[csrf.dataset.header] = csrf.content;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest("form");
    if (form) unsend(form);
  });
  document.addEventListener("htmx:afterSettle", (event) => arrive(event.target));

  showTheme();
  arrive(document);
})();
