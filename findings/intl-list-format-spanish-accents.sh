#!/usr/bin/env bash
# Expected: Intl.ListFormat writes rows of names as Spanish does: "y" becomes "e" before the sound of i, and "o" becomes "u"
#   before that of o. It knows the rule ("Chile e Italia", "Chile y hielo", "Madrid u Oslo"), so it is trusted with names.
# Happens: it looks at letters without an accent only. Before Í, Hí and Ó, where the sound is the same, it writes "y" and "o":
#   "Lima y Ítaca", "Ana y Íñigo", "Ana o Óscar". Names of places and people begin so, and the row is printed.
# node@24.21.0 (its ICU), seen on 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > init.log
npm install --silent --no-audit --no-fund node@24.21.0
cat > try.mjs <<'JS'
const and = new Intl.ListFormat('es', { type: 'conjunction' });
const or = new Intl.ListFormat('es', { type: 'disjunction' });
for (const name of ['Italia', 'Ítaca', 'Íñigo', 'Hiroshima', 'Híjar', 'hielo']) console.log(and.format(['Lima', name]));
for (const name of ['Oslo', 'Óscar', 'Ordizia', 'Ólvega']) console.log(or.format(['Lima', name]));
JS
node_modules/.bin/node try.mjs | tee seen.txt
cat > expected.txt <<'TXT'
Lima e Italia
Lima y Ítaca
Lima y Íñigo
Lima e Hiroshima
Lima y Híjar
Lima y hielo
Lima u Oslo
Lima o Óscar
Lima u Ordizia
Lima o Ólvega
TXT
diff expected.txt seen.txt
