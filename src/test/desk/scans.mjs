// A scanner at the pages: what it reads, and what it must never press.

import assert from "node:assert/strict";
import { LAYOUTS, wedge } from "./keyboard.mjs";
import { WIDE } from "./play.mjs";

const EAN = "5412345678908";
const DANGERS = [[EAN, "enter", 2], ["CDM1:AB CD EF", "enter", 90], ["AB 12 CD", "tab", 120], [EAN, "crlf", 50], [EAN, "lf", 2]];
// Each layout, ending and pace at least once.
const SOME = [["be", "enter", 2], ["de", "tab", 20], ["nl", "crlf", 50], ["fr", "none", 120], ["ch-fr", "lf", 2], ["us", "enter", 2, { stall: [90, 400] }], ["be", "enter", 4, { caps: true }], ["be", "none", 2, { alt: true }]];
const AMERICAN = ["enter", "tab", "crlf", "none", "lf"].map(ending => ["us", ending, 2]);
const ALL = Object.keys(LAYOUTS).flatMap(layout => ["enter", "tab", "lf", "crlf", "none"].flatMap(ending => [2, 20, 50, 90, 120].map(gap => [layout, ending, gap])));

/** @param every layout with every ending and pace, instead of a few */
export const scans = ({ stage, newContext, signIn, until, code, said, seat, accessible }, every = false) => {
  /** A ticket whose code holds what layouts spoil. */
  async function paper(theme) {
    while (true) {
      const ticket = await stage.print(theme, "fr");
      if (/\+.*[A-Z]/.test(ticket.token.slice(5))) return ticket;
      await stage.tell("pass", "1");
    }
  }
  async function reads(page, ticket, how) {
    await wedge(page, ticket.token, how);
    await until(page, of => document.querySelector(".ccode")?.textContent === of && document.querySelector("dl.sheet"), ticket.code, 5000);
    await page.click("[data-key=close]");
    await page.waitForSelector("#card > .free");
  }
  const matrix = {
    async "a ticket is read whatever the keyboard, the ending and the pace"() {
      const context = await newContext(WIDE), page = await signIn(context, 6), ticket = await paper("A"), failed = [];
      for (const [layout, ending, gap, more = {}] of every ? ALL.filter(([layout]) => !page.scan || layout === "us") : page.scan ? AMERICAN : SOME) {
        await page.focus("#next");
        await reads(page, ticket, { layout, ending, gap, ...more }).catch(error => failed.push(`${layout} ${ending} ${gap} ${JSON.stringify(more)}: ${error.message}`));
      }
      assert.deepEqual(failed, []);
      await context.close();
    },
  };
  if (every) return matrix;
  return {
    ...matrix,

    async "no barcode ends a visit or presses a button"() {
      await stage.tell("home");
      const context = await newContext(WIDE), page = await signIn(context, 1), own = await seat(page);
      assert.equal(await page.evaluate(() => document.activeElement.closest("button")), null, "nothing that can be pressed has the focus");
      const heard = [];
      await page.exposeFunction("heard", key => heard.push(key));
      await page.evaluate(() => document.addEventListener("keydown", event => globalThis.heard(event.key)));
      for (const place of ["#acts [data-key=done]", "#next", "summary.chip"]) {
        for (const [text, ending, gap] of place.includes("done") ? DANGERS : DANGERS.slice(0, 2)) {
          await page.focus(place);
          await wedge(page, text, { layout: "be", ending, gap });
          await said(page, text.startsWith("CDM1") ? "code" : text);
          await page.evaluate(() => document.querySelector("#said").replaceChildren());
        }
      }
      // Shift and Control alone press nothing.
      assert.deepEqual(heard.filter(key => !["Shift", "Control"].includes(key)), [], "no key of a scan reaches the page");
      assert.equal(await code(page), own.code);
      assert.ok(await page.$("#acts [data-key=done]"), "the visit goes on");
      assert.equal(await page.getAttribute("details.menu", "open"), null);
      await context.close();
    },

    async "people still press buttons with Enter and space"() {
      const context = await newContext(WIDE), page = await signIn(context, 1);
      await page.waitForSelector("#acts [data-key=done]");
      await page.focus("#acts [data-key=park]");
      await page.keyboard.press("Space");
      await page.waitForSelector("#card > .free");
      await page.focus("summary.chip");
      await page.keyboard.press("Enter");
      await page.waitForSelector("details.menu[open]");
      await context.close();
    },

    async "a scan into a text field gives the field back what it held"() {
      const context = await newContext(WIDE), page = await signIn(context, 6), ticket = await paper("A");
      await page.fill("#code", "ca");
      for (const [layout, ending] of [["be", "enter"], ["de", "none"]]) {
        await page.focus("#code");
        await wedge(page, ticket.token, { layout, ending });
        await until(page, of => document.querySelector(".ccode")?.textContent === of, ticket.code);
        await page.click("[data-key=close]");
        assert.equal(await page.inputValue("#code"), "ca");
      }
      await page.fill("#code", "");
      await page.focus("#code");
      await wedge(page, EAN, { layout: "us" });
      await said(page, EAN);
      assert.ok(await page.$("#card > .free"), "a foreign barcode in a field changes nothing");
      await context.close();
    },

    async "scans into the sign-in page are no wrong PINs"() {
      const context = await newContext(WIDE), page = await context.newPage(), ticket = await paper("A");
      await page.goto(`${stage.origin}/sign-in`);
      await page.waitForSelector("#desk option", { state: "attached" });
      // Digits that could be a PIN are told from a person's by their pace, which is the machine's own where keys have no times.
      const digits = page.scan ? [] : ["12345678"];
      for (const text of [ticket.token, EAN, ...digits, ticket.token, ...digits]) {
        await page.focus("#pin");
        await wedge(page, text, { layout: "us" });
        await until(page, () => document.querySelector("#wrong").textContent.includes("PIN"));
        assert.equal(await page.inputValue("#pin"), "");
        await page.evaluate(() => { document.querySelector("#wrong").textContent = ""; });
      }
      await page.fill("#pin", stage.pin);
      await page.press("#pin", "Enter");
      await page.waitForURL("**/console");
      await context.close();
    },

    async "staff are told what their scanner does, and the page learns how it begins"() {
      const context = await newContext(WIDE), page = await signIn(context, 2);
      await page.goto(`${stage.origin}/scanner`);
      await page.waitForSelector("#code svg path");
      const { text } = await page.evaluate(() => fetch("/api/scanner-code").then(answer => answer.json()));
      const shows = async expected => { for (const [key, value] of Object.entries(expected)) await until(page, ([of, part]) => document.querySelector(`dd[data-key=${of}]`)?.textContent.includes(part), [key, value]); };
      await wedge(page, `]Q1${text}`, { layout: "de", ending: "crlf", gap: 50 });
      await shows({ ending: "CR+LF", prefix: "]Q1", ...page.scan ? {} : { layout: "un autre", speed: "50 ms" } });
      await accessible(page, "scanner");
      assert.equal(await page.evaluate(() => JSON.parse(localStorage.getItem("desk.scanner")).prefix), "]Q1");
      await wedge(page, text.replaceAll("+", ""), { layout: "us", ending: "tab" });
      await until(page, () => document.querySelector("#verdict").textContent.includes("+"));
      // What begins as this scanner does is a scan in a field too, whatever it is.
      await page.goto(`${stage.origin}/console`);
      await page.waitForSelector("#card > .free");
      await page.focus("#code");
      await wedge(page, `]Q1${EAN}`, { layout: "us" });
      await said(page, EAN);
      assert.equal(await page.inputValue("#code"), "");
      await context.close();
    },
  };
};
