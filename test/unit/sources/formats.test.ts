import { describe, expect, it } from 'vitest';
import { readCsvHeader } from '../../../src/main/sources/folder-csv/csv-columns.ts';
import { insideFolder } from '../../../src/main/sources/inside-folder.ts';
import { lookOfBytes } from '../../../src/main/sources/look-of-bytes.ts';
import { looksLikeJsonl } from '../../../src/main/sources/looks-like-jsonl.ts';
import { detectTextEncoding } from '../../../src/main/sources/reading/text-encoding.ts';
import { parseImageListLine } from '../../../src/main/sources/t4sa/image-list-line.ts';

describe('parseImageListLine', () => {
  it('reads id and place out of the file name', () => {
    expect(parseImageListLine('data/75801/758014713804587008-1.jpg 2')).toEqual({
      postId: '758014713804587008',
      position: 0,
      path: 'data/75801/758014713804587008-1.jpg',
    });
    expect(parseImageListLine('17-4.png')).toEqual({ postId: '17', position: 3, path: '17-4.png' });
  });

  it.each(['', 'data/1-0.jpg 2', 'data/1.jpg 2', 'data/1-1.bmp 2', '/1-1.jpg', 'data/1-1.jpg 7'])(
    '%j is no line of a list',
    (line) => {
      expect(parseImageListLine(line)).toBeNull();
    },
  );
});

describe('readCsvHeader', () => {
  it.each([
    ['image,text', ',', 0, 1],
    ['Text;ID;File Name', ';', 2, 0],
    ['"tweet"\t"image-path"', '\t', 1, 0],
    ['a|filename|caption', '|', 1, 2],
  ])('%j', (line, delimiter, image, text) => {
    expect(readCsvHeader(line)).toMatchObject({ delimiter, columns: { image, text } });
  });

  it('prefers the likeliest name, and finds the optional columns', () => {
    expect(readCsvHeader('path,image,lang,created_at,tweet_id,content,text')?.columns).toEqual({
      image: 1,
      text: 6,
      language: 2,
      date: 3,
      id: 4,
    });
  });

  it.each(['', 'image,label', 'id,text', '"image,text'])('%j has not both columns', (line) => {
    expect(readCsvHeader(line)).toBeNull();
  });
});

describe('insideFolder', () => {
  it('resolves names with either slash', () => {
    expect(insideFolder('/data', '/data', 'a/b.jpg')).toBe('/data/a/b.jpg');
    expect(insideFolder('/data', '/data', 'a\\b.jpg')).toBe('/data/a/b.jpg');
    expect(insideFolder('/data', '/data', '/data/..b.jpg')).toBe('/data/..b.jpg');
  });

  it.each([
    '../x.jpg',
    '..\\x.jpg',
    'a/../../x.jpg',
    '/etc/passwd',
    '.',
    '..',
    '/database/x',
    'a\0b',
  ])('refuses %j', (named) => {
    expect(insideFolder('/data', '/data', named)).toBeNull();
  });
});

describe('lookOfBytes', () => {
  it.each([
    [Buffer.from('ffd8ffe000104a46', 'hex'), 'a JPEG image'],
    [Buffer.from('89504e470d0a1a0a00', 'hex'), 'a PNG image'],
    [Buffer.from('GIF89a..'), 'a GIF image'],
    [Buffer.from('RIFF\x10\x00\x00\x00WEBPVP8 ', 'latin1'), 'a WebP image'],
    [Buffer.from('RIFF\x10\x00\x00\x00WAVEfmt ', 'latin1'), 'unknown bytes (5249464610000000…)'],
    [Buffer.from('\ufeff \n<!DOCTYPE html><html>'), 'a web page (HTML)'],
    [Buffer.from('<!-- hi --><HTML>'), 'a web page (HTML)'],
    [Buffer.from('<?xml version="1.0"?><svg>'), 'an XML or SVG document'],
    [Buffer.from('{"error": 1}'), 'JSON'],
    [Buffer.from('Not found'), 'a text file'],
    [Buffer.from('....ftypavif'), 'an AVIF image'],
    [Buffer.from('BZh91AY'), 'a bzip2 file'],
    [Buffer.alloc(0), 'an empty file'],
  ])('%#: %s', (bytes, look) => {
    expect(lookOfBytes(bytes)).toBe(look);
  });
});

describe('looksLikeJsonl', () => {
  it.each([
    ['{"a":1}', true],
    ['broken {\n{"a":1}\n', true],
    ['[{"a":1}]\n', true],
    ['[\n  {\n    "a": 1\n  }\n]\n', false],
    ['a,b\n1,2\n', false],
    ['7\n8\n', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(looksLikeJsonl(Buffer.from(text), true)).toBe(expected);
  });

  it('takes a first line that goes on for a record, and reads UTF-16', () => {
    expect(looksLikeJsonl(Buffer.from('{"data":[{"text":"…'), false)).toBe(true);
    expect(looksLikeJsonl(Buffer.from('\ufeff{"a":1}\n', 'utf16le'), true)).toBe(true);
  });
});

describe('detectTextEncoding', () => {
  it.each([
    ['fffe7b00', 'utf-16le'],
    ['7b002200', 'utf-16le'],
    ['feff007b', 'utf-16be'],
    ['007b0022', 'utf-16be'],
    ['efbbbf7b', 'utf-8'],
    ['7b22', 'utf-8'],
    ['7b', 'utf-8'],
    ['', 'utf-8'],
  ])('%s is %s', (hex, encoding) => {
    expect(detectTextEncoding(Buffer.from(hex, 'hex'))).toBe(encoding);
  });
});
