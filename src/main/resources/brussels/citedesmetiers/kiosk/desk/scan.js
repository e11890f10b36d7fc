// Reading tickets: a scanner that types, anywhere on the page; a photo; or a code typed by hand.
//
// Outside text fields every printable key belongs to the scanner, and so does the Enter, Tab, space or Ctrl+J that follows one closely: the end of a barcode must
// never press what has the focus. In a text field people type; there a scan is known by how it begins, and the field gets back what it held before.

import { postPicture } from "./common.js";
import { begins, learnt, mayBegin, pace, readable, readKey, recognise, texts, tokens } from "./keys.js";

// Milliseconds.
const CLOSE = 300; // between two keys of one scan, and from a key to the ending that belongs to it
const STALL = 1500; // the same once a code of ours has begun
const QUIET = 600, QUIET_FOREIGN = 400, QUIET_LEARNT = 350; // after which a scan without an ending is over
const A_PERSON = 40; // from key to key: no person types digits this fast
const LEAST = 4, LEAST_PIN = 6, LONGEST_SIDE = 1600;

const isText = node => node instanceof HTMLTextAreaElement || node?.isContentEditable
  || node instanceof HTMLInputElement && !["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"].includes(node.type);

function ending(event) {
  if (event.ctrlKey) return event.code === "KeyJ" ? "lf" : event.code === "KeyM" ? "enter" : null;
  return event.key === "Enter" ? "enter" : event.key === "Tab" && !event.shiftKey ? "tab" : null;
}

/**
 * Listens to a scanner, wherever the focus is.
 * @param on `tokens(list)` of a ticket, likelier reading first; and where wanted `test(keys, ending)` of the test code, `code(text)` of a ticket's number,
 *   `alone(text)` of a few keys, `foreign(text)` of anything else, `more(ending)` for a second ending
 */
export function listen(on) {
  let scan = null, timer, ended = -Infinity, alt = "";
  const held = new Set();

  function take(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === "keydown") held.add(event.code);
  }
  function restore(of) {
    if (of.field && of.known) of.field.value = of.before;
  }
  function begin(event) {
    const field = isText(event.target) ? event.target : null;
    scan = { keys: [], field, before: field?.value ?? "", known: false, last: event.timeStamp };
  }
  function close(at) {
    const since = at - scan.last;
    return since < (scan.known ? STALL : mayBegin(scan.keys) ? STALL / 2 : CLOSE);
  }
  function finish(how) {
    const over = scan;
    scan = null;
    clearTimeout(timer);
    restore(over);
    if (over.field && !over.known) return; // a person's typing
    const list = tokens(over.keys), shown = readable(over.keys), code = recognise(shown)?.code;
    if (texts(over.keys).some(text => recognise(text)?.test)) on.test?.(over.keys, how);
    else if (list.length) on.tokens(list);
    else if (over.keys.length < LEAST) on.alone?.(over.keys.map(key => key.made).join("")); // pressed by somebody, or brushed against
    else if (code && on.code) on.code(code);
    else on.foreign?.(shown.slice(0, 24), over.keys, how);
  }
  function wait() {
    clearTimeout(timer);
    const { ending: known } = learnt(), own = scan;
    const gap = pace(scan.keys.slice(-6)), count = scan.keys.length;
    const least = !scan.known ? QUIET_FOREIGN : known === "none" ? QUIET_LEARNT : known ? STALL : QUIET;
    const quiet = gap === Infinity ? least : Math.min(STALL, Math.max(least, 4 * gap));
    // A page that was busy sees the keys late: those that wait go first.
    timer = setTimeout(() => setTimeout(() => { if (scan === own && own.keys.length === count) finish("none"); }, 40), quiet);
  }
  function add(key, event) {
    if (scan && !close(key.at)) { clearTimeout(timer); finish("none"); }
    if (!scan) begin(event);
    scan.keys.push(key);
    scan.last = key.at;
    if (!scan.known && begins(scan.keys, learnt().prefix)) scan.known = true;
    const swallowed = !scan.field || scan.known;
    if (swallowed) { take(event); restore(scan); }
    wait();
  }

  addEventListener("keydown", event => {
    if (event.altKey && !event.ctrlKey && /^Numpad[0-9]$/.test(event.code)) { // a scanner that types numbers of characters
      alt += event.code.at(-1);
      return take(event);
    }
    const end = ending(event);
    if (end) {
      const at = event.timeStamp;
      if (scan && (scan.known || !scan.field) && close(at)) {
        take(event);
        ended = at;
        finish(end);
      } else if (scan) {
        remember();
        clearTimeout(timer);
        scan = null;
      } else if (at - ended < CLOSE) {
        take(event);
        ended = at;
        on.more?.(end);
      }
      return;
    }
    if (event.ctrlKey && !event.getModifierState("AltGraph") || event.altKey || event.metaKey) return;
    const key = readKey(event);
    if (!key) return;
    // A person's space presses the button with the focus.
    if (key.place === " " && !isText(event.target) && !(scan && close(key.at))) return;
    if (event.repeat && !isText(event.target)) return take(event);
    add(key, event);
  }, true);
  addEventListener("keyup", event => {
    if (held.delete(event.code)) { event.preventDefault(); event.stopImmediatePropagation(); }
    if (event.key === "Alt" && alt) {
      const made = String.fromCharCode(Number(alt) % 256);
      alt = "";
      add({ place: made, made, at: event.timeStamp, caps: false, alt: true }, event);
    }
  }, true);
  addEventListener("beforeinput", event => {
    if (scan?.known && event.target === scan.field) event.preventDefault();
  }, true);

  let typed = { field: null, keys: [] };
  function remember() { typed = { field: scan.field, keys: scan.keys }; }
  return {
    /** Whether what stands in a field was typed too fast for a person. */
    scanned(field) {
      const { field: into, keys } = typed;
      typed = { field: null, keys: [] };
      return into === field && keys.length >= LEAST_PIN && pace(keys) < A_PERSON;
    },
  };
}

/** Asks the hub about each reading of a scan until one is a ticket. */
export async function firstThatIsOne(list, ask) {
  let answer = null;
  for (const token of list) {
    const one = await ask(token);
    answer ??= one;
    if (!one.refused?.startsWith("token-")) return one;
  }
  return answer;
}

// The form in which a code is typed; `wrong` is told what it was when it is none.
export function onTyped(found, wrong) {
  const field = document.querySelector("#code");
  document.querySelector("#scan").addEventListener("submit", event => {
    event.preventDefault();
    const text = field.value.trim(), what = recognise(text);
    field.value = "";
    if (what?.token || what?.code) found(what); else if (text) wrong(text.slice(0, 24));
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
    const pen = canvas.getContext("2d");
    // What is transparent is paper; a JPEG would make it black.
    pen.fillStyle = "#FFFFFF";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    const blob = await new Promise(done => canvas.toBlob(done, "image/jpeg", 0.85));
    return postPicture(path, blob);
  } catch {
    return { status: 422, refused: "not-a-picture" };
  }
}
