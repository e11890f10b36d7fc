// What all desk pages share: texts, small DOM helpers, calls to the hub. Texts and data are only ever set as text.

export const LANGUAGES = ["fr", "nl", "en"];
let texts = {};
let chosen = "fr";

/** The language of this page. */
export const language = () => chosen;

/** The text behind a key, its {0}, {1} replaced. */
export function t(key, ...values) {
  let text = texts[key] ?? key;
  values.forEach((value, i) => { text = text.replaceAll(`{${i}}`, value); });
  return text;
}

/** Whether there is a text of this key. */
export const has = key => key in texts;

/** An element; properties by name, `data` and `on` as objects; children are nodes or text. */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") node.className = value;
    else if (name === "on") Object.entries(value).forEach(([event, f]) => node.addEventListener(event, f));
    else if (name === "data") Object.assign(node.dataset, value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

/** An element of a drawing. */
export function svg(tag, properties = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  Object.entries(properties).forEach(([name, value]) => node.setAttribute(name, value));
  node.append(...children);
  return node;
}

/** A drawing of the house's set; a word always stands beside it. */
export const icon = name =>
  svg("svg", { class: "i", "aria-hidden": "true", focusable: "false" }, svg("use", { href: `/static/icons.svg#${name}` }));

const THEMES = { C: "choisir", A: "apprendre", T: "travailler", B: "bouger", E: "entreprendre", U: "unsure" };
const THEMELESS = ["adviser", "web", "people", "info"];

/** The door of a service by the letter of its tickets. */
export function door(letter) {
  const name = letter in THEMES ? `theme-${THEMES[letter]}` : THEMELESS[letter.charCodeAt(0) % THEMELESS.length];
  return el("span", { class: `door theme-${letter}`, "aria-hidden": "true" }, icon(name));
}

/** Puts texts where the page names them. */
export function fill(root = document) {
  for (const node of root.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of root.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", t(node.dataset.tLabel));
  for (const node of root.querySelectorAll("[data-t-placeholder]")) node.setAttribute("placeholder", t(innerWidth < 900 ? "desk.scan.short" : node.dataset.tPlaceholder));
  const title = document.querySelector("title");
  if (title?.dataset.t) document.title = t(title.dataset.t);
}

const remembered = () => { try { return localStorage.getItem("desk.language"); } catch { return null; } };

/** Loads the texts of the language chosen last, else of the browser's. */
export async function load(wanted = remembered()) {
  const own = (navigator.languages ?? [navigator.language]).map(code => code.slice(0, 2)).find(code => LANGUAGES.includes(code));
  chosen = LANGUAGES.includes(wanted) ? wanted : own ?? "fr";
  const answer = await fetch(`/texts?lang=${chosen}`);
  texts = await answer.json();
  document.documentElement.lang = chosen;
  fill();
}

/** Buttons that change the language; `changed` is called after. */
export function languageButtons(place, changed = () => {}) {
  place.replaceChildren(...LANGUAGES.map(code => el("button", {
    type: "button", class: "hit", lang: code, "aria-pressed": String(code === chosen),
    on: { click: async () => {
      try { localStorage.setItem("desk.language", code); } catch { /* a private window forgets it */ }
      await load(code);
      languageButtons(place, changed);
      changed();
    } },
  }, { fr: "Français", nl: "Nederlands", en: "English" }[code])));
}

/** How colleagues call whoever signed in here, if they said so; forgotten with the tab and at signing out. */
export const ownName = () => { try { return sessionStorage.getItem("desk.name") ?? ""; } catch { return ""; } };
export function keepName(name) { try { sessionStorage.setItem("desk.name", name); } catch { /* a private window forgets it */ } }

let antiForgery = "", ahead = 0; // milliseconds that the hub's clock is ahead of this machine's

/** Who is signed in; goes to the sign-in page if nobody is. */
export async function whoAmI() {
  const answer = await fetch("/api/me");
  if (answer.status === 401) { location.replace("/sign-in"); return new Promise(() => {}); }
  const me = await answer.json();
  antiForgery = me.token;
  ahead = me.now - Date.now();
  const name = ownName();
  if (name) await post("/api/name", { name });
  return me;
}

const SLOW = 3000, GIVEN_UP = 20000; // milliseconds
const pause = time => new Promise(done => setTimeout(done, time));
let whenSlow = () => {};

/** What is called when the hub has not answered for three seconds. */
export function onSlow(f) { whenSlow = f; }

/** A form to the hub. Gives what it answered, with `status`; 0 if it cannot be reached. */
export const post = (path, fields) => patiently(send(path, new URLSearchParams(fields)));

/** A picture to the hub. */
export const postPicture = (path, blob) => patiently(send(path, blob));

async function patiently(answer) {
  const timer = setTimeout(() => whenSlow(), SLOW);
  return answer.finally(() => clearTimeout(timer));
}

/** Something to be done by the hub, and once only: it is sent again under the same name until the hub answers. */
export async function act(path, fields) {
  const name = crypto.randomUUID(), end = Date.now() + GIVEN_UP;
  while (true) {
    const begun = Date.now();
    const answer = await send(path, new URLSearchParams(fields), { headers: { "X-Desk-Action": name }, signal: AbortSignal.timeout(SLOW) });
    if (answer.status !== 0) return answer;
    if (Date.now() > end) return { status: 0, refused: "no-answer" };
    whenSlow();
    await pause(Math.max(300, begun + 1000 - Date.now()));
  }
}

async function send(path, body, { headers = {}, signal } = {}) {
  try {
    const answer = await fetch(path, { method: "POST", headers: { "X-Desk-Token": antiForgery, ...headers }, body, signal });
    const json = await answer.json().catch(() => ({}));
    if (answer.status === 401) location.replace("/sign-in");
    return { status: answer.status, ...json };
  } catch {
    return { status: 0, refused: "lost" };
  }
}

/** A refusal in words. */
export function refusal(answer) {
  const key = `desk.refused.${answer.refused ?? "lost"}`;
  return has(key) ? t(key, answer.detail ?? answer.seconds ?? "") : t("desk.refused.other", answer.refused ?? "");
}

/** Minutes since a time of the hub. */
export const minutes = (since, now) => Math.max(0, Math.floor((now - since) / 60000));

/** The site's time zone, whatever the browser's own is. */
export const zone = () => texts.zone;

/** A time of day at the site. */
export const clockTime = millis =>
  new Intl.DateTimeFormat(chosen, { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: zone() }).format(new Date(millis));

/** The date of a time of the hub, at the site: `2026-11-23`. */
export const dayOf = millis => new Intl.DateTimeFormat("sv-SE", { timeZone: zone() }).format(new Date(millis));

/** A date in words. */
export const day = date =>
  new Intl.DateTimeFormat(chosen, { weekday: "short", day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${date}T12:00:00Z`));

/** The name of a language in the page's. */
export function languageName(code) {
  const name = new Intl.DisplayNames([chosen], { type: "language", fallback: "code" }).of(code);
  return name.charAt(0).toLocaleUpperCase(chosen) + name.slice(1);
}

/** Shows a time of the hub on the page's clock, with the zone it is in; the present one if none is given. */
export function clock(millis = Date.now() + ahead) {
  const shown = clockTime(millis);
  const place = document.querySelector("#time");
  if (place.firstChild?.textContent !== shown) place.replaceChildren(el("span", {}, shown), el("small", {}, zone()));
}

/** Says something in the page's own place for it; `bad` stands longer. */
export function say(text, bad = false) {
  const place = document.querySelector("#said");
  place.replaceChildren(el("p", { class: bad ? "bad" : "" }, text));
  clearTimeout(saidUntil);
  saidUntil = setTimeout(() => place.replaceChildren(), bad ? 8000 : 4000);
}
let saidUntil;

/** The bar's menu. */
export function menu(me, changed) {
  document.querySelector("#desk-number").textContent = t("desk.number", me.desk);
  const links = [["console", "call", "/console"], ["reception", "people", "/reception"], ["collect", "ticket", "/collect"], ["team", "adviser", "/team"], ["day", "chart", "/day"], ["figures", "chart", "/figures"], ...me.joins ? [["counts", "chart", "/counts"]] : [], ["scanner", "scan", "/scanner"], ["board", "speaker", "/board"]];
  const nav = document.querySelector(".menu nav");
  const langs = el("div", { class: "langs", role: "group", "aria-label": t("desk.language") });
  nav.replaceChildren(
    ...links.map(([key, sign, href]) => el("a", { class: "hit", href, "aria-current": location.pathname === href ? "page" : null },
      icon(sign), el("span", {}, t(`desk.menu.${key}`)))),
    langs,
    el("button", { class: "hit", type: "button", on: { click: async () => { await post("/api/sign-out", {}); keepName(""); location.replace("/sign-in"); } } },
      icon("lock"), el("span", {}, t("desk.sign-out"))),
    el("p", { class: "mute" }, t("desk.zone", zone())));
  languageButtons(langs, () => { menu(me, changed); changed(); });
}
document.addEventListener("keydown", event => {
  const open = document.querySelector("details.menu[open]");
  if (event.key === "Escape" && open) { open.open = false; open.querySelector("summary").focus(); }
});
document.addEventListener("click", event => {
  const open = document.querySelector("details.menu[open]");
  if (open && !open.contains(event.target)) open.open = false;
});
