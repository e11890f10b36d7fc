// Plays the staff's part in a real browser, against the real server: node check.mjs JAVA CLASSPATH [all|scans]
// With `scans` it plays every layout, ending and pace of a scanner instead; with `all` those as well, and opens every page in every language. Ends with
// status 0 only if everything held.

import assert from "node:assert/strict";
import { availableParallelism } from "node:os";
import { wedge } from "./keyboard.mjs";
import { pages } from "./pages.mjs";
import { openPlay, PHONE, SMALL, WALL, WIDE } from "./play.mjs";
import { board } from "./board.mjs";
import { scans } from "./scans.mjs";
import { openBrowser } from "./stage.mjs";
import { staff } from "./staff.mjs";
import { reception } from "./reception.mjs";
import { team } from "./team.mjs";

const day = ({ stage, browser, newContext, signIn, accessible, until, code }) => ({
  async "a wrong PIN is refused in words and changes nothing"() {
    const context = await newContext(PHONE), page = await context.newPage();
    await page.goto(`${stage.origin}/console`);
    await page.waitForURL("**/sign-in");
    await page.waitForSelector("#desk option", { state: "attached" });
    await accessible(page, "sign-in");
    await page.fill("#pin", "111111");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#wrong:not(:empty)");
    assert.match(await page.textContent("#wrong"), /PIN/);
    await context.close();
  },

  async "a ticket is called, scanned, served and done, and the board shows it"() {
    const context = await newContext(WIDE), page = await signIn(context, 4), wall = await newContext(WALL), board = await wall.newPage();
    await board.goto(`${stage.origin}/board`);
    await board.waitForSelector("#now > *", { state: "attached" });
    await accessible(board, "board, empty");
    await accessible(page, "console, free");
    const ticket = await stage.print("A", "uk");
    await page.waitForSelector("#waiting .crow");
    const pressed = Date.now();
    await page.click("#next");
    await board.waitForSelector(".bcode");
    console.log(`  from "next" pressed to the board's change: ${Date.now() - pressed} ms`);
    assert.equal(await board.textContent(".bcode"), ticket.code);
    assert.equal(await board.textContent(".blang"), "Підійдіть до вікна № 4");
    const press = await page.$("#acts [data-key=serve]");
    if (!browser.mute) await until(board, spoken => document.body.dataset.spoken?.includes(spoken), ticket.code, 30000);
    assert.ok(await press.evaluate(button => button.isConnected), "what somebody is about to press is not drawn anew while the recall counts down");
    await accessible(board, "board");
    await accessible(page, "console, called");
    await page.focus("#next");
    await wedge(page, ticket.token);
    await page.waitForSelector("dl.sheet");
    await page.waitForSelector("[data-key=done]");
    assert.equal(await code(page), ticket.code);
    assert.match(await page.textContent(".chead"), /Ukrainien/);
    assert.match(await page.textContent("dl.sheet"), /Apprendre/);
    await accessible(page, "console, sheet");
    if (page.emulateMedia) { // Firefox prints nothing on demand
      await page.emulateMedia({ media: "print" });
      const printed = await page.evaluate(() => [...document.body.querySelectorAll("header, .strip, .card, .ccode, dl.sheet, .cacts, .cright, .card > .sign")]
        .filter(node => node.checkVisibility()).map(node => node.className));
      assert.deepEqual(printed, ["card theme-A", "ccode", "sheet"], "on paper the sheet alone");
      assert.ok(await page.evaluate(() => { const body = document.querySelector(".cbody"); return body.scrollHeight <= body.clientHeight; }), "on paper the sheet is whole");
      await page.emulateMedia({ media: "screen" });
    }
    await page.click("summary.chip");
    await page.click("text=Nederlands");
    await until(page, () => document.querySelector("dl.sheet")?.textContent.includes("Leren"));
    await page.click("text=Français");
    await page.keyboard.press("Escape");
    await page.keyboard.press("F10");
    await page.waitForSelector("#card > .free");
    assert.ok(!(await page.content()).includes("dl class"), "the sheet is gone");
    assert.equal(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]).includes("CDM1")), false);
    await context.close();
    await wall.close();
  },

  async "a photo is read on a phone, and the ticket transferred"() {
    const context = await newContext(PHONE), page = await signIn(context, 1), ticket = await stage.print("T", "en");
    for (const level of ["EASY", "MIDDLE"]) {
      const file = `${stage.folder}/${level}.jpg`;
      await stage.tell("photo", level, ticket.code, file);
      await page.setInputFiles("#photo", file);
      await page.waitForSelector("dl.sheet");
      assert.equal(await code(page), ticket.code);
      if (level === "EASY") { await page.reload(); await page.waitForSelector("#card > .free"); }
    }
    await page.click("#acts [data-key=call]");
    await page.waitForSelector("[data-key=transfer]");
    await accessible(page, "console on a phone");
    await page.click("#acts [data-key=transfer]");
    await page.waitForSelector("dialog[open] select");
    await accessible(page, "transfer");
    await page.selectOption("dialog select[name=to]", "numerique");
    await page.click("dialog button[type=submit]");
    await page.waitForSelector("#card > .free");
    await until(page, () => document.querySelector("#waiting")?.textContent.includes("Transféré"));
    await context.close();
  },

  async "everything is done with the keyboard alone"() {
    const context = await newContext(WIDE), page = await signIn(context, 5);
    const ticket = await stage.print("B", "nl");
    await until(page, of => document.querySelector("#waiting").textContent.includes(of), ticket.code);
    await page.keyboard.press("F2");
    await page.waitForSelector("[data-key=serve]:not([aria-disabled=true])");
    await page.keyboard.press("F9");
    await page.waitForSelector("#card > .free");
    await page.focus("#code");
    await page.keyboard.type(ticket.code.replace("-", "").toLowerCase(), { delay: 80 });
    await page.keyboard.press("Enter");
    await page.waitForSelector("#acts [data-key=return]");
    assert.equal(await code(page), ticket.code);
    for (let i = 0; i < 40 && await page.evaluate(() => document.activeElement?.dataset?.key) !== "return"; i++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await until(page, of => document.querySelector("#waiting").textContent.includes(of), ticket.code);
    await page.waitForSelector("#next[aria-disabled=false]");
    await page.keyboard.press("F2");
    await page.waitForSelector("[data-key=serve]:not([aria-disabled=true])");
    for (let i = 0; i < 40 && await page.evaluate(() => document.activeElement?.dataset?.key) !== "park"; i++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#card > .free");
    await context.close();
  },

  async "one stream serves all tabs, and a hub that goes away is missed and caught up with"() {
    const context = await newContext(WIDE), page = await signIn(context, 2), second = await context.newPage();
    let streams = 0;
    context.on("request", request => { if (request.url().endsWith("/api/events")) streams++; });
    await second.goto(`${stage.origin}/console`);
    await second.waitForSelector("#waiting-title:not(:empty)");
    assert.equal(streams, 0, "the second tab opens no stream of its own");
    await stage.tell("stop");
    for (const tab of [page, second]) await until(tab, () => !document.querySelector("#lost").hidden);
    await stage.tell("start");
    await stage.print("A", "fr");
    const last = await stage.print("A", "fr");
    for (const tab of [page, second]) await until(tab, of => document.querySelector("#waiting").textContent.includes(of) && document.querySelector("#lost").hidden, last.code, 30000);
    await page.close();
    const more = await stage.print("A", "fr");
    await until(second, of => document.querySelector("#waiting").textContent.includes(of), more.code, 30000);
    await context.close();
  },

  async "an untrusted clock is said"() {
    const context = await newContext(WIDE), page = await signIn(context, 3);
    await stage.tell("trust", "no");
    await page.waitForSelector("#untrusted:not([hidden])");
    await accessible(page, "console, clock not trusted");
    await stage.tell("trust", "yes");
    await page.waitForSelector("#untrusted[hidden]", { state: "attached" });
    await context.close();
  },

  async "a service is paused for half an hour, the house for the day, and both are opened again"() {
    const context = await newContext(SMALL), page = await signIn(context, 1), other = await newContext(PHONE), phone = await signIn(other, 2);
    await page.goto(`${stage.origin}/team`);
    await phone.goto(`${stage.origin}/team`);
    for (const one of [page, phone]) await one.waitForSelector("[data-key=pause-apprendre-30]");
    await accessible(page, "team");
    await page.focus("[data-key=pause-apprendre-30]");
    await page.keyboard.press("Enter");
    await page.waitForSelector("[data-key=resume-apprendre]:not([aria-disabled])");
    assert.equal(await page.evaluate(() => document.activeElement.dataset.key), "resume-apprendre");
    await phone.waitForSelector(".paused:has([data-key=resume-apprendre])");
    await accessible(phone, "team on a phone");
    await phone.click("[data-key=resume-apprendre]");
    await page.waitForSelector("[data-key=pause-apprendre-30]:not([aria-disabled])");
    await page.click("[data-key=pause-all-day]");
    await page.waitForSelector("[data-key=resume-all]:not([aria-disabled])");
    assert.equal(await page.locator(".paused").count(), 6);
    await page.click("[data-key=resume-all]");
    await until(page, () => document.querySelectorAll(".paused").length === 0);
    await other.close();
    await context.close();
  },

  async "papers are collected in a burst and the day is shown"() {
    const context = await newContext(WIDE), page = await signIn(context, 1);
    await page.goto(`${stage.origin}/collect`);
    await page.waitForSelector("#figures dd");
    const papers = [await stage.print("E", "fr"), await stage.print("A", "fr"), await stage.print("C", "nl")];
    for (const paper of papers) { await wedge(page, paper.token); await page.waitForTimeout(100); }
    await until(page, () => document.querySelectorAll("#scanned li").length === 3);
    await accessible(page, "collect");
    await page.goto(`${stage.origin}/day`);
    await page.waitForSelector("#tbody tr");
    await page.waitForSelector("svg.chart");
    await accessible(page, "day");
    await context.close();
  },

  async "a month is shown in figures and charts, and a week and a year of it"() {
    await stage.fresh();
    await stage.tell("day");
    const context = await newContext(WIDE), page = await signIn(context, 1);
    await page.goto(`${stage.origin}/figures`);
    await page.waitForSelector("svg.chart rect");
    assert.equal(await page.textContent("#figures dd"), "40");
    assert.match(await page.textContent("#period"), /novembre 2026/);
    assert.match(await page.textContent("#by-desk"), /Rien n’est montré par guichet/);
    await accessible(page, "figures of a month");
    await page.selectOption("#kind", "week");
    await until(page, () => document.querySelector("#period").textContent.startsWith("Du "));
    assert.equal(await page.textContent("#tables tr[data-key='2026-11-23'] td"), "40");
    await page.selectOption("#kind", "day");
    await until(page, () => document.querySelector("#tables tr[data-key='9'], #tables tr[data-key='10']"));
    await page.selectOption("#kind", "year");
    await until(page, () => document.querySelector("#period").textContent === "2026");
    await accessible(page, "figures of a year");
    await page.click("#before");
    await until(page, () => document.querySelector("#period").textContent === "2025" && document.querySelector("#figures dd").textContent === "0");
    await accessible(page, "figures of a year without any");
    await page.setViewportSize(PHONE);
    await page.click("#after");
    await until(page, () => document.querySelector("#figures dd").textContent === "40");
    const file = await page.evaluate(() => fetch(document.querySelector("#csv").href).then(answer => answer.text()));
    assert.match(file, /^total,2026-11-23\/2026-11-23,,40,/m);
    await context.close();
  },

  async "who has given the counts of the site is shown where it joins them"() {
    const context = await newContext(WIDE), page = await signIn(context, 1);
    assert.equal(await page.locator(".menu a[href='/counts']").count(), 0);
    await stage.tell("joins", "missing");
    await page.goto(`${stage.origin}/counts`);
    await page.waitForSelector("#tbody tr");
    assert.deepEqual(await page.$$eval("#tbody tr", rows => rows.map(row => row.lastChild.textContent)), ["À jour", "Manque", "Manque"]);
    assert.match(await page.textContent("#trouble"), /token-refused/);
    assert.equal(await page.locator("#advice").isVisible(), true);
    assert.equal(await page.locator(".menu a[href='/counts']").count(), 1);
    await accessible(page, "counts");
    await page.setViewportSize(PHONE);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.setViewportSize(WIDE);
    await stage.tell("joins", "all");
    await page.goto(`${stage.origin}/counts`);
    await page.waitForSelector("#tbody tr");
    assert.match(await page.textContent("#state"), /Le centre a tout reçu/);
    assert.equal(await page.locator("#advice").isVisible(), false);
    await context.close();
  },

  async "nothing is wider than a phone"() {
    const context = await newContext({ width: 360, height: 640 }), page = await signIn(context, 1);
    for (const name of ["console", "reception", "collect", "team", "day", "figures", "scanner", "sign-in"]) {
      await page.goto(`${stage.origin}/${name}`);
      await page.waitForSelector(name === "sign-in" ? "#desk option" : "#desk-number:not(:empty)", { state: "attached" });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${name} is ${wide} px too wide`);
    }
    await context.close();
  },
});

const [java, classPath, which] = process.argv.slice(2), every = which === "all", wanted = process.env.ONLY;
// Each group begins in a house in which nobody has worked yet; within one a play goes on where the one before left it. The longest first.
const groups = which === "scans" ? [play => scans(play, true)]
  : [day, staff, team, play => scans(play), reception, board, ...every ? [pages, play => scans(play, true)] : []];
const browser = await openBrowser();
const opened = [], left = [];
let failed = 0, played = 0;

// While the pages of one house wait, another's go on.
async function lane() {
  const play = await openPlay(java, classPath, browser, every);
  try {
    for (let group = groups.shift(), first = true; group; group = groups.shift(), first = false) {
      if (!first) await play.stage.fresh();
      for (const [name, test] of Object.entries(group(play))) {
        if (wanted && !name.includes(wanted)) continue;
        const begun = Date.now();
        try {
          const without = await test();
          if (without) {
            left.push(`${name} (${without})`);
            continue;
          }
          assert.deepEqual(play.complaints.splice(0), []);
          console.log(`ok: ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
        } catch (error) {
          failed++;
          console.log(`FAILED: ${name}\n${error.stack ?? error}`);
        }
        played++;
      }
    }
  } finally {
    opened.push(...play.opened);
    play.stage.close();
  }
}
const begun = Date.now();
try {
  // A Firefox has one focus for all its pages.
  await Promise.all(Array.from({ length: wanted || browser.oneFocus ? 1 : Math.min(2, availableParallelism()) }, lane));
} finally {
  await browser.close();
}
const kinds = [...new Set(opened)].sort();
for (const one of left) console.log(`not played in ${browser.name}: ${one}`);
console.log(`a page was opened ${opened.length} times in ${browser.name}, of ${kinds.length} kinds: ${kinds.join(", ")}`);
console.log(`${played - failed} of ${played} plays held; ${((Date.now() - begun) / 1000).toFixed(0)} s`);
process.exitCode = failed || played === 0 ? 1 : 0;
