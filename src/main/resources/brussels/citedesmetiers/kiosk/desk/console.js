// The console. The sheet of a scanned ticket lives in this page alone and is dropped when its ticket leaves the desk.

import { door, el, fill, icon, language, load, menu, minutes, post, refusal, t, time, whoAmI } from "./common.js";
import { follow } from "./live.js";
import { listen, onPhoto, onTyped, readPhoto } from "./scan.js";

const $ = selector => document.querySelector(selector);
let me, view = null, offset = 0, sheet = null, token = null, scanned = null, saidUntil;

const key = name => name.replaceAll("_", "-");
const now = () => Date.now() + offset;
const mine = (of = view) => of?.desks.find(desk => desk.desk === me.desk)?.ticket ?? null;
const languageName = code => {
  const name = new Intl.DisplayNames([language()], { type: "language", fallback: "code" }).of(code);
  return name.charAt(0).toLocaleUpperCase(language()) + name.slice(1);
};

function say(text, bad = false) {
  $("#said").replaceChildren(el("p", { class: bad ? "bad" : "" }, text));
  clearTimeout(saidUntil);
  saidUntil = setTimeout(() => $("#said").replaceChildren(), bad ? 8000 : 4000);
}

// Draws anew and puts the focus back on what it was on.
function redraw(place, ...children) {
  const had = place.contains(document.activeElement), on = document.activeElement?.dataset?.key;
  place.replaceChildren(...children.filter(Boolean));
  if (had) (place.querySelector(`[data-key="${CSS.escape(on ?? "")}"]`) ?? place.querySelector("button"))?.focus();
}

// --- What can be done

async function act(action, ticket, more = {}) {
  $("#dialog").close();
  const answer = await post("/api/act", { action, ticket: ticket.id, ...more });
  if (answer.status === 200) {
    say(t(`desk.did.${action}`, ticket.code));
    if (answer.committed === false) say(t("desk.not-committed"), true);
  } else say(refusal(answer), true);
}

async function next() {
  const answer = await post("/api/next", {});
  if (answer.status !== 200) say(refusal(answer), true);
  else say(t("desk.did.call", answer.ticket.code));
}

const button = (action, sign, f, properties = {}) =>
  el("button", { type: "button", class: "hit", data: { key: action }, on: { click: f }, ...properties },
    icon(sign), el("span", {}, t(`desk.act.${action}`)));

function actions() {
  const ticket = mine(), place = $("#acts");
  if (!ticket) {
    const free = scanned && ["WAITING", "PARKED", "NO_SHOW"].includes(current()?.state) ? current() : null;
    place.className = `cacts theme-${free?.letter ?? ""}`;
    return redraw(place, free && button("call", "call", () => act("call", free), { class: "hit primary wide" }),
      free && button("more", "more", () => open(free)),
      (scanned || sheet) && button("close", "close", () => { sheet = token = scanned = null; draw(); }));
  }
  place.className = `cacts theme-${ticket.letter}`;
  const simple = (action, sign, properties) => button(action, sign, () => act(action, ticket), properties);
  const transfer = half => button("transfer", "transfer", () => ask(ticket, "transfer"), half ? { class: "hit half" } : {});
  if (ticket.state === "SERVING") {
    return redraw(place, simple("done", "tick", { class: "hit primary wide", "aria-keyshortcuts": "F8" }), simple("park", "park"), transfer(false));
  }
  redraw(place, simple("serve", "tick", { class: "hit primary wide", "aria-keyshortcuts": "F8" }), recall(ticket),
    simple("no-show", "absent", { "aria-keyshortcuts": "F9" }), simple("park", "park", { class: "hit half" }), transfer(true));
}

function recall(ticket) {
  const left = Math.ceil((ticket.recallFrom - now()) / 1000);
  const node = button("recall", "call", () => act("recall", ticket), { "aria-keyshortcuts": "F4" });
  if (left > 0) {
    node.setAttribute("aria-disabled", "true");
    node.querySelector("span").textContent = `${t("desk.act.recall")} ${left}`;
    setTimeout(actions, 1000);
  }
  return node;
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
  show(ticket, withSheet && el("div", {}, lines(withSheet)), stack);
}

