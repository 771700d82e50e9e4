#include <ravel/ravel.h>
#include <ravel/stage.h>

namespace {

using Say = std::function<void(const std::string&)>;

// Says n at once, then one less each second.
void countdown(ravel::Clock& clock, int n, Say say) {
  say(std::to_string(n));
  if (n > 1) clock.callLater(1.0, [&clock, n, say] { countdown(clock, n - 1, say); });
}

// What was said, with a space between.
struct Said {
  std::string words;
  Say say = [this](const std::string& word) { words += (words.empty() ? "" : " ") + word; };
};

}  // namespace

void play(ravel::Stage& stage) {
  ravel::trial::Runner tests(stage);

  tests.test("says the first number at once", [](ravel::trial::TestCase& t) {
    ravel::Clock clock(t.world());
    Said said;
    countdown(clock, 3, said.say);
    t.assertEqual(said.words, "3");
  });

  tests.test("one number per second", [](ravel::trial::TestCase& t) {
    ravel::Clock clock(t.world());
    Said said;
    countdown(clock, 3, said.say);
    clock.advance(1.0);
    t.assertEqual(said.words, "3 2");
    clock.advance(1.0);
    t.assertEqual(said.words, "3 2 1");
  });

  tests.test("ends with go", [](ravel::trial::TestCase& t) {
    ravel::Clock clock(t.world());
    Said said;
    countdown(clock, 3, said.say);
    clock.pump({1.0, 1.0, 1.0});
    t.assertEqual(said.words, "3 2 1 go");
  });

  tests.run();
}
