// A scanner that types: real key events with places and characters, as a keyboard of each layout makes them of the keys of an American one. The events go in by
// the browser's own protocol, so that they do what a person's keys do: fill fields, press buttons, submit forms.

const ALT = 1, CTRL = 2, SHIFT = 8;
const US = {};
const put = (places, plain, shifted) => places.forEach((code, i) => { US[plain[i]] = [code, false]; US[shifted[i]] = [code, true]; });
put([..."QWERTYUIOPASDFGHJKLZXCVBNM"].map(c => `Key${c}`), "qwertyuiopasdfghjklzxcvbnm", "QWERTYUIOPASDFGHJKLZXCVBNM");
put([..."1234567890"].map(c => `Digit${c}`), "1234567890", "!@#$%^&*()");
put(["Minus", "Equal", "BracketLeft", "BracketRight", "Semicolon", "Quote", "Backquote", "Backslash", "Comma", "Period", "Slash"], "-=[];'`\\,./", "_+{}:\"~|<>?");
US[" "] = ["Space", false];

const AZERTY = { KeyQ: "aA", KeyA: "qQ", KeyW: "zZ", KeyZ: "wW", KeyM: ",?", Semicolon: "mM", Comma: ";.", Period: ":/" };
const DEAD = "\u0000";
/** What each layout makes of a place, plain and shifted; `DEAD` waits for the next letter. What is missing is as in America. */
export const LAYOUTS = {
  us: {},
  be: { ...AZERTY, Digit1: "&1", Digit2: "é2", Digit3: "\"3", Digit4: "'4", Digit5: "(5", Digit6: "§6", Digit7: "è7", Digit8: "!8", Digit9: "ç9", Digit0: "à0", Minus: ")°", Equal: "-_", Slash: "=+" },
  fr: { ...AZERTY, Digit1: "&1", Digit2: "é2", Digit3: "\"3", Digit4: "'4", Digit5: "(5", Digit6: "-6", Digit7: "è7", Digit8: "_8", Digit9: "ç9", Digit0: "à0", Minus: ")°", Equal: "=+", Slash: "!§" },
  de: { KeyY: "zZ", KeyZ: "yY", Digit2: "2\"", Digit3: "3§", Digit6: "6&", Digit7: "7/", Digit8: "8(", Digit9: "9)", Digit0: "0=", Minus: "ß?", Equal: DEAD + DEAD, Semicolon: "öÖ", Period: ".:", Slash: "-_" },
  nl: { Digit2: "2\"", Digit6: "6&", Digit7: "7_", Digit8: "8(", Digit9: "9)", Digit0: "0'", Minus: "/?", Equal: "°" + DEAD, Semicolon: "+±", Period: ".:", Slash: "-=" },
  "ch-fr": { KeyY: "zZ", KeyZ: "yY", Digit2: "2\"", Digit3: "3*", Digit4: "4ç", Digit6: "6&", Digit7: "7/", Digit8: "8(", Digit9: "9)", Digit0: "0=", Minus: "'?", Equal: DEAD + DEAD, Semicolon: "éö", Period: ".:", Slash: "-_" },
};
const ACCENT = "\u0300";
const ENDINGS = { enter: ["Enter"], tab: ["Tab"], lf: ["LF"], crlf: ["Enter", "LF"], none: [] };

const ends = new WeakMap(); // of the last scan in a page
const APART = 0.4; // seconds from one scan to the next
const MOST_WAITED = 3000; // milliseconds; after a slower scan a test presses no keys

/**
 * Types a text as a scanner does.
 * @param layout of the computer
 * @param ending `enter`, `tab`, `lf`, `crlf` or `none`
 * @param gap milliseconds from key to key, by the events' own times; a stall is `[index, milliseconds]`
 * @param caps whether Caps Lock is on
 * @param alt whether it types numbers of characters on the number pad
 */
export async function wedge(page, text, { layout = "us", ending = "enter", gap = 2, stall = null, caps = false, alt = false } = {}) {
  // Firefox's protocol knows no keyboard but the American, and no times but the real ones.
  if (page.scan) return page.scan(text, ending, gap);
  const client = await page.context().newCDPSession(page), sent = [];
  // Keys are stamped with the times they would come at; a page cannot tell that they come sooner.
  let at = Math.max(Date.now() / 1000, (ends.get(page) ?? 0) + APART);
  const send = (type, more) => sent.push(client.send("Input.dispatchKeyEvent", { type, timestamp: at, ...more }));
  function stroke(code, key, characters, modifiers, windowsVirtualKeyCode = 0) {
    const made = characters ? { text: characters, unmodifiedText: characters } : {};
    send(characters ? "keyDown" : "rawKeyDown", { code, key, modifiers, windowsVirtualKeyCode, ...made });
    at += gap / 2000;
    send("keyUp", { code, key, modifiers, windowsVirtualKeyCode });
    at += gap / 2000;
  }
  let dead = false;
  function type(c) {
    const [code, shifted] = US[c], made = LAYOUTS[layout][code]?.[shifted ? 1 : 0] ?? c;
    if (shifted) send("rawKeyDown", { code: "ShiftLeft", key: "Shift", modifiers: SHIFT, windowsVirtualKeyCode: 16 });
    const letter = caps && /^[a-z]$/i.test(made) ? (made === made.toUpperCase() ? made.toLowerCase() : made.toUpperCase()) : made;
    const key = made === DEAD ? "Dead" : dead ? (letter + ACCENT).normalize("NFC") : letter;
    dead = made === DEAD;
    stroke(code, key, key === "Dead" || key.length > 1 ? "" : key, shifted ? SHIFT : 0, code === "Space" ? 32 : code.charCodeAt(code.length - 1));
    if (shifted) send("keyUp", { code: "ShiftLeft", key: "Shift", modifiers: 0, windowsVirtualKeyCode: 16 });
  }
  function typeNumber(c) {
    send("rawKeyDown", { code: "AltLeft", key: "Alt", modifiers: ALT, windowsVirtualKeyCode: 18 });
    for (const digit of String(c.charCodeAt(0)).padStart(4, "0")) stroke(`Numpad${digit}`, digit, "", ALT, 96 + Number(digit));
    send("keyUp", { code: "AltLeft", key: "Alt", modifiers: 0, windowsVirtualKeyCode: 18 });
  }
  for (const [i, c] of [...text].entries()) {
    if (stall?.[0] === i) {
      await Promise.all(sent);
      await new Promise(done => setTimeout(done, stall[1]));
      at += stall[1] / 1000;
    }
    if (alt) typeNumber(c); else type(c);
  }
  for (const end of ENDINGS[ending]) {
    if (end === "Enter") stroke("Enter", "Enter", "\r", 0, 13);
    if (end === "Tab") stroke("Tab", "Tab", "", 0, 9);
    if (end === "LF") stroke("KeyJ", "j", "", CTRL, 74);
  }
  ends.set(page, at);
  await Promise.all(sent);
  await client.detach();
  // What a person does next must not come before what the scanner did.
  const ahead = at * 1000 - Date.now();
  if (ahead > 0 && ahead < MOST_WAITED) await new Promise(done => setTimeout(done, ahead));
}
