/** Figures for Prometheus: aggregates only, no label names a tenant or a person. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export interface Metrics {
  readonly registry: Registry
  requests: Counter<'route' | 'status'>
  requestSeconds: Histogram<'route'>
  sockets: Gauge<'namespace'>
  messages: Counter<'channel' | 'role'>
  conversations: Counter<'channel'>
  answers: Counter<'answered_by'>
  turnSeconds: Histogram<'answered_by'>
  refusedEvents: Counter<'code'>
  modelTokens: Counter<'kind'>
  modelRefusals: Counter<'by'>
  loopLag: Gauge
  overloaded: Gauge
  shed: Counter<'what'>
  embeddingCalls: Counter<'purpose' | 'outcome'>
  embeddingTokens: Counter<'purpose'>
  jobsDone: Counter<'kind' | 'outcome'>
  /** Says how to count the jobs of the installation; asked whenever somebody reads the figures. */
  watchJobs(count: () => Promise<JobCounts>): void
  /** The same for events that wait in the outbox. */
  watchOutbox(count: () => Promise<OutboxCounts>): void
}

export interface OutboxCounts {
  waiting: number
  /** How old the oldest event is. */
  oldest_seconds: number
}

export interface JobCounts {
  waiting: number
  running: number
  dead: number
  /** Since when the longest-waiting job could have been begun. */
  oldest_seconds: number
}

/** Upper ends of the classes that times are counted in. */
const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'deskbell_' })
  const registers = [registry]
  return {
    registry,
    ...requestFigures(registers),
    sockets: new Gauge({
      name: 'deskbell_sockets',
      help: 'Open socket connections',
      labelNames: ['namespace'],
      registers,
    }),
    messages: new Counter({
      name: 'deskbell_messages_total',
      help: 'Messages stored',
      labelNames: ['channel', 'role'],
      registers,
    }),
    conversations: new Counter({
      name: 'deskbell_conversations_total',
      help: 'Conversations started',
      labelNames: ['channel'],
      registers,
    }),
    answers: new Counter({
      name: 'deskbell_answers_total',
      help: 'Answers given, by what answered',
      labelNames: ['answered_by'],
      registers,
    }),
    turnSeconds: new Histogram({
      name: 'deskbell_turn_seconds',
      help: 'Time from storing a question to storing its answer',
      labelNames: ['answered_by'],
      buckets: seconds,
      registers,
    }),
    refusedEvents: new Counter({
      name: 'deskbell_refused_events_total',
      help: 'Socket events refused, by code',
      labelNames: ['code'],
      registers,
    }),
    ...modelFigures(registers),
    ...loadFigures(registers),
    ...embeddingFigures(registers),
    ...jobFigures(registers),
    ...outboxFigures(registers),
  }
}

function requestFigures(registers: Registry[]): Pick<Metrics, 'requests' | 'requestSeconds'> {
  return {
    requests: new Counter({
      name: 'deskbell_http_requests_total',
      help: 'HTTP requests answered',
      labelNames: ['route', 'status'],
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'deskbell_http_request_seconds',
      help: 'Time to answer an HTTP request',
      labelNames: ['route'],
      buckets: seconds,
      registers,
    }),
  }
}

function modelFigures(registers: Registry[]): Pick<Metrics, 'modelTokens' | 'modelRefusals'> {
  return {
    modelTokens: new Counter({
      name: 'deskbell_model_tokens_total',
      help: 'Tokens that answering models took, counted by their server or else estimated',
      labelNames: ['kind'],
      registers,
    }),
    modelRefusals: new Counter({
      name: 'deskbell_model_refusals_total',
      help: 'Answers given without a model because a limit of tokens was reached, by whose limit',
      labelNames: ['by'],
      registers,
    }),
  }
}

function loadFigures(registers: Registry[]): Pick<Metrics, 'loopLag' | 'overloaded' | 'shed'> {
  return {
    loopLag: new Gauge({
      name: 'deskbell_loop_lag_seconds',
      help: 'How late the event loop was, on average of the last second',
      registers,
    }),
    overloaded: new Gauge({
      name: 'deskbell_overloaded',
      help: '1 while who is new is sent away for a moment',
      registers,
    }),
    shed: new Counter({
      name: 'deskbell_shed_total',
      help: 'Handshakes and requests sent away because of overload',
      labelNames: ['what'],
      registers,
    }),
  }
}

function embeddingFigures(registers: Registry[]): Pick<Metrics, 'embeddingCalls' | 'embeddingTokens'> {
  return {
    embeddingCalls: new Counter({
      name: 'deskbell_embedding_calls_total',
      help: 'Calls of the embedding model, by what for and whether they gave vectors',
      labelNames: ['purpose', 'outcome'],
      registers,
    }),
    embeddingTokens: new Counter({
      name: 'deskbell_embedding_tokens_total',
      help: 'Tokens that the embedding model counted',
      labelNames: ['purpose'],
      registers,
    }),
  }
}

function jobFigures(registers: Registry[]): Pick<Metrics, 'jobsDone' | 'watchJobs'> {
  const { counts, watch } = sharedLook<JobCounts>()
  const jobs = new Gauge({
    name: 'deskbell_jobs',
    help: 'Background jobs of the installation, by state',
    labelNames: ['state'],
    registers,
    collect: async () => {
      const { waiting, running, dead } = (await counts()) ?? {}
      for (const [state, value] of Object.entries({ waiting, running, dead })) {
        if (value !== undefined) jobs.set({ state }, value)
      }
    },
  })
  ageGauge(
    'deskbell_jobs_oldest_seconds',
    'For how long the oldest job that is due has waited',
    counts,
    registers,
  )
  return {
    jobsDone: new Counter({
      name: 'deskbell_jobs_done_total',
      help: 'Tries of background jobs, by how they ended; the last try of a job that failed counts as dead, too',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
    watchJobs: watch,
  }
}

function outboxFigures(registers: Registry[]): Pick<Metrics, 'watchOutbox'> {
  const { counts, watch } = sharedLook<OutboxCounts>()
  const waiting = new Gauge({
    name: 'deskbell_outbox',
    help: 'Events of the installation that wait to be told',
    registers,
    collect: async () => {
      const counted = await counts()
      if (counted) waiting.set(counted.waiting)
    },
  })
  ageGauge('deskbell_outbox_oldest_seconds', 'How old the oldest event is that waits', counts, registers)
  return { watchOutbox: watch }
}

/** Gauges that are read together share one look; where the database is away they stay as they are. */
function sharedLook<Counts>() {
  let count: (() => Promise<Counts>) | undefined
  let counting: Promise<Counts | undefined> | undefined
  return {
    counts: () => {
      counting ??= (count?.() ?? Promise.resolve(undefined))
        .catch(() => undefined)
        .finally(() => {
          counting = undefined
        })
      return counting
    },
    watch: (how: () => Promise<Counts>) => {
      count = how
    },
  }
}

function ageGauge(
  name: string,
  help: string,
  counts: () => Promise<{ oldest_seconds: number } | undefined>,
  registers: Registry[],
): void {
  const gauge = new Gauge({
    name,
    help,
    registers,
    collect: async () => {
      const counted = await counts()
      if (counted) gauge.set(counted.oldest_seconds)
    },
  })
}
