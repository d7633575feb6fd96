/** Tells by their names what the files of an intents folder are for. */

export interface IntentFiles {
  trainings: readonly TrainingFile[]
  /** All that are tested, whatever is learned. */
  tests: readonly TestFile[]
  /** Texts that no intent fits; those given for training are left aside. */
  outside: readonly OutsideFile[]
  /** Files whose names tell nothing. */
  others: readonly string[]
}

export interface TrainingFile {
  file: string
  /** Of several collections in one folder, the one it belongs to; else empty. */
  corpus: string
  part: string
  tests: readonly TestFile[]
}

export interface TestFile {
  file: string
  part: string
  isValidation: boolean
}

export interface OutsideFile {
  file: string
  isValidation: boolean
  isTest: boolean
  /** Whether the texts are about the owner's trade, where the name says so. */
  domain?: 'in-domain' | 'out-of-domain'
}

const ofTraining = /(?:^|[_-])train(?:ing)?(?:[_-]?[a-z\d]+)*$/i
const ofTest = /(?:^|[_-])(?:valid|validation|val|dev|test|eval)(?:[_-]?[a-z\d.]+)*$/i
const ofValidation = /(?:^|[_-])(?:valid|validation|val|dev)(?:[_-]|$)/i
const ofOutside = /(?:^|[_-])(?:oos|ood|out[_-]of[_-]scope)(?:[_-]|$)/i
const inDomain = /(?:^|[_-])(?:id|in[_-]domain)[_-]oos/i
const outOfDomain = /(?:^|[_-])(?:ood|out[_-]of[_-]domain)(?:[_-]|$)/i

export function intentFilesIn(names: readonly string[]): IntentFiles {
  const bare = names.filter((name) => name.endsWith('.jsonl')).map((name) => name.slice(0, -'.jsonl'.length))
  const inside = bare.filter((name) => !ofOutside.test(name))
  const trainings = inside.filter((name) => ofTraining.test(name))
  const tests = inside.filter((name) => !ofTraining.test(name) && ofTest.test(name))
  const corpora = new Set(trainings.map(corpusOf))
  const known = new Set([...trainings, ...tests, ...bare.filter((name) => ofOutside.test(name))])
  return {
    trainings: trainings.map((name) => trainingFile(name, tests, corpora)),
    tests: tests.map((name) => testFile(name, name)),
    outside: bare.filter((name) => ofOutside.test(name) && !/train/i.test(name)).map(outsideFile),
    others: names.filter((name) => !known.has(name.replace(/\.jsonl$/, ''))),
  }
}

function trainingFile(name: string, tests: readonly string[], corpora: ReadonlySet<string>): TrainingFile {
  const corpus = corpusOf(name)
  const own = tests.filter((test) => corpus !== '' && test.startsWith(corpus))
  // Without files of its own a training is tested on those that belong to no other.
  const shared = tests.filter((test) => ![...corpora].some((other) => other !== '' && test.startsWith(other)))
  return {
    file: `${name}.jsonl`,
    corpus: corpus.replace(/(?:Corpus)?[_-]$/, ''),
    part: name.slice(corpus.length),
    tests:
      own.length > 0
        ? own.map((test) => testFile(test, test.slice(corpus.length)))
        : shared.map((test) => testFile(test, test)),
  }
}

function testFile(name: string, part: string): TestFile {
  return { file: `${name}.jsonl`, part, isValidation: ofValidation.test(name) }
}

/** What stands before `train`, with its joint. */
function corpusOf(training: string): string {
  return training.slice(0, training.search(/train/i))
}

function outsideFile(name: string): OutsideFile {
  const domain = inDomain.test(name) ? 'in-domain' : outOfDomain.test(name) ? 'out-of-domain' : undefined
  return {
    file: `${name}.jsonl`,
    isValidation: ofValidation.test(name),
    isTest: /test/i.test(name),
    ...(domain && { domain }),
  }
}
