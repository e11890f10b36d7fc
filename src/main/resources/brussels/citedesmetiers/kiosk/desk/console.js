// The console. The sheet of a scanned ticket lives in this page alone and is dropped when its ticket leaves the desk.

import { act as carryOut, clock, clockTime, door, el, fill, icon, language, languageName, load, menu, minutes, onSlow, post, refusal, say, t, whoAmI } from "./common.js";
import { arrivals, soundWanted, wantSound } from "./arrivals.js";
import { follow } from "./live.js";
import { firstThatIsOne, listen, onPhoto, onTyped, readPhoto } from "./scan.js";

const $ = selector => document.querySelector(selector);
const KEYS = { next: "F2", recall: "F4", serve: "F8", "no-show": "F9", done: "F10", undo: "Ctrl+Z" };
const UNDO = 30000, CAN_BE_UNDONE = ["serve", "done", "no-show", "park", "transfer", "cancel"], SEEN_WITHIN = 2000;
let me, view = null, offset = 0, sheet = null, token = null, scanned = null;
let acting = null, undo = null; // the action under way; what can be taken back, until when

const key = name => name.replaceAll("_", "-");
const now = () => Date.now() + offset;
const myDesk = () => view?.desks.find(desk => desk.desk === me.desk);
const serves = service => (myDesk()?.services ?? me.services).includes(service);
const mine = (of = view) => of?.desks.find(desk => desk.desk === me.desk)?.ticket ?? null;

// Draws anew and puts the focus back on what it was on; if that is gone, on nothing that can be pressed.
function redraw(place, ...children) {
  const had = place.contains(document.activeElement), on = document.activeElement?.dataset?.key;
  place.replaceChildren(...children.filter(Boolean));
  if (had) (place.querySelector(`[data-key="${CSS.escape(on ?? "")}"]`) ?? place).focus();
}

// --- What can be done

// One at a time: until the hub has answered and this page has seen what came of it, nothing else is sent.
async function run(action, path, fields, did) {
  if (acting) return;
  acting = action;
  draw();
  try {
    const answer = await carryOut(path, fields);
    if (answer.status !== 200) return say(refusal(answer), true);
    await seen(answer.ticket);
    if (answer.committed === false) say(t("desk.not-committed"), true); else say(t(`desk.did.${did}`, answer.ticket.code));
    undo = CAN_BE_UNDONE.includes(action) ? { ticket: answer.ticket, did, until: performance.now() + UNDO } : null;
  } finally {
    acting = null;
    draw();
    undoing();
  }
}

const everyTicket = () => [...view.waiting, ...view.parked, ...view.noShows, ...view.ended, ...view.desks.map(desk => desk.ticket).filter(Boolean)];
async function seen(ticket) {
  const has = () => everyTicket().some(one => one.id === ticket.id && one.steps >= ticket.steps);
  for (const end = performance.now() + SEEN_WITHIN; !has() && performance.now() < end;) await new Promise(done => setTimeout(done, 20));
}

async function act(action, ticket, more = {}) {
  $("#dialog").close();
  await run(action, "/api/act", { action, ticket: ticket.id, ...more }, action);
}

const next = () => run("next", "/api/next", {}, "call");

// What was done last can be taken back for half a minute.
let undoTimer;
function undoing() {
  clearTimeout(undoTimer);
  const left = undo ? Math.ceil((undo.until - performance.now()) / 1000) : 0, place = $("#undo");
  if (left <= 0) { undo = null; return place.replaceChildren(); }
  const shown = place.querySelector("button");
  if (shown?.dataset.ticket !== undo.ticket.id + undo.did) {
    place.replaceChildren(button("undo", "back", takeBack, { "aria-keyshortcuts": "Control+Z" }));
    place.firstChild.dataset.ticket = undo.ticket.id + undo.did;
    place.firstChild.setAttribute("aria-label", `${t("desk.act.undo")} : ${t(`desk.did.${undo.did}`, undo.ticket.code)}`);
  }
  place.querySelector("span").textContent = `${t("desk.act.undo")} ${undo.ticket.code} (${left})`;
  undoTimer = setTimeout(undoing, 500);
}
function takeBack() {
  if (undo) act("undo", undo.ticket);
}

const keyNames = () => ["next", "recall", "serve", "no-show", "done", "undo"].map(action => [KEYS[action], t(action === "next" ? "desk.next" : `desk.act.${action}`)]);

