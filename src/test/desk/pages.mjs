// Every page of the desk, in each of its languages, on a desk and on a phone.

import { PHONE, WALL, WIDE } from "./play.mjs";

const PAGES = ["console", "reception", "collect", "team", "day", "figures", "counts", "scanner", "sign-in", "board"];

export const pages = ({ stage, newContext, signIn, accessible, until, complaints }) => ({
  async "every page is opened in every language, on a desk and on a phone"() {
    await stage.tell("day");
    await stage.tell("joins", "missing");
    let opened = 0;
    const context = await newContext(WIDE), page = await signIn(context, 1);
    for (const language of ["fr", "nl", "en"]) {
      await page.evaluate(code => localStorage.setItem("desk.language", code), language);
      for (const name of PAGES) for (const size of [name === "board" ? WALL : WIDE, PHONE]) {
        const at = `${name}, ${language}, ${size.width}`;
        await page.setViewportSize(size);
        await page.goto(`${stage.origin}/${name}`);
        await until(page, ([code, board]) => board ? document.querySelector("#now > *") : document.documentElement.lang === code && document.querySelector("h1, h2")?.textContent.trim(), [language, name === "board"]);
        if (size === PHONE && name !== "board" && await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) complaints.push(`${at}: wider than the phone`);
        await accessible(page, at);
        opened++;
      }
    }
    console.log(`  ${opened} pages opened, of ${PAGES.length} kinds`);
    await context.close();
  },
});
