// A board on a cheap television: at rest it does next to nothing, and in every layout everything on it has its room.

import assert from "node:assert/strict";
import { NEEDS_SOUND, WALL, WIDE } from "./play.mjs";

/** Televisions, lying and standing upright. */
export const TELEVISIONS = [WALL, { width: 1366, height: 768 }, { width: 1080, height: 1920 }, { width: 768, height: 1366 }];

/** What of a board is outside the picture, cut off, or lies over something else. */
export const misplaced = page => page.evaluate(() => {
  const found = [], box = node => node.getBoundingClientRect();
  const say = (what, node) => found.push(`${what}: ${node.className || node.id} ${node.textContent.slice(0, 30)}`);
  const of = selector => [...document.querySelectorAll(selector)].filter(node => node.checkVisibility() && node.textContent);
  for (const node of of(".btop p, .bcode, .bdesk, .blang, .bnone, #time, .brow span, .bfoot h2, .bwaits li, #message span")) {
    const at = box(node);
    if (at.left < 0 || at.top < 0 || at.right > innerWidth || at.bottom > innerHeight) say("outside", node);
    // What is too long for its place is cut with dots there, and says so by its style.
    if (node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0 && getComputedStyle(node).textOverflow !== "ellipsis") say("too wide", node);
  }
  for (const row of of(".brow")) {
    const [a, b] = [box(row.querySelector(".door")), box(row)];
    if (a.top < b.top + 0.003 * innerHeight || a.bottom > b.bottom) say("no room for the door", row);
  }
  for (const sentence of of(".bnone span")) if (sentence.getClientRects().length > 1) say("broken", sentence);
  // The whole board is moved by a hair.
  const foot = document.querySelector(".bfoot");
  if (foot.checkVisibility() && box(foot).bottom > innerHeight + 4) say("below", foot);
  const rooms = of(".btop, .bcode, .bdesk, .blang, .bhead, .brow, .bfoot, #message");
  for (const [i, one] of rooms.entries()) {
    for (const other of rooms.slice(i + 1)) {
      const [a, b] = [box(one), box(other)];
      // Lines of large letters share the empty edges above and below them.
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 8 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.012 * innerHeight) say(`over ${other.className}`, one);
    }
  }
  return found;
});

export const board = ({ stage, browser, newContext, signIn, until }) => ({
  async "a board at rest renders no sound, moves nothing, and speaks the next call however late its sound wakes"() {
    if (browser.mute) return NEEDS_SOUND;
    await stage.fresh();
    const wall = await newContext(WALL), page = await wall.newPage(), context = await newContext(WIDE), desk = await signIn(context, 1);
    await page.addInitScript(() => {
      globalThis.tones = [];
      globalThis.AudioContext = class extends AudioContext {
        constructor() { super(); globalThis.heardThrough = this; }
        async resume() {
          if (globalThis.late) await new Promise(done => setTimeout(done, 1500));
          return super.resume();
        }
        createOscillator() {
          const tone = super.createOscillator(), begin = tone.start.bind(tone);
          tone.start = at => { globalThis.tones.push(at); begin(at); };
          return tone;
        }
      };
    });
    await page.goto(`${stage.origin}/board`);
    await until(page, () => document.body.dataset.sound === "running" && globalThis.heardThrough.state === "suspended");
    assert.ok(await page.isHidden("#sound"), "a board at rest is not mute");
    await page.evaluate(() => { globalThis.late = true; });
    const ticket = await stage.print("A", "uk");
    await until(desk, of => document.querySelector("#waiting").textContent.includes(of), ticket.code);
    await desk.keyboard.press("F2");
    await until(page, of => document.body.dataset.speaking?.includes(of) && globalThis.heardThrough.state === "running", ticket.code);
    await until(page, () => globalThis.tones.length === 3);
    assert.ok(await page.evaluate(() => globalThis.tones[1] - globalThis.tones[0] >= 0.99), "a television has time to wake before the first note");
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
    await wall.close();
    await context.close();
  },

  async "a board has room for everything in each layout: upright with six services it shows two earlier calls"() {
    await stage.fresh();
    const wall = await newContext(WALL), page = await wall.newPage(), context = await newContext(WIDE), desk = await signIn(context, 1);
    await page.goto(`${stage.origin}/board`);
    await until(page, () => document.querySelector(".bnone"));
    const everywhere = async when => {
      for (const size of TELEVISIONS) {
        await page.setViewportSize(size);
        assert.deepEqual(await misplaced(page), [], `${when}, ${size.width} x ${size.height}`);
      }
    };
    await everywhere("nobody called");
    await stage.tell("day");
    for (const theme of ["C", "A", "T", "B", "E"]) await stage.print(theme, "fr");
    const ticket = await stage.print("A", "uk");
    await until(desk, of => document.querySelector("#waiting").textContent.includes(of), ticket.code);
    await desk.click(`#waiting .crow:has-text("${ticket.code}")`);
    await desk.click("#dialog [data-key=call]");
    await until(page, of => document.querySelector(".bcode")?.textContent === of, ticket.code);
    assert.ok(await page.locator(".brow").count() >= 3 && await page.locator(".bwaits li").count() >= 4);
    await everywhere("a morning");
    // As many services as a board names.
    await page.evaluate(() => { for (const list = document.querySelector(".bwaits"); list.children.length < 6;) list.append(list.lastChild.cloneNode(true)); });
    await everywhere("six services");
    assert.equal(await page.locator(".brow:visible").count(), 2, "upright, for the last one");
    await desk.goto(`${stage.origin}/team`);
    await desk.waitForSelector("[data-form=preset] select");
    await desk.selectOption("[data-form=preset] [name=preset]", "late 15");
    await desk.click("[data-key=tell]");
    await until(page, () => !document.querySelector("#message").hidden);
    await everywhere("a message");
    await wall.close();
    await context.close();
  },
});