function ask(ticket, action) {
  const select = (name, options) => el("select", { class: "field", name }, ...options);
  const reasons = me.reasons[action].map(reason => el("option", { value: reason }, t(`desk.reason.${key(reason)}`)));
  const services = view.services.filter(service => service.id !== ticket.service)
    .map(service => el("option", { value: service.id }, t(`service.${service.id}`)));
  const form = el("form", { on: { submit: event => {
    event.preventDefault();
    act(action, ticket, Object.fromEntries(new FormData(form)));
  } } },
  action === "transfer" ? el("label", {}, t("desk.transfer.to"), select("to", services)) : null,
  el("label", {}, t("desk.reason"), select("reason", reasons)),
  el("button", { class: "hit primary", type: "submit" }, icon("tick"), t(`desk.act.${action}`)));
  show(ticket, form);
}

function show(ticket, ...content) {
  const dialog = $("#dialog");
  dialog.className = `theme-${ticket.letter}`;
  dialog.replaceChildren(
    el("h2", { id: "dialog-title" }, door(ticket.letter), el("span", {}, ticket.code)),
    ...content.filter(Boolean),
    el("div", { class: "stack" }, el("p"), el("button", { class: "hit", type: "button", on: { click: () => dialog.close() } }, icon("close"), t("desk.close"))));
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("button, select")?.focus();
}

// --- The card

const current = () => {
  if (!scanned) return null;
  const all = view ? [...view.waiting, ...view.parked, ...view.noShows, ...view.desks.map(desk => desk.ticket).filter(Boolean)] : [];
  return all.find(ticket => ticket.id === scanned.id) ?? scanned;
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
    return place.replaceChildren(el("p", { class: "free" }, t("desk.free")), el("p", { class: "sign" }, icon("lock"), el("span", {}, t("desk.nothing-kept"))));
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
      ...(shown ? remarks(shown) : []),
      el("p", { class: "sign" }, icon("lock"), el("span", {}, t("desk.nothing-kept")))));
}

// --- The lists

const range = service => service.from === null || service.from === undefined ? null
  : service.to === 0 ? t("desk.wait.free") : t("desk.wait.range", service.from, service.to);

function row(ticket) {
  const note = ticket.transferred ? t("desk.transferred") : "";
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
  const here = view.waiting.filter(ticket => me.services.includes(ticket.service));
  $("#waiting-title").textContent = t("desk.waiting", here.length);
  const oldest = Math.min(...here.map(ticket => ticket.issued));
  $("#first").textContent = here.length ? t("desk.first-waited", minutes(oldest, now())) : "";
  redraw($("#waiting"), ...here.map(row));
  others("#others-parked", view.parked, t("desk.parked"));
  others("#others-absent", [...view.noShows, ...view.waiting.filter(ticket => !here.includes(ticket))], t("desk.others"));
  $("#waits").replaceChildren(...view.services.filter(service => range(service))
    .map(service => el("span", {}, door(service.letter), el("span", { class: "unseen" }, t(`service.${service.id}`)), range(service))));
  $("#next").setAttribute("aria-disabled", String(Boolean(mine())));
}

function draw() {
  if (!view) return;
  $("#untrusted").hidden = view.clockTrusted;
  $("#unready").hidden = view.ready;
  document.body.classList.toggle("busy", Boolean(mine()));
  card(); actions(); lists(); tick();
}
function tick() { $("#time").textContent = time(now()); }

// --- Scanning

async function found(what, look = false) {
  const answer = await post("/api/scan", { ...what, lang: language(), ...(look ? { look: "1" } : {}) });
  received(answer, look);
}

function received(answer, look = false) {
  if (look && !token) return; // the visitor left while the sheet was asked for again
  $("#code").value = "";
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

onTyped(found, () => say(t("desk.refused.token-not-a-token"), true));
onPhoto(async file => {
  say(t("desk.scan.reading"));
  received(await readPhoto(file, `/api/photo?lang=${language()}`));
});
$("#next").addEventListener("click", next);
document.addEventListener("keydown", event => {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || $("#dialog").open) return;
  const target = { F2: "#next", F4: "[data-key=recall]", F8: "#acts .primary", F9: "[data-key=no-show]" }[event.key];
  if (!target) return;
  event.preventDefault();
  $(target)?.click();
});
addEventListener("pagehide", () => { sheet = token = scanned = null; });

// --- Start

await load();
me = await whoAmI();
const again = async () => { draw(); if (token) await found({ token }, true); };
menu(me, again);
fill();
listen(text => found({ token: text }));
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
  beat(value) { offset = value - Date.now(); if (view) { lists(); tick(); } },
  lost(is) { $("#lost").hidden = !is; },
  over: Object.assign(() => location.replace("/sign-in"), { needed: true }),
});
