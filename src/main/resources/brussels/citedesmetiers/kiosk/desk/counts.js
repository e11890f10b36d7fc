// Which terminals have given their counts to this hub, and through which day. No number of visits is here.

import { clock, el, fill, language, load, menu, say, t, whoAmI } from "./common.js";
import { listen } from "./scan.js";

const $ = selector => document.querySelector(selector);
const AGAIN = 60000; // milliseconds
let standing = null;

const dayName = (date, style) => new Intl.DateTimeFormat(language(), { dateStyle: style, timeZone: "UTC" }).format(new Date(`${date}T12:00:00Z`));

function state() {
  if (!standing) return t("desk.counts.unknown");
  const closed = standing.closed ? t("desk.counts.closed", dayName(standing.closed, "long")) : t("desk.counts.none-closed");
  return `${closed} ${standing.waiting ? t("desk.counts.waiting", standing.waiting) : t("desk.counts.sent")}`;
}

function trouble() {
  if (!standing?.trouble) return "";
  return standing.needsStaff ? t("desk.counts.refused", standing.trouble) : t("desk.counts.unreached");
}

function draw() {
  clock();
  $("#state").textContent = state();
  $("#trouble").textContent = trouble();
  const terminals = standing?.terminals ?? [];
  $("#thead").replaceChildren(el("tr", {}, ...["terminal", "through", "state"].map(key => el("th", { scope: "col" }, t(`desk.counts.${key}`)))));
  $("#tbody").replaceChildren(...terminals.map(one => el("tr", {},
    el("th", { scope: "row" }, one.id),
    el("td", {}, one.through ? dayName(one.through, "medium") : t("desk.counts.never")),
    el("td", { class: one.missing ? "wrong" : "" }, t(one.missing ? "desk.counts.missing" : "desk.counts.here")))));
  $("#advice").hidden = !terminals.some(one => one.missing);
}

async function look() {
  const answer = await fetch("/api/counts").catch(() => null);
  if (answer?.status === 401) return location.replace("/sign-in");
  standing = answer?.ok ? await answer.json() : null;
  draw();
}

await load();
const me = await whoAmI();
menu(me, draw);
fill();
const elsewhere = () => say(t("desk.scan.not-here"), true);
listen({ tokens: elsewhere, test: () => say(t("desk.scan.test")), foreign: text => say(t("desk.scan.heard", text), true) });
await look();
setInterval(look, AGAIN);
