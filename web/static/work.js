// Work pages without waiting: a form that names its part is sent in the background and only the
// parts are renewed; without contact it waits and is sent again with the same id, so that it is
// carried out once. Without this script every form does the same by loading the page.

const waiting = [];
let sending = false;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.part) return;
  event.preventDefault();
  const fields = new FormData(form, event.submitter);
  // Notes go on being written while they are saved; what else was written is done with.
  const written = form.querySelector('textarea[name="text"]') && form.parentElement.id === "open-item";
  const finished = written ? [] : [...form.elements].map((one) => one.id).filter(Boolean);
  waiting.push({ address: form.action, fields, finished, focus: idOf(event.submitter) });
  // The next act of the same form is another act.
  const once = form.querySelector('[name="command_id"]');
  if (once) once.value = crypto.randomUUID();
  send();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-item]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openItem(link.href);
});

document.addEventListener("keydown", (event) => {
  if (event.altKey && !event.ctrlKey) {
    const key = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!key) return;
    event.preventDefault();
    key.open = true;
    key.querySelector("input:not([type=hidden]), textarea")?.focus();
  } else if (["ArrowUp", "ArrowDown"].includes(event.key) && !isWriting(event.target)) {
    const open = document.getElementById("open-item");
    const other = event.key === "ArrowUp" ? open?.previousElementSibling : open?.nextElementSibling;
    const link = other?.querySelector("a[data-item]");
    if (!link) return;
    event.preventDefault();
    openItem(link.href);
  }
});

// What is written under an item is saved as it is written.
let pause;
document.addEventListener("input", (event) => {
  const form = event.target.closest?.("#open-item > form");
  if (!form || event.target.name !== "text") return;
  clearTimeout(pause);
  pause = setTimeout(() => form.isConnected && form.requestSubmit(), 1500);
});

// Text from Word or a letter keeps its headings, lists, tables and links, and nothing else.
document.addEventListener("paste", async (event) => {
  const address = event.target.closest?.("[data-paste]")?.dataset.paste;
  const html = event.clipboardData?.getData("text/html");
  if (!address || !html) return;
  event.preventDefault();
  const field = event.target;
  const plain = event.clipboardData.getData("text/plain");
  const body = new URLSearchParams({ html, csrf_token: field.form.elements.csrf_token.value });
  const answer = await fetch(address, { method: "POST", body }).catch(() => null);
  const found = answer?.ok ? await answer.json() : { markdown: plain, note: "" };
  field.setRangeText(found.markdown, field.selectionStart, field.selectionEnd, "end");
  const note = field.closest("form").querySelector("[data-note]") ?? noteAfter(field);
  note.textContent = found.note;
});

function noteAfter(field) {
  const note = document.createElement("p");
  note.dataset.note = "";
  note.className = "small";
  note.setAttribute("role", "status");
  field.after(note);
  return note;
}

for (const tools of document.querySelectorAll("[data-tools]")) {
  const field = tools.closest("form").querySelector("textarea");
  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const mark = event.target.dataset.insert;
    if (!mark) return;
    const [start, end] = [field.selectionStart, field.selectionEnd];
    const chosen = field.value.slice(start, end);
    const text = mark === "**" ? `**${chosen}**` : chosen.split("\n").map((line) => mark + line).join("\n");
    field.setRangeText(text, start, end, chosen ? "select" : "end");
    field.focus();
  });
}

for (const link of document.querySelectorAll("[data-print]")) {
  link.hidden = false;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    window.print();
  });
}

// The passage that is marked, in the notes as they read or while they are written, goes along. Where
// something is written and not saved, the page stays and the form of the view opens beside it.
for (const form of document.querySelectorAll("[data-passage]")) {
  let passage = "";
  document.addEventListener("selectionchange", () => {
    passage = markedPassage() ?? passage;
  });
  form.addEventListener("submit", () => {
    form.elements.passage.value = passage;
    const field = document.getElementById("notes-text");
    form.target = field && field.value !== field.defaultValue ? "_blank" : "";
  });
}

function markedPassage() {
  const field = document.activeElement;
  if (field?.id === "notes-text") {
    return field.value.slice(field.selectionStart, field.selectionEnd).trim();
  }
  const marked = window.getSelection();
  const inside = marked.anchorNode?.parentElement?.closest("[data-passages]");
  return inside ? marked.toString().trim() : null;
}

window.addEventListener("online", send);
window.addEventListener("beforeunload", (event) => {
  if (waiting.length) event.preventDefault();
});

async function send() {
  if (sending) return;
  sending = true;
  while (waiting.length) {
    const { address, fields, finished, focus } = waiting[0];
    let answer;
    try {
      answer = await fetch(address, { method: "POST", body: new URLSearchParams(fields) });
    } catch {
      tell(waiting.length);
      setTimeout(send, 3000);
      break;
    }
    waiting.shift();
    tell(waiting.length);
    if (answer.status >= 500 || answer.status === 403) {
      document.location.reload();
      break;
    }
    renew(await answer.text(), focus, answer.ok ? finished : null);
  }
  sending = false;
}

async function openItem(address) {
  const answer = await fetch(address);
  if (!answer.ok) return;
  history.replaceState(null, "", address);
  renew(await answer.text(), null, []);
  document.querySelector("#open-item h3")?.focus();
}

// Parts of the page that came are put in place; what is half written in them stays. `finished` are
// the fields that were carried out; null where the page says what is wrong.
function renew(text, focus, finished) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const active = document.activeElement;
  const drafts = [...document.querySelectorAll("main :is(textarea, input)")]
    .filter((field) => isWriting(field) && field.id && !finished?.includes(field.id))
    .filter((field) => field === active || field.value !== field.defaultValue)
    .map((field) => ({ id: field.id, value: field.value, at: placeIn(field), active: field === active }));
  for (const id of ["attendance", "agenda", "saved"]) {
    const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
    if (old && fresh) old.replaceWith(fresh);
  }
  drafts.forEach(writeOn);
  if (finished === null) {
    document.querySelector('[role="alert"]')?.focus();
  } else if (focus && !drafts.some((draft) => draft.active)) {
    document.getElementById(focus)?.querySelector("h3, button")?.focus();
  }
}

function writeOn({ id, value, at, active }) {
  const field = document.getElementById(id);
  if (!field) return;
  for (let part = field.parentElement; part; part = part.parentElement) {
    if (part.tagName === "DETAILS") part.open = true;
  }
  field.value = value;
  if (!active) return;
  field.focus();
  if (at !== null) field.setSelectionRange(at, at);
}

function placeIn(field) {
  return ["text", "search", "textarea"].includes(field.type) ? field.selectionStart : null;
}

function tell(count) {
  const [line, saved] = [document.querySelector("[data-waiting]"), document.querySelector("[data-saved]")];
  line.hidden = count === 0;
  saved.hidden = count > 0;
  line.querySelector("[data-count]").textContent = count;
}

function isWriting(element) {
  return Boolean(element?.matches?.("textarea, input:not([type=hidden])"));
}

function idOf(button) {
  return button?.closest("[id]")?.id ?? null;
}
