// Pictures of all pages, in each language, on a small screen, a wall and a phone: node pictures.mjs JAVA CLASSPATH FOLDER [LANGUAGE...]
// The board alone, in every layout and with a call in each language: node pictures.mjs JAVA CLASSPATH FOLDER board
// And README.md's two, console and board: node pictures.mjs JAVA CLASSPATH FOLDER readme

import { mkdirSync } from "node:fs";
import { TELEVISIONS } from "./board.mjs";
import { openBrowser, openStage } from "./stage.mjs";

const [java, classPath, folder, ...asked] = process.argv.slice(2);
const SIZES = { small: { width: 1024, height: 600 }, large: { width: 1920, height: 1080 }, phone: { width: 390, height: 844 } };
mkdirSync(folder, { recursive: true });

async function signIn(stage, page) {
  await page.goto(`${stage.origin}/sign-in`);
  await page.waitForSelector("#desk option", { state: "attached" });
  await page.selectOption("#desk", "4");
  await page.fill("#pin", stage.pin);
  await page.click("button[type=submit]");
  await page.waitForSelector("#waiting-title:not(:empty)");
}

// A morning at desk 4: a ticket is called and scanned, and its holder sits down.
async function drawForReadme(stage, browser) {
  await stage.tell("day");
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1366, height: 768 }, locale: "fr-BE" });
  const page = await context.newPage(), board = await context.newPage();
  await board.goto(`${stage.origin}/board`);
  await page.bringToFront();
  await signIn(stage, page);
  await page.click("#next");
  await page.waitForSelector("#acts [data-key=serve]");
  await board.bringToFront();
  await board.waitForTimeout(1500);
  await board.screenshot({ path: `${folder}/board.png` });
  await page.bringToFront();
  await page.fill("#code", await stage.tell("token", await page.textContent(".ccode")));
  await page.press("#code", "Enter");
  await page.waitForSelector("#acts [data-key=done]");
  await page.waitForTimeout(4500);
  await page.screenshot({ path: `${folder}/console.png` });
}

async function draw(stage, browser, language) {
  await stage.tell("day");
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: SIZES.large, locale: `${language}-BE` });
  const page = await context.newPage();
  const shot = async (name, of = page, sizes = Object.keys(SIZES)) => {
    for (const size of sizes) {
      await of.setViewportSize(SIZES[size]);
      await of.waitForTimeout(200);
      await of.screenshot({ path: `${folder}/${name}-${language}-${size}.png` });
    }
    await of.setViewportSize(SIZES.large);
  };
  await page.goto(`${stage.origin}/sign-in`);
  await page.waitForSelector("#desk option", { state: "attached" });
  await shot("sign-in");
  await page.selectOption("#desk", "4");
  await page.fill("#pin", "111111");
  await page.press("#pin", "Enter");
  await page.waitForSelector("#wrong:not(:empty)");
  await shot("sign-in-wrong");
  await page.fill("#pin", stage.pin);
  await page.click("button[type=submit]");
  await page.waitForURL("**/console");
  await page.waitForSelector("#waiting-title:not(:empty)");
  await shot("console-free");
  const board = await context.newPage();
  await board.goto(`${stage.origin}/board`);
  await page.bringToFront();
  await stage.print("A", "uk");
  for (const [theme, spoken] of [["T", "nl"], ["C", "fr"], ["B", "en"], ["T", "fr"], ["E", "fr"], ["A", "uk"]]) {
    await stage.tell("pass", "70");
    await stage.print(theme, spoken);
  }
  await page.click("#next");
  await page.waitForSelector("#acts [data-key=serve]");
  await shot("console-called");
  const token = await stage.tell("token", await page.textContent(".ccode"));
  await page.fill("#code", token);
  await page.press("#code", "Enter");
  await page.waitForSelector("#acts [data-key=done]");
  await page.waitForTimeout(4500);
  await shot("console");
  await page.setViewportSize(SIZES.phone);
  await page.screenshot({ path: `${folder}/console-all-${language}-phone.png`, fullPage: true });
  await page.setViewportSize(SIZES.large);
  await page.keyboard.press("F10");
  await page.waitForSelector("#undo button");
  await shot("undo");
  await page.keyboard.press("Control+z");
  await page.waitForSelector("#acts [data-key=done]:not([aria-disabled])");
  await page.fill("#code", "xyz xyz");
  await page.press("#code", "Enter");
  await page.waitForSelector("#said p");
  await shot("console-refused");
  await page.click("#waiting button");
  await shot("dialog");
  await page.keyboard.press("Escape");
  await page.click("#acts [data-key=transfer]");
  await shot("transfer");
  await page.keyboard.press("Escape");
  await page.click("summary.chip");
  await shot("menu");
  await page.keyboard.press("Escape");
  await stage.tell("trust", "no");
  await page.waitForSelector("#untrusted:not([hidden])");
  await shot("console-untrusted");
  await stage.tell("trust", "yes");
  await board.bringToFront();
  await shot("board", board, ["small", "large"]);
  await page.bringToFront();
  for (const name of ["collect", "team", "day", "scanner"]) {
    await page.goto(`${stage.origin}/${name}`);
    await page.waitForTimeout(600);
    if (name === "collect") { await page.fill("#code", token); await page.press("#code", "Enter"); await page.waitForSelector("#scanned li"); }
    if (name === "team") { await page.click("[data-key=pause-travailler-30]"); await page.waitForSelector("[data-key=resume-travailler]"); }
    await shot(name);
    await page.screenshot({ path: `${folder}/${name}-all-${language}-large.png`, fullPage: true });
  }
  await stage.tell("stop");
  await page.goto("about:blank");
  await board.bringToFront();
  await board.waitForSelector("#lost:not([hidden])");
  await shot("board-lost", board, ["small", "large"]);
  await context.close();
}

