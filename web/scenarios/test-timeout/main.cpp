#include <ravel/ravel.h>
#include <ravel/stage.h>

namespace {

using Answer = ravel::Deferred<std::string>;

// Hands on what d gives, or "too late" after limit seconds. Made by hand.
Answer patient(ravel::ReactorTime& clock, Answer d, double limit) {
  Answer result(clock.world());
  auto fire = [result](const std::string& value) mutable {
    if (!result.called()) result.callback(value);
  };
  clock.callLater(limit, fire, "too late");
  d.addCallback(fire);
  return result;
}

}  // namespace

void play(ravel::Stage& stage) {
  ravel::trial::Runner tests(stage);

  tests.test("answer in time", [](ravel::trial::TestCase& t) {
    ravel::Clock clock(t.world());
    Answer answer(t);
    const Answer d = patient(clock, answer, 1.0);
    clock.advance(0.5);
    t.assertNoResult(d);
    answer.callback("here");
    t.assertEqual(t.successResultOf(d), "here");
  });

  tests.test("gives up after 1.0", [](ravel::trial::TestCase& t) {
    ravel::Clock clock(t.world());
    const Answer d = patient(clock, Answer(t), 1.0);
    clock.advance(0.5);
    t.assertNoResult(d);
    clock.advance(0.5);
    t.assertEqual(t.successResultOf(d), "too late");
  });

  tests.test("late answer is harmless", [](ravel::trial::TestCase& t) {
    ravel::Clock clock(t.world());
    Answer answer(t);
    const Answer d = patient(clock, answer, 1.0);
    clock.advance(1.0);
    answer.callback("here");
    t.assertEqual(t.successResultOf(d), "too late");
  });

  tests.test("leaves no timer behind", [](ravel::trial::TestCase& t) {
    ravel::Clock clock(t.world());
    Answer answer(t);
    patient(clock, answer, 1.0);
    answer.callback("here");
    const auto left = clock.getDelayedCalls().size();
    t.assertTrue(left == 0, std::to_string(left) + " left");
  });

  tests.test("silent server", [](ravel::trial::TestCase& t) {
    Answer server(t);  // nobody fires it
    return server.addCallback([&t](const std::string& text) { t.assertEqual(text, "too late"); });
  });

  tests.setTimeout(5.0);
  tests.run();
  stage.reactor.run();
}
