#!/usr/bin/env bash
# Expected: a title written into a BibTeX entry in UTF-8 is read back letter for letter. French titles have a no-break
#   space before a colon and inside quotation marks (U+202F or U+00A0), which must not become a place to break a line.
# Happens: accents are kept, and every kind of space is read as a plain one that may break, so what is checked by reading an
#   entry back is not what was written.
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

const spaces = { narrow: '\u202f', wide: '\u00a0', thin: '\u2009' };
for (const [name, space] of Object.entries(spaces)) {
  const [read] = new Cite(`@misc{a, title = {{Annexe B${space}: résumé}}}`).data;
  const found = read.title.charCodeAt('Annexe B'.length).toString(16).padStart(4, '0');
  console.log(`${name}: U+${space.charCodeAt(0).toString(16).padStart(4, '0')} is read as U+${found}`);
}
JS
node try.mjs | tee seen.txt
cat > expected.txt <<'TXT'
narrow: U+202f is read as U+0020
wide: U+00a0 is read as U+0020
thin: U+2009 is read as U+0020
TXT
diff expected.txt seen.txt