const button = (action, sign, f, properties = {}) => {
  const busy = acting !== null;
  return el("button", { type: "button", class: "hit", data: { key: action }, "aria-disabled": busy ? "true" : null, "aria-busy": acting === action ? "true" : null,
    on: { click: () => { if (!acting) f(); } }, ...properties },
  icon(sign), el("span", {}, t(`desk.act.${action}`)), KEYS[action] ? el("kbd", {}, KEYS[action]) : null);
};

function actions() {
  const ticket = mine(), place = $("#acts");
  if (!ticket) {
    const now = scanned ? current() : null, free = ["WAITING", "PARKED", "NO_SHOW"].includes(now?.state) ? now : null;
    const first = free && (free.state === "NO_SHOW" ? button("return", "people", () => act("return", free), { class: "hit primary wide" })
      : button("call", "call", () => act("call", free), { class: "hit primary wide" }));
    place.className = `cacts theme-${free?.letter ?? ""}`;
    return redraw(place, first,
      ["DONE", "CANCELLED"].includes(now?.state) && button("reopen", "back", () => act("reopen", now), { class: "hit wide" }),
      free && button("more", "more", () => open(free)),
      !now && !sheet && (resting() ? button("back", "tick", () => rest("/api/team/undo", { kind: "rest", subject: me.desk }, "back"), { class: "hit primary wide" })
        : button("rest", "clock", askRest)),
      (scanned || sheet) && button("close", "close", () => { sheet = token = scanned = null; draw(); }));
  }
  place.className = `cacts theme-${ticket.letter}`;
  const simple = (action, sign, properties) => button(action, sign, () => act(action, ticket), properties);
  const transfer = half => button("transfer", "transfer", () => ask(ticket, "transfer"), half ? { class: "hit half" } : {});
  if (ticket.state === "SERVING") {
    return redraw(place, simple("done", "tick", { class: "hit primary wide", "aria-keyshortcuts": "F10" }), simple("park", "park"), transfer(false));
  }
  redraw(place, simple("serve", "tick", { class: "hit primary wide", "aria-keyshortcuts": "F8" }), recall(ticket),
    simple("no-show", "absent", { "aria-keyshortcuts": "F9" }), simple("park", "park", { class: "hit half" }), transfer(true));
}

// The seconds are counted down in the button alone: one that is drawn anew under somebody's finger is not pressed.
let counting;
function recall(ticket) {
  const node = button("recall", "call", () => act("recall", ticket), { "aria-keyshortcuts": "F4" });
  const count = () => {
    clearTimeout(counting);
    const left = Math.ceil((ticket.recallFrom - now()) / 1000);
    node.querySelector("span").textContent = left > 0 ? `${t("desk.act.recall")} ${left}` : t("desk.act.recall");
    if (left > 0 || acting) node.setAttribute("aria-disabled", "true"); else node.removeAttribute("aria-disabled");
    if (left > 0) counting = setTimeout(count, 1000);
  };
  count();
  return node;
}

// --- A break

const BREAKS = ["10", "15", "30", "60"];
const resting = () => Boolean(myDesk()?.restUntil);

async function rest(path, fields, did) {
  $("#dialog").close();
  if (acting) return;
  acting = did;
  draw();
  try {
    const answer = await carryOut(path, fields);
    if (answer.status !== 200) say(refusal(answer), true); else say(t(`desk.did.${did}`));
  } finally {
    acting = null;
    draw();
  }
}

function askRest() {
  dialogue("", [icon("clock"), el("span", {}, t("desk.act.rest"))], el("p", { class: "mute" }, t("desk.rest.how")),
    el("div", { class: "stack" }, ...BREAKS.map(length => el("button", { type: "button", class: "hit", data: { key: `rest-${length}` },
      on: { click: () => rest("/api/team", { what: "rest", minutes: length }, "rest") } }, icon("clock"), el("span", {}, t("desk.minutes", length))))));
}

// --- Dialogs

