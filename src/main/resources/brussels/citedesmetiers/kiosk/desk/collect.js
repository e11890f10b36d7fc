// Collecting used tickets at closing: scan one after the other; the hub says what is missing. The codes stay in this tab.

import { door, el, fill, load, menu, post, refusal, t, time, whoAmI, language } from "./common.js";
import { listen, onPhoto, onTyped, readPhoto } from "./scan.js";

const $ = selector => document.querySelector(selector);
const KEY = "desk.collected";
let collected = [], result = null, until;

function remember() { sessionStorage.setItem(KEY, JSON.stringify(collected)); }
function say(text, bad) {
  $("#said").replaceChildren(el("p", { class: bad ? "bad" : "" }, text));
  clearTimeout(until);
  until = setTimeout(() => $("#said").replaceChildren(), bad ? 8000 : 2500);
}
const item = (code, bad = false) => el("li", { class: `${bad ? "bad " : ""}theme-${code[0]}` }, door(code[0]), el("span", {}, code));

function draw() {
  $("#scanned-title").textContent = t("desk.collect.scanned", collected.length);
  $("#scanned").replaceChildren(...collected.toReversed().map(code => item(code, result?.unknown.includes(code))));
  const figure = (key, value) => el("div", {}, el("dt", {}, t(`desk.collect.${key}`)), el("dd", {}, String(value ?? "–")));
  $("#figures").replaceChildren(...["issued", "called", "served", "collected"].map(key => figure(key, result?.[key])));
  const none = () => el("li", {}, t("desk.collect.none"));
  $("#lost-papers").replaceChildren(...(result?.lost.length ? result.lost.map(code => item(code, true)) : [none()]));
  $("#not-served").replaceChildren(...(result?.notServed.length ? result.notServed.map(code => item(code)) : [none()]));
  $("#time").textContent = time(Date.now());
}

async function reconcile() {
  const answer = await post("/api/reconcile", { codes: collected.join(" ") });
  if (answer.status === 200) result = answer; else say(refusal(answer), true);
  draw();
}

async function add(answer) {
  $("#code").value = "";
  if (answer.status !== 200) return say(refusal(answer), true);
  const { code } = answer;
  if (collected.includes(code)) return say(t("desk.collect.twice", code), true);
  collected.push(code);
  remember();
  say(t("desk.collect.taken", code), false);
  await reconcile();
}
// One after the other, however fast they come.
let queue = Promise.resolve();
const found = what => { queue = queue.then(async () => add(await post("/api/collect", what))); };

onTyped(found, () => say(t("desk.refused.token-not-a-token"), true));
onPhoto(async file => {
  const answer = await readPhoto(file, `/api/photo?lang=${language()}&collect=1`);
  await add(answer);
});
$("#again").addEventListener("click", () => { collected = []; remember(); reconcile(); });

await load();
const me = await whoAmI();
menu(me, draw);
fill();
listen(token => found({ token }));
try { collected = JSON.parse(sessionStorage.getItem(KEY) ?? "[]"); } catch { collected = []; }
draw();
reconcile();
setInterval(() => { $("#time").textContent = time(Date.now()); }, 10000);
