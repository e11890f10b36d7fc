#!/bin/sh
# Holds printed tickets against a reader of codes that is not ours: deploy/check-tickets.sh [FOLDER]
# Each FOLDER/*.png (target/tickets if none is given) must give exactly the token in the .txt beside it.
set -eu
folder=${1:-target/tickets}
good=0
bad=0
for picture in "$folder"/*.png; do
    text=${picture%.png}.txt
    [ -r "$text" ] || continue
    read_back=$(zbarimg --quiet --raw --nodbus -Sdisable -Sqrcode.enable "$picture" 2>/dev/null) || read_back=
    if [ "$read_back" = "$(cat "$text")" ]; then
        good=$((good + 1))
    else
        bad=$((bad + 1))
        echo "tickets: zbarimg does not read $picture as its token" >&2
    fi
done
if [ "$good" -eq 0 ] && [ "$bad" -eq 0 ]; then
    echo "tickets: no pictures in $folder" >&2
    exit 1
fi
echo "tickets: zbarimg read $good of $((good + bad)) printed tickets"
[ "$bad" -eq 0 ]
