// Passkeys: asks the device for one, and sends what it answers with the form of the page.
// Without this script, or where the browser knows no passkeys, the form stays hidden.

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const withBytes = (one) => ({ ...one, id: bytes(one.id) });

function asked(options) {
  const publicKey = { ...options, challenge: bytes(options.challenge) };
  if (options.user) publicKey.user = withBytes(options.user);
  if (options.excludeCredentials) publicKey.excludeCredentials = options.excludeCredentials.map(withBytes);
  if (options.allowCredentials) publicKey.allowCredentials = options.allowCredentials.map(withBytes);
  return { publicKey };
}

function answered(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: {},
  });
}

async function ask(form) {
  const answer = await fetch(form.dataset.asked, {
    method: "POST",
    headers: { "X-CSRF-Token": form.elements.csrf_token.value },
  });
  if (!answer.ok) throw new Error(answer.status);
  const options = asked(await answer.json());
  const isNew = "user" in options.publicKey;
  return navigator.credentials[isNew ? "create" : "get"](options);
}

for (const form of document.querySelectorAll("form[data-asked]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fault = form.querySelector("[data-fault]");
    fault.hidden = true;
    try {
      form.elements.credential.value = answered(await ask(form));
    } catch {
      fault.hidden = false;
      return;
    }
    form.submit();
  });
}
