// Deep chains: none may exhaust the stack.
#include "conformance/interpreter.h"

namespace conformance {

using namespace ravel;

namespace {

using D = Deferred<Value>;

std::vector<D> chained(World& world, int count) {
  std::vector<D> all;
  all.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) all.emplace_back(world);
  for (int i = 0; i + 1 < count; ++i) all[i].addCallback([next = all[i + 1]](const Value&) { return next; });
  return all;
}

D sumOfFired(World& world, int count) {
  int sum = 0;
  for (int i = 0; i < count; ++i) sum += co_await succeed(world, 1);
  co_return Value(json(sum));
}

int number(const Value& value) { return std::get<json>(value.content()).get<int>(); }

}  // namespace

void Interpreter::opDeep(const json& op) {
  const int count = op.at("n");
  const std::string kind = op.at("kind");
  json results = json::array();
  const auto keep = [&](const Outcome<Value>& outcome) {
    results.push_back(outcome.failed() ? show(outcome.failure()) : show(outcome.value()));
  };
  if (kind == "outerFirst" || kind == "innerFirst") {
    auto all = chained(world_, count);
    all.front().addBoth(keep);
    for (int i = 0; i < count; ++i) {
      const int place = kind == "outerFirst" ? i : count - 1 - i;
      all[place].callback(Value(json(count)));
    }
  } else if (kind == "manyCallbacks" || kind == "firedInner") {
    D d(world_);
    for (int i = 0; i < count; ++i) {
      if (kind == "manyCallbacks") {
        d.addCallback([](const Value& x) { return Value(json(number(x) + 1)); });
      } else {
        d.addCallback([this](const Value& x) { return succeed(world_, Value(json(number(x) + 1))); });
      }
    }
    d.addBoth(keep);
    d.callback(Value(json(0)));
  } else if (kind == "inlineLoop") {
    sumOfFired(world_, count).addBoth(keep);
  } else {
    auto all = chained(world_, count);
    for (int i = 0; i + 1 < count; ++i) all[i].callback(Value());
  }
  say({{"ev", "deep"}, {"results", results}});
}

}  // namespace conformance
