// Pictures of all pages: node pictures.mjs JAVA CLASSPATH FOLDER

import { mkdirSync } from "node:fs";
import { openBrowser, openStage } from "./stage.mjs";

const [java, classPath, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const stage = await openStage(java, classPath), browser = await openBrowser();
try {
  await stage.tell("day");
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1366, height: 768 }, locale: "fr-BE" });
  const page = await context.newPage();
  const shot = async name => { await page.waitForTimeout(300); await page.screenshot({ path: `${folder}/${name}.png` }); };
  const phone = () => page.setViewportSize({ width: 390, height: 844 }), wide = () => page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(`${stage.origin}/sign-in`);
  await page.waitForSelector("#desk option", { state: "attached" });
  await shot("sign-in-wide"); await phone(); await shot("sign-in-phone"); await wide();
  await page.selectOption("#desk", "4");
  await page.fill("#pin", stage.pin);
  await page.click("button[type=submit]");
  await page.waitForURL("**/console");
  await page.waitForSelector("#waiting-title:not(:empty)");
  await shot("console-free");
  await stage.print("A", "uk");
  for (const [theme, language] of [["T", "nl"], ["C", "fr"], ["B", "en"], ["T", "fr"], ["E", "fr"], ["A", "uk"]]) {
    await stage.tell("pass", "70");
    await stage.print(theme, language);
  }
  const board = await context.newPage();
  await board.setViewportSize({ width: 1920, height: 1080 });
  await board.goto(`${stage.origin}/board`);
  await page.bringToFront();
  await page.click("#next");
  await page.waitForSelector("#acts [data-key=serve]");
  await shot("console-called");
  const token = await stage.tell("token", await page.textContent(".ccode"));
  await page.fill("#code", token);
  await page.press("#code", "Enter");
  await page.waitForSelector("#acts [data-key=done]");
  await page.waitForTimeout(4500);
  await shot("console-wide"); await phone(); await shot("console-phone");
  await page.screenshot({ path: `${folder}/console-phone-all.png`, fullPage: true }); await wide();
  await page.keyboard.press("F10");
  await page.waitForSelector("#undo button");
  await shot("undo"); await phone(); await shot("undo-phone"); await wide();
  await page.keyboard.press("Control+z");
  await page.waitForSelector("#acts [data-key=done]:not([aria-disabled])");
  await page.click("#waiting button");
  await shot("dialog");
  await page.keyboard.press("Escape");
  await page.click("#acts [data-key=transfer]"); await phone();
  await shot("transfer-phone"); await wide();
  await page.keyboard.press("Escape");
  await page.click("summary.chip");
  await shot("menu");
  await board.bringToFront();
  await board.waitForTimeout(500);
  await board.screenshot({ path: `${folder}/board.png` });
  await page.bringToFront();
  for (const name of ["collect", "day", "scanner"]) {
    await page.goto(`${stage.origin}/${name}`);
    await page.waitForTimeout(600);
    if (name === "collect") { await page.fill("#code", token); await page.press("#code", "Enter"); await page.waitForSelector("#scanned li"); }
    await shot(`${name}-wide`); await phone(); await shot(`${name}-phone`); await wide();
  }
} finally {
  await browser.close();
  stage.close();
}
