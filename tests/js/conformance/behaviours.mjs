// Behaviours: the functions that programs give to callbacks, and how they end.

class ErrA extends Error {
  name = 'ErrA';
}
class ErrB extends ErrA {
  name = 'ErrB';
}
class ErrC extends Error {
  name = 'ErrC';
}
const own = { ErrA, ErrB, ErrC };

export const errorOf = ({ type, msg }) => new own[type](msg);

export function behaviours(machine) {
  const { face, bound, say, show } = machine;
  const classOf = (type) => own[type] ?? face.defer[type];

  function invoke(behaviour, input, args, takesInput) {
    const event = { ev: 'call', b: behaviour.id };
    if (takesInput) event.in = show(input);
    if (args.length > 0) event.args = args;
    say(event);
    if (behaviour.do?.length > 0) {
      machine.perform(behaviour.do);
      say({ ev: 'end', b: behaviour.id });
    }
    return end(behaviour.ret, input);
  }

  function end(how, input) {
    const failed = input instanceof face.Failure;
    switch (how.t) {
      case 'const':
        return how.v;
      case 'pass':
        return input;
      case 'raise':
        throw errorOf(how.e);
      case 'fail':
        return new face.Failure(errorOf(how.e));
      case 'deferred':
        if (bound.has(how.d)) return bound.get(how.d);
        say({ ev: 'skip', op: 'ret', h: how.d });
        return null;
      case 'tag':
        return [how.v, failed ? machine.pythonName(input.value) : input];
      case 'trap':
        if (!failed) return input;
        input.trap(...how.types.map(classOf));
        return how.v;
      case 'check':
        return failed ? ['check', how.types.find((type) => input.check(classOf(type))) ?? null] : input;
    }
    throw new Error(`unknown end ${how.t}`);
  }

  /** A function for callbacks, and one for calls without input. */
  const taking = (behaviour) => (input, ...args) => invoke(behaviour, input, args, true);
  const plain = (behaviour) => (...args) => invoke(behaviour, null, args, false);

  function canceller(described) {
    let first = true;
    return (d) => {
      say({ ev: 'canceller', b: described.id, d: machine.nameOf(d) });
      if (!first) return;
      first = false;
      machine.perform(described.do ?? []);
      if (described.raise) throw errorOf(described.raise);
    };
  }

  function* inlineFunction(op) {
    let last = null;
    for (const [i, step] of op.steps.entries()) {
      say({ ev: 'step', b: op.id, i });
      machine.perform(step.do ?? []);
      const yielded = end(step.yield, last);
      try {
        last = (yield yielded) ?? null;
        say({ ev: 'resume', b: op.id, i, in: show(last) });
      } catch (error) {
        say({ ev: 'throw', b: op.id, i, in: show(new face.Failure(error)) });
        if (!step.catch) throw error;
        last = null;
      }
    }
    say({ ev: 'step', b: op.id, i: op.steps.length });
    return end(op.ret, last);
  }

  return { end, taking, plain, canceller, inlineFunction };
}
