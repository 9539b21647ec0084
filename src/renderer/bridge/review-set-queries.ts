import {
  keepPreviousData,
  skipToken,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { AuditDesign } from '../../shared/domain/audit.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import { useBridge } from './bridge-context.ts';

/** Blind items that are asked for at once. */
export const BLIND_PAGE = 100;

/** While a report is shown, others may be reviewing. */
const REPORT_AGAIN_MS = 3000;

export function useReviewSets() {
  const { api } = useBridge();
  return useQuery(api.review.sets.list.queryOptions({ staleTime: 0 }));
}

/** Pages of blind items, by their number; asked anew for another reviewer. */
export function useBlindPages(set: string, reviewer: string, pages: readonly number[]) {
  const { api } = useBridge();
  return useQueries({
    queries: pages.map((page) =>
      api.review.sets.items.queryOptions({
        input: { set, reviewer, offset: page * BLIND_PAGE, limit: BLIND_PAGE },
      }),
    ),
  });
}

/** The blind item at one place; null asks for none. */
export function useBlindItem(set: string, reviewer: string, position: number | null) {
  const { api } = useBridge();
  return useQuery(
    api.review.sets.items.queryOptions({
      input: position === null ? skipToken : { set, reviewer, offset: position, limit: 1 },
    }),
  );
}

/** The first place without a verdict of the reviewer. */
export function useFirstOpen(set: string, reviewer: string) {
  const { api } = useBridge();
  return useQuery(
    api.review.sets.firstOpen.queryOptions({ input: { set, reviewer }, staleTime: 0, gcTime: 0 }),
  );
}

/** Asks again for all that verdicts on review sets change; `items` too where verdicts were taken back. */
export function useRefreshReview(): (options?: { readonly items: boolean }) => Promise<void> {
  const { api } = useBridge();
  const cache = useQueryClient();
  return async (options) => {
    const { sets, audits, state } = api.review;
    const parts = [sets.list, sets.agreement, sets.disputes, audits.report, audits.cell, state];
    const asked = options?.items === true ? [...parts, sets.items] : parts;
    await Promise.all(asked.map((part) => cache.invalidateQueries({ queryKey: part.key() })));
  };
}

export function useAgreement(set: string) {
  const { api } = useBridge();
  return useQuery(api.review.sets.agreement.queryOptions({ input: { set }, staleTime: 0 }));
}

export function useDisputes(set: string) {
  const { api } = useBridge();
  return useQuery(api.review.sets.disputes.queryOptions({ input: { set }, staleTime: 0 }));
}

/** What a design would draw; the plan before stays until the next is there. Null asks for none. */
export function useAuditPlan(design: AuditDesign | null) {
  const { api } = useBridge();
  return useQuery(
    api.review.audits.plan.queryOptions({
      input: design ?? skipToken,
      staleTime: 0,
      placeholderData: keepPreviousData,
    }),
  );
}

export function useCreateAudit() {
  const { api } = useBridge();
  const cache = useQueryClient();
  return useMutation(
    api.review.audits.create.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: api.review.sets.list.key() }),
    }),
  );
}

/** What an audit says now; with `isLive`, asked for again and again. */
export function useAuditReport(set: string, options?: { readonly isLive: boolean }) {
  const { api } = useBridge();
  return useQuery(
    api.review.audits.report.queryOptions({
      input: { set },
      staleTime: 0,
      refetchInterval: options?.isLive === true ? REPORT_AGAIN_MS : false,
    }),
  );
}

/** The least cuts that reach a precision, as of so many checks. */
export function useCutProposals(set: string, precision: number, checked: number) {
  const { api } = useBridge();
  const options = api.review.audits.proposeCuts.queryOptions({ input: { set, precision } });
  return useQuery({
    ...options,
    queryKey: [...options.queryKey, checked] as const,
    placeholderData: keepPreviousData,
  });
}

/** The images of a cell of an audit's confusion, as of so many checks. */
export function useAuditCell(cell: {
  readonly set: string;
  readonly manual: number;
  readonly weak: number;
}) {
  const { api } = useBridge();
  return useQuery(api.review.audits.cell.queryOptions({ input: cell, staleTime: 0 }));
}

/** Imports that an audit can be restricted to. */
export function useAuditBatches() {
  const { api } = useBridge();
  return useQuery(api.review.audits.batches.queryOptions({ staleTime: 0 }));
}

/** Images as the gallery shows them, one question for each. */
export function useImages(mediaIds: readonly MediaId[]) {
  const { api } = useBridge();
  return useQueries({
    queries: mediaIds.map((mediaId) =>
      api.gallery.group.queryOptions({ input: { mediaId }, staleTime: 0 }),
    ),
    combine: (results) =>
      mediaIds.map((mediaId, place) =>
        results[place]?.data?.find((one) => one.mediaId === mediaId),
      ),
  });
}

/** Students whose opinions are kept. */
export function useStudents() {
  const { api } = useBridge();
  return useQuery(api.students.list.queryOptions());
}

/** Makes a student's opinions the ones that the gallery compares with; null: none. */
export function useChooseStudent() {
  const { api } = useBridge();
  const cache = useQueryClient();
  return useMutation(
    api.students.choose.mutationOptions({
      onSuccess: (students) => {
        cache.setQueryData(api.students.list.queryKey(), students);
        void cache.invalidateQueries({ queryKey: api.gallery.key() });
      },
    }),
  );
}
