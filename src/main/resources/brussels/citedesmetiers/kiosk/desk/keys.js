// What a scanner types, read key by key. Scanners send the keys of an American keyboard unless they were set otherwise, whatever layout this computer has. So each
// key is read twice: by its place, as an American keyboard has it, and by the character this computer makes of it, which a dead key or another layout can spoil.

const TOKEN = /CDM[0-9]{1,2}:/, TEST = "CDM0:";
const ALPHABET = /^CDM[0-9]{1,2}:[0-9A-Z $%*+\-./:]*$/;
const BEFORE = 16; // most characters that a scanner is set to send before a code
const SPOKEN = /^[A-Z]?[\s-]*[A-Z]?[\s-]*[0-9]{1,4}$/;
const KEPT = "desk.scanner";

const SHIFTED = { Digit1: "!", Digit2: "@", Digit3: "#", Digit4: "$", Digit5: "%", Digit6: "^", Digit7: "&", Digit8: "*", Digit9: "(", Digit0: ")", Minus: "_", Equal: "+",
  BracketLeft: "{", BracketRight: "}", Semicolon: ":", Quote: "\"", Backquote: "~", Backslash: "|", Comma: "<", Period: ">", Slash: "?" };
const PLAIN = { Minus: "-", Equal: "=", BracketLeft: "[", BracketRight: "]", Semicolon: ";", Quote: "'", Backquote: "`", Backslash: "\\", Comma: ",", Period: ".", Slash: "/", Space: " ",
  IntlBackslash: "<", IntlRo: "/", IntlYen: "\\", NumpadAdd: "+", NumpadMultiply: "*", NumpadDecimal: ".", NumpadDivide: "/", NumpadSubtract: "-", NumpadComma: "," };

/** A printable key as `{place, made, …}`, or null if it is none. */
export function readKey(event) {
  const { code, key } = event, single = key.length === 1;
  const letter = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(code);
  // Without Num Lock these keys move about.
  const pad = /^Numpad([0-9])$/.exec(code);
  if (pad && !single) return null;
  let place = letter ? letter[1] ?? letter[2] : pad ? pad[1] : PLAIN[code] ?? "";
  if (event.shiftKey && code in SHIFTED) place = SHIFTED[code];
  if (!place && !single && key !== "Dead") return null;
  return { place, made: single ? key : "", at: event.timeStamp, caps: event.getModifierState?.("CapsLock") ?? false };
}

/** What a text is: `{test}`, `{token}`, `{code}` as people say it, or null. */
export function recognise(text) {
  const upper = text.trim().toUpperCase(), at = upper.search(TOKEN);
  if (at >= 0 && at <= BEFORE) {
    const token = upper.slice(at).replace(/[^0-9A-Z $%*+\-./:]+$/, "");
    return token.startsWith(TEST) ? { test: token } : { token };
  }
  return SPOKEN.test(upper) ? { code: upper } : null;
}

/** Whether the keys so far can only be the beginning of a code of ours, with what the scanner sends before it. */
export const begins = (keys, prefix) => texts(keys).some(text => {
  const at = text.toUpperCase().search(TOKEN);
  return (at >= 0 && at <= BEFORE) || (prefix && text.length > prefix.length && text.startsWith(prefix));
});
/** Whether they are on the way there. */
export const mayBegin = keys => texts(keys).some(text => text.length > 1 && /(^|.)CD(M([0-9]{1,2})?)?$/i.test(text));

/** The keys as text: by place and as made. */
export const texts = keys => [keys.map(key => key.place).join(""), keys.map(key => key.made).join("")];

/** The tokens the keys can mean, the likelier first. */
export function tokens(keys) {
  const all = texts(keys).map(text => recognise(text)?.token).filter(Boolean);
  const whole = all.filter(token => ALPHABET.test(token));
  return [...new Set(whole.length ? whole : all)];
}

/** The reading to show to people: the one with more letters and digits. */
export function readable(keys) {
  const [place, made] = texts(keys), plain = text => text.replace(/[^0-9A-Za-z]/g, "").length;
  return (plain(place) > plain(made) ? place : made).trim();
}

/** Milliseconds from key to key, the middle one of all. */
export function pace(keys) {
  const gaps = keys.slice(1).map((key, i) => key.at - keys[i].at).sort((a, b) => a - b);
  return gaps.length ? gaps[Math.floor(gaps.length / 2)] : Infinity;
}

/**
 * What a scanner does, by the keys of the test code.
 * @param text of the test code
 * @param ending `enter`, `tab`, `lf`, `crlf` or `none`
 * @returns `{works, lost, prefix, suffix, ending, pace, layout, caps, alt}`
 */
export function describe(keys, ending, text) {
  const [place, made] = texts(keys), upper = made.toUpperCase();
  const byPlace = place.indexOf(text), byMade = upper.indexOf(text);
  const reading = byPlace >= 0 || byMade < 0 ? place : made, at = Math.max(0, byPlace >= 0 ? byPlace : byMade);
  const works = byPlace >= 0 || byMade >= 0, count = (of, c) => [...of].filter(one => one === c).length;
  const lost = works ? [] : [...new Set(text)].filter(c => Math.max(count(place, c), count(upper, c)) < count(text, c));
  return {
    works, lost, ending, pace: Math.round(pace(keys)), prefix: works ? reading.slice(0, at) : "", suffix: works ? reading.slice(at + text.length) : "",
    layout: byPlace < 0 ? "local" : byMade < 0 ? "other" : "same", caps: keys.some(key => key.caps), alt: keys.some(key => key.alt),
  };
}

/** What was learnt of this browser's scanner, if anything. */
export function learnt() {
  try { return JSON.parse(localStorage.getItem(KEPT) ?? "{}"); } catch { return {}; }
}
export function learn(what) {
  try {
    if (what) localStorage.setItem(KEPT, JSON.stringify({ prefix: what.prefix, ending: what.ending })); else localStorage.removeItem(KEPT);
  } catch { /* a private window forgets it */ }
}
