// Collecting used tickets at closing: scan one after the other; the hub says what is missing. The codes stay in this tab.

import { clock, door, el, fill, language, load, menu, onSlow, post, refusal, say, t, whoAmI } from "./common.js";
import { firstThatIsOne, listen, onPhoto, onTyped, readPhoto } from "./scan.js";

const $ = selector => document.querySelector(selector);
const KEY = "desk.collected";
let collected = [], strange = [], result = null;

function remember() { sessionStorage.setItem(KEY, JSON.stringify(collected)); }
const item = (code, bad = false) => el("li", { class: `${bad ? "bad " : ""}theme-${code[0]}` }, door(code[0]), el("span", {}, code));

function draw() {
  $("#scanned-title").textContent = t("desk.collect.scanned", collected.length);
  $("#scanned").replaceChildren(...strange.map(code => el("li", { class: "bad" }, t("desk.collect.unknown", code))), ...collected.toReversed().map(code => item(code, result?.unknown.includes(code))));
  const figure = (key, value) => el("div", {}, el("dt", {}, t(`desk.collect.${key}`)), el("dd", {}, String(value ?? "–")));
  $("#figures").replaceChildren(...["issued", "called", "served", "collected"].map(key => figure(key, result?.[key])));
  const none = () => el("li", {}, t("desk.collect.none"));
  $("#lost-papers").replaceChildren(...(result?.lost.length ? result.lost.map(code => item(code, true)) : [none()]));
  $("#not-served").replaceChildren(...(result?.notServed.length ? result.notServed.map(code => item(code)) : [none()]));
  clock();
}

async function reconcile() {
  const answer = await post("/api/reconcile", { codes: collected.join(" ") });
  if (answer.status === 200) result = answer; else say(refusal(answer), true);
  draw();
}

async function add(answer) {
  if (answer.status !== 200) return say(refusal(answer), true);
  const { code } = answer;
  if (!answer.known) {
    if (!strange.includes(code)) strange.push(code);
    draw();
    return say(t("desk.collect.unknown", code), true);
  }
  if (collected.includes(code)) return say(t("desk.collect.twice", code), true);
  collected.push(code);
  remember();
  say(t("desk.collect.taken", code), false);
  await reconcile();
}
// One after the other, however fast they come.
let queue = Promise.resolve();
const next = work => { queue = queue.then(work).then(add); };
const found = what => next(() => post("/api/collect", what));
const foreign = text => say(t("desk.scan.heard", text), true);

onTyped(found, foreign);
onPhoto(async file => {
  const answer = await readPhoto(file, `/api/photo?lang=${language()}&collect=1`);
  await add(answer);
});
$("#again").addEventListener("click", () => { collected = []; strange = []; remember(); reconcile(); });

await load();
const me = await whoAmI();
menu(me, draw);
fill();
onSlow(() => say(t("desk.slow"), true));
listen({
  tokens: list => next(() => firstThatIsOne(list, token => post("/api/collect", { token }))),
  code: code => found({ code }),
  test: () => say(t("desk.scan.test")),
  foreign,
});
try { collected = JSON.parse(sessionStorage.getItem(KEY) ?? "[]"); } catch { collected = []; }
draw();
reconcile();
setInterval(() => clock(), 10000);
