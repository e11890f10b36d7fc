// Plays the part of the centre's staff at its pages in a real browser, against the real server.

import assert from "node:assert/strict";

// Asks again and again; the browser's own way of waiting needs eval, which the pages' policy forbids.
async function until(holds, within = 15000) {
  for (const end = Date.now() + within; Date.now() < end; await new Promise(done => setTimeout(done, 50))) if (await holds()) return;
  throw new Error(`not within ${within} ms: ${holds}`);
}

// Returns what did not hold.
//   faults(page): what is wrong with how a page is made
export async function playCentre(stage, origin, password, browser, faults) {
  const complaints = [], context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 900 }, locale: "fr-BE", acceptDownloads: true });
  context.on("weberror", error => complaints.push(`centre: ${error.error()}`));
  context.on("console", message => {
    // A wrong password is part of the play; the browser notes it as a failed load.
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) complaints.push(`centre: ${message.text()}`);
  });
  const page = await context.newPage(), at = path => `${origin}${path}`, path = () => new URL(page.url()).pathname;
  const sound = async name => complaints.push(...(await faults(page)).map(what => `centre, ${name}: ${what}`));
  const enter = async text => { await page.fill("input[name=password]", text); await page.keyboard.press("Enter"); };
  const said = text => page.locator("body", { hasText: text }).waitFor({ timeout: 15000 });
  const steps = {
    async "who is not signed in sees the sign-in page whatever is asked for"() {
      for (const asked of ["/", "/fleet", "/report", "/month.csv"]) {
        await page.goto(at(asked));
        assert.equal(path(), "/sign-in", asked);
      }
      await sound("sign-in");
    },
    async "a wrong password is refused in words"() {
      await enter("not the password");
      await page.locator("[role=alert]", { hasText: "Ce n’est pas le mot de passe." }).waitFor();
      await sound("wrong password");
    },
    async "the sign-in page changes its language"() {
      await page.click("a[lang=nl]");
      await page.locator("h1", { hasText: "Het centrum" }).waitFor();
    },
    async "the password lets in, to the fleet in the language chosen"() {
      await enter(password);
      await page.waitForURL("**/fleet?lang=nl");
      await page.locator("th", { hasText: "anderlecht-a" }).waitFor();
      await sound("fleet");
    },
    async "the fleet changes its language"() {
      await page.click("a[lang=en]");
      await page.locator("h1", { hasText: "Terminals" }).waitFor();
    },
    async "what was seen is not shown again"() {
      await said("Two memories of this terminal");
      await page.click("button[aria-label$='anderlecht-a']");
      await page.waitForURL("**/fleet?lang=en");
      await until(async () => !(await page.textContent("body")).includes("Two memories of this terminal"));
      assert.ok((await page.textContent("body")).includes("the cover is open"), "a fault that is still there is still shown");
    },
    async "the report is shown, of another year and language too"() {
      await page.click("nav a[href^='/report']");
      await page.locator("form.choice").waitFor();
      await sound("report");
      await page.selectOption("select[name=year]", "2026");
      await page.selectOption("select[name=lang]", "fr");
      await page.click("form.choice button");
      await page.waitForURL(url => url.searchParams.get("year") === "2026" && url.searchParams.get("lang") === "fr");
      await page.locator("h1", { hasText: "2026" }).waitFor();
    },
    async "a table of the report is kept as a file"() {
      const link = page.locator("a[href^='month.csv']").first();
      const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
      assert.equal(file.suggestedFilename(), "month.csv");
    },
    async "the way back leads to the fleet"() {
      await page.click("form.choice a");
      await page.waitForURL("**/fleet?lang=fr");
    },
    async "who signs out is out, in this browser's other pages too"() {
      const other = await context.newPage();
      await other.goto(at("/fleet"));
      await page.click("form[action^='/sign-out'] button");
      await page.waitForURL("**/sign-in");
      await other.reload();
      assert.equal(new URL(other.url()).pathname, "/sign-in");
      await other.close();
    },
    async "another site's form signs nobody in"() {
      const foreign = await browser.newPage({ ignoreHTTPSErrors: true });
      await foreign.setContent(`<form method="post" action="${at("/sign-in")}"><input name="password" value="${password}"><button>x</button></form>`);
      const [answer] = await Promise.all([foreign.waitForResponse(response => response.url().startsWith(at("/sign-in"))), foreign.click("button")]);
      assert.equal(answer.status(), 403);
      await foreign.close();
    },
    async "a database that is away is said"() {
      await page.goto(at("/sign-in?lang=fr"));
      await enter(password);
      await page.waitForURL("**/fleet?lang=fr");
      await stage.tell("away");
      await page.reload();
      await page.locator("[role=alert]", { hasText: "La base de données du centre ne répond pas." }).waitFor();
      await sound("database away");
    },
  };
  for (const [name, step] of Object.entries(steps)) {
    try {
      await step();
    } catch (error) {
      complaints.push(`centre: ${name}: ${error.message}\n  at ${page.url()}`);
      // What follows needs what went before.
      break;
    }
  }
  await context.close();
  return complaints;
}
