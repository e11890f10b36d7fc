import { el, keepName, languageButtons, load, onSlow, ownName, post, refusal, t } from "./common.js";
import { listen } from "./scan.js";

const form = document.querySelector("#sign-in"), wrong = document.querySelector("#wrong"), desk = document.querySelector("#desk");
let desks = [], taken = [];

function show() {
  const chosen = desk.value || localStorage.getItem("desk.number");
  desk.replaceChildren(...desks.map(number => el("option", { value: number, selected: String(number) === chosen },
    taken.includes(number) ? `${t("desk.number", number)} · ${t("desk.sign-in.taken")}` : t("desk.number", number))));
  told();
}

// Whoever takes a desk that is open elsewhere learns it before, and can go on: it may be their own other device.
function told() {
  const place = document.querySelector("#taken");
  place.textContent = taken.includes(Number(desk.value)) ? t("desk.sign-in.taken.how", desk.value) : "";
}
desk.addEventListener("change", told);

const scanned = () => { form.pin.value = ""; wrong.textContent = t("desk.sign-in.scanned"); };
const scanner = listen({ tokens: scanned, test: scanned, foreign: scanned });
onSlow(() => { wrong.textContent = t("desk.refused.lost"); });

form.addEventListener("submit", async event => {
  event.preventDefault();
  wrong.textContent = "";
  if (scanner.scanned(form.pin)) return scanned();
  if (!/^[0-9]{6,12}$/.test(form.pin.value)) {
    form.pin.value = "";
    wrong.textContent = t("desk.refused.not-a-pin");
    return;
  }
  const button = form.querySelector("button");
  button.disabled = true;
  const answer = await post("/api/sign-in", { pin: form.pin.value, desk: desk.value });
  button.disabled = false;
  form.pin.value = "";
  if (answer.status === 200) {
    localStorage.setItem("desk.number", desk.value);
    keepName(form.person.value.trim());
    location.replace("/console");
  } else {
    wrong.textContent = refusal(answer);
    form.pin.focus();
  }
});

await load();
({ desks, taken } = await fetch("/api/desks").then(answer => answer.json()));
form.person.value = ownName();
show();
languageButtons(document.querySelector("#langs"), show);
(desk.value ? form.pin : desk).focus();
