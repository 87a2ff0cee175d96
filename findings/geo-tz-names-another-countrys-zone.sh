#!/usr/bin/env bash
# Expected: asked for the zone at a place, a package that carries zone boundaries gives the IANA name of that place, so
#   that a list of cities made with it shows people the name they know.
# Happens: the boundaries behind the package's own name are those of zones that agree from now on, merged under one name,
#   often of another country or continent: Amsterdam is Europe/Brussels, Phnom Penh Asia/Jakarta, Reykjavik Africa/Abidjan.
#   The clock is right today; the name is not, and it is wrong for the past. The boundaries with every name stand in the
#   same package behind "geo-tz/all".
# geo-tz@8.1.7, seen on 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > init.log
npm install --silent --no-audit --no-fund geo-tz@8.1.7
cat > try.mjs <<'JS'
import { find } from 'geo-tz';
import { find as findAll } from 'geo-tz/all';

const places = { Amsterdam: [52.37, 4.9], Kinshasa: [-4.32, 15.3], 'Phnom Penh': [11.55, 104.92], Reykjavik: [64.15, -21.94] };
for (const [name, [latitude, longitude]] of Object.entries(places)) {
  console.log(`${name}: ${find(latitude, longitude)}; from geo-tz/all: ${findAll(latitude, longitude)}`);
}
JS
node try.mjs | tee seen.txt
cat > expected.txt <<'TXT'
Amsterdam: Europe/Brussels; from geo-tz/all: Europe/Amsterdam
Kinshasa: Africa/Lagos; from geo-tz/all: Africa/Kinshasa
Phnom Penh: Asia/Jakarta; from geo-tz/all: Asia/Phnom_Penh
Reykjavik: Africa/Abidjan; from geo-tz/all: Atlantic/Reykjavik
TXT
diff expected.txt seen.txt