function open(ticket, withSheet = null) {
  const stack = el("div", { class: "stack" });
  const add = (action, sign, f) => stack.append(button(action, sign, f));
  const waiting = ticket.state === "WAITING";
  if (["WAITING", "PARKED", "NO_SHOW"].includes(ticket.state)) {
    if (ticket.state !== "WAITING") add(ticket.state === "PARKED" ? "unpark" : "return", "people", () => act(ticket.state === "PARKED" ? "unpark" : "return", ticket));
    if (ticket.state !== "NO_SHOW") add("call", "call", () => act("call", ticket));
    if (waiting) add("park", "park", () => act("park", ticket));
    if (waiting && !ticket.priority) add("priority", "plus", () => ask(ticket, "priority"));
    if (waiting && ticket.priority) add("no-priority", "minus", () => act("no-priority", ticket));
    add("transfer", "transfer", () => ask(ticket, "transfer"));
    add("cancel", "absent", () => ask(ticket, "cancel"));
  } else stack.append(el("p", {}, t(`desk.state.${key(ticket.state)}`)));
  if (["DONE", "CANCELLED"].includes(ticket.state)) add("reopen", "back", () => act("reopen", ticket));
  show(ticket, withSheet && el("div", {}, lines(withSheet)), stack);
}

function ask(ticket, action) {
  const select = (name, options) => el("select", { class: "field", name }, ...options);
  const reasons = me.reasons[action].map(reason => el("option", { value: reason }, t(`desk.reason.${key(reason)}`)));
  const group = (label, options) => el("optgroup", { label }, ...options);
  const from = mine()?.id === ticket.id ? me.desk : null;
  const places = action !== "transfer" ? [] : [
    group(t("desk.transfer.services"), view.services.filter(service => service.id !== ticket.service)
      .map(service => el("option", { value: service.id }, t(`service.${service.id}`)))),
    group(t("desk.transfer.desks"), view.desks.filter(desk => desk.desk !== from)
      .map(desk => el("option", { value: `desk:${desk.desk}` }, desk.open ? t("desk.number", desk.desk) : `${t("desk.number", desk.desk)} · ${t("desk.team.shut")}`))),
  ];
  const form = el("form", { on: { submit: event => {
    event.preventDefault();
    act(action, ticket, Object.fromEntries(new FormData(form)));
  } } },
  action === "transfer" ? el("label", {}, t("desk.transfer.to"), select("to", places)) : null,
  el("label", {}, t("desk.reason"), select("reason", reasons)),
  el("button", { class: "hit primary", type: "submit" }, icon("tick"), t(`desk.act.${action}`)));
  show(ticket, form);
}

const show = (ticket, ...content) => dialogue(`theme-${ticket.letter}`, [door(ticket.letter), el("span", {}, ticket.code)], ...content);

/** Every key of this page, and whether it sounds. */
function keys() {
  const box = el("input", { type: "checkbox", name: "sound", checked: soundWanted(), on: { change: event => wantSound(event.target.checked) } });
  dialogue("", [icon("info"), el("span", {}, t("desk.keys"))],
    el("dl", { class: "sheet" }, ...[...keyNames(), ["?", t("desk.keys")]].flatMap(([name, text]) => [el("dt", {}, el("kbd", {}, name)), el("dd", {}, text)])),
    el("label", { class: "tick" }, box, el("span", {}, t("desk.arrival-sound"))));
}

function dialogue(className, title, ...content) {
  const dialog = $("#dialog");
  dialog.className = className;
  dialog.replaceChildren(
    el("h2", { id: "dialog-title", tabindex: "-1" }, ...title),
    ...content.filter(Boolean),
    el("div", { class: "stack" }, el("p"), el("button", { class: "hit", type: "button", on: { click: () => dialog.close() } }, icon("close"), t("desk.close"))));
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("h2").focus();
}

// --- The card

const current = () => {
  if (!scanned) return null;
  return (view ? everyTicket() : []).find(ticket => ticket.id === scanned.id) ?? scanned;
};

function lines(of) {
  const list = el("dl", { class: "sheet" });
  const line = (label, ...content) => list.append(el("dt", {}, label), el("dd", {}, ...content));
  line(t("desk.sheet.theme"), of.theme);
  for (const one of of.lines ?? []) line(one.label, ...(one.choices.length ? one.choices.map(c => el("div", {}, c)) : ["–"]));
  if (of.recommendations?.length) {
    line(t("desk.sheet.proposed"), el("ul", {}, ...of.recommendations.map(r => el("li", {}, r.title, el("small", {}, r.summary)))));
  }
  return list;
}

function remarks(of) {
  const warn = text => el("p", { class: "sign warn" }, icon("info"), el("span", {}, text));
  const all = [];
  if (of.said === "number-only") all.push(warn(t("desk.sheet.number-only")));
  if (of.said === "other-content") all.push(warn(t("desk.sheet.other-content", of.version)));
  if (of.said === "misfit") all.push(warn(t("desk.sheet.misfit")));
  if (!of.datesChecked) all.push(warn(t("desk.sheet.untrusted")));
  return all;
}

