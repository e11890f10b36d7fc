// A day in figures and charts.

import { chart, inMinutes } from "./charts.js";
import { clock, el, fill, has, language, load, menu, say, t, whoAmI, zone } from "./common.js";
import { listen } from "./scan.js";

const $ = selector => document.querySelector(selector);
let figures = null, days = [];

const dayName = day => new Intl.DateTimeFormat(language(), { dateStyle: "full", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));

const COLUMNS = ["issued", "called", "served", "noShows", "returned", "transferred", "cancelled", "reception"];
function draw() {
  clock();
  $("#day").replaceChildren(...days.toReversed().map(day => el("option", { value: day, selected: day === figures?.day }, dayName(day))));
  $("#zone").textContent = t("desk.zone", zone());
  if (!figures) return;
  const total = figures.total;
  const card = (key, value) => el("div", {}, el("dt", {}, t(`desk.day.${key}`)), el("dd", {}, String(value)));
  $("#figures").replaceChildren(card("issued", total.issued), card("served", total.served), card("noShows", total.noShows),
    card("wait", inMinutes(total.waitMedian)), card("way", inMinutes(total.wayMedian)), card("service", inMinutes(total.serviceMedian)));
  $("#hours").replaceChildren(...chart(figures.hours, [{ key: "issued", class: "bar", text: "desk.day.issued" }, { key: "served", class: "bar2", text: "desk.day.served" }], t("desk.day.tickets")));
  $("#waits").replaceChildren(...chart(figures.hours, [{ key: "waitMedian", class: "bar", text: "desk.day.median" }, { key: "waitMost", class: "bar2", text: "desk.day.nine-of-ten" }], t("desk.day.minutes")));
  $("#thead").replaceChildren(el("tr", {}, el("th", { scope: "col" }, t("desk.day.service-name")),
    ...[...COLUMNS, "wait", "way", "service"].map(key => el("th", { scope: "col" }, t(`desk.day.${key}`)))));
  const line = (name, row) => el("tr", {}, el("th", { scope: "row" }, name), ...COLUMNS.map(key => el("td", {}, String(row[key]))),
    ...["waitMedian", "wayMedian", "serviceMedian"].map(key => el("td", {}, inMinutes(row[key]))));
  $("#tbody").replaceChildren(...figures.services.map(row => line(has(`service.${row.id}`) ? t(`service.${row.id}`) : row.id, row)), line(t("desk.day.total"), total));
  $("#csv").href = `/day.csv?day=${figures.day}&lang=${language()}`;
  $("#csv-excel").href = `/day.csv?day=${figures.day}&lang=${language()}&excel=1`;
}

async function choose(day) {
  const answer = await fetch(`/api/day?day=${day}`);
  if (answer.ok) figures = await answer.json();
  draw();
}
$("#day").addEventListener("change", event => choose(event.target.value));

await load();
const me = await whoAmI();
menu(me, draw);
fill();
const elsewhere = () => say(t("desk.scan.not-here"), true);
listen({ tokens: elsewhere, test: () => say(t("desk.scan.test")), foreign: text => say(t("desk.scan.heard", text), true) });
({ days } = await fetch("/api/days").then(answer => answer.json()));
await choose(days.at(-1) ?? "");
setInterval(() => clock(), 10000);
