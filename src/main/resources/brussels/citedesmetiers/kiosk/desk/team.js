// The team's page: which services give tickets, which desks are open and with whom, who waits longest, and what the team decides for a while.

import { act, clock, clockTime, day, dayOf, door, el, fill, icon, language, languageName, load, menu, minutes, onSlow, refusal, say, t, whoAmI } from "./common.js";
import { follow } from "./live.js";
import { listen } from "./scan.js";

const $ = selector => document.querySelector(selector);
const LENGTHS = ["15", "30", "60", "day"], SHOWN_FOR = ["30", "60", "120", "day"], CHANGED_FOR = ["0", "6", "29"];
const PRESETS = [["late", "10"], ["late", "15"], ["late", "30"], ["late", "45"], ["few-desks", ""], ["no-more", ""], ["closing", ""], ["web-down", ""]];
const HALF_HOUR = 30, DAY = 24 * 60;
let view = null, offset = 0, acting = false, closings = null;

const now = () => Date.now() + offset;

async function change(path, fields) {
  if (acting) return false;
  acting = true;
  draw();
  try {
    const answer = await act(path, fields);
    if (answer.status !== 200) say(answer.refused === "nobody-serves" ? t("desk.refused.nobody-serves", t(`service.${answer.detail}`)) : refusal(answer), true);
    else if (!answer.committed) say(t("desk.not-committed"), true);
    else await closingDays();
    return answer.status === 200;
  } finally {
    acting = false;
    draw();
  }
}

const button = (key, sign, text, f) => el("button", { type: "button", class: "hit", data: { key },
  "aria-disabled": acting ? "true" : null, on: { click: f } }, sign ? icon(sign) : null, el("span", {}, text));
const sends = (key, sign, text, path, fields) => button(key, sign, text, () => change(path, fields));

