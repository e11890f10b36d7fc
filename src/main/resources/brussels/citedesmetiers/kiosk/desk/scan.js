// Reading tickets: a scanner that types, anywhere on the page; a photo; or a code typed by hand.

import { postPicture } from "./common.js";

const GAP = 60; // milliseconds; no person types a token this fast
const LONGEST_SIDE = 1600;
const TOKEN = /^CDM[0-9]{1,2}:/;
const CODE = /^([A-Z])-?([A-Z])([0-9]{3,4})$/;

// Scanners send the keys of an American keyboard, whatever layout this computer has: so what the keys are there counts too.
const SHIFTED = { Digit4: "$", Digit5: "%", Digit8: "*", Equal: "+", Semicolon: ":" };
const PLAIN = { Minus: "-", Period: ".", Slash: "/", Space: " ", NumpadDecimal: ".", NumpadDivide: "/", NumpadSubtract: "-" };
function american(event) {
  const { code } = event;
  if (event.shiftKey && code in SHIFTED) return SHIFTED[code];
  if (/^(Key[A-Z]|Digit[0-9]|Numpad[0-9])$/.test(code)) return code.at(-1);
  return PLAIN[code] ?? "";
}

/** What a text is: `{token}`, `{code}` or null. */
export function recognise(text) {
  const upper = text.trim().toUpperCase();
  if (TOKEN.test(upper)) return { token: upper };
  const code = CODE.exec(upper.replaceAll(" ", ""));
  return code ? { code: `${code[1]}-${code[2]}${code[3]}` } : null;
}

/** Calls `found` with each token that a scanner types, wherever the focus is. */
export function listen(found) {
  let typed = "", keys = "", lastAt = 0, field = null, before = "";
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const now = event.timeStamp, fast = now - lastAt < GAP;
    if (event.key === "Enter") {
      const token = fast ? [typed, keys].map(text => recognise(text)?.token).find(Boolean) : undefined;
      typed = keys = "";
      if (token) {
        event.preventDefault();
        event.stopImmediatePropagation();
        if (field) field.value = before;
        found(token);
      }
      return;
    }
    if (event.key.length !== 1) return;
    if (!fast) {
      typed = keys = "";
      field = event.target instanceof HTMLInputElement ? event.target : null;
      before = field?.value ?? "";
    }
    lastAt = now;
    typed += event.key;
    keys += american(event);
    if (typed.length > 4) event.preventDefault(); // a burst presses no button and fills no field
  }, true);
}

// The form in which a code is typed; `wrong` is told when it is none.
export function onTyped(found, wrong) {
  const field = document.querySelector("#code");
  document.querySelector("#scan").addEventListener("submit", event => {
    event.preventDefault();
    const what = recognise(field.value);
    if (what) found(what); else if (field.value.trim()) wrong();
  });
}

// The field that takes a photo; the same one can be taken again.
export function onPhoto(taken) {
  document.querySelector("#photo").addEventListener("change", event => {
    const [file] = event.target.files;
    event.target.value = "";
    if (file) taken(file);
  });
}

/** Makes a photo small enough and has the hub read it. */
export async function readPhoto(file, path) {
  try {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    const blob = await new Promise(done => canvas.toBlob(done, "image/jpeg", 0.85));
    return postPicture(path, blob);
  } catch {
    return { status: 422, refused: "not-a-picture" };
  }
}
