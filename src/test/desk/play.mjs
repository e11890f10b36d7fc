// What all plays at the desk share: a stage, a browser, and the few gestures of staff.

import { markKinds, violations } from "./rules.mjs";
import { openStage } from "./stage.mjs";

export const PHONE = { width: 390, height: 844 }, SMALL = { width: 1024, height: 600 }, WIDE = { width: 1366, height: 768 }, WALL = { width: 1920, height: 1080 };

/** What a play returns that a browser without sound cannot play. */
export const NEEDS_SOUND = "needs sound";

/**
 * A house to play in.
 * @param browser that all plays share
 * @param every whether contrast is looked at in every text, instead of in one of each kind that looks alike
 */
export async function openPlay(java, classPath, browser, every = false) {
  const stage = await openStage(java, classPath), complaints = [], opened = [];
  const newContext = async (size, more = {}) => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: size, locale: "fr-BE", bypassCSP: false, ...more });
    context.on("weberror", error => {
      const text = String(error.error());
      // Firefox says so of what was under way when a page was left.
      if (!/NetworkError when attempting to fetch|AbortError/.test(text)) complaints.push(text);
    });
    context.on("request", asked => { if (asked.isNavigationRequest()) opened.push(new URL(asked.url()).pathname.slice(1)); });
    context.on("console", message => {
      const text = message.text();
      // Refusals and a hub that is away are part of the play; the browser notes them as failed loads.
      if (message.type() === "error" && !/Failed to load resource|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED/.test(text)) complaints.push(text);
    });
    return context;
  };
  /** An adviser's console. The page of the sign-in has plays of its own; here it would only take time. */
  async function signIn(context, desk) {
    await context.addCookies(await stage.signIn(desk));
    const page = await context.newPage();
    await page.goto(`${stage.origin}/console`);
    await page.waitForSelector("#card .free");
    return page;
  }
  async function accessible(page, name) {
    // A colour that is still changing is none that anybody reads.
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(one => one.finished)));
    if (!every) await markKinds(page);
    for (const violation of await violations(page, !every)) complaints.push(`${name}: ${violation}`);
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
  return { stage, browser, complaints, opened, newContext, signIn, accessible, until, code, said, seat };
}