/** What a service, or all of them, can be told. */
function buttons(id, paused, name) {
  const children = paused
    ? [sends(`resume-${id}`, "next", t("desk.team.resume"), "/api/resume", { service: id })]
    : LENGTHS.map(length => sends(`pause-${id}-${length}`, null, length === "day" ? t("desk.team.today") : t("desk.minutes", length), "/api/pause", { service: id, minutes: length }));
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

// --- Overview

function figures() {
  const first = view.waiting.reduce((oldest, ticket) => !oldest || ticket.issued < oldest.issued ? ticket : oldest, null);
  const open = view.desks.filter(desk => desk.open).length, resting = view.desks.filter(desk => desk.restUntil).length;
  const figure = (name, value) => el("div", { data: { key: name } }, el("dt", {}, t(`desk.team.${name}`)), el("dd", {}, value));
  $("#figures").replaceChildren(
    figure("now-waiting", String(view.waiting.length)),
    figure("longest", first ? `${first.code} · ${t("desk.minutes", minutes(first.issued, now()))}` : "–"),
    figure("now-open", `${open} / ${view.desks.length}`),
    figure("now-resting", String(resting)));
}

const serviceNames = ids => ids.map(id => t(`service.${id}`)).join(", ");

function deskState(desk) {
  const ticket = desk.ticket;
  if (ticket) return [t(`desk.state.${ticket.state.replaceAll("_", "-")}`), ticket.code, ticket.language, t("desk.team.since", clockTime(ticket.since), minutes(ticket.since, now()))].join(" · ");
  if (desk.restUntil) return t("desk.team.resting", clockTime(desk.restUntil));
  return t(desk.open ? "desk.team.free" : "desk.team.shut");
}

function deskRow(desk) {
  const changed = view.team.some(one => one.kind === "desk" && one.subject === String(desk.desk));
  const name = t("desk.number", desk.desk);
  return el("li", { data: { desk: desk.desk } },
    el("div", { class: "tname" }, el("b", {}, name), desk.names.length ? el("span", {}, desk.names.join(", ")) : null),
    el("div", { class: "tsaid" }, el("span", {}, deskState(desk)),
      el("span", {}, `${serviceNames(desk.services)} · ${desk.languages.join(", ") || "–"}`),
      desk.advisers > 1 ? el("span", {}, t("desk.two-advisers", desk.advisers, desk.desk)) : null),
    el("div", { class: "tacts" }, button(`change-${desk.desk}`, changed ? "clock" : "transfer", t("desk.team.change"), () => askDesk(desk))));
}

// --- What was decided

function told(one) {
  switch (one.kind) {
    case "close-early": return t("desk.team.closes", one.at);
    case "close-day": return t("desk.team.closed-on", day(one.subject));
    case "message": return t("desk.team.says", one.texts[language()] ?? one.texts.fr ?? Object.values(one.texts)[0]);
    default: {
      const desk = view.desks.find(of => String(of.desk) === one.subject);
      return `${t("desk.number", one.subject)} : ${desk ? `${serviceNames(desk.services)} · ${desk.languages.join(", ")}` : ""}`;
    }
  }
}

// What ends with a day ends at its midnight.
const ends = one => one.kind === "close-day" ? t("desk.team.ends-itself")
  : dayOf(one.until - 1) === dayOf(now()) ? (clockTime(one.until) === "00:00" ? t("desk.team.ends-today") : t("desk.team.ends", clockTime(one.until)))
    : t("desk.team.ends-on", day(dayOf(one.until - 1)));

function decidedRow(one) {
  return el("li", {}, el("div", { class: "tname" }, icon({ message: "speaker", desk: "transfer" }[one.kind] ?? "calendar"), el("span", {}, told(one))),
    el("div", { class: "tsaid" }, el("span", {}, ends(one)), el("span", {}, t("desk.team.decided-at", one.by, clockTime(one.since)))),
    el("div", { class: "tacts" }, sends(`undo-${one.kind}-${one.subject}`, "back", t("desk.team.undo"), "/api/team/undo", { kind: one.kind, subject: one.subject })));
}

// --- What can be decided

const select = (name, options, label) => el("label", {}, el("span", {}, label), el("select", { class: "field", name }, ...options.map(([value, text]) => el("option", { value }, text))));
const lengths = of => of.map(value => [value, value === "day" ? t("desk.team.rest-of-day") : t("desk.minutes", value)]);
const submit = (key, sign, text) => el("button", { class: "hit", type: "submit", data: { key } }, icon(sign), el("span", {}, text));
const form = (name, f, ...children) => el("form", { class: "order", data: { form: name }, on: { submit: async event => {
  event.preventDefault();
  // It may have been drawn anew meanwhile.
  if (await f(Object.fromEntries(new FormData(event.target)))) document.querySelector(`form[data-form="${name}"]`)?.reset();
} } }, ...children);

function forms() {
  $("#message").replaceChildren(
    form("preset", ({ preset, minutes: length }) => {
      const [name, value] = preset.split(" ");
      return change("/api/team", { what: "message", preset: name, value: value ?? "", minutes: length });
    }, select("preset", PRESETS.map(([name, value]) => [`${name} ${value}`.trim(), t(`notice.${name}`, value)]), t("desk.team.sentence")),
    select("minutes", lengths(SHOWN_FOR), t("desk.team.for")), submit("tell", "speaker", t("desk.team.tell"))),
    el("details", {}, el("summary", {}, t("desk.team.other-text")),
      form("typed", ({ minutes: length, ...texts }) => change("/api/team", { what: "message", minutes: length, ...texts }),
        ...me.speaks.map(code => el("label", {}, el("span", {}, languageName(code)), el("input", { class: "field", name: `text-${code}`, lang: code, maxlength: "120", autocomplete: "off" }))),
        el("p", { class: "mute" }, t("desk.team.other-text.how")),
        select("minutes", lengths(SHOWN_FOR), t("desk.team.for")), submit("tell-typed", "speaker", t("desk.team.tell")))));
  closingForms();
}

// What can still be chosen today grows less. The forms are drawn anew with what was chosen and with the focus where it was.
let shownTimes = null, shownCloses = null;
const timesLeft = () => closings.closes ? halfHours(closings.closes) : [];
function closingForms() {
  const times = timesLeft(), place = $("#closing"), had = place.contains(document.activeElement) ? document.activeElement : null;
  const chosen = [...place.querySelectorAll("[name]")].map(field => [field.name, field.value]);
  shownTimes = times.join();
  shownCloses = closings.closes;
  place.replaceChildren(...[
    times.length ? form("early", ({ at }) => change("/api/team", { what: "close-early", at }),
      select("at", times.map(at => [at, at]), t("desk.team.close-at", closings.closes)), submit("close-early", "clock", t("desk.team.close-early")))
      : el("p", { class: "mute" }, t("desk.team.closed-today")),
    form("day", ({ day: on }) => change("/api/team", { what: "close-day", day: on }),
      el("label", {}, el("span", {}, t("desk.team.close-on")), el("input", { class: "field", name: "day", type: "date", required: true, min: closings.today })),
      submit("close-day", "calendar", t("desk.team.close-day"))),
    closings.days.length ? el("h3", {}, t("desk.team.closed-days")) : null].filter(Boolean));
  for (const [name, value] of chosen) {
    const field = place.querySelector(`[name=${name}]`);
    if (field && (name !== "at" || times.includes(value))) field.value = value;
  }
  if (had) (place.querySelector(had.name ? `[name=${had.name}]` : `[data-key="${had.dataset.key}"]`) ?? place.querySelector("[name=day]")).focus();
}

/** The half hours from now until the house closes. */
function halfHours(closes) {
  const [hour, minute] = clockTime(now()).split(":").map(Number), [last, past] = closes.split(":").map(Number), all = [];
  for (let at = Math.floor((hour * 60 + minute) / HALF_HOUR) * HALF_HOUR; at < Math.min(last * 60 + past, DAY); at += HALF_HOUR) {
    all.push(`${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`);
  }
  return all;
}

/** A list that is open stays so: its times alone change. */
function freshTimes() {
  if (shownTimes === null) return;
  const times = timesLeft(), list = $("#closing [name=at]");
  if (times.join() === shownTimes) return;
  if (!list || !times.length || shownCloses !== closings.closes) return closingForms();
  const chosen = list.value;
  shownTimes = times.join();
  list.replaceChildren(...times.map(at => el("option", { value: at, selected: at === chosen }, at)));
}

async function closingDays() {
  closings = await fetch("/api/closings").then(answer => answer.json()).catch(() => closings);
  if (shownTimes !== null) closingForms();
  $("#closed-days").replaceChildren(...closings.days.map(one => el("li", {}, day(one.day), el("span", { class: "mute" }, t(`desk.team.why.${one.why}`)))));
}

function askDesk(desk) {
  const dialog = $("#dialog"), tick = (name, value, text, on) => el("label", { class: "tick" }, el("input", { type: "checkbox", name, value, checked: on }), el("span", {}, text));
  const asked = form("desk", async () => {
    const all = name => [...asked.querySelectorAll(`[name=${name}]:checked`)].map(box => box.value).join(",");
    if (!all("services")) return say(t("desk.refused.no-service"), true);
    if (await change("/api/team", { what: "desk", which: desk.desk, services: all("services"), languages: all("languages"), days: asked.days.value })) dialog.close();
    return false;
  },
  el("fieldset", {}, el("legend", {}, t("desk.team.services")), ...view.services.map(service => tick("services", service.id, t(`service.${service.id}`), desk.services.includes(service.id)))),
  el("fieldset", {}, el("legend", {}, t("desk.team.languages")), ...me.speaks.map(code => tick("languages", code, languageName(code), desk.languages.includes(code)))),
  select("days", CHANGED_FOR.map(days => [days, t(`desk.team.days.${days}`)]), t("desk.team.for")), submit("change-desk", "tick", t("desk.team.change")));
  dialog.replaceChildren(el("h2", { id: "dialog-title", tabindex: "-1" }, t("desk.number", desk.desk)), asked,
    el("div", { class: "stack" }, el("p"), el("button", { class: "hit", type: "button", on: { click: () => dialog.close() } }, icon("close"), t("desk.close"))));
  dialog.showModal();
  dialog.querySelector("h2").focus();
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
  freshTimes();
  figures();
  const decided = view.team.filter(one => one.kind !== "rest");
  $("#decided-panel").hidden = decided.length === 0;
  redraw($("#decided"), decided.map(decidedRow));
  redraw($("#services"), [...view.services.map(serviceRow), allRow()]);
  redraw($("#desks"), view.desks.map(deskRow));
}

await load();
const me = await whoAmI();
offset = me.now - Date.now();
/** How old the dates of activities are that this hub hands to the terminals. */
function agenda() {
  $("#agenda").hidden = !me.agenda;
  if (me.agenda) $("#agenda").textContent = t("desk.team.agenda", day(dayOf(me.agenda)), Math.max(0, Math.floor((now() - me.agenda) / (DAY * 60000))));
}
const all = () => { fill(); forms(); closingDays(); agenda(); draw(); };
menu(me, all);
await closingDays();
all();
onSlow(() => say(t("desk.slow"), true));
const elsewhere = () => say(t("desk.scan.not-here"), true);
listen({ tokens: elsewhere, test: () => say(t("desk.scan.test")), foreign: text => say(t("desk.scan.heard", text), true) });
follow("/api/events", {
  state(value) { view = value; draw(); },
  beat(millis) { offset = millis - Date.now(); draw(); },
  lost(lost) { $("#lost").hidden = !lost; },
  over: Object.assign(() => location.replace("/sign-in"), { needed: true }),
});
