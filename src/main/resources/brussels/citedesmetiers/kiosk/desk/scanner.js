// Staff scan a code that holds every character a ticket can; this page says what their scanner does, and this browser keeps how it begins and ends.

import { clock, el, fill, load, menu, say, svg, t, whoAmI } from "./common.js";
import { describe, learn, learnt } from "./keys.js";
import { listen } from "./scan.js";

const $ = selector => document.querySelector(selector);
const SECOND_ENDING = 320; // milliseconds in which the LF of CR+LF comes
const SLOW_PACE = 150; // milliseconds from key to key: slower scans are not held together
const QUIET_ZONE = 4;
let text = "", heard = null;

/** The rows of a code as a drawing. */
function picture(rows) {
  const side = rows.length + 2 * QUIET_ZONE;
  const dark = rows.flatMap((row, y) => [...row].map((c, x) => c === "1" ? `M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z` : "")).join("");
  return svg("svg", { viewBox: `0 0 ${side} ${side}`, role: "img", "aria-label": t("desk.scanner.code"), "shape-rendering": "crispEdges" },
    svg("rect", { width: side, height: side, fill: "#FFFFFF" }), svg("path", { d: dark, fill: "#000000" }));
}

const shown = characters => [...characters].map(c => c === " " ? "␣" : c).join(" ");
function draw() {
  clock();
  $("#forget").hidden = !learnt().ending;
  $("#kept").textContent = learnt().ending ? t("desk.scanner.kept") : "";
  if (!heard) { $("#verdict").textContent = t("desk.scanner.nothing"); return $("#result").replaceChildren(); }
  $("#verdict").textContent = heard.works ? t(heard.pace > SLOW_PACE ? "desk.scanner.slow" : "desk.scanner.works") : t("desk.scanner.fails", shown(heard.lost));
  $("#verdict").className = heard.works ? "verdict" : "verdict wrong";
  const lines = [
    ["speed", t("desk.scanner.pace", heard.pace)],
    ["ending", t(`desk.scanner.ending.${heard.ending}`)],
    ["prefix", heard.prefix || t("desk.scanner.none")],
    ["suffix", heard.suffix || t("desk.scanner.none")],
    ["layout", t(`desk.scanner.layout.${heard.layout}`)],
    heard.caps ? ["caps", t("desk.scanner.caps.on")] : null,
    heard.alt ? ["alt", t("desk.scanner.alt.on")] : null,
  ];
  $("#result").replaceChildren(...lines.filter(Boolean).flatMap(([key, value]) => [el("dt", {}, t(`desk.scanner.${key}`)), el("dd", { data: { key } }, value)]));
}

let second = null;
function test(keys, ending) {
  second = null;
  setTimeout(() => {
    heard = describe(keys, ending === "enter" && second === "lf" || second === "enter" ? "crlf" : ending, text);
    if (heard.works) learn(heard);
    draw();
  }, SECOND_ENDING);
}

$("#forget").addEventListener("click", () => { learn(null); heard = null; draw(); });

await load();
menu(await whoAmI(), draw);
fill();
const code = await fetch("/api/scanner-code").then(answer => answer.json());
text = code.text;
$("#code").replaceChildren(picture(code.rows));
draw();
listen({ test, more: ending => { second = ending; }, tokens: () => say(t("desk.scan.not-here"), true), 
  // A test code with characters missing begins with something else.
  foreign: (seen, keys, how) => keys.length > text.length / 2 ? test(keys, how) : say(t("desk.scanner.other", seen), true) });
setInterval(() => clock(), 10000);
