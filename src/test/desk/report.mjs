// Plays the centre in a real browser (centre.mjs), and looks at its pages, annual reports and the fleet: node report.mjs JAVA CLASSPATH FOLDER [all]
// Holds pages to axe-core's rules and to their width, on a desk, on a phone and on A4, and what is printed to whole pages (paper.mjs); a page with planted
// defects must be found. With "all" it does so for every page in every size and language, and leaves pictures and PDFs of all in the folder; else for each
// kind of page, size and language at least once. Ends with status 0 only if everything held.

import { mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { playCentre } from "./centre.mjs";
import { mark, orphans } from "./paper.mjs";
import { covered, markKinds, violations } from "./rules.mjs";
import { openBrowser, openProcess } from "./stage.mjs";

const [java, classPath, into, which] = process.argv.slice(2), folder = resolve(into), every = which === "all";
mkdirSync(folder, { recursive: true });
const stage = openProcess(java, classPath, "brussels.citedesmetiers.kiosk.central.CentreInBrowser", folder);
// Firefox prints nothing on demand, and has one focus for all its pages.
const browser = await openBrowser(), prints = !browser.oneFocus, complaints = [];
let opened = 0;
// A4 without its margins, in the pixels of a style sheet.
const SIZES = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 }, paper: { width: 672, height: 1000 } };
const began = Date.now(), times = new Map();
const timed = async (what, work) => { const from = Date.now(); try { return await work(); } finally { times.set(what, (times.get(what) ?? 0) + Date.now() - from); } };

// What is wrong with how a page is made.
//   rules: whether axe-core's rules are held against it as well
async function faults(page, rules = true) {
  const found = await timed("covered", () => covered(page));
  if (rules) found.push(...await timed("axe", async () => { await markKinds(page); return violations(page, true); }));
  const wide = await timed("wide", () => page.evaluate(() => [...document.querySelectorAll("main *")].filter(e => !e.closest(".scroll, svg") && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(e => `${e.tagName} ${e.textContent.slice(0, 40)}`)));
  return [...found, ...wide.slice(0, 3).map(what => `too wide: ${what}`)];
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

async function look(page, name, address, size, rules) {
  if (prints) await page.emulateMedia({ media: size === "paper" ? "print" : "screen" });
  await page.setViewportSize(SIZES[size]);
  await timed("open", () => page.goto(address));
  const found = [...await faults(page, rules), ...(await cut(page)).filter(what => size !== "phone" || !what.includes("the table"))];
  complaints.push(...found.map(what => `${name}, ${size}: ${what}`));
  if (every && size !== "paper") await timed("picture", () => page.screenshot({ path: `${folder}/${name}-${size}.jpg`, type: "jpeg", quality: 85, fullPage: true }));
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
// Each look at a page is a size; without axe-core's rules if it begins with "-"; or "print". Some are taken each time.
const seen = (name, path, some, all) => () => onAPage(async page => {
  for (const one of (every || !prints ? all : some).split(" ")) {
    if (!prints && /paper|print/.test(one)) continue;
    if (one === "print") complaints.push(...(await print(page, name)).map(what => `${name}, printed: ${what}`));
    else await look(page, name, address(path), one.replace("-", ""), !one.startsWith("-"));
    opened++;
  }
});
const ALL = "desk phone paper print", SCREENS = "desk phone";
// Each kind of page, each size and each language is looked at each time; the Dutch words are the longest.
const REPORTS = { "full-nl": ALL, "full-fr": "-phone", "full-en": "-desk", "sites-nl": "desk -paper", "wrong-fr": "desk", "running-nl": "-phone", "empty-fr": "paper", served: "-desk" };
const FLEET = { "fleet-nl": SCREENS, "fleet-fr": "-phone", "fleet-en": "-desk", "sign-in-nl": "-phone", "sign-in-fr": "-desk", "sign-in-en": "-phone" };
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
  const found = [...await faults(page), ...await cut(page)], wanted = ["color-contrast", "#cccccc", "is covered by", "cut off", "too wide"];
  if (prints) {
    found.push(...await printedTorn(page));
    wanted.push("a heading stands alone", "stands alone on page", "goes on without its head");
  }
  for (const what of wanted) if (!found.join("\n").includes(what)) complaints.push(`the planted defect was not found: ${what}`);
});
async function printedTorn(page) {
  await page.goto(address("full-fr/report.html"));
  // Each heading at the foot of a page, and each table torn in all places without its head.
  await page.evaluate(() => {
    const style = document.createElement("style");
    style.textContent = "@media print { h2 { break-after: page !important } tbody tr { break-after: page !important } thead { display: table-row-group !important } }";
    document.head.append(style);
    // Three tables are as many as it needs; a page for each row of all would be thousands.
    for (const table of [...document.querySelectorAll("table")].slice(3)) table.remove();
  });
  return print(page, "planted");
}
// The centre is played by itself: its clock is set while it is.
const played = (port, password) => async () => complaints.push(...await timed("play", () => playCentre(stage, `https://localhost:${port}`, password, browser, faults)));

try {
  const [port, ...password] = (await timed("stage", () => stage.line())).split(" ");
  const jobs = [
    played(port, password.join(" ")), planted,
    ...Object.entries(REPORTS).map(([name, some]) => seen(name, `${name}/report.html`, some, ALL)),
    seen("summary-nl", "full-nl/summary.html", "desk -phone paper print", ALL),
    ...Object.entries(FLEET).map(([name, some]) => seen(name, `fleet/${name}.html`, some, SCREENS)),
  ];
  await Promise.all(Array.from({ length: prints ? availableParallelism() : 1 }, async () => { for (let job = jobs.shift(); job; job = jobs.shift()) await job(); }));
} finally {
  stage.close();
  await browser.close();
}
for (const complaint of complaints) console.error(complaint);
console.log(`${((Date.now() - began) / 1000).toFixed(1)} s; of all pages together: ${[...times].map(([what, ms]) => `${what} ${(ms / 1000).toFixed(1)}`).join(", ")}`);
console.log(complaints.length === 0 ? `every page held, ${opened} looked at in ${browser.name}` : `${complaints.length} complaints`);
process.exit(complaints.length === 0 ? 0 : 1);
