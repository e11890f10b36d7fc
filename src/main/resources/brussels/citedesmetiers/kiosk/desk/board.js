// The waiting room's board. Calls are shown at once; their voices wait for one another and never cut each other off.

import { clock, clockTime, door, el, icon, load } from "./common.js";
import { follow } from "./live.js";

const $ = selector => document.querySelector(selector);
const EARLIER = 4, EARLIER_ABOVE_WAITS = 3, FEW_WAITS = 2;
const TOO_OLD = 120000; // a call from before the board came up is shown, not spoken
const MESSAGE_TURN = 8000; // milliseconds that one language of a message stands
const QUIET = 30 * 60000; // without a call for so long, a lit picture only wears the screen
const SHIFTS = [[0, 0], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1], [1, -1]]; // tenths of a rem, one a minute
const ORDER = ["fr", "nl", "en", "uk"];
let view = null, offset = 0, french = {}, dutch = {}, heard = null, since = null; // by the hub's clock
const now = () => Date.now() + offset;

// --- Sound

// A browser keeps a page mute until somebody touched it, unless it was started otherwise; the board says so while it is mute.
// Between calls the sound is put to rest: a browser renders silence too, all day, which is most of what a board costs.
const sound = new AudioContext(), TIME_TO_START = 500, TIME_TO_WAKE = 6000, REST = 2000, LEAD_IN = 1;
let line = Promise.resolve(), waiting = 0, rests = false, restLater;

function heardOrNot() {
  const heard = rests || sound.state === "running";
  $("#sound").hidden = heard;
  document.body.dataset.sound = heard ? "running" : sound.state;
  if (sound.state === "running") restSoon();
}
// Where it is not allowed, this is answered only when somebody touches the page.
const start = (within = TIME_TO_START) => Promise.race([sound.resume().catch(() => {}), new Promise(done => setTimeout(done, within))]);
function restSoon() {
  clearTimeout(restLater);
  restLater = setTimeout(() => {
    if (waiting > 0 || sound.state !== "running") return;
    rests = true;
    sound.suspend().catch(() => {});
  }, REST);
}
sound.addEventListener("statechange", heardOrNot);
$("#sound").addEventListener("click", () => start());
document.addEventListener("pointerdown", () => start());
document.addEventListener("keydown", event => {
  start();
  // What the browser reloads is mute again; what the page reloads itself is not.
  if (event.key !== "F5" || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  location.reload();
});

// Televisions swallow how a sound begins, and take digital silence for none: a hum that nobody hears goes before.
function leadIn() {
  const hum = sound.createOscillator(), loudness = sound.createGain();
  hum.frequency.value = 30;
  loudness.gain.value = 0.002;
  hum.connect(loudness).connect(sound.destination);
  hum.start(sound.currentTime);
  hum.stop(sound.currentTime + LEAD_IN);
}

// Two soft notes, before any voice.
async function chime(after) {
  const start = sound.currentTime + after;
  for (const [i, pitch] of [523.25, 659.25].entries()) {
    const tone = sound.createOscillator(), loudness = sound.createGain(), at = start + i * 0.35;
    tone.frequency.value = pitch;
    loudness.gain.setValueAtTime(0, at);
    loudness.gain.linearRampToValueAtTime(0.25, at + 0.03);
    loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.7);
    tone.connect(loudness).connect(sound.destination);
    tone.start(at);
    tone.stop(at + 0.75);
  }
  await new Promise(done => setTimeout(done, after * 1000 + 1150));
}

async function play(address) {
  const answer = await fetch(address);
  if (!answer.ok) return;
  const speech = await sound.decodeAudioData(await answer.arrayBuffer());
  const source = sound.createBufferSource();
  source.buffer = speech;
  source.connect(sound.destination);
  await new Promise(done => { source.onended = done; source.start(); setTimeout(done, speech.duration * 1000 + 1000); });
}

async function speak(call) {
  const woken = rests;
  if (rests) { // it was allowed before, so that it is only late
    await start(TIME_TO_WAKE);
    rests = false;
    heardOrNot();
  }
  if (sound.state !== "running") return;
  document.body.dataset.speaking = call.id;
  if (woken) leadIn();
  await chime(woken ? LEAD_IN : 0);
  for (let part = 0; part < call.voices; part++) {
    await play(`/voice?call=${encodeURIComponent(call.id)}&part=${part}`).catch(() => {});
  }
  document.body.dataset.spoken = `${document.body.dataset.spoken ?? ""} ${call.id}`.trim();
  delete document.body.dataset.speaking;
}

function announce(calls) {
  const known = heard;
  heard = new Set(calls.map(call => call.id));
  for (const call of calls.toReversed()) {
    const isNew = known ? !known.has(call.id) : now() - call.at < 15000;
    if (!isNew || now() - call.at >= TOO_OLD) continue;
    waiting++;
    line = line.then(() => speak(call)).catch(() => {}).then(() => { waiting--; restSoon(); });
  }
}