function card() {
  const own = mine(), ticket = own ?? current(), place = $("#card");
  if (!ticket && !sheet) {
    place.className = "card";
    return place.replaceChildren(el("p", { class: "free" }, resting() ? t("desk.resting", clockTime(myDesk().restUntil)) : t("desk.free")), el("p", { class: "sign" }, icon("lock"), el("span", {}, t("desk.nothing-kept"))));
  }
  const shown = sheet && (!ticket || sheet.code === ticket.code) ? sheet : null, letter = ticket?.letter ?? shown.letter;
  place.className = `card theme-${letter}`;
  place.replaceChildren(
    el("div", { class: "chead" }, door(letter),
      el("div", { class: "col grow" }, el("span", {}, t(`desk.state.${key(ticket?.state ?? "UNKNOWN")}`)), el("b", { class: "ccode" }, ticket?.code ?? shown.code)),
      el("div", { class: "col cr" }, el("b", {}, languageName(ticket?.language ?? shown.language)),
        ticket ? el("span", {}, t("desk.waited", minutes(ticket.issued, ticket.called ?? now()))) : null)),
    el("div", { class: "cbody", tabindex: "0", role: "region", "aria-label": t("desk.sheet") },
      shown ? lines(shown) : el("p", { class: "free" }, t("desk.scan.hint")),
      ...(shown ? remarks(shown) : [])),
    el("p", { class: "sign" }, icon("lock"), el("span", {}, t("desk.nothing-kept"))));
}

// --- The lists

const range = service => service.from === null || service.from === undefined ? null
  : service.to === 0 ? t("desk.wait.free") : t("desk.wait.range", service.from, service.to);

function row(ticket) {
  const note = ticket.channel === "APPOINTMENT" && ticket.place > ticket.since ? t("desk.appointment-at", clockTime(ticket.place)) : ticket.keptFor ? t("desk.kept-for", ticket.keptFor) : ticket.transferred ? t("desk.transferred") : "";
  return el("li", {}, el("button", { type: "button", class: "crow", data: { key: ticket.id }, on: { click: () => open(ticket) } },
    door(ticket.letter), el("b", {}, ticket.code), el("span", { class: "lg" }, ticket.language),
    ticket.priority ? el("span", { class: "star" }, t("desk.first")) : null,
    el("span", { class: "grow n" }, note), el("span", {}, t("desk.minutes", minutes(ticket.issued, now())))));
}

function others(id, tickets, title) {
  const details = $(id);
  details.hidden = tickets.length === 0;
  details.querySelector("summary").textContent = `${title} (${tickets.length})`;
  redraw(details.querySelector("ul"), ...tickets.map(row));
}

function lists() {
  const here = view.waiting.filter(ticket => serves(ticket.service));
  $("#waiting-title").textContent = t("desk.waiting", here.length);
  const oldest = Math.min(...here.map(ticket => ticket.issued));
  $("#first").textContent = here.length ? t("desk.first-waited", minutes(oldest, now())) : "";
  redraw($("#waiting"), ...here.map(row));
  others("#others-parked", view.parked, t("desk.parked"));
  others("#others-absent", [...view.noShows, ...view.waiting.filter(ticket => !here.includes(ticket))], t("desk.others"));
  others("#others-ended", view.ended, t("desk.ended"));
  const told = service => service.pausedUntil > now() ? t("desk.team.until", clockTime(service.pausedUntil)) : range(service);
  $("#waits").replaceChildren(...view.services.filter(told)
    .map(service => el("span", {}, door(service.letter), el("span", { class: "unseen" }, t(`service.${service.id}`)), told(service))));
  $("#next").setAttribute("aria-disabled", String(Boolean(mine() || acting)));
  $("#next").setAttribute("aria-busy", String(acting === "next"));
}

// A button that is drawn anew between press and release is not pressed: what is to be drawn waits for its click.
// A release can stay away, and a click too, so that neither is waited for long.
const PRESSED_AT_MOST = 5000, CLICK_WITHIN = 100;
let pressed = false, drawAfter = false, pressEnds;
function endPress(within) {
  clearTimeout(pressEnds);
  pressEnds = setTimeout(() => {
    pressed = false;
    if (drawAfter) draw();
  }, within);
}
document.addEventListener("pointerdown", event => {
  if (event.button !== 0 || !event.target.closest("button")) return;
  pressed = true;
  endPress(PRESSED_AT_MOST);
});
document.addEventListener("pointerup", () => { if (pressed) endPress(CLICK_WITHIN); });
for (const over of ["pointercancel", "click"]) document.addEventListener(over, () => { if (pressed) endPress(0); });

