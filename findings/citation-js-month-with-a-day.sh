#!/usr/bin/env bash
# Expected: BibTeX's own manual (btxdoc) gives `month = jul # "~4"` as the way to name a day that the classic styles print,
#   so a reader of BibTeX keeps at least the month of such an entry.
# Happens: @citation-js/plugin-bibtex keeps only the year, without a word, although it joins the two strings itself. With
#   `month = dec` and a `day` field, or with biblatex's `date` beside it, the whole date is read.
# @citation-js/core@0.8.2, @citation-js/plugin-bibtex@0.8.2, seen on 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > init.log
npm install --silent --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2
cat > try.mjs <<'JS'
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';

for (const date of ['month = dec # "~8"', 'month = dec, day = {8}', 'month = dec # "~8", date = {2017-12-08}']) {
  const [item] = new Cite(`@misc{a, title = {T}, year = {2017}, ${date}}`).data;
  console.log(`${date}: ${JSON.stringify(item.issued)}`);
}
JS
node try.mjs | tee seen.txt
cat > expected.txt <<'TXT'
month = dec # "~8": {"date-parts":[[2017]]}
month = dec, day = {8}: {"date-parts":[[2017,12,8]]}
month = dec # "~8", date = {2017-12-08}: {"date-parts":[[2017,12,8]]}
TXT
diff expected.txt seen.txt
