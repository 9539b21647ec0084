import { AuditDesign } from '../../../shared/domain/audit.ts';

/** The fields of a new audit; a field that is being typed may hold text. */
export type AuditDraft = {
  readonly size: number | string;
  readonly bins: number | string;
  readonly allocation: AuditDesign['allocation'];
  readonly importId: number | null;
  readonly selectedOnly: boolean;
  /** Per cent. */
  readonly repeats: number | string;
  readonly seed: number | string;
  readonly hasAcceptance: boolean;
  /** Shares and risks, per cent. */
  readonly good: number | string;
  readonly producerRisk: number | string;
  readonly bad: number | string;
  readonly consumerRisk: number | string;
};

/** 300 checks: the overall precision to about ±5 points, each polarity's to about ±9, in less than ten minutes. */
export const FIRST_DRAFT: AuditDraft = {
  size: 300,
  bins: 4,
  allocation: 'equal',
  importId: null,
  selectedOnly: false,
  repeats: 5,
  seed: 1,
  hasAcceptance: false,
  good: 10,
  producerRisk: 5,
  bad: 20,
  consumerRisk: 5,
};

/** The design that the fields stand for, or what is wrong with them. */
export function designOf(
  draft: AuditDraft,
): { readonly design: AuditDesign } | { readonly problem: string } {
  if (draft.hasAcceptance && Number(draft.good) >= Number(draft.bad)) {
    return { problem: 'The good share of wrong labels must be smaller than the bad one.' };
  }
  const parsed = AuditDesign.safeParse({
    size: draft.size,
    bins: draft.bins,
    allocation: draft.allocation,
    importId: draft.importId,
    selectedOnly: draft.selectedOnly,
    repeatShare: share(draft.repeats),
    acceptance: draft.hasAcceptance
      ? {
          goodShare: share(draft.good),
          producerRisk: share(draft.producerRisk),
          badShare: share(draft.bad),
          consumerRisk: share(draft.consumerRisk),
        }
      : null,
    seed: draft.seed,
  });
  if (parsed.success) return { design: parsed.data };
  const field = String(parsed.error.issues[0]?.path.at(-1) ?? '');
  return { problem: `${FIELD_NAMES[field] ?? 'A field'} is missing or out of range.` };
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  size: 'The number of images to check',
  bins: 'The number of confidence bins',
  repeatShare: 'The share of repeats',
  goodShare: 'The good share',
  producerRisk: 'The risk of rejecting a good batch',
  badShare: 'The bad share',
  consumerRisk: 'The risk of accepting a bad batch',
  seed: 'The seed',
};

function share(percent: number | string): number | undefined {
  return typeof percent === 'number' ? percent / 100 : undefined;
}