// --- Picture

function names(key) {
  const [name, other] = [french[key] ?? "", dutch[key] ?? ""];
  return [el("span", { lang: "fr" }, name), ...(other === name ? [] : [" · ", el("span", { lang: "nl" }, other)])];
}
const both = key => [el("span", { lang: "fr" }, french[key] ?? ""), el("br"), el("span", { lang: "nl" }, dutch[key] ?? "")];

function present(call) {
  const place = $("#now");
  place.className = `bnow theme-${call?.letter ?? ""}`;
  if (!call) {
    return place.replaceChildren(el("p", { class: "bnone" }, el("img", { src: "/static/mark.svg", alt: "" }), ...both("board.none")));
  }
  place.replaceChildren(
    el("div", { class: "btop" }, door(call.letter), el("p", {}, ...both("board.desk"))),
    el("p", { class: "bcode" }, call.code),
    el("p", { class: "bdesk" }, icon("next"), el("span", {}, String(call.desk))),
    el("p", { class: "blang", lang: call.language }, call.invite));
}

function draw() {
  if (!view) return;
  const [call, ...earlier] = view.calls;
  present(call);
  const last = [];
  for (const one of earlier) if (one.code !== call.code && !last.some(other => other.code === one.code)) last.push(one);
  $("#calls").replaceChildren(...last.slice(0, view.waits.length > FEW_WAITS ? EARLIER_ABOVE_WAITS : EARLIER).map(one =>
    el("li", { class: "brow" }, door(one.letter), el("span", {}, one.code), icon("next"), el("span", { class: "bd" }, String(one.desk)))));
  $("#foot").hidden = view.waits.length === 0;
  $("#foot").replaceChildren(
    el("h2", {}, icon("clock"), el("span", {}, el("span", { lang: "fr" }, french["board.wait"]), " · ", el("span", { lang: "nl" }, dutch["board.wait"]))),
    el("ul", { class: "bwaits" }, ...view.waits.slice(0, 6).map(wait => el("li", {}, door(wait.letter),
      el("span", { class: "n" }, ...names(`service.${wait.id}`)), el("span", {}, wait.to === 0 ? "0" : `${wait.from}–${wait.to}`)))));
}
// A message stands in one language after the other, those of the house first.
let turning = null, turn = 0, shownTexts = "";
function message() {
  const texts = view.message ?? {}, key = JSON.stringify(texts);
  if (key === shownTexts) return;
  shownTexts = key;
  clearInterval(turning);
  const all = Object.entries(texts).sort(([one], [other]) => (ORDER.indexOf(one) + 99) % 99 - (ORDER.indexOf(other) + 99) % 99), place = $("#message");
  document.documentElement.classList.toggle("told", all.length > 0);
  place.hidden = all.length === 0;
  turn = 0;
  const show = () => {
    const [language, text] = all[turn++ % all.length];
    place.replaceChildren(icon("info"), el("span", { lang: language }, text));
  };
  if (all.length) show();
  if (all.length > 1) turning = setInterval(show, MESSAGE_TURN);
}

// Once a minute, when the clock changes anyway: what stands long is moved by a hair, and after half an hour without a call
// there is only the time on black, each minute elsewhere.
function minute() {
  clock(now());
  const count = Math.floor(now() / 60000), [x, y] = SHIFTS[count % SHIFTS.length];
  document.documentElement.style.setProperty("--shift-x", `${x * 0.3}rem`);
  document.documentElement.style.setProperty("--shift-y", `${y * 0.3}rem`);
  const last = Math.max(since ?? now(), view?.calls[0]?.at ?? 0), quiet = Boolean(view) && now() - last > QUIET && !view.message;
  document.documentElement.classList.toggle("quiet", quiet);
  if (quiet) {
    const place = $("#quiet");
    place.textContent = clockTime(now());
    place.style.insetInlineStart = `${8 + (count * 37) % 60}%`;
    place.style.insetBlockStart = `${8 + (count * 23) % 70}%`;
  }
}
let nextMinute;
function tick() {
  minute();
  clearTimeout(nextMinute);
  nextMinute = setTimeout(tick, 60050 - now() % 60000);
}

await load("fr");
[french, dutch] = await Promise.all(["fr", "nl"].map(code => fetch(`/texts?lang=${code}`).then(answer => answer.json())));
for (const [place, key] of [["#lost-text", "board.lost"], ["#sound-text", "board.sound"]]) {
  $(place).replaceChildren(el("span", { lang: "fr" }, french[key]), " · ", el("span", { lang: "nl" }, dutch[key]));
}
start().then(heardOrNot);
tick();
follow("/board/events", {
  state(value) { view = value; draw(); message(); minute(); announce(view.calls); },
  beat(value) {
    const before = offset;
    offset = value - Date.now();
    since ??= now();
    if (Math.abs(offset - before) > 500) tick();
  },
  lost(is) { $("#lost").hidden = !is; },
  over() { location.reload(); },
});
