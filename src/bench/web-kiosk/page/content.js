// Five themes of ten questions, of which a visit meets eight; four to six choices; four languages.
export const WELCOME = 'Touchez · Raak aan · Touch · Торкніться';
export const LANGUAGES = {fr: 'Français', nl: 'Nederlands', en: 'English', uk: 'Українська'};
const L = (en, fr, nl, uk) => ({default: en, fr, nl, uk});
export const THEMES = [
    {id: 'housing', name: L('Housing', 'Logement', 'Huisvesting', 'Житло')},
    {id: 'work', name: L('Work and training', 'Travail et formation', 'Werk en opleiding', 'Робота та навчання')},
    {id: 'health', name: L('Health', 'Santé', 'Gezondheid', 'Здоров’я')},
    {id: 'family', name: L('Family and school', 'Famille et école', 'Gezin en school', 'Сім’я та школа')},
    {id: 'papers', name: L('Papers and residence', 'Papiers et séjour', 'Papieren en verblijf', 'Документи та проживання')}];
// The choices of a question are one of these rows.
const CHOICES = [
    [L('For myself', 'Pour moi', 'Voor mezelf', 'Для себе'),
        L('For a family member', 'Pour un proche', 'Voor een familielid', 'Для родича'),
        L('For my employer', 'Pour mon employeur', 'Voor mijn werkgever', 'Для роботодавця'),
        L('Someone else', 'Quelqu’un d’autre', 'Iemand anders', 'Для іншої особи')],
    [L('Yes, it is urgent', 'Oui, c’est urgent', 'Ja, het is dringend', 'Так, терміново'),
        L('This week', 'Cette semaine', 'Deze week', 'Цього тижня'),
        L('This month', 'Ce mois-ci', 'Deze maand', 'Цього місяця'),
        L('No hurry', 'Rien ne presse', 'Geen haast', 'Не поспішаю')],
    [L('Letter or bill', 'Lettre ou facture', 'Brief of factuur', 'Лист чи рахунок'),
        L('Identity card', 'Carte d’identité', 'Identiteitskaart', 'Посвідчення особи'),
        L('Contract', 'Contrat', 'Contract', 'Договір'),
        L('Medical note', 'Attestation médicale', 'Medisch attest', 'Медична довідка'),
        L('School paper', 'Document scolaire', 'Schooldocument', 'Шкільний документ'),
        L('None of these', 'Aucun de ceux-ci', 'Geen van deze', 'Нічого з цього')],
    [L('Never', 'Jamais', 'Nooit', 'Ніколи'),
        L('Once', 'Une fois', 'Eén keer', 'Один раз'),
        L('Several times', 'Plusieurs fois', 'Meermaals', 'Кілька разів'),
        L('Every month', 'Chaque mois', 'Elke maand', 'Щомісяця'),
        L('I do not know', 'Je ne sais pas', 'Ik weet het niet', 'Не знаю')],
    [L('By telephone', 'Par téléphone', 'Per telefoon', 'Телефоном'),
        L('By e-mail', 'Par courriel', 'Per e-mail', 'Електронною поштою'),
        L('At the counter', 'Au guichet', 'Aan het loket', 'Біля віконця'),
        L('By post', 'Par la poste', 'Per post', 'Поштою'),
        L('On the website', 'Sur le site web', 'Op de website', 'На сайті')]];
// One answer (r) or several (c), row of choices, title, condition.
const QUESTIONS = [
    ['r', 0, L('Who is your question about {x} for?', 'Pour qui est votre question sur : {x} ?', 'Voor wie is uw vraag over {x}?', 'Для кого ваше питання: {x}?')],
    ['r', 1, L('Is it urgent?', 'Est-ce urgent ?', 'Is het dringend?', 'Це терміново?')],
    ['r', 3, L('How many times have you asked about {x} already?', 'Combien de fois avez-vous déjà posé la question : {x} ?', 'Hoe vaak hebt u al iets gevraagd over {x}?', 'Скільки разів ви вже питали: {x}?'), '{q1} = 0'],
    ['r', 4, L('How did you ask last time?', 'Comment avez-vous demandé la dernière fois ?', 'Hoe hebt u het de vorige keer gevraagd?', 'Як ви питали минулого разу?'), '{q1} <> 0'],
    ['c', 2, L('Which papers do you have with you?', 'Quels papiers avez-vous avec vous ?', 'Welke papieren hebt u bij u?', 'Які документи маєте з собою?')],
    ['r', 4, L('How may we answer you?', 'Comment pouvons-nous vous répondre ?', 'Hoe mogen wij u antwoorden?', 'Як вам відповісти?')],
    ['c', 3, L('When did you need help with {x}?', 'Quand avez-vous eu besoin d’aide : {x} ?', 'Wanneer had u hulp nodig bij {x}?', 'Коли була потрібна допомога: {x}?'), '{q4} contains 0'],
    ['c', 4, L('Which ways of contact suit you?', 'Quels moyens de contact vous conviennent ?', 'Welke contactmanieren passen u?', 'Які способи зв’язку зручні?'), '{q4} notcontains 0'],
    ['r', 1, L('When can you come back?', 'Quand pouvez-vous revenir ?', 'Wanneer kunt u terugkomen?', 'Коли можете прийти знову?')],
    ['c', 0, L('Who will come with you?', 'Qui viendra avec vous ?', 'Wie komt er met u mee?', 'Хто прийде з вами?')]];
const about = (title, name) => Object.fromEntries(Object.entries(title).map(([code, words]) => [code, words.replace('{x}', name[code])]));

export function surveyOf(theme) {
    const pages = QUESTIONS.map(([kind, row, title, visibleIf], i) => ({
        name: 'p' + i,
        elements: [
            {
                type: kind === 'r' ? 'radiogroup' : 'checkbox',
                name: 'q' + i,
                title: about(title, theme.name),
                isRequired: true,
                colCount: 2,
                visibleIf,
                choices: CHOICES[row].map((text, value) => ({ value, text })),
            },
        ],
    }));
    return {
        showTitle: false,
        showQuestionNumbers: 'off',
        showProgressBar: true,
        progressBarType: 'pages',
        progressBarLocation: 'top',
        widthMode: 'responsive',
        showCompletePage: false,
        completeText: L('Finish', 'Terminer', 'Voltooien', 'Завершити'),
        pages,
    };
}
