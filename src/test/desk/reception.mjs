// Reception: a number for somebody who does not use the kiosk, printed, told, or not printed after all.

import assert from "node:assert/strict";
import { PHONE, WIDE } from "./play.mjs";

export const reception = ({ stage, newContext, signIn, until, said, accessible }) => ({
  async "reception gives a number on paper or without, and whoever cannot wait is called first"() {
    await stage.tell("home");
    const context = await newContext(WIDE), page = await signIn(context, 1), other = await newContext(WIDE), desk = await signIn(other, 4);
    const before = await stage.print("A", "fr");
    await page.goto(`${stage.origin}/reception`);
    await page.waitForSelector("[data-name=service] input");
    await accessible(page, "reception");
    const give = async (service, language, printer, priority) => {
      const known = await page.locator("#given li[data-code]").count();
      await page.check(`#give [name=service][value=${service}]`);
      await page.check(`#give [name=language][value=${language}]`);
      if (priority) await page.check("#give [name=priority]");
      await page.selectOption("#give [name=printer]", printer);
      await page.click("[data-key=give]:not([aria-disabled])");
      await until(page, count => document.querySelectorAll("#given li[data-code]").length === count, known + 1);
      return page.getAttribute("#given li[data-code]", "data-code");
    };
    const printed = await give("apprendre", "uk", "house-1", true);
    await until(page, code => document.querySelector(`[data-code="${code}"]`).textContent.includes("Imprimé à house-1"), printed);
    const told = await give("numerique", "nl", "", false);
    await until(page, code => document.querySelector(`[data-code="${code}"]`).textContent.includes("Sans papier"), told);
    await accessible(page, "reception, given");
    await stage.tell("paper", "no");
    const failed = await give("choisir", "en", "house-1", false);
    await said(page, `dites ${failed} à la personne`);
    await stage.tell("paper", "yes");
    await until(desk, of => document.querySelector("#waiting").textContent.includes(of), printed);
    await desk.keyboard.press("F2");
    await until(desk, of => document.querySelector(".ccode")?.textContent === of, printed);
    await until(page, code => document.querySelector(`[data-code="${code}"]`).textContent.includes("Appelé"), printed);
    assert.notEqual(printed, before.code);
    await page.goto(`${stage.origin}/day`);
    await page.waitForSelector("#tbody tr");
    assert.equal(await page.$eval("#tbody tr:last-child td:nth-of-type(8)", cell => cell.textContent), "3", "three by reception");
    await page.setViewportSize(PHONE);
    await page.goto(`${stage.origin}/reception`);
    await page.waitForSelector("[data-name=service] input");
    await accessible(page, "reception on a phone");
    await other.close();
    await context.close();
  },

  async "a list of appointments is taken, who comes for one is called at its time, and a wrong list is named line by line"() {
    await stage.fresh();
    const context = await newContext(WIDE), page = await signIn(context, 1), other = await newContext(WIDE), desk = await signIn(other, 4);
    const hub = new Date(await stage.tell("now"));
    const at = minutes => Intl.DateTimeFormat("fr", { timeZone: "Europe/Brussels", hour: "2-digit", minute: "2-digit" }).format(new Date(hub.getTime() + minutes * 60000));
    const list = text => ({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.goto(`${stage.origin}/reception`);
    await page.waitForSelector("[data-name=service] input");
    await page.setInputFiles("#csv", list(`heure;service;code\n${at(10)};Cuisine;R1\n`));
    await said(page, "Ligne 2, service");
    await page.setInputFiles("#csv", list(`nom;heure;service;code\nDurand;${at(10)};Apprendre;R17\nMaes;${at(20)};A;R18\n`));
    await page.waitForSelector("[data-appointment=R18]");
    assert.ok(!(await page.content()).includes("Durand"));
    await accessible(page, "appointments");
    await page.selectOption("#give [name=printer]", "");
    await page.fill("#arrive [name=code]", "r17");
    await page.click("[data-key=arrive]");
    await until(page, () => document.querySelector("[data-appointment=R17]").textContent.includes("En attente"));
    const mine = await page.getAttribute("#given li[data-code]", "data-code"), walkIn = await stage.print("A", "fr");
    await until(desk, of => document.querySelector("#waiting").textContent.includes(of), walkIn.code);
    assert.match(await desk.textContent(`#waiting .crow:has-text("${mine}")`), /Rendez-vous de/);
    await desk.keyboard.press("F2");
    await until(desk, of => document.querySelector(".ccode")?.textContent === of, walkIn.code);
    // A key that is pressed while the call is under way does nothing.
    await desk.waitForSelector("#acts [data-key=no-show]:not([aria-disabled=true])");
    await desk.keyboard.press("F9");
    await desk.waitForSelector("#card > .free");
    const second = await stage.print("A", "fr");
    await stage.tell("pass", "660");
    await until(desk, of => document.querySelector("#waiting").textContent.includes(of), second.code);
    await desk.waitForSelector("#next[aria-disabled=false]");
    await desk.keyboard.press("F2");
    await until(desk, of => document.querySelector(".ccode")?.textContent === of, mine);
    await page.click("[data-key=clear]");
    await until(page, () => !document.querySelector("[data-appointment=R18]"));
    await other.close();
    await context.close();
  },
});
