// Lists: which Deferreds a DeferredList, or what is made of one, gathers. The trace does not say so; it shows how one is
// made: its Deferred, and right after it one pair for each that it gathers, on the same line of the program.
import type { Recording } from '../trace/recording.js';
import type { Id, RunState, Seq } from '../trace/state.js';

export interface Member {
  readonly id: Id;
  /** When the list's pair was added to it. */
  readonly added: Seq;
}

interface Known {
  readonly members: Map<Id, Member[]>;
  /** The lists by their members. */
  readonly listOf: Map<Id, Id>;
  seen: number;
  open: { id: Id; line: number; members: Member[] } | undefined;
}

const known = new WeakMap<Recording, Known>();

/** As far as the recording goes now. */
export function listsOf(recording: Recording): Pick<Known, 'members' | 'listOf'> {
  const found = known.get(recording) ?? { members: new Map(), listOf: new Map(), seen: 0, open: undefined };
  known.set(recording, found);
  const { events } = recording;
  for (; found.seen < events.length; found.seen += 1) {
    const { kind, deferred = 0, line = 0, seq } = events[found.seen]!;
    if (kind === 'deferred.made') {
      found.open = line > 0 ? { id: deferred, line, members: [] } : undefined;
    } else if (kind === 'deferred.added' && found.open && found.open.line === line && deferred !== found.open.id) {
      const { id, members } = found.open;
      members.push({ id: deferred, added: seq });
      if (members.length < 2) continue;
      found.members.set(id, members);
      for (const member of members.length === 2 ? members : members.slice(-1)) found.listOf.set(member.id, id);
    } else {
      found.open = undefined;
    }
  }
  return found;
}

const counted = new WeakMap<readonly Member[], { deferreds: RunState['deferreds']; count: number }>();

/** How many of a list's have told it their result. */
export function told(members: readonly Member[], { deferreds }: RunState): number {
  const known = counted.get(members);
  if (known?.deferreds === deferreds) return known.count;
  let count = 0;
  for (const { id, added } of members) {
    if (deferreds.get(id)?.pairs.some((pair) => pair.added === added && pair.entered > 0)) count += 1;
  }
  counted.set(members, { deferreds, count });
  return count;
}
