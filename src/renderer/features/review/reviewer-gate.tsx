import { type ReactNode, useState } from 'react';
import { useReviewer } from '../../bridge/review-queries.ts';
import { ReviewerForm } from './reviewer-form.tsx';

type ReviewerGateProps = {
  readonly children: (reviewer: string, onChangeReviewer: () => void) => ReactNode;
};

/** Lets a reviewer with a name through, and asks anybody else for one. */
export function ReviewerGate({ children }: ReviewerGateProps) {
  const { reviewer } = useReviewer();
  const [isChanging, setChanging] = useState(false);
  if (reviewer === null || isChanging) return <ReviewerForm onDone={() => setChanging(false)} />;
  return children(reviewer, () => setChanging(true));
}
