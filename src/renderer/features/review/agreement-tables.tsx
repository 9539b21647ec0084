import type { AgreementReport } from '../../../shared/domain/review-set.ts';
import { accuracyText, countText } from '../../ui/number-text.ts';
import { agreementWord, kappaText } from './agreement-words.ts';

/** How far each two reviewers agree. */
export function PairsTable({ pairs }: { readonly pairs: AgreementReport['cohen'] }) {
  return (
    <table className="list-table" aria-label="Pairs of reviewers">
      <AgreementHead first="Reviewers" counted="Images" />
      <tbody>
        {pairs.map(({ reviewers: [one, other], images, agreement, kappa }) => (
          <tr key={`${one} ${other}`}>
            <th scope="row">
              {one} and {other}
            </th>
            <td className="number-cell">{countText(images)}</td>
            <td className="number-cell">{accuracyText(agreement)}</td>
            <KappaCell kappa={kappa} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How far each reviewer says the same when an image comes back. */
export function SelfTable({ rows }: { readonly rows: AgreementReport['selfAgreement'] }) {
  return (
    <table className="list-table" aria-label="Agreement with oneself">
      <AgreementHead first="Reviewer" counted="Shown twice" />
      <tbody>
        {rows.map(({ reviewer, repeats, agreement, kappa }) => (
          <tr key={reviewer}>
            <th scope="row">{reviewer}</th>
            <td className="number-cell">{countText(repeats)}</td>
            <td className="number-cell">{accuracyText(agreement)}</td>
            <KappaCell kappa={kappa} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Images by how many of their reviewers said the same. */
export function LevelsTable({ levels }: { readonly levels: AgreementReport['levels'] }) {
  return (
    <table className="list-table" aria-label="Agreement levels">
      <thead>
        <tr>
          <th scope="col">Reviewers who said the same</th>
          <th scope="col" className="number-cell">
            Images
          </th>
        </tr>
      </thead>
      <tbody>
        {levels.map(({ of, agreeing, images }) => (
          <tr key={`${of} ${agreeing}`}>
            <th scope="row">
              {agreeing} of {of}
            </th>
            <td className="number-cell">{countText(images)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AgreementHead(props: { readonly first: string; readonly counted: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">{props.first}</th>
        <th scope="col" className="number-cell">
          {props.counted}
        </th>
        <th scope="col" className="number-cell">
          Said the same
        </th>
        <th scope="col" className="number-cell">
          Cohen’s kappa
        </th>
      </tr>
    </thead>
  );
}

function KappaCell({ kappa }: { readonly kappa: number | null }) {
  return (
    <td className="number-cell">
      {kappaText(kappa)} <span className="dim">{agreementWord(kappa)}</span>
    </td>
  );
}
