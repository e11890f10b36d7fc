// The web kiosk's server: its page on the loopback, and POST /print, which makes a ticket's bytes and writes them to
// $PRINTER. Says its port.
import fs from 'node:fs';
import http from 'node:http';
import { ticket } from './ticket.mjs';

const pages = new URL('./dist/', import.meta.url);
const types = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

async function print(request, response) {
    let body = '';
    for await (const part of request) body += part;
    const { number, payload } = JSON.parse(body);
    fs.writeFileSync(process.env.PRINTER || '/dev/null', ticket(number, payload));
    response.end('ok');
}

function page(name, response) {
    if (!/^[\w.]+$/.test(name)) {
        response.writeHead(404).end();
        return;
    }
    fs.readFile(new URL(name, pages), (fault, bytes) => {
        if (fault) response.writeHead(404).end();
        else {
            const type = types[name.split('.').pop()] || 'application/octet-stream';
            response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=86400' }).end(bytes);
        }
    });
}

const server = http.createServer((request, response) => {
    const path = request.url.split('?')[0];
    if (request.method === 'POST' && path === '/print') print(request, response);
    else page(path === '/' ? 'index.html' : path.slice(1), response);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
