// A team lead's day: a message, an early closing, a closing day, a desk that changes, a break; seen on the board and on other devices.

import assert from "node:assert/strict";
import { PHONE, WALL, WIDE } from "./play.mjs";

const UPRIGHT = { width: 1080, height: 1920 };

export const team = ({ stage, newContext, signIn, until, accessible }) => ({
  async "the team tells everybody something, closes early, and takes each back in one tap"() {
    await stage.tell("home");
    const context = await newContext(WIDE), page = await signIn(context, 1), wall = await newContext(WALL), board = await wall.newPage();
    const other = await newContext(PHONE), phone = await signIn(other, 2);
    await board.goto(`${stage.origin}/board`);
    await board.waitForSelector("#now > *", { state: "attached" });
    for (const one of [page, phone]) { await one.goto(`${stage.origin}/team`); await one.waitForSelector("[data-form=preset] select"); }
    const decided = on => on.$$eval("#decided li", rows => rows.map(row => row.textContent));
    await page.selectOption("[data-form=preset] [name=preset]", "late 15");
    await page.selectOption("[data-form=preset] [name=minutes]", "60");
    await page.click("[data-key=tell]");
    await page.waitForSelector("[data-key=undo-message-house]:not([aria-disabled])");
    await until(board, () => document.querySelector("#message").textContent === "Environ 15 min de retard aux guichets");
    await accessible(board, "board with a message");
    // The board says it under everything else, and loses nothing by it.
    for (const size of [WALL, UPRIGHT]) {
      await board.setViewportSize(size);
      const [message, last] = await Promise.all(["#message", ".bside"].map(of => board.locator(of).boundingBox()));
      assert.ok(last.y + last.height <= message.y + 8, `${last.y + last.height} under ${message.y}`);
      assert.ok(message.y + message.height <= size.height + 1 && message.width <= size.width);
    }
    await until(phone, () => document.querySelector("[data-key=undo-message-house]"));
    assert.match((await decided(phone))[0], /Finit à 1[0-9]:/);
    await accessible(page, "team with a message");
    await accessible(phone, "team with a message, on a phone");
    await until(board, () => document.querySelector("#message span").lang !== "fr", null, 20000);
    await phone.click("[data-key=undo-message-house]");
    await until(board, () => document.querySelector("#message").hidden);
    await page.click("#message details summary");
    await page.fill("[name=text-fr]", "L’atelier commence à 14 h");
    await page.click("[data-key=tell-typed]");
    await until(board, () => document.querySelector("#message").textContent.startsWith("L’atelier"));
    await page.click("[data-key=undo-message-house]:not([aria-disabled])");
    await until(board, () => document.querySelector("#message").hidden);
    // The list of half hours goes on while somebody is at it, and keeps what was chosen.
    await page.focus("#closing [name=at]");
    const [first, last] = await page.$eval("#closing [name=at]", list => [list.options[0].value, list.options[list.options.length - 1].value]);
    await page.selectOption("#closing [name=at]", last);
    await stage.tell("pass", "1800");
    await until(page, was => document.querySelector("#closing [name=at]").options[0].value !== was, first, 30000);
    assert.deepEqual(await page.evaluate(() => [document.activeElement.name, document.activeElement.value]), ["at", last]);
    await page.selectOption("#closing [name=at]", { index: 0 });
    await page.click("[data-key=close-early]");
    const today = (await stage.tell("now")).slice(0, 10);
    await page.waitForSelector(`[data-key=undo-close-early-${today}]:not([aria-disabled])`);
    await until(phone, () => document.querySelector("#services").textContent.includes("Ne donne pas de tickets"));
    await phone.click(`[data-key=undo-close-early-${today}]`);
    await until(page, () => !document.querySelector("#services").textContent.includes("Ne donne pas de tickets"));
    await page.fill("[data-form=day] [name=day]", "2026-12-24");
    await page.click("[data-key=close-day]");
    await until(page, () => document.querySelector("#closed-days").textContent.includes("24 décembre"));
    await page.click("[data-key=undo-close-day-2026-12-24]:not([aria-disabled])");
    await until(page, () => !document.querySelector("#closed-days").textContent.includes("24 décembre"));
    for (const one of [context, wall, other]) await one.close();
  },

  async "a desk gets another service for today, and calls for it at once"() {
    await stage.tell("home");
    const context = await newContext(WIDE), page = await signIn(context, 1), other = await newContext(WIDE), desk = await signIn(other, 6);
    const ticket = await stage.print("A", "nl");
    await page.goto(`${stage.origin}/team`);
    await page.click("[data-key=change-6]");
    await page.waitForSelector("dialog[open] [name=services]");
    await accessible(page, "services of a desk");
    await page.check("dialog [name=services][value=apprendre]");
    await page.click("dialog [data-key=change-desk]");
    await page.waitForSelector("[data-key=undo-desk-6]:not([aria-disabled])");
    await until(desk, of => document.querySelector("#waiting").textContent.includes(of), ticket.code);
    await desk.keyboard.press("F2");
    await until(desk, of => document.querySelector(".ccode")?.textContent === of, ticket.code);
    await until(page, of => [...document.querySelectorAll("[data-desk='6']")].some(row => row.textContent.includes(of)), ticket.code);
    assert.match(await page.textContent("#figures"), /Guichets ouverts/);
    await page.click("[data-key=undo-desk-6]");
    await until(page, () => document.querySelector("#decided-panel").hidden);
    await other.close();
    await context.close();
  },

  async "a break is said with its end, seen by the team, and over with the next call"() {
    await stage.tell("home");
    const context = await newContext(PHONE), page = await signIn(context, 3), other = await newContext(WIDE), lead = await signIn(other, 1);
    await lead.goto(`${stage.origin}/team`);
    await page.click("#acts [data-key=rest]");
    await page.waitForSelector("dialog[open] [data-key=rest-15]");
    await accessible(page, "break");
    await page.click("[data-key=rest-15]");
    await page.waitForSelector("#acts [data-key=back]:not([aria-disabled])");
    assert.match(await page.textContent("#card"), /En pause jusqu’à/);
    await until(lead, () => document.querySelector("[data-desk='3']")?.textContent.includes("En pause jusqu’à"));
    await page.click("#acts [data-key=back]");
    await page.waitForSelector("#acts [data-key=rest]:not([aria-disabled])");
    await page.click("#acts [data-key=rest]");
    await page.click("[data-key=rest-30]");
    await page.waitForSelector("#acts [data-key=back]:not([aria-disabled])");
    const ticket = await stage.print("T", "fr");
    await until(page, of => document.querySelector("#waiting").textContent.includes(of), ticket.code);
    await page.click("#next");
    await page.waitForSelector("#acts [data-key=serve]");
    await until(lead, of => document.querySelector("[data-desk='3']").textContent.includes(of), ticket.code);
    await context.close();
    await other.close();
  },

  async "who takes a desk that is open learns it before, names are seen by colleagues, and one's own phone is no second person"() {
    await stage.fresh();
    const as = async (context, desk, name) => {
      const page = await context.newPage();
      await page.goto(`${stage.origin}/sign-in`);
      await page.waitForSelector(`#desk option[value="${desk}"]`, { state: "attached" });
      await page.selectOption("#desk", String(desk));
      await page.fill("#person", name);
      const told = await page.textContent("#taken");
      await page.fill("#pin", stage.pin);
      await page.keyboard.press("Enter");
      await page.waitForURL("**/console");
      await page.waitForSelector("#waiting-title:not(:empty)");
      return { page, told };
    };
    const [one, two, three] = [await newContext(WIDE), await newContext(PHONE), await newContext(WIDE)];
    const first = await as(one, 2, "Amina"), own = await as(two, 2, "Amina");
    assert.equal(first.told, "");
    assert.match(own.told, /déjà ouvert/);
    await until(own.page, () => document.querySelector("#two").hidden);
    // The same adviser at another desk as well: both desks have her name, and neither has two people.
    const other = await as(three, 4, "Amina");
    assert.equal(other.told, "");
    await other.page.goto(`${stage.origin}/team`);
    for (const desk of [2, 4]) await until(other.page, of => document.querySelector(`[data-desk="${of}"]`)?.textContent.includes("Amina"), desk);
    const late = await newContext(WIDE), second = await as(late, 2, "Bram");
    for (const page of [first.page, own.page, second.page]) await until(page, () => !document.querySelector("#two").hidden && document.querySelector("#two").textContent.includes("Amina, Bram"));
    await accessible(second.page, "console, two people");
    for (const context of [one, two, three, late]) await context.close();
  },

  async "a board that nobody needs shows the time alone, and is back with the next call"() {
    await stage.fresh();
    const wall = await newContext(WALL), board = await wall.newPage(), context = await newContext(WIDE), page = await signIn(context, 1);
    await board.goto(`${stage.origin}/board`);
    await until(board, () => document.querySelector("#time span")?.textContent.includes(":"));
    const before = await board.evaluate(() => document.documentElement.style.cssText);
    // It counts from when it first heard the hub's time, which the second time is sure to have happened.
    const shown = await board.textContent("#time");
    await stage.tell("pass", "1860");
    await until(board, was => document.querySelector("#time").textContent !== was, shown, 60000);
    await stage.tell("pass", "1860");
    await until(board, was => document.documentElement.classList.contains("quiet") && document.documentElement.style.cssText !== was, before, 60000);
    const ticket = await stage.print("A", "fr");
    await until(page, of => document.querySelector("#waiting").textContent.includes(of), ticket.code);
    await page.keyboard.press("F2");
    await until(board, of => !document.documentElement.classList.contains("quiet") && document.querySelector(".bcode")?.textContent === of, ticket.code);
    await board.setViewportSize(UPRIGHT);
    const [now, side] = await Promise.all([".bnow", ".bside"].map(of => board.locator(of).boundingBox()));
    assert.ok(now.y + now.height <= side.y + 2 && side.width >= UPRIGHT.width - 8, "one under the other");
    for (const part of [".bcode", ".bdesk", ".blang"]) {
      const box = await board.locator(part).boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= UPRIGHT.width && box.y + box.height <= now.y + now.height, part);
    }
    await accessible(board, "board, upright");
    await wall.close();
    await context.close();
  },
});
