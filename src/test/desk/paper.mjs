// What a page is like on A4: where its headings, the heads of its tables and their rows come to lie. The browser alone knows that only once it has printed,
// so each of them gets a mark too small to be seen, and poppler's pdftotext says on which page each mark is.

import { execFileSync } from "node:child_process";

// Puts the marks in; they take no room.
export const mark = page => page.evaluate(() => {
  let n = 0;
  const put = (element, text) => {
    const at = document.createElement("span");
    at.textContent = text;
    at.setAttribute("style", "display:inline-block;width:0;height:0;overflow:visible;white-space:nowrap;font:1px sans-serif;color:#FEFEFE");
    element.prepend(at);
  };
  for (const heading of document.querySelectorAll("h2")) put(heading, `mh${n++}`);
  [...document.querySelectorAll("table")].forEach((table, t) => {
    put(table.querySelector("thead th"), `mt${t}`);
    [...table.querySelectorAll("tbody tr")].forEach((row, i, all) => put(row.firstElementChild, `mr${t}x${i}x${all.length}`));
    [...table.querySelectorAll("tfoot tr")].forEach((row, i) => put(row.firstElementChild, `mf${t}x${i}`));
  });
  for (const rest of document.querySelectorAll("main p, main li, main figure")) put(rest, `mo${n++}`);
});

// What is wrong with how a marked PDF is broken into pages.
export function orphans(pdf) {
  const found = [], text = execFileSync("pdftotext", ["-bbox", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
  const pages = text.split("<page ").slice(1).map(page => [...page.matchAll(/yMin="([\d.]+)"[^>]*>(m[htrfo][\dx]+)</g)].map(([, y, what]) => ({ y: Number(y), what })).sort((a, b) => a.y - b.y));
  pages.forEach((marks, p) => {
    const last = marks.at(-1);
    if (last?.what.startsWith("mh")) found.push(`a heading stands alone at the foot of page ${p + 1}`);
    if (last?.what.startsWith("mt")) found.push(`the head of a table stands alone at the foot of page ${p + 1}`);
    const rows = new Map();
    for (const { what, y } of marks) {
      const [, t, i, all] = /^mr(\d+)x(\d+)x(\d+)$/.exec(what) ?? [];
      if (t !== undefined) rows.set(t, [...(rows.get(t) ?? []), { i: Number(i), all: Number(all), y }]);
    }
    for (const [t, here] of rows) {
      if (here.length === 1 && here[0].all > 1) found.push(`row ${here[0].i + 1} of table ${t} stands alone on page ${p + 1}`);
      if (!marks.some(m => m.what === `mt${t}` && m.y <= here[0].y)) found.push(`table ${t} goes on without its head on page ${p + 1}`);
    }
    for (const { what } of marks) {
      const [, t] = /^mf(\d+)x/.exec(what) ?? [];
      if (t !== undefined && !rows.has(t)) found.push(`the sums of table ${t} stand without a row on page ${p + 1}`);
    }
  });
  if (!pages.some(marks => marks.length)) found.push("there is no mark on any page");
  return [...new Set(found)];
}