function draw() {
  drawAfter = pressed;
  if (!view || pressed) return;
  $("#untrusted").hidden = view.clockTrusted;
  $("#unready").hidden = view.ready;
  document.body.classList.toggle("busy", Boolean(mine()));
  const advisers = myDesk()?.advisers ?? 1;
  $("#two").hidden = advisers < 2;
  $("#two-text").textContent = [t("desk.two-advisers", advisers, me.desk), (myDesk()?.names ?? []).join(", ")].filter(Boolean).join(" ");
  card(); actions(); lists(); tick();
  const here = view.waiting.filter(ticket => serves(ticket.service) && (ticket.keptFor ?? me.desk) === me.desk);
  arrivals(!mine() && !resting(), here, t("desk.title.console"), first => `● ${t("desk.arrived", here.length, first.code)}`);
}
function tick() { clock(now()); }

// --- Scanning

async function found(what, look = false) {
  const answer = await post("/api/scan", { ...what, lang: language(), ...(look ? { look: "1" } : {}) });
  received(answer, look);
}

function received(answer, look = false) {
  if (look && !token) return; // the visitor left while the sheet was asked for again
  if (answer.status !== 200) return say(refusal(answer), true);
  const own = mine(), ticket = answer.ticket ?? null;
  if (own && ticket?.id !== own.id && !look) { // another visitor's ticket beside the present one
    if (ticket) open(ticket, answer.sheet); else say(t("desk.scan.elsewhere"), true);
    return;
  }
  scanned = ticket;
  sheet = answer.sheet ?? null;
  token = sheet ? sheet.token : null;
  if (answer.did && !look) say(t(`desk.did.${answer.did}`, ticket.code));
  if (!ticket && !look) say(t("desk.scan.not-in-queue"), true);
  draw();
}

const foreign = text => say(t("desk.scan.heard", text), true);
onTyped(found, foreign);
onPhoto(async file => {
  say(t("desk.scan.reading"));
  received(await readPhoto(file, `/api/photo?lang=${language()}`));
});
$("#next").addEventListener("click", () => next());
document.addEventListener("keydown", event => {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || $("#dialog").open) return;
  const target = { F2: "#next", F4: "#acts [data-key=recall]", F8: "#acts [data-key=serve]", F9: "#acts [data-key=no-show]", F10: "#acts [data-key=done]" }[event.key];
  if (!target) return;
  event.preventDefault();
  $(target)?.click();
});
document.addEventListener("keydown", event => {
  if (event.repeat || !event.ctrlKey || event.shiftKey || event.altKey || event.key.toLowerCase() !== "z" || event.target.value || !undo) return;
  event.preventDefault();
  if (!acting) takeBack();
});
addEventListener("pagehide", () => { sheet = token = scanned = null; });

// --- Start

await load();
me = await whoAmI();
const again = async () => { draw(); if (token) await found({ token }, true); };
const named = () => {
  $("#keys").replaceChildren(...keyNames().map(([name, text]) => el("span", {}, el("kbd", {}, name), ` ${text}`)),
    el("button", { type: "button", class: "plain", data: { key: "keys" }, "aria-label": t("desk.keys"), on: { click: keys } }, el("kbd", {}, "?")));
};
menu(me, () => { named(); again(); });
fill();
named();
onSlow(() => say(t("desk.slow"), true));
listen({
  tokens: async list => received(await firstThatIsOne(list, text => post("/api/scan", { token: text, lang: language() }))),
  code: code => found({ code }),
  test: () => say(t("desk.scan.test")),
  alone: text => { if (text === "?" && !$("#dialog").open) keys(); },
  foreign,
});
follow("/api/events", {
  state(value) {
    const before = mine();
    view = value;
    const after = mine();
    if (before && after?.id !== before.id) { // it left this desk: nothing of it stays
      if (sheet?.code === before.code) sheet = token = null;
      if (scanned?.id === before.id) scanned = null;
    }
    draw();
  },
  beat(value) { offset = value - Date.now(); if (view && !pressed) { lists(); tick(); } },
  lost(is) { $("#lost").hidden = !is; },
  over: Object.assign(() => location.replace("/sign-in"), { needed: true }),
});
