// Plays the centre in a real browser (centre.mjs), and looks at its pages, annual reports and the fleet: node report.mjs JAVA CLASSPATH FOLDER
// Holds every page to axe-core's rules and to its width, on a desk, on a phone and on A4; a page with a planted defect must be found. Leaves pictures and
// PDFs in the folder. Ends with status 0 only if everything held.

import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { playCentre } from "./centre.mjs";
import { openBrowser, openProcess } from "./stage.mjs";

const [java, classPath, into] = process.argv.slice(2), folder = resolve(into);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
mkdirSync(folder, { recursive: true });
const stage = openProcess(java, classPath, "brussels.citedesmetiers.kiosk.central.CentreInBrowser", folder);
const [port, ...password] = (await stage.line()).split(" ");
const browser = await openBrowser(), complaints = [];
// A4 without its margins, in the pixels of a style sheet.
const SIZES = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 }, paper: { width: 672, height: 1000 } };

async function faults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(node => `${node.target} ${node.failureSummary}`).join(" | ")}`);
  const wide = await page.evaluate(() => [...document.querySelectorAll("main *")].filter(e => !e.closest(".scroll, svg") && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(e => `${e.tagName} ${e.textContent.slice(0, 40)}`));
  return [...found, ...wide.slice(0, 3).map(what => `too wide: ${what}`)];
}
// On paper nothing scrolls: a table, or a word of a picture, that is too wide is cut off.
const cut = page => page.evaluate(() => [
  ...[...document.querySelectorAll("table")].filter(t => t.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(t => `cut off: the table ${t.getAttribute("aria-labelledby")}`),
  ...[...document.querySelectorAll("svg[role=img]")].flatMap(s => [...s.querySelectorAll("text")].filter(t => {
    const box = t.getBBox(), view = s.viewBox.baseVal;
    return box.x < -1 || box.x + box.width > view.width + 1 || box.y < -1 || box.y + box.height > view.height + 1;
  }).map(t => `cut off: "${t.textContent}" in ${s.querySelector("title").textContent}`)),
  ...[...document.querySelectorAll("svg[role=img]")].flatMap(s => {
    const boxes = [...s.querySelectorAll("text")].map(t => [t, t.getBBox()]);
    return boxes.flatMap(([a, p], i) => boxes.slice(i + 1).filter(([, q]) => p.x + 1 < q.x + q.width && q.x + 1 < p.x + p.width && p.y + 6 < q.y + q.height && q.y + 6 < p.y + p.height)
      .map(([b]) => `"${a.textContent}" lies on "${b.textContent}" in ${s.querySelector("title").textContent}`));
  }),
]);
try {
  for (const name of ["full-fr", "full-nl", "full-en", "wrong-fr", "running-nl", "empty-fr", "served"]) {
    const page = await browser.newPage();
    const address = pathToFileURL(`${folder}/${name}/report.html`).href;
    for (const [size, view] of Object.entries(SIZES)) {
      await page.emulateMedia({ media: size === "paper" ? "print" : "screen" });
      await page.setViewportSize(view);
      await page.goto(address);
      const found = [...await faults(page), ...await cut(page).then(all => size === "phone" ? all.filter(what => !what.includes("the table")) : all)];
      complaints.push(...found.map(what => `${name}, ${size}: ${what}`));
      if (size !== "paper") await page.screenshot({ path: `${folder}/${name}-${size}.png`, fullPage: true });
    }
    await page.pdf({ path: `${folder}/${name}.pdf`, preferCSSPageSize: true, printBackground: true });
    await page.close();
  }
  for (const name of ["fr", "nl", "en"].flatMap(language => [`fleet-${language}`, `sign-in-${language}`])) {
    const page = await browser.newPage();
    for (const size of ["desk", "phone"]) {
      await page.setViewportSize(SIZES[size]);
      await page.goto(pathToFileURL(`${folder}/fleet/${name}.html`).href);
      complaints.push(...(await faults(page)).map(what => `${name}, ${size}: ${what}`));
      await page.screenshot({ path: `${folder}/${name}-${size}.png`, fullPage: true });
    }
    await page.close();
  }
  const page = await browser.newPage();
  await page.goto(pathToFileURL(`${folder}/full-fr/report.html`).href);
  await page.evaluate(() => {
    document.querySelector("p.site").style.color = "#DDDDDD";
    document.querySelector("svg[role=img] text").setAttribute("x", "-50");
    document.querySelector("main > nav").style.width = "3000px";
  });
  const found = [...await faults(page), ...await cut(page)].join("\n");
  for (const planted of ["color-contrast", "cut off", "too wide"]) if (!found.includes(planted)) complaints.push(`the planted defect was not found: ${planted}`);
  complaints.push(...await playCentre(stage, `https://localhost:${port}`, password.join(" "), browser, faults));
} finally {
  stage.close();
  await browser.close();
}
for (const complaint of complaints) console.error(complaint);
console.log(complaints.length === 0 ? "every page held" : `${complaints.length} complaints`);
process.exit(complaints.length === 0 ? 0 : 1);
