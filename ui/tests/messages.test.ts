// Every word that is shown stands in a message file, in each language, and is used.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import en from '../src/i18n/en.json';
import ja from '../src/i18n/ja.json';

const SOURCE = join(import.meta.dirname, '../src');

/** Our own sources, read once. */
const SOURCES = sources();

function sources(): { name: string; tree: ts.SourceFile }[] {
  const names = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
  const ours = names.filter((name) => /\.tsx?$/.test(name) && !name.includes('generated') && !name.includes('.test.'));
  return ours.map((name) => {
    const text = readFileSync(join(SOURCE, name), 'utf8');
    return { name, tree: ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX) };
  });
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
}

/** Patterns of keys in the sources: texts as they are, and templates with anything for their values. */
function patterns(): RegExp[] {
  const all = new Set<string>();
  for (const { tree } of SOURCES) {
    walk(tree, (node) => {
      if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
        all.add(escape(node.text));
      } else if (ts.isTemplateExpression(node)) {
        const spans = node.templateSpans.map((span) => `[A-Za-z0-9_]+${escape(span.literal.text)}`);
        all.add(escape(node.head.text) + spans.join(''));
      }
    });
  }
  return [...all].filter((pattern) => pattern.includes('.')).map((pattern) => new RegExp(`^${pattern}$`));
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
}

describe('messages', () => {
  test('are the same in all languages, and none is empty', () => {
    expect(Object.keys(ja)).toEqual(Object.keys(en));
    const all = [...Object.entries(en), ...Object.entries(ja)];
    expect(all.filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('have the same values to be filled in', () => {
    const others: Record<string, string> = ja;
    const different = Object.entries(en).filter(
      ([key, text]) => placeholders(text).join() !== placeholders(others[key] ?? '').join(),
    );
    expect(different).toEqual([]);
  });

  test('are all used', () => {
    const used = patterns();
    expect(Object.keys(en).filter((key) => !used.some((pattern) => pattern.test(key)))).toEqual([]);
  });

  test('hold every word of the pages: none stands in the components', () => {
    const found: string[] = [];
    for (const { name, tree } of SOURCES) {
      walk(tree, (node) => {
        if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) {
          found.push(`${name}: ${node.text.trim()}`);
        }
        if (ts.isJsxAttribute(node) && SPOKEN.includes(node.name.getText()) && node.initializer) {
          if (ts.isStringLiteral(node.initializer) && !EXAMPLES.includes(node.initializer.text)) {
            found.push(`${name}: ${node.initializer.text}`);
          }
        }
      });
    }
    expect(found).toEqual([]);
  });
});

/** Attributes whose texts people read or hear. */
const SPOKEN = ['label', 'title', 'description', 'header', 'placeholder', 'ariaLabel', 'aria-label', 'headerText'];
/** Examples that are the same in every language. */
const EXAMPLES = ['prod/*', 'CVE-2021-44228', 'YYYY-MM-DD'];
