// The queue of a day, week, month or year in figures and charts, and how the waits came out that were told.

import { chart, inMinutes } from "./charts.js";
import { clock, day, dayOf, el, fill, has, language, languageName, load, menu, say, t, whoAmI, zone } from "./common.js";
import { listen } from "./scan.js";

const $ = selector => document.querySelector(selector);
const KINDS = ["day", "week", "month", "year"];
const COLUMNS = ["issued", "served", "noShows", "transferred", "cancelled", "reception"];
const SPANS = [["waitMedian", "desk.day.wait"], ["waitMost", "desk.figures.wait-most"], ["wayMedian", "desk.day.way"], ["serviceMedian", "desk.day.service"]];
let figures = null, kind = "month", asked = 0;

const share = row => row.told ? t("desk.figures.percent", row.keptShare) : "–";
const serviceName = row => has(`service.${row.key}`) ? t(`service.${row.key}`) : row.key;
const monthName = key => new Intl.DateTimeFormat(language(), { month: "long", timeZone: "UTC" }).format(new Date(`${key}T12:00:00Z`));
const partName = row => kind === "year" ? monthName(row.key) : day(row.key);
const partShort = row => kind === "year" ? Number(row.key.slice(5, 7)) : Number(row.key.slice(8));

function periodName() {
  const at = new Date(`${figures.first}T12:00:00Z`), format = options => new Intl.DateTimeFormat(language(), { ...options, timeZone: "UTC" }).format(at);
  if (kind === "year") return figures.first.slice(0, 4);
  if (kind === "month") return format({ month: "long", year: "numeric" });
  if (kind === "day") return format({ dateStyle: "full" });
  return t("desk.figures.from-to", day(figures.first), day(figures.last));
}

function table(title, rows, name) {
  if (!rows.length) return null;
  const head = [...COLUMNS.map(key => `desk.day.${key}`), ...SPANS.map(([, text]) => text), "desk.figures.kept"];
  return el("section", { class: "panel" }, el("h2", {}, t(title)), el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t(title) },
    el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t(`${title}.name`)), ...head.map(text => el("th", { scope: "col" }, t(text))))),
      el("tbody", {}, ...rows.map(row => el("tr", { data: { key: row.key } }, el("th", { scope: "row" }, name(row)), ...COLUMNS.map(key => el("td", {}, String(row[key]))),
        ...SPANS.map(([key]) => el("td", {}, inMinutes(row[key]))), el("td", {}, share(row))))))));
}

function draw() {
  clock();
  $("#kind").replaceChildren(...KINDS.map(value => el("option", { value, selected: value === kind }, t(`desk.figures.kind.${value}`))));
  $("#zone").textContent = t("desk.zone", zone());
  if (!figures) return;
  $("#period").textContent = periodName();
  const total = figures.total, card = (text, value) => el("div", {}, el("dt", {}, t(text)), el("dd", {}, String(value)));
  $("#figures").replaceChildren(card("desk.day.issued", total.issued), card("desk.day.served", total.served), card("desk.day.noShows", total.noShows),
    ...SPANS.map(([key, text]) => card(text, inMinutes(total[key]))), card("desk.figures.kept", share(total)));
  // A day has nothing smaller than its hours.
  const hourly = kind === "day", rows = hourly ? figures.hours : figures.parts, short = hourly ? row => row.key : partShort, spoken = hourly ? row => `${row.key} h` : partName;
  $("#tickets").replaceChildren(...chart(rows, [{ key: "issued", class: "bar", text: "desk.day.issued" }, { key: "served", class: "bar2", text: "desk.day.served" }], t("desk.day.tickets"), short, spoken));
  $("#waits").replaceChildren(...chart(rows, [{ key: "waitMedian", class: "bar", text: "desk.day.median" }, { key: "waitMost", class: "bar2", text: "desk.day.nine-of-ten" }], t("desk.day.minutes"), short, spoken));
  $("#tables").replaceChildren(...[
    hourly ? null : table("desk.figures.by-part", figures.parts, partName),
    table("desk.day.by-service", figures.services, serviceName),
    table("desk.figures.by-language", figures.languages, row => languageName(row.key)),
    table("desk.figures.by-hour", figures.hours, row => `${row.key} h`),
    table("desk.figures.by-desk", figures.desks, row => t("desk.number", row.key))].filter(Boolean));
  $("#by-desk").textContent = t(figures.byDesk ? "desk.figures.desks-shown" : "desk.figures.desks-not-shown");
  $("#told-head").replaceChildren(el("tr", {}, ...["desk.day.service-name", "desk.figures.told.n", "desk.figures.kept", "desk.figures.sooner", "desk.figures.later"].map(text => el("th", { scope: "col" }, t(text)))));
  const told = (name, row) => el("tr", {}, el("th", { scope: "row" }, name), ...[row.told, share(row), row.sooner, row.later].map(value => el("td", {}, String(value))));
  $("#told").replaceChildren(...figures.told.map(row => told(serviceName(row), row)), told(t("desk.day.total"), figures.toldTotal));
  for (const [id, more] of [["#csv", ""], ["#csv-excel", "&excel=1"]]) $(id).href = `/figures.csv?kind=${kind}&day=${figures.first}&lang=${language()}${more}`;
}

// A year takes longer than a week: what was asked for before is not drawn any more.
async function choose(on, wanted = kind) {
  const mine = ++asked, answer = await fetch(`/api/figures?kind=${wanted}&day=${on}`).catch(() => null);
  const got = answer && answer.ok ? await answer.json().catch(() => null) : null;
  if (mine !== asked) return;
  if (got) [figures, kind] = [got, wanted];
  else say(t("desk.refused.log-away"), true);
  draw();
}
// Of a period that today is in, the shorter one is today's too.
$("#kind").addEventListener("change", event => {
  const today = dayOf(me.now), within = figures && figures.first <= today && today <= figures.last;
  choose(within ? "" : figures?.first ?? "", event.target.value);
});
$("#before").addEventListener("click", () => choose(figures?.before ?? ""));
$("#after").addEventListener("click", () => choose(figures?.after ?? ""));
$("#which").addEventListener("submit", event => event.preventDefault());

await load();
const me = await whoAmI();
menu(me, draw);
fill();
const elsewhere = () => say(t("desk.scan.not-here"), true);
listen({ tokens: elsewhere, test: () => say(t("desk.scan.test")), foreign: text => say(t("desk.scan.heard", text), true) });
await choose("");
setInterval(() => clock(), 10000);
