import type cds from '@sap/cds';
import { SaldoError } from '../domain/errors.ts';
import { claimUplift } from '../domain/experiments/claim-uplift.ts';
import type { RankQuality } from '../domain/experiments/rank-quality.ts';
import { isIsoDate } from '../domain/iso-date.ts';
import type { Language } from '../domain/language.ts';
import { formatDecimal } from '../domain/money.ts';
import { idOf } from '../requests/id-of.ts';
import { languageOf } from '../requests/language-of.ts';
import { refuseForeignSegment, segmentsOf } from '../requests/limits.ts';
import { badRequest } from '../requests/refusal.ts';
import { textOf } from '../requests/text-of.ts';
import type { BacktestReport, BacktestRequest } from '../runs/backtest.ts';
import { askPortfolio } from './ask-portfolio.ts';
import { checkDays } from './check-validity.ts';
import { oneTrial } from './one-at-a-time.ts';

const LONGEST_HORIZON = 366;

/** How well a version would have ranked past days, self-cures apart (BACKTEST_NO_DAYS and others). */
export async function backtestVersion(request: cds.Request) {
  const input = readInput(request);
  refuseForeignSegment({ segments: segmentsOf(request.user) }, input.segment);
  const report = await oneTrial(() => askPortfolio('backtest', input));
  return told(report, languageOf(request.locale));
}

function readInput(request: cds.Request): BacktestRequest {
  const { segment, validFrom: from, validTo: to, horizonDays } = request.data;
  const { stage = null, sampleSize = null } = request.data;
  if (!isIsoDate(to)) throw badRequest('DATE_INVALID', 'validTo', { value: to });
  checkDays(from, to);
  if (!(horizonDays >= 1 && horizonDays <= LONGEST_HORIZON)) {
    throw badRequest('HORIZON_INVALID', 'horizonDays', {
      value: horizonDays,
      longest: LONGEST_HORIZON,
    });
  }
  if (sampleSize !== null && sampleSize < 1) {
    throw badRequest('SAMPLE_INVALID', 'sampleSize', { value: sampleSize });
  }
  return { segment, version: idOf(request), from, to, horizonDays, stage, sampleSize };
}

function told(
  { from, to, days, quality, minorDigits, ...report }: BacktestReport,
  language: Language,
) {
  return {
    ...report,
    validFrom: from,
    validTo: to,
    ...qualityOf(quality, minorDigits),
    days: days.map(({ day, until, quality: of }) => ({
      day,
      until,
      ...qualityOf(of, minorDigits),
    })),
    ...noUplift(report.strategy, quality, language),
  };
}

function qualityOf({ exposure, rolled, selfCured, gini, slices }: RankQuality, digits: number) {
  return {
    exposure: formatDecimal(exposure, digits),
    rolled: formatDecimal(rolled, digits),
    selfCured: formatDecimal(selfCured, digits),
    gini,
    slices: slices.map((slice, index) => ({ slice: index + 1, ...slice })),
  };
}

/** A backtest shows how a version ranks, never what it brings: the refusal is part of the answer. */
function noUplift(strategy: string, quality: RankQuality, language: Language) {
  try {
    return { uplift: claimUplift({ kind: 'backtest', strategy, quality }).difference };
  } catch (error) {
    if (!(error instanceof SaldoError)) throw error;
    const { code, details, message } = error;
    return {
      uplift: null,
      upliftCode: code,
      upliftText: textOf(code, language, details) ?? message,
    };
  }
}
