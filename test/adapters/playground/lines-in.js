// What runs in the page of phone.ts: counts the lines of a message as the browser laid them out.

/**
 * The line in which the point ends, from 1 (none where the point is not there), and how many lines there are.
 * @param {HTMLElement} message
 * @param {string} point
 */
globalThis.linesIn = (message, point) => {
  /** @param {string} words */
  const bare = (words) => words.replace(/[\s“”«»():;]|\[\d+\]/gu, '');
  const wanted = bare(point).slice(-40);
  const walker = document.createTreeWalker(message, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let [all, bottom, said] = [0, Number.NEGATIVE_INFINITY, ''];
  let end;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || parent.closest('.author, .payload, .only-you') !== null) continue;
    const words = node.textContent ?? '';
    const isMark = /^\[\d+[^\]]*\]$/u.test(words);
    for (let at = 0; at < words.length; at += 1) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const [rect] = range.getClientRects();
      if (rect === undefined || rect.width === 0) continue;
      // A new line begins where a letter stands wholly below the one before.
      if (rect.top > bottom - 4) {
        all += 1;
        bottom = rect.bottom;
      }
      if (!isMark) said = (said + bare(words[at] ?? '')).replace(/\[\d+[^\]]*\]$/u, '');
      if (end === undefined && said.endsWith(wanted)) end = all;
    }
  }
  return { point: end, all };
};
