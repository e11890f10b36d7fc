// What all plays at the desk share: a stage, a browser, and the few gestures of staff.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { openBrowser, openStage } from "./stage.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const PHONE = { width: 390, height: 844 }, SMALL = { width: 1024, height: 600 }, WIDE = { width: 1366, height: 768 }, WALL = { width: 1920, height: 1080 };

export async function openPlay(java, classPath) {
  const stage = await openStage(java, classPath), browser = await openBrowser(), complaints = [];
  const newContext = async (size, more = {}) => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: size, locale: "fr-BE", bypassCSP: false, ...more });
    context.on("weberror", error => complaints.push(String(error.error())));
    context.on("console", message => {
      const text = message.text();
      // Refusals and a hub that is away are part of the play; the browser notes them as failed loads.
      if (message.type() === "error" && !/Failed to load resource|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED/.test(text)) complaints.push(text);
    });
    return context;
  };
  async function signIn(context, desk) {
    const page = await context.newPage();
    await page.goto(`${stage.origin}/sign-in`);
    await page.waitForSelector(`#desk option[value="${desk}"]`, { state: "attached" });
    await page.selectOption("#desk", String(desk));
    await page.fill("#pin", stage.pin);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/console");
    await page.waitForSelector("#card .free");
    return page;
  }
  async function accessible(page, name) {
    // A colour that is still changing is none that anybody reads.
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(one => one.finished)));
    // The page's own policy lets in no script but its own: axe runs in a world of the tools'.
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    for (const violation of violations) complaints.push(`${name}: ${violation.id}: ${violation.nodes.map(node => `${node.target} ${node.failureSummary}`).join(" | ")}`);
  }
  // Asks again and again; the browser's own way of waiting needs eval, which the pages' policy forbids.
  async function until(page, holds, argument = null, within = 15000) {
    for (const end = Date.now() + within; Date.now() < end; await new Promise(done => setTimeout(done, 50))) {
      if (await page.evaluate(holds, argument)) return;
    }
    throw new Error(`not within ${within} ms: ${holds}`);
  }
  const code = page => page.textContent(".ccode");
  const said = (page, part, within) => until(page, of => document.querySelector("#said").textContent.includes(of), part, within);
  /** A visitor of this theme is at the desk, whose adviser pressed the buttons with a mouse. */
  async function seat(page, theme = "C", language = "fr") {
    const ticket = await stage.print(theme, language);
    await until(page, of => document.querySelector("#waiting").textContent.includes(of), ticket.code);
    await page.click(`#waiting .crow:has-text("${ticket.code}")`);
    await page.click("#dialog [data-key=call]");
    await page.click("#acts [data-key=serve]:not([aria-disabled])");
    await page.waitForSelector("#acts [data-key=done]:not([aria-disabled])");
    return ticket;
  }
  const close = async () => { await browser.close(); stage.close(); };
  return { stage, browser, complaints, newContext, signIn, accessible, until, code, said, seat, close };
}
