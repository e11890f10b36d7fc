// Reception: a number for somebody who cannot or will not use the kiosk, on paper from any printer of the site, or only told.

import { act, clock, clockTime, door, el, fill, icon, languageName, load, menu, onSlow, postPicture, refusal, say, t, whoAmI } from "./common.js";
import { follow } from "./live.js";
import { listen } from "./scan.js";

const $ = selector => document.querySelector(selector);
const KEPT = "desk.printer", NO_PAPER = "", SLIP_EVERY = 1000, SLIP_ASKED = 600, PRINTERS_EVERY = 15000;
let view = null, offset = 0, acting = false, printers = [], given = [];
const now = () => Date.now() + offset;
const kept = () => { try { return localStorage.getItem(KEPT); } catch { return null; } };

// --- The form

const choice = (name, value, checked, ...content) => el("label", { class: "choice" }, el("input", { type: "radio", name, value, checked, required: true }), ...content);

function wait(service) {
  if (!service.givesTickets) return t("desk.team.gives-none");
  if (service.from === null || service.from === undefined) return t("desk.waiting", service.waiting);
  return service.to === 0 ? t("desk.wait.free") : t("desk.wait.range", service.from, service.to);
}

function form() {
  const of = $("#give"), had = new FormData(of), group = (label, name, ...children) => el("fieldset", { data: { name } }, el("legend", {}, label), ...children);
  of.replaceChildren(
    group(t("desk.reception.service"), "service", ...view.services.map(service => choice("service", service.id, had.get("service") === service.id, door(service.letter),
      el("span", { class: "grow" }, t(`service.${service.id}`)), el("span", { class: "mute", data: { wait: service.id } }, wait(service))))),
    group(t("desk.language"), "language", ...me.speaks.map(code => choice("language", code, (had.get("language") ?? me.speaks[0]) === code, el("span", {}, languageName(code))))),
    el("label", { class: "tick" }, el("input", { type: "checkbox", name: "priority", value: "1", checked: had.get("priority") === "1" }), el("span", {}, t("desk.reception.priority"))),
    el("label", {}, el("span", {}, t("desk.reception.paper")), el("select", { class: "field", name: "printer" })),
    el("button", { class: "hit primary", type: "submit", data: { key: "give" } }, icon("ticket"), el("span", {}, t("desk.reception.give"))));
  printerChoice();
}

function printerChoice() {
  const select = $("#give [name=printer]");
  if (!select) return;
  const chosen = select.value || kept() || printers.find(one => one.ready)?.terminal || NO_PAPER;
  const options = [...printers.map(one => [one.terminal, one.ready ? one.terminal : `${one.terminal} · ${t("desk.reception.no-printer")}`]), [NO_PAPER, t("desk.reception.told")]];
  const shown = JSON.stringify(options);
  if (select.dataset.shown === shown) return;
  select.dataset.shown = shown;
  select.replaceChildren(...options.map(([value, text]) => el("option", { value, selected: value === chosen }, text)));
}

async function askPrinters() {
  ({ printers } = await fetch("/api/printers").then(answer => answer.json()).catch(() => ({ printers })));
  printerChoice();
}

$("#give").addEventListener("submit", async event => {
  event.preventDefault();
  if (acting) return;
  const fields = Object.fromEntries(new FormData(event.target));
  acting = true;
  $("[data-key=give]").setAttribute("aria-disabled", "true");
  try {
    const answer = await act("/api/reception", fields);
    if (answer.status !== 200) return say(refusal(answer), true);
    if (answer.committed === false) say(t("desk.not-committed"), true);
    try { localStorage.setItem(KEPT, fields.printer); } catch { /* a private window asks again */ }
    took(answer, fields.printer);
    event.target.reset();
    $("#give [name=priority]").checked = false;
  } finally {
    acting = false;
    $("[data-key=give]").removeAttribute("aria-disabled");
  }
});

// --- Appointments

// What is typed or scanned is somebody's code; the language is that of the form above.
function arriveForm() {
  const code = $("#arrive [name=code]")?.value ?? "";
  $("#arrive").replaceChildren(
    el("label", {}, el("span", {}, t("desk.appointments.code")), el("input", { class: "field", name: "code", maxlength: "20", autocomplete: "off", autocapitalize: "characters", required: true, value: code })),
    el("button", { class: "hit", type: "submit", data: { key: "arrive" } }, icon("tick"), el("span", {}, t("desk.appointments.arrived"))));
  const file = el("input", { type: "file", id: "csv", accept: ".csv,text/csv,text/plain", on: { change: event => upload(event.target) } });
  $("#list").replaceChildren(el("label", {}, el("span", {}, t("desk.appointments.list")), file),
    el("button", { type: "button", class: "hit", data: { key: "clear" }, on: { click: clearList } }, icon("absent"), el("span", {}, t("desk.appointments.clear"))));
}