// The board through a day, on televisions of two sizes, lying and upright.
async function drawBoard(stage, browser) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: SIZES.large, locale: "fr-BE" });
  const page = await context.newPage(), board = await context.newPage();
  const shot = async name => {
    await board.bringToFront();
    for (const size of TELEVISIONS) {
      await board.setViewportSize(size);
      await board.waitForTimeout(200);
      await board.screenshot({ path: `${folder}/board-${name}-${size.width}.png` });
    }
    await page.bringToFront();
  };
  await signIn(stage, page);
  await board.goto(`${stage.origin}/board`);
  await board.waitForSelector(".bnone");
  await shot("none");
  await stage.tell("day");
  const spoken = ["fr", "nl", "en", "uk", "ar"], drawn = new Set();
  for (const [i, theme] of ["A", "T", "C", "E", "B"].entries()) await stage.print(theme, spoken[i]);
  while (drawn.size < spoken.length) {
    await page.click("#next[aria-disabled=false]");
    await page.waitForSelector("#acts [data-key=serve]:not([aria-disabled])");
    const code = await page.textContent(".ccode");
    await board.waitForSelector(`.bcode:text("${code}")`, { state: "attached" });
    const language = await board.getAttribute(".blang", "lang");
    if (!drawn.has(language)) await shot(language);
    drawn.add(language);
    await page.click("#acts [data-key=serve]");
    await page.click("#acts [data-key=done]:not([aria-disabled])");
    await page.waitForSelector("#card > .free");
  }
  await page.goto(`${stage.origin}/team`);
  await page.waitForSelector("[data-form=preset] select");
  await page.selectOption("[data-form=preset] [name=preset]", "late 15");
  await page.click("[data-key=tell]");
  await board.waitForSelector("#message:not([hidden])");
  await shot("message");
  await stage.tell("stop");
  await board.waitForSelector("#lost:not([hidden])");
  await shot("lost");
  await context.close();
}

const browser = await openBrowser();
if (asked[0] === "board") {
  const stage = await openStage(java, classPath);
  try { await drawBoard(stage, browser); } finally { stage.close(); await browser.close(); }
  process.exit(0);
}
if (asked[0] === "readme") {
  const stage = await openStage(java, classPath);
  try { await drawForReadme(stage, browser); } finally { stage.close(); await browser.close(); }
  process.exit(0);
}
try {
  for (const language of asked.length ? asked : ["fr", "nl", "en"]) {
    const stage = await openStage(java, classPath);
    try { await draw(stage, browser, language); } finally { stage.close(); }
  }
  const stage = await openStage(java, classPath), strict = await openBrowser(true);
  try {
    const page = await (await strict.newContext({ ignoreHTTPSErrors: true, viewport: SIZES.large })).newPage();
    await page.goto(`${stage.origin}/board`);
    await page.waitForTimeout(1500);
    for (const size of ["large", "small"]) {
      await page.setViewportSize(SIZES[size]);
      await page.screenshot({ path: `${folder}/board-free-mute-${size}.png` });
    }
  } finally {
    stage.close();
    await strict.close();
  }
} finally {
  await browser.close();
}
