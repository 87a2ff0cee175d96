import type { Caps, Feature, Loss } from './caps.ts';
import type { Block, Inline } from './nodes.ts';
import { plainInline } from './plain-inline.ts';
import { type Table, withoutColumns } from './table.ts';

/**
 * Replaces every node the platform cannot show by the next step of a fixed ladder, and records each step:
 * table -> lines or sections, list -> a paragraph an item, heading -> strong paragraph, quote -> paragraph in quotation marks,
 * note and code -> paragraph, strong and emphasis -> their words, link -> "label (address)", time -> its label.
 */
export function stepDown(blocks: readonly Block[], caps: Caps, loss: Loss[]): Block[] {
  const table = caps.oneTable
    ? blocks.findIndex((block) => block.type === 'table' && takes(block, caps))
    : -1;
  const without: Caps = { ...caps, takesTable: () => false };
  return blocks.flatMap((block, at) =>
    stepDownBlock(block, table < 0 || at === table ? caps : without, loss),
  );
}

function takes(table: Table, caps: Caps): boolean {
  return caps.features.has('table') && caps.takesTable?.(table) !== false;
}

/** A platform that shows all of these shows running text as it is. */
const inlineFeatures: readonly Feature[] = ['strong', 'emphasis', 'link', 'time'];

function stepDownBlock(block: Block, caps: Caps, loss: Loss[]): Block[] {
  const inline = (children: readonly Inline[]) =>
    inlineFeatures.every((feature) => caps.features.has(feature))
      ? children
      : children.flatMap((node) => stepDownInline(node, caps, loss));
  switch (block.type) {
    case 'paragraph':
      return [{ type: 'paragraph', children: inline(block.children) }];
    case 'heading': {
      const heading: Block = { type: 'heading', children: inline(block.children) };
      if (caps.features.has('heading') && caps.sizeOf(heading) <= caps.headingSize) return [heading];
      record(loss, 'heading', 'strong paragraph');
      return stepDownBlock(
        { type: 'paragraph', children: [{ type: 'strong', children: block.children }] },
        caps,
        loss,
      );
    }
    case 'note': {
      if (caps.features.has('note')) return [{ type: 'note', children: inline(block.children) }];
      record(loss, 'note', 'paragraph');
      return [{ type: 'paragraph', children: inline(block.children) }];
    }
    case 'code': {
      // Marks and links in it would not be signs any more.
      const signs: readonly Inline[] = [{ type: 'text', text: plainInline(block.children) }];
      if (caps.features.has('code')) return [{ type: 'code', children: signs }];
      record(loss, 'code', 'paragraph');
      return [{ type: 'paragraph', children: signs }];
    }
    case 'quote': {
      if (caps.features.has('quote')) return [{ ...block, children: inline(block.children) }];
      record(loss, 'quote', 'paragraph');
      const children = inline(block.children);
      return [
        {
          type: 'paragraph',
          children: [{ type: 'text', text: '“' }, ...children, { type: 'text', text: '”' }],
        },
      ];
    }
    case 'list': {
      if (caps.features.has('list')) return [{ ...block, items: block.items.map(inline) }];
      record(loss, 'list', 'paragraphs');
      return block.items.map((item, index) => {
        const mark = block.start === undefined ? '- ' : `${block.start + index}. `;
        return { type: 'paragraph', children: [{ type: 'text', text: mark }, ...inline(item)] };
      });
    }
    case 'table': {
      if (takes(block, caps)) {
        return [
          { ...block, header: block.header.map(inline), rows: block.rows.map((row) => row.map(inline)) },
        ];
      }
      record(loss, 'table', 'list');
      return withoutColumns(block).flatMap((simpler) => stepDownBlock(simpler, caps, loss));
    }
  }
}

function stepDownInline(node: Inline, caps: Caps, loss: Loss[]): Inline[] {
  switch (node.type) {
    case 'strong':
    case 'emphasis': {
      const children = node.children.flatMap((child) => stepDownInline(child, caps, loss));
      if (caps.features.has(node.type)) return [{ type: node.type, children }];
      record(loss, node.type, 'text');
      return children;
    }
    case 'link':
    case 'time':
      if (caps.features.has(node.type)) return [node];
      record(loss, node.type, 'text');
      return [{ type: 'text', text: spelledOut(node) }];
    case 'text':
    case 'reference':
      return [node];
  }
}

/** A link with its whole address, since nothing can be followed where it cannot be shown; a day as its label. */
function spelledOut(node: Extract<Inline, { type: 'link' | 'time' }>): string {
  if (node.type === 'time' || node.label === node.address) return node.label;
  return `${node.label} (${node.address})`;
}

function record(loss: Loss[], from: Feature, to: string): void {
  loss.push({ kind: 'stepped-down', from, to });
}
