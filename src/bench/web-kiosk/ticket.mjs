// A ticket as a web kiosk prints one: words, number and a QR code of about 200 bytes. Called as a program with a number of
// runs, it says how long one took, in milliseconds.
import Encoder from '@point-of-sale/receipt-printer-encoder';
import QRCode from 'qrcode';

const DOTS = 6; // a module of the QR code
const QUIET = 2; // modules around it

function picture(payload) {
    const modules = QRCode.create(payload, { errorCorrectionLevel: 'M' }).modules;
    const size = modules.size;
    const side = Math.ceil(((size + 2 * QUIET) * DOTS) / 8) * 8;
    const data = new Uint8ClampedArray(side * side * 4).fill(255);
    for (let y = 0; y < size * DOTS; y++) {
        for (let x = 0; x < size * DOTS; x++) {
            if (modules.data[Math.floor(y / DOTS) * size + Math.floor(x / DOTS)]) {
                data.fill(0, ((y + QUIET * DOTS) * side + x + QUIET * DOTS) * 4, ((y + QUIET * DOTS) * side + x + QUIET * DOTS) * 4 + 3);
            }
        }
    }
    return { data, width: side, height: side };
}

export function ticket(number, payload) {
    const code = picture(payload);
    return new Encoder({ language: 'esc-pos', columns: 48, imageMode: 'raster' })
        .initialize()
        .codepage('auto')
        .align('center')
        .bold(true)
        .line('Municipal help desk')
        .bold(false)
        .line('Accueil · Onthaal')
        .newline()
        .size(4, 4)
        .line('N ' + String(number % 1000).padStart(3, '0'))
        .size(1, 1)
        .newline()
        .image(code, code.width, code.height, 'threshold', 128)
        .newline()
        .line('Please keep this ticket')
        .line('Merci · Dank u · Thank you')
        .newline(3)
        .cut('partial')
        .encode();
}

if (process.argv[2]) {
    const runs = Number(process.argv[2]);
    const warmUp = 200;
    const times = [];
    for (let i = -warmUp; i < runs; i++) {
        const begun = performance.now();
        ticket(i + warmUp, `https://example.org/t/${i}?l=en&d=`.padEnd(200, 'YWJjZGVmZ2hpamtsbW5vcHFy'));
        if (i >= 0) times.push(performance.now() - begun);
    }
    times.sort((a, b) => a - b);
    const [half, most] = [0.5, 0.99].map((share) => times[Math.floor(runs * share)].toFixed(2));
    console.log(`ticket to bytes, ms: p50 ${half}, p99 ${most} (n=${runs})`);
}
