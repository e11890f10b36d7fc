// The page of the web kiosk: welcome, language, theme, questions by SurveyJS, a result with a QR code, a detail. Made as
// fast as its maker could: no animations, no delay after a choice, no reload between visitors.
import QRCode from 'qrcode';
import { Model, settings } from 'survey-core';
import { renderSurvey, unmountComponentAtNode } from 'survey-js-ui';
import 'survey-core/i18n/dutch';
import 'survey-core/i18n/french';
import 'survey-core/i18n/ukrainian';
import 'survey-core/survey-core.fontless.min.css';
import './style.css';
import { LANGUAGES, THEMES, WELCOME, surveyOf } from './content.js';

settings.animationEnabled = false;
settings.autoAdvanceDelay = 0; // SurveyJS waits 300 ms unless told
const $ = (id) => document.getElementById(id);
let place = '';
let drawn = 0;
let survey = null;
let language = 'en';
let theme = null;
let record = null;
let seenDetail = false;
let tickets = Number(localStorage.tickets || 0);

function show(name, html) {
    if (html) $('app').innerHTML = html;
    place = name;
    drawn++;
}

const tile = (id, words) => `<button class=tile data-id="${id}">${words}</button>`;

function onTile(action) {
    for (const button of $('app').querySelectorAll('.tile')) button.onclick = () => action(button.dataset.id);
}

// Each visit is kept: the answers as they come, and a record of it at its end.
const database = new Promise((opened, failed) => {
    const opening = indexedDB.open('kiosk', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('visits', { autoIncrement: true });
    opening.onsuccess = () => opened(opening.result);
    opening.onerror = failed;
});

function keepProgress() {
    localStorage.progress = JSON.stringify({ language, theme: theme.id, answers: survey.data, at: Date.now() });
}

async function keep(visit) {
    (await database).transaction('visits', 'readwrite').objectStore('visits').add(visit);
    localStorage.tickets = visit.number;
    localStorage.removeItem('progress');
}

function welcome() {
    show('welcome', `<div class=welcome><div class=dot></div><h1>${WELCOME}</h1></div>`);
    setTimeout(() => {
        $('app').onclick = () => {
            $('app').onclick = null;
            languages();
        };
    });
}

function languages() {
    const tiles = Object.entries(LANGUAGES).map(([code, name]) => tile(code, name));
    show('language', `<div class=grid>${tiles.join('')}</div>`);
    onTile((code) => {
        language = code;
        themes();
    });
}

function themes() {
    const tiles = THEMES.map((one) => tile(one.id, one.name[language] || one.name.default));
    show('theme', `<div class=grid>${tiles.join('')}</div>`);
    onTile(ask);
}

function ask(id) {
    theme = THEMES.find((one) => one.id === id);
    survey = new Model(surveyOf(theme));
    survey.locale = language;
    survey.autoAdvanceEnabled = true;
    survey.autoAdvanceAllowComplete = false;
    survey.onAfterRenderPage.add(() => show('question'));
    survey.onValueChanged.add(keepProgress);
    survey.onComplete.add(() => setTimeout(finish, 0));
    $('app').innerHTML = '<div id=survey></div>';
    renderSurvey(survey, $('survey'));
}

async function finish() {
    const number = ++tickets;
    record = { number, language, theme: theme.id, answers: { ...survey.data }, at: new Date().toISOString() };
    record.payload = `https://example.org/t/${number}?l=${language}&t=${theme.id}&d=` + btoa(JSON.stringify(record)).slice(0, 150);
    unmountComponentAtNode($('survey'));
    survey.dispose();
    survey = null;
    seenDetail = false;
    keep(record);
    await result();
}

async function result() {
    $('app').innerHTML =
        `<div class=result><canvas id=code></canvas><div><h1>N° ${String(record.number % 1000).padStart(3, '0')}</h1>` +
        `<button class=tile id=more>${theme.name[language] || theme.name.default}</button><button class=tile id=print>Ticket</button></div></div>`;
    await QRCode.toCanvas($('code'), record.payload, { errorCorrectionLevel: 'M', width: 330, margin: 2 });
    $('more').onclick = detail;
    $('print').onclick = () => {
        const body = JSON.stringify({ number: record.number, payload: record.payload });
        fetch('/print', { method: 'POST', body }).then(welcome, welcome);
    };
    show('result');
}

function detail() {
    seenDetail = true;
    const lines = surveyOf(theme).pages.map((page) => page.elements[0].title);
    const words = lines.map((line) => `<p>${line[language] || line.default}</p>`);
    show('detail', `<div class=detail><div>${words.join('')}</div><button class=tile id=back>OK</button></div>`);
    $('back').onclick = result;
}

// What follows only tells those who measure where a visitor would tap.
const next = () => document.querySelector(survey.isLastPage ? '.sd-navigation__complete-btn' : '.sd-navigation__next-btn');

function tapsNow(pick) {
    const tiles = $('app').querySelectorAll('.tile');
    switch (place) {
        case 'welcome':
            return [$('app')];
        case 'language':
        case 'theme':
            return [tiles[pick % tiles.length]];
        case 'result':
            return [seenDetail ? $('print') : $('more')];
        case 'detail':
            return [$('back')];
    }
    const choices = [...document.querySelectorAll('.sd-selectbase label')];
    const choice = choices[pick % choices.length];
    if (survey.currentPage.questions[0].getType() === 'radiogroup') return survey.isLastPage ? [choice, next()] : [choice];
    return [choice, choices[(pick + 1) % choices.length], next()];
}

window.kiosk = {
    taps(pick) {
        return tapsNow(pick).map((element) => {
            const box = element.getBoundingClientRect();
            return [place, Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
        });
    },
    // Many visits without a pause, by events in the page.
    async visits(count) {
        const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
        for (let done = 0, pick = 0; done < count; ) {
            const before = drawn;
            const from = place;
            for (const element of tapsNow(pick++)) {
                for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup']) {
                    element.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0 }));
                }
                element.click();
                await frame();
            }
            for (let i = 0; i < 200 && drawn === before; i++) await frame();
            if (from !== 'welcome' && place === 'welcome') done++;
        }
        return count;
    },
};
welcome();
