// Plays the centre in a real browser (centre.mjs), and looks at its pages, annual reports and the fleet: node report.mjs JAVA CLASSPATH FOLDER
// Holds every page to axe-core's rules and to its width, on a desk, on a phone and on A4, and what is printed to whole pages (paper.mjs); a page with planted
// defects must be found. Leaves pictures and PDFs in the folder. Ends with status 0 only if everything held.

import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { playCentre } from "./centre.mjs";
import { mark, orphans } from "./paper.mjs";
import { openBrowser, openProcess } from "./stage.mjs";

const [java, classPath, into] = process.argv.slice(2), folder = resolve(into);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
mkdirSync(folder, { recursive: true });
const stage = openProcess(java, classPath, "brussels.citedesmetiers.kiosk.central.CentreInBrowser", folder);
const browser = await openBrowser(), complaints = [];
// A4 without its margins, in the pixels of a style sheet.
const SIZES = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 }, paper: { width: 672, height: 1000 } };
const began = Date.now(), times = new Map();
const timed = async (what, work) => { const from = Date.now(); try { return await work(); } finally { times.set(what, (times.get(what) ?? 0) + Date.now() - from); } };

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// Which texts are alike in everything that contrast depends on; one of each kind is marked, and so is every control. Says which texts have something else
// lying on them, for which that would not be true. Nine tenths of axe-core's time would go to the contrast of two thousand cells that look the same.
function kinds() {
  const seen = new Set(), grounds = new Map(), own = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()), covered = [];
  const ground = element => {
    if (!grounds.has(element)) {
      const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(element), above = element.parentElement ? ground(element.parentElement) : "";
      const mine = [backgroundColor, backgroundImage, opacity, filter].join(" ");
      // What lets everything through changes nothing.
      grounds.set(element, mine === "rgba(0, 0, 0, 0) none 1 none" ? above : `${above}/${mine}`);
    }
    return grounds.get(element);
  };
  for (const element of document.body.querySelectorAll("*")) {
    if (/^(input|select|textarea|button)$/.test(element.localName)) element.dataset.kind = "control";
    else if (own(element)) {
      const { color, fill, fontSize, fontWeight, fontStyle, textShadow, position } = getComputedStyle(element);
      const kind = [element.namespaceURI, color, fill, fontSize, fontWeight, fontStyle, textShadow, position, ground(element)].join("|");
      if (!seen.has(kind)) { seen.add(kind); element.dataset.kind = "text"; }
    }
  }
  const texts = [...document.body.querySelectorAll("main *, header *")].filter(element => own(element) && !element.closest("svg"));
  const places = texts.map(element => { const box = element.getBoundingClientRect(); return { element, x: box.x + box.width / 2, down: box.y + box.height / 2 + scrollY, shown: box.width > 0 && box.height > 0 }; });
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
    scrollTo({ top, behavior: "instant" });
    for (const { element, x, down, shown } of places) {
      const y = down - scrollY;
      if (!shown || y < 0 || y >= innerHeight || x < 0 || x >= innerWidth) continue;
      const at = document.elementFromPoint(x, y), scrolls = element.closest(".scroll");
      if (at && !element.contains(at) && !at.contains(element) && (!scrolls || scrolls.contains(at))) covered.push(`"${element.textContent.slice(0, 40)}" is covered by ${at.localName} "${at.textContent.slice(0, 40)}"`);
    }
  }
  scrollTo({ top: 0, behavior: "instant" });
  return covered.slice(0, 3);
}
async function faults(page) {
  const covered = await timed("kinds", () => page.evaluate(kinds));
  await page.evaluate(axe);
  const violations = await timed("axe", () => page.evaluate(async values => {
    const options = { resultTypes: ["violations"], preload: false }, contrast = "color-contrast";
    const all = await globalThis.axe.run(document, { ...options, runOnly: values, rules: { [contrast]: { enabled: false } } });
    const some = await globalThis.axe.run({ include: [["[data-kind]"]] }, { ...options, runOnly: { type: "rule", values: [contrast] } });
    return [...all.violations, ...some.violations];
  }, RULES));
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(node => `${node.target} ${node.failureSummary}`).join(" | ")}`);
  const wide = await timed("wide", () => page.evaluate(() => [...document.querySelectorAll("main *")].filter(e => !e.closest(".scroll, svg") && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(e => `${e.tagName} ${e.textContent.slice(0, 40)}`)));
  return [...covered, ...found, ...wide.slice(0, 3).map(what => `too wide: ${what}`)];
}
// On paper nothing scrolls: a table, or a word of a picture, that is too wide is cut off.
const cut = page => timed("cut", () => page.evaluate(() => [
  ...[...document.querySelectorAll("table")].filter(t => t.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(t => `cut off: the table ${t.getAttribute("aria-labelledby")}`),
  ...[...document.querySelectorAll("svg[role=img]")].flatMap(s => {
    const view = s.viewBox.baseVal, named = s.querySelector("title").textContent, boxes = [...s.querySelectorAll("text")].map(t => [t, t.getBBox()]);
    return [
      ...boxes.filter(([, b]) => b.x < -1 || b.x + b.width > view.width + 1 || b.y < -1 || b.y + b.height > view.height + 1).map(([t]) => `cut off: "${t.textContent}" in ${named}`),
      ...boxes.flatMap(([a, p], i) => boxes.slice(i + 1).filter(([, q]) => p.x + 1 < q.x + q.width && q.x + 1 < p.x + p.width && p.y + 6 < q.y + q.height && q.y + 6 < p.y + p.height)
        .map(([b]) => `"${a.textContent}" lies on "${b.textContent}" in ${named}`))];
  }),
]));

async function look(page, name, address, size) {
  await page.emulateMedia({ media: size === "paper" ? "print" : "screen" });
  await page.setViewportSize(SIZES[size]);
  await timed("open", () => page.goto(address));
  const found = [...await faults(page), ...(await cut(page)).filter(what => size !== "phone" || !what.includes("the table"))];
  complaints.push(...found.map(what => `${name}, ${size}: ${what}`));
  if (size !== "paper") await timed("picture", () => page.screenshot({ path: `${folder}/${name}-${size}.jpg`, type: "jpeg", quality: 85, fullPage: true }));
}
async function print(page, name) {
  const path = `${folder}/${name}.pdf`, made = { path, preferCSSPageSize: true, printBackground: true };
  await timed("marks", async () => { await mark(page); await page.pdf(made); });
  return timed("orphans", async () => orphans(path));
}
async function onAPage(work) {
  const page = await browser.newPage();
  try { await work(page); } finally { await page.close(); }
}
const address = path => pathToFileURL(`${folder}/${path}`).href;
const report = (name, path) => () => onAPage(async page => {
  for (const size of Object.keys(SIZES)) await look(page, name, address(path), size);
  complaints.push(...(await print(page, name)).map(what => `${name}, printed: ${what}`));
});
const screens = name => () => onAPage(async page => { for (const size of ["desk", "phone"]) await look(page, name, address(`fleet/${name}.html`), size); });
// What must be found.
const planted = () => onAPage(async page => {
  await page.goto(address("full-fr/report.html"));
  await page.evaluate(() => {
    document.querySelector("p.site").style.color = "#DDDDDD";
    document.querySelector("svg[role=img] text").setAttribute("x", "-50");
    document.querySelector("main > nav").style.width = "3000px";
    // A cell in the middle of a table whose contrast is its own, and a text with a sheet of paper on it.
    document.querySelector("#hour tbody tr:nth-child(4) td").style.color = "#CCCCCC";
    const sheet = document.body.appendChild(document.createElement("div")), under = document.querySelector("p.sub").getBoundingClientRect();
    Object.assign(sheet.style, { position: "absolute", background: "#FFFFFF", left: 0, top: `${under.top + scrollY}px`, width: "900px", height: `${under.height}px` });
  });
  const found = [...await faults(page), ...await cut(page)];
  await page.goto(address("full-fr/report.html"));
  // Each heading at the foot of a page, and each table torn in all places without its head.
  await page.evaluate(() => {
    const style = document.createElement("style");
    style.textContent = "@media print { h2 { break-after: page !important } tbody tr { break-after: page !important } thead { display: table-row-group !important } }";
    document.head.append(style);
  });
  found.push(...await print(page, "planted"));
  for (const what of ["color-contrast", "#cccccc", "is covered by", "cut off", "too wide", "a heading stands alone", "stands alone on page", "goes on without its head"]) if (!found.join("\n").includes(what)) complaints.push(`the planted defect was not found: ${what}`);
});
// The centre is played by itself: its clock is set while it is.
const played = (port, password) => async () => complaints.push(...await timed("play", () => playCentre(stage, `https://localhost:${port}`, password, browser, faults)));

try {
  const [port, ...password] = (await timed("stage", () => stage.line())).split(" ");
  const jobs = [
    played(port, password.join(" ")), planted,
    ...["full-fr", "full-nl", "full-en", "sites-nl", "wrong-fr", "running-nl", "empty-fr", "served"].map(name => report(name, `${name}/report.html`)),
    report("summary-nl", "full-nl/summary.html"),
    ...["fr", "nl", "en"].flatMap(language => [screens(`fleet-${language}`), screens(`sign-in-${language}`)]),
  ];
  await Promise.all(Array.from({ length: availableParallelism() }, async () => { for (let job = jobs.shift(); job; job = jobs.shift()) await job(); }));
} finally {
  stage.close();
  await browser.close();
}
for (const complaint of complaints) console.error(complaint);
console.log(`${((Date.now() - began) / 1000).toFixed(1)} s; of all pages together: ${[...times].map(([what, ms]) => `${what} ${(ms / 1000).toFixed(1)}`).join(", ")}`);
console.log(complaints.length === 0 ? "every page held" : `${complaints.length} complaints`);
process.exit(complaints.length === 0 ? 0 : 1);
