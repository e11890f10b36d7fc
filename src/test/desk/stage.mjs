// The stage: the house of the Java tests, in a process of its own, and a browser to play in it.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

// A Java process of the tests, which answers each line with one.
export function openProcess(java, classPath, main, folder) {
  const process = spawn(java, ["-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true", "-Dtinylog.configuration=tinylog-test.properties", "-cp", classPath, main, folder],
    { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
  const line = async () => { const { value, done } = await lines.next(); if (done) throw new Error("the stage ended"); return value; };
  return {
    line,
    async tell(...words) { process.stdin.write(`${words.join(" ")}\n`); return line(); },
    close() { process.stdin.end(); process.kill(); },
  };
}

export async function openStage(java, classPath) {
  const folder = mkdtempSync(join(tmpdir(), "desk-"));
  const house = openProcess(java, classPath, "brussels.citedesmetiers.kiosk.desk.DeskStage", folder);
  const [port, pin] = (await house.line()).split(" ");
  return {
    origin: `https://localhost:${port}`,
    pin,
    folder,
    tell: house.tell,
    async print(theme, language) {
      const said = await this.tell("print", theme, language), space = said.indexOf(" ");
      return { code: said.slice(0, space), token: said.slice(space + 1) };
    },
    /** The cookies of an adviser who signs in at a desk. */
    async signIn(desk) {
      const body = new URLSearchParams({ pin, desk }).toString();
      const answer = await new Promise((done, failed) => request(`${this.origin}/api/sign-in`, { method: "POST", rejectUnauthorized: false, agent: false,
        headers: { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": body.length, Origin: this.origin, "Sec-Fetch-Site": "same-origin" } }, done).on("error", failed).end(body));
      answer.resume();
      if (answer.statusCode !== 200) throw new Error(`signing in at desk ${desk}: ${answer.statusCode}`);
      return answer.headers["set-cookie"].map(set => {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(set);
        return { name, value, url: this.origin, httpOnly: /httponly/i.test(set), secure: true, sameSite: "Strict" };
      });
    },
    /** Another house, in which nobody has worked yet; pages that are open stay with the one before. */
    async fresh() { this.origin = `https://localhost:${await house.tell("fresh")}`; },
    close() { house.close(); rmSync(folder, { recursive: true, force: true }); },
  };
}

// Without the windows, menus and pages of its own that nobody sees a page comes up in half of the processor's time.
const CHROMIUM = globalThis.process.env.CHROMIUM ?? ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].find(path => existsSync(path));

/**
 * A browser: Debian's Chromium, or its Firefox with `KIOSK_BROWSER=firefox`.
 * @param silent whether a page may sound only after somebody touched it
 */
export async function openBrowser(silent = false) {
  if (globalThis.process.env.KIOSK_BROWSER === "firefox") return (await import("./firefox/firefox.mjs")).openFirefox(silent);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", `--autoplay-policy=${silent ? "document-user-activation-required" : "no-user-gesture-required"}`],
  });
  return Object.assign(browser, { name: `Chromium ${browser.version()}` });
}