async function arrive(code) {
  if (acting) return;
  acting = true;
  try {
    const fields = Object.fromEntries(new FormData($("#give")));
    const answer = await act("/api/arrive", { code, language: fields.language ?? me.speaks[0], printer: fields.printer ?? NO_PAPER });
    if (answer.status !== 200) return say(refusal(answer), true);
    $("#arrive").reset();
    took(answer, fields.printer ?? NO_PAPER);
    say(t("desk.appointments.here", code.toUpperCase(), answer.ticket.code));
  } finally {
    acting = false;
  }
}
$("#arrive").addEventListener("submit", event => { event.preventDefault(); arrive(event.target.code.value); });

async function upload(input) {
  const answer = await postPicture("/api/appointments", input.files[0]);
  input.value = "";
  if (answer.status === 200) return say(t("desk.appointments.taken", answer.taken));
  if (answer.refused !== "list") return say(refusal(answer), true);
  say(answer.faults.length ? answer.faults.map(fault => t("desk.appointments.fault", fault.line, t(`desk.appointments.column.${fault.column || "lines"}`), fault.value)).join(" ") : t("desk.appointments.empty"), true);
}

async function clearList() {
  const answer = await act("/api/appointments/clear", {});
  if (answer.status === 200) say(t("desk.appointments.cleared", answer.taken)); else say(refusal(answer), true);
}

function appointments() {
  const clockNow = clockTime(now());
  $("#appointments").replaceChildren(...view.appointments.map(one => el("li", { data: { appointment: one.code } },
    el("div", { class: "tname" }, el("b", {}, one.at), door(view.services.find(service => service.id === one.service)?.letter ?? "?"), el("span", {}, one.code)),
    el("div", { class: "tsaid" }, el("span", {}, t(`service.${one.service}`)),
      el("span", {}, one.ticket ? `${one.ticket} · ${t(`desk.state.${one.state.replaceAll("_", "-")}`)}` : t(one.at < clockNow ? "desk.appointments.late" : "desk.appointments.expected"))),
    el("div", { class: "tacts" }, one.ticket ? null : el("button", { type: "button", class: "hit", data: { key: `arrived-${one.code}` }, on: { click: () => arrive(one.code) } }, icon("tick"), el("span", {}, t("desk.appointments.arrived")))))));
}

// --- What was given

function took(answer, printer) {
  given = [{ ticket: answer.ticket, slip: answer.slip, printer, state: answer.slip ? "under-way" : "told" }, ...given].slice(0, 12);
  list();
  if (answer.slip) watchSlip(given[0]);
}

async function watchSlip(one) {
  // Of a slip that nobody knows of, its terminal may still say how it ended.
  for (let asked = 0; one.state === "under-way" || (one.state === "unknown" && asked < SLIP_ASKED); asked++) {
    const before = one.state;
    const answer = await fetch(`/api/slip?id=${one.slip}`).then(reply => reply.json()).catch(() => ({ state: one.state }));
    one.state = answer.state ?? "unknown";
    list();
    if (one.state !== before && ["failed", "unknown"].includes(one.state)) say(t(`desk.reception.slip.${one.state}`, one.printer, one.ticket.code), true);
    if (["under-way", "unknown"].includes(one.state)) await new Promise(done => setTimeout(done, SLIP_EVERY));
  }
}

function list() {
  $("#given").replaceChildren(...(given.length ? given.map(one => {
    const present = (view ? everyTicket() : []).find(ticket => ticket.id === one.ticket.id) ?? one.ticket;
    return el("li", { data: { code: one.ticket.code } },
      el("div", { class: "tname" }, door(present.letter), el("b", {}, one.ticket.code), el("span", { class: "lg" }, one.ticket.language), present.priority ? el("span", { class: "star" }, t("desk.first")) : null),
      el("div", { class: "tsaid" }, el("span", {}, t(`desk.reception.slip.${one.state}`, one.printer, one.ticket.code)),
        el("span", {}, t(`desk.state.${present.state.replaceAll("_", "-")}`))));
  }) : [el("li", { class: "mute" }, t("desk.reception.none"))]));
}

const everyTicket = () => [...view.waiting, ...view.parked, ...view.noShows, ...view.ended, ...view.desks.map(desk => desk.ticket).filter(Boolean)];

function draw() {
  if (!view) return;
  clock(now());
  if (!$("#give [data-name=service]")) form();
  for (const service of view.services) $(`[data-wait="${CSS.escape(service.id)}"]`).textContent = wait(service);
  list();
  appointments();
}

await load();
const me = await whoAmI();
menu(me, () => { fill(); arriveForm(); if (view) form(); draw(); });
fill();
arriveForm();
await askPrinters();
setInterval(askPrinters, PRINTERS_EVERY);
onSlow(() => say(t("desk.slow"), true));
listen({ tokens: () => say(t("desk.scan.not-here"), true), test: () => say(t("desk.scan.test")), code: arrive, foreign: (text, keys, how) => arrive(text) });
follow("/api/events", {
  state(value) { view = value; draw(); },
  beat(millis) { offset = millis - Date.now(); draw(); },
  lost(lost) { $("#lost").hidden = !lost; },
  over: Object.assign(() => location.replace("/sign-in"), { needed: true }),
});
