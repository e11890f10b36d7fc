// axe-core's rules on a page in a browser.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const AXE = `${readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")};undefined`;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * Marks one text of each kind that looks alike in everything that contrast depends on, and every control: nine tenths of axe-core's time would go to the
 * contrast of texts that look the same.
 */
export const markKinds = page => page.evaluate(() => {
  const seen = new Set(), grounds = new Map(), own = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  for (const marked of document.querySelectorAll("[data-kind]")) delete marked.dataset.kind;
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
    // One that nobody sees stands for none.
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    if (/^(input|select|textarea|button)$/.test(element.localName)) element.dataset.kind = "control";
    else if (own(element)) {
      const { color, fill, fontSize, fontWeight, fontStyle, textShadow, position } = getComputedStyle(element);
      const kind = [element.namespaceURI, color, fill, fontSize, fontWeight, fontStyle, textShadow, position, ground(element)].join("|");
      if (!seen.has(kind)) { seen.add(kind); element.dataset.kind = "text"; }
    }
  }
});

/** Which texts have something else lying on them, three at most: for those it would not be true that they look as others of their kind do. */
export const covered = page => page.evaluate(() => {
  const own = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()), found = [];
  const texts = [...document.body.querySelectorAll("main *, header *")].filter(element => own(element) && !element.closest("svg"));
  const places = texts.map(element => { const box = element.getBoundingClientRect(); return { element, x: box.x + box.width / 2, down: box.y + box.height / 2 + scrollY, shown: box.width > 0 && box.height > 0 }; });
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
    scrollTo({ top, behavior: "instant" });
    for (const { element, x, down, shown } of places) {
      const y = down - scrollY;
      if (!shown || y < 0 || y >= innerHeight || x < 0 || x >= innerWidth) continue;
      const at = document.elementFromPoint(x, y), scrolls = element.closest(".scroll");
      if (at && !element.contains(at) && !at.contains(element) && (!scrolls || scrolls.contains(at))) found.push(`"${element.textContent.slice(0, 40)}" is covered by ${at.localName} "${at.textContent.slice(0, 40)}"`);
    }
  }
  scrollTo({ top: 0, behavior: "instant" });
  return found.slice(0, 3);
});

/**
 * What axe-core has against a page, as sentences.
 * @param marked whether contrast is looked at only where `markKinds` left a mark
 */
export async function violations(page, marked = false) {
  // A page's own policy lets in no script but its own: axe runs in a world of the tools'.
  if (!await page.evaluate(() => "axe" in globalThis)) await page.evaluate(AXE);
  const found = await page.evaluate(async ([values, some]) => {
    const options = { resultTypes: ["violations"], preload: false }, contrast = "color-contrast";
    const { violations: all } = await globalThis.axe.run(document, { ...options, runOnly: values, rules: { [contrast]: { enabled: !some } } });
    if (!some || !document.querySelector("[data-kind]")) return all;
    const { violations: rest } = await globalThis.axe.run({ include: [["[data-kind]"]] }, { ...options, runOnly: { type: "rule", values: [contrast] } });
    return [...all, ...rest];
  }, [RULES, marked]);
  return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(node => `${node.target} ${node.failureSummary}`).join(" | ")}`);
}
