// The team's page: which services give tickets, which desks are open, who waits longest.

import { act, clock, clockTime, door, el, fill, icon, load, menu, minutes, onSlow, refusal, say, t, whoAmI } from "./common.js";
import { follow } from "./live.js";
import { listen } from "./scan.js";

const $ = selector => document.querySelector(selector);
const LENGTHS = ["15", "30", "60", "day"];
let view = null, offset = 0, acting = false;

const now = () => Date.now() + offset;

async function change(path, fields) {
  if (acting) return;
  acting = true;
  draw();
  try {
    const answer = await act(path, fields);
    if (answer.status !== 200) say(refusal(answer), true);
    else if (!answer.committed) say(t("desk.not-committed"), true);
  } finally {
    acting = false;
    draw();
  }
}

const button = (key, sign, text, path, fields) => el("button", { type: "button", class: "hit", data: { key },
  "aria-disabled": acting ? "true" : null, on: { click: () => change(path, fields) } }, sign ? icon(sign) : null, el("span", {}, text));

/** What a service, or all of them, can be told. */
function buttons(id, paused, name) {
  const children = paused
    ? [button(`resume-${id}`, "next", t("desk.team.resume"), "/api/resume", { service: id })]
    : LENGTHS.map(length => button(`pause-${id}-${length}`, null, length === "day" ? t("desk.team.today") : t("desk.minutes", length), "/api/pause", { service: id, minutes: length }));
  return el("div", { class: "tacts", role: "group", "aria-label": `${name}, ${t("desk.team.pause")}` }, paused ? null : el("span", { class: "mute" }, t("desk.team.pause")), ...children);
}

const paused = service => service.pausedUntil > now();

function state(service) {
  if (paused(service)) return t("desk.team.until", clockTime(service.pausedUntil));
  return t(service.givesTickets ? "desk.team.gives" : "desk.team.gives-none");
}

function serviceRow(service) {
  const name = t(`service.${service.id}`), line = view.waiting.filter(ticket => ticket.service === service.id);
  const longest = Math.min(...line.map(ticket => ticket.issued));
  return el("li", { class: paused(service) ? "paused" : "" },
    el("div", { class: "tname" }, door(service.letter), el("b", {}, name)),
    el("div", { class: "tsaid" },
      el("span", {}, state(service)),
      el("span", {}, [t("desk.waiting", line.length), line.length ? t("desk.first-waited", minutes(longest, now())) : ""].filter(Boolean).join(" · ")),
      el("span", {}, t("desk.team.open-desks", service.openDesks))),
    buttons(service.id, paused(service), name));
}

function allRow() {
  const name = t("desk.team.all"), every = view.services.every(paused);
  return el("li", {}, el("div", { class: "tname" }, el("b", {}, name)),
    el("div", { class: "tsaid" }, el("span", {}, every ? t("desk.team.until", clockTime(Math.min(...view.services.map(service => service.pausedUntil)))) : "")),
    buttons("all", every, name));
}

function deskRow(desk) {
  const ticket = desk.ticket;
  const said = ticket ? [t(`desk.state.${ticket.state.replaceAll("_", "-")}`), ticket.code, t("desk.minutes", minutes(ticket.since, now()))].join(" · ")
    : t(desk.open ? "desk.team.free" : "desk.team.shut");
  return el("li", {}, el("div", { class: "tname" }, el("b", {}, t("desk.number", desk.desk))),
    el("div", { class: "tsaid" }, el("span", {}, said), desk.advisers > 1 ? el("span", {}, t("desk.two-advisers", desk.advisers, desk.desk)) : null));
}

// The focus stays on the same button when it is drawn anew, or goes to the one that came in its place.
function redraw(place, rows) {
  const on = place.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  place.replaceChildren(...rows);
  if (!on) return;
  const id = on.replace(/^(resume|pause)-/, "").replace(/-(\d+|day)$/, "");
  (place.querySelector(`[data-key="${CSS.escape(on)}"]`) ?? place.querySelector(`[data-key^="resume-${CSS.escape(id)}"], [data-key^="pause-${CSS.escape(id)}-"]`))?.focus();
}

function draw() {
  if (!view) return;
  clock(now());
  redraw($("#services"), [...view.services.map(serviceRow), allRow()]);
  redraw($("#desks"), view.desks.map(deskRow));
}

await load();
const me = await whoAmI();
menu(me, () => draw());
fill();
onSlow(() => say(t("desk.slow"), true));
const elsewhere = () => say(t("desk.scan.not-here"), true);
listen({ tokens: elsewhere, test: () => say(t("desk.scan.test")), foreign: text => say(t("desk.scan.heard", text), true) });
follow("/api/events", {
  state(value) { view = value; draw(); },
  beat(millis) { offset = millis - Date.now(); draw(); },
  lost(lost) { $("#lost").hidden = !lost; },
  over: Object.assign(() => location.replace("/sign-in"), { needed: true }),
});
