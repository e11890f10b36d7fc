// Tells an adviser without a visitor that somebody has come: in the tab's title, and by a quiet note if it is wanted.

const LOUDNESS = 0.06, PITCH = 587.33; // of full scale; Hz
const KEPT = "desk.arrival-sound";
let sound = null, before = null; // the tickets that waited when the page was drawn last

export const soundWanted = () => { try { return localStorage.getItem(KEPT) !== "off"; } catch { return true; } };
export function wantSound(on) { try { localStorage.setItem(KEPT, on ? "on" : "off"); } catch { /* a private window asks again */ } }

// A browser lets a page sound only after somebody has touched it.
const wake = () => { sound ??= new AudioContext(); sound.resume().catch(() => {}); };
document.addEventListener("pointerdown", wake);
document.addEventListener("keydown", wake);

function note() {
  if (!sound || sound.state !== "running" || !soundWanted()) return;
  document.body.dataset.notes = String(Number(document.body.dataset.notes ?? 0) + 1);
  const tone = sound.createOscillator(), loudness = sound.createGain(), at = sound.currentTime;
  tone.frequency.value = PITCH;
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(LOUDNESS, at + 0.03);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.5);
  tone.connect(loudness).connect(sound.destination);
  tone.start(at);
  tone.stop(at + 0.5);
}

/**
 * What the page shows now.
 * @param free whether the desk has no visitor
 * @param here the tickets that this desk can call
 * @param title the page's title in its language
 * @param told the title while somebody waits for a free desk, from the first ticket
 */
export function arrivals(free, here, title, told) {
  const came = before !== null && here.some(ticket => !before.has(ticket.id));
  before = new Set(here.map(ticket => ticket.id));
  if (free && came) note();
  document.title = free && here.length > 0 ? told(here[0]) : title;
}
