// All test files, one by one: a bundle has no folder to look into.
import './features/breakdown.test.ts';
import './features/codeActions.test.ts';
import './features/codeLens.test.ts';
import './features/diagnostics.test.ts';
import './features/estimate.test.ts';
import './features/estimatorPage.test.ts';
import './features/folders.test.ts';
import './features/foreign.test.ts';
import './features/importPrices.test.ts';
import './features/migration.test.ts';
import './features/pictures.test.ts';
import './features/project.test.ts';
import './features/responsiveness.test.ts';
import './features/settings.test.ts';
import './features/sharedFindings.test.ts';
import './features/surfaces.test.ts';
import './features/typing.test.ts';
