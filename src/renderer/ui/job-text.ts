import { assertNever } from '../../shared/assert-never.ts';
import { modelName } from '../../shared/domain/evaluated-model.ts';
import { targetName } from '../../shared/domain/evaluation-target.ts';
import type { Job, JobProgress, JobRequest } from '../../shared/domain/job.ts';
import { durationText } from '../../shared/duration-text.ts';
import { amountText, countOf, countText, rateText } from './number-text.ts';

/** What a job does, in a few words. */
export function jobTitle(request: JobRequest): string {
  switch (request.kind) {
    case 'import':
      return `Import ${countOf(request.paths.length, 'source')}`;
    case 'crawl':
      return `Crawl “${request.query}”`;
    case 'fetch':
      return 'Fetch images';
    case 'clean':
      return 'Clean images';
    case 'label':
      return 'Label posts';
    case 'near-duplicates':
      return 'Find near-duplicates';
    case 'measure-near-duplicates':
      return `Measure near-duplicates on ${countOf(request.sample, 'image')}`;
    case 'build-dataset':
      return `Build dataset ${request.name}`;
    case 'train':
      return `Train ${request.name}`;
    case 'import-benchmark':
      return `Import benchmark ${request.name}`;
    case 'evaluate':
      return `Evaluate ${modelName(request.model)} on ${targetName(request.target)}`;
    case 'map-embeddings':
      return `Map ${targetName(request.target)} by ${modelName(request.model)}`;
    case 'export-model':
      return `Export model of ${modelName(request.model)}`;
    case 'export-dataset':
      return `Export dataset ${request.dataset} as ${request.format}`;
    case 'rehydrate':
      return 'Fetch the images of a dataset of ids';
    case 'predict':
      return `Predict with ${modelName(request.model)}`;
    case 'train-teacher':
      return `Train teacher ${request.name}`;
    case 'add-transformer':
      return `Add transformer ${request.name}`;
    case 'calibrate-teacher':
      return `Calibrate ${request.teacher} on audit ${request.audit}`;
    case 'adapt-teacher':
      return `Adapt ${request.base} to verdicts as ${request.name}`;
    case 'cross-fit':
      return `Train student ${request.name} on ${request.dataset}`;
    case 'check-sensitive':
      return 'Check for sensitive images';
    case 'make-thumbnails':
      return 'Make thumbnails';
    case 'import-labelling-set':
      return `Import labelling set ${request.name}`;
    case 'benchmark-from-set':
      return `Make benchmark ${request.name} from ${request.set}`;
    case 'import-weights':
      return `Import weights ${request.name}`;
    case 'fetch-weights':
      return `Download weights ${request.name}`;
    case 'compare-teachers':
      return `Compare ${countOf(request.teachers.length, 'teacher')}`;
    default:
      return assertNever(request);
  }
}

/** `1,203 of 5,000 images · 240/s · 16 s left`, as much of it as is known. */
export function progressText(progress: JobProgress): string {
  const { done, total, unit, perSecond, secondsLeft } = progress;
  const parts = [
    total === null
      ? `${amountText(done)} ${unit}`
      : `${amountText(done)} of ${amountText(total)} ${unit}`,
  ];
  if (perSecond !== null && perSecond > 0) parts.push(rateText(perSecond));
  if (secondsLeft !== null) parts.push(`${durationText(secondsLeft)} left`);
  return parts.join(' · ');
}

/** How far a job is, 0 to 100; null while that cannot be known. */
export function progressPercent({ state, progress }: Job): number | null {
  if (state === 'finished') return 100;
  if (progress.total === null || progress.total <= 0) return null;
  return Math.min(100, (progress.done / progress.total) * 100);
}

/** A name of a job's summary as words: `mediaPerSecond` becomes `media per second`. */
export function summaryName(key: string): string {
  return key
    .replace(/[_-]+/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

const HASH_SHOWN = 16;

/** A value of a job's summary; of a hash, its beginning. */
export function summaryValue(value: string | number): string {
  if (typeof value === 'string') {
    return /^[0-9a-f]{64}$/.test(value) ? `${value.slice(0, HASH_SHOWN)}…` : value;
  }
  return Number.isInteger(value) ? countText(value) : `${Number(value.toPrecision(4))}`;
}

/** All of a job's summary on one line; empty where it has none. */
export function summaryText(summary: Job['summary']): string {
  return Object.entries(summary ?? {})
    .map(([key, value]) => `${summaryName(key)} ${summaryValue(value)}`)
    .join(' · ');
}

/** A message with a full stop at its end. */
export function asSentence(message: string): string {
  return /[.!?…]$/.test(message) ? message : `${message}.`;
}
