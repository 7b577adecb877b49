import { serve } from '../serve';
import { testExperiments } from './experiments';

// The worker of the tests: the site's runner with experiments that go wrong.
serve({ experiments: testExperiments, claims: {} });
