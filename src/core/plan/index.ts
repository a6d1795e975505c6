export { attemptPolicyOf } from './attempts.ts';
export { MOST_RUNS, planRun, type RunOrder } from './planRun.ts';
export { planRequest, type PlanSettings } from './planRequest.ts';
export { tierLimits } from './tierLimits.ts';
export { createRowPlanner, type DataRow, type RowProblem, type RowsSummary } from './dataRows.ts';
export { LANE_APIS, type DraftLane, type LaneApi, type LaneSettings } from './workflow.ts';
export { statedUnitCost, usageUnitCost, type UnitCost } from './unitCost.ts';
