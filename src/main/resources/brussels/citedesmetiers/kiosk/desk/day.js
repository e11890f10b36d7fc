// A day in figures and charts.

import { clock, el, fill, has, language, load, menu, say, svg, t, whoAmI, zone } from "./common.js";
import { listen } from "./scan.js";

const $ = selector => document.querySelector(selector);
let figures = null, days = [];

const dayName = day => new Intl.DateTimeFormat(language(), { dateStyle: "full", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
const inMinutes = value => value === null || value === undefined ? "–" : t("desk.minutes", value);

/** Bars side by side for each hour; the table below them says the same in numbers. */
function chart(rows, series, unit) {
  const width = 560, height = 260, left = 40, bottom = 30, top = 12;
  const most = Math.max(1, ...rows.flatMap(row => series.map(one => row[one.key] ?? 0)));
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find(size => most / size <= 5) ?? 1000;
  const y = value => height - bottom - value / (Math.ceil(most / step) * step) * (height - bottom - top);
  const slot = (width - left) / Math.max(1, rows.length), bar = Math.min(26, slot * 0.8 / series.length);
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "chart", role: "img",
    "aria-label": series.map(one => `${t(one.text)}: ${rows.map(row => `${row.hour} h ${row[one.key] ?? 0}`).join(", ")}`).join(". ") });
  for (let value = 0; value <= Math.ceil(most / step) * step; value += step) {
    picture.append(svg("line", { class: value ? "grid" : "axis", x1: left, x2: width, y1: y(value), y2: y(value) }),
      svg("text", { x: left - 6, y: y(value) + 5, "text-anchor": "end" }, String(value)));
  }
  rows.forEach((row, i) => {
    const middle = left + slot * (i + 0.5);
    series.forEach((one, k) => {
      const value = row[one.key] ?? 0;
      picture.append(svg("rect", { class: one.class, x: middle + (k - series.length / 2) * bar, width: bar - 2, y: y(value), height: Math.max(0, height - bottom - y(value)) }));
    });
    picture.append(svg("text", { x: middle, y: height - 8, "text-anchor": "middle" }, String(row.hour)));
  });
  const key = el("p", { class: "key" }, ...series.map(one => el("span", {}, el("i", { class: one.class === "bar2" ? "two" : "" }), t(one.text))),
    el("span", { class: "mute" }, unit));
  return [picture, key];
}

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
