// Passkeys: asks the browser for one and tells the server. Pages say what to do without this file.
(() => {
  "use strict";
  if (!window.PublicKeyCredential) return;

  const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "");
  const known = (credentials) => (credentials ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

  const ask = async (address, body) => {
    const token = document.querySelector("[data-passkey-token]");
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", [token.dataset.header]: token.value },
      body: JSON.stringify(body ?? {}),
    });
    if (!response.ok) throw new Error(address + ": " + response.status);
    return response.json();
  };

  const told = (credential, response) => ({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
  });

  const add = async (form) => {
    const options = await ask("/webauthn/register/options");
    const credential = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        user: { ...options.user, id: bytes(options.user.id) },
        excludeCredentials: known(options.excludeCredentials),
      },
    });
    const label = form.elements.label.value.trim();
    await ask("/webauthn/register", {
      publicKey: {
        credential: told(credential, {
          attestationObject: text(credential.response.attestationObject),
          clientDataJSON: text(credential.response.clientDataJSON),
          transports: credential.response.getTransports?.() ?? [],
        }),
        label,
      },
    });
    location.assign("/compte/cles?ajoutee");
  };

  const signIn = async () => {
    const options = await ask("/webauthn/authenticate/options");
    const credential = await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        allowCredentials: known(options.allowCredentials),
      },
    });
    const { authenticatorData, clientDataJSON, signature, userHandle } = credential.response;
    const answer = await ask("/login/webauthn", told(credential, {
      authenticatorData: text(authenticatorData),
      clientDataJSON: text(clientDataJSON),
      signature: text(signature),
      userHandle: userHandle ? text(userHandle) : undefined,
    }));
    location.assign(answer.redirectUrl);
  };

  // Whoever changed their mind is told nothing; what failed is said where it was asked.
  const carryOut = async (asked, error) => {
    error.hidden = true;
    try {
      await asked();
    } catch (failure) {
      error.hidden = failure.name === "NotAllowedError" || failure.name === "AbortError";
    }
  };

  const form = document.querySelector("form[data-passkey-add]");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!form.elements.label.value.trim()) return form.elements.label.focus();
    carryOut(() => add(form), form.querySelector("[data-passkey-error]"));
  });

  const entry = document.querySelector("[data-passkey-entry]");
  if (entry) {
    entry.hidden = false;
    entry
      .querySelector("[data-passkey-sign-in]")
      .addEventListener("click", () => carryOut(signIn, entry.querySelector("[data-passkey-error]")));
  }
})();
