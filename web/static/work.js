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
  waiting.push({ address: form.action, fields, focus: idOf(event.submitter) });
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

for (const link of document.querySelectorAll("[data-print]")) {
  link.hidden = false;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    window.print();
  });
}

window.addEventListener("online", send);
window.addEventListener("beforeunload", (event) => {
  if (waiting.length) event.preventDefault();
});

async function send() {
  if (sending) return;
  sending = true;
  while (waiting.length) {
    const { address, fields, focus } = waiting[0];
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
    renew(await answer.text(), focus, answer.ok);
  }
  sending = false;
}

async function openItem(address) {
  const answer = await fetch(address);
  if (!answer.ok) return;
  history.replaceState(null, "", address);
  renew(await answer.text(), null, true);
  document.querySelector("#open-item h3")?.focus();
}

// Parts of the page that came are put in place; what is being written stays as it is.
function renew(text, focus, isDone) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const written = document.activeElement;
  const draft = isWriting(written) ? { id: written.id, value: written.value, at: written.selectionStart } : null;
  for (const id of ["attendance", "agenda", "saved"]) {
    const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
    if (old && fresh) old.replaceWith(fresh);
  }
  const again = draft && document.getElementById(draft.id);
  if (again) {
    again.value = isDone && again.form?.dataset.part !== "agenda" ? again.value : draft.value;
    again.focus();
    if (draft.at !== null) again.setSelectionRange?.(draft.at, draft.at);
  } else if (focus) {
    document.getElementById(focus)?.querySelector("button")?.focus();
  }
  if (!isDone) document.querySelector('[role="alert"]')?.focus();
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
