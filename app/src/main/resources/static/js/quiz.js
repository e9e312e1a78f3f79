// Saves each answer of a quiz as it is given, keeps it here while there is no connection, and shows the time that is left.
// Without this file the same form is sent by its buttons.
const form = document.querySelector("form[data-quiz]");
const page = form.elements.namedItem("page").value;
const store = `quiz-${form.dataset.paper}`;
const csrf = document.querySelector("meta[name=csrf]");
const trouble = form.querySelector("[data-trouble]");
const tell = form.querySelector("[data-tell]");
const words = form.querySelector("[data-left-words]");
const RETRY = 3000;
const SLOW = 15000;
const NUMBERS_WAIT = 600;

const say = (sentence, value) => sentence.replace("{0}", String(value));
const items = new Map([...form.querySelectorAll(".quiz-item")].map((item) => [item.dataset.place, item]));
const controls = (item) => [...item.querySelectorAll("input:not([type=hidden]), select")];

// What is given for a question, as the form would send it.
const given = (item) =>
  controls(item)
    .filter((one) => (one.type !== "radio" && one.type !== "checkbox") || one.checked)
    .map((one) => [one.name, one.value]);

const show = (item, sentence) => {
  item.querySelector("[data-saved]").textContent = sentence;
};
const complain = (sentence) => {
  if (trouble.hidden === !sentence && trouble.firstElementChild.textContent === (sentence ?? "")) return;
  trouble.firstElementChild.textContent = sentence ?? "";
  trouble.hidden = !sentence;
  if (sentence) tell.textContent = sentence;
};

// Answers that the server has not confirmed; kept here too, so that a crash of the browser loses none.
const waiting = new Map(JSON.parse(localStorage.getItem(store) ?? "[]"));
const keep = () => {
  if (waiting.size === 0) localStorage.removeItem(store);
  else localStorage.setItem(store, JSON.stringify([...waiting]));
};

let sending = false;
let again;
let over = false;

const send = async () => {
  if (sending || over || waiting.size === 0) return;
  sending = true;
  clearTimeout(again);
  const [place, fields] = waiting.entries().next().value;
  const item = items.get(place);
  const body = new URLSearchParams([["page", page], [`seen${place}`, item.querySelector("input[type=hidden]").value], ...fields]);
  try {
    const answer = await fetch(form.action.replace(/copie$/, "reponses"), {
      method: "POST",
      headers: { [csrf.dataset.header]: csrf.content },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(SLOW),
    });
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
      complain(form.dataset.signedOut);
    } else if (!answer.ok) {
      throw new Error(String(answer.status));
    } else {
      taken(place, fields, await answer.json());
    }
  } catch {
    complain(form.dataset.offline);
    again = setTimeout(send, RETRY);
  } finally {
    sending = false;
  }
  if (trouble.hidden) send();
};

const taken = (place, fields, reply) => {
  if (reply.state === "closed") {
    waiting.clear();
    keep();
    leave();
    return;
  }
  const item = items.get(place);
  if (!trouble.hidden) {
    complain(null);
    tell.textContent = form.dataset.online;
  }
  deadline = performance.now() + reply.left;
  item.querySelector("input[type=hidden]").value = reply.seen[place];
  // Unless it was changed while it was on its way.
  if (waiting.get(place) === fields) waiting.delete(place);
  keep();
  const said = item.querySelector("[data-saved]").dataset;
  show(item, reply.elsewhere.length > 0 ? said.elsewhere : say(said.kept, reply.at));
};

const note = (item) => {
  waiting.set(item.dataset.place, given(item));
  keep();
  show(item, item.querySelector("[data-saved]").dataset[trouble.hidden ? "sending" : "waiting"]);
  send();
};

let typing;
form.addEventListener("change", (event) => {
  const item = event.target.closest(".quiz-item");
  if (item) note(item);
});
form.addEventListener("input", (event) => {
  if (event.target.type !== "text") return;
  clearTimeout(typing);
  typing = setTimeout(() => note(event.target.closest(".quiz-item")), NUMBERS_WAIT);
});
window.addEventListener("online", send);

// The time that is left, counted from what the server said and not from the clock of this machine.
let deadline = performance.now() + Number(form.dataset.left);
const announced = new Set();
const leave = () => {
  over = true;
  window.location.assign(form.dataset.over);
};
const tick = () => {
  const left = Math.max(0, deadline - performance.now());
  const minutes = Math.ceil(left / 60000);
  words.textContent = left > 60000 ? say(form.dataset.minutes, minutes) : say(form.dataset.seconds, Math.ceil(left / 1000));
  for (const mark of [5, 1]) {
    if (left <= mark * 60000 && left > 0 && !announced.has(mark)) {
      announced.add(mark);
      if (Number(form.dataset.left) > mark * 60000) tell.textContent = say(form.dataset.soon, mark);
    }
  }
  if (left === 0 && !over) {
    over = true;
    clearInterval(clock);
    setTimeout(leave, 500);
  }
};
const clock = setInterval(tick, 1000);
tick();

// What a crash or a lost connection left unsent.
for (const [place, fields] of waiting) {
  const item = items.get(place);
  if (!item) {
    waiting.delete(place);
    continue;
  }
  for (const one of controls(item)) {
    const value = fields.find(([name, v]) => name === one.name && (one.type !== "checkbox" && one.type !== "radio" ? true : v === one.value));
    if (one.type === "radio" || one.type === "checkbox") one.checked = Boolean(value);
    else if (value) one.value = value[1];
  }
  show(item, item.querySelector("[data-saved]").dataset.waiting);
}
keep();
send();
