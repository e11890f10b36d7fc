// What goes wrong at a desk on a full day: mistakes, two at one desk, a hub that is slow, codes as people say them.

import assert from "node:assert/strict";
import { join } from "node:path";
import { NEEDS_SOUND, PHONE, SMALL, WALL, WIDE } from "./play.mjs";
import { openBrowser } from "./stage.mjs";

export const staff = ({ stage, browser, newContext, signIn, until, code, said, seat, accessible }) => ({
  async "two presses end no visit, and an end is taken back"() {
    await stage.tell("home");
    const context = await newContext(WIDE), page = await signIn(context, 5), ticket = await stage.print("B", "nl");
    await until(page, of => document.querySelector("#waiting").textContent.includes(of), ticket.code);
    await page.click(`#waiting .crow:has-text("${ticket.code}")`);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H2", "a dialog begins at its heading");
    await page.click("#dialog [data-key=call]");
    await page.waitForSelector("#acts [data-key=serve]:not([aria-disabled])");
    await page.keyboard.press("F8");
    await page.keyboard.press("F8");
    await page.waitForSelector("#acts [data-key=done]:not([aria-disabled])");
    await page.keyboard.press("F8");
    for (const key of ["F2", "F10", "Ctrl+Z"]) assert.ok((await page.textContent("body")).includes(key), `${key} is named`);
    await page.keyboard.press("F10");
    await page.waitForSelector("#card > .free");
    // The button that takes "is here" back stands there already: the hub has answered once the next can be called.
    await page.waitForSelector("#next[aria-disabled=false]");
    await page.waitForSelector("#undo button");
    await accessible(page, "console, undo");
    await page.keyboard.press("Control+z");
    await page.waitForSelector("#acts [data-key=done]:not([aria-disabled])");
    assert.equal(await code(page), ticket.code);
    await page.keyboard.press("F10");
    await page.waitForSelector("#card > .free");
    await page.click("#others-ended summary");
    await page.click(`#others-ended .crow:has-text("${ticket.code}")`);
    await page.click("#dialog [data-key=reopen]");
    await until(page, of => document.querySelector("#waiting").textContent.includes(of), ticket.code);
    await context.close();
  },

  async "a hub that does not answer is named after three seconds, and what comes late is not done twice"() {
    const context = await newContext(WIDE), page = await signIn(context, 3);
    const first = await stage.print("T", "fr"), second = await stage.print("T", "fr");
    await until(page, of => document.querySelector("#waiting").textContent.includes(of), second.code);
    const waits = () => page.$$eval("#waiting .crow b", rows => rows.map(row => row.textContent)), before = await waits();
    let held = null;
    await page.route("**/api/next", async route => {
      if (held) return route.continue();
      held = { headers: await route.request().allHeaders(), data: route.request().postData() ?? "" }; // on its way, and not there yet
    });
    await page.keyboard.press("F2");
    await page.waitForSelector("#next[aria-busy=true]");
    await page.keyboard.press("F2");
    await said(page, "ne répond pas", 8000);
    await page.waitForSelector("#acts [data-key=serve]:not([aria-disabled])");
    const called = await code(page);
    await page.keyboard.press("F9");
    await page.waitForSelector("#card > .free");
    const { ":authority": _, ...headers } = Object.fromEntries(Object.entries(held.headers).filter(([name]) => !name.startsWith(":")));
    const late = await context.request.post(`${stage.origin}/api/next`, { headers, data: held.data, ignoreHTTPSErrors: true });
    const answer = await late.json();
    assert.ok(answer.ticket?.code === called || answer.refused === "desk-busy", `the late one calls nobody: ${JSON.stringify(answer)}`);
    assert.deepEqual(await waits(), before.filter(one => one !== called), `nobody else was called: ${first.code}`);
    await context.close();
  },

  async "a ticket transferred to a desk is called next there alone, and the desk that sent it on takes others first"() {
    await stage.tell("home");
    const [one, two] = [await newContext(WIDE), await newContext(WIDE)], page = await signIn(one, 1), other = await signIn(two, 3);
    const sent = await stage.print("T", "fr"), later = await stage.print("T", "fr");
    const waits = (on, of) => until(on, text => document.querySelector("#waiting").textContent.includes(text), of);
    await waits(page, later.code);
    await page.keyboard.press("F2");
    await until(page, of => document.querySelector(".ccode")?.textContent === of, sent.code);
    await page.click("#acts [data-key=transfer]:not([aria-disabled])");
    await page.selectOption("dialog select[name=to]", "desk:3");
    await page.click("dialog button[type=submit]");
    await page.waitForSelector("#card > .free");
    await until(page, of => [...document.querySelectorAll("#waiting .crow")].some(row => row.textContent.includes(of) && row.textContent.includes("Pour le guichet 3")), sent.code);
    await page.keyboard.press("F2");
    await until(page, of => document.querySelector(".ccode")?.textContent === of, later.code);
    await waits(other, sent.code);
    await other.keyboard.press("F2");
    await until(other, of => document.querySelector(".ccode")?.textContent === of, sent.code);
    await one.close();
    await two.close();
  },

  async "who comes for a free desk is told in the tab's title and by a quiet note, and every key is shown by ?"() {
    await stage.tell("home");
    const context = await newContext(WIDE), page = await signIn(context, 3), titled = text => until(page, of => document.title.includes(of), text);
    await page.click("h2#waiting-title"); // a browser sounds only where somebody has touched it
    const notes = () => page.evaluate(() => Number(document.body.dataset.notes ?? 0)), before = await notes();
    const ticket = await stage.print("T", "fr");
    await titled(`${ticket.code} attend`);
    if (!browser.mute) await until(page, count => Number(document.body.dataset.notes ?? 0) === count, before + 1);
    await page.keyboard.press("?");
    await page.waitForSelector("dialog[open] kbd");
    assert.deepEqual(await page.$$eval("dialog kbd", keys => keys.map(key => key.textContent)), ["F2", "F4", "F8", "F9", "F10", "Ctrl+Z", "?"]);
    await accessible(page, "keys");
    await page.uncheck("dialog [name=sound]");
    await page.keyboard.press("Escape");
    const second = await stage.print("T", "fr");
    await titled("attend · 2");
    await until(page, of => document.querySelector("#lists").textContent.includes(of), second.code);
    if (!browser.mute) assert.equal(await notes(), before + 1, "no sound where none is wanted");
    await page.keyboard.press("F2");
    await until(page, () => document.title.startsWith("File"));
    await context.close();
  },

  async "a press holds although somebody comes while the button is down"() {
    await stage.tell("home");
    const [one, two] = [await newContext(WIDE), await newContext(WIDE)], page = await signIn(one, 5), other = await signIn(two, 3);
    await seat(page, "B", "nl");
    await page.evaluate(() => new EventSource("/api/events").addEventListener("state", event => { document.body.dataset.heard = event.data; }));
    await page.hover("#acts [data-key=done]");
    await page.mouse.down();
    const came = await stage.print("B", "fr");
    await until(page, of => document.body.dataset.heard?.includes(of), came.code);
    await until(other, of => document.querySelector("#lists").textContent.includes(of), came.code);
    await page.mouse.up();
    await page.waitForSelector("#card > .free");
    await until(page, of => document.querySelector("#waiting").textContent.includes(of), came.code);
    await two.close();
    await one.close();
  },

  async "two advisers at one desk are told"() {
    const one = await newContext(WIDE), other = await newContext(WIDE), page = await signIn(one, 2);
    assert.ok(await page.isHidden("#two"));
    const second = await signIn(other, 2);
    for (const each of [page, second]) await until(each, () => !document.querySelector("#two").hidden && document.querySelector("#two").textContent.includes("2"));
    await accessible(second, "console, two advisers");
    await other.close();
    await one.close();
  },

  async "codes are taken as people say them, and looking changes nothing"() {
    await stage.tell("home");
    const context = await newContext(WIDE), page = await signIn(context, 4), ticket = await stage.print("E", "fr");
    const ask = async text => { await page.fill("#code", text); await page.press("#code", "Enter"); };
    await until(page, of => document.querySelector("#waiting").textContent.includes(of), ticket.code);
    await page.click(`#waiting .crow:has-text("${ticket.code}")`);
    await page.click("#dialog [data-key=call]");
    await page.click("#acts [data-key=no-show]:not([aria-disabled])");
    await page.waitForSelector("#card > .free");
    const number = String(Number(ticket.code.slice(3)));
    for (const text of [`e${number}`, `E-A${number}`, `ea${number.padStart(3, "0")}`]) {
      await ask(text);
      await page.waitForSelector("#acts [data-key=return]");
      assert.equal(await code(page), ticket.code, text);
      await page.click("[data-key=close]");
    }
    await ask("Z999");
    await said(page, "pas dans la file");
    await page.goto(`${stage.origin}/collect`);
    await page.waitForSelector("#figures dd");
    await ask("Z-Z999");
    await said(page, "pas dans la file");
    assert.equal(await page.locator("#scanned li").count(), 0);
    const shown = async () => Object.fromEntries(await page.$$eval("#figures div", all => all.map(one => [one.querySelector("dt").textContent, one.querySelector("dd").textContent])));
    await until(page, () => document.querySelector("#figures dd").textContent !== "–");
    const collected = await shown();
    await page.goto(`${stage.origin}/day`);
    await page.waitForSelector("#tbody tr");
    const called = await page.$eval("#tbody tr:last-child td:nth-of-type(2)", cell => cell.textContent);
    assert.equal(called, collected["Appelés"], "as many called on both pages");
    await context.close();
  },

  async "what is said covers no field"() {
    for (const size of [WIDE, PHONE]) {
      const context = await newContext(size), page = await signIn(context, 4);
      for (const name of ["console", "collect"]) {
        await page.goto(`${stage.origin}/${name}`);
        await page.waitForSelector("#desk-number:not(:empty)");
        await page.fill("#code", "xyz xyz");
        await page.press("#code", "Enter");
        await page.waitForSelector("#said p");
        const [box, field] = await Promise.all(["#said p", "#scan"].map(of => page.locator(of).boundingBox()));
        assert.ok(box.y >= field.y + field.height || box.y + box.height <= field.y, `${name} at ${size.width}`);
      }
      await context.close();
    }
  },

  async "every button of the console has room for its words, on a small screen too, and what is said covers no menu"() {
    const context = await newContext(SMALL), page = await signIn(context, 4), ticket = await stage.print("A", "fr");
    // What leaves its button, or breaks into a third line.
    const cut = () => page.$$eval(".hit", buttons => buttons.filter(button => button.offsetParent).flatMap(button => {
      const box = button.getBoundingClientRect();
      return [...button.children].filter(child => child.tagName !== "KBD" || child.offsetParent).map(child => child.getBoundingClientRect())
        .filter(of => of.left < box.left + 2 || of.right > box.right - 2 || of.height > box.height).map(() => button.innerText);
    }));
    await until(page, of => document.querySelector("#waiting").textContent.includes(of), ticket.code);
    await page.click(`#waiting .crow:has-text("${ticket.code}")`);
    await page.click("#dialog [data-key=call]");
    await page.waitForSelector("#acts [data-key=serve]:not([aria-disabled])");
    for (const size of [SMALL, PHONE, WIDE]) {
      await page.setViewportSize(size);
      for (const [language, here] of [["Nederlands", "Is er"], ["English", "Is here"], ["Français", "Est là"]]) {
        await page.click("summary.chip");
        await page.click(`text=${language}`);
        await until(page, text => document.querySelector("#acts [data-key=serve] span").textContent === text, here);
        assert.deepEqual(await cut(), [], `${language} at ${size.width}, called`);
        await page.keyboard.press("Escape");
      }
    }
    await page.setViewportSize(SMALL);
    await page.click("#acts [data-key=serve]");
    await page.waitForSelector("#acts [data-key=done]:not([aria-disabled])");
    assert.deepEqual(await cut(), [], "serving");
    const kept = await page.locator(".card > .sign").boundingBox();
    assert.ok(kept.y + kept.height <= SMALL.height, "that nothing is kept is seen without scrolling");
    await page.fill("#code", "xyz xyz");
    await page.press("#code", "Enter");
    await page.waitForSelector("#said p");
    await page.click("summary.chip");
    const first = await page.locator(".menu nav a").first().boundingBox();
    assert.ok(await page.evaluate(({ x, y, height }) => document.elementFromPoint(x + 20, y + height / 2).closest(".menu") !== null, first));
    await page.keyboard.press("Escape");
    await page.keyboard.press("F10");
    await page.waitForSelector("#card > .free");
    await context.close();
  },

  async "a picture with a transparent ground is read"() {
    const context = await newContext(WIDE), page = await signIn(context, 6), ticket = await stage.print("A", "fr"), file = join(stage.folder, "clear.png");
    await stage.tell("clear", ticket.code, file);
    await page.setInputFiles("#photo", file);
    await until(page, of => document.querySelector(".ccode")?.textContent === of, ticket.code);
    await context.close();
  },

  async "a board whose browser lets no sound through says so until it is touched, and again when the browser reloads it"() {
    if (browser.mute) return NEEDS_SOUND;
    const strict = await openBrowser(true);
    try {
      const page = await (await strict.newContext({ ignoreHTTPSErrors: true, viewport: WALL })).newPage();
      // What the tools evaluate counts as somebody's touch; what is evaluated through the protocol itself does not.
      const protocol = await page.context().newCDPSession(page);
      const see = async expression => (await protocol.send("Runtime.evaluate", { expression, returnByValue: true })).result.value;
      const seen = async (expression, wanted) => {
        for (const end = Date.now() + 15000; Date.now() < end; await new Promise(done => setTimeout(done, 50))) if (await see(expression) === wanted) return;
        throw new Error(`${expression} is not ${wanted}`);
      };
      const spoken = () => seen("document.body.dataset.sound + document.querySelector('#sound').hidden", "runningtrue");
      const told = async () => {
        await seen("document.body.dataset.sound + document.querySelector('#sound').hidden", "suspendedfalse");
        assert.match(await see("document.querySelector('#sound').innerText"), /touchez l’écran une fois · .*tik één keer op het scherm/);
      };
      await page.goto(`${stage.origin}/board`);
      await told();
      await page.mouse.click(400, 400);
      await spoken();
      await Promise.all([page.waitForEvent("load"), see("location.reload()")]);
      await spoken();
      await Promise.all([page.waitForEvent("load"), page.keyboard.press("F5")]);
      await spoken();
      await page.reload();
      await told();
      await page.keyboard.press("a");
      await spoken();
      await page.reload();
      await told();
      await accessible(page, "board, mute");
    } finally {
      await strict.close();
    }
  },

  async "a board whose browser was started for it speaks at once, whoever reloads it, and says nothing of sound"() {
    if (browser.mute) return NEEDS_SOUND;
    const context = await newContext(WALL), page = await context.newPage();
    for (let i = 0; i < 2; i++) {
      if (i === 0) await page.goto(`${stage.origin}/board`); else await page.reload();
      await until(page, () => document.body.dataset.sound === "running");
      assert.ok(await page.isHidden("#sound"));
    }
    await context.close();
  },

  async "every page with a time says which zone it is in, wherever the browser is"() {
    for (const timezoneId of ["Europe/Brussels", "Pacific/Auckland"]) {
      const context = await newContext(WIDE, { timezoneId }), page = await signIn(context, 6);
      for (const name of ["console", "collect", "scanner", "day", "board"]) {
        await page.goto(`${stage.origin}/${name}`);
        await until(page, () => document.querySelector("#time small")?.textContent === "Europe/Brussels");
        // The hub's time of day, not the one of the machine that the browser runs on.
        const hub = Intl.DateTimeFormat("fr", { timeZone: "Europe/Brussels", hour: "2-digit", minute: "2-digit" }).format(new Date(await stage.tell("now")));
        await until(page, time => document.querySelector("#time span").textContent === time, hub);
      }
      await page.setViewportSize(PHONE);
      await page.goto(`${stage.origin}/day`);
      await until(page, () => document.querySelector("#zone").textContent.includes("Europe/Brussels"));
      await context.close();
    }
  },
});
