import { isWorker } from "../actors.ts";
import type { Act } from "../acts.ts";
import { workerAt } from "../transaction.ts";
import * as breaker from "./acts/breaker.ts";
import * as call from "./acts/call.ts";
import * as feeder from "./acts/feeder.ts";
import * as job from "./acts/job.ts";
import * as worker from "./acts/worker.ts";
import { processOf } from "./site.ts";
import { expectAsFarAsModel, type Step, sessionOf } from "./step.ts";

/** Makes a move on the database. @throws Divergence if a verb does something different from the model. */
export const perform = (step: Step): Promise<void> => ON_THE_DATABASE[step.move.act](step);

const nothing = async (): Promise<void> => {};

async function neverWithoutReduction({ move }: Step): Promise<void> {
  throw new Error(`model-e11: ${move.act} is a move of the reduction, and traces are replayed without it`);
}

async function commit(step: Step): Promise<void> {
  const { site, move, before } = step;
  await sessionOf(step).commit();
  site.sessions.delete(move.who);
  if (!isWorker(move.who)) return;
  const { at } = workerAt(before, move.who);
  const process = processOf(site, move.who);
  if (at === "ANSWERED" || at === "CUT" || at === "FAILED") process.callId = null;
  if (move.state.workers[move.who]?.at === "GONE") process.isGone = true;
}

async function stop(step: Step): Promise<void> {
  await worker.stop(step);
  await expectAsFarAsModel(step);
}

const ON_THE_DATABASE: Readonly<Record<Act, (step: Step) => Promise<void>>> = {
  commit,
  takeDoorbell: worker.takeDoorbell,
  unlockDoorbell: worker.unlockDoorbell,
  deleteDoorbell: worker.deleteDoorbell,
  dropJob: neverWithoutReduction,
  takeFeeder: feeder.takeFeeder,
  ringFeeder: feeder.ringFeeder,
  deleteFeeder: worker.deleteDoorbell,
  claim: worker.claim,
  claimNothing: worker.claimNothing,
  claimDeclaredDead: worker.claimDeclaredDead,
  begin: call.begin,
  waitToBegin: call.waitToBegin,
  beginRefused: call.beginRefused,
  answer: call.answer,
  fail: nothing,
  cutOff: nothing,
  finish: call.finish,
  failCall: call.failCall,
  complete: job.complete,
  completeNothing: job.completeNothing,
  cancel: job.cancel,
  keepLive: job.keepLive,
  count: job.count,
  handBack: job.handBack,
  handBackNothing: job.handBackNothing,
  open: breaker.open,
  goOnOpening: expectAsFarAsModel,
  close: breaker.close,
  readBreaker: job.readBreaker,
  enqueue: job.enqueue,
  findCampaignOver: job.findCampaignOver,
  rescue: breaker.rescue,
  goOnRescuing: expectAsFarAsModel,
  stop,
  goOnStopping: expectAsFarAsModel,
  sweepUp: breaker.sweepUp,
  register: worker.registerAgain,
  kill: worker.kill,
  askToStop: nothing,
  holdCampaign: job.holdCampaign,
  countTooEarly: job.countTooEarly,
};
