import type { ReportRequest } from '../../../../shared/domain/evaluation-report.ts';
import type { MediaId } from '../../../../shared/domain/ids.ts';
import { useEvaluatedImage } from '../../../bridge/evaluation-queries.ts';
import { ImageDialog } from '../images/image-dialog.tsx';

/** The image of one point, over the whole window. */
export function MapPointDialog(props: {
  readonly report: ReportRequest;
  readonly mediaId: MediaId;
  readonly onClose: () => void;
}) {
  const { report, mediaId, onClose } = props;
  const { model, target, manner } = report;
  const detail = useEvaluatedImage({ model, target, mediaId, manner });
  return (
    <ImageDialog
      image={detail.data?.image ?? null}
      isOpen
      place={0}
      total={1}
      report={report}
      onMove={() => undefined}
      onClose={onClose}
    />
  );
}
