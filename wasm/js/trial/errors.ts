// The errors of trial, under Twisted's names.
import { nameErrors } from '../errors.js';

/** A check failed: the test fails. Any other error is an error of the test. */
export class FailTest extends Error {}
/** Thrown by a test or its setUp: it is not to be run here, and the message says why. */
export class SkipTest extends Error {}
/** Delayed calls were left on the reactor after a test. They have been cancelled. */
export class DirtyReactorAggregateError extends Error {}

nameErrors({ FailTest, SkipTest, DirtyReactorAggregateError });
